//! What can be told from the state. Nothing here changes anything.

pub mod progress;
pub mod standards;
pub mod warnings;

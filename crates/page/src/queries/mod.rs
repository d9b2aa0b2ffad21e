//! What can be told from the state. Nothing here changes anything.

pub mod exchange;
pub mod figures;
pub mod form;
pub mod progress;
pub mod register;
pub mod result;
pub mod standards;
pub mod warnings;

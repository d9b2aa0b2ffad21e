//! Small shared pieces.

pub mod badge;
pub mod bar;
pub mod export;
pub mod field;
pub mod files;
pub mod foot;
pub mod link;
pub mod navigation;
pub mod notices;
pub mod papers;
pub mod period;
pub mod picture;
pub mod readiness;
pub mod seal;
pub mod select;
pub mod shortcuts;
pub mod top;

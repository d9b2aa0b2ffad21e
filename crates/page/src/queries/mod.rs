//! What can be told from the state. Nothing here changes anything.

pub mod check;
pub mod course;
pub mod duties;
pub mod edition;
pub mod exchange;
pub mod figures;
pub mod fill;
pub mod form;
pub mod import;
pub mod leaving;
pub mod lists;
pub mod navigation;
pub mod others;
pub mod picker;
pub mod places;
pub mod points;
pub mod progress;
pub mod register;
pub mod result;
pub mod review;
pub mod reviewed_items;
pub mod rollup;
pub mod round;
pub mod seal;
pub mod standards;
pub mod warnings;

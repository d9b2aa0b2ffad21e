//! A screen a file.

pub mod assess;
pub mod check;
pub mod course;
pub mod documents;
pub mod edition;
pub mod exchange;
pub mod figures;
pub mod fill;
pub mod form;
pub mod later;
pub mod manual;
pub mod negatives;
pub mod register;
pub mod result;
pub mod review;
pub mod rollup;
pub mod round;
pub mod start;

//! The page. One module a screen, and what they share.

pub mod assess;
pub mod check;
pub mod common;
pub mod course;
pub mod documents;
pub mod duties;
pub mod edition;
pub mod exchange;
pub mod export;
pub mod figures;
pub mod fill;
pub mod form;
pub mod import;
pub mod leaving;
pub mod manual;
pub mod negatives;
pub mod points;
pub mod register;
pub mod rest;
pub mod result;
pub mod review;
pub mod rollup;
pub mod round;
pub mod seal;
pub mod start;

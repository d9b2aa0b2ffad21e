//! The page against a world in memory: one program, for each of them is linked anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a test stops at the first surprise"
)]

mod any_order;
mod course;
mod doors;
mod duties;
mod edition;
mod exchange;
mod fill;
mod gate;
mod import;
mod job;
mod keeping;
mod leaving;
mod lists;
mod memory;
mod paper;
mod range;
mod review;
mod review_with_others;
mod rollup;
mod round;
mod route;
mod seal;
mod start;

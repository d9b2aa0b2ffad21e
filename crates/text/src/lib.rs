//! Every sentence that a user can see, one module a room. Nothing else holds Chinese text but the standards' own data.
#![no_std]

extern crate alloc;

pub mod chain;
pub mod defects;
pub mod documents;
pub mod letters;
pub mod period;
pub mod problems;
pub mod readiness;
pub mod reasons;
pub mod review_papers;
pub mod rulebooks;
pub mod rules;
pub mod screens;
pub mod tables;

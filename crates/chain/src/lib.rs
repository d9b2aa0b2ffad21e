#![no_std]
#![deny(clippy::float_arithmetic, clippy::float_cmp)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod bodies;
mod compare;
mod digest;
mod duties;
mod given;
mod lists;
mod merge;
mod merging;
mod migrate;
mod ordered;
mod place;
mod request;
mod review;
mod rollup;
mod round;
mod rows;
mod sample;
mod scan;
mod two_files;
mod units;
mod words;

pub use compare::{Change, CompareOptions, Comparison, StandardChange, compare};
pub use digest::digest;
pub use duties::{Duty, assigned, duties, known_units};
pub use lists::{Listed, listed};
pub use merge::merge;
pub use merging::{Clash, Merged, Missing, Offer, Taken};
pub use migrate::{MigrateOptions, Migrated, MigrationLine, Worded, migrate};
pub use request::{Request, RequestItem, RequestUnit, request_for};
pub use review::{Joined, Reviewed, join_reviews, reviewed};
pub use rollup::{
    Cell, Column, CountyLine, Desk, Gathering, Marked, MeasureLine, Measured, Note, ROLLUP_FORMAT, RolledUp, Row,
    Saving, SetAside, StandardLine, Table, View, areas_reached, by_county, roll_up, sum, tables,
};
pub use round::next_round;
pub use rows::sign as row_sign;
pub use sample::sample;
pub use scan::{Finding, Level, scan};
pub use two_files::merge_files;
pub use units::{Asked, Kind, Role, Unit, units};

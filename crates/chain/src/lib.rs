#![no_std]
#![deny(clippy::float_arithmetic, clippy::float_cmp)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod applied;
mod arithmetic;
mod bodies;
mod compare;
mod digest;
mod duties;
mod given;
mod joined;
mod lists;
mod marks;
mod merge;
mod merging;
mod migrate;
mod opinion;
mod ordered;
mod otherwise;
mod own_word;
mod place;
mod readings;
mod request;
mod review;
mod rollup;
mod round;
mod rows;
mod sample;
mod scan;
mod seal;
mod two_files;
mod units;
mod words;

pub use arithmetic::Arithmetic;
pub use compare::{Change, CompareOptions, Comparison, StandardChange, compare};
pub use digest::digest;
pub use duties::{Duty, assigned, duties, known_units};
pub use joined::{Joined, join_reviews};
pub use lists::{
    How, LIST_FORMAT, Listed, ORGANISATIONS, OnList, counted_on_lists, listed, names_organisations, on_lists,
    on_lists_at, read_list,
};
pub use marks::Counts as MarkCounts;
pub use merge::merge;
pub use merging::{Clash, Merged, Missing, Offer, Taken};
pub use migrate::{MigrateOptions, Migrated, MigrationLine, Worded, migrate};
pub use otherwise::{Otherwise, otherwise};
pub use own_word::{is_silent, says_not_applicable};
pub use readings::{readings_of, readings_of_column};
pub use request::{Request, RequestItem, RequestUnit, request_for};
pub use review::{Reviewed, item, reviewed};
pub use rollup::{
    Books, Cell, Column, CountyLine, Desk, Gathering, Marked, MeasureLine, Measured, Note, ROLLUP_FORMAT,
    RollUpOptions, RolledUp, Row, Saving, SetAside, StandardLine, Table, View, areas_reached, by_county, roll_up, sum,
    tables,
};
pub use round::next_round;
pub use rows::is_of_before as row_is_of_before;
pub use sample::sample;
pub use scan::{Finding, Level, scan};
pub use seal::{Seal, Source, has_mobile, is_of, seals, source, without_mobile};
pub use two_files::merge_files;
pub use units::{Asked, Kind, Role, Unit, units};

//! The tests that cross the crates, in one program: each of its own would be linked with all of them anew.

mod apart;
mod before;
mod cases;
mod chain;
mod editions;
mod fuzz;
mod growth;
mod layers;
mod own_names;
mod properties;
mod readiness;
mod registers;
mod rereading;
mod rollup;
mod rules;
mod several;
mod shipped;
mod sources;

//! A county's own table, taken into a register: what every cell comes to is said before anything happens.
//!
//! [`propose`] finds the tables of a sheet and which of their columns is which; [`plan`] says of every cell, row and column what becomes of
//! it, and lists the edits; [`at_cursor`] is for a block that keeps its places. Nothing is dropped without being named in a [`Mark`].

mod blocks;
mod headings;
mod html;
mod planning;
mod sums;

pub use blocks::{CursorPlan, Missed, at_cursor, delimited, is_block, pasted};
pub use headings::{ColumnProposal, Proposal, column_of, has_heading, headed, propose};
pub use html::merged_in;
pub use planning::{Ask, Edit, LeftOut, Mark, Mode, Plan, Settings, plan};

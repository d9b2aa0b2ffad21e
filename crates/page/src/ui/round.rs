//! 复核和对比: an older file beside the one that is open.

use weibao_chain::Comparison;

use crate::prelude::*;

/// What this screen needs.
#[derive(Debug, Default)]
pub struct State {
    /// The older file's name, and what is different. It is dropped with any other file that is opened.
    pub compared: Option<(String, Comparison)>,
}

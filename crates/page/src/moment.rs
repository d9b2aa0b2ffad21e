//! A moment on the user's clock.

use core::fmt;

use crate::prelude::*;

/// A moment on the user's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moment {
    /// 2026.
    pub year: u32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
    /// From 0.
    pub hour: u32,
    /// From 0.
    pub minute: u32,
}

impl Moment {
    /// 「2026-11-25」: the day as the core takes it.
    pub fn day(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Moment {
    /// 「14:32」.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.hour, self.minute)
    }
}

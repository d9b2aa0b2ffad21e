//! Word files: templates filled in, and read back as plain content.

pub(crate) mod content;
pub(crate) mod preview;
pub(crate) mod template;

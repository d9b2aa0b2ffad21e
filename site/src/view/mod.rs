//! What the page looks like. Views only read, and send.

pub mod components;
pub mod screens;

//! The page in a browser. What it is and does is in `weibao-page`: here it is shown (`view`), and given a world (`browser`).
//! `ARCHITECTURE.md` has the map.

pub mod browser;
pub mod mounting;
pub mod root;
pub mod send;
pub mod view;

//! Many counties beside each other, as files: the workbook of all tables, the summary, the picture. Counties stand by their codes; nothing ranks.

mod beside;
mod desk;
mod picture;
mod summary;
mod workbook;

pub use beside::{Beside, read};
pub use desk::{file, tell};
pub use picture::{areas_picture, standards_picture};
pub use summary::summary;
pub use workbook::workbook;

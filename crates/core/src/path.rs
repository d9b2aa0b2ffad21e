//! Places in a JSON value, rendered as JSON pointers only when something is wrong there.

use alloc::format;
use alloc::string::String;

/// A place, as a chain to the root.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    /// The whole input.
    Root,
    /// A field of an object.
    Field(&'a Path<'a>, &'a str),
    /// An item of a list.
    Item(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    /// The place of a field.
    pub(crate) fn field(&'a self, name: &'a str) -> Self {
        Path::Field(self, name)
    }

    /// The place of an item.
    pub(crate) fn item(&'a self, index: usize) -> Self {
        Path::Item(self, index)
    }

    /// As RFC 6901 has it.
    pub(crate) fn pointer(&self) -> String {
        match self {
            Path::Root => String::new(),
            Path::Field(parent, name) => format!("{}/{}", parent.pointer(), escaped(name)),
            Path::Item(parent, index) => format!("{}/{}", parent.pointer(), index),
        }
    }
}

/// The JSON pointer of these steps, from the root.
///
/// ```
/// assert_eq!(weibao_core::pointer(&["answers", "10.1.2", "a/b"]), "/answers/10.1.2/a~1b");
/// ```
pub fn pointer<S: AsRef<str>>(steps: &[S]) -> String {
    steps.iter().flat_map(|step| [String::from("/"), escaped(step.as_ref())]).collect()
}

/// A step as RFC 6901 writes it.
fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

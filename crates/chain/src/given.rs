//! What functions are given: days, files as values or as text. What cannot be taken is a problem.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use weibao_core::Problem;
use weibao_core::date::Date;
use weibao_core::json::Parsed;

/// The one problem for which nothing is given.
pub(crate) fn problem(code: &str, path: &str, text: String) -> Vec<Problem> {
    alloc::vec![Problem { code: code.into(), path: path.into(), text }]
}

/// A file that came as a value or as its JSON text.
pub(crate) fn parsed(file: &Value) -> Result<Cow<'_, Value>, Vec<Problem>> {
    match file {
        Value::String(text) => serde_json::from_str::<Parsed<'_>>(text)
            .map(|parsed| Cow::Owned(parsed.into()))
            .map_err(|_| problem("unreadable", "", weibao_text::chain::unreadable_file())),
        value => Ok(Cow::Borrowed(value)),
    }
}

/// A day that was given to a function.
pub(crate) fn day(given: &str, path: &str) -> Result<Date, Vec<Problem>> {
    Date::read(given).ok_or_else(|| problem("not_a_date", path, weibao_text::problems::not_a_date()))
}

//! What papers say of the saved file behind them: who sends them, and which revision they are made of.

use serde_json::Value;
use weibao_text::documents as words;

/// Who sends documents: the body that a saved file says leads, if any.
pub fn sender(file: &Value) -> Option<String> {
    let said = |place: &str| file.pointer(place).and_then(Value::as_str).unwrap_or_default();
    let sender = words::sender(said("/county/name"), said("/lead/kind"), said("/lead/body"), said("/lead/office"));
    (!sender.is_empty()).then_some(sender)
}

/// Which revision of a saved file papers are made of, and by which check the two are matched; empty where it was never written out.
pub(crate) fn made_of(file: &Value) -> String {
    let said = |made_of: weibao_chain::Source| {
        words::made_of(made_of.revision, &weibao_text::chain::check_number(&made_of.digest), made_of.changed)
    };
    weibao_chain::source(file).map(said).unwrap_or_default()
}

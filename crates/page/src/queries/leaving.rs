//! What looks like personal data in what is about to leave this machine.

use serde_json::{Value, json};
use weibao_chain::{Level, scan};
use weibao_text::screens::common as text;

use super::check::place_of;
use super::places::name_of;
use super::warnings::said;
use crate::model::Model;
use crate::msg::{Documents, Exchange, Fill, Msg, Register, Review, Round};
use crate::prelude::*;
use crate::saved_file::steps;
use crate::ui::documents::Work;
use crate::ui::leaving::Found;

/// What would leave by a message, and where; nothing where nothing of the user's texts does.
fn leaves(model: &Model, msg: &Msg) -> Option<Value> {
    match msg {
        Msg::Fill(Fill::Save | Fill::SavePage) => Some(json!(model.ui.fill.said)),
        Msg::Review(Review::HandOut | Review::Export(_) | Review::Save) => {
            model.ui.review.open.as_ref().map(|open| open.review.value().clone())
        }
        Msg::Documents(Documents::Seal(_)) if model.ui.seal.without_mobile => {
            model.session().map(|session| weibao_chain::without_mobile(session.file().value()))
        }
        Msg::SaveAs
        | Msg::SavePage
        | Msg::Documents(Documents::Begin(Work::Export(_)) | Documents::Seal(_))
        | Msg::Register(Register::Export)
        | Msg::Round(Round::Export(_))
        | Msg::Exchange(Exchange::Workbooks | Exchange::Zip | Exchange::Requests | Exchange::Pages) => {
            model.session().map(|session| session.file().value().clone())
        }
        _ => None,
    }
}

/// What looks like personal data in what would leave by a message, and was not dismissed. Nothing where all of it is of the least level:
/// of that nobody is asked.
pub fn before_leaving(model: &Model, msg: &Msg, today: &str) -> Vec<Found> {
    let Some(value) = leaves(model, msg) else { return Vec::new() };
    let catalog = model.session().map_or(&model.catalog, |session| session.catalog());
    let found = scan(&value, Some(today)).into_iter().filter_map(|found| {
        let said = said(&value, &found.at);
        // A unit's answers lie beside each other by their places.
        let steps = steps(&found.at);
        let at = steps.first().filter(|first| first.starts_with('/')).map_or(found.at.as_str(), String::as_str);
        let sentence = text::personal(&found.masked, &found.text);
        let sentence = name_of(catalog, at).map_or(sentence.clone(), |name| text::personal_at(&name, &sentence));
        let place = place_of(catalog, at).filter(|_| !matches!(msg, Msg::Fill(_) | Msg::Review(_)));
        let (level, masked) = (found.level, found.masked);
        (!model.dismissed.has(&found.at, &said))
            .then_some((level, Found { at: found.at, said, masked, text: sentence, place }))
    });
    let found: Vec<(Level, Found)> = found.collect();
    let is_grave = found.iter().any(|(level, _)| *level != Level::C);
    found.into_iter().filter(|_| is_grave).map(|(_, found)| found).collect()
}

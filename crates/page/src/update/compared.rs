//! What came back, and another officer's file, held against what the county has.

use serde_json::{Value, json};
use weibao_chain::{merge, merge_files};
use weibao_text::screens::exchange as text;

use crate::model::Model;
use crate::prelude::*;
use crate::saved_file::at;
use crate::ui::exchange::Twin;
use crate::world::World;

pub(super) fn today(world: &impl World) -> String {
    world.now().day()
}

/// A file cannot be used.
pub(super) fn refuse(model: &mut Model, name: String, reasons: Vec<String>) -> bool {
    let sentence = text::refused(&name);
    model.ui.exchange.refused.retain(|(refused, _)| *refused != name);
    model.ui.exchange.refused.push((name, reasons));
    model.ui.announce(sentence)
}

/// Holds what came back against what the county has.
pub(super) fn refresh(model: &mut Model, world: &mut impl World) {
    let today = today(world);
    refresh_twin(model);
    let Some(session) = model.session() else { return };
    let (catalog, file) = (session.catalog(), session.file().value());
    let replies: Vec<Value> = model.ui.exchange.received.iter().map(|received| received.reply.clone()).collect();
    let merged = merge(catalog, file, &replies, &today).ok();
    let mut clashes = merged.as_ref().map(|merged| merged.clashes.clone()).unwrap_or_default();
    // What was taken before and never settled is still open.
    let known = session.file().get(at::REPLIES).and_then(Value::as_array);
    if let Some(known) = known {
        let again: Vec<Value> = known.iter().map(as_reply).collect();
        let open = merge(catalog, file, &again, &today).map(|merged| merged.clashes).unwrap_or_default();
        for clash in open {
            let is_settled = session.file().settled(&clash.at).is_some();
            if !is_settled && clashes.iter().all(|known| known.at != clash.at) {
                clashes.push(clash);
            }
        }
    }
    let state = &mut model.ui.exchange;
    state.today = today;
    state.chosen.retain(|at, _| clashes.iter().any(|clash| clash.at == *at));
    state.clashes = clashes;
    state.merged = merged;
}

/// What a saved file keeps of a reply, as a reply.
fn as_reply(kept: &Value) -> Value {
    let mut reply = json!({ "format": "weibao.reply", "version": 1 });
    for name in ["request", "unit", "filled_on", "file", "values"] {
        if let (Some(fields), Some(value)) = (reply.as_object_mut(), kept.get(name)) {
            fields.insert(name.to_owned(), value.clone());
        }
    }
    reply
}

/// Another file is there.
pub(super) fn offer_twin(model: &mut Model, file: String, theirs: Value) -> bool {
    let Some(session) = model.session() else { return false };
    match merge_files(session.catalog(), session.file().value(), &theirs) {
        Ok(merged) => {
            let said = text::twin_read(&file);
            model.ui.exchange.twin = Some(Twin { file, theirs, merged, chosen: Default::default() });
            model.ui.announce(said)
        }
        Err(problems) => refuse(model, file, problems.into_iter().map(|problem| problem.text).collect()),
    }
}

/// Holds it anew against what is open, which may have changed. What was chosen stays where it is still asked.
pub(super) fn refresh_twin(model: &mut Model) {
    let Some(Twin { file, theirs, chosen, .. }) = model.ui.exchange.twin.take() else { return };
    offer_twin(model, file, theirs);
    if let Some(twin) = &mut model.ui.exchange.twin {
        twin.chosen = chosen;
        let clashes = &twin.merged.clashes;
        twin.chosen.retain(|place, _| clashes.iter().any(|clash| clash.at == *place));
    }
}

//! 填报通知 and 催办函: what they say is worked out here, their paper is made by the documents' program.

use serde_json::{Value, json};
use weibao_terms::Letter;
use weibao_text::documents::sender;
use weibao_text::screens::exchange as text;

use super::compared::today;
use super::picked::picked;
use crate::file::safe;
use crate::model::Model;
use crate::prelude::*;
use crate::queries::exchange::{asked, field, owing, sent};
use crate::saved_file::at;
use crate::session::Session;
use crate::ui::Notice;
use crate::world::{Job, World};

/// The notice to the units that are picked: what each is asked, for which period, until when.
pub(super) fn notice(model: &mut Model, world: &mut impl World) -> bool {
    let Some(requests) = picked(model, world) else { return true };
    let due = requests.first().and_then(|(request, _)| request.get("due").cloned());
    let units = requests.iter().map(|(request, name)| {
        let items = request.get("items").and_then(Value::as_array).map_or(0, Vec::len);
        json!({ "name": name, "items": items })
    });
    let units: Vec<Value> = units.collect();
    write(model, Letter::Notice, json!({ "due": due, "units": units }), text::notice_file, world)
}

/// A letter to each unit that owes something: of those that are picked, where some are.
pub(super) fn chase(model: &mut Model, world: &mut impl World) -> bool {
    let state = &model.ui.exchange;
    let Some(session) = model.session() else { return false };
    let names = asked(session);
    let all = owing(session, state);
    let mine = all.iter().filter(|owing| state.picked.is_empty() || state.picked.contains(&owing.key));
    let units: Vec<Value> = mine
        .map(|owing| {
            let request = sent(session, &owing.key);
            let made_on = request.map(|request| field(request, "made_on")).unwrap_or_default();
            json!({
                "name": names.iter().find(|asked| asked.unit.key == owing.key).map(|asked| asked.unit.name.as_str()),
                "sent_on": made_on, "due": owing.due, "late": owing.late,
                "items": owing.asked, "count": owing.count, "owed": owing.owed,
            })
        })
        .collect();
    if units.is_empty() {
        return model.ui.tell(Notice::bad(text::NOBODY_OWES));
    }
    write(model, Letter::Chase, json!({ "units": units }), text::letters_file, world)
}

fn write(
    model: &mut Model,
    letter: Letter,
    mut about: Value,
    name: fn(&str) -> String,
    world: &mut impl World,
) -> bool {
    let Some(session) = model.session() else { return false };
    let name = name(&safe(session.county()));
    if let (Some(fields), Some(shared)) = (about.as_object_mut(), shared(session, &today(world)).as_object()) {
        fields.insert("letter".to_owned(), letter.key().into());
        fields.extend(shared.clone());
    }
    let ticket = model.ticket();
    model.ui.exchange.writing = Some((ticket, name));
    world.documents(ticket, Job::Letter(about));
    true
}

/// What both say of the county.
fn shared(session: &Session, today: &str) -> Value {
    let file = session.file();
    let said = |place: &str| file.text(place).to_owned();
    json!({
        "county": session.county(),
        "sender": sender(session.county(), file.text(at::LEAD_KIND), file.text(at::LEAD_BODY), file.text(at::LEAD_OFFICE)),
        "from": said(at::PERIOD_FROM), "to": said(at::PERIOD_TO), "as_of": said(at::PERIOD_AS_OF), "today": today,
    })
}

//! 进程和牵头单位: dates of stages, and who leads. A date forbids nothing.

use serde_json::{Map, Value};
use weibao_core::date::Date;
use weibao_core::maps::object;
use weibao_text::screens::course as text;

use super::edit::edit;
use crate::model::Model;
use crate::msg::Course;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::course as query;
use crate::saved_file::{Edit, at};
use crate::session::{Change, Session};
use crate::ui::Notice;
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Course, world: &mut impl World) -> bool {
    let today = world.now().day();
    let Some(session) = model.session() else { return false };
    let edit = match msg {
        Course::Date(key, end, day) => match dated(session, key, end, day.trim(), &today) {
            Some(edit) => edit,
            None => return model.ui.tell(Notice::bad(text::WRONG_DAY)),
        },
        Course::Done(key, done) => stage(session, key, |stage| {
            set(stage, "done_on", if done { &today } else { "" });
        }),
        Course::Lead(kind) => lead(session, kind),
    };
    let what = match msg_key(&edit) {
        Some(key) => text::what(text::stage(key)),
        None => text::LEAD_BODY.to_owned(),
    };
    self::edit(model, Change::new(edit, what, Place::Course), world)
}

/// The stage that an edit is about.
fn msg_key(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::Set(_, value) | Edit::Insert(_, value) => value.get("key")?.as_str(),
        Edit::Remove(_) | Edit::All(_) => None,
    }
}

fn set(stage: &mut Map<String, Value>, field: &str, day: &str) {
    if day.is_empty() {
        stage.remove(field);
    } else {
        stage.insert(field.to_owned(), day.into());
    }
}

/// Changes what the county says of a stage.
fn stage(session: &Session, key: &str, change: impl FnOnce(&mut Map<String, Value>)) -> Edit {
    let own = query::own(session, key);
    let mut stage = own.and_then(|(_, stage)| stage.as_object()).cloned().unwrap_or_default();
    stage.insert("key".to_owned(), key.into());
    change(&mut stage);
    let there = session.file().get(at::STAGES).and_then(Value::as_array).map_or(0, Vec::len);
    match own {
        Some((index, _)) => Edit::Set(at::stage(index), Value::Object(stage)),
        None => Edit::Insert(at::stage(there), Value::Object(stage)),
    }
}

/// Dates a stage; the dates that held before stay in its record. Nothing where the new ones are none.
fn dated(session: &Session, key: &str, end: bool, day: &str, today: &str) -> Option<Edit> {
    if !day.is_empty() {
        Date::read(day)?;
    }
    let shown = query::stages(session, today).into_iter().find(|stage| stage.key == key)?;
    let before = [shown.from.unwrap_or_default(), shown.to.unwrap_or_default()];
    // A province's days of another year are no bound for the county's own.
    let mut after = if shown.own { before.clone() } else { Default::default() };
    *after.get_mut(usize::from(end))? = day.to_owned();
    let [from, to] = &after;
    if Date::read(from).zip(Date::read(to)).is_some_and(|(from, to)| to < from) {
        return None;
    }
    let [old_from, old_to] = before;
    Some(stage(session, key, |stage| {
        if !(old_from.is_empty() && old_to.is_empty()) {
            let mut moved = Map::new();
            moved.insert("on".to_owned(), today.into());
            set(&mut moved, "from", &old_from);
            set(&mut moved, "to", &old_to);
            let record = stage.entry("moved").or_insert_with(|| Value::Array(Vec::new()));
            if let Some(record) = record.as_array_mut() {
                record.push(Value::Object(moved));
            }
        }
        set(stage, "from", from);
        set(stage, "to", to);
    }))
}

/// Who leads; the name that papers use is proposed where nothing of one's own was typed.
fn lead(session: &Session, kind: Option<&str>) -> Edit {
    let Some(kind) = kind else { return Edit::Remove(at::LEAD.to_owned()) };
    let typed = session.file().text(at::LEAD_BODY).trim();
    let is_own = !typed.is_empty() && text::LEAD_KINDS.iter().all(|(kind, _)| text::lead_body(kind) != typed);
    let body = if is_own { typed } else { text::lead_body(kind) };
    let mut lead = session.file().get(at::LEAD).cloned().unwrap_or_else(|| object([]));
    if let Some(fields) = lead.as_object_mut() {
        fields.insert("kind".to_owned(), kind.into());
        set(fields, "body", body);
    }
    Edit::Set(at::LEAD.to_owned(), lead)
}

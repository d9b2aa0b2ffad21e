//! Names of organisations that are on a list: illegal social organisations. A match is a question, and changes nothing.

use serde_json::{Map, Value};
use weibao_chain::{ORGANISATIONS, OnList, counted_on_lists, names_organisations, on_lists, on_lists_at};
use weibao_core::catalog::Register;
use weibao_text::screens::{common, register as text};

use super::places::name_of;
use crate::prelude::*;
use crate::saved_file::{Edit, SavedFile, at, steps};
use crate::session::Session;
use crate::ui::import::Import;

/// The names in what is open.
pub fn of_file(session: &Session) -> Rc<Vec<OnList>> {
    session.found(|session| on_lists(&session.beside().name_lists(), session.file().value()))
}

/// A line for each: what its place is called, and what is asked.
pub fn lines<'f>(session: &'f Session, found: &'f [OnList]) -> impl Iterator<Item = String> + 'f {
    found.iter().map(|found| common::defect(name_of(session.catalog(), &found.at).as_deref(), &found.text))
}

/// What is to be asked on the card of a standard: of its evidence, and of what its figure counts.
pub fn of_standard(session: &Session, standard: &str) -> Vec<String> {
    if !names_organisations(standard) {
        return Vec::new();
    }
    let found = of_file(session);
    let counted = counted_on_lists(&found, session.file().value(), standard);
    let evidence = [&at::answer(standard), "/"].concat();
    let own: Vec<OnList> = found.iter().filter(|found| found.at.starts_with(&evidence)).cloned().collect();
    counted.into_iter().chain(lines(session, &own)).collect()
}

/// The names in what came back from a unit and was not yet taken; what it says stands by places of the saved file.
pub fn of_reply(session: &Session, reply: &Value) -> Vec<String> {
    let mut said = SavedFile::new(Value::Object(Map::new()));
    for (place, value) in reply.get("values").and_then(Value::as_object).into_iter().flatten() {
        let steps = steps(place);
        let names_some = match steps.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["registers", register] => *register == ORGANISATIONS,
            ["answers", standard, "evidence"] => names_organisations(standard),
            _ => false,
        };
        if names_some {
            said.apply(Edit::Set(place.clone(), value.clone()));
        }
    }
    let found = on_lists(&session.beside().name_lists(), said.value());
    // Its rows are no rows of the file: they go by their names.
    found.iter().map(|found| common::defect(Some(&found.said), &found.text)).collect()
}

/// The names in a register's rows: of each its row.
pub fn of_register(session: &Session, register: &str) -> Vec<(usize, OnList)> {
    // Only one register names organisations: the others are not looked through.
    let own = [&at::register(register), "/"].concat();
    let row = |found: &OnList| found.at.strip_prefix(&own)?.split('/').next()?.parse().ok();
    of_file(session).iter().filter_map(|found| Some((row(found)?, found.clone()))).collect()
}

/// The names in a table on its way into a register, each with its row.
pub fn of_import(session: &Session, register: &Register, import: &Import) -> Vec<String> {
    let Some(name) = import.settings.columns.iter().position(|place| *place == Some(0)) else { return Vec::new() };
    if register.key != ORGANISATIONS {
        return Vec::new();
    }
    let lists = session.beside().name_lists();
    let names = import.rows().iter().filter_map(|cells| cells.get(name)).map(|cell| cell.text.trim());
    let found = names.flat_map(|name| on_lists_at(&lists, String::new(), name));
    found.map(|found| common::defect(Some(&found.said), &found.text)).collect()
}

/// Which lists a register is held against, and up to which day they speak; nothing where it names no organisations.
pub fn note(session: &Session, register: &Register) -> Option<String> {
    let names_organisations = register.key == ORGANISATIONS;
    let named: Vec<String> =
        session.beside().name_lists().iter().map(|list| text::list(&list.title, &list.as_of)).collect();
    (names_organisations && !named.is_empty()).then(|| text::lists(&named.join("、")))
}

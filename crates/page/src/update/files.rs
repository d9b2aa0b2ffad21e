//! Files that the user chose or dropped.

use weibao_text::screens::{
    common as text, documents as of_documents, figures as of_figures, import as of_import, start,
};

use super::open::{self, ALL_STANDARDS, Opened, receive};
use super::{compared, documents, exchange, figures, fill, foreign, keep, register, rest, review, rollup, round};
use crate::carried::{inside, is_to_be_filled};
use crate::file::Chosen;
use crate::file::LARGEST;
use crate::keeping::Kept;
use crate::model::Model;
use crate::msg::Msg;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::{places, warnings};
use crate::rest::Here;
use crate::saved_file::json_text;
use crate::ui::Notice;
use crate::world::{Purpose, World};

/// No template is larger, in bytes.
const LARGEST_TEMPLATE: u64 = 20_000_000;

/// Whether a file is named like a spreadsheet; of .et the reader says what to do with it.
fn is_spreadsheet(file: &Chosen) -> bool {
    [".xlsx", ".xlsm", ".xls", ".ods", ".et", ".xlsb", ".csv"].iter().any(|kind| file.ends_with(kind))
}

/// A file was chosen or dropped: has it read, if it can be what it is for.
pub(super) fn chosen(model: &mut Model, purpose: Purpose, file: &Chosen, world: &mut impl World) -> bool {
    let dropped_template = matches!(model.ui.place, Place::Documents { .. }) && file.ends_with(".docx");
    let purpose = match (purpose, &model.ui.place) {
        (Purpose::Assessment, _) if dropped_template => Purpose::Template,
        (Purpose::Assessment, Place::Exchange) => Purpose::Reply,
        (Purpose::Assessment, Place::Fill) => Purpose::Request,
        (Purpose::Assessment, Place::Register { .. }) if is_spreadsheet(file) => Purpose::Table,
        _ => purpose,
    };
    if purpose == Purpose::Assessment {
        if file.size > LARGEST {
            let told = Notice::bad(text::file_refused(&file.name));
            return model.ui.tell(told.with([text::FILE_TOO_LARGE.to_owned()]));
        }
        world.read(file, purpose);
        return false;
    }
    match model.rest.here() {
        Some(here) => chosen_for_a_room(here, model, purpose, file, world),
        None => rest::hold(model, Msg::Chosen(purpose, file.clone()), world),
    }
}

/// A door: the same for what only one room reads.
#[inline(never)]
fn chosen_for_a_room(_: Here, model: &mut Model, purpose: Purpose, file: &Chosen, world: &mut impl World) -> bool {
    let too_large = |told: String| Notice::bad(told).with([text::FILE_TOO_LARGE.to_owned()]);
    match purpose {
        Purpose::Template if file.ends_with(".doc") || file.ends_with(".wps") => {
            return documents::refuse(model, file.name.clone(), of_documents::NOT_DOCX);
        }
        Purpose::Template if file.size > LARGEST_TEMPLATE => {
            return documents::refuse(model, file.name.clone(), of_documents::TOO_LARGE);
        }
        Purpose::Template => {}
        Purpose::Older | Purpose::Newer | Purpose::EarlierRollUp | Purpose::Review | Purpose::Request
            if file.size > LARGEST =>
        {
            return model.ui.tell(too_large(text::file_refused(&file.name)));
        }
        Purpose::Beside if file.size > LARGEST => {
            return model.ui.tell(too_large(of_figures::book_refused(&file.name)));
        }
        Purpose::Reply if file.size > LARGEST => {
            return compared::refuse(model, file.name.clone(), vec![text::FILE_TOO_LARGE.to_owned()]);
        }
        Purpose::Table if !is_spreadsheet(file) => {
            return register::import::refuse(model, &file.name, vec![of_import::NOT_A_TABLE.to_owned()]);
        }
        Purpose::Table if file.size > LARGEST => {
            return register::import::refuse(model, &file.name, vec![text::FILE_TOO_LARGE.to_owned()]);
        }
        Purpose::Assessment
        | Purpose::Beside
        | Purpose::Older
        | Purpose::Newer
        | Purpose::EarlierRollUp
        | Purpose::Reply
        | Purpose::Request
        | Purpose::Review
        | Purpose::RollUp
        | Purpose::Table => {}
    }
    world.read(file, purpose);
    false
}

/// A file was read, or could not be.
pub(super) fn read(
    model: &mut Model,
    purpose: Purpose,
    name: String,
    bytes: Option<Vec<u8>>,
    world: &mut impl World,
) -> bool {
    match (purpose, bytes, model.rest.here()) {
        (Purpose::Assessment, None, _) => {
            model.ui.tell(Notice::bad(text::file_refused(&name)).with([text::FILE_UNREADABLE.to_owned()]))
        }
        (Purpose::Assessment, Some(bytes), _) => assessment(model, name, bytes, world),
        (_, bytes, Some(here)) => read_for_a_room(here, model, (purpose, name, bytes), world),
        (_, bytes, None) => rest::hold(model, Msg::Read(purpose, name, bytes), world),
    }
}

/// A door: the same for what only one room reads.
#[inline(never)]
fn read_for_a_room(
    _: Here,
    model: &mut Model,
    (purpose, name, bytes): (Purpose, String, Option<Vec<u8>>),
    world: &mut impl World,
) -> bool {
    match (purpose, bytes) {
        // The first part reads it.
        (Purpose::Assessment, _) => false,
        (Purpose::Template, None) => documents::refuse(model, name, text::FILE_UNREADABLE),
        (Purpose::Template, Some(bytes)) => documents::fill(model, &name, bytes, world),
        (Purpose::Reply, bytes) => exchange::read(model, name, bytes, world),
        (Purpose::EarlierRollUp, bytes) => rollup::compare(model, &name, bytes, world),
        (Purpose::Older, bytes) => round::read(model, name, bytes, false),
        (Purpose::Newer, bytes) => round::read(model, name, bytes, true),
        (Purpose::Review, bytes) => review::read(model, name, bytes, world),
        (Purpose::Request, bytes) => fill::read(model, name, bytes, world),
        (Purpose::RollUp, bytes) => rollup::read(model, name, bytes, world),
        (Purpose::Beside, bytes) => figures::read(model, &name, bytes, world),
        (Purpose::Table, bytes) => register::import::read(model, name, bytes, world),
    }
}

fn assessment(model: &mut Model, name: String, bytes: Vec<u8>, world: &mut impl World) -> bool {
    // A page with data inside is opened as what it carries.
    let carried = core::str::from_utf8(&bytes).ok().and_then(inside);
    let bytes = carried.map_or(bytes, |value| json_text(&value).into_bytes());
    if model.mount.is_page() && open::json(&bytes).is_ok_and(|value| is_to_be_filled(&value)) {
        return read(model, Purpose::Request, name, Some(bytes), world);
    }
    let (opened, damage) = open::bytes(&model.editions, &bytes);
    let (mut session, problems) = match opened {
        Opened::Refused(lines) => return model.ui.tell(Notice::bad(text::file_refused(&name)).with(lines)),
        Opened::Foreign(value) => return foreign::show(model, name, value, world),
        Opened::Open(session, problems) => (session, problems),
    };
    let again = Msg::Read(Purpose::Assessment, name.clone(), Some(bytes));
    if !keep::may_leave(model, again, world) {
        return true;
    }
    session.came_from(told_apart(&name, &model.ui.start.kept));
    if !receive(model, *session, None, start::OPEN, ALL_STANDARDS, world) {
        return false;
    }
    let personal = looks_personal(model, &world.now().day());
    if damage.is_some() {
        model.ui.tell(Notice::bad(text::file_opened_in_part(&name)).with(damage.into_iter().chain(personal)));
    } else if !problems.is_empty() {
        let lines = model.session().map(|session| places::defects(session.catalog(), &problems)).unwrap_or_default();
        model.ui.tell(Notice::bad(text::file_opened_with_problems(&name)).with(lines.into_iter().chain(personal)));
    } else if model.mount.is_page() || !personal.is_empty() {
        model.ui.tell(Notice::good(text::file_opened(&name)).with(personal));
    }
    true
}

/// What looks like personal data in what is open now, under a line that says how much; the form's contact is no finding.
fn looks_personal(model: &Model, today: &str) -> Vec<String> {
    let found = model.session().map(|session| warnings::of_value(session.file().value(), today));
    warnings::headed(found.unwrap_or_default())
}

/// A file's name, with a number where one of the same name was opened before and is kept: two can be told apart.
fn told_apart(name: &str, kept: &[Kept]) -> String {
    let is_there = |name: &str| kept.iter().filter_map(|kept| kept.head.as_ref()).any(|head| head.origin == name);
    let mut origin = name.to_owned();
    let mut number: usize = 1;
    while is_there(&origin) {
        number = number.saturating_add(1);
        origin = start::opened_again(name, number);
    }
    origin
}

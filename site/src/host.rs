//! What the app is mounted into: the page itself, or a portal's page by way of the custom element.

use js_sys::Function;
use serde_json::Value;
use weibao_core::Problem;
use weibao_text::screens::common as text;
use yew::Callback;

use crate::app::App;
use crate::place::Place;
use crate::rulebooks::{Rulebooks, overlay_id};
use crate::tasks::export::Program;
use crate::tasks::open::{self, Opened};
use crate::tasks::store::{self, Record};
use crate::ui::Notice;

/// What the surroundings offer and want to know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Host {
    /// Whether it is the page of this project: the address names the place, and the storage holds many assessments, each for itself.
    /// Elsewhere one assessment is open, and another that is opened takes its place as an edit, which can be taken back.
    pub page: bool,
    /// Whether the browser's storage keeps the work. If not, the surroundings keep it.
    pub keeps: bool,
    /// The record that is kept, elsewhere than on the page.
    pub record: String,
    /// Whether nothing may be changed.
    pub read_only: bool,
    /// What the surroundings want the county judged by.
    pub books: Rulebooks,
    /// What writes documents.
    pub documents: Program,
    /// Told of whatever is open now.
    pub on_change: Option<Callback<Change>>,
    /// Told of every file that the user takes away. Answers whether the surroundings took it, so that the browser need not.
    pub on_export: Option<Callback<File, bool>>,
    /// Prints what is shown, where the page that is open is not the app's alone.
    pub on_print: Option<Callback<()>>,
}

/// What is open now.
#[derive(Clone, Debug)]
pub struct Change {
    /// The saved file, as JSON text.
    pub assessment: String,
    /// What the core says about it, as JSON text.
    pub report: String,
    /// Whether the user did it; if not, the surroundings did, or it was kept from before.
    pub by_user: bool,
}

/// A file that the user takes away.
#[derive(Clone, Debug)]
pub struct File {
    /// With its extension.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What the surroundings give while the app runs.
pub enum Given {
    /// Another assessment, known to be one.
    Assessment(Value),
    /// What the county is judged by, known to be sound.
    Books(Rulebooks),
    /// Whether nothing may be changed.
    ReadOnly(bool),
    /// Something that cannot be used: what the user is told, and why not.
    Refused(String, Vec<Problem>),
}

impl Host {
    /// The page of this project.
    pub fn page(documents: Function) -> Self {
        Self { page: true, keeps: true, documents: Some(documents), ..Self::default() }
    }

    /// Whether the app is mounted nowhere, and waits.
    pub fn is_nothing(&self) -> bool {
        !self.page && self.on_change.is_none()
    }

    /// The record of what is opened next.
    pub fn next_record(&self) -> Record {
        if self.page {
            Record { id: store::new_id(), revision: 0 }
        } else if self.keeps {
            Record { id: self.record.clone(), revision: store::revision(&self.record) }
        } else {
            Record::default()
        }
    }

    /// The saved file under the overlay of the surroundings, unless it names one itself.
    pub fn under_overlay(&self, mut value: Value) -> Value {
        let given = self.books.overlays.last().and_then(overlay_id);
        if let (Some(id), Some(fields)) = (given, value.as_object_mut()) {
            fields.entry("overlay").or_insert_with(|| id.into());
        }
        value
    }
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, given: Given) -> bool {
    match given {
        Given::Assessment(value) => {
            let value = app.host.under_overlay(value);
            // What a portal's framework hands back after an edit is no news.
            if app.session.as_ref().is_some_and(|session| session.document().value() == &value) {
                return false;
            }
            open_given(app, value)
        }
        Given::Books(books) => {
            app.host.books = books;
            judge(app)
        }
        Given::ReadOnly(read_only) => {
            app.host.read_only = read_only;
            true
        }
        Given::Refused(what, problems) => {
            let lines = problems.iter().map(|problem| text::problem(&problem.path, &problem.text));
            app.tell(Notice::bad(what).with(lines))
        }
    }
}

/// Has what is open judged by what the surroundings want.
pub fn judge(app: &mut App) -> bool {
    let Some(session) = &mut app.session else { return false };
    session.bring_books(app.host.books.clone());
    let value = app.host.under_overlay(session.document().value().clone());
    if session.document().value() != &value {
        return open_given(app, value);
    }
    app.tell_host(false);
    true
}

/// Opens what the surroundings give, where the user is, without taking the keyboard from whatever has it.
fn open_given(app: &mut App, value: Value) -> bool {
    match open::value(&app.catalog, value, app.host.next_record()) {
        Opened::Open(mut session, _) => {
            session.bring_books(app.host.books.clone());
            let stays = app.session.is_some() && app.ui.place.needs_session();
            app.take_over(*session, false);
            let place = if stays { app.ui.place.clone() } else { Place::Assess { area: None, standard: None } };
            app.go(place);
            app.ui.focus = None;
            app.tell_host(false);
            true
        }
        Opened::Refused(lines) => app.tell(Notice::bad(text::VALUE_REFUSED).with(lines)),
    }
}

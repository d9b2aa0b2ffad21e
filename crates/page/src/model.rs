//! All that the page holds: what is open, how it is kept, what is looked at.

use weibao_core::Catalog;
use weibao_text::screens::common as text;

use crate::dismissed::Dismissed;
use crate::editions::Editions;
use crate::keeping::Keeping;
use crate::mount::Mount;
use crate::msg::Msg;
use crate::overlay_and_scoring::OverlayAndScoring;
use crate::place::Place;
use crate::prelude::*;
use crate::rest::{Here, Rest};
use crate::session::{Change, Session};
use crate::ui::{Ui, register};
use crate::world::Ticket;

/// The state of a page.
pub struct Model {
    /// The national standards of the newest edition.
    pub catalog: Rc<Catalog>,
    /// Every edition of them.
    pub editions: Editions,
    /// What it is mounted into.
    pub mount: Mount,
    /// How what is open is kept.
    pub keeping: Keeping,
    /// What is looked at.
    pub ui: Ui,
    /// What the user has said is nothing personal.
    pub dismissed: Rc<Dismissed>,
    /// The rest of the program.
    pub rest: Rest,
    /// The assessment that is open. What changes it goes through [`Model::editable`].
    session: Option<Session>,
    /// What the user wants as soon as what is open is kept.
    pub(crate) waiting: Option<Box<Msg>>,
    /// What is to be done next, before anything else.
    pub(crate) due: Option<Msg>,
    tickets: Ticket,
}

impl Model {
    /// With nothing open.
    pub fn new(catalog: Rc<Catalog>, mount: Mount) -> Self {
        Self {
            editions: Editions::new(Rc::clone(&catalog), Vec::new(), Vec::new()),
            catalog,
            mount,
            keeping: Keeping::default(),
            ui: Ui::default(),
            dismissed: Rc::default(),
            rest: Rest::default(),
            session: None,
            waiting: None,
            due: None,
            tickets: 0,
        }
    }

    /// The assessment that is open.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The gate: whether the user may change anything. Nothing else asks whether it is read-only.
    pub(crate) fn may_change(&self) -> bool {
        !self.mount.read_only()
    }

    /// The assessment that is open, for the user to change.
    pub(crate) fn editable(&mut self) -> Option<&mut Session> {
        if self.may_change() { self.session.as_mut() } else { None }
    }

    /// Has what is open judged by what the surroundings want. That is no edit.
    pub(crate) fn judge(&mut self) {
        if let Some(session) = &mut self.session {
            session.bring(self.mount.beside());
        }
    }

    /// Takes over what another window has made of what is open.
    pub(crate) fn follow(&mut self, beside: OverlayAndScoring, change: Change) {
        if let Some(session) = &mut self.session {
            session.bring(beside);
            session.edit(change);
        }
    }

    /// Puts another assessment in place of what is open, or nothing.
    pub(crate) fn put(&mut self, session: Option<Session>) {
        self.session = session;
    }

    /// Has the screen that is shown look at what its place names.
    pub(crate) fn arrive(&mut self) {
        let (Some(session), ui) = (&self.session, &mut self.ui) else { return };
        match (&ui.place, self.rest.here()) {
            (Place::Assess { standard: Some(standard), .. }, _) => ui.assess.reveal(standard, session),
            (Place::Register { .. }, Some(here)) => arrive_at_register(here, ui, session),
            _ => {}
        }
    }

    /// What is open, and what is looked at in a register.
    pub(crate) fn sheet(&mut self) -> Option<(&Session, &mut register::State)> {
        Some((self.session.as_ref()?, &mut self.ui.register))
    }

    /// Whether a register is shown. Whatever was open before has left nothing there.
    pub(crate) fn is_at_its_register(&mut self) -> bool {
        let Place::Register { register, .. } = &self.ui.place else { return false };
        if let Some(session) = self.session.as_ref().filter(|_| self.ui.register.register != *register) {
            self.ui.register.arrive(register, None, session);
        }
        true
    }

    /// A ticket that was never given before.
    pub(crate) fn ticket(&mut self) -> Ticket {
        self.tickets = self.tickets.wrapping_add(1);
        self.tickets
    }

    /// Whether closing the window now would lose something.
    pub fn at_risk(&self) -> bool {
        self.ui.review.at_risk() || self.ui.fill.touched || self.session.is_some() && self.keeping.at_risk()
    }

    /// The window's title.
    pub fn title(&self) -> String {
        let session = self.session();
        let catalog = session.map_or(&self.catalog, Session::catalog);
        let named = match &self.ui.place {
            Place::Assess { area: Some(id), .. } => {
                catalog.areas.iter().find(|area| area.id == *id).map(|area| &area.title)
            }
            Place::Register { register, .. } => catalog.register(register).map(|register| &register.label),
            _ => None,
        };
        let screen = named.map_or_else(|| text::screen_name(self.ui.place.screen()), String::as_str);
        text::page_title(session.map(Session::county).unwrap_or_default(), screen)
    }
}

/// A door: has the register's screen look at what its place names.
#[inline(never)]
fn arrive_at_register(_: Here, ui: &mut Ui, session: &Session) {
    if let Place::Register { register, row } = &ui.place {
        ui.register.arrive(register, *row, session);
    }
}

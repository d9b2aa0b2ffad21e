//! The one root component. It owns the open [`Session`] and what is looked at, and changes both in place.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::file::callbacks::FileReader;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use weibao_core::Catalog;
use weibao_terms::StorageFailure;
use weibao_text::screens::{common as text, start};
use yew::prelude::*;

use crate::components::{foot, navigation, notices, shortcuts, top};
use crate::document::{Edit, json_text};
use crate::host::{self, File, Given, Host};
use crate::place::Place;
use crate::queries::progress;
use crate::screens;
use crate::session::{Change, SaveState, Session};
use crate::tasks::files;
use crate::tasks::open::{self, Opened};
use crate::tasks::store::{self, Record};
use crate::ui::{Focus, Notice, Ui};

/// How long typing may pause before the work is written, in milliseconds.
const SAVE_AFTER: u32 = 200;

/// Where everything that the user does is sent.
pub type Dispatch = Callback<Msg>;

/// What the user does, and what the browser tells.
pub enum Msg {
    /// Shows a place.
    Go(Place),
    /// Shows a place from a link, with a way back to where the link is.
    Follow {
        /// Where the link is.
        from: Place,
        /// Where it leads.
        to: Place,
    },
    /// Goes back to where the last link was.
    Back,
    /// The address has changed.
    Address(String),
    /// Shows the next standard without an answer.
    NextOpen,
    /// Changes the document.
    Edit(Change),
    /// A text field is left: trims it.
    Tidy(String),
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
    /// A key, pressed anywhere.
    Key(KeyboardEvent),
    /// Files were chosen or dropped.
    Files(Option<web_sys::FileList>),
    /// The bytes of a file are there; `None` where it could not be read.
    Read(String, Option<Vec<u8>>),
    /// Saves to a file.
    SaveAs,
    /// Hands a file to the user.
    Export(File),
    /// Prints the screen.
    Print,
    /// Writes to the browser's storage now.
    Save,
    /// Another window has changed the storage: which key.
    Stored(Option<String>),
    /// Goes on in a record of its own, where another window has written the same one.
    KeepAsCopy,
    /// The surroundings give something.
    Given(Given),
    /// It is mounted into something else, and begins anew.
    Mount(Box<Host>),
    /// Puts the notice away.
    Dismiss,
    /// Shows or hides the list of shortcuts.
    Shortcuts,
    /// Shows or hides the navigation on a narrow screen.
    Menu,
    /// Start.
    Start(screens::start::Msg),
    /// Self-assessment.
    Assess(screens::assess::Msg),
    /// Figures.
    Figures(screens::figures::Msg),
    /// Registers.
    Register(screens::register::Msg),
    /// Result.
    Result(screens::result::Msg),
    /// Application form.
    Form(screens::form::Msg),
    /// Documents.
    Documents(screens::documents::Msg),
}

/// What the app is given.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it is mounted into.
    pub host: Host,
}

/// The app.
pub struct App {
    /// What it is mounted into.
    pub host: Host,
    /// The national standards.
    pub catalog: Rc<Catalog>,
    /// The assessment that is open.
    pub session: Option<Session>,
    /// What is looked at.
    pub ui: Ui,
    /// Where the user's doings are sent.
    pub dispatch: Dispatch,
    root: NodeRef,
    pending: Option<Timeout>,
    reading: Vec<FileReader>,
    /// Whether closing the window now would lose something.
    at_risk: Rc<Cell<bool>>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self::mounted_into(ctx.props().host.clone(), ctx.link().callback(|msg| msg), NodeRef::default())
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        let paint = self.handle(msg);
        self.at_risk.set(self.session.as_ref().is_some_and(Session::at_risk));
        paint
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let dispatch = &self.dispatch;
        let over = |event: DragEvent| {
            if brings_files(&event) {
                event.prevent_default();
            }
        };
        let drop = dispatch.reform(|event: DragEvent| {
            let files = event.data_transfer().filter(|_| brings_files(&event)).and_then(|data| data.files());
            if files.is_some() {
                event.prevent_default();
            }
            Msg::Files(files)
        });
        html! {
            <div class="weibao" part="app" ref={&self.root} tabindex="-1" onkeydown={dispatch.reform(Msg::Key)}
                ondragover={over} ondrop={drop}>
                { top::view(self.session.as_ref(), &self.ui, dispatch) }
                { notices::view(self.session.as_ref(), &self.ui, dispatch) }
                <div class={classes!("frame", self.session.is_none().then_some("alone"))} key="frame">
                    { navigation::view(self.session.as_ref(), &self.ui, dispatch) }
                    <@{if self.host.page { "main" } else { "div" }} data-screen={self.ui.place.screen().key()} part="screen"
                        class={classes!("screen", self.ui.place.screen().key())} key={self.ui.place.screen().key()}>
                        { self.screen() }
                    </@>
                </div>
                { foot::view(self.session.as_ref(), &self.ui, dispatch) }
                { shortcuts::view(&self.ui, dispatch) }
                <p class="unseen" role="status" aria-live="polite" key="announcement">{ &self.ui.announcement }</p>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Some(focus) = self.ui.focus.take() else { return };
        self.show_current_entry();
        let selector = match &focus {
            Focus::Heading => ".screen h1",
            Focus::On(selector) => selector,
            Focus::Cell => {
                let _ = screens::register::settle(self);
                return;
            }
        };
        let found = self.root.cast::<web_sys::Element>().and_then(|root| root.query_selector(selector).ok().flatten());
        let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
        if focus == Focus::Heading {
            self.scroll_to_top();
        }
        let _ = element.focus();
        if focus != Focus::Heading {
            let gently = web_sys::ScrollIntoViewOptions::new();
            gently.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&gently);
        }
    }
}

impl App {
    fn mounted_into(host: Host, dispatch: Dispatch, root: NodeRef) -> Self {
        let at_risk = Rc::new(Cell::new(false));
        let listeners = listeners(&host, &dispatch, &at_risk);
        let mut app = Self {
            host,
            catalog: national(),
            session: None,
            ui: Ui::default(),
            dispatch,
            root,
            pending: None,
            reading: Vec::new(),
            at_risk,
            _listeners: listeners,
        };
        app.begin();
        app
    }

    fn handle(&mut self, msg: Msg) -> bool {
        match msg {
            Msg::Go(place) => self.go(place),
            Msg::Follow { from, to } => self.follow(from, to),
            Msg::Back => self.back(),
            Msg::Address(hash) => self.arrive(&hash),
            Msg::NextOpen => self.next_open(),
            Msg::Edit(change) => self.edit(change),
            Msg::Tidy(pointer) => self.tidy(&pointer),
            Msg::Undo => self.undo(),
            Msg::Redo => self.redo(),
            Msg::Key(event) => self.key(&event),
            Msg::Files(files) => self.read_files(files),
            Msg::Read(name, bytes) => self.read(&name, bytes),
            Msg::SaveAs => self.save_as(),
            Msg::Export(file) => self.export(file),
            Msg::Print => print(&self.host),
            Msg::Save => self.save(),
            Msg::Stored(key) => self.stored(key),
            Msg::KeepAsCopy => self.keep_as_copy(),
            Msg::Given(given) => host::update(self, given),
            Msg::Mount(host) => {
                *self = Self::mounted_into(*host, self.dispatch.clone(), self.root.clone());
                true
            }
            Msg::Dismiss => self.ui.notice.take().is_some(),
            Msg::Shortcuts => toggle(&mut self.ui.shortcuts),
            Msg::Menu => toggle(&mut self.ui.menu),
            Msg::Start(msg) => screens::start::update(self, msg),
            Msg::Assess(msg) => screens::assess::update(self, msg),
            Msg::Figures(msg) => screens::figures::update(self, msg),
            Msg::Register(msg) => screens::register::update(self, msg),
            Msg::Result(msg) => screens::result::update(self, msg),
            Msg::Form(msg) => screens::form::update(self, msg),
            Msg::Documents(msg) => screens::documents::update(self, msg),
        }
    }

    fn screen(&self) -> Html {
        let (ui, dispatch) = (&self.ui, &self.dispatch);
        match (&ui.place, &self.session) {
            (Place::Manual { .. }, _) => screens::manual::view(&self.catalog, ui, dispatch),
            (Place::Negatives { .. }, Some(session)) => screens::negatives::view(session, ui, dispatch),
            (Place::Assess { .. }, Some(session)) => screens::assess::view(session, ui, dispatch),
            (Place::Figures { .. }, Some(session)) => screens::figures::view(session, ui, dispatch),
            (Place::Register { .. }, Some(session)) => screens::register::view(session, ui, dispatch),
            (Place::Result { .. }, Some(session)) => screens::result::view(session, ui, dispatch),
            (Place::Form { .. }, Some(session)) => screens::form::view(session, ui, dispatch),
            (Place::Documents { .. }, Some(_)) => screens::documents::view(ui, dispatch),
            (Place::Start, _) | (_, None) => screens::start::view(self),
        }
    }

    // ------------------------------------------------------------ places

    /// Opens what was open before a reload, at the place that the address names.
    fn begin(&mut self) {
        if !self.host.page {
            let open = self.host.keeps && store::revision(&self.host.record) > 0;
            if open && self.open_record(&self.host.record.clone()) {
                self.tell_host(false);
            }
            self.go(Place::Assess { area: None, standard: None });
            // Whoever reads the portal's page is not pulled to this part of it.
            self.ui.focus = None;
            return;
        }
        let place = Place::from_hash(&address()).unwrap_or_default();
        if place.needs_session()
            && let Some(id) = store::open_record()
        {
            self.open_record(&id);
        }
        self.go(place);
    }

    /// Shows a place, with the focus on what it names, else on the heading.
    pub fn go(&mut self, place: Place) -> bool {
        let place = if self.session.is_none() && place.needs_session() { Place::Start } else { place };
        if self.host.page && address() != place.hash() {
            let _ = web_sys::window().map(|window| window.location().set_hash(&place.hash()));
        }
        self.show(place)
    }

    /// Shows where something was changed, without leaving the list of all standards for it.
    fn look_at(&mut self, place: Place) -> bool {
        match (place, &self.ui.place) {
            (Place::Assess { standard, .. }, Place::Assess { area: None, .. }) => {
                self.go(Place::Assess { area: None, standard })
            }
            (place, _) => self.go(place),
        }
    }

    fn show(&mut self, place: Place) -> bool {
        if let (Place::Assess { standard: Some(standard), .. }, Some(session)) = (&place, &self.session) {
            self.ui.assess.reveal(standard, session);
        }
        if let (Place::Register { register, row }, Some(session)) = (&place, &self.session) {
            self.ui.register.arrive(register, *row, session);
        }
        self.ui.focus = Some(screens::focus(&place));
        self.ui.menu = false;
        if !self.ui.place.same_page(&place) {
            self.ui.came_from = None;
            // What went well has been read by now; what went wrong stays until it is put away.
            self.ui.notice = self.ui.notice.take().filter(|notice| notice.bad);
        }
        self.ui.place = place;
        if self.ui.place == Place::Start {
            screens::start::refresh(self);
        }
        self.write_documents();
        self.name_page();
        true
    }

    /// Has what the screen shows of documents written anew, where it shows any.
    fn write_documents(&mut self) {
        match self.ui.place {
            Place::Form { .. } => screens::form::refresh(self),
            Place::Documents { .. } => screens::documents::refresh(self),
            _ => {}
        }
    }

    fn follow(&mut self, from: Place, to: Place) -> bool {
        if self.host.page {
            // So that the browser's own way back leads to the very place of the link.
            let _ = web_sys::window().map(|window| window.location().replace(&from.hash()));
        }
        self.ui.place = from.clone();
        let shown = self.go(to);
        self.ui.came_from = Some(from);
        shown
    }

    fn back(&mut self) -> bool {
        match self.ui.came_from.take() {
            Some(place) => self.go(place),
            None => false,
        }
    }

    fn arrive(&mut self, hash: &str) -> bool {
        match Place::from_hash(hash) {
            Some(place) if place == self.ui.place => false,
            Some(place) if place.needs_session() && self.session.is_none() => self.go(Place::Start),
            Some(place) => self.show(place),
            None => false,
        }
    }

    fn next_open(&mut self) -> bool {
        let Some(session) = &self.session else { return false };
        match progress::next_open(session.report(), self.ui.assess.current()).map(Place::standard) {
            Some(place) => self.go(place),
            None => self.announce(text::NOTHING_OPEN),
        }
    }

    fn name_page(&self) {
        if !self.host.page {
            return;
        }
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let county = self.session.as_ref().map(Session::county).unwrap_or_default();
            document.set_title(&text::page_title(county, self.ui.place.screen()));
        }
    }

    /// Shows the screen from its beginning.
    pub fn scroll_to_top(&self) {
        if self.host.page {
            if let Some(window) = web_sys::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        } else if let Some(root) = self.root.cast::<web_sys::Element>() {
            root.scroll_into_view();
        }
    }

    /// Scrolls the navigation, and only that, to where its current entry can be seen.
    fn show_current_entry(&self) {
        let (Some(list), Some(entry)) = (self.find(".navigation"), self.find(".navigation [aria-current]")) else {
            return;
        };
        let (outer, inner) = (list.get_bounding_client_rect(), entry.get_bounding_client_rect());
        if inner.top() < outer.top() || inner.bottom() > outer.bottom() {
            let by = (inner.top() - outer.top() - outer.height() / 2.0) as i32;
            list.set_scroll_top(list.scroll_top().saturating_add(by));
        }
    }

    /// The first element within the app that this CSS selector finds.
    pub fn find(&self, selector: &str) -> Option<web_sys::Element> {
        self.root.cast::<web_sys::Element>()?.query_selector(selector).ok()?
    }

    /// Has a screen reader say something.
    pub fn announce(&mut self, sentence: impl Into<String>) -> bool {
        self.ui.announcement = sentence.into();
        true
    }

    /// Shows a notice above the screen.
    pub fn tell(&mut self, notice: Notice) -> bool {
        self.ui.notice = Some(notice);
        true
    }

    // ------------------------------------------------------------ edits

    /// Changes the document, and sees to it that it is kept.
    pub fn edit(&mut self, change: Change) -> bool {
        let changed = !self.host.read_only && self.session.as_mut().is_some_and(|session| session.edit(change));
        changed && self.edited()
    }

    fn tidy(&mut self, pointer: &str) -> bool {
        let changed = self.session.as_mut().is_some_and(|session| session.tidy(pointer));
        changed && self.edited()
    }

    fn undo(&mut self) -> bool {
        let session = self.session.as_mut().filter(|_| !self.host.read_only);
        let Some(undone) = session.and_then(Session::undo) else { return false };
        self.announce(text::undone(&undone.what));
        self.look_at(undone.at);
        self.edited()
    }

    fn redo(&mut self) -> bool {
        let session = self.session.as_mut().filter(|_| !self.host.read_only);
        let Some(done) = session.and_then(Session::redo) else { return false };
        self.announce(text::redone(&done.what));
        self.look_at(done.at);
        self.edited()
    }

    /// Tells the surroundings what is open now.
    pub fn tell_host(&self, by_user: bool) {
        if let (Some(session), Some(on_change)) = (&self.session, &self.host.on_change) {
            on_change.emit(host::Change {
                assessment: json_text(session.document().value()),
                report: json_text(session.report().as_ref()),
                by_user,
            });
        }
    }

    /// Tells the surroundings of a change, and sees to it that it is kept.
    pub fn edited(&mut self) -> bool {
        self.write_documents();
        self.tell_host(true);
        let Some(session) = &mut self.session else { return true };
        session.touched = true;
        if self.host.keeps && session.saved != SaveState::Unsaved(StorageFailure::OtherWindow) {
            if matches!(session.saved, SaveState::Saved(_)) {
                session.saved = SaveState::Saving;
            }
            let dispatch = self.dispatch.clone();
            self.pending = Some(Timeout::new(SAVE_AFTER, move || dispatch.emit(Msg::Save)));
        }
        true
    }

    // ------------------------------------------------------------ keeping

    fn save(&mut self) -> bool {
        self.pending = None;
        if !self.host.keeps {
            return false;
        }
        let Some(session) = &mut self.session else { return false };
        match session.saved {
            SaveState::Saved(_) | SaveState::Unsaved(StorageFailure::OtherWindow) => return false,
            _ => {}
        }
        let totals = &session.report().totals;
        let head = store::Head {
            county: session.county().to_owned(),
            answered: progress::answered(totals),
            standards: totals.standards,
            books: session.books().clone(),
            ..store::Head::default()
        };
        session.saved = match store::save(&session.record, head, session.document().value()) {
            Ok(record) => {
                session.record = record;
                session.touched = false;
                SaveState::Saved(clock())
            }
            Err(why) => SaveState::Unsaved(why),
        };
        if let SaveState::Unsaved(why) = session.saved {
            self.announce(text::unsaved(why));
        }
        if self.ui.place == Place::Start {
            screens::start::refresh(self);
        }
        true
    }

    fn stored(&mut self, key: Option<String>) -> bool {
        if self.ui.place == Place::Start {
            screens::start::refresh(self);
        }
        let Some(session) = &mut self.session else { return true };
        let ours = store::key(&session.record.id);
        if key.is_some_and(|key| key != ours) {
            return true;
        }
        let revision = store::revision(&session.record.id);
        if revision == session.record.revision {
            return true;
        }
        if revision == 0 {
            // Discarded elsewhere, or the storage was wiped: what is open here is written again with the next edit.
            session.record.revision = 0;
            session.saved = SaveState::Saving;
            return self.tell(Notice::bad(text::RECORD_GONE));
        }
        if matches!(session.saved, SaveState::Saved(_)) {
            // Nothing of this window is unsaved: show what the other one wrote.
            let id = session.record.id.clone();
            self.open_record(&id);
            return self.tell(Notice::good(text::OTHER_WINDOW_FOLLOWED));
        }
        session.saved = SaveState::Unsaved(StorageFailure::OtherWindow);
        self.announce(text::unsaved(StorageFailure::OtherWindow))
    }

    fn keep_as_copy(&mut self) -> bool {
        let Some(session) = &mut self.session else { return false };
        session.record = Record { id: store::new_id(), revision: 0 };
        session.saved = SaveState::Saving;
        store::note_open_record(Some(&session.record.id));
        self.save();
        self.tell(Notice::good(text::KEPT_AS_COPY))
    }

    // ------------------------------------------------------------ opening and taking away

    /// Whether another assessment may take the place of the open one; if not, says why.
    pub fn may_leave(&mut self) -> bool {
        self.save();
        match self.session.as_ref().map(|session| (session.at_risk(), &session.saved)) {
            Some((true, SaveState::Unsaved(StorageFailure::OtherWindow))) => {
                self.keep_as_copy();
                true
            }
            Some((true, _)) => {
                self.tell(Notice::bad(start::WOULD_LOSE));
                false
            }
            _ => true,
        }
    }

    /// Closes what is open.
    pub fn close(&mut self) {
        self.session = None;
        self.pending = None;
        store::note_open_record(None);
    }

    /// Makes a session the open one. `saved`: whether the storage holds it as it is.
    pub fn take_over(&mut self, mut session: Session, saved: bool) {
        if self.session.is_some() {
            self.save();
        }
        if self.host.keeps {
            session.saved = if saved { SaveState::Saved(clock()) } else { SaveState::Saving };
            store::note_open_record(Some(&session.record.id));
        }
        self.session = Some(session);
        self.ui = Ui { place: self.ui.place.clone(), ..Ui::default() };
        self.write_documents();
        self.save();
    }

    /// Opens a record of the browser's storage. Answers whether it is open.
    pub fn open_record(&mut self, id: &str) -> bool {
        match store::load(id) {
            Ok((record, books, value)) => match open::value(&self.catalog, value, record) {
                Opened::Open(mut session, _) => {
                    session.bring_books(books);
                    self.take_over(*session, true);
                    true
                }
                Opened::Refused(lines) => {
                    self.tell(Notice::bad(text::RECORD_REFUSED).with(lines));
                    false
                }
            },
            Err(store::Unreadable::Missing) => {
                self.tell(Notice::bad(text::RECORD_MISSING));
                false
            }
            Err(store::Unreadable::Damaged(_)) => {
                self.tell(Notice::bad(text::RECORD_DAMAGED));
                false
            }
        }
    }

    /// Opens what the user brought or began. `what`: the same in words, for 撤销.
    pub fn receive(&mut self, session: Session, what: &str, place: Place) {
        if self.host.page {
            self.take_over(session, false);
        } else if self.session.is_none() {
            self.take_over(session, false);
            host::judge(self);
            self.edited();
        } else {
            let whole = Edit::Set(String::new(), self.host.under_overlay(session.document().value().clone()));
            self.edit(Change::new(whole, what, place.clone()));
        }
        self.go(place);
    }

    fn read_files(&mut self, files: Option<web_sys::FileList>) -> bool {
        let Some(file) = files.as_ref().and_then(|files| files.get(0)) else { return false };
        if matches!(self.ui.place, Place::Documents { .. }) && file.name().to_ascii_lowercase().ends_with(".docx") {
            return screens::documents::update(self, screens::documents::Msg::Choose(files));
        }
        if self.host.read_only {
            return false;
        }
        let file = gloo::file::File::from(file);
        if file.size() > open::LARGEST {
            return self.tell(Notice::bad(text::file_refused(&file.name())).with([text::FILE_TOO_LARGE.to_owned()]));
        }
        self.reading.push(open::read(&file, &self.dispatch, Msg::Read));
        false
    }

    fn read(&mut self, name: &str, bytes: Option<Vec<u8>>) -> bool {
        self.reading.clear();
        if !self.may_leave() {
            return true;
        }
        let Some(bytes) = bytes else {
            return self.tell(Notice::bad(text::file_refused(name)).with([text::FILE_UNREADABLE.to_owned()]));
        };
        match open::bytes(&self.catalog, &bytes, self.host.next_record()) {
            Opened::Refused(lines) => self.tell(Notice::bad(text::file_refused(name)).with(lines)),
            Opened::Open(session, problems) => {
                self.receive(*session, start::OPEN, Place::Assess { area: None, standard: None });
                if !self.host.page && problems.is_empty() {
                    true
                } else if problems.is_empty() {
                    self.tell(Notice::good(text::file_opened(name)))
                } else {
                    let lines = problems.into_iter().map(|problem| text::problem(&problem.path, &problem.text));
                    self.tell(Notice::bad(text::file_opened_with_problems(name)).with(lines))
                }
            }
        }
    }

    fn save_as(&mut self) -> bool {
        let Some(session) = &mut self.session else { return false };
        session.touched = false;
        let file = files::saved_file(session);
        self.export(file)
    }

    /// Hands a file to the user, and tells the surroundings.
    pub fn export(&mut self, file: File) -> bool {
        let taken = self.host.on_export.as_ref().is_some_and(|on_export| on_export.emit(file.clone()));
        match taken.then_some(()).or_else(|| files::download(&file)) {
            Some(()) => self.announce(text::file_saved(&file.name)),
            None => self.tell(Notice::bad(text::DOWNLOAD_REFUSED)),
        }
    }

    // ------------------------------------------------------------ keys

    fn key(&mut self, event: &KeyboardEvent) -> bool {
        // An input method has the keyboard: 229 is how older browsers say so.
        if event.is_composing() || event.key_code() == 229 || event.alt_key() {
            return false;
        }
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let typing = target.as_ref().is_some_and(takes_text);
        let key = event.key();
        if event.ctrl_key() || event.meta_key() {
            if typing {
                return false;
            }
            let msg = match (key.to_ascii_lowercase().as_str(), event.shift_key()) {
                ("z", false) => Msg::Undo,
                ("z", true) | ("y", _) => Msg::Redo,
                _ => return false,
            };
            event.prevent_default();
            self.dispatch.emit(msg);
            return false;
        }
        if key == "Escape" && (self.ui.shortcuts || self.ui.menu) {
            self.ui.shortcuts = false;
            self.ui.menu = false;
            return true;
        }
        if typing {
            return false;
        }
        match key.as_str() {
            "?" | "？" => toggle(&mut self.ui.shortcuts),
            "n" => self.next_open(),
            _ if matches!(self.ui.place, Place::Assess { .. }) => {
                screens::assess::key(self, event, &key, target.as_ref())
            }
            _ => false,
        }
    }
}

fn toggle(flag: &mut bool) -> bool {
    *flag = !*flag;
    true
}

fn print(host: &Host) -> bool {
    match &host.on_print {
        Some(on_print) => on_print.emit(()),
        None => drop(web_sys::window().map(|window| window.print())),
    }
    false
}

/// Whether files are dragged, and not a piece of text.
fn brings_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
}

/// Whether keys are text there.
fn takes_text(element: &web_sys::Element) -> bool {
    match element.tag_name().to_ascii_lowercase().as_str() {
        "textarea" | "select" => true,
        "input" => !matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox" | "button" | "file")),
        _ => element.has_attribute("contenteditable"),
    }
}

/// The address behind the `#`, with it.
fn address() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// 「14:32」 on the user's clock.
fn clock() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

fn listeners(host: &Host, dispatch: &Dispatch, at_risk: &Rc<Cell<bool>>) -> Vec<EventListener> {
    let Some(window) = web_sys::window().filter(|_| !host.is_nothing()) else { return Vec::new() };
    let mut listeners = Vec::new();
    if host.page {
        let dispatch = dispatch.clone();
        listeners.push(EventListener::new(&window, "hashchange", move |_| dispatch.emit(Msg::Address(address()))));
    }
    if let Some(body) = window.document().filter(|_| host.page).and_then(|document| document.body()) {
        // A button that has gone leaves the focus with the page's body, outside the app's own element.
        let (dispatch, options) = (dispatch.clone(), EventListenerOptions::enable_prevent_default());
        let own = body.clone();
        listeners.push(EventListener::new_with_options(&body, "keydown", options, move |event| {
            if let Some(key) =
                event.dyn_ref::<KeyboardEvent>().filter(|event| event.target().as_deref() == Some(own.as_ref()))
            {
                dispatch.emit(Msg::Key(key.clone()));
            }
        }));
    }
    for (event, whole) in [("beforeprint", true), ("afterprint", false)] {
        let dispatch = dispatch.clone();
        listeners.push(EventListener::new(&window, event, move |_| {
            dispatch.emit(Msg::Register(screens::register::Msg::Whole(whole)));
        }));
    }
    if host.keeps {
        let save = dispatch.clone();
        listeners.push(EventListener::new(&window, "pagehide", move |_| save.emit(Msg::Save)));
        if let Some(document) = window.document() {
            let save = dispatch.clone();
            listeners.push(EventListener::new(&document, "visibilitychange", move |_| save.emit(Msg::Save)));
        }
        let at_risk = Rc::clone(at_risk);
        let ask = EventListenerOptions::enable_prevent_default();
        listeners.push(EventListener::new_with_options(&window, "beforeunload", ask, move |event| {
            if at_risk.get() {
                event.prevent_default();
            }
        }));
        let stored = dispatch.clone();
        listeners.push(EventListener::new(&window, "storage", move |event| {
            let key = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key);
            stored.emit(Msg::Stored(key));
        }));
    }
    listeners
}

/// The national standards, read once.
pub fn national() -> Rc<Catalog> {
    thread_local! {
        static CATALOG: Rc<Catalog> = Rc::new(weibao_standards::catalog());
    }
    CATALOG.with(Rc::clone)
}

/// Mounts the app into an element, which may be inside a shadow root.
pub fn mount(element: web_sys::Element, host: Host) -> yew::AppHandle<App> {
    yew::Renderer::<App>::with_root_and_props(element, Props { host }).render()
}

//! What the page asks of its surroundings, as a browser does it.

use std::rc::Rc;

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, Location, Window};
use weibao_page::file::{Chosen, File};
use weibao_page::keeping::{Head, StorageSlot};
use weibao_page::moment::Moment;
use weibao_page::msg::{Rest, Start};
use weibao_page::saved_file::json_text;
use weibao_page::session::Session;
use weibao_page::world::{Job, Move, Purpose, Ticket, Timer, Why};
use weibao_page::{Msg, World};
use yew::{Callback, NodeRef};

use super::host::{Change, Host};
use super::storage::{self, Storage};
use super::{documents, files, paper};

/// The browser.
pub struct Browser {
    host: Host,
    /// The app's element.
    root: NodeRef,
    /// Where answers go that take time.
    answers: Callback<Msg>,
    storage: Rc<Storage>,
    /// The key that is being handled.
    key: Option<KeyboardEvent>,
    save: Option<Timeout>,
    settled: Option<Timeout>,
    drafts: Option<Timeout>,
    paper: Option<Timeout>,
    unfold: Option<Timeout>,
    /// The files that were chosen and not read yet, by their ids.
    chosen: Vec<(u32, web_sys::File)>,
    files: u32,
    assessment: Option<FileReader>,
    template: Option<FileReader>,
    older: Option<FileReader>,
    earlier: Option<FileReader>,
    newer: Option<FileReader>,
    rollup: Option<FileReader>,
    request: Option<FileReader>,
    beside: Option<FileReader>,
    table: Option<FileReader>,
    /// Files of one drop are read side by side.
    several: Vec<FileReader>,
    /// How many of them are not read yet.
    on_the_way: usize,
}

impl Browser {
    /// Tells what promises come to, in a task of its own. A browser may answer a promise between the listeners of a click, and painting there would take
    /// back the choice that is being made.
    fn tell_outcome(&self, msg: impl Future<Output = Msg> + 'static) {
        let answers = self.answers.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let msg = msg.await;
            Timeout::new(0, move || answers.emit(msg)).forget();
        });
    }

    /// In this host. `root`: the app's element.
    pub fn new(host: Host, root: NodeRef, answers: Callback<Msg>) -> Self {
        Self {
            storage: Storage::new(answers.clone(), host.mount.keeps()),
            host,
            root,
            answers,
            key: None,
            save: None,
            settled: None,
            drafts: None,
            paper: None,
            unfold: None,
            chosen: Vec::new(),
            files: 0,
            assessment: None,
            template: None,
            older: None,
            earlier: None,
            newer: None,
            rollup: None,
            request: None,
            beside: None,
            table: None,
            several: Vec::new(),
            on_the_way: 0,
        }
    }

    /// The storage.
    pub fn storage(&self) -> &Rc<Storage> {
        &self.storage
    }

    /// Keys are handled with this event, or none any more.
    pub fn handles(&mut self, key: Option<KeyboardEvent>) {
        self.key = key;
    }

    /// Takes note of these files.
    pub fn choose(&mut self, files: Vec<web_sys::File>) -> Vec<Chosen> {
        let mut all = Vec::new();
        for file in files {
            self.files = self.files.wrapping_add(1);
            let size = gloo::file::File::from(file.clone()).size();
            all.push(Chosen { id: self.files, name: file.name(), size });
            self.chosen.push((self.files, file));
        }
        all
    }

    /// A file for this has been read: lets go of its reader.
    pub fn was_read(&mut self, purpose: Purpose) {
        self.keep_reader(purpose, None);
    }

    fn keep_reader(&mut self, purpose: Purpose, reader: Option<FileReader>) {
        match (purpose, reader) {
            (Purpose::Assessment, reader) => self.assessment = reader,
            (Purpose::Template, reader) => self.template = reader,
            (Purpose::Beside, reader) => self.beside = reader,
            (Purpose::Older, reader) => self.older = reader,
            (Purpose::EarlierRollUp, reader) => self.earlier = reader,
            (Purpose::Newer, reader) => self.newer = reader,
            (Purpose::RollUp, reader) => self.rollup = reader,
            (Purpose::Table, reader) => self.table = reader,
            (Purpose::Request, reader) => self.request = reader,
            (Purpose::Reply | Purpose::Review, Some(reader)) => {
                self.several.push(reader);
                self.on_the_way = self.on_the_way.saturating_add(1);
            }
            (Purpose::Reply | Purpose::Review, None) => {
                self.on_the_way = self.on_the_way.saturating_sub(1);
                if self.on_the_way == 0 {
                    self.several.clear();
                }
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.storage.leave();
    }
}

impl World for Browser {
    fn now(&self) -> Moment {
        let now = js_sys::Date::new_0();
        Moment {
            year: now.get_full_year(),
            month: now.get_month().saturating_add(1),
            day: now.get_date(),
            hour: now.get_hours(),
            minute: now.get_minutes(),
        }
    }

    fn new_id(&mut self) -> String {
        storage::new_id()
    }

    fn later(&mut self, what: Timer, milliseconds: u32) {
        let answers = self.answers.clone();
        let timeout = Timeout::new(milliseconds, move || answers.emit(Msg::Elapsed(what)));
        match what {
            Timer::Save => self.save = Some(timeout),
            Timer::Unfold => self.unfold = Some(timeout),
            Timer::Settled => self.settled = Some(timeout),
            Timer::Drafts => self.drafts = Some(timeout),
            Timer::Paper => self.paper = Some(timeout),
        }
    }

    fn list(&mut self) {
        self.storage.list();
    }

    fn load(&mut self, id: &str, why: Why) {
        self.storage.load(id, why);
    }

    fn write(&mut self, slot: &StorageSlot, head: Head, body: String) {
        self.save = None;
        self.storage.write(slot, head, body);
    }

    fn relocate(&mut self, id: &str, how: Move) {
        self.storage.relocate(id, how);
    }

    fn noted(&self) -> Option<String> {
        storage::noted()
    }

    fn note(&mut self, id: Option<&str>) {
        if self.host.mount.is_page() {
            storage::note(id);
        }
    }

    fn read(&mut self, file: &Chosen, purpose: Purpose) {
        let Some(place) = self.chosen.iter().position(|(id, _)| *id == file.id) else { return };
        let (_, chosen) = self.chosen.swap_remove(place);
        let (name, answers) = (file.name.clone(), self.answers.clone());
        let reader = read_as_bytes(&gloo::file::File::from(chosen), move |bytes| {
            answers.emit(Msg::Read(purpose, name, bytes.ok()));
        });
        self.keep_reader(purpose, Some(reader));
    }

    fn export(&mut self, file: File) -> bool {
        let taken = self.host.on_export.as_ref().is_some_and(|on_export| on_export.emit(file.clone()));
        taken || files::download(&file).is_some()
    }

    fn documents(&mut self, ticket: Ticket, job: Job) {
        let program = match job {
            Job::Reply(..) | Job::Rows(..) => self.host.tables.clone(),
            Job::RollUp(_) | Job::RollUpFile(_) => self.host.rollup.clone(),
            _ => self.host.documents.clone(),
        };
        self.tell_outcome(async move { Msg::Made(ticket, documents::run(&program, job).await) });
    }

    fn fetch_rest(&mut self) -> bool {
        let rest = self.host.rest.clone();
        if rest.is_none() {
            return true;
        }
        self.tell_outcome(async move {
            Msg::Rest(documents::load(&rest).await.map_or_else(Rest::Failed, |()| Rest::Arrived))
        });
        false
    }

    fn address(&self) -> String {
        location().and_then(|location| location.hash().ok()).unwrap_or_default()
    }

    fn set_address(&mut self, address: &str) {
        let _ = location().map(|location| location.set_hash(address));
    }

    fn replace_address(&mut self, address: &str) {
        let _ = location().map(|location| location.replace(address));
    }

    fn set_title(&mut self, title: &str) {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    }

    fn scroll_to_top(&mut self) {
        scroll_to_top(&self.root, self.host.mount.is_page());
    }

    fn print(&mut self) {
        match &self.host.on_print {
            Some(on_print) => on_print.emit(()),
            None => drop(web_sys::window().map(|window| window.print())),
        }
    }

    fn name_pages(&mut self, line: &str) {
        if self.host.mount.is_page() {
            paper::name_pages(line);
        }
    }

    fn copy(&mut self, text: &str) -> bool {
        files::copy(text) == Some(true)
    }

    fn setting(&self, name: &str) -> Option<String> {
        if self.host.mount.keeps() { storage::setting(name) } else { None }
    }

    fn set_setting(&mut self, name: &str, value: &str) {
        if self.host.mount.keeps() {
            storage::set_setting(name, value);
        }
    }

    fn divisions(&mut self) {
        let divisions = self.host.divisions.clone();
        self.tell_outcome(async move { Msg::Start(Start::Divisions(documents::text(&divisions).await)) });
    }

    fn carried(&self) -> Option<String> {
        let carrier = self.host.carrier.as_ref()?;
        Reflect::get(carrier, &"data".into()).ok()?.as_string()
    }

    fn can_carry(&self) -> bool {
        self.host.carrier.is_some()
    }

    fn page_with(&mut self, data: &str) -> Option<Vec<u8>> {
        let carrier = self.host.carrier.as_ref()?;
        let page: Function = Reflect::get(carrier, &"page".into()).ok()?.dyn_into().ok()?;
        Some(page.call1(carrier, &data.into()).ok()?.as_string()?.into_bytes())
    }

    fn consume_key(&mut self) {
        if let Some(key) = &self.key {
            key.prevent_default();
        }
    }

    fn tell(&mut self, session: &Session, by_user: bool) {
        if let Some(on_change) = &self.host.on_change {
            on_change.emit(Change {
                assessment: json_text(session.file().value()),
                report: json_text(session.report().as_ref()),
                by_user,
            });
        }
    }
}

/// Shows the app from its beginning; the whole window where the page is its own.
pub fn scroll_to_top(root: &NodeRef, is_page: bool) {
    if is_page {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    } else if let Some(root) = root.cast::<Element>() {
        root.scroll_into_view();
    }
}

fn location() -> Option<Location> {
    web_sys::window().as_ref().map(Window::location)
}

//! A world in memory: a storage that two windows can share, that can be full or refused, and that can stop at any effect.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use serde_json::Value;
use weibao_core::Catalog;
use weibao_page::file::{Chosen, File};
use weibao_page::keeping::{Entry, Head, Kept, SaveState, Stamp, StorageSlot, Written, decode, encode};
use weibao_page::moment::Moment;
use weibao_page::mount::Mount;
use weibao_page::msg::{Answer, CountyField, Key, On, Start};
use weibao_page::session::Session;
use weibao_page::world::{Job, Move, Purpose, Ticket, Timer, Why};
use weibao_page::{Model, Msg, World};
use weibao_terms::StorageFailure;

/// What a browser keeps: entries by their slot, discarded ones apart.
#[derive(Default)]
pub struct Disk {
    pub kept: BTreeMap<String, String>,
    pub discarded: BTreeMap<String, String>,
    pub full: bool,
    pub refused: bool,
    /// What lay there after each effect, where somebody watches.
    pub effects: Option<Vec<Lying>>,
    /// What is written reaches the disk only later.
    pub settles: bool,
    /// What the clock says, where it does not count the writings.
    pub clock: Option<f64>,
    writings: u32,
    ids: u32,
}

/// What lies in a storage: entries that are kept, and discarded ones.
pub type Lying = (BTreeMap<String, String>, BTreeMap<String, String>);

impl Disk {
    fn list(entries: &BTreeMap<String, String>) -> Vec<Kept> {
        let head = |entry: &str| decode(entry).map(|(head, _)| head);
        let mut kept: Vec<Kept> =
            entries.iter().map(|(id, entry)| Kept { id: id.clone(), head: head(entry) }).collect();
        kept.sort_by(Kept::order);
        kept
    }

    fn write(&mut self, slot: &StorageSlot, head: Head, body: &str) -> Result<Written, StorageFailure> {
        if self.refused {
            return Err(StorageFailure::Refused);
        }
        let there = self.kept.get(&slot.id).and_then(|entry| decode(entry)).map_or(Stamp::NONE, |(head, _)| head.stamp);
        let revision = slot.next_revision(&there)?;
        if self.full {
            return Err(StorageFailure::Full);
        }
        self.writings += 1;
        let stamp = Stamp { revision, writing: format!("writing-{}", self.writings) };
        let head = Head { stamp: stamp.clone(), saved: self.clock.unwrap_or(revision as f64), ..head };
        self.kept.insert(slot.id.clone(), encode(head, body));
        self.watch();
        Ok(Written { stamp, durable: !self.settles })
    }

    fn relocate(&mut self, id: &str, how: &Move) -> Result<(), StorageFailure> {
        if self.refused {
            return Err(StorageFailure::Refused);
        }
        match how {
            Move::Discard(_) => self.discarded.extend(self.kept.remove(id).map(|entry| (id.to_owned(), entry))),
            Move::Restore => {
                let to = if self.kept.contains_key(id) { self.new_id() } else { id.to_owned() };
                self.kept.extend(self.discarded.remove(id).map(|entry| (to, entry)));
            }
            Move::Erase => drop(self.discarded.remove(id)),
        }
        self.watch();
        Ok(())
    }

    fn watch(&mut self) {
        let lying = (self.kept.clone(), self.discarded.clone());
        if let Some(effects) = &mut self.effects {
            effects.push(lying);
        }
    }

    fn new_id(&mut self) -> String {
        self.ids += 1;
        format!("id-{}", self.ids)
    }

    /// The revision and the saved file of an entry that is kept.
    pub fn saved_file(&self, id: &str) -> Option<(u64, Value)> {
        sound(self.kept.get(id)?)
    }
}

/// The revision and the saved file of an entry.
pub fn sound(entry: &str) -> Option<(u64, Value)> {
    let (head, body) = decode(entry)?;
    Some((head.stamp.revision, serde_json::from_str(body).ok()?))
}

/// What a page asked for, and what it was told.
#[derive(Default)]
pub struct Memory {
    pub disk: Rc<RefCell<Disk>>,
    pub answers: VecDeque<Msg>,
    pub timers: Vec<Timer>,
    pub jobs: Vec<(Ticket, Job)>,
    pub reads: Vec<(Chosen, Purpose)>,
    pub exported: Vec<File>,
    pub takes_no_file: bool,
    pub told: Vec<bool>,
    pub address: String,
    pub title: String,
    pub noted: Option<String>,
    pub printed: usize,
    pub pages_say: String,
    pub consumed: bool,
    pub copied: Vec<String>,
    pub settings: BTreeMap<String, String>,
    pub asked_for_divisions: usize,
    /// The rest of the program is not here when the page begins.
    pub rest_is_away: bool,
    /// How often it was asked for.
    pub asked_for_rest: usize,
    pub carried: Option<String>,
    pub can_carry: bool,
}

impl World for Memory {
    fn now(&self) -> Moment {
        Moment { year: 2026, month: 11, day: 25, hour: 9, minute: 5 }
    }

    fn new_id(&mut self) -> String {
        self.disk.borrow_mut().new_id()
    }

    fn later(&mut self, what: Timer, _: u32) {
        self.timers.retain(|timer| *timer != what);
        self.timers.push(what);
    }

    fn list(&mut self) {
        let disk = self.disk.borrow();
        let lists = if disk.refused {
            Err(StorageFailure::Refused)
        } else {
            Ok((Disk::list(&disk.kept), Disk::list(&disk.discarded)))
        };
        self.answers.push_back(Msg::Storage(Answer::Listed(lists)));
    }

    fn load(&mut self, id: &str, why: Why) {
        let disk = self.disk.borrow();
        let entry = Entry::read(disk.kept.get(id).filter(|_| !disk.refused).cloned());
        self.answers.push_back(Msg::Storage(Answer::Loaded(why, id.to_owned(), entry)));
    }

    fn write(&mut self, slot: &StorageSlot, head: Head, body: String) {
        let written = self.disk.borrow_mut().write(slot, head, &body);
        self.answers.push_back(Msg::Storage(Answer::Written(slot.id.clone(), written)));
    }

    fn relocate(&mut self, id: &str, how: Move) {
        let moved = self.disk.borrow_mut().relocate(id, &how);
        self.answers.push_back(Msg::Storage(Answer::Moved(how, moved)));
    }

    fn noted(&self) -> Option<String> {
        self.noted.clone()
    }

    fn note(&mut self, id: Option<&str>) {
        self.noted = id.map(str::to_owned);
    }

    fn read(&mut self, file: &Chosen, purpose: Purpose) {
        self.reads.push((file.clone(), purpose));
    }

    fn export(&mut self, file: File) -> bool {
        if !self.takes_no_file {
            self.exported.push(file);
        }
        !self.takes_no_file
    }

    fn documents(&mut self, ticket: Ticket, job: Job) {
        self.jobs.push((ticket, job));
    }

    fn address(&self) -> String {
        self.address.clone()
    }

    fn set_address(&mut self, address: &str) {
        self.address = address.to_owned();
    }

    fn replace_address(&mut self, address: &str) {
        self.address = address.to_owned();
    }

    fn set_title(&mut self, title: &str) {
        self.title = title.to_owned();
    }

    fn scroll_to_top(&mut self) {}

    fn print(&mut self) {
        self.printed += 1;
    }

    fn name_pages(&mut self, line: &str) {
        self.pages_say = line.to_owned();
    }

    fn copy(&mut self, text: &str) -> bool {
        self.copied.push(text.to_owned());
        true
    }

    fn setting(&self, name: &str) -> Option<String> {
        self.settings.get(name).cloned()
    }

    fn set_setting(&mut self, name: &str, value: &str) {
        self.settings.insert(name.to_owned(), value.to_owned());
    }

    fn fetch_rest(&mut self) -> bool {
        self.asked_for_rest += 1;
        !self.rest_is_away
    }

    fn divisions(&mut self) {
        self.asked_for_divisions += 1;
    }

    fn carried(&self) -> Option<String> {
        self.carried.clone()
    }

    fn can_carry(&self) -> bool {
        self.can_carry
    }

    fn page_with(&mut self, data: &str) -> Option<Vec<u8>> {
        let page = format!("<html><script type=\"application/json\" id=\"weibao-data\">{data}</script></html>");
        self.can_carry.then(|| page.into_bytes())
    }

    fn consume_key(&mut self) {
        self.consumed = true;
    }

    fn tell(&mut self, _: &Session, by_user: bool) {
        self.told.push(by_user);
    }
}

/// A page and its world.
pub struct Window {
    pub model: Model,
    pub world: Memory,
}

/// The national standards, read once.
pub fn national() -> Rc<Catalog> {
    thread_local! {
        static CATALOG: Rc<Catalog> = Rc::new(weibao_standards::catalog());
    }
    CATALOG.with(Rc::clone)
}

impl Window {
    /// A window of this browser that was open on `noted` before, at an address.
    pub fn at(disk: &Rc<RefCell<Disk>>, mount: Mount, address: &str, noted: Option<&str>) -> Self {
        let world = Memory {
            disk: Rc::clone(disk),
            address: address.to_owned(),
            noted: noted.map(str::to_owned),
            ..Memory::default()
        };
        let mut window = Self { model: Model::new(national(), mount), world };
        weibao_page::begin(&mut window.model, &mut window.world);
        window.settle();
        window
    }

    /// With a new county, its name typed as by hand.
    pub fn begun() -> Self {
        let mut window = Self::fresh();
        for name in ["示", "示例", "示例县"] {
            window.does(Msg::Start(Start::Typed(CountyField::Name, name.to_owned())));
        }
        window.does(Msg::Start(Start::New));
        window
    }

    /// A window of a fresh browser.
    pub fn fresh() -> Self {
        Self::at(&Rc::default(), Mount::Page, "", None)
    }

    /// Another window of the same browser.
    pub fn another(&self) -> Self {
        Self::at(&self.world.disk, Mount::Page, "", None)
    }

    /// A message, and nothing that the world answers.
    pub fn send(&mut self, msg: Msg) -> bool {
        weibao_page::update(&mut self.model, msg, &mut self.world)
    }

    /// A message, and all that the world answers.
    pub fn does(&mut self, msg: Msg) -> bool {
        let paint = self.send(msg);
        self.settle();
        paint
    }

    /// The next answer of the world.
    pub fn answer(&mut self) -> bool {
        let answer = self.world.answers.pop_front();
        answer.map(|answer| self.send(answer)).is_some()
    }

    /// Lets the world answer all that it was asked.
    pub fn settle(&mut self) {
        while self.answer() {}
    }

    /// Lets all time pass that the page waits for.
    pub fn wait(&mut self) {
        while let Some(timer) = self.world.timers.pop() {
            self.does(Msg::Elapsed(timer));
        }
    }

    /// A key on the page, not in a field. Answers whether the page has used it.
    pub fn key(&mut self, name: &str) -> bool {
        self.world.consumed = false;
        self.does(Msg::Key(Key { name: name.to_owned(), ..Key::default() }));
        self.world.consumed
    }

    /// The same together with Ctrl.
    pub fn command(&mut self, name: &str) -> bool {
        self.world.consumed = false;
        self.does(Msg::Key(Key { name: name.to_owned(), command: true, ..Key::default() }));
        self.world.consumed
    }

    /// A key on a standard's card.
    pub fn key_on(&mut self, standard: &str, name: &str) {
        let on = On { standard: Some(standard.to_owned()), card: true, ..On::default() };
        self.does(Msg::Key(Key { name: name.to_owned(), on, ..Key::default() }));
    }

    /// The assessment that is open.
    pub fn session(&self) -> &Session {
        self.model.session().expect("an assessment is open")
    }

    /// The saved file as it is.
    pub fn file(&self) -> &Value {
        self.session().file().value()
    }

    /// Whether the page says that all is kept.
    pub fn says_saved(&self) -> bool {
        matches!(self.model.keeping.state, SaveState::Saved(_))
    }

    /// What it says went wrong with keeping, if anything.
    pub fn unsaved(&self) -> Option<StorageFailure> {
        match self.model.keeping.state {
            SaveState::Unsaved(why) => Some(why),
            _ => None,
        }
    }

    /// What stands above the screen.
    pub fn notice(&self) -> &str {
        self.model.ui.notice.as_ref().map_or("", |notice| notice.text.as_str())
    }

    /// Reads a file that the user chose.
    pub fn opens(&mut self, name: &str, bytes: &[u8]) {
        let chosen = Chosen { id: 1, name: name.to_owned(), size: bytes.len() as u64 };
        self.does(Msg::Chosen(Purpose::Assessment, chosen));
        for (file, purpose) in std::mem::take(&mut self.world.reads) {
            self.does(Msg::Read(purpose, file.name, Some(bytes.to_vec())));
        }
    }
}

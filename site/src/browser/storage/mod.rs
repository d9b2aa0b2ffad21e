//! The browser's storage: one entry for each assessment, and nothing else. What an entry is: see `weibao_page::keeping`.
//!
//! Entries lie in the database; where the browser refuses one or does not answer, in `localStorage`, which a browser that is killed within some seconds loses.
//! What is asked is done one after the other, in the order in which it is asked.

mod database;
mod ids;
mod local;
mod news;
mod opening;
mod settings;
mod tab;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use weibao_page::Msg;
use weibao_page::keeping::{Entry, Expected, Head, Stamp, StorageSlot, encode};
use weibao_page::msg::Answer;
use weibao_page::world::{Move, Why};
use weibao_terms::StorageFailure;
use yew::Callback;

use database::Database;
pub use ids::new_id;
pub use news::News;
use opening::{Opened, Opening};
pub use settings::{set_setting, setting};
pub use tab::{note, noted};

/// What is asked of the storage.
enum Question {
    List,
    Load(String, Why),
    Write(StorageSlot, Box<Head>, String),
    Relocate(String, Move),
}

/// The storage, as one window uses it.
pub struct Storage {
    answers: Callback<Msg>,
    asked: RefCell<VecDeque<Question>>,
    busy: Cell<bool>,
    database: RefCell<Option<Rc<Database>>>,
    /// The opening of the database that is under way.
    opening: RefCell<Option<Opening>>,
    /// Whether the browser allows no database.
    refused: Cell<bool>,
    /// What is on its way into the database.
    under_way: RefCell<Option<(StorageSlot, Head, String)>>,
    /// Key and entry of what was left behind while it was on its way.
    left_behind: RefCell<Option<(String, String)>>,
    news: News,
    /// Whether anybody still waits for answers.
    wanted: Cell<bool>,
}

impl Storage {
    /// Answers go to `answers`. `keeps`: whether this window keeps anything.
    pub fn new(answers: Callback<Msg>, keeps: bool) -> Rc<Self> {
        // It is opened while the first screen is made.
        let opening = keeps.then(|| Opening::begin(answers.clone()));
        Rc::new(Self {
            news: News::new(keeps),
            answers,
            asked: RefCell::default(),
            busy: Cell::new(false),
            database: RefCell::default(),
            opening: RefCell::new(opening),
            refused: Cell::new(false),
            under_way: RefCell::default(),
            left_behind: RefCell::default(),
            wanted: Cell::new(true),
        })
    }

    /// Where other windows' changes are heard of.
    pub fn news(&self) -> &News {
        &self.news
    }

    /// Nobody waits for answers any more. What was asked is still done.
    pub fn leave(&self) {
        self.wanted.set(false);
    }

    pub fn list(self: &Rc<Self>) {
        self.ask(Question::List);
    }

    pub fn load(self: &Rc<Self>, id: &str, why: Why) {
        self.ask(Question::Load(id.to_owned(), why));
    }

    pub fn write(self: &Rc<Self>, slot: &StorageSlot, mut head: Head, body: String) {
        head.stamp.writing = new_id();
        self.ask(Question::Write(slot.clone(), Box::new(head), body));
    }

    pub fn relocate(self: &Rc<Self>, id: &str, how: Move) {
        self.ask(Question::Relocate(id.to_owned(), how));
    }

    /// The window closes, and may not live to see a transaction complete: what is on its way is left behind in `localStorage`,
    /// to be taken over by the next window.
    pub fn leave_behind(&self) {
        let under_way = self.under_way.borrow();
        let asked = self.asked.borrow();
        let waiting = asked.iter().rev().find_map(|question| match question {
            Question::Write(slot, head, body) => Some((slot, &**head, body)),
            Question::List | Question::Load(..) | Question::Relocate(..) => None,
        });
        let under_way = under_way.as_ref().map(|(slot, head, body)| (slot, head, body));
        if let Some((slot, head, body)) = waiting.or(under_way).filter(|_| !self.refused.get()) {
            let known = match &slot.expected {
                Expected::Stamp(known) => known.clone(),
                Expected::Anything => Stamp::NONE,
            };
            let stamp = Stamp { revision: known.revision.saturating_add(1), writing: head.stamp.writing.clone() };
            let head = Head { stamp, saved: js_sys::Date::now(), over: Some(known.writing), ..head.clone() };
            let entry = encode(head, body);
            let key = local::leave_behind(&slot.id, &entry);
            self.left_behind.replace(Some((key, entry)));
        }
    }

    fn ask(self: &Rc<Self>, question: Question) {
        self.asked.borrow_mut().push_back(question);
        if !self.busy.replace(true) {
            let storage = Rc::clone(self);
            wasm_bindgen_futures::spawn_local(async move {
                while let Some(question) = storage.next() {
                    let answer = storage.answered(question).await;
                    if storage.wanted.get() {
                        storage.answers.emit(Msg::Storage(answer));
                    }
                }
                storage.busy.set(false);
            });
        }
    }

    fn next(&self) -> Option<Question> {
        self.asked.borrow_mut().pop_front()
    }

    async fn answered(&self, question: Question) -> Answer {
        match question {
            Question::List => {
                let lists = match self.database().await {
                    Some(database) => database.list().await.map_err(|failure| self.lost(failure)),
                    None => local::list(),
                };
                Answer::Listed(lists)
            }
            Question::Load(id, why) => {
                let entry = match self.database().await {
                    Some(database) => database.load(&id).await.map_err(|failure| self.lost(failure)).ok().flatten(),
                    None => local::load(&id),
                };
                Answer::Loaded(why, id, Entry::read(entry))
            }
            Question::Write(slot, head, body) => {
                self.under_way.replace(Some((slot.clone(), *head.clone(), body.clone())));
                let mut written = match self.database().await {
                    Some(database) => database.write(&slot, &head, &body).await,
                    None => local::write(&slot, *head.clone(), &body),
                };
                // A connection that was closed, as clearing the site's data does, is opened anew.
                if written == Err(StorageFailure::Refused) && self.database.take().is_some() {
                    written = match self.database().await {
                        Some(database) => database.write(&slot, &head, &body).await,
                        None => local::write(&slot, *head, &body),
                    };
                }
                self.under_way.take();
                if written.is_ok() {
                    self.news.tell(&slot.id);
                    // The window lived on.
                    if let Some((key, entry)) = self.left_behind.take() {
                        local::taken(&key, &entry);
                    }
                }
                Answer::Written(slot.id, written)
            }
            Question::Relocate(id, how) => {
                let moved = match self.database().await {
                    Some(database) => database.relocate(&id, &how).await.map_err(|failure| self.lost(failure)),
                    None => local::relocate(&id, &how),
                };
                if moved.is_ok() {
                    self.news.tell(&id);
                }
                Answer::Moved(how, moved)
            }
        }
    }

    /// The database; nothing where the browser refuses one, or does not answer.
    async fn database(&self) -> Option<Rc<Database>> {
        let open = self.database.borrow().clone().filter(|database| !database.closed());
        if open.is_some() || self.refused.get() {
            return open;
        }
        let opening = self.opening.borrow_mut().get_or_insert_with(|| Opening::begin(self.answers.clone())).clone();
        let connection = match opening.wait().await {
            Opened::Not => return None,
            Opened::Refused => None,
            Opened::Connection(connection) => Some(connection),
        };
        self.opening.take();
        self.refused.set(connection.is_none());
        let answers = self.answers.clone();
        let database = Rc::new(Database::over(connection?, move || answers.emit(Msg::StorageChanged(None))).await);
        self.database.replace(Some(Rc::clone(&database)));
        Some(database)
    }

    /// The next question opens the database anew.
    fn lost(&self, failure: StorageFailure) -> StorageFailure {
        if failure == StorageFailure::Refused {
            self.database.take();
        }
        failure
    }
}

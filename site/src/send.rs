//! What the views send: messages to the page, and with them what only a browser has.

use std::cell::RefCell;
use std::rc::Rc;

use litemap::LiteMap;
use weibao_page::Msg;
use weibao_page::dismissed::Dismissed;
use weibao_page::msg::Key;
use weibao_page::world::Purpose;
use yew::prelude::*;

use crate::browser::Host;
use crate::browser::keys;

/// What reaches the root.
pub enum Sent {
    /// Something for the page.
    Msg(Msg),
    /// Something for the page that the browser shows by itself: a radio button, a letter. What follows from it comes once that is painted.
    Shown(Msg),
    /// It is.
    Painted,
    /// A key for the page, and the event that it may keep from doing anything else.
    Key(Msg, KeyboardEvent),
    /// Files, chosen or dropped.
    Files(Purpose, Vec<web_sys::File>),
    /// It is mounted into something else, and begins anew.
    Mount(Box<Host>),
}

/// The lines of a sheet as they were painted last, by row.
pub type Painted = LiteMap<usize, (u64, Html)>;

/// Where the views send everything that the user does.
#[derive(Clone)]
pub struct Send {
    root: Callback<Sent>,
    /// What the register's sheet need not paint again.
    pub painted: Rc<RefCell<Painted>>,
    /// What the user has said is nothing personal.
    pub dismissed: Rc<Dismissed>,
}

/// What was painted is no part of it.
impl PartialEq for Send {
    fn eq(&self, other: &Self) -> bool {
        self.root == other.root && Rc::ptr_eq(&self.dismissed, &other.dismissed)
    }
}

impl Send {
    /// To this root.
    pub fn new(root: Callback<Sent>) -> Self {
        Self { root, painted: Rc::default(), dismissed: Rc::default() }
    }

    /// Sends a message.
    pub fn emit(&self, msg: Msg) {
        self.root.emit(Sent::Msg(msg));
    }

    /// Sends the message that an event means.
    pub fn on<E: 'static>(&self, msg: impl Fn(E) -> Msg + 'static) -> Callback<E> {
        self.root.reform(move |event| Sent::Msg(msg(event)))
    }

    /// Sends the message that an event means whose effect the browser shows by itself.
    pub fn shown<E: 'static>(&self, msg: impl Fn(E) -> Msg + 'static) -> Callback<E> {
        self.root.reform(move |event| Sent::Shown(msg(event)))
    }

    /// Sends keys.
    pub fn key(&self, msg: fn(Key) -> Msg) -> Callback<KeyboardEvent> {
        self.root.reform(move |event: KeyboardEvent| Sent::Key(msg(keys::named(&event)), event))
    }

    /// Sends these files.
    pub fn many(&self, purpose: Purpose, files: Vec<web_sys::File>) {
        self.root.emit(Sent::Files(purpose, files));
    }

    /// Sends files, if there are any.
    pub fn files(&self, purpose: Purpose, files: Option<web_sys::FileList>) {
        if let Some(files) = files {
            self.many(purpose, (0..files.length()).filter_map(|place| files.get(place)).collect());
        }
    }
}

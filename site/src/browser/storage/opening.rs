//! The opening of the database. A browser may leave it without an answer, as where another process of it hangs: nobody waits for ever.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::IdbDatabase;
use weibao_page::Msg;
use weibao_page::msg::Answer;
use yew::Callback;

use super::database::Database;

/// How long an answer is waited for, in milliseconds. A browser under load has been seen to take one second.
const WAIT: u32 = 5_000;

/// What has come of it up to now.
pub enum Opened {
    /// No answer.
    Not,
    /// The browser refuses a database.
    Refused,
    Connection(IdbDatabase),
}

/// An opening that is under way.
#[derive(Clone)]
pub struct Opening {
    /// The connection, or nothing.
    answer: Promise,
    /// Whether the time for it is over: nobody waits any more.
    over: Rc<Cell<bool>>,
    answers: Callback<Msg>,
}

impl Opening {
    /// Asks for the database. Where it does not answer in time, `answers` is told so, and told again when it does after all.
    pub fn begin(answers: Callback<Msg>) -> Self {
        let connection = Database::connect();
        let answer = future_to_promise(async {
            Ok(connection.await.map_or(JsValue::UNDEFINED, |connection| connection.into()))
        });
        Self { answer, over: Rc::default(), answers }
    }

    /// Waits, but not for ever, and only once.
    pub async fn wait(&self) -> Opened {
        let time = Promise::new(&mut |resolve, _| {
            let wait = if self.over.get() { 0 } else { WAIT };
            Timeout::new(wait, move || drop(resolve.call1(&JsValue::NULL, &JsValue::NULL))).forget();
        });
        let first = JsFuture::from(Promise::race(&Array::of2(&self.answer, &time))).await.unwrap_or_default();
        if first.is_null() {
            if !self.over.replace(true) {
                self.answers.emit(Msg::Storage(Answer::Silent));
                let (answer, answers) = (self.answer.clone(), self.answers.clone());
                spawn_local(async move {
                    let _ = JsFuture::from(answer).await;
                    answers.emit(Msg::StorageChanged(None));
                });
            }
            return Opened::Not;
        }
        first.dyn_into().map_or(Opened::Refused, Opened::Connection)
    }
}

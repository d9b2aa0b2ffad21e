//! What a unit fills in: a request, and beside it what was answered. No part of any county's file.

use alloc::collections::BTreeMap;

use serde_json::Value;

use crate::prelude::*;

/// How many steps can be taken back.
const STEPS_KEPT: usize = 100;
/// So many rows of a register are painted at once.
pub const PAINTED: usize = 40;

/// What was answered, by place, as it was typed: it is read when it is handed out.
pub type Said = BTreeMap<String, Value>;

/// What this screen needs.
#[derive(Debug, Default)]
pub struct State {
    /// The `weibao.request`; `null` where none is open.
    pub request: Value,
    /// What was answered.
    pub said: Said,
    /// The post of who fills it in.
    pub post: String,
    /// Whether something was answered since the reply was last handed out.
    pub touched: bool,
    /// Whether 关闭 was pressed once, with answers that are in no file.
    pub closing: bool,
    /// Of each register, the first row that is painted.
    pub first: BTreeMap<String, usize>,
    past: Vec<Said>,
    /// The place that was typed into last: what is typed there next is the same step.
    typing: Option<String>,
}

impl State {
    /// With a request, and what was answered before.
    pub fn new(request: Value, said: Said, post: String) -> Self {
        Self { request, said, post, ..Self::default() }
    }

    /// Whether a request is open.
    pub fn is_open(&self) -> bool {
        self.request.is_object()
    }

    /// Remembers how it was before a change at a place; `typing`: whether it goes on with the one before.
    pub fn step(&mut self, place: &str, typing: bool) {
        if typing && self.typing.as_deref() == Some(place) {
            return;
        }
        self.typing = typing.then(|| place.to_owned());
        if self.past.len() >= STEPS_KEPT {
            self.past.remove(0);
        }
        self.past.push(self.said.clone());
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.said = before;
        self.typing = None;
        true
    }

    /// What was answered at a place, as a text.
    pub fn text(&self, place: &str) -> &str {
        self.said.get(place).and_then(Value::as_str).unwrap_or_default()
    }

    /// A field of what was answered at a place.
    pub fn field(&self, place: &str, field: &str) -> &str {
        self.said.get(place).and_then(|said| said.get(field)?.as_str()).unwrap_or_default()
    }

    /// The entries of a list: pieces of evidence, rows.
    pub fn list(&self, place: &str) -> &[Value] {
        self.said.get(place).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

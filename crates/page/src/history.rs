//! The way back: what was done to a saved file, and the edits that take it back.

use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::{Edit, SavedFile};

/// How many steps can be taken back. More would only make memory grow with editing.
pub(crate) const STEPS_KEPT: usize = 300;

/// Something that the user did to the saved file.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What is done.
    pub edit: Edit,
    /// What it was done to, in words, for 撤销: 「10.1.2 的判断」.
    pub what: String,
    /// Where it can be seen.
    pub at: Place,
    /// Whether it is one of many of a text being typed, to be taken back as one.
    pub typing: bool,
}

impl Change {
    /// A change that is complete in itself.
    pub fn new(edit: Edit, what: impl Into<String>, at: Place) -> Self {
        Self { edit, what: what.into(), at, typing: false }
    }

    /// A text as it is being typed: raw, so that an input method is left alone.
    pub fn typed(pointer: impl Into<String>, text: String, what: impl Into<String>, at: Place) -> Self {
        Self { edit: Edit::Set(pointer.into(), text.into()), what: what.into(), at, typing: true }
    }

    /// Together with another edit, as one step.
    pub fn with(self, other: Option<Edit>) -> Self {
        match other {
            Some(other) => Self { edit: Edit::All(vec![self.edit, other]), ..self },
            None => self,
        }
    }
}

/// A change that can be taken back, or made again.
#[derive(Clone, Debug)]
struct Step {
    edit: Edit,
    what: String,
    at: Place,
    /// The place of the text that is still being typed.
    typing: Option<String>,
}

/// What undo and redo did.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// To what, in words.
    pub what: String,
    /// Where it can be seen.
    pub at: Place,
    /// The place of the saved file that it changed, as a JSON pointer; empty where it changed nothing.
    pub pointer: String,
}

/// Every change, the last one last, and those that were taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl History {
    /// Does it. Answers with the places that it changed; nothing where nothing changed.
    pub fn edit(&mut self, file: &mut SavedFile, change: Change) -> Option<Vec<String>> {
        let typing = typed_text(&change.edit).filter(|_| change.typing).map(str::to_owned);
        let places = change.edit.places();
        let inverse = file.apply(change.edit)?;
        self.redo.clear();
        let continues = typing.is_some() && self.undo.last().is_some_and(|step| step.typing == typing);
        if !continues {
            push(&mut self.undo, Step { edit: inverse, what: change.what, at: change.at, typing });
        }
        Some(places)
    }

    /// Trims the text at a place, where it was just typed, and takes it away where it is blank: one undo takes back both.
    /// What is typed there next is a step of its own. What was not typed here stays as it was given. Answers as [`History::edit`].
    pub fn normalise(&mut self, file: &mut SavedFile, pointer: &str) -> Option<Vec<String>> {
        let step = self.undo.last_mut().filter(|step| step.typing.as_deref() == Some(pointer))?;
        step.typing = None;
        let edit = file.normalised(pointer)?;
        let places = edit.places();
        let inverse = file.apply(edit)?;
        let typed = core::mem::replace(&mut step.edit, Edit::All(Vec::new()));
        step.edit = Edit::All(vec![inverse, typed]);
        Some(places)
    }

    /// What the next undo would take back, in words.
    pub fn can_undo(&self) -> Option<&str> {
        self.undo.last().map(|step| step.what.as_str())
    }

    /// What the next redo would do again, in words.
    pub fn can_redo(&self) -> Option<&str> {
        self.redo.last().map(|step| step.what.as_str())
    }

    /// Takes the last change back. Answers with the places that this changed, too.
    pub fn undo(&mut self, file: &mut SavedFile) -> Option<(Undone, Vec<String>)> {
        let (step, undone, places) = turn(file, self.undo.pop()?);
        push(&mut self.redo, step);
        Some((undone, places))
    }

    /// Makes the last change again that was taken back.
    pub fn redo(&mut self, file: &mut SavedFile) -> Option<(Undone, Vec<String>)> {
        let (step, undone, places) = turn(file, self.redo.pop()?);
        push(&mut self.undo, step);
        Some((undone, places))
    }
}

/// Applies a step; answers with the step that turns it round.
fn turn(file: &mut SavedFile, step: Step) -> (Step, Undone, Vec<String>) {
    let places = step.edit.places();
    let pointer = step.edit.pointer().to_owned();
    let undone = Undone { what: step.what.clone(), at: step.at.clone(), pointer };
    let edit = file.apply(step.edit).unwrap_or(Edit::All(Vec::new()));
    (Step { edit, what: step.what, at: step.at, typing: None }, undone, places)
}

/// The place of the text that an edit sets, before anything that goes with it.
fn typed_text(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::Set(pointer, _) => Some(pointer),
        Edit::All(edits) => edits.first().and_then(typed_text),
        Edit::Insert(..) | Edit::Remove(_) => None,
    }
}

fn push(steps: &mut Vec<Step>, step: Step) {
    if steps.len() >= STEPS_KEPT {
        steps.remove(0);
    }
    steps.push(step);
}

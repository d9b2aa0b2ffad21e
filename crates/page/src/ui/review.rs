//! 查验: a county's file, only read, and beside it what the reviewer finds.

use alloc::collections::BTreeMap;

use serde_json::Value;
use weibao_chain::{Otherwise, Reviewed};
use weibao_core::maps::object;
use weibao_core::{Catalog, Options, Problem, Report, overlay, scoring};
use weibao_terms::DocumentKind;

use crate::history::History;
use crate::keeping::{Keeping, REVIEW, SaveState};
use crate::overlay_and_scoring::OverlayAndScoring;
use crate::prelude::*;
use crate::saved_file::{SavedFile, at};
use crate::world::Ticket;

/// What a `weibao.review` says that it is.
pub const FORMAT: &str = "weibao.review";

/// What this screen needs.
#[derive(Debug, Default)]
pub struct State {
    /// What is open.
    pub open: Option<Open>,
    /// How it is kept in the browser.
    pub keeping: Keeping,
    /// Whether something has been found since the review was last saved to a file.
    pub touched: bool,
    /// Whether 关闭 was pressed once, with findings that are neither kept nor in a file.
    pub closing: bool,
    /// Which standards are shown.
    pub show: Show,
    /// The area whose standards are shown; all where empty.
    pub area: String,
    /// The standards that are shown, in printed order. What is marked meanwhile stays in sight.
    pub listed: Vec<String>,
    /// What is to be drawn.
    pub draw: Draw,
    /// Of an area, by its id, the group that is to look at it, as typed.
    pub groups: BTreeMap<String, String>,
    /// Documents on the way.
    pub making: Vec<(DocumentKind, Ticket)>,
}

/// Which standards are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Those that are to be looked at first.
    First,
    /// Those that nobody has looked at.
    Unseen,
    /// 存疑 and 退回.
    NotAccepted,
    /// Those that the county has changed since they were marked.
    Changed,
    /// All of them.
    #[default]
    All,
}

impl Show {
    /// As they are offered.
    pub const ALL: [Self; 5] = [Self::First, Self::Unseen, Self::NotAccepted, Self::Changed, Self::All];
}

/// A sample that is to be drawn, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draw {
    /// The register's key.
    pub register: String,
    /// How many.
    pub size: String,
    /// By which seed; the day where empty.
    pub seed: String,
}

/// A review of the same county by another level.
#[derive(Debug)]
pub struct Other {
    /// As it came.
    pub review: Value,
    /// Judged over the county's file that is open.
    pub reviewed: Reviewed,
}

/// A county's file with the review of it.
#[derive(Debug)]
pub struct Open {
    /// The county's file; nothing here can change it.
    pub county: County,
    /// What the county had handed in before: it says what has changed since.
    pub before: Option<(County, Box<Report>)>,
    /// What the reviewer finds: a `weibao.review`.
    pub review: SavedFile,
    /// The way back.
    pub history: History,
    /// The standards, with the overlay that the county's file names.
    pub catalog: Rc<Catalog>,
    /// Overlays and rule files that were opened.
    pub beside: OverlayAndScoring,
    /// Both judged by the same rules.
    pub reviewed: Reviewed,
    /// What the county's own readings and rules that are off come to without them.
    pub otherwise: Vec<Otherwise>,
    /// Figures as they were typed, by their keys, where no figure could be read of them.
    pub typed: BTreeMap<String, String>,
    /// Reviews of other levels, which are only looked at.
    pub others: Vec<Other>,
    /// What was said beside a mark that was taken away, by its place: it comes back with the next mark.
    pub put_away: BTreeMap<String, Value>,
}

/// Judges a county's file and a review of it.
pub fn judged(
    catalog: &Catalog,
    county: &County,
    review: &Value,
    beside: &OverlayAndScoring,
) -> Result<Reviewed, Vec<Problem>> {
    // The overlay is in the catalog already. A rule file that does not fit gives no points, and bars nothing else.
    let rules = beside.scoring.as_ref().filter(|rules| scoring::read(catalog, rules).is_ok());
    let reviewed = weibao_chain::reviewed(catalog, county.value(), review, &Options { overlay: None, rules })?;
    let listed = weibao_chain::on_lists(&beside.name_lists(), county.value());
    Ok(Reviewed { listed, ..reviewed })
}

/// The standards with the overlay that the county's file names, where it is there.
pub fn overlaid(national: &Rc<Catalog>, county: &County, beside: &OverlayAndScoring) -> Rc<Catalog> {
    let overlay = county.overlay().and_then(|id| beside.overlay(id));
    let applied = overlay.and_then(|overlay| overlay::apply(national, &overlay).ok());
    applied.map_or_else(|| Rc::clone(national), Rc::new)
}

/// A county's file as it was read.
#[derive(Debug)]
pub struct County {
    /// The file's name.
    file: String,
    /// All of it, to the last blank.
    text: Rc<str>,
    value: Value,
    digest: String,
}

impl County {
    /// Of the file of this name, with this text, which says this.
    pub fn new(file: String, text: Rc<str>, value: Value) -> Self {
        let digest = weibao_chain::digest(&value);
        Self { file, text, value, digest }
    }

    /// The same, of its text alone.
    pub fn read(file: &str, text: &str) -> Option<Self> {
        let value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
        Some(Self::new(file.to_owned(), text.into(), value))
    }

    /// The file's name.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it says.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// By what a review names it.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The county's name.
    pub fn name(&self) -> &str {
        self.word(&at::county("name"))
    }

    /// How often the county has written it out.
    pub fn revision(&self) -> Option<u64> {
        self.value.pointer(at::REVISION)?.as_u64()
    }

    /// The id of the overlay that it names.
    pub fn overlay(&self) -> Option<&str> {
        Some(self.word(at::OVERLAY)).filter(|id| !id.is_empty())
    }

    /// Whether both are of one county: by the file's id where both have one, else by the name.
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        match (self.word(at::FILE_ID), other.word(at::FILE_ID)) {
            ("", _) | (_, "") => self.name() == other.name(),
            (one, two) => one == two,
        }
    }

    fn word(&self, pointer: &str) -> &str {
        self.value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
    }
}

impl Open {
    /// A county's file with a review of it, or why they do not go together.
    pub fn new(
        national: &Rc<Catalog>,
        county: County,
        review: Value,
        beside: OverlayAndScoring,
    ) -> Result<Self, Vec<Problem>> {
        let catalog = overlaid(national, &county, &beside);
        let reviewed = judged(&catalog, &county, &review, &beside)?;
        let otherwise = weibao_chain::otherwise(&catalog, county.value(), &reviewed.county).unwrap_or_default();
        Ok(Self {
            county,
            before: None,
            review: SavedFile::new(review),
            history: History::default(),
            catalog,
            beside,
            reviewed,
            otherwise,
            typed: BTreeMap::new(),
            others: Vec::new(),
            put_away: BTreeMap::new(),
        })
    }

    /// Judges both anew. What cannot be judged any more stays as it was.
    pub fn judge(&mut self) {
        if let Ok(reviewed) = judged(&self.catalog, &self.county, self.review.value(), &self.beside) {
            self.reviewed = reviewed;
        }
    }

    /// Shows a review of another level beside this one, in place of what that level said before.
    pub fn show_other(&mut self, review: Value) -> Result<(), Vec<Problem>> {
        let reviewed = judged(&self.catalog, &self.county, &review, &self.beside)?;
        self.others.retain(|other| other.review.get("level") != review.get("level"));
        self.others.push(Other { review, reviewed });
        Ok(())
    }

    /// Judges those of other levels anew: the county's file, or what a province adds, is another one now.
    pub fn judge_others(&mut self) {
        let others = core::mem::take(&mut self.others);
        for other in others {
            // What cannot be judged any more stays as it was.
            let Other { review, reviewed } = other;
            let reviewed = judged(&self.catalog, &self.county, &review, &self.beside).unwrap_or(reviewed);
            self.others.push(Other { review, reviewed });
        }
    }

    /// Whether nothing has been said in the review, and nobody was asked to.
    pub fn is_blank(&self) -> bool {
        let says = |field: &str| {
            let said = self.review.value().get(field);
            said.is_some_and(|said| said.as_object().is_some_and(|fields| !fields.is_empty()) || said.is_array())
        };
        !["marks", "evidence", "samples", "groups"].into_iter().any(says)
    }

    /// What is said at a place of the review's marks.
    pub fn said(&self, place: &str, field: &str) -> Option<&Value> {
        self.review.value().get("marks")?.get(place)?.get(field)
    }

    /// The same as a text.
    pub fn word(&self, place: &str, field: &str) -> &str {
        self.said(place, field).and_then(Value::as_str).unwrap_or_default()
    }

    /// The items of a list of the review: `samples`, `groups`.
    pub fn list(&self, field: &str) -> &[Value] {
        self.review.value().get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// What several groups have found otherwise than each other, by its place in the review.
    pub fn clashes(&self) -> impl Iterator<Item = (&String, &Vec<Value>)> {
        let clashes = self.review.value().get("clashes").and_then(Value::as_object);
        clashes.into_iter().flatten().filter_map(|(place, offers)| Some((place, offers.as_array()?)))
    }

    /// As it is kept in the browser.
    pub fn write(&self) -> Value {
        let file = |county: &County| object([("name", county.file().into()), ("text", county.text().into())]);
        object([
            ("format", REVIEW.into()),
            ("version", 1.into()),
            ("county", file(&self.county)),
            ("before", self.before.as_ref().map(|(county, _)| file(county)).into()),
            ("review", self.review.value().clone()),
            ("others", self.others.iter().map(|other| other.review.clone()).collect::<Vec<Value>>().into()),
        ])
    }
}

/// What was kept: the county's file, what it had handed in before, the review.
pub struct Kept {
    /// The county's file.
    pub county: County,
    /// What it had handed in before.
    pub before: Option<County>,
    /// The review.
    pub review: Value,
    /// Those of other levels.
    pub others: Vec<Value>,
}

impl Kept {
    /// Of what was kept, if it is whole.
    pub fn read(value: &Value) -> Option<Self> {
        let file = |field: &str| {
            let file = value.get(field)?;
            County::read(file.get("name")?.as_str()?, file.get("text")?.as_str()?)
        };
        Some(Self {
            county: file("county")?,
            before: file("before"),
            review: value.get("review")?.clone(),
            others: value.get("others").and_then(Value::as_array).cloned().unwrap_or_default(),
        })
    }
}

impl State {
    /// The document that this ticket stands for.
    pub fn makes(&self, ticket: Ticket) -> Option<DocumentKind> {
        self.making.iter().find(|(_, made)| *made == ticket).map(|(document, _)| *document)
    }

    /// Whether what is open is kept in this slot.
    pub fn is_kept_in(&self, slot: &str) -> bool {
        self.open.is_some() && self.keeping.slot.id == slot
    }

    /// Whether closing now would lose something.
    pub fn at_risk(&self) -> bool {
        self.open.is_some()
            && self.touched
            && match self.keeping.state {
                SaveState::Elsewhere => true,
                SaveState::Unsaved(_) => self.keeping.touched,
                SaveState::Saved(_) | SaveState::Settling | SaveState::Saving => false,
            }
    }
}

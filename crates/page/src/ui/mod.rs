//! What is looked at: never saved, and never part of a verdict.

pub mod arrangement;
pub mod assess;
pub mod check;
pub mod documents;
pub mod duties;
pub mod edition;
pub mod exchange;
pub mod figures;
pub mod fill;
pub mod form;
pub mod import;
pub mod leaving;
pub mod register;
pub mod review;
pub mod rollup;
pub mod round;
pub mod seal;
pub mod start;
pub mod window;

use crate::place::Place;
use crate::prelude::*;

/// How many lines of a notice are shown.
const LINES: usize = 100;

/// Something that the user is told, until they put it away.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Whether something went wrong.
    pub bad: bool,
    /// What happened, what was kept, what to do.
    pub text: String,
    /// More, a line each.
    pub lines: Vec<String>,
}

impl Notice {
    /// All is well.
    pub fn good(text: impl Into<String>) -> Self {
        Self { bad: false, text: text.into(), lines: Vec::new() }
    }

    /// Something went wrong.
    pub fn bad(text: impl Into<String>) -> Self {
        Self { bad: true, text: text.into(), lines: Vec::new() }
    }

    /// With a line for each of these, up to `LINES`; the others are counted.
    pub fn with(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        let mut lines = lines.into_iter();
        self.lines.extend(lines.by_ref().take(LINES));
        let more = lines.count();
        if more > 0 {
            self.lines.push(weibao_text::screens::common::and_more(more));
        }
        self
    }
}

/// What gets the focus once it is painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The screen's heading.
    Heading,
    /// A standard's card.
    Standard(String),
    /// A negative item.
    Negative(String),
    /// A figure's field.
    Figure(String),
    /// A part of the figures.
    Part(figures::Part),
    /// Something on the result.
    Item(String),
    /// A document.
    Document(String),
    /// A field of the form.
    Field(String),
    /// A section of the manual.
    Section(String),
    /// A text field, by its place in the saved file.
    Text(String),
    /// The field for the name of a new county.
    CountyName,
    /// The list of what is kept on this machine.
    Kept,
    /// The field to look for words in.
    Search,
    /// The preview of a document.
    Preview,
    /// The cell of a register that has the keyboard; the sheet sees to it that it is in sight.
    Cell,
    /// The same, with the caret behind its text.
    EndOfCell,
    /// What shows all rows of a register: the way out of its sheet.
    AllRows,
    /// The field to paste into.
    PasteField,
    /// What opens the place to paste into.
    PasteButton,
    /// The heading of the wizard that takes a table in.
    ImportHeading,
    /// 先去改, before something leaves.
    Leaving,
}

impl Focus {
    /// What gets the focus when a place is shown.
    pub fn of(place: &Place) -> Self {
        match place.clone() {
            Place::Assess { standard: Some(standard), .. } => Self::Standard(standard),
            Place::Negatives { item: Some(item) } => Self::Negative(item),
            Place::Figures { figure: Some(figure) } => Self::Figure(figure),
            Place::Register { row: Some(_), .. } => Self::Cell,
            Place::Result { item: Some(item) } | Place::Check { item: Some(item) } => Self::Item(item),
            Place::Documents { document: Some(document) } => Self::Document(document),
            Place::Form { field: Some(field) } => Self::Field(field),
            Place::Manual { section: Some(section) } => Self::Section(section),
            _ => Self::Heading,
        }
    }
}

/// What may no longer be as the surroundings have it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stale {
    /// What the storage keeps.
    pub kept: bool,
    /// What documents say.
    pub documents: bool,
}

impl Stale {
    /// All of it.
    pub const ALL: Self = Self { kept: true, documents: true };
}

/// What is looked at.
#[derive(Default)]
pub struct Ui {
    /// The screen.
    pub place: Place,
    /// Where a link came from, for the way back.
    pub came_from: Option<Place>,
    /// What gets the focus after the next painting.
    pub focus: Option<Focus>,
    /// What a screen reader says next.
    pub announcement: String,
    /// Whether what was open before a reload is still being loaded.
    pub opening: bool,
    /// Shown above every screen.
    pub notice: Option<Notice>,
    /// The day on which the page was shown last, as `YYYY-MM-DD`: what screens count days from.
    pub today: String,
    /// While the screen is being printed, what every page says of itself: nothing is folded away then, and every row is painted.
    pub paper: Option<String>,
    /// Whether this page can be saved with data inside.
    pub can_carry: bool,
    /// Whether the list of shortcuts is open.
    pub shortcuts: bool,
    /// Whether the navigation is open on a narrow screen.
    pub menu: bool,
    /// What is to be asked for anew, if the screen shows it.
    pub stale: Stale,
    /// Of each screen, what it alone needs.
    pub start: start::State,
    /// Self-assessment.
    pub assess: assess::State,
    /// Figures.
    pub figures: figures::State,
    /// Registers.
    pub register: register::State,
    /// 报送前检查.
    pub check: check::State,
    /// Application form.
    pub form: form::State,
    /// Documents.
    pub documents: documents::State,
    /// What goes out to units and comes back.
    pub exchange: exchange::State,
    /// 复核和对比.
    pub round: round::State,
    /// 标准版本.
    pub edition: edition::State,
    /// 查验.
    pub review: review::State,
    /// 汇总多县.
    pub rollup: rollup::State,
    /// 填报单位.
    pub fill: fill::State,
    /// What is asked before a file leaves.
    pub leaving: leaving::State,
    /// 定稿报送.
    pub seal: seal::State,
}

impl Ui {
    /// The place where the user works: the address, with the standard that was worked on last.
    pub fn here(&self) -> Place {
        match &self.place {
            Place::Assess { area, standard: None } => {
                Place::Assess { area: area.clone(), standard: self.assess.current.clone() }
            }
            place => place.clone(),
        }
    }

    /// Has a screen reader say something. Answers that there is something to paint.
    pub fn announce(&mut self, sentence: impl Into<String>) -> bool {
        self.announcement = sentence.into();
        true
    }

    /// Shows a notice above the screen. Answers that there is something to paint.
    pub fn tell(&mut self, notice: Notice) -> bool {
        self.notice = Some(notice);
        true
    }
}

//! What the user does, and what the surroundings tell: plain data.

use serde_json::Value;
use weibao_chain::Role;
use weibao_core::Problem;
use weibao_tables::import::Mode;
use weibao_terms::{
    ClauseAnswer, Declared, DocumentKind, Mark, NegativeState, Response, ReviewLevel, Seen, StorageFailure, Viewer,
};

use crate::file::Chosen;
use crate::keeping::{Entry, Kept, Written};
use crate::overlay_and_scoring::OverlayAndScoring;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::standards;
use crate::session::Change;
use crate::ui::arrangement::{Cursor, Filter};
use crate::ui::documents::Work;
use crate::ui::duties::Only;
use crate::ui::exchange::Choice;
use crate::ui::figures::Part;
use crate::ui::review::{Draw, Show};
use crate::ui::rollup::Export;
use crate::world::{Made, Move, Purpose, Ticket, Timer, Why};

/// What the user does, and what the surroundings tell.
#[derive(Clone, Debug, PartialEq)]
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
    /// Goes to where the county's name can be changed.
    Rename,
    /// Shows the next standard without an answer.
    NextOpen,
    /// Changes the saved file.
    Edit(Change),
    /// A text field is left: its text, at this pointer, is trimmed.
    Normalise(String),
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
    /// A key, pressed anywhere.
    Key(Key),
    /// A file was chosen or dropped.
    Chosen(Purpose, Chosen),
    /// The bytes of the file of this name are there; `None` where it could not be read.
    Read(Purpose, String, Option<Vec<u8>>),
    /// Saves to a file.
    SaveAs,
    /// Prints the screen.
    Print,
    /// Paper is asked for, by the browser or by [`Msg::Print`], or is done with.
    Paper(bool),
    /// Writes to the browser's storage now.
    Save,
    /// So much time has passed.
    Elapsed(Timer),
    /// The storage answers.
    Storage(Answer),
    /// Another window has changed the storage: which slot; any where that is not known.
    StorageChanged(Option<String>),
    /// Goes on in a slot of its own, where another window has written the same one.
    KeepAsCopy,
    /// The documents' program has done its work, or cannot.
    Made(Ticket, Made),
    /// The surroundings give something.
    Given(Given),
    /// The rest of the program.
    Rest(Rest),
    /// Puts the notice away.
    Dismiss,
    /// Shows or hides the list of shortcuts.
    Shortcuts,
    /// Shows or hides the navigation on a narrow screen.
    Menu,
    /// Start.
    Start(Start),
    /// Self-assessment.
    Assess(Assess),
    /// Figures.
    Figures(Figures),
    /// Registers.
    Register(Register),
    /// Application form: writes drafts and preview anew.
    WriteDrafts,
    /// Documents.
    Documents(Documents),
    /// What goes out to units and comes back.
    Exchange(Exchange),
    /// 复核和对比.
    Round(Round),
    /// 进程和牵头单位.
    Course(Course),
    /// 标准版本.
    Edition(Edition),
    /// 查验.
    Review(Review),
    /// 汇总多县.
    RollUp(RollUp),
    /// 填报单位.
    Fill(Fill),
    /// Saves to a page that has all of it inside.
    SavePage,
    /// What looks like personal data.
    Personal(Personal),
}

/// What the user does about what looks like personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Personal {
    /// Says of a text that it is none: its place, its words.
    None(String, String),
    /// Goes back to work: nothing leaves.
    Correct,
    /// Goes to where the finding of this number is mended.
    Mend(usize),
    /// Has it leave all the same.
    Anyway,
}

/// A key, and what it was pressed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// Its name, as browsers have it: `ArrowDown`, `a`, `1`.
    pub name: String,
    /// Together with Ctrl or the command key.
    pub command: bool,
    /// Together with Shift.
    pub shift: bool,
    /// Together with Alt.
    pub alt: bool,
    /// An input method has the keyboard.
    pub composing: bool,
    /// On what.
    pub on: On,
}

/// What a key was pressed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct On {
    /// Keys are text there.
    pub typing: bool,
    /// It is one of a group of answers, in which arrows choose.
    pub choice: bool,
    /// The standard whose card it is, or is in.
    pub standard: Option<String>,
    /// It is the card itself.
    pub card: bool,
    /// The negative item whose card it is, or is in.
    pub negative: Option<String>,
    /// It is the box of this clause's own answer.
    pub clause: Option<String>,
}

/// What the storage answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It does not answer. What is asked meanwhile is done elsewhere in the browser, and taken over when it does.
    Silent,
    /// What is kept, the newest first, damaged ones last; and what was discarded.
    Listed(Result<(Vec<Kept>, Vec<Kept>), StorageFailure>),
    /// An entry, by its slot's id.
    Loaded(Why, String, Entry),
    /// An entry was written, by its slot's id: as what, or why it was not.
    Written(String, Result<Written, StorageFailure>),
    /// An entry was moved or wiped, or could not be.
    Moved(Move, Result<(), StorageFailure>),
}

/// What the surroundings give while the page runs.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// Another assessment, known to be one.
    Assessment(Value),
    /// What the county is judged by, known to be sound.
    Beside(OverlayAndScoring),
    /// Whether nothing may be changed.
    ReadOnly(bool),
    /// Something that cannot be used: what the user is told, and why not.
    Refused(String, Vec<Problem>),
}

/// What becomes of the rest of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rest {
    /// It is here.
    Arrived,
    /// It could not be brought here: why, a line each.
    Failed(Vec<String>),
    /// The user wants another try.
    Again,
}

/// Something of a new county, as it is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountyField {
    /// 县.
    Name,
    /// 市.
    City,
    /// 省.
    Province,
}

/// What the user does at the start alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Types.
    Typed(CountyField, String),
    /// Picks a county from the list, by its code, for a new assessment.
    Pick(String),
    /// Puts the list away: what was typed stays.
    OwnName,
    /// Takes the code of a county, and where it lies, for the one that is open. Its name stays.
    Adopt(String),
    /// Says who looks at the page.
    Viewer(Viewer),
    /// The list of counties is here, or cannot be brought.
    Divisions(Option<String>),
    /// Begins a new assessment.
    New,
    /// Opens the example.
    Example,
    /// Opens an entry.
    Open(String),
    /// Takes an entry off the list: its id, its county.
    Discard(String, String),
    /// Brings it back.
    Restore(String),
    /// Wipes it for good.
    Erase(String),
    /// Takes what is left of a damaged entry away as a file.
    Rescue(String),
}

/// What the user does in the self-assessment alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assess {
    /// Gives the quick answer of a standard, or takes it away.
    Answer(String, Option<Declared>),
    /// Gives a clause's own answer, or takes it away: standard, clause, answer.
    Clause(String, String, Option<ClauseAnswer>),
    /// Says whether a body that a clause names has it, or takes that away: standard, clause, the body's key.
    Body(String, String, String, Option<bool>),
    /// Sets a clause's implied rule out of force, to be given a reason, or in force again: standard, clause.
    Rule(String, String, bool),
    /// Takes a piece of evidence away.
    RemoveEvidence(String, usize),
    /// Opens or closes the details of a standard.
    Details(String),
    /// A standard has the focus.
    Focused(String),
    /// Shows only these.
    Filter(standards::Filter),
    /// Shows only what this department leads.
    Lead(String),
    /// Looks for words.
    Words(String),
    /// Lifts every filter.
    ShowAll,
    /// Shows the rest of a long list.
    Unfold,
}

/// What the user does with figures, readings, overlays and scoring schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figures {
    /// Types a figure.
    Typed(String, String),
    /// Leaves its field.
    Left(String),
    /// Takes away a typed figure that a register contradicts.
    Drop(String),
    /// Shows all figures, or only the missing ones.
    OnlyMissing(bool),
    /// Goes to the missing figure after this one.
    NextMissing,
    /// Goes to a part of the screen.
    Part(Part),
    /// Chooses a reading: the choice's key, the option's key.
    Choose(String, String),
    /// Switches the implied rules of a clause off, or on again: whether they are to count.
    Accept(String, bool),
    /// Chooses an overlay by its id, or none.
    Overlay(Option<String>),
    /// Has points given by the example of a scoring scheme, or by none.
    ExampleScoring(bool),
}

/// What the user does in a register alone.
#[derive(Clone, Debug, PartialEq)]
pub enum Register {
    /// Types into the cell.
    Typed(String),
    /// Chooses for the cell: 有 or 无, or one of its options; nothing empties it.
    Put(Option<Value>),
    /// Another place has the keyboard now.
    Left(Cursor),
    /// Clicks a cell.
    Clicked(Cursor),
    /// Presses the mouse on a cell; whether together with Shift, so that what is chosen reaches there.
    Pressed(Cursor, bool),
    /// Moves the mouse over a cell with its button down.
    Dragged(Cursor),
    /// Presses a key in the sheet.
    Key(Key),
    /// Scrolls the sheet: so many pixels are above.
    Scrolled(i32),
    /// Shows these rows.
    Show(Filter),
    /// Sorts what is shown by this column, then the other way round, then no longer.
    Sort(usize),
    /// Goes to the new row.
    Add,
    /// Goes to the next cell that breaks a rule.
    NextFailing,
    /// Takes the row of the cell away.
    Delete,
    /// Pastes into the sheet: the text, and the HTML that was copied with it.
    Paste(String, Option<String>),
    /// A table on its way in.
    Import(Import),
    /// Hands the register out.
    Export,
}

/// What the user does with a table on its way into a register. Rows and columns are the sheet's, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Import {
    /// Opens the wizard.
    Open,
    /// Pastes into its field, or types there; with the HTML that was copied with it.
    Pasted {
        /// All that stands in the field.
        text: String,
        /// The HTML.
        html: Option<String>,
    },
    /// Chooses a sheet.
    Sheet(usize),
    /// Chooses a table of the sheet.
    Table(usize),
    /// Points the heading out: its first row, and the first row below it.
    Heading(usize, usize),
    /// Says into which of the register's columns a column goes, or into none.
    Column(usize, Option<usize>),
    /// Has the blank cells of a column take the value above, or no longer.
    FillDown(usize, bool),
    /// Chooses how rows are put in.
    Mode(Mode),
    /// Has a row taken, or left out.
    Row(usize, bool),
    /// Says which present row a row is, that it is a new one, or nothing yet.
    Answer(usize, Option<Option<usize>>),
    /// Shows later rows, or earlier ones.
    Page(bool),
    /// Puts it in.
    Do,
    /// Closes it.
    Cancel,
}

/// What the user does with documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Documents {
    /// Begins work.
    Begin(Work),
    /// Puts the preview away.
    Close,
    /// The list of placeholders is opened.
    Placeholders,
    /// A revision is written out for another level.
    Seal(ReviewLevel),
    /// What is written out for it has no mobile number of the contact.
    WithoutMobile(bool),
}

/// What the user does with what goes out to units and comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exchange {
    /// 分工.
    Duties(Duties),
    /// Another officer's file of the same county.
    Twin(Twin),
    /// Answers a point of a review, or takes the answer back: the review's id, the place.
    Respond(String, String, Option<Response>),
    /// Puts a file that came back away: its number.
    Discard(usize),
    /// Chooses where a clash is: its place, and what is to stand there.
    Choose(String, Choice),
    /// Says why it was chosen: the place, and the reason.
    Why(String, String),
    /// Lists more places than at first.
    More,
    /// Takes all that does not clash, and what was chosen.
    Take,
    /// Types the day by which answers are wanted.
    Due(String),
    /// Picks a unit, or no longer: its key.
    Pick(String, bool),
    /// Picks every unit, or none.
    PickAll(bool),
    /// Has the workbooks of the picked units made.
    Workbooks,
    /// The same, all in one .zip.
    Zip,
    /// Has the requests to the picked units handed out, for this page.
    Requests,
    /// The same, each inside a page of its own.
    Pages,
    /// Has the 填报通知 to the picked units written.
    Notice,
    /// Has the 催办函 written to the picked units that owe something, or to every one that does.
    Letters,
    /// Copies the words with which a unit is asked for what it owes: its key.
    Copy(String),
}

/// What the user does with 分工.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Duties {
    /// Has typed something of a unit: its key, what, and the text.
    Unit(String, UnitField, String),
    /// Types the name of a new unit.
    Typed(String),
    /// Adds it.
    Add,
    /// Shows a part, or all.
    Part(Option<String>),
    /// Shows only these.
    Only(Only),
    /// Changes who reports a place, or is done with it.
    Open(Option<String>),
    /// Gives a unit a role at a place, or takes it away: place, unit, role.
    Role(String, String, Option<Role>),
    /// Has a place reported as the catalog says.
    AsCatalog(String),
    /// Has typed a day of the period.
    Period(PeriodField, String),
    /// Takes the calendar year that is over.
    LastYear,
}

/// Something of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitField {
    /// As the county calls it.
    Name,
    /// Its other names.
    Aliases,
    /// Whom to call.
    Post,
}

/// A day of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodField {
    /// The first.
    From,
    /// The last.
    To,
    /// That of what is not counted over the period.
    AsOf,
    /// That on which the county applies.
    ApplyOn,
}

impl PeriodField {
    /// As the saved file names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
            Self::AsOf => "as_of",
            Self::ApplyOn => "apply_on",
        }
    }
}

/// What the user does with another officer's file of the same county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Twin {
    /// Chooses where both wrote different things: the place, and what is to stand there.
    Choose(String, Choice),
    /// Chooses the same everywhere where nothing is chosen yet.
    ChooseAll(Choice),
    /// Takes what is only there, and what was chosen.
    Take,
    /// Puts it away.
    Discard,
}

/// What the user does with many counties' files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RollUp {
    /// Files were chosen or dropped: they are added to those that are there.
    Chosen(Vec<Chosen>),
    /// Does no more; what was done counts.
    Cancel,
    /// Puts all away.
    Clear,
    /// Looks at something else.
    Look(Looks),
    /// Has this file count in place of a newer one of its county.
    Prefer(usize),
    /// Says that this file is of the county with this code.
    Belongs(usize, String),
    /// Takes the last such choice back.
    TakeBack,
    /// Looks at one county, or at all of them again.
    County(Option<usize>),
    /// Chooses a common reading: the choice's key, the option's; the counties' own where that is empty.
    Reading(String, String),
    /// Chooses every default reading.
    DefaultReadings,
    /// Has implied rules count everywhere under common readings, or where counties accept them.
    Rules(bool),
    /// Has every county judged by the common readings as well, or no longer.
    Restate(bool),
    /// No longer holds it beside an earlier roll-up.
    NotCompared,
    /// Types or pastes who should report.
    Expected(String),
    /// Has a saved roll-up hold the counties' files, or not.
    Contents(bool),
    /// Hands out a file.
    Export(Export),
}

/// What of a roll-up is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looks {
    /// At this table.
    Tab(String),
    /// The files of one edition of the standards, by its id.
    Edition(String),
    /// One city, or all.
    City(Option<String>),
    /// One area, or all where empty.
    Area(String),
    /// One state, or all where empty.
    Status(String),
    /// The standards by how many counties fall short, or in printed order.
    ShortFirst(bool),
    /// Into a row, or out of it.
    Row(Option<(String, String)>),
}

/// What a unit does with a request. Places are those of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Types a text, or a number.
    Text(String, String),
    /// Chooses an answer, or none.
    Choose(String, Option<String>),
    /// Types something of a negative item: the place, what, the text.
    Field(String, &'static str, String),
    /// Types into a cell, or a piece of evidence: the place, the row, the column, the text.
    Cell(String, usize, String, String),
    /// Adds a row, or a piece of evidence.
    Add(String),
    /// Takes one away.
    Remove(String, usize),
    /// Shows later rows, or earlier ones.
    Page(String, bool),
    /// Types the post.
    Post(String),
    /// Takes the last step back.
    Undo,
    /// Hands the reply out.
    Save,
    /// Hands out a page with all of it inside.
    SavePage,
    /// Puts it away.
    Close,
}

/// What the user does from one round to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Round {
    /// Begins the next round on the ground of what is open.
    New,
    /// Types a day of its period: whether the last one.
    Period(bool, String),
    /// 仍然如此: takes what was said of a standard last time as what is said now.
    Still(String),
    /// Takes up a piece of evidence that waits: standard, its place among those that wait.
    Evidence(String, usize),
    /// Takes up what a row said last time, but for its numbers: register, row.
    Row(String, usize),
    /// Confirms a reading that was taken over, by its place.
    Confirm(String),
    /// Says whether something grave has happened, or no longer.
    Grave(Option<NegativeState>),
    /// Says what a unit of the older file is called now; nothing where it is no more: register, old name, new name.
    Rename(String, String, String),
    /// Takes what is open for the newer file.
    TakeOpen,
    /// Hands the comparison out: whether as a paper.
    Export(bool),
}

/// What the user does about the stages and who leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// Dates a stage: its key, whether the last day, the day; nothing takes it away.
    Date(&'static str, bool, String),
    /// Says whether a stage is done.
    Done(&'static str, bool),
    /// Chooses what kind of body leads, or none.
    Lead(Option<&'static str>),
}

/// What the user does with editions of the standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Looks at what the edition of this id would make of what is open.
    Look(String),
    /// Says whether the new file is about the same period.
    SamePeriod(bool),
    /// Makes it.
    Make,
    /// Hands out, as it is, what is only looked at.
    TakeAway,
    /// Puts it away.
    Close,
}

/// What a reviewer does. Places are those of the county's file, unless something else is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Review {
    /// Marks a place, or takes its mark away: 未看.
    Mark(String, Option<Mark>),
    /// Types a figure of one's own.
    Figure(String, String),
    /// Says of an item of the negative list what was found, or nothing.
    Negative(String, Option<NegativeState>),
    /// Says of a standard's piece of evidence, from 0, whether it was seen, or nothing.
    Evidence(String, usize, Option<Seen>),
    /// Types or chooses what was found in a cell of a register, by the place at which a review marks it.
    Cell(String, String),
    /// No longer shows the review of another level, by its number.
    DropOther(usize),
    /// Changes something of the review: its places.
    Edit(Change),
    /// A text of the review is left.
    Left(String),
    /// Shows these standards.
    Show(Show),
    /// Shows the standards of this area; of all where empty.
    Area(String),
    /// Goes to this standard.
    Look(String),
    /// Goes to the next standard that nobody has looked at.
    Next,
    /// Types what is to be drawn.
    Draw(Draw),
    /// Draws it.
    Drawn,
    /// Types which group is to look at an area: the area's id.
    Group(String, String),
    /// Hands out a review for each group.
    HandOut,
    /// Of what several groups found, picks one: its place in the review, which.
    Pick(String, usize),
    /// Has a document made.
    Export(DocumentKind),
    /// Saves the review to a file.
    Save,
    /// Closes the county's file and the review.
    Close,
}

//! What the page asks of its surroundings. What takes time is asked for here and answered later, by a message.

use serde_json::Value;
use weibao_terms::DocumentKind;

use crate::file::{Chosen, File};
use crate::keeping::{Head, StorageSlot};
use crate::moment::Moment;
use crate::place::Place;
use crate::prelude::*;
use crate::session::Session;

/// All that a page asks of its surroundings.
pub trait World {
    // ------------------------------------------------------------ time and chance

    /// The time on the user's clock.
    fn now(&self) -> Moment;

    /// An id that no other slot of the storage has.
    fn new_id(&mut self) -> String;

    /// Answers with [`Msg::Elapsed`](crate::Msg::Elapsed) after so many milliseconds; asked again meanwhile, begins anew.
    fn later(&mut self, what: Timer, milliseconds: u32);

    // ------------------------------------------------------------ storage, each answered by `Msg::Storage`

    /// Every entry that is kept, and every discarded one.
    fn list(&mut self);

    /// An entry.
    fn load(&mut self, id: &str, why: Why);

    /// Writes an entry where [`StorageSlot::next_revision`] allows it, as one step: stamp and time are set, `body` is the saved file.
    fn write(&mut self, slot: &StorageSlot, head: Head, body: String);

    /// Moves an entry, or wipes it.
    fn relocate(&mut self, id: &str, how: Move);

    /// Which entry this window had open before it was loaded anew.
    fn noted(&self) -> Option<String>;

    /// Notes which entry this window has open. Where that is refused, a reload comes back to the start.
    fn note(&mut self, id: Option<&str>);

    // ------------------------------------------------------------ files

    /// Reads a file, and answers with [`Msg::Read`](crate::Msg::Read).
    fn read(&mut self, file: &Chosen, purpose: Purpose);

    /// Hands a file to the user. Answers whether somebody took it.
    fn export(&mut self, file: File) -> bool;

    /// Has the documents' program do something, and answers with [`Msg::Made`](crate::Msg::Made) and the ticket.
    fn documents(&mut self, ticket: Ticket, job: Job);

    // ------------------------------------------------------------ the program itself

    /// Has the rest of the program brought here, and answers with [`Msg::Rest`](crate::Msg::Rest). Answers at once whether it is here already.
    fn fetch_rest(&mut self) -> bool;

    // ------------------------------------------------------------ window and surroundings

    /// The address behind the `#`, with it.
    fn address(&self) -> String;

    /// Shows another address, with a way back to the present one.
    fn set_address(&mut self, address: &str);

    /// Shows another address in place of the present one.
    fn replace_address(&mut self, address: &str);

    /// Names the window.
    fn set_title(&mut self, title: &str);

    /// Shows the screen from its beginning.
    fn scroll_to_top(&mut self);

    /// Prints what is shown.
    fn print(&mut self);

    /// Has every printed page say this of itself, beside its number, where the browser can.
    fn name_pages(&mut self, line: &str);

    /// Puts a text where the user can paste it from. Answers whether that was allowed.
    fn copy(&mut self, text: &str) -> bool;

    /// A setting of this browser that is no part of any file; nothing where it was never made, or cannot be kept.
    fn setting(&self, name: &str) -> Option<String>;

    /// Keeps a setting of this browser, where it can.
    fn set_setting(&mut self, name: &str, value: &str);

    /// Has the list of counties brought here, and answers with [`Start::Divisions`](crate::msg::Start::Divisions).
    fn divisions(&mut self);

    /// The data that this page came with, as JSON text: only the one file can carry any.
    fn carried(&self) -> Option<String>;

    /// Whether [`World::page_with`] can be asked.
    fn can_carry(&self) -> bool;

    /// This very page as a file, with these data inside; nothing where it is no single file.
    fn page_with(&mut self, data: &str) -> Option<Vec<u8>>;

    /// The key that is being handled does nothing else.
    fn consume_key(&mut self);

    /// Tells whoever listens what is open now. `by_user`: whether the user did it; if not, the surroundings did, or it was kept from before.
    fn tell(&mut self, session: &Session, by_user: bool);
}

/// What is to be done in a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// Keep what was typed.
    Save,
    /// Show the rest of a long list.
    Unfold,
    /// What the browser was given is on the disk by now.
    Settled,
    /// Write the form's drafts and preview anew.
    Drafts,
    /// What goes to paper is painted: print it.
    Paper,
}

/// Why an entry is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The window was loaded anew, and shows this place.
    Begin(Place),
    /// The user wants to go on with it.
    Open,
    /// The user wants the example, which may have been opened before.
    Example,
    /// Another window may have written it.
    Follow {
        /// Or all of the storage was wiped, which is no window's doing.
        wiped: bool,
    },
    /// It is damaged, and the user wants what there is of it.
    Rescue,
}

/// What is done with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// It is taken off the list, and stays in the storage. An older one that was discarded under the same id is wiped. Of which county it is.
    Discard(String),
    /// It is brought back; under another id where its own has been taken since.
    Restore,
    /// It is wiped for good.
    Erase,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be opened.
    Assessment,
    /// To be filled.
    Template,
    /// An overlay or a scoring scheme, to judge by.
    Beside,
    /// What a unit sent back; several at once.
    Reply,
    /// An older file, to be put beside the one that is open.
    Older,
    /// A newer one, to be put beside it in place of the one that is open.
    Newer,
    /// An earlier roll-up, to be put beside the one that is shown.
    EarlierRollUp,
    /// A county's file, to be reviewed, or a review of it.
    Review,
    /// One of many, to be added up.
    RollUp,
    /// A spreadsheet, to be taken into the register that is shown.
    Table,
    /// A request, to be filled in.
    Request,
}

/// Stands for one piece of work, so that what comes too late for it is told apart.
pub type Ticket = u64;

/// What documents are made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sources {
    /// The saved file.
    pub assessment: Value,
    /// The overlay that it names.
    pub overlay: Option<Value>,
    /// The scoring scheme.
    pub scoring: Option<Value>,
}

impl Sources {
    /// What is open.
    pub fn of(session: &Session) -> Self {
        let overlay = session.catalog().overlay.as_ref().and_then(|overlay| session.beside().overlay(&overlay.id));
        Self { assessment: session.file().value().clone(), overlay, scoring: session.beside().scoring.clone() }
    }
}

/// What the documents' program is to do. A template: the county's own, for [`DocumentKind::Filled`].
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Make a document: [`Product::Bytes`].
    Make(DocumentKind, Sources, Option<Rc<[u8]>>),
    /// Show what it says: [`Product::Html`].
    Preview(DocumentKind, Sources, Option<Rc<[u8]>>),
    /// Hand out its template: [`Product::Bytes`].
    Template(DocumentKind),
    /// Write the form's drafts and its preview: [`Product::Form`].
    Form(Sources),
    /// Write a comparison of two files, as the chain serialises it, as a workbook, or as a paper with what it is about: [`Product::Bytes`].
    Comparison(Value, Option<Value>),
    /// Have the desk where counties are rolled up do something: [`Product::RollUp`].
    RollUp(Value),
    /// Make a file of what lies on it: [`Product::Bytes`].
    RollUpFile(Value),
    /// Make a document of a review: of the county's file, the `weibao.review`, and what the chain makes of both: [`Product::Bytes`].
    Review(DocumentKind, Sources, Value, Value),
    /// List what templates can ask for: [`Product::Placeholders`].
    Placeholders,
    /// Make the workbook that goes out to a unit: [`Product::Bytes`].
    Request(Value, Sources),
    /// Write a letter to units, as [`weibao_text`] has its words: [`Product::Bytes`].
    Letter(Value),
    /// Pack files into one .zip: [`Product::Bytes`].
    Pack(Vec<File>),
    /// Read a workbook that a unit sent back, of this name, for the county whose file has this text: [`Product::Reply`].
    Reply(String, Vec<u8>, Rc<str>),
    /// Read the sheets of a spreadsheet of this name: [`Product::Sheets`].
    Rows(String, Vec<u8>),
    /// Be loaded ahead of the first work. Nobody waits for an answer; where that fails, the first work says why.
    Prepare,
}

/// What comes of a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Product {
    /// A file.
    Bytes(Vec<u8>),
    /// What a document says, as HTML in which every word is escaped.
    Html(String),
    /// `FormTexts` of the documents, and the preview of the form.
    Form(Value, String),
    /// `Placeholders` of the documents.
    Placeholders(Value),
    /// A `weibao.reply`.
    Reply(Value),
    /// What the desk answers.
    RollUp(Value),
    /// The sheets of a spreadsheet, as `rowsFrom` gives them.
    Sheets(Value),
}

/// Something made, or why it was not, a line each.
pub type Made = Result<Product, Vec<String>>;

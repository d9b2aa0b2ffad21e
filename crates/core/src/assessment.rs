//! What a county wrote, read from a saved file.
//!
//! The saved file is a JSON value and stays the truth: this reading leaves out what is defective and says so, and never writes back.

use alloc::string::String;
use alloc::vec::Vec;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::period::Period;
use litemap::LiteMap;
pub use weibao_terms::NegativeState;
use weibao_terms::{ClauseAnswer, Declared};

/// `format` of a saved file.
pub const FORMAT: &str = "weibao.assessment";
/// The newest `version` of the saved file that this software reads, and the one it writes.
pub const VERSION: u32 = 1;

/// The sound part of a saved file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// The overlay's id, where the file names one.
    pub overlay: Option<String>,
    /// The county.
    pub county: County,
    /// The person who answers questions about the form.
    pub contact: Contact,
    /// Entered figures, by key.
    pub figures: LiteMap<String, Decimal>,
    /// Registers, by key.
    pub registers: LiteMap<String, Vec<Row>>,
    /// Answers, by the standard's id.
    pub answers: LiteMap<String, Answer>,
    /// Negative items, by id.
    pub negatives: LiteMap<String, NegativeAnswer>,
    /// Of the bodies that a clause names: 有 or 无 by the body's key, by the clause's id.
    pub bodies: LiteMap<String, LiteMap<String, bool>>,
    /// The time that it is about.
    pub period: Period,
    /// Chosen readings: option key by choice key.
    pub choices: LiteMap<String, String>,
    /// Implied rules that the county does not accept: the reason by clause id.
    pub rules_off: LiteMap<String, String>,
    /// The texts of the form.
    pub application: Application,
}

/// The county.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct County {
    /// 示例县. Empty where none is given.
    pub name: String,
    /// Six digits.
    pub code: Option<String>,
    /// 省.
    pub province: Option<String>,
    /// 市.
    pub city: Option<String>,
}

/// The contact of the form's second row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: Option<String>,
    /// 职务.
    pub post: Option<String>,
    /// 办公电话.
    pub office_phone: Option<String>,
    /// 手机.
    pub mobile: Option<String>,
}

/// A row of a register: a cell for each of the register's columns, in their order; none where it is empty or not sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The cells. May be shorter than the columns: what is not there is empty.
    pub cells: Vec<Option<Cell>>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words; never empty.
    Text(String),
    /// A number.
    Number(Decimal),
    /// 有 or 无.
    Boolean(bool),
}

impl Row {
    /// The cell of the column at this place.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column)?.as_ref()
    }

    /// The number of the column at this place.
    pub fn number(&self, column: usize) -> Option<Decimal> {
        match self.cell(column)? {
            Cell::Number(number) => Some(*number),
            Cell::Text(_) | Cell::Boolean(_) => None,
        }
    }

    /// The day of the column at this place.
    pub fn day(&self, column: usize) -> Option<Date> {
        match self.cell(column)? {
            Cell::Text(words) => Date::read(words),
            Cell::Number(_) | Cell::Boolean(_) => None,
        }
    }

    /// The words of the column at this place, without blanks around them.
    pub fn text(&self, column: usize) -> Option<&str> {
        match self.cell(column)? {
            Cell::Text(words) => Some(words.trim()).filter(|words| !words.is_empty()),
            Cell::Number(_) | Cell::Boolean(_) => None,
        }
    }

    /// The unit's name: its first cell.
    pub fn name(&self) -> Option<&str> {
        self.text(0)
    }
}

/// What was said about a standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The quick answer, for the whole standard.
    pub status: Option<Declared>,
    /// By clause id; wins over the quick answer.
    pub clauses: LiteMap<String, ClauseAnswer>,
    /// Why it does not apply. Never blank.
    pub reason: Option<String>,
    /// Remarks.
    pub note: Option<String>,
    /// Documents that show it.
    pub evidence: Vec<Evidence>,
    /// What is to be done where it is not met.
    pub plan: Plan,
}

/// A document that shows something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Its title.
    pub title: String,
    /// 文号.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its date, as typed.
    pub date: Option<String>,
    /// The last day on which it holds.
    pub valid_to: Option<Date>,
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// 措施.
    pub action: Option<String>,
    /// 责任单位.
    pub department: Option<String>,
    /// 责任人 (post only).
    pub post: Option<String>,
    /// 完成时限.
    pub due: Option<String>,
}

/// What was said about a negative item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NegativeAnswer {
    /// Its state.
    pub state: NegativeState,
    /// Remarks.
    pub note: Option<String>,
}

/// The texts of the form, as far as the county has typed them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application {
    /// 单位名称, where it is not the county's name.
    pub unit: Option<String>,
    /// 主送机关 of the report, where it is not the civil affairs department above.
    pub addressee: Option<String>,
    /// 基本情况.
    pub situation: Option<String>,
    /// 主要制度.
    pub systems: Option<String>,
    /// 工作成效.
    pub results: Option<String>,
    /// 县级人民政府自评意见, a draft.
    pub county_opinion: Option<String>,
    /// Of each typed text, by its key: the pre-written text that it was made from, so that a change of the data since can be shown.
    pub drafted: LiteMap<String, String>,
}

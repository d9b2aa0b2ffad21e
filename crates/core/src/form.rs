//! The 申报表 (annex 2) as data: every printed word of it, in order, and who fills which row.
//!
//! Written by `weibao-compiler` from `standards/<catalog>/form.toml`.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// 附件2.
    pub annex: String,
    /// The form's own title.
    pub title: String,
    /// Its rows, in printed order.
    pub rows: Vec<FormRow>,
    /// The line at the foot: （本表格一式两份）.
    pub footer: String,
}

/// A row of the printed table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRow {
    /// Its place, from 1.
    pub number: u8,
    /// How it is printed.
    pub layout: FormLayout,
    /// Who fills it in.
    pub filled_by: FormFiller,
    /// What this software may put into it.
    pub content: FormContent,
    /// Its labels, from left to right; one alone in a block.
    pub fields: Vec<FormField>,
    /// The note on the last line of the cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the seal goes. Never filled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    /// The date line. Never filled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// A label and what stands beside or below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// `unit`, `contact`, `phones`, `main`, `county_opinion`, `city_opinion`, `province_opinion`, `ministry_opinion`.
    pub key: String,
    /// The printed words, a line each.
    pub label: Vec<String>,
}

/// How a row is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormLayout {
    /// A cell for each label and a cell beside it to write in.
    #[default]
    Pairs,
    /// One cell over the whole width, the label on its first line.
    Block,
}

/// Who fills a row in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormFiller {
    /// The officer of the county.
    #[default]
    County,
    /// 县级人民政府.
    CountyGovernment,
    /// 地市级民政部门.
    City,
    /// 省级民政部门.
    Province,
    /// 民政部.
    Ministry,
}

/// What this software may put into a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormContent {
    /// What the county wrote.
    #[default]
    Filled,
    /// A draft, for the county government to settle.
    Draft,
    /// Nothing.
    Blank,
}

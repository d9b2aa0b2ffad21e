//! The texts of the form: which are typed, which pre-written, and what the data has changed since.

use serde_json::Value;
use weibao_core::procedure::has_city_step;
use weibao_text::documents;

use crate::prelude::*;
use crate::saved_file::{SavedFile, at};
use crate::session::Session;
use crate::words::split_once;

/// A text of the form that can be pre-written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// 基本情况.
    Situation,
    /// 主要制度.
    Systems,
    /// 工作成效.
    Results,
    /// 县级人民政府自评意见.
    CountyOpinion,
}

impl Block {
    /// Its name in the saved file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Situation => "situation",
            Self::Systems => "systems",
            Self::Results => "results",
            Self::CountyOpinion => "county_opinion",
        }
    }

    /// Where the typed text is in the saved file.
    pub fn pointer(self) -> String {
        at::application(self.key())
    }

    /// Where the saved file has the pre-written text that the typed one was made from.
    pub fn drafted_pointer(self) -> String {
        at::drafted(self.key())
    }

    /// The pre-written text; empty where there is none, or none yet. `texts` are the `FormTexts` of the documents.
    pub fn draft(self, texts: Option<&Value>) -> &str {
        let draft = texts.and_then(|texts| texts.get(self.key())?.get("draft")?.as_str());
        draft.unwrap_or_default()
    }

    /// Where what stands there is printed.
    pub fn printed(self, texts: Option<&Value>) -> Printed {
        let count = |place: &str| texts.and_then(|texts| texts.get(self.key())?.get(place)?.as_u64()).unwrap_or(0);
        match (count("in_cell"), count("attached")) {
            (0, 0) => Printed::Unknown,
            (_, 0) => Printed::InCell,
            (0, _) => Printed::Attached,
            (_, rest) => Printed::Partly(rest),
        }
    }
}

/// What stands for 单位名称 where nothing is typed.
pub fn usual_unit(session: &Session) -> String {
    documents::government(session.county().trim())
}

/// To whom the report goes where nothing is typed.
pub fn usual_addressee(session: &Session) -> String {
    let county = &session.assessment().county;
    let code = county.code.as_deref().unwrap_or_default();
    let city = county.city.as_deref().filter(|_| has_city_step(session.catalog(), code.trim()));
    documents::addressee(county.province.as_deref().unwrap_or_default(), city)
}

/// How many characters a text has, blanks left out.
pub fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Where a block of the big cell is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// There is nothing to print, or it does not stand in the big cell, or it is not known yet.
    Unknown,
    /// Wholly in the cell.
    InCell,
    /// So many characters of it follow on the attached pages.
    Partly(u64),
    /// Wholly on the attached pages.
    Attached,
}

/// What the data has changed since a text was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Sentences of the pre-written text then, with those of now in their place; either may be empty.
    pub sentences: Vec<(String, String)>,
    /// The typed text with just these sentences exchanged; `None` where one of them no longer stands in it word for word.
    pub updated: Option<String>,
}

/// What the data has changed since a block was typed; `None` where nothing was typed, nothing changed, or nobody knows.
pub fn changed(block: Block, file: &SavedFile, draft: &str) -> Option<Changed> {
    let typed = file.text(&block.pointer());
    let then = file.get(&block.drafted_pointer())?.as_str()?;
    // What was written before there was a draft owes nothing to it.
    if typed.trim().is_empty() || then.trim().is_empty() || then == draft {
        return None;
    }
    let (then, now) = (sentences(then), sentences(draft));
    let mut updated = Some(typed.to_owned());
    let mut shown = Vec::new();
    for hunk in hunks(&then, &now) {
        updated = updated.and_then(|text| hunk.apply(&text));
        shown.push((hunk.was.trim().to_owned(), hunk.is_now.trim().to_owned()));
    }
    Some(Changed { sentences: shown, updated })
}

/// A text in pieces that end with 。 or ； or a line; together they are the text.
fn sentences(text: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let nexts = rest.chars().skip(1).map(Some).chain([None]);
        let last = rest
            .char_indices()
            .zip(nexts)
            .find(|((_, c), next)| matches!(c, '。' | '；' | '\n') && *next != Some('\n'));
        let end = last.map_or(rest.len(), |((at, c), _)| at.saturating_add(c.len_utf8()));
        let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        found.push(piece);
        rest = after;
    }
    found
}

/// Pieces that have been exchanged, and the piece before them that has stayed.
struct Hunk {
    after: String,
    was: String,
    is_now: String,
}

impl Hunk {
    /// The text with the exchange made; `None` where what was there no longer is.
    fn apply(&self, text: &str) -> Option<String> {
        if !self.was.trim().is_empty() {
            let (before, rest) = split_once(text, self.was.trim())?;
            return Some([before, self.is_now.trim(), rest].concat());
        }
        if self.after.trim().is_empty() {
            return Some(format!("{}{text}", self.is_now));
        }
        let (before, rest) = split_once(text, self.after.trim())?;
        let line = if self.after.ends_with('\n') { "\n" } else { "" };
        Some([before, self.after.trim(), line, self.is_now.trim(), rest].concat())
    }
}

/// What lies between the longest common part of two texts.
fn hunks(then: &[&str], now: &[&str]) -> Vec<Hunk> {
    let mut found = Vec::new();
    let mut after = String::new();
    let (mut was, mut is_now) = (String::new(), String::new());
    let (mut left, mut right) = (then.iter(), now.iter());
    for common in common(then, now).into_iter().map(Some).chain([None]) {
        was.extend(left.by_ref().take_while(|piece| Some(**piece) != common).copied());
        is_now.extend(right.by_ref().take_while(|piece| Some(**piece) != common).copied());
        if !was.is_empty() || !is_now.is_empty() {
            let (was, is_now) = (core::mem::take(&mut was), core::mem::take(&mut is_now));
            found.push(Hunk { after: after.clone(), was, is_now });
        }
        after = common.unwrap_or_default().to_owned();
    }
    found
}

/// The longest list of pieces that both have in the same order.
fn common<'a>(then: &[&'a str], now: &[&'a str]) -> Vec<&'a str> {
    // lengths[i][j]: how long the list is from piece i and piece j on.
    let mut lengths = vec![vec![0_usize; now.len().saturating_add(1)]; then.len().saturating_add(1)];
    let at =
        |lengths: &[Vec<usize>], i: usize, j: usize| lengths.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    for (i, left) in then.iter().enumerate().rev() {
        for (j, right) in now.iter().enumerate().rev() {
            let (next_i, next_j) = (i.saturating_add(1), j.saturating_add(1));
            let longest = if left == right {
                at(&lengths, next_i, next_j).saturating_add(1)
            } else {
                at(&lengths, next_i, j).max(at(&lengths, i, next_j))
            };
            if let Some(cell) = lengths.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = longest;
            }
        }
    }
    let (mut i, mut j, mut found) = (0_usize, 0_usize, Vec::new());
    while let (Some(left), Some(right)) = (then.get(i), now.get(j)) {
        let (next_i, next_j) = (i.saturating_add(1), j.saturating_add(1));
        if left == right {
            found.push(*left);
            (i, j) = (next_i, next_j);
        } else if at(&lengths, next_i, j) >= at(&lengths, i, next_j) {
            i = next_i;
        } else {
            j = next_j;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn changes(typed: &str, then: &str, now: &str) -> Option<Changed> {
        let application = json!({ "situation": typed, "drafted": { "situation": then } });
        changed(Block::Situation, &SavedFile::new(json!({ "application": application })), now)
    }

    fn updated(typed: &str, then: &str, now: &str) -> Option<String> {
        changes(typed, then, now).unwrap().updated
    }

    #[test]
    fn only_the_changed_sentences_are_exchanged() {
        let then = "本县现有乡镇6个。\n经自评，达标3项。";
        let now = "本县现有乡镇6个。\n经自评，达标4项。";
        let typed = "本县位于东部，现有山水。本县现有乡镇6个。\n经自评，达标3项。我们还做了许多。";
        let found = changes(typed, then, now).unwrap();
        assert_eq!(found.sentences, [("经自评，达标3项。".to_owned(), "经自评，达标4项。".to_owned())]);
        assert_eq!(
            found.updated.unwrap(),
            "本县位于东部，现有山水。本县现有乡镇6个。\n经自评，达标4项。我们还做了许多。"
        );
    }

    #[test]
    fn new_sentences_come_after_the_one_before_them() {
        assert_eq!(updated("甲。改。丙。", "甲。丙。", "甲。乙。丙。").as_deref(), Some("甲。乙。改。丙。"));
        assert_eq!(updated("甲。丙。", "甲。丙。", "首。甲。丙。").as_deref(), Some("首。甲。丙。"));
        assert_eq!(updated("甲。\n丙。", "甲。\n丙。", "甲。\n乙。\n丙。").as_deref(), Some("甲。\n乙。\n丙。"));
        assert_eq!(updated("甲。丙。尾", "甲。丙。", "甲。丙。丁。").as_deref(), Some("甲。丙。丁。尾"));
    }

    #[test]
    fn what_was_rewritten_is_left_alone() {
        assert_eq!(updated("自己写的。", "达标3项。", "达标4项。"), None);
        assert_eq!(updated("甲。自己写的。", "甲。乙。丙。", "甲。乙二。丙二。"), None);
    }

    #[test]
    fn nothing_is_said_where_nothing_changed_or_nothing_was_typed() {
        assert_eq!(changes("我写的", "甲。", "甲。"), None);
        assert_eq!(changes("  ", "甲。", "乙。"), None);
        assert_eq!(changes("我写的", "", "乙。"), None);
        let without = SavedFile::new(json!({ "application": { "situation": "我写的" } }));
        assert_eq!(changed(Block::Situation, &without, "乙。"), None);
    }

    #[test]
    fn reads_what_the_documents_say() {
        let text = |in_cell: u64, attached: u64| json!({ "draft": "稿", "in_cell": in_cell, "attached": attached });
        let texts = json!({ "situation": text(2, 0), "systems": text(2, 7), "results": text(0, 9), "county_opinion": text(0, 0) });
        let printed = |block: Block| block.printed(Some(&texts));
        assert_eq!(printed(Block::Situation), Printed::InCell);
        assert_eq!(printed(Block::Systems), Printed::Partly(7));
        assert_eq!(printed(Block::Results), Printed::Attached);
        assert_eq!(printed(Block::CountyOpinion), Printed::Unknown);
        assert_eq!(Block::Systems.draft(Some(&texts)), "稿");
        assert_eq!((Block::Systems.draft(None), Block::Systems.printed(None)), ("", Printed::Unknown));
    }

    #[test]
    fn counts_characters_without_blanks() {
        assert_eq!(length(" 一二\n三　𠮷 "), 4);
    }
}

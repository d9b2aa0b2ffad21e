//! The draft of an opinion: what was looked at, in counts.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::report::{Report, Status};
use weibao_text::chain as sentences;

use crate::marks::{Counts, Marks};
use crate::own_word::says_not_applicable;
use crate::place::{at, text};

/// Facts only; the conclusion is the reviewer's. Nothing is said before everything has been looked at, and a mark on what the county has
/// changed since is no look.
pub(crate) fn draft(
    (assessment, county): (&Value, &Report),
    reviewer: &Report,
    counts: &Counts,
    marks: &Marks<'_>,
    (marked, stale): (&Map<String, Value>, &[String]),
) -> Result<String, String> {
    let unseen = counts.unseen.saturating_sub(counts.unanswered);
    if unseen > 0 || counts.unanswered == county.standards.len() {
        return Err(sentences::unseen(counts.unseen));
    }
    let numbers = |word: &str| -> Vec<&str> {
        let is_marked = |id: &&str| text_of(marked, id) == Some(word);
        county.standards.iter().map(|standard| standard.id.as_str()).filter(is_marked).collect()
    };
    let not_applicable: Vec<&str> = county
        .standards
        .iter()
        .filter(|standard| standard.status == Status::NotApplicable || says_not_applicable(assessment, &standard.id))
        .map(|standard| standard.id.as_str())
        .collect();
    let accepted = not_applicable.iter().filter(|id| {
        let mark = |place: String| marks.get(&place).map(|mark| text(mark, "mark"));
        let own = mark(at(&["answers", id, "reason"])).or_else(|| mark(at(&["answers", id])));
        own == Some("accepted")
    });
    let mut draft = sentences::opinion_counts(
        county.standards.len(),
        [counts.accepted, counts.doubtful, counts.returned],
        &numbers("doubtful"),
        &numbers("returned"),
    );
    if counts.unanswered > 0 {
        draft.push_str(&sentences::opinion_unanswered(counts.unanswered));
    }
    if !not_applicable.is_empty() {
        draft.push_str(&sentences::opinion_not_applicable(not_applicable.len(), accepted.count()));
    }
    let negatives = &reviewer.negatives;
    let is_checked = |id: &&String| {
        let place = at(&["negatives", id]);
        marks.contains_key(&place) && !stale.contains(&place)
    };
    let checked = |ids: &[String]| -> Vec<String> { ids.iter().filter(is_checked).cloned().collect() };
    let count = |ids: &[String]| ids.iter().filter(is_checked).count();
    let all = negatives.present.len().saturating_add(negatives.absent.len()).saturating_add(negatives.open.len());
    let (present, open) = (checked(&negatives.present), count(&negatives.open));
    let seen = present.len().saturating_add(open).saturating_add(count(&negatives.absent));
    draft.push_str(&sentences::opinion_negatives(all, seen, &present, open));
    // What only the county says is said to be its word.
    let unchecked: Vec<String> = negatives.present.iter().filter(|id| !present.contains(id)).cloned().collect();
    if !unchecked.is_empty() {
        draft.push_str(&sentences::opinion_negatives_by_county(&unchecked));
    }
    draft.push_str(&if negatives.present.is_empty() {
        sentences::opinion_conclusion()
    } else {
        sentences::opinion_barred()
    });
    Ok(draft)
}

fn text_of<'m>(marked: &'m Map<String, Value>, id: &str) -> Option<&'m str> {
    marked.get(id)?.as_str()
}

//! `prose.toml`: how documents say what figures and standards show.

use std::collections::BTreeSet;

use weibao_core::catalog::{Catalog, FigureProse, Predicate, Prose, StandardProse};
use weibao_text::defects as text;

use crate::source::{Entry, Located};

/// What can stand in a sentence about a figure, and what beside it about the part of a ratio.
const OF_FIGURE: [&str; 1] = ["value"];
const OF_RATIO: [&str; 4] = ["part", "whole", "rest", "percent"];

pub(crate) fn read_prose(entry: &Entry<'_>, catalog: &Catalog) -> Prose {
    let (mut figures, mut standards) = (BTreeSet::new(), BTreeSet::new());
    let once = |seen: &mut BTreeSet<String>, key: &Located<String>| {
        if !seen.insert(key.value.clone()) {
            entry.defects.add(&key.place, text::duplicate(&key.value));
        }
    };
    let of_figures = entry.some_groups("figures", |entry| {
        let key = entry.text("figure");
        once(&mut figures, &key);
        if !key.is_missing() && catalog.figure(&key.value).is_none() {
            entry.defects.add(&key.place, text::unknown_figure(&key.value));
        }
        let allowed = allowed(catalog, &key.value);
        let sentence = |sentence: Located<String>| {
            check(entry, &sentence, &allowed);
            sentence.value
        };
        let prose = FigureProse {
            met: sentence(entry.text("met")),
            most: entry.optional_text("most").map(sentence),
            gap: sentence(entry.text("gap")),
        };
        (key.value, prose)
    });
    let of_standards = entry.some_groups("standards", |entry| {
        let id = entry.text("id");
        once(&mut standards, &id);
        if !id.is_missing() && !catalog.standards().any(|standard| standard.id == id.value) {
            entry.defects.add(&id.place, text::unknown_standard(&id.value));
        }
        let sentence = |sentence: Located<String>| {
            check(entry, &sentence, &[]);
            sentence.value
        };
        (id.value, StandardProse { done: sentence(entry.text("done")), next: sentence(entry.text("next")) })
    });
    Prose { figures: of_figures.into_iter().collect(), standards: of_standards.into_iter().collect() }
}

/// What a sentence about a figure can name, by the rules that ask for it. All of it where none does: then those are wrong, and say so.
fn allowed(catalog: &Catalog, key: &str) -> Vec<&'static str> {
    let rules = || catalog.standards().flat_map(|standard| &standard.clauses).flat_map(|clause| &clause.rules);
    let as_part = rules().any(|rule| matches!(&rule.predicate, Predicate::Ratio(ratio) if ratio.part == key));
    let alone = rules().any(|rule| matches!(&rule.predicate, Predicate::Figure(asked) if asked.figure == key));
    let names = OF_RATIO.into_iter().filter(|_| as_part || !alone);
    names.chain(OF_FIGURE.into_iter().filter(|_| alone || !as_part)).collect()
}

/// That a sentence has no stop, for it stands among others, and asks for nothing that there is not.
fn check(entry: &Entry<'_>, sentence: &Located<String>, allowed: &[&str]) {
    if sentence.value.ends_with(['。', '；', '，', '、', '.']) {
        entry.defects.add(&sentence.place, text::sentence_with_stop(&sentence.value));
    }
    for piece in sentence.value.split('{').skip(1) {
        let name = piece.split('}').next().unwrap_or_default();
        if !allowed.contains(&name) {
            entry.defects.add(&sentence.place, text::unknown_in_sentence(name, &allowed.join("、")));
        }
    }
}

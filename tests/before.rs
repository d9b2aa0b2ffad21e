//! Files of 0.1.0 come out as 0.1.0 judged them, but for what CHANGELOG.md says.

mod county;

use std::collections::BTreeSet;

use serde_json::Value;
use weibao_core::{Options, evaluate};

/// Families, clauses, steps, and words: see [`CHANGES`].
type Change = (&'static [&'static str], &'static [&'static str], &'static [&'static str], &'static str);

/// What may come out otherwise than by 0.1.0: the families (all where none is named), the clauses (all that figures decide where none is
/// named), from what to what, and the words of CHANGELOG.md that say so.
const CHANGES: &[Change] = &[
    (&[], &["4.1.1/1", "4.2.2/1", "9.2.3/1", "11.1.3/3"], &["*n"], "Clauses that only say when or for whom"),
    (&[], &["4.1.1/2", "11.2.2/1"], &["m-"], "Clauses whose rules are different duties"),
    (
        &["figures, unmet"],
        &[],
        &["mu", "nu"],
        "Where figures and the county's own word disagree, the stricter of the two stands",
    ),
    (
        &["registers and figures"],
        &[],
        &["mp", "up", "np", "mu", "nu"],
        "is above what the register counts, the missing rows are units of which nothing is known",
    ),
    (&["registers with blanks"], &[], &["-m", "-u", "-n", "nu"], "Empty cells no longer hide what they cannot change"),
    (&[], &["11.1.2/1"], &["nu", "mu", "-u", "mn", "un"], "11.1.2: no station at all is 未达标"),
    (
        &[],
        &["5.2.1/1", "5.2.2/1", "5.2.3/1", "7.1.1/1"],
        &["m-", "u-", "mn", "un", "um", "u-", "-m"],
        "学校 are by default without kindergartens",
    ),
    (&[], &["8.2.2/2"], &["m-", "mn", "un", "u-", "um"], "普通学校 (8.2.2) are without 特殊教育学校"),
    (&[], &["5.2.2/2"], &["-n"], "What is part of a whole of 0 is 0"),
    (&[], &["9.3.2/2"], &["u-", "um"], "Suggestions that are not yet due do not fail"),
    (
        &[],
        &["3.1.1/1", "3.5.1/3", "9.1.5/1", "11.2.2/1"],
        &["m-"],
        "more than the words name (12 of 9) is a defect and left out",
    ),
    (
        &[],
        &["2.1.5/1", "2.2.1/2", "2.2.3/1", "3.3.1/3", "4.3.1/3", "9.2.2/3", "10.1.1/1", "11.1.5/1"],
        &["-u", "mu"],
        "Recorded figures that make a declared 达标 impossible refute it and never prove it",
    ),
];

/// As `0.1.0.json` has it.
fn sign(status: &Value) -> char {
    match status.as_str().unwrap() {
        "met" => 'm',
        "partial" => 'a',
        "unmet" => 'u',
        "not_applicable" => 'n',
        "pending" => 'p',
        _ => '-',
    }
}

#[test]
fn files_of_before_come_out_as_before_but_for_what_the_changelog_says() {
    let catalog = weibao_standards::catalog();
    let changelog = std::fs::read_to_string(weibao_tests::folder().join("../CHANGELOG.md")).unwrap();
    let marked: Vec<&str> = changelog.lines().filter(|line| line.starts_with("- **verdict**")).collect();
    for (.., words) in CHANGES {
        assert!(marked.iter().any(|line| line.contains(words)), "CHANGELOG.md marks nothing that says {words}");
    }
    let before = weibao_tests::json("before/0.1.0.json");
    let ids: Vec<&str> = list(&before["known"]["standards"])
        .iter()
        .flat_map(|standard| list(&standard[1]))
        .map(|clause| clause.as_str().unwrap())
        .collect();
    let measured: BTreeSet<&str> = catalog
        .standards()
        .flat_map(|standard| &standard.clauses)
        .filter(|clause| clause.measured)
        .map(|clause| clause.id.as_str())
        .collect();
    let (mut wrong, mut used) = (BTreeSet::new(), BTreeSet::new());
    for said in list(&before["said"]) {
        let (family, seed) = (said[0].as_u64().unwrap() as usize, said[1].as_u64().unwrap());
        let file = county::county(&before["known"], family, seed);
        let report = serde_json::to_value(evaluate(&catalog, &file, &Options::default()).unwrap()).unwrap();
        of_standards(&before, said, &report, &mut wrong);
        let now = list(&report["standards"]).iter().flat_map(|standard| list(&standard["clauses"]));
        for ((id, then), now) in
            ids.iter().zip(said[3].as_str().unwrap().chars()).zip(now.map(|clause| sign(&clause["status"])))
        {
            let family = county::FAMILIES[family];
            let reason = CHANGES.iter().position(|(families, clauses, steps, _)| {
                (families.is_empty() || families.contains(&family))
                    && (if clauses.is_empty() { measured.contains(id) } else { clauses.contains(id) })
                    && steps
                        .iter()
                        .any(|step| [format!("{then}{now}"), format!("*{now}")].contains(&(*step).to_owned()))
            });
            match reason {
                _ if then == now => {}
                Some(reason) => drop(used.insert(reason)),
                None => drop(wrong.insert(format!("{family}: {id} was {then} and is {now}"))),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} changes that CHANGELOG.md does not tell:\n{}",
        wrong.len(),
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
    let idle: Vec<_> =
        CHANGES.iter().enumerate().filter(|(place, _)| !used.contains(place)).map(|(_, change)| change.3).collect();
    assert!(idle.is_empty(), "nothing comes out so any more: {idle:?}");
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A standard of which no clause came out otherwise stands where it stood, but that figures which show a case beat 不适用.
fn of_standards(before: &Value, said: &Value, report: &Value, wrong: &mut BTreeSet<String>) {
    let mut clauses = said[3].as_str().unwrap().chars();
    let then = said[2].as_str().unwrap().chars();
    for ((known, now), then) in list(&before["known"]["standards"]).iter().zip(list(&report["standards"])).zip(then) {
        let count = list(&known[1]).len();
        let of_clauses: String = clauses.by_ref().take(count).collect();
        let same = list(&now["clauses"]).iter().map(|clause| sign(&clause["status"])).eq(of_clauses.chars());
        let status = sign(&now["status"]);
        let beaten = then == 'n' && now["conflict"] == true;
        if same && status != then && !beaten {
            wrong.insert(format!("{} was {then} and is {status}, its clauses are as before: {of_clauses}", now["id"]));
        }
    }
}

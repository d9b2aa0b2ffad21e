//! What was found, as sentences of an official document: numbers as officials write them, no signs, nobody singled out where things are
//! well.

use weibao_core::catalog::{Catalog, Clause, Predicate, Rule, Standard};
use weibao_core::decimal::{Decimal, per_cent};
use weibao_core::report::{ClauseReport, ClauseStatus, Report, StandardReport, Status};
use weibao_text::documents as words;

/// Says what a report found.
pub struct Sentences<'a> {
    pub catalog: &'a Catalog,
    pub report: &'a Report,
    /// Keys of the figures that were said.
    pub used: Vec<String>,
}

/// Whether something is said to be well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Well,
    Gap,
}

impl<'a> Sentences<'a> {
    pub fn new(catalog: &'a Catalog, report: &'a Report) -> Self {
        Self { catalog, report, used: Vec::new() }
    }

    /// A known figure as officials write it; it counts as said.
    pub fn figure(&mut self, key: &str) -> Option<String> {
        let value = self.value(key)?;
        self.used.push(key.into());
        Some(amount(&value.to_string()))
    }

    /// What a standard's measured clauses show where they are well: a sentence without its stop for each rule.
    pub fn achieved(&mut self, standard: &Standard, found: &StandardReport) -> Vec<String> {
        let clauses = standard
            .clauses
            .iter()
            .filter(|clause| said(found, clause).is_some_and(|said| found.effective_status(said) == ClauseStatus::Met));
        let clauses: Vec<&Clause> = clauses.collect();
        let mut sentences: Vec<String> = Vec::new();
        for clause in clauses {
            for sentence in self.clause(clause, found, Side::Well) {
                if !sentences.contains(&sentence) {
                    sentences.push(sentence);
                }
            }
        }
        sentences
    }

    /// What the rules of a clause found: those that count in shares, where there are such, for the others say the same of single units.
    fn clause(&mut self, clause: &Clause, found: &StandardReport, wanted: Side) -> Vec<String> {
        let mut of_kind = |shares: bool| -> Vec<String> {
            let rules = clause.rules.iter().filter(|rule| matches!(rule.predicate, Predicate::Ratio(_)) == shares);
            rules.filter_map(|rule| self.rule(clause, rule, found, wanted)).collect()
        };
        let shares = of_kind(true);
        if shares.is_empty() { of_kind(false) } else { shares }
    }

    /// What a standard lacks: a sentence without its stop for each clause that is not met.
    pub fn lacking(&mut self, standard: &Standard, found: &StandardReport) -> Vec<String> {
        let mut sentences: Vec<String> = Vec::new();
        let mut unmeasured: Vec<&str> = Vec::new();
        for clause in &standard.clauses {
            let Some(said) = said(found, clause) else { continue };
            if found.effective_status(said) != ClauseStatus::Unmet {
                continue;
            }
            let of_rules = self.clause(clause, found, Side::Gap);
            if of_rules.is_empty() {
                unmeasured.push(&clause.text);
                continue;
            }
            let failing = said.measured.as_ref().map(|measured| measured.failing.as_slice()).unwrap_or_default();
            let own = words::with_names(&of_rules.join("，"), &words::such_as(failing, NAMES_IN_A_SENTENCE));
            if !sentences.contains(&own) {
                sentences.push(own);
            }
        }
        if !unmeasured.is_empty() {
            sentences.push(words::clauses_not_met(&unmeasured));
        }
        // The county's own word, where no clause is known to fall short.
        if sentences.is_empty() && matches!(found.status, Status::Partial | Status::Unmet) {
            sentences.push(words::standard_not_met(&standard.text, found.status));
        }
        sentences
    }

    /// What a rule found, where it is well or falls short, as wanted; nothing where it was not used or its numbers are not known.
    fn rule(&mut self, clause: &Clause, rule: &Rule, found: &StandardReport, wanted: Side) -> Option<String> {
        let measured = said(found, clause)?.measured.as_ref()?;
        if rule.given.as_ref().is_some_and(|given| !self.is_read_so(&given.choice, &given.option)) {
            return None;
        }
        let uses = |key: &String| measured.figures.contains(key);
        match &rule.predicate {
            Predicate::Figure(asked) => {
                let value = self.value(&asked.figure).filter(|_| uses(&asked.figure))?;
                let side = if asked.bound.is_reached_by(value) { Side::Well } else { Side::Gap };
                if side != wanted {
                    return None;
                }
                self.used.push(asked.figure.clone());
                let value = amount(&value.to_string());
                let figure = self.catalog.figure(&asked.figure)?;
                let Some(prose) = self.catalog.prose.figures.get(&asked.figure) else {
                    return Some(words::amount(&figure.label, &value, &figure.unit));
                };
                let pattern = if side == Side::Well { &prose.met } else { &prose.gap };
                Some(pattern.replace("{value}", &value))
            }
            Predicate::Ratio(asked) => {
                let (part, whole) = (self.value(&asked.part)?, self.value(&asked.whole)?);
                if whole.is_zero() || !uses(&asked.part) {
                    return None;
                }
                let side = if asked.bound.is_reached_by(part, whole) { Side::Well } else { Side::Gap };
                if side != wanted {
                    return None;
                }
                self.used.extend([asked.part.clone(), asked.whole.clone()]);
                let number = |value: Decimal| amount(&value.to_string());
                let share = share(part, whole)?;
                let Some(prose) = self.catalog.prose.figures.get(&asked.part) else {
                    let (of_part, of_whole) = (self.catalog.figure(&asked.part)?, self.catalog.figure(&asked.whole)?);
                    return Some(words::share(
                        &of_part.label,
                        &number(part),
                        &of_part.unit,
                        &of_whole.label,
                        &number(whole),
                        &of_whole.unit,
                        &share,
                    ));
                };
                let pattern = match side {
                    Side::Gap => &prose.gap,
                    Side::Well if part >= whole => &prose.met,
                    Side::Well => prose.most.as_ref().unwrap_or(&prose.met),
                };
                let rest = number(whole.minus(part));
                let filled = pattern.replace("{part}", &number(part)).replace("{whole}", &number(whole));
                Some(filled.replace("{rest}", &rest).replace("{percent}", &share))
            }
        }
    }

    fn is_read_so(&self, choice: &str, option: &str) -> bool {
        self.report.choices.iter().any(|used| used.key == choice && used.option == option)
    }

    fn value(&self, key: &str) -> Option<Decimal> {
        self.report.figures.iter().find(|figure| figure.key == key)?.value.to_string().parse().ok()
    }
}

/// How many failing units a sentence names; the workbook names them all.
const NAMES_IN_A_SENTENCE: usize = 3;

fn said<'a>(found: &'a StandardReport, clause: &Clause) -> Option<&'a ClauseReport> {
    found.clauses.iter().find(|said| said.id == clause.id)
}

/// A share of whole numbers: 86.67%.
fn share(part: Decimal, whole: Decimal) -> Option<String> {
    let share = per_cent(part.to_string().parse().ok()?, whole.to_string().parse().ok()?)?;
    Some(format!("{}%", share.trim_end_matches('0').trim_end_matches('.')))
}

/// A number as officials write it: 318000 as 31.8万, with two decimals at most.
pub fn amount(number: &str) -> String {
    let in_ten_thousands = || {
        let whole: u64 = number.parse().ok().filter(|whole| *whole >= 10_000)?;
        let hundredths = whole.checked_add(50)?.checked_div(100)?;
        let (above, below) = (hundredths.checked_div(100)?, hundredths.checked_rem(100)?);
        let text = format!("{above}.{below:02}");
        Some(words::ten_thousands(text.trim_end_matches('0').trim_end_matches('.')))
    };
    in_ten_thousands().unwrap_or_else(|| number.to_owned())
}

/// A day as officials write it: 2026-03-05 as 2026年3月5日; whatever is none stays as it was typed.
pub fn day(typed: &str) -> String {
    let parts: Vec<&str> = typed.trim().split('-').collect();
    let number = |text: &str| text.parse::<u32>().ok();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => match (number(year), number(month), number(day)) {
            (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) => words::day(year, month, day),
            _ => typed.to_owned(),
        },
        [year, month] if year.len() == 4 => match (number(year), number(month)) {
            (Some(year), Some(month @ 1..=12)) => words::month(year, month),
            _ => typed.to_owned(),
        },
        _ => typed.to_owned(),
    }
}

/// Sentences without their stops as one with it; nothing where there are none.
pub fn together(sentences: &[String]) -> String {
    if sentences.is_empty() { String::new() } else { format!("{}。", sentences.join("；")) }
}

/// A sentence that a person typed, with one stop at its end.
pub fn with_stop(typed: &str) -> String {
    let typed = typed.trim().trim_end_matches(['。', '；', '，', '、', ';', ',', '.']);
    if typed.is_empty() { String::new() } else { format!("{typed}。") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_officials_do() {
        for (number, written) in [
            ("318000", "31.8万"),
            ("68500", "6.85万"),
            ("256301", "25.63万"),
            ("1260000", "126万"),
            ("10000", "1万"),
            ("9999", "9999"),
            ("1.5", "1.5"),
            ("12000.5", "12000.5"),
        ] {
            assert_eq!(amount(number), written);
        }
    }

    #[test]
    fn days_are_written_as_officials_do() {
        for (typed, written) in [
            ("2026-03-05", "2026年3月5日"),
            ("2026-12", "2026年12月"),
            ("2026年底前", "2026年底前"),
            ("2026-13-01", "2026-13-01"),
            ("", ""),
        ] {
            assert_eq!(day(typed), written);
        }
    }

    #[test]
    fn a_typed_sentence_ends_once() {
        assert_eq!(with_stop(" 补齐记录；"), "补齐记录。");
        assert_eq!(with_stop("。"), "");
    }
}

//! What can be told about figures: which are there, which are missed, what they decide.

use litemap::LiteMap;
use serde_json::{Number, Value};
use weibao_core::catalog::{Choice, Clause, Figure, Rule, Standard};
use weibao_core::decimal::Decimal;
use weibao_core::readiness;
use weibao_core::report::{FigureReport, Status};
use weibao_core::{Catalog, Problem, Report};
use weibao_text::screens::figures as text;

use crate::prelude::*;
use crate::saved_file::{at, json_text};

/// A figure's Chinese name.
pub fn label<'a>(catalog: &'a Catalog, key: &'a str) -> &'a str {
    catalog.figure(key).map_or(key, |figure| &figure.label)
}

/// Everything about the figures of a county, gathered once for a painting.
pub struct Overview<'a> {
    catalog: &'a Catalog,
    report: &'a Report,
    decides: LiteMap<&'a str, Vec<&'a str>>,
    missing: Vec<&'a str>,
    waiting: usize,
}

impl<'a> Overview<'a> {
    /// Gathers it.
    pub fn new(catalog: &'a Catalog, report: &'a Report) -> Self {
        let mut decides: LiteMap<&str, Vec<&str>> = LiteMap::new();
        for standard in catalog.standards() {
            for key in standard.clauses.iter().flat_map(|clause| &clause.rules).flat_map(Rule::figures) {
                let standards = decides.entry(catalog.main_key(key)).or_default();
                if standards.last() != Some(&standard.id.as_str()) {
                    standards.push(&standard.id);
                }
            }
        }
        Self {
            catalog,
            report,
            decides,
            missing: readiness::missing_figures(catalog, report)
                .iter()
                .map(|(figure, _)| figure.key.as_str())
                .collect(),
            waiting: readiness::waiting(report).filter(|(_, clause)| clause.measured.is_none()).count(),
        }
    }

    /// What the core knows under this key.
    pub fn known(&self, key: &str) -> Option<&'a FigureReport> {
        self.report.figures.iter().find(|figure| figure.key == key)
    }

    /// Whether a rule waits for this figure.
    pub fn is_missing(&self, key: &str) -> bool {
        self.missing.contains(&key)
    }

    /// The figures that rules wait for, in the order of the groups.
    pub fn missing(&self) -> Vec<&'a str> {
        let groups = groups(self.catalog);
        groups
            .iter()
            .flat_map(|group| &group.figures)
            .map(|figure| figure.key.as_str())
            .filter(|key| self.is_missing(key))
            .collect()
    }

    /// How many clauses wait for a figure.
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// The standards that the figure decides, with their present states.
    pub fn decides(&self, key: &str) -> impl Iterator<Item = (&'a str, Status)> {
        let standards = self.decides.get(key).cloned().unwrap_or_default();
        standards.into_iter().map(|id| (id, self.state(id)))
    }

    /// The state of a standard.
    pub fn state(&self, standard: &str) -> Status {
        let found = self.report.standards.iter().find(|found| found.id == standard);
        found.map_or(Status::Unanswered, |found| found.status)
    }
}

/// What is wrong with what was entered as a figure: of these, which `check_figures` found; words that are no number are shown.
pub fn defect(problems: &[Problem], key: &str, entered: Option<&Value>) -> Option<String> {
    let place = at::figure(key);
    let found = problems.iter().find(|problem| problem.path == place)?;
    Some(match entered {
        Some(Value::Number(_)) | None => found.text.clone(),
        Some(_) => text::not_a_number(&shown(entered)),
    })
}

/// Whether a figure is shown: one that is only read in files of before, where it is in this one.
pub fn is_asked(figure: &Figure, entered: Option<&Value>) -> bool {
    !figure.older || entered.is_some()
}

/// The figures of one department.
pub struct Group<'a> {
    /// Who has them; none where the catalog names nobody.
    pub department: Option<&'a str>,
    /// The figures, in the catalog's order.
    pub figures: Vec<&'a Figure>,
}

/// The figures by the department that has them, in the catalog's order.
pub fn groups(catalog: &Catalog) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for figure in &catalog.figures {
        let department = figure.department.as_deref();
        match groups.iter_mut().find(|group| group.department == department) {
            Some(group) => group.figures.push(figure),
            None => groups.push(Group { department, figures: vec![figure] }),
        }
    }
    groups
}

/// Whether a choice changes what is computed; else it is only written down.
pub fn changes_result(catalog: &Catalog, choice: &Choice) -> bool {
    let rules = catalog.standards().flat_map(|standard| &standard.clauses).flat_map(|clause| &clause.rules);
    let ruled = rules.filter_map(|rule| rule.given.as_ref());
    catalog.figures.iter().flat_map(Figure::readings).chain(ruled).any(|given| given.choice == choice.key)
}

/// The clauses with a rule that is our reading, each with its standard.
pub fn implied(catalog: &Catalog) -> impl Iterator<Item = (&Standard, &Clause)> {
    catalog.standards().flat_map(|standard| {
        standard
            .clauses
            .iter()
            .filter(|clause| clause.rules.iter().any(|rule| rule.implied))
            .map(move |clause| (standard, clause))
    })
}

/// What was typed, as the saved file takes it: a number where it is one, else the text as it stands, so that nothing is lost.
/// Nothing where nothing was typed.
pub fn entered(typed: &str) -> Option<Value> {
    let trimmed = typed.trim();
    if trimmed.is_empty() {
        return None;
    }
    Some(number(trimmed).map_or_else(|| Value::from(typed), Value::Number))
}

/// The value of what was typed as a figure: with its own unit behind the number (300人, 12 个), and in 万 (126万元, 31.8万). With any other
/// unit it stays as it is, and is asked about.
pub fn entered_as(typed: &str, unit: &str) -> Option<Value> {
    let bare =
        Some(unit).filter(|unit| !unit.is_empty()).and_then(|unit| typed.trim().strip_suffix(unit)).unwrap_or(typed);
    let amount = match bare.trim().strip_suffix('万') {
        Some(thousands) => number(thousands).and_then(|number| {
            let ten_thousand = Decimal::from_count(10_000);
            Decimal::from_number(&number).ok()?.times(ten_thousand).to_number()
        }),
        None => number(bare),
    };
    amount.map_or_else(|| entered(typed), |amount| Some(Value::Number(amount)))
}

/// A number as it is written in offices: full-width digits, thousands separators, spaces. A negative one or one with too many
/// decimals is a number, too: the core says what is wrong with it.
pub fn number(typed: &str) -> Option<Number> {
    let mut plain = String::with_capacity(typed.len());
    for c in typed.trim().chars() {
        plain.push(match c {
            '０'..='９' => char::from_digit(u32::from(c).wrapping_sub(u32::from('０')), 10)?,
            '．' => '.',
            '－' | '−' => '-',
            '，' | ' ' | '\u{a0}' | '\u{3000}' => ',',
            c => c,
        });
    }
    if !separated_rightly(&plain) {
        return None;
    }
    plain.retain(|c| c != ',');
    let digits = plain;
    let exact: Option<Decimal> = digits.parse().ok();
    let plain = || digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    exact.and_then(Decimal::to_number).or_else(|| digits.parse().ok().filter(|_| plain()))
}

/// Whether thousands are separated, and nothing else: 1,234 is a number, 1,2 is two.
fn separated_rightly(number: &str) -> bool {
    let mut parts = number.trim_start_matches('-').split('.');
    let whole_is_right = parts.next().is_some_and(|whole| {
        let mut groups = whole.split(',');
        let first = groups.next().map_or(0, str::len);
        let mut others = groups.map(str::len).peekable();
        others.peek().is_none() || ((1..=3).contains(&first) && others.all(|length| length == 3))
    });
    whole_is_right && parts.all(|decimals| !decimals.contains(','))
}

/// A value of the saved file, as a field shows it.
pub fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => plain_number(number),
        Some(other) => json_text(other),
    }
}

/// A number without an exponent, where it can be told exactly.
pub fn plain_number(number: &Number) -> String {
    Decimal::from_number(number).map_or_else(|_| number.to_string(), |decimal| decimal.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_numbers_as_offices_write_them() {
        for (typed, read) in [
            ("12", json!(12)),
            (" 12 ", json!(12)),
            ("１２", json!(12)),
            ("３．５", json!(3.5)),
            ("248,600", json!(248600)),
            ("248，600", json!(248600)),
            ("1 234 567.5", json!(1234567.5)),
            ("2.50", json!(2.5)),
            ("007", json!(7)),
            ("-3", json!(-3)),
            ("1.23456", json!(1.23456)),
        ] {
            assert_eq!(entered(typed), Some(read), "{typed}");
        }
    }

    #[test]
    fn a_figure_is_read_with_its_own_unit_and_no_other() {
        for (typed, unit, value) in [
            ("300", "人", json!(300)),
            ("300人", "人", json!(300)),
            (" 1,200 人 ", "人", json!(1200)),
            ("126万", "元", json!(1_260_000)),
            ("126 万元", "元", json!(1_260_000)),
            ("31.8万人", "人", json!(318_000)),
            // More decimals than a figure may have: kept as it is.
            ("1.23456万", "元", json!("1.23456万")),
        ] {
            assert_eq!(entered_as(typed, unit), Some(value), "{typed}");
        }
        for (typed, unit) in [
            ("300户", "人"),
            ("约300人", "人"),
            ("人", "人"),
            ("300人", ""),
            ("万", "元"),
            ("1万2千", "元"),
            ("126万户", "人"),
        ] {
            assert_eq!(entered_as(typed, unit), Some(json!(typed)));
        }
    }

    #[test]
    fn keeps_what_is_no_number() {
        for typed in ["十二", "3.", "12个", "约 5", "0x10", "1-2", "1,2", "12,34,5", "1234,567", "1,234.5,6", ",123"]
        {
            let kept = entered(typed).unwrap();
            assert!(kept == json!(typed) || typed == "3.", "{typed}: {kept}");
        }
        assert_eq!(entered("  "), None);
    }

    #[test]
    fn an_empty_county_misses_what_rules_wait_for() {
        let catalog = weibao_standards::catalog();
        let value = weibao_core::new_assessment(&catalog, None);
        let report = weibao_core::evaluate(&catalog, &value, &weibao_core::Options::default()).unwrap();
        let overview = Overview::new(&catalog, &report);
        let missing = overview.missing();
        assert!(missing.contains(&"townships_total") && missing.contains(&"communities_total"));
        assert!(!missing.contains(&"villages_total"), "two names of one figure are asked for once");
        assert!(!missing.contains(&"rights_inspectors"), "no rule waits for it");
        assert!(overview.waiting() > 30);
        assert!(overview.decides("communities_total").any(|(id, _)| id == "11.1.3"));
    }

    /// What the screen says of each figure.
    fn defects(value: &Value) -> Vec<(String, String)> {
        let catalog = weibao_standards::catalog();
        let assessment = weibao_core::read(&catalog, value).unwrap();
        let problems = weibao_core::check_figures(&catalog, value, &assessment);
        let said = |figure: &Figure| {
            Some((figure.key.clone(), defect(&problems, &figure.key, value["figures"].get(&figure.key))?))
        };
        catalog.figures.iter().filter_map(said).collect()
    }

    #[test]
    fn defects_are_those_of_the_core() {
        let mut value = weibao_core::new_assessment(&weibao_standards::catalog(), None);
        value["figures"] = json!({ "interviews": 5, "recorded_interviews": 6, "hotels_total": "三家", "special_schools": 1.5, "new_hires": -1, "reply_months": 0.00001, "villages_total": 3, "communities_total": 4, "suggestions": 2, "none": 1 });
        value["registers"] = json!({ "townships": [{ "name": "甲镇", "station": false }] });
        let ours = defects(&value);
        let cores = weibao_core::check(&weibao_standards::catalog(), &value);
        let about_figures =
            cores.iter().filter(|problem| problem.path.starts_with("/figures/") && problem.path != "/figures/none");
        assert_eq!(ours.len(), about_figures.count(), "{ours:?} {cores:?}");
        for (key, text) in ours {
            let found = cores.iter().find(|problem| problem.path == format!("/figures/{key}")).unwrap();
            assert!(text == found.text || text.contains("三家"), "{key}: {text}");
        }
    }

    #[test]
    fn a_number_that_its_register_overrules_says_so() {
        let mut value = weibao_core::new_assessment(&weibao_standards::catalog(), None);
        value["choices"] = json!({ "school_scope": "primary_secondary" });
        value["figures"] = json!({ "social_workers_per_station": 2, "schools_total": 1, "interviews": 3 });
        value["registers"] = json!({
            "townships": [{ "name": "甲镇", "station": false }],
            "schools": [{ "stage": "primary", "social_worker": true }, { "stage": "primary", "social_worker": true }, { "social_worker": false }],
        });
        let keys: Vec<String> = defects(&value).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys.len(), 2, "{keys:?}");
    }

    #[test]
    fn every_figure_is_in_one_group() {
        let catalog = weibao_standards::catalog();
        let grouped: usize = groups(&catalog).iter().map(|group| group.figures.len()).sum();
        assert_eq!(grouped, catalog.figures.len());
        assert!(implied(&catalog).count() > 10);
        let decided = |key: &str| changes_result(&catalog, catalog.choice(key).unwrap());
        assert!(decided("school_scope") && decided("rehab_age") && decided("population_basis"));
        assert!(decided("course_share") && !decided("holiday_meaning"));
    }
}

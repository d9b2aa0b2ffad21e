//! What is said of a judgement: the explained report, and the tally of those who count many. The one place where its sentences are made.

use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use weibao_terms::Declared;
use weibao_text::reasons as text;

use crate::arithmetic;
use crate::evaluation::{Disagreement, JudgedClause, JudgedStandard, Judgement};
use crate::figures::effective_option;
use crate::report::{
    AreaCounts, ChoiceReport, ClauseReport, ClauseStatus, FigureReport, NegativesReport, Reason, Report, SOFTWARE,
    Source, StandardReport, Status,
};
use crate::tally::{AreaTally, Tally};

fn reason(code: &str, text: String, refs: &[&str]) -> Reason {
    Reason { code: code.into(), text, refs: owned(refs) }
}

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| String::from(*id)).collect()
}

impl<'a> Judgement<'a> {
    /// The same judgement, explained.
    pub(crate) fn report(&self) -> Report {
        let overlay = self.catalog.overlay.as_ref();
        let areas = self.catalog.areas.iter().zip(&self.areas);
        let standards: Vec<StandardReport> = self.standards.iter().map(|judged| self.standard(judged)).collect();
        let negatives = NegativesReport {
            present: owned(&self.negatives.present),
            absent: owned(&self.negatives.absent),
            open: owned(&self.negatives.open),
        };
        let mut reasons = self.verdict_reasons();
        reasons.extend(self.overlay_reasons());
        Report {
            catalog: self.catalog.id.clone(),
            overlay: overlay.map(|overlay| overlay.id.clone()),
            software: SOFTWARE.into(),
            totals: self.totals.clone(),
            areas: areas
                .map(|(area, counts)| AreaCounts {
                    id: area.id.clone(),
                    title: area.title.clone(),
                    counts: counts.clone(),
                })
                .collect(),
            standards,
            verdict: self.verdict,
            negatives,
            reasons,
            figures: self.known_figures(),
            choices: self.readings(),
            overlay_changes: overlay.map(|overlay| overlay.changes.clone()).unwrap_or_default(),
            score: None,
        }
    }

    /// The same judgement, counted.
    pub(crate) fn tally(self) -> Tally<'a> {
        let areas = self.catalog.areas.iter().zip(self.areas);
        let conflicts = self.standards.iter().filter(|judged| judged.conflict);
        Tally {
            verdict: self.verdict,
            totals: self.totals,
            areas: areas.map(|(area, counts)| AreaTally { id: area.id.clone(), counts }).collect(),
            conflicts: conflicts.map(|judged| judged.standard.id.as_str()).collect(),
            standards: self.standards.iter().map(|judged| (judged.standard.id.as_str(), judged.status)).collect(),
            negatives: self.negatives,
        }
    }

    fn standard(&self, judged: &JudgedStandard<'a>) -> StandardReport {
        let clauses = self.clauses(judged);
        let reports: Vec<ClauseReport> = clauses.iter().map(|clause| self.clause(clause)).collect();
        let mut reasons = Vec::new();
        if let Some(figures_say) = judged.against_partial {
            let sentence = if figures_say == Status::Met { text::county_says_partial } else { text::figures_say_unmet };
            reasons.push(reason("conflict", sentence(), &[&judged.standard.id]));
        }
        reasons.extend(disagreement_reasons(clauses));
        reasons.extend(standard_reasons(judged, &reports));
        reasons.extend(self.rules_off(judged));
        StandardReport {
            id: judged.standard.id.clone(),
            status: judged.status,
            conflict: judged.conflict,
            clauses: reports,
            reasons,
        }
    }

    fn clause(&self, judged: &JudgedClause<'a>) -> ClauseReport {
        let missing: Vec<&str> = self.asked(judged).collect();
        ClauseReport {
            id: judged.clause.id.clone(),
            status: judged.status,
            source: judged.source,
            role: judged.clause.role,
            measured: arithmetic::tell(&judged.arithmetic, &missing, &self.figures),
            missing: owned(&missing),
        }
    }

    /// Of the figures that a clause's rules still need, those that are asked for.
    fn asked(&self, judged: &JudgedClause<'a>) -> impl Iterator<Item = &'a str> {
        judged.missing.iter().copied().filter(|key| self.figures.is_asked(key))
    }

    /// The implied rules that the county does not accept, each with its reason.
    fn rules_off(&self, judged: &JudgedStandard<'a>) -> impl Iterator<Item = Reason> {
        judged.standard.clauses.iter().filter_map(|clause| {
            let why = self.assessment.rules_off.get(&clause.id)?;
            let text = text::rule_off(&text::clause_numbers(&[clause_number(&clause.id)]), why);
            Some(reason("rule_off", text, &[&clause.id]))
        })
    }

    /// The negative list first, then what is open, then what is not met.
    fn verdict_reasons(&self) -> Vec<Reason> {
        let present = self.negatives.present.iter();
        let mut reasons: Vec<Reason> = present
            .map(|id| reason("negative_present", text::negative_present(&text::negative_number(id)), &[id]))
            .collect();
        let mut say = |code: &str, sentence: fn(usize) -> String, refs: &[&str]| {
            if !refs.is_empty() {
                reasons.push(reason(code, sentence(refs.len()), refs));
            }
        };
        let open = if self.negatives.present.is_empty() { text::negatives_open } else { text::negatives_open_beside };
        say("negatives_open", open, &self.negatives.open);
        let of = |keep: &dyn Fn(&JudgedStandard<'a>) -> bool| -> Vec<&str> {
            self.standards.iter().filter(|judged| keep(judged)).map(|judged| judged.standard.id.as_str()).collect()
        };
        say("standards_unanswered", text::standards_unanswered, &of(&|judged| judged.status == Status::Unanswered));
        say("standards_pending", text::standards_pending, &of(&|judged| judged.status == Status::Pending));
        say("standards_unmet", text::standards_unmet, &of(&|judged| judged.status == Status::Unmet));
        say("standards_partial", text::standards_partial, &of(&|judged| judged.status == Status::Partial));
        say("standards_in_conflict", text::standards_in_conflict, &of(&|judged| judged.conflict));
        if self.totals.applicable == 0 {
            reasons.push(reason("nothing_applicable", text::nothing_applicable(), &[]));
        } else if reasons.is_empty() {
            reasons.push(reason("clear", text::clear(), &[]));
        }
        let lacking: Vec<&str> = self
            .standards
            .iter()
            .filter(|judged| judged.status != Status::NotApplicable)
            .flat_map(|judged| self.clauses(judged))
            .filter(|clause| clause.source == Source::Declared && clause.status != ClauseStatus::NotApplicable)
            .filter(|clause| self.asked(clause).next().is_some())
            .map(|clause| clause.clause.id.as_str())
            .collect();
        if !lacking.is_empty() {
            reasons.push(reason("figures_missing", text::figures_missing(lacking.len()), &lacking));
        }
        reasons
    }

    /// Whether the overlay that the file names is the one in use, and whether it asks for less than the nation does.
    fn overlay_reasons(&self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let given = self.catalog.overlay.as_ref();
        if let Some(named) = &self.assessment.overlay {
            match given {
                None => reasons.push(reason("overlay_missing", text::overlay_missing(named), &[named])),
                Some(given) if given.id != *named => {
                    let text = text::overlay_differs(named, &given.id);
                    reasons.push(reason("overlay_differs", text, &[named, &given.id]));
                }
                Some(_) => {}
            }
        }
        let changes = given.into_iter().flat_map(|overlay| &overlay.changes);
        let weaker: Vec<&str> =
            changes.filter(|change| change.weaker).map(|change| change.reference.as_str()).collect();
        if !weaker.is_empty() {
            reasons.push(reason("overlay_weaker", text::overlay_weaker(weaker.len()), &weaker));
        }
        reasons
    }

    fn known_figures(&self) -> Vec<FigureReport> {
        let known = self.catalog.figures.iter().filter_map(|figure| {
            let known = self.figures.get(&figure.key)?;
            let counted = known.from().filter(|_| known.without_row.is_zero());
            Some(FigureReport {
                key: figure.key.clone(),
                value: known.number()?.to_number()?,
                register: counted.map(|from| from.register.clone()),
            })
        });
        known.collect()
    }

    fn readings(&self) -> Vec<ChoiceReport> {
        let chosen: &LiteMap<String, String> = &self.assessment.choices;
        let readings = self.catalog.choices.iter().filter_map(|choice| {
            let (key, option) = effective_option(choice, self.assessment)?;
            Some(ChoiceReport { key: key.into(), option: option.into(), chosen: chosen.contains_key(key) })
        });
        readings.collect()
    }
}

/// One reason for each kind of disagreement, with its clauses.
fn disagreement_reasons(clauses: &[JudgedClause<'_>]) -> Vec<Reason> {
    type Group = (Disagreement, &'static str, fn(&str) -> String);
    let groups: [Group; 5] = [
        (Disagreement::FallsShort, "conflict", text::figures_fall_short),
        (Disagreement::SaysLess, "conflict", text::county_says_less),
        (Disagreement::SaysThereIsOne, "conflict", text::county_says_there_is_one),
        (Disagreement::HasCase, "conflict", text::figures_show_a_case),
        (Disagreement::LeftOpen, "rows_missing", text::figures_leave_open),
    ];
    let mut reasons = Vec::new();
    for (group, code, sentence) in groups {
        let of_group = clauses.iter().filter(|clause| clause.disagreement == Some(group));
        let ids: Vec<&str> = of_group.map(|clause| clause.clause.id.as_str()).collect();
        if !ids.is_empty() {
            reasons.push(reason(code, sentence(&clause_numbers(&ids)), &ids));
        }
    }
    reasons
}

fn standard_reasons(judged: &JudgedStandard<'_>, clauses: &[ClauseReport]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut say = |code: &str, text: String, refs: &[&str]| reasons.push(reason(code, text, refs));
    let said = judged.answer.and_then(|answer| answer.status);
    if said == Some(Declared::NotApplicable) {
        let why = judged.answer.and_then(|answer| answer.reason.as_deref()).unwrap_or_default();
        say("declared_not_applicable", text::declared_not_applicable(why), &[&judged.standard.id]);
        if judged.status == Status::NotApplicable {
            return reasons;
        }
    }
    let counted = || clauses.iter().filter(|clause| clause.role.is_none());
    if judged.status == Status::NotApplicable {
        let ids: Vec<&str> = counted().map(|clause| clause.id.as_str()).collect();
        say("all_not_applicable", text::all_not_applicable(), &ids);
    }
    type Group = (ClauseStatus, &'static str, fn(&str) -> String);
    let groups: [Group; 5] = [
        (ClauseStatus::Unmet, "clauses_unmet", text::clauses_declared_unmet),
        (ClauseStatus::Unanswered, "clauses_unanswered", text::clauses_unanswered),
        (ClauseStatus::Pending, "clauses_pending", text::clauses_pending),
        (ClauseStatus::NotApplicable, "clauses_not_applicable", text::clauses_not_applicable),
        (ClauseStatus::Met, "clauses_met", text::clauses_declared_met),
    ];
    for (group, code, sentence) in groups {
        let of_group = || counted().filter(|clause| clause.status == group);
        for clause in of_group() {
            if let Some(measured) = &clause.measured {
                let number = clause_numbers(&[&clause.id]);
                let sentence =
                    if clause.source == Source::Measured { text::clause_measured } else { text::clause_figures_beside };
                say("clause_measured", sentence(&number, &measured.text), &[&clause.id]);
            }
        }
        let declared: Vec<&str> =
            of_group().filter(|clause| clause.source != Source::Measured).map(|clause| clause.id.as_str()).collect();
        if declared.is_empty() {
            continue;
        }
        if group == ClauseStatus::Unanswered && said == Some(Declared::Partial) {
            say("quick_partial", text::quick_partial(declared.len()), &declared);
        } else {
            say(code, sentence(&clause_numbers(&declared)), &declared);
        }
    }
    reasons
}

/// 第1、3条分句.
fn clause_numbers(ids: &[&str]) -> String {
    let numbers: Vec<&str> = ids.iter().map(|id| clause_number(id)).collect();
    text::clause_numbers(&numbers)
}

/// The part of a clause's id after its standard's: "10.1.2/1" is 1.
fn clause_number(id: &str) -> &str {
    id.rsplit_once('/').map_or(id, |(_, number)| number)
}

//! Everything that documents are made from, as one record that every template can draw on.

use serde_json::Value;
use weibao_core::assessment::{Answer, Assessment, Evidence, NegativeState};
use weibao_core::catalog::{Area, Catalog, Choice, Clause, Content, Figure, Standard};
use weibao_core::procedure::has_city_step;
use weibao_core::report::{ClauseReport, ClauseStatus, Counts, Report, Source, StandardReport, Status, Verdict};
use weibao_text::documents::{self as words, marks, names};

use crate::fields::{Shape, TemplateData};
use crate::origin::{made_of, sender};
use crate::prose::sentences::{Sentences, day, together, with_stop};
use crate::prose::{Application, Section, draft};

/// Names with those of the counts in their midst.
macro_rules! with_counts {
    ([$($before:expr),* $(,)?], [$($after:expr),* $(,)?]) => {
        &[
            $($before,)*
            names::COUNTS,
            names::TOTAL,
            names::APPLICABLE,
            names::MET,
            names::PARTIAL,
            names::UNMET,
            names::NOT_APPLICABLE,
            names::PENDING,
            names::UNANSWERED,
            names::ATTAINMENT,
            $($after,)*
        ]
    };
}

/// What a template can ask for.
pub(crate) static SHAPE: Shape = Shape {
    texts: with_counts!(
        [
            names::UNIT,
            names::COUNTY,
            names::CODE,
            names::PROVINCE,
            names::CITY,
            names::CONTACT,
            names::PHONES,
            names::CONTACT_NAME,
            names::CONTACT_POST,
            names::OFFICE_PHONE,
            names::MOBILE,
            names::SITUATION,
            names::SYSTEMS,
            names::RESULTS,
            names::COUNTY_OPINION,
            names::STANDARDS_TITLE,
            names::STANDARDS_DOCUMENT,
            names::STANDARDS_SOURCE,
            names::VERDICT,
        ],
        [
            names::TO_IMPROVE,
            names::DOCUMENTS_TOTAL,
            names::OVERLAY,
            names::OVERLAY_AUTHORITY,
            names::PROCEDURE_LEAD,
            names::QUOTA,
            names::RULES,
            names::POINTS,
            names::MAXIMUM,
            names::ADDRESSEE,
            names::SENDER,
            names::HONOUR,
            names::DRAFT,
            names::OPEN_NOTE,
            names::ATTACHED_HEADER,
            names::PERIOD,
            names::BEFORE_APPLICATION,
            names::MADE_OF,
        ]
    ),
    lists: &[
        (names::IN_CELL, &SECTION),
        (names::BLANK_LINES, &NOTHING),
        (names::ATTACHED, &SECTION),
        (names::REASONS, &SENTENCE),
        (names::AREAS, &AREA),
        (names::STANDARDS, &STANDARD),
        (names::NEGATIVES, &NEGATIVE),
        (names::EVIDENCE, &EVIDENCE),
        (names::DOCUMENTS, &DOCUMENT),
        (names::DEPARTMENTS, &DEPARTMENT),
        (names::CHOICES, &CHOICE),
        (names::OVERLAY_CHANGES, &SENTENCE),
        (names::RULES_OFF, &RULE_OFF),
        (names::STAGES, &STAGE),
        (names::FIGURES, &FIGURE),
        (names::SCORE_LINES, &SCORE_LINE),
    ],
};
static AREA: Shape = Shape {
    texts: with_counts!(
        [names::ID, names::NAME],
        [names::FIGURES, names::CITED, names::DONE, names::PROBLEM, names::NEXT]
    ),
    lists: &[(names::STANDARDS, &STANDARD)],
};
static STANDARD: Shape = Shape {
    texts: &[
        names::ID,
        names::AREAS,
        names::CONTENT,
        names::BODY,
        names::VERDICT,
        names::REASONS,
        names::NOTE,
        names::REASON_GIVEN,
        names::LEAD,
        names::SUPPORT,
        names::FIGURES,
        names::SHORTFALL,
        names::CITED,
        names::SUGGESTED,
        names::ACTION,
        names::DEPARTMENTS,
        names::POST,
        names::DUE,
        names::OVERLAY_MARK,
        names::PROBLEM,
        names::NEXT,
        names::GROUNDS,
    ],
    lists: &[(names::CLAUSES, &CLAUSE), (names::EVIDENCE, &EVIDENCE)],
};
static CLAUSE: Shape = Shape {
    texts: &[
        names::ID,
        names::BODY,
        names::VERDICT,
        names::ORIGIN,
        names::HAVE,
        names::NEED,
        names::SHORTFALL,
        names::FAILING,
        names::FIGURES,
    ],
    lists: &[],
};
static EVIDENCE: Shape = Shape {
    texts: &[names::ID, names::AREAS, names::BODY, names::NAME, names::NUMBER_OF_DOCUMENT, names::DATE, names::ISSUER],
    lists: &[],
};
static DOCUMENT: Shape =
    Shape { texts: &[names::NAME, names::NUMBER_OF_DOCUMENT, names::DATE, names::ISSUER, names::SERVES], lists: &[] };
static NEGATIVE: Shape =
    Shape { texts: &[names::ID, names::BODY, names::VERDICT, names::NOTE, names::OVERLAY_MARK], lists: &[] };
static DEPARTMENT: Shape = Shape { texts: &[names::NAME, names::TO_IMPROVE], lists: &[(names::STANDARDS, &STANDARD)] };
static CHOICE: Shape = Shape { texts: &[names::QUESTION, names::CHOSEN], lists: &[] };
static RULE_OFF: Shape = Shape { texts: &[names::ID, names::BODY, names::REASONS], lists: &[] };
static STAGE: Shape = Shape { texts: &[names::NAME, names::WHEN, names::CONTENT], lists: &[] };
static FIGURE: Shape = Shape { texts: &[names::NAME, names::VALUE, names::UNIT_OF_FIGURE, names::ORIGIN], lists: &[] };
static SCORE_LINE: Shape = Shape { texts: &[names::ID, names::POINTS, names::MAXIMUM, names::REASONS], lists: &[] };
static SECTION: Shape = Shape { texts: &[names::HEADING, names::BODY], lists: &[] };
static NOTHING: Shape = Shape { texts: &[], lists: &[] };
static SENTENCE: Shape = Shape { texts: &[names::BODY], lists: &[] };

/// A county's own file, what the core says about it, and what it is held against.
pub(crate) struct DocumentModel<'a> {
    /// With the overlay that the report was made with.
    pub catalog: &'a Catalog,
    /// What the county wrote.
    pub assessment: &'a Assessment,
    /// What the core says.
    pub report: &'a Report,
    /// What that was read from: it also names the body that leads and signs, and says which revision it is.
    pub file: &'a Value,
}

/// A standard with its place, what was said about it and what the core says.
pub(crate) struct Entry<'a> {
    pub area: &'a Area,
    pub content: &'a Content,
    pub standard: &'a Standard,
    pub answer: Option<&'a Answer>,
    pub report: &'a StandardReport,
}

impl<'a> DocumentModel<'a> {
    /// Every standard, in printed order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        let (assessment, report) = (self.assessment, self.report);
        self.catalog.areas.iter().flat_map(move |area| {
            area.contents.iter().flat_map(move |content| {
                content.standards.iter().filter_map(move |standard| {
                    let report = report.standards.iter().find(|said| said.id == standard.id)?;
                    Some(Entry { area, content, standard, answer: assessment.answers.get(&standard.id), report })
                })
            })
        })
    }

    /// The record that templates are filled from.
    pub fn record(&self, form: Application) -> TemplateData {
        let sender = sender(self.file).unwrap_or_else(|| form.unit.clone());
        let header = if form.attached.is_empty() {
            String::new()
        } else {
            words::attached_header(words::FORM_TITLE, &form.unit)
        };
        let record = self.with_county(with_form(TemplateData::new(&SHAPE), form));
        let record = with_counts(record, &self.report.totals);
        let documents = self.documents();
        let listed = self.documents_once();
        let in_state = |state: Status| self.entries().filter(|entry| entry.report.status == state).count();
        let is_draft = weibao_core::readiness::is_draft(self.report);
        let to_improve = self.entries().filter(|entry| entry.is_to_improve()).count();
        let overlay = self.catalog.overlay.as_ref();
        let procedure = self.catalog.procedure.clone().unwrap_or_default();
        let score = self.report.score.as_ref();
        record
            .text(names::STANDARDS_TITLE, &self.catalog.title)
            .text(names::STANDARDS_DOCUMENT, &self.catalog.document)
            .text(names::STANDARDS_SOURCE, &self.catalog.source)
            .text(names::VERDICT, verdict(self.report.verdict))
            .text(names::TO_IMPROVE, to_improve.to_string())
            .text(names::DOCUMENTS_TOTAL, listed.len().to_string())
            .text(names::OVERLAY, overlay.map(|overlay| overlay.title.as_str()).unwrap_or_default())
            .text(names::OVERLAY_AUTHORITY, overlay.map(|overlay| overlay.authority.as_str()).unwrap_or_default())
            .text(names::PROCEDURE_LEAD, procedure.lead.unwrap_or_default())
            .text(names::QUOTA, procedure.quota.unwrap_or_default())
            .text(names::RULES, score.map(|score| score.title.as_str()).unwrap_or_default())
            .text(names::POINTS, score.map(|score| score.points.as_str()).unwrap_or_default())
            .text(names::MAXIMUM, score.map(|score| score.maximum.as_str()).unwrap_or_default())
            .list(names::REASONS, self.report.reasons.iter().map(|reason| sentence(&reason.text)).collect())
            .list(names::AREAS, self.areas())
            .list(names::STANDARDS, self.entries().map(|entry| self.standard(&entry)).collect())
            .list(names::NEGATIVES, self.negatives())
            .text(names::SENDER, sender)
            .text(names::ADDRESSEE, self.addressee())
            .text(names::HONOUR, words::honour(&self.assessment.county.name))
            .text(names::DRAFT, if is_draft { words::DRAFT } else { "" })
            .text(names::OPEN_NOTE, words::open_note(in_state(Status::Pending), in_state(Status::Unanswered)))
            .text(names::ATTACHED_HEADER, header)
            .text(names::PERIOD, self.assessment.period.sentence())
            .text(names::BEFORE_APPLICATION, self.looks_back().unwrap_or_default())
            .text(names::MADE_OF, made_of(self.file))
            .list(names::EVIDENCE, documents)
            .list(names::DOCUMENTS, listed)
            .list(names::DEPARTMENTS, self.departments())
            .list(names::CHOICES, self.choices())
            .list(names::OVERLAY_CHANGES, self.overlay_changes())
            .list(names::RULES_OFF, self.rules_off())
            .list(names::STAGES, self.stages())
            .list(names::FIGURES, self.figures())
            .list(names::SCORE_LINES, self.score_lines())
    }

    /// Which days the years are over which an item of the negative list looks back from the application.
    pub fn looks_back(&self) -> Option<String> {
        self.assessment.period.sentence_of_negatives(self.catalog)
    }

    /// To whom the report goes, as typed; else the civil affairs department above, the city's where the city has a step.
    fn addressee(&self) -> String {
        let Assessment { county, application, .. } = self.assessment;
        let typed = said(&application.addressee).trim().trim_end_matches(['：', ':']);
        if !typed.is_empty() {
            return typed.to_owned();
        }
        let has_city_step = has_city_step(self.catalog, said(&county.code).trim());
        words::addressee(said(&county.province), Some(said(&county.city)).filter(|_| has_city_step))
    }

    fn with_county(&self, record: TemplateData) -> TemplateData {
        let Assessment { county, contact, .. } = self.assessment;
        record
            .text(names::COUNTY, &county.name)
            .text(names::CODE, said(&county.code))
            .text(names::PROVINCE, said(&county.province))
            .text(names::CITY, said(&county.city))
            .text(names::CONTACT_NAME, said(&contact.name))
            .text(names::CONTACT_POST, said(&contact.post))
            .text(names::OFFICE_PHONE, said(&contact.office_phone))
            .text(names::MOBILE, said(&contact.mobile))
    }

    fn areas(&self) -> Vec<TemplateData> {
        self.catalog
            .areas
            .iter()
            .map(|area| {
                let none = Counts::default();
                let counts =
                    self.report.areas.iter().find(|said| said.id == area.id).map_or(&none, |said| &said.counts);
                let entries: Vec<Entry<'_>> = self.entries().filter(|entry| entry.area.id == area.id).collect();
                let to_improve: Vec<&Entry<'_>> = entries.iter().filter(|entry| entry.is_to_improve()).collect();
                let done = self.done(&entries);
                let marks = [(!to_improve.is_empty(), marks::TO_IMPROVE), (!done.is_empty(), marks::DONE)];
                let record = with_counts(TemplateData::new(&AREA), counts)
                    .text(names::ID, &area.id)
                    .text(names::NAME, &area.title)
                    .text(names::FIGURES, said_together(entries.iter().map(Entry::arithmetic)))
                    .text(names::CITED, said_together(entries.iter().map(Entry::cited)))
                    .text(names::DONE, done)
                    .text(names::PROBLEM, to_improve.iter().map(|entry| self.lacking(entry)).collect::<String>())
                    .text(names::NEXT, to_improve.iter().map(|entry| entry.next(self.catalog)).collect::<String>())
                    .list(names::STANDARDS, entries.iter().map(|entry| self.standard(entry)).collect())
                    .mark(&area.title);
                let marks = marks.into_iter().filter(|(has, _)| *has);
                marks.fold(record, |record, (_, mark)| record.mark(mark))
            })
            .collect()
    }

    /// A standard, with what the overlay says about it and its clauses, and with what was found in sentences.
    fn standard(&self, entry: &Entry<'_>) -> TemplateData {
        let mut sentences = Sentences::new(self.catalog, self.report);
        let well = sentences.achieved(entry.standard, entry.report);
        let lacking = sentences.lacking(entry.standard, entry.report);
        let mut grounds = [well, lacking.clone()].concat();
        if let (Status::NotApplicable, Some(reason)) =
            (entry.report.status, entry.answer.and_then(|said| said.reason.as_ref()))
        {
            grounds.push(words::not_applicable_because(reason.trim().trim_end_matches('。')));
        }
        let cited = entry.cited().lines().collect::<Vec<_>>().join("；");
        let cited = if cited.is_empty() { cited } else { words::grounds_of_documents(&cited) };
        let to_improve = entry.is_to_improve();
        let next = if to_improve { entry.next(self.catalog) } else { String::new() };
        let action = if to_improve { entry.action(self.catalog) } else { String::new() };
        entry
            .record()
            .text(names::ACTION, action)
            .text(names::OVERLAY_MARK, words::overlay_mark(&self.overlay_on_standard(entry.standard)))
            .text(names::SHORTFALL, together(&lacking))
            .text(names::PROBLEM, together(&lacking))
            .text(names::NEXT, next)
            .text(names::GROUNDS, lines([together(&grounds), cited].into_iter()))
    }

    /// What a standard lacks, in sentences.
    pub fn lacking(&self, entry: &Entry<'_>) -> String {
        together(&Sentences::new(self.catalog, self.report).lacking(entry.standard, entry.report))
    }

    /// What was done in an area: its standards that are met, and what their figures show.
    fn done(&self, entries: &[Entry<'_>]) -> String {
        let mut sentences = Sentences::new(self.catalog, self.report);
        let done = entries.iter().filter(|entry| entry.report.status == Status::Met);
        let done: Vec<String> = done
            .filter_map(|entry| self.catalog.prose.standards.get(&entry.standard.id))
            .map(|prose| prose.done.clone())
            .collect();
        let mut figures: Vec<String> = Vec::new();
        for entry in entries {
            for sentence in sentences.achieved(entry.standard, entry.report) {
                if !figures.contains(&sentence) {
                    figures.push(sentence);
                }
            }
        }
        together(&done) + &together(&figures)
    }

    fn negatives(&self) -> Vec<TemplateData> {
        let records = self.catalog.negatives.iter().map(|item| {
            let answer = self.assessment.negatives.get(&item.id);
            let state = negative_state(answer.map(|answer| answer.state));
            TemplateData::new(&NEGATIVE)
                .text(names::ID, &item.id)
                .text(names::BODY, &item.text)
                .text(names::VERDICT, state)
                .text(names::NOTE, answer.map(|answer| said(&answer.note)).unwrap_or_default())
                .text(names::OVERLAY_MARK, words::overlay_mark(&self.overlay_on(&item.id, &item.changed_by)))
                .mark(state)
        });
        records.collect()
    }

    /// Every document once, with the standards that it serves, in the order in which they first appear.
    fn documents_once(&self) -> Vec<TemplateData> {
        let mut found: Vec<(&Evidence, Vec<&str>)> = Vec::new();
        for entry in self.entries() {
            for document in entry.evidence() {
                match found.iter_mut().find(|(known, _)| *known == document) {
                    Some((_, serves)) if serves.contains(&entry.standard.id.as_str()) => {}
                    Some((_, serves)) => serves.push(&entry.standard.id),
                    None => found.push((document, vec![&entry.standard.id])),
                }
            }
        }
        let records = found.into_iter().map(|(document, serves)| {
            TemplateData::new(&DOCUMENT)
                .text(names::NAME, &document.title)
                .text(names::NUMBER_OF_DOCUMENT, said(&document.number))
                .text(names::DATE, day(said(&document.date)))
                .text(names::ISSUER, said(&document.issuer))
                .text(names::SERVES, serves.join("、"))
        });
        records.collect()
    }

    fn documents(&self) -> Vec<TemplateData> {
        self.entries().flat_map(|entry| entry.documents()).collect()
    }

    /// What is to be improved, by the department that is to act, in the order in which they first appear.
    fn departments(&self) -> Vec<TemplateData> {
        let mut found: Vec<(String, Vec<TemplateData>)> = Vec::new();
        for entry in self.entries().filter(Entry::is_to_improve) {
            let department = entry.department();
            match found.iter_mut().find(|(name, _)| *name == department) {
                Some((_, records)) => records.push(self.standard(&entry)),
                None => found.push((department, vec![self.standard(&entry)])),
            }
        }
        found
            .into_iter()
            .map(|(name, standards)| {
                TemplateData::new(&DEPARTMENT)
                    .text(names::TO_IMPROVE, standards.len().to_string())
                    .text(names::NAME, &name)
                    .list(names::STANDARDS, standards)
                    .mark(name)
            })
            .collect()
    }

    fn choices(&self) -> Vec<TemplateData> {
        let records = self.report.choices.iter().filter_map(|said| {
            let choice = self.catalog.choice(&said.key)?;
            let option = choice.options.iter().find(|option| option.key == said.option)?;
            let record =
                TemplateData::new(&CHOICE).text(names::QUESTION, &choice.question).mark(words::decided(said.chosen));
            let record = if said.chosen { record.mark(words::decided::BY_COUNTY_BEFORE) } else { record };
            Some(record.text(names::CHOSEN, words::reading(&option.label, said.chosen)))
        });
        records.collect()
    }

    fn overlay_changes(&self) -> Vec<TemplateData> {
        let changes = self.report.overlay_changes.iter();
        changes
            .map(|change| sentence(&if change.weaker { words::weaker(&change.text) } else { change.text.clone() }))
            .collect()
    }

    /// What the overlay says about a standard and its clauses, with who says so, each once.
    pub fn overlay_on_standard(&self, standard: &Standard) -> Vec<String> {
        let own = self.overlay_on(&standard.id, &standard.changed_by);
        if standard.changed_by.is_some() {
            return own;
        }
        let of_clauses = standard.clauses.iter().flat_map(|clause| self.overlay_on(&clause.id, &clause.changed_by));
        own.into_iter().chain(of_clauses).collect()
    }

    /// What the overlay says about a standard, a clause or a negative item, with who says so. What belongs to an added standard is
    /// added with it.
    pub fn overlay_on(&self, id: &str, changed_by: &Option<String>) -> Vec<String> {
        let changes = self.catalog.overlay.iter().flat_map(|overlay| &overlay.changes);
        let said: Vec<String> =
            changes.filter(|change| change.reference == id).map(|change| change.text.clone()).collect();
        match changed_by {
            Some(authority) if said.is_empty() => vec![words::added_by(authority)],
            _ => said,
        }
    }

    /// What would be found about the standards that a choice touches if it were read the other ways: a line for each that
    /// gives another result, or that there is none. A reading that no rule depends on is only written down.
    pub fn read_otherwise(&self, choice: &Choice) -> String {
        if !self.is_reckoned_with(choice) {
            return words::READING_ONLY_RECORDED.into();
        }
        let used = self.report.choices.iter().find(|said| said.key == choice.key).map(|said| said.option.as_str());
        let others = choice.options.iter().filter(|option| Some(option.key.as_str()) != used);
        let found = lines(others.map(|option| {
            let mut assessment = self.assessment.clone();
            assessment.choices.insert(choice.key.clone(), option.key.clone());
            let report = weibao_core::judge(self.catalog, &assessment, None);
            let touched = report.standards.iter().filter(|said| choice.standards.contains(&said.id));
            let found: Vec<String> = touched
                .flat_map(|standard| standard.clauses.iter().map(move |clause| (standard, clause)))
                .filter(|(_, clause)| !self.found_the_same(clause))
                .map(|(standard, clause)| {
                    let measured = clause.measured.as_ref().map(|found| (found.found.as_str(), found.line.as_str()));
                    words::found(&clause.id, measured, standard.effective_status(clause))
                })
                .collect();
            if found.is_empty() { String::new() } else { words::read_otherwise(&option.label, &found.join("；")) }
        }));
        if found.is_empty() { words::READ_OTHERWISE_THE_SAME.into() } else { found }
    }

    /// Whether a rule, or how a register is counted, depends on it.
    fn is_reckoned_with(&self, choice: &Choice) -> bool {
        let clauses = self.catalog.standards().flat_map(|standard| &standard.clauses);
        let ruled = clauses.flat_map(|clause| &clause.rules).filter_map(|rule| rule.given.as_ref());
        self.catalog.figures.iter().flat_map(Figure::readings).chain(ruled).any(|given| given.choice == choice.key)
    }

    fn found_the_same(&self, other: &ClauseReport) -> bool {
        let mut clauses = self.report.standards.iter().flat_map(|standard| &standard.clauses);
        let numbers = |clause: &ClauseReport| {
            clause.measured.as_ref().map(|measured| (measured.have.clone(), measured.need.clone()))
        };
        clauses
            .any(|clause| clause.id == other.id && clause.status == other.status && numbers(clause) == numbers(other))
    }

    fn rules_off(&self) -> Vec<TemplateData> {
        let clauses = self.catalog.standards().flat_map(|standard| &standard.clauses);
        let off = clauses.filter_map(|clause| self.assessment.rules_off.get(&clause.id).map(|reason| (clause, reason)));
        off.map(|(clause, reason)| {
            TemplateData::new(&RULE_OFF)
                .text(names::ID, &clause.id)
                .text(names::BODY, &clause.text)
                .text(names::REASONS, reason)
        })
        .collect()
    }

    fn stages(&self) -> Vec<TemplateData> {
        let stages = self.catalog.procedure.iter().flat_map(|procedure| &procedure.stages);
        stages
            .map(|stage| {
                TemplateData::new(&STAGE)
                    .text(names::NAME, &stage.title)
                    .text(names::WHEN, &stage.when)
                    .text(names::CONTENT, said(&stage.what))
            })
            .collect()
    }

    fn figures(&self) -> Vec<TemplateData> {
        let records = self.report.figures.iter().filter_map(|said| {
            let figure = self.catalog.figure(&said.key)?;
            Some(
                TemplateData::new(&FIGURE)
                    .text(names::NAME, &figure.label)
                    .text(names::VALUE, said.value.to_string())
                    .text(names::UNIT_OF_FIGURE, &figure.unit)
                    .text(names::ORIGIN, self.origin_of_figure(said.register.as_deref())),
            )
        });
        records.collect()
    }

    /// Where a figure comes from, in words.
    pub fn origin_of_figure(&self, register: Option<&str>) -> String {
        match register.and_then(|key| self.catalog.register(key)) {
            Some(register) => words::counted_from(&register.label),
            None => words::origin::TYPED.into(),
        }
    }

    fn score_lines(&self) -> Vec<TemplateData> {
        let score_lines = self.report.score.iter().flat_map(|score| &score.lines);
        score_lines
            .map(|line| {
                TemplateData::new(&SCORE_LINE)
                    .text(names::ID, &line.reference)
                    .text(names::POINTS, &line.points)
                    .text(names::MAXIMUM, &line.maximum)
                    .text(names::REASONS, &line.reason)
            })
            .collect()
    }
}

impl<'a> Entry<'a> {
    /// Met in part or not at all.
    pub fn is_to_improve(&self) -> bool {
        matches!(self.report.status, Status::Partial | Status::Unmet)
    }

    /// To be looked into or unanswered.
    pub fn is_open(&self) -> bool {
        matches!(self.report.status, Status::Pending | Status::Unanswered)
    }

    /// What is to be done: what the county has written down, else what is usual.
    fn next(&self, catalog: &Catalog) -> String {
        let what = with_stop(&self.action(catalog).lines().map(str::trim).collect::<Vec<_>>().join("；"));
        let due = day(self.answer.map(|answer| said(&answer.plan.due)).unwrap_or_default());
        words::next_step(&self.department(), what.trim_end_matches('。'), &due)
    }

    /// 措施: as typed, else what is usual.
    fn action(&self, catalog: &Catalog) -> String {
        let typed = self.answer.map(|answer| said(&answer.plan.action)).unwrap_or_default();
        let usual = catalog.prose.standards.get(&self.standard.id).map(|prose| prose.next.as_str());
        if typed.trim().is_empty() { usual.unwrap_or(words::DO_WHAT_IS_ASKED) } else { typed }.to_owned()
    }

    /// Said to be met, with no document that shows it.
    pub fn lacks_evidence(&self) -> bool {
        matches!(self.report.status, Status::Met | Status::Partial) && self.evidence().is_empty()
    }

    /// The documents that show it.
    pub fn evidence(&self) -> &'a [Evidence] {
        self.answer.map(|answer| answer.evidence.as_slice()).unwrap_or_default()
    }

    /// Its clauses with what the core says about them.
    pub fn clauses(&self) -> impl Iterator<Item = (&'a Clause, &'a ClauseReport)> {
        let said = &self.report.clauses;
        self.standard
            .clauses
            .iter()
            .filter_map(move |clause| Some((clause, said.iter().find(|said| said.id == clause.id)?)))
    }

    /// The department that is to act: the one of the plan, else those that lead.
    pub fn department(&self) -> String {
        let planned = self.answer.map(|answer| said(&answer.plan.department)).filter(|name| !name.trim().is_empty());
        match (planned, self.standard.departments.lead.as_slice()) {
            (Some(name), _) => name.trim().into(),
            (None, []) => words::NO_DEPARTMENT.into(),
            (None, lead) => lead.join("、"),
        }
    }

    /// The arithmetic of its measured clauses, a line each.
    fn arithmetic(&self) -> String {
        lines(
            self.report
                .clauses
                .iter()
                .filter_map(|clause| clause.measured.as_ref())
                .map(|measured| measured.text.clone()),
        )
    }

    /// Its documents as they are cited, a line each.
    pub fn cited(&self) -> String {
        lines(self.evidence().iter().filter(|document| !document.title.trim().is_empty()).map(draft::cited))
    }

    fn documents(&self) -> Vec<TemplateData> {
        let records = self.evidence().iter().map(|document| {
            TemplateData::new(&EVIDENCE)
                .text(names::ID, &self.standard.id)
                .text(names::AREAS, &self.area.title)
                .text(names::BODY, &self.standard.text)
                .text(names::NAME, &document.title)
                .text(names::NUMBER_OF_DOCUMENT, said(&document.number))
                .text(names::DATE, day(said(&document.date)))
                .text(names::ISSUER, said(&document.issuer))
                .mark(&self.area.title)
        });
        records.collect()
    }

    fn record(&self) -> TemplateData {
        let plan = self.answer.map(|answer| answer.plan.clone()).unwrap_or_default();
        let status = status(self.report.status);
        let departments = &self.standard.departments;
        let mut record = TemplateData::new(&STANDARD)
            .text(names::ID, &self.standard.id)
            .text(names::AREAS, &self.area.title)
            .text(names::CONTENT, &self.content.title)
            .text(names::BODY, &self.standard.text)
            .text(names::VERDICT, status)
            .text(names::REASONS, lines(self.report.reasons.iter().map(|reason| reason.text.clone())))
            .text(names::NOTE, self.answer.map(|answer| said(&answer.note)).unwrap_or_default())
            .text(names::REASON_GIVEN, self.answer.map(|answer| said(&answer.reason)).unwrap_or_default())
            .text(names::LEAD, departments.lead.join("、"))
            .text(names::SUPPORT, departments.support.join("、"))
            .text(names::FIGURES, self.arithmetic())
            .text(names::CITED, self.cited())
            .text(names::SUGGESTED, self.standard.kept_evidence().join("、"))
            .text(names::DEPARTMENTS, self.department())
            .text(names::POST, plan.post.unwrap_or_default())
            .text(names::DUE, day(said(&plan.due)))
            .list(
                names::CLAUSES,
                self.clauses()
                    .map(|(clause, said)| clause_record(clause, said, self.report.effective_status(said)))
                    .collect(),
            )
            .list(names::EVIDENCE, self.documents())
            .mark(status)
            .mark(&self.area.title);
        for department in &departments.lead {
            record = record.mark(department);
        }
        if self.is_to_improve() {
            record = record.mark(marks::TO_IMPROVE);
        }
        if self.is_open() {
            record = record.mark(marks::OPEN);
        }
        if self.lacks_evidence() {
            record = record.mark(marks::WITHOUT_EVIDENCE);
        }
        record
    }
}

fn clause_record(clause: &Clause, said: &ClauseReport, standing: ClauseStatus) -> TemplateData {
    let status = clause_status(standing);
    let record = TemplateData::new(&CLAUSE)
        .text(names::ID, &clause.id)
        .text(names::BODY, &clause.text)
        .text(names::VERDICT, status)
        .text(names::ORIGIN, origin(said))
        .mark(status);
    match &said.measured {
        None => record,
        Some(measured) => record
            .text(names::HAVE, &measured.found)
            .text(names::NEED, &measured.line)
            .text(names::SHORTFALL, measured.shortfall.as_ref().map(ToString::to_string).unwrap_or_default())
            .text(names::FAILING, measured.failing.join("、"))
            .text(names::FIGURES, &measured.text),
    }
}

fn with_form(record: TemplateData, form: Application) -> TemplateData {
    record
        .text(names::UNIT, form.unit)
        .text(names::CONTACT, form.contact)
        .text(names::PHONES, form.phones)
        .text(names::SITUATION, form.situation)
        .text(names::SYSTEMS, form.systems)
        .text(names::RESULTS, form.results)
        .text(names::COUNTY_OPINION, form.county_opinion)
        .list(names::IN_CELL, sections(form.in_cell))
        .list(names::BLANK_LINES, vec![TemplateData::new(&NOTHING); form.lines_left])
        .list(names::ATTACHED, sections(form.attached))
}

fn sections(sections: Vec<Section>) -> Vec<TemplateData> {
    let record = |section: Section| {
        TemplateData::new(&SECTION).text(names::HEADING, section.heading).text(names::BODY, section.body)
    };
    sections.into_iter().map(record).collect()
}

fn with_counts(record: TemplateData, counts: &Counts) -> TemplateData {
    record
        .text(names::COUNTS, draft::counts(counts))
        .text(names::TOTAL, counts.standards.to_string())
        .text(names::APPLICABLE, counts.applicable.to_string())
        .text(names::MET, counts.met.to_string())
        .text(names::PARTIAL, counts.partial.to_string())
        .text(names::UNMET, counts.unmet.to_string())
        .text(names::NOT_APPLICABLE, counts.not_applicable.to_string())
        .text(names::PENDING, counts.pending.to_string())
        .text(names::UNANSWERED, counts.unanswered.to_string())
        .text(names::ATTAINMENT, said(&counts.attainment))
}

fn sentence(text: &str) -> TemplateData {
    TemplateData::new(&SENTENCE).text(names::BODY, text)
}

// ---------------------------------------------------------------- words

/// A standard's state.
pub(crate) fn status(status: Status) -> &'static str {
    use words::counts as word;
    match status {
        Status::Met => word::MET,
        Status::Partial => word::PARTIAL,
        Status::Unmet => word::UNMET,
        Status::NotApplicable => word::NOT_APPLICABLE,
        Status::Pending => word::PENDING,
        Status::Unanswered => word::UNANSWERED,
    }
}

/// A clause's state.
pub(crate) fn clause_status(clause: ClauseStatus) -> &'static str {
    status(match clause {
        ClauseStatus::Met => Status::Met,
        ClauseStatus::Unmet => Status::Unmet,
        ClauseStatus::NotApplicable => Status::NotApplicable,
        ClauseStatus::Pending => Status::Pending,
        ClauseStatus::Unanswered => Status::Unanswered,
    })
}

/// A negative item's state.
pub(crate) fn negative_state(state: Option<NegativeState>) -> &'static str {
    use words::negative as word;
    match state {
        Some(NegativeState::Absent) => word::ABSENT,
        Some(NegativeState::Present) => word::PRESENT,
        Some(NegativeState::Pending) => word::PENDING,
        None => word::UNANSWERED,
    }
}

/// Where a clause's state comes from.
pub(crate) fn origin(said: &ClauseReport) -> &'static str {
    use words::origin as word;
    match (said.source, &said.measured) {
        (Source::Measured, Some(measured)) if measured.implied => word::IMPLIED,
        (Source::Measured, _) => word::MEASURED,
        (Source::Declared, _) => word::DECLARED,
        (Source::None, _) => "",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    use words::verdict as word;
    match verdict {
        Verdict::Barred => word::BARRED,
        Verdict::Incomplete => word::INCOMPLETE,
        Verdict::Gaps => word::GAPS,
        Verdict::Clear => word::CLEAR,
    }
}

/// What was typed; empty where nothing was.
pub(crate) fn said(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// The lines of texts as parts of one sentence, each once.
fn said_together(texts: impl Iterator<Item = String>) -> String {
    let mut said: Vec<String> = Vec::new();
    for text in texts {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if !said.iter().any(|before| before == line) {
                said.push(line.into());
            }
        }
    }
    said.join("；")
}

/// The texts that are not empty, a line each.
fn lines(texts: impl Iterator<Item = String>) -> String {
    let said: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
    said.join("\n")
}

#[cfg(test)]
mod tests {
    use weibao_terms::DocumentKind;

    use super::*;

    /// The list of placeholders that officials read is the list that there is.
    #[test]
    fn the_readme_names_every_placeholder() {
        let readme = include_str!("../../../standards/templates/README.md");
        let quoted = |name: &str| format!("`{name}`");
        let texts = readme.lines().find(|line| line.starts_with(&quoted(names::UNIT))).unwrap();
        let said: Vec<String> = texts.split(' ').map(str::to_owned).collect();
        assert_eq!(said, SHAPE.texts.iter().map(|name| quoted(name)).collect::<Vec<_>>());
        check_lists(readme, &SHAPE);
        for (written, becomes) in words::SYNTAX {
            let row = readme
                .lines()
                .map(|line| line.replace('`', ""))
                .find(|line| line.starts_with(&format!("| {written} |")));
            assert_eq!(row.expect(written), format!("| {written} | {becomes} |"));
        }
        assert!(readme.replace('`', "").contains(words::MARKS_ABOUT));
    }

    fn check_lists(readme: &str, shape: &Shape) {
        for (list, inner) in shape.lists {
            let row = readme.lines().find(|line| line.starts_with(&format!("| `{list}` |"))).expect(list);
            let inner_names = inner.texts.iter().chain(inner.lists.iter().map(|(name, _)| name));
            let expected: Vec<String> = inner_names.map(|name| format!("`{name}`")).collect();
            let fields = row.split('|').nth(3).unwrap();
            let said: Vec<String> = fields.split('`').skip(1).step_by(2).map(|name| format!("`{name}`")).collect();
            assert_eq!(said, expected, "{list}");
            let about = row.split('|').nth(2).unwrap().replace('`', "");
            assert_eq!(about.trim(), words::about_list(list), "{list}");
            check_lists(readme, inner);
        }
    }

    /// An overlay, a rule file and the readings are named where a reader looks for them.
    #[test]
    fn the_report_names_what_it_rests_on() {
        let national = weibao_standards::catalog_for_documents();
        let (_, overlay) = weibao_standards::overlays().iter().find(|(id, _)| *id == "guangxi-2021").unwrap();
        let overlay: serde_json::Value = serde_json::from_str(overlay).unwrap();
        let rules: serde_json::Value = serde_json::from_str(weibao_standards::example_rules()).unwrap();
        let mut input = weibao_standards::example();
        input["overlay"] = "guangxi-2021".into();
        let options = weibao_core::Options { overlay: Some(&overlay), rules: Some(&rules) };
        let report = weibao_core::evaluate(&national, &input, &options).unwrap();
        let catalog = weibao_core::overlay::apply(&national, &overlay).unwrap();
        let assessment = weibao_core::read(&catalog, &input).unwrap();
        let said = format!(
            "{:?}",
            crate::content(&crate::write(DocumentKind::Report, &catalog, &assessment, &report, &input).unwrap())
                .unwrap()
        );
        let score = report.score.unwrap();
        let choice = &national.choices[0].question;
        for words in [overlay["title"].as_str().unwrap(), &score.title, &score.points, choice, &national.source] {
            assert!(said.contains(words), "{words}");
        }
    }

    /// The report goes to whom the county says, else to the civil affairs department above.
    #[test]
    fn the_report_names_whom_it_goes_to() {
        let national = weibao_standards::catalog_for_documents();
        let straight = weibao_core::catalog::Procedure { city_step: Some(false), ..Default::default() };
        let without_city = Catalog { procedure: Some(straight), ..national.clone() };
        let addressed = |catalog: &Catalog, county: serde_json::Value, typed: &str| {
            let mut input = weibao_core::new_assessment(catalog, Some(&county));
            input["application"] = serde_json::json!({ "addressee": typed });
            let assessment = weibao_core::read(catalog, &input).unwrap();
            let report = weibao_core::judge(catalog, &assessment, None);
            let made = crate::write(DocumentKind::Report, catalog, &assessment, &report, &input).unwrap();
            let mut lines = crate::content(&made).unwrap().into_iter().filter_map(|block| match block {
                crate::Block::Paragraph(paragraph) => Some(paragraph.text),
                _ => None,
            });
            lines.find(|line| line.ends_with('：')).unwrap()
        };
        let county =
            |province: &str, city: &str| serde_json::json!({ "name": "示例县", "province": province, "city": city });
        let usual = |province: &str, city: &str| addressed(&national, county(province, city), " ");
        assert_eq!(usual("示例省", "示例市"), "示例市民政局：");
        assert_eq!(usual("海南省", "省直辖县级行政区划"), "海南省民政厅：");
        assert_eq!(usual("北京市", "市辖区"), "北京市民政局：");
        assert_eq!(usual("", ""), "上级民政部门：");
        assert_eq!(addressed(&without_city, county("示例省", "示例市"), ""), "示例省民政厅：");
        // By its code, the province administers it itself: whatever is typed as its city is none.
        let direct = serde_json::json!({ "name": "济源市", "code": "419001", "province": "河南省", "city": "济源市" });
        assert_eq!(addressed(&national, direct, ""), "河南省民政厅：");
        assert_eq!(addressed(&national, county("示例省", "示例市"), "示例市人民政府："), "示例市人民政府：");
    }

    /// The words that the document prints are in the form's template, each once.
    #[test]
    fn the_form_prints_the_documents_words() {
        let form = weibao_standards::form();
        let catalog = weibao_standards::catalog_for_documents();
        let input = weibao_core::new_assessment(&catalog, None);
        let assessment = weibao_core::read(&catalog, &input).unwrap();
        let report = weibao_core::judge(&catalog, &assessment, None);
        let blocks =
            crate::content(&crate::write(DocumentKind::Application, &catalog, &assessment, &report, &input).unwrap())
                .unwrap();
        let mut printed = Vec::new();
        for block in blocks {
            match block {
                crate::Block::Paragraph(paragraph) => printed.push(paragraph.text),
                crate::Block::Section { .. } => {}
                crate::Block::Table(table) => {
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        printed.extend(cell.paragraphs().map(|paragraph| paragraph.text.clone()));
                    }
                }
            }
        }
        printed.retain(|text| !text.trim().is_empty());
        let mut expected = vec![form.title];
        for row in form.rows {
            expected.extend(row.fields.into_iter().flat_map(|field| field.label));
            expected.extend([row.note, row.seal, row.date].into_iter().flatten());
        }
        expected.push(form.footer);
        assert_eq!(printed, expected);
    }
}

//! The 自评表: everything in tables, to be passed around the departments.

use serde_json::Value;
use weibao_core::assessment::Cell as RegisterCell;
use weibao_core::catalog::{Column as RegisterColumn, ColumnKind, Figure, Register};
use weibao_core::report::{ClauseStatus, Status};
use weibao_core::{Assessment, Catalog, Problem, Report};
use weibao_text::documents::{self as words, names, workbook as sheet};

use super::{Cell, Column, Row, Sheet};
use crate::model::{DocumentModel, Entry, clause_status, negative_state, origin, said, status};
use crate::origin::made_of;

/// For how many further units a register's sheet offers its lists.
const SPARE_ROWS: usize = 500;

/// The 自评表 as an .xlsx: all standards and clauses, figures, registers, gaps, documents, negative list, and
/// what the result rests on beside the document.
///
/// # Errors
/// Where it cannot be packed.
pub fn workbook(
    catalog: &Catalog,
    assessment: &Assessment,
    report: &Report,
    file: &Value,
) -> Result<Vec<u8>, Vec<Problem>> {
    super::write(&assessment.county.name, &made_of(file), &sheets(&DocumentModel { catalog, assessment, report, file }))
}

/// What the workbook says, as HTML: its sheets as tables.
pub fn workbook_preview(catalog: &Catalog, assessment: &Assessment, report: &Report, file: &Value) -> String {
    super::preview(&sheets(&DocumentModel { catalog, assessment, report, file }))
}

fn sheets(model: &DocumentModel<'_>) -> Vec<Sheet> {
    let mut sheets = vec![guide(model), standards(model), units_and_documents(model), figures(model)];
    sheets.extend(model.catalog.registers.iter().map(|register| register_sheet(register, model)));
    sheets.extend([gaps(model), evidence(model), negatives(model), basis(model)]);
    sheets
}

/// How the workbook is filled in, and who has.
fn guide(model: &DocumentModel<'_>) -> Sheet {
    let county = model.assessment.county.name.trim();
    let draft = if weibao_core::readiness::is_draft(model.report) { words::DRAFT } else { "" };
    let to_fill = sheet::TO_FILL.map(|label| [label, ""]);
    let (period, looks_back) = (model.assessment.period.sentence(), model.looks_back().unwrap_or_default());
    let made_of = made_of(model.file);
    let head = [
        [sheet::COUNTY_OF_FORM, county],
        [sheet::STATE_OF_FORM, draft],
        [names::PERIOD, &period],
        [sheet::BEFORE_APPLICATION, &looks_back],
        [sheet::MADE_OF, &made_of],
    ];
    let head = head.into_iter().filter(|[label, said]| *label == sheet::COUNTY_OF_FORM || !said.is_empty());
    let rows = head.chain(to_fill).chain(sheet::GUIDE);
    Sheet {
        name: sheet::GUIDE_NAME.into(),
        columns: vec![column(sheet::MATTER, 24), column(sheet::GUIDE_NAME, 100)],
        rows: rows.map(|cells| Row { cells: cells.map(Cell::text).into(), ..Row::default() }).collect(),
        spare_rows: 0,
    }
}

/// Of every standard who answers for it and what shows it: on a sheet of its own, for beside the answers it would be too small to read.
fn units_and_documents(model: &DocumentModel<'_>) -> Sheet {
    let columns = [
        (names::ID, 9),
        (names::AREAS, 10),
        (sheet::STANDARD, 46),
        (names::LEAD, 18),
        (names::SUPPORT, 22),
        (names::CITED, 44),
    ];
    let rows = model.entries().map(|entry| {
        let departments = &entry.standard.departments;
        let cells = [
            &entry.standard.id,
            &entry.area.title,
            &entry.standard.text,
            &departments.lead.join("、"),
            &departments.support.join("、"),
            &entry.cited(),
        ];
        Row { cells: cells.map(Cell::text).into(), ..Row::default() }
    });
    Sheet {
        name: sheet::UNITS_AND_DOCUMENTS.into(),
        columns: columns.map(|(title, width)| column(title, width)).into(),
        rows: rows.collect(),
        spare_rows: 0,
    }
}

/// What the result rests on beside the document: the readings in use, the rules that are switched off, the overlay.
fn basis(model: &DocumentModel<'_>) -> Sheet {
    let DocumentModel { catalog, assessment, report, .. } = model;
    let row = |cells: [&str; 6]| Row { cells: cells.into_iter().map(Cell::text).collect(), ..Row::default() };
    let readings = report.choices.iter().filter_map(|used| {
        let choice = catalog.choice(&used.key)?;
        let option = choice.options.iter().find(|option| option.key == used.option)?;
        let (standards, otherwise) = (choice.standards.join("、"), model.read_otherwise(choice));
        let decided = words::decided(used.chosen);
        Some(row([sheet::READING, &standards, &choice.question, &option.label, decided, &otherwise]))
    });
    let clauses = catalog.standards().flat_map(|standard| &standard.clauses);
    let rules_off = clauses.filter_map(|clause| {
        let reason = assessment.rules_off.get(&clause.id)?;
        Some(row([sheet::RULE_OFF, &clause.id, &clause.text, sheet::AS_DECLARED, sheet::COUNTY, reason]))
    });
    let overlay = catalog.overlay.iter().flat_map(|overlay| {
        let itself = row([sheet::OVERLAY, "", &overlay.title, sheet::IN_FORCE, &overlay.authority, ""]);
        let changes = overlay.changes.iter().map(|change| {
            // What is neither a standard nor a negative item stands in the sentence already.
            let said = words_of(catalog, &change.reference);
            let id = said.map(|_| change.reference.as_str()).unwrap_or_default();
            row([sheet::OVERLAY, id, said.unwrap_or_default(), &change.text, &overlay.authority, ""])
        });
        std::iter::once(itself).chain(changes)
    });
    let columns = [
        (sheet::KIND, 14),
        (sheet::OF, 12),
        (sheet::MATTER, 46),
        (sheet::USED, 44),
        (sheet::WHO, 24),
        (sheet::WHY, 46),
    ];
    Sheet {
        name: sheet::BASIS.into(),
        columns: columns.map(|(title, width)| column(title, width)).into(),
        rows: readings.chain(rules_off).chain(overlay).collect(),
        spare_rows: 0,
    }
}

/// The words of a standard, a clause or a negative item.
fn words_of<'a>(catalog: &'a Catalog, id: &str) -> Option<&'a str> {
    let standards = catalog.standards().map(|standard| (&standard.id, &standard.text));
    let clauses = catalog.standards().flat_map(|standard| &standard.clauses).map(|clause| (&clause.id, &clause.text));
    let negatives = catalog.negatives.iter().map(|item| (&item.id, &item.text));
    standards.chain(clauses).chain(negatives).find(|(known, _)| *known == id).map(|(_, text)| text.as_str())
}

/// Adds a column that says what the overlay adds or changes, where it says something about one of the rows.
fn with_marks(mut table: Sheet, marks: Vec<Vec<String>>) -> Sheet {
    if marks.iter().any(|said| !said.is_empty()) {
        for (row, said) in table.rows.iter_mut().zip(marks) {
            row.cells.resize(table.columns.len(), Cell::Empty);
            row.cells.push(Cell::text(said.join("\n")));
        }
        table.columns.push(column(sheet::OVERLAY, 24));
    }
    table
}

fn column(title: &str, width: u32) -> Column {
    Column { title: title.into(), width, choices: Vec::new() }
}

fn choices<const COUNT: usize>(words: [&str; COUNT]) -> Vec<String> {
    words.map(str::to_owned).into()
}

fn standards(model: &DocumentModel<'_>) -> Sheet {
    let columns = [
        (names::ID, 9),
        (sheet::LEVEL, 6),
        (names::AREAS, 9),
        (names::CONTENT, 10),
        (names::BODY, 44),
        (sheet::DECLARED, 9),
        (sheet::RESULT, 9),
        (names::ORIGIN, 10),
        (names::HAVE, 36),
        (names::NEED, 12),
        (names::SHORTFALL, 6),
        (names::NOTE, 20),
    ];
    let marks = model.entries().flat_map(|entry| {
        let own = model.overlay_on(&entry.standard.id, &entry.standard.changed_by);
        let of_clauses = entry.clauses().map(|(clause, _)| model.overlay_on(&clause.id, &clause.changed_by));
        std::iter::once(own).chain(of_clauses).collect::<Vec<_>>()
    });
    let marks = marks.collect();
    let table = Sheet {
        name: sheet::STANDARDS.into(),
        columns: columns.map(|(title, width)| column(title, width)).into(),
        rows: model.entries().flat_map(|entry| standard_rows(&entry)).collect(),
        spare_rows: 0,
    };
    with_marks(table, marks)
}

/// The place of [`sheet::DECLARED`].
const DECLARED: usize = 5;

fn standard_rows(entry: &Entry<'_>) -> Vec<Row> {
    let declared =
        entry.answer.and_then(|answer| answer.status).map(|declared| status(declared.into())).unwrap_or_default();
    let note = [entry.answer.map(|answer| said(&answer.reason)), entry.answer.map(|answer| said(&answer.note))];
    let note: Vec<&str> = note.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let head = Row {
        cells: [
            &entry.standard.id,
            sheet::STANDARD,
            &entry.area.title,
            &entry.content.title,
            &entry.standard.text,
            declared,
            status(entry.report.status),
            "",
            "",
            "",
            "",
            &note.join("\n"),
        ]
        .map(Cell::text)
        .into(),
        strong: true,
        choices: Some((
            DECLARED,
            choices([Status::Met, Status::Partial, Status::Unmet, Status::NotApplicable, Status::Pending].map(status)),
        )),
    };
    let clauses = entry.clauses().map(|(clause, found)| {
        let declared = entry
            .answer
            .and_then(|answer| answer.clauses.get(&clause.id))
            .map(|answer| clause_status((*answer).into()))
            .unwrap_or_default();
        let mut cells = [
            &clause.id,
            sheet::CLAUSE,
            &entry.area.title,
            &entry.content.title,
            &clause.text,
            declared,
            clause_status(entry.report.effective_status(found)),
            origin(found),
        ]
        .map(Cell::text)
        .to_vec();
        if let Some(measured) = &found.measured {
            let shortfall =
                measured.shortfall.as_ref().map_or(Cell::Empty, |missing| Cell::Number(missing.to_string()));
            cells.extend([Cell::text(&measured.found), Cell::text(measured.line.clone()), shortfall]);
        }
        let list = [ClauseStatus::Met, ClauseStatus::Unmet, ClauseStatus::NotApplicable, ClauseStatus::Pending]
            .map(clause_status);
        Row { cells, strong: false, choices: Some((DECLARED, choices(list))) }
    });
    std::iter::once(head).chain(clauses).collect()
}

fn figures(model: &DocumentModel<'_>) -> Sheet {
    // What only older files have, and another name of a number, stand here where they were typed.
    let typed = |figure: &&Figure| model.assessment.figures.contains_key(&figure.key);
    let shown = |figure: &&Figure| !figure.older && figure.same_as.is_none() || typed(figure);
    let period = &model.assessment.period;
    let (days, as_of) = (period.said_days(), period.said_as_of().map(|day| weibao_text::period::as_of(&day)));
    let (days, as_of) = (days.as_deref(), as_of.as_deref());
    let rows = model.catalog.figures.iter().filter(shown).map(|figure| {
        let known = model.report.figures.iter().find(|said| said.key == figure.key);
        let value = known.map_or(Cell::Empty, |said| Cell::Number(said.value.to_string()));
        let origin = known.map(|said| model.origin_of_figure(said.register.as_deref())).unwrap_or_default();
        let cells = vec![
            Cell::text(&figure.label),
            value,
            Cell::text(&figure.unit),
            Cell::text(days.filter(|_| figure.yearly).or(as_of.filter(|_| !figure.yearly)).unwrap_or_default()),
            Cell::text(origin),
            Cell::text(figure.reporters().collect::<Vec<_>>().join("、")),
            Cell::text(said(&figure.note)),
            Cell::text(&figure.key),
        ];
        Row { cells, ..Row::default() }
    });
    let columns = [
        (names::NAME, 50),
        (names::VALUE, 14),
        (names::UNIT_OF_FIGURE, 8),
        (sheet::DAYS, 26),
        (names::ORIGIN, 26),
        (sheet::PROVIDER, 18),
        (names::NOTE, 40),
        (sheet::KEY, 0),
    ];
    Sheet {
        name: sheet::FIGURES.into(),
        columns: columns.map(|(title, width)| column(title, width)).into(),
        rows: rows.collect(),
        spare_rows: 0,
    }
}

fn register_sheet(register: &Register, model: &DocumentModel<'_>) -> Sheet {
    let rows = model.assessment.registers.get(&register.key).into_iter().flatten().map(|row| {
        let cells = (0..)
            .zip(&register.columns)
            .map(|(place, column)| row.cell(place).map_or(Cell::Empty, |cell| register_cell(column, cell)));
        Row { cells: cells.collect(), ..Row::default() }
    });
    Sheet {
        name: register.label.clone(),
        columns: register.columns.iter().map(register_column).collect(),
        rows: rows.collect(),
        spare_rows: SPARE_ROWS,
    }
}

fn register_column(column: &RegisterColumn) -> Column {
    let title = match &column.unit {
        Some(unit) => words::with_unit(&column.label, unit),
        None => column.label.clone(),
    };
    let choices = match column.kind {
        ColumnKind::Boolean => choices([sheet::YES, sheet::NO]),
        ColumnKind::Text => column.options.iter().map(|option| option.label.clone()).collect(),
        ColumnKind::Number => Vec::new(),
    };
    Column { title, width: if column.kind == ColumnKind::Text { 22 } else { 14 }, choices }
}

fn register_cell(column: &RegisterColumn, cell: &RegisterCell) -> Cell {
    match cell {
        RegisterCell::Text(text) => {
            Cell::text(column.options.iter().find(|option| option.key == *text).map_or(text, |option| &option.label))
        }
        RegisterCell::Number(number) => Cell::Number(number.to_string()),
        RegisterCell::Boolean(is) => Cell::text(if *is { sheet::YES } else { sheet::NO }),
    }
}

fn gaps(model: &DocumentModel<'_>) -> Sheet {
    let columns = [
        (names::ID, 9),
        (names::AREAS, 10),
        (names::BODY, 44),
        (sheet::RESULT, 10),
        (names::SHORTFALL, 34),
        (names::FAILING, 30),
        (names::DEPARTMENTS, 18),
        (names::ACTION, 34),
        (names::POST, 14),
        (names::DUE, 14),
    ];
    let rows = model.entries().filter(Entry::is_to_improve).map(|entry| {
        let plan = entry.answer.map(|answer| answer.plan.clone()).unwrap_or_default();
        let failing: Vec<&str> = entry
            .report
            .clauses
            .iter()
            .filter_map(|clause| clause.measured.as_ref())
            .flat_map(|measured| &measured.failing)
            .map(String::as_str)
            .collect();
        let cells = [
            entry.standard.id.as_str(),
            &entry.area.title,
            &entry.standard.text,
            status(entry.report.status),
            &model.lacking(&entry),
            &failing.join("、"),
            &entry.department(),
            said(&plan.action),
            said(&plan.post),
            said(&plan.due),
        ];
        Row { cells: cells.map(Cell::text).into(), ..Row::default() }
    });
    let marks = model.entries().filter(Entry::is_to_improve).map(|entry| model.overlay_on_standard(entry.standard));
    let table = Sheet {
        name: sheet::GAPS.into(),
        columns: columns.map(|(title, width)| column(title, width)).into(),
        rows: rows.collect(),
        spare_rows: 0,
    };
    with_marks(table, marks.collect())
}

fn evidence(model: &DocumentModel<'_>) -> Sheet {
    let columns = [
        (sheet::OF_STANDARD, 10),
        (names::AREAS, 10),
        (sheet::STANDARD, 40),
        (names::NAME, 44),
        (names::NUMBER_OF_DOCUMENT, 22),
        (names::DATE, 12),
        (names::ISSUER, 22),
        (sheet::STILL_MISSING, 34),
    ];
    let rows = model.entries().flat_map(|entry| {
        let row = |document: [&str; 4], missing: &str| {
            let cells = [
                [entry.standard.id.as_str(), &entry.area.title, &entry.standard.text].as_slice(),
                &document,
                &[missing],
            ]
            .concat();
            Row { cells: cells.into_iter().map(Cell::text).collect(), ..Row::default() }
        };
        if entry.lacks_evidence() {
            return vec![row([""; 4], &words::still_missing(&entry.standard.kept_evidence().join("、")))];
        }
        let documents = entry.evidence().iter();
        documents
            .map(|document| {
                row([&document.title, said(&document.number), said(&document.date), said(&document.issuer)], "")
            })
            .collect()
    });
    Sheet {
        name: sheet::EVIDENCE.into(),
        columns: columns.map(|(title, width)| column(title, width)).into(),
        rows: rows.collect(),
        spare_rows: 0,
    }
}

fn negatives(model: &DocumentModel<'_>) -> Sheet {
    let rows = model.catalog.negatives.iter().map(|item| {
        let answer = model.assessment.negatives.get(&item.id);
        let state = answer.map(|answer| negative_state(Some(answer.state))).unwrap_or_default();
        let cells = [
            item.id.as_str(),
            &item.text,
            state,
            answer.map(|answer| said(&answer.note)).unwrap_or_default(),
            &item.departments.join("、"),
        ];
        Row { cells: cells.map(Cell::text).into(), ..Row::default() }
    });
    use words::negative as word;
    let state =
        Column { choices: choices([word::ABSENT, word::PRESENT, word::PENDING]), ..column(sheet::DECLARED, 10) };
    let marks = model.catalog.negatives.iter().map(|item| model.overlay_on(&item.id, &item.changed_by));
    let table = Sheet {
        name: sheet::NEGATIVES.into(),
        columns: vec![
            column(names::ID, 8),
            column(names::BODY, 70),
            state,
            column(names::NOTE, 40),
            column(sheet::PROVIDER, 24),
        ],
        rows: rows.collect(),
        spare_rows: 0,
    };
    with_marks(table, marks.collect())
}

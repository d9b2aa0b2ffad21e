//! The parts of the result that are lists and tables of what is so.
use weibao_core::readiness::missing_figures;
use weibao_core::report::Measured;
use weibao_page::place::Place;
use weibao_page::queries::result::{self as query, Distance, Entry, Exempt};
use weibao_terms::{NegativeState, Status};
use weibao_text::reasons;
use weibao_text::screens::{negatives as words, result as text};
use yew::prelude::*;

use super::pieces::{Shown, lead, linked, list, section, table, why};
use crate::view::components::badge;

/// How many failing units are named before the rest is only counted.
const NAMED: usize = 8;

// ---------------------------------------------------------------- negative list

pub(super) fn negatives(shown: Shown<'_>) -> Html {
    let found = &shown.report.negatives;
    let line = |id: &String, class: &'static str, shape: &'static str, word: &'static str| {
        let negative = shown.session.catalog().negatives.iter().find(|negative| negative.id == *id);
        html! {
            <li key={id.clone()} class="negative-line">
                <span class={["badge ", class].concat()}><span aria-hidden="true">{ shape }</span>{ " " }{ word }</span>
                <span>
                    { linked(shown, "negative", id, &reasons::negative_number(id)) }
                    { " " }{ negative.map(|negative| negative.text.clone()) }
                </span>
            </li>
        }
    };
    let present = found.present.iter().map(|id| line(id, "unmet", "✕", words::state(NegativeState::Present)));
    let open = found.open.iter().map(|id| line(id, "unanswered", "○", text::OPEN));
    let absent = found.absent.iter().map(|id| line(id, "met", "✓", words::state(NegativeState::Absent)));
    let lines = list(present.chain(open).chain(absent).collect());
    section("negatives", text::NEGATIVES.to_owned(), text::NEGATIVES_LEAD, false, lines)
}

// ---------------------------------------------------------------- score

pub(super) fn score(shown: Shown<'_>) -> Html {
    let Some(score) = &shown.report.score else { return section("score", String::new(), "", true, html! { <p /> }) };
    let open = query::open_count(shown.report);
    // As long as something is open, points that are missing say nothing yet.
    let (class, shape, word) = match (score.pass, open) {
        (true, _) => ("met", "✓", text::PASS.to_owned()),
        (false, 0) => ("unmet", "✕", text::NO_PASS.to_owned()),
        (false, open) => ("pending", "?", text::pass_open(open)),
    };
    let columns = [(text::LINE, false), (text::POINTS, true), (text::MAXIMUM, true), (text::WHY, false)];
    let lines = score.lines.iter().enumerate().map(|(index, line)| {
        html! {
            <tr key={index}>
                <th scope="row">{ linked(shown, &format!("score-{index}"), &line.reference, line_name(shown, &line.reference)) }</th>
                <td class="right">{ &line.points }</td><td class="right">{ &line.maximum }</td><td>{ &line.reason }</td>
            </tr>
        }
    });
    let content = html! {
        <>
            <p class="points">
                <b>{ text::points(&score.points, &score.maximum) }</b>{ " " }
                <span class={["badge ", class].concat()}><span aria-hidden="true">{ shape }</span>{ " " }{ word }</span>
            </p>
            { table("", &columns, lines.collect()) }
        </>
    };
    section("score", text::score(&score.title), text::SCORE_LEAD, false, content)
}

/// What a line is about: a standard or clause by its id, an area by its title, or one of the rule file's own sums.
fn line_name<'a>(shown: Shown<'a>, reference: &'a str) -> &'a str {
    let area = shown.report.areas.iter().find(|area| area.id == reference);
    area.map_or_else(|| text::score_line(reference), |area| area.title.as_str())
}

// ---------------------------------------------------------------- conflicts

pub(super) fn conflicts(shown: Shown<'_>) -> Html {
    let found = query::entries(shown.session.catalog(), shown.report, |report| report.conflict);
    let line = |entry: &Entry<'_>| {
        let id = &entry.standard.id;
        let declared = shown.assessment.answers.get(id).and_then(|answer| answer.status);
        let arithmetic = entry.report.clauses.iter().filter_map(|clause| clause.measured.as_ref());
        html! {
            <li key={id.clone()}>
                { named(shown, "conflict", entry) }{ " " }{ badge::view(entry.report.status) }
                { why(&text::conflict(declared.map(Status::from), entry.report.status)) }
                { for arithmetic.map(|measured| why(&measured.text)) }
            </li>
        }
    };
    let lines = list(found.iter().map(line).collect());
    section("conflicts", text::CONFLICTS.to_owned(), text::CONFLICTS_LEAD, found.is_empty(), lines)
}

// ---------------------------------------------------------------- closest

pub(super) fn closest(shown: Shown<'_>) -> Html {
    let found = query::closest(shown.session.catalog(), shown.report);
    let columns = [(text::CLOSEST_SHORT, true), (text::CLOSEST_WHAT, false), (text::CLOSEST_WHO, false)];
    let rows = table("closest-table", &columns, found.iter().map(|distance| view_distance(shown, distance)).collect());
    section("closest", text::CLOSEST.to_owned(), text::CLOSEST_LEAD, found.is_empty(), rows)
}

fn view_distance(shown: Shown<'_>, distance: &Distance<'_>) -> Html {
    let Distance { entry, clause, measured, shortfall, completes } = distance;
    let unit = query::distance_unit(shown.session.catalog(), measured).unwrap_or(text::UNITS);
    let arithmetic = html! { &measured.text };
    let row = measured.rows.first().map(|row| Place::Register { register: row.register.clone(), row: Some(row.row) });
    let figure = measured.figures.first().map(|key| Place::Figures { figure: Some(key.clone()) });
    html! {
        <tr key={clause.id.clone()} data-clause={clause.id.clone()}>
            <td class="right short">{ text::shortfall(&shortfall.to_string(), unit) }</td>
            <td>
                { linked(shown, "closest", &clause.id, &entry.standard.id) }
                { " " }{ &clause.text }
                <span class="completes" hidden={!completes}>{ text::COMPLETES }</span>
                <span class="why">{ match row.or(figure) {
                    Some(place) => lead(shown, format!("data-{}", clause.id.replace('/', "-")), place, arithmetic),
                    None => arithmetic,
                } }</span>
                { why(&failing(measured)) }
                { why(if measured.implied { text::IMPLIED } else { "" }) }
            </td>
            <td>{ entry.standard.departments.lead.join(text::AND) }</td>
        </tr>
    }
}

fn failing(measured: &Measured) -> String {
    if measured.failing.is_empty() {
        return String::new();
    }
    let named: Vec<&str> = measured.failing.iter().take(NAMED).map(String::as_str).collect();
    text::failing(&named.join(text::AND), measured.failing.len().saturating_sub(NAMED))
}

// ---------------------------------------------------------------- open

pub(super) fn open(shown: Shown<'_>) -> Html {
    let catalog = shown.session.catalog();
    let found = query::entries(catalog, shown.report, query::is_open);
    let areas = catalog.areas.iter().filter_map(|area| {
        let here: Vec<Html> =
            found.iter().filter(|entry| entry.area.id == area.id).map(|entry| view_open(shown, entry)).collect();
        (!here.is_empty()).then(
            || html! { <div class="open-area" key={area.id.clone()}><h3>{ &area.title }</h3>{ list(here) }</div> },
        )
    });
    let content = html! {
        <>
            { for areas }
        </>
    };
    section("open", text::STILL_OPEN.to_owned(), text::STILL_OPEN_LEAD, found.is_empty(), content)
}

/// The missing figures as a list to go through: each with what it decides, by whom it is asked for.
pub(super) fn missing(shown: Shown<'_>) -> Html {
    let figures = missing_figures(shown.session.catalog(), shown.report);
    let columns = [(text::FIGURE, false), (text::FROM_WHOM, false), (text::FOR_WHICH, false)];
    let rows = figures.iter().map(|(figure, standards)| {
        html! {
            <tr key={figure.key.clone()} data-missing={figure.key.clone()}>
                <td>{ linked(shown, "figure", &figure.key, &figure.label) }</td>
                <td>{ figure.department.clone() }</td>
                <td>{ for standards.iter().map(|id| html! { <span class="decided" key={*id}>{ linked(shown, &format!("missing-{}", figure.key), id, id) }</span> }) }</td>
            </tr>
        }
    });
    let content = table("missing-table", &columns, rows.collect());
    let about = text::missing_figures(figures.len());
    section("missing", text::MISSING_FIGURES.to_owned(), &about, figures.is_empty(), content)
}

fn view_open(shown: Shown<'_>, entry: &Entry<'_>) -> Html {
    html! {
        <li key={entry.standard.id.clone()}>
            { badge::mark(entry.report.status) }{ " " }{ named(shown, "open", entry) }
            <span class="beginning">{ &entry.standard.text }</span>
        </li>
    }
}

/// A standard by its content's name, linked.
fn named(shown: Shown<'_>, what: &str, entry: &Entry<'_>) -> Html {
    let id = &entry.standard.id;
    linked(shown, what, id, &format!("{id} {}", entry.content.title))
}

// ---------------------------------------------------------------- not applicable

pub(super) fn exempt(shown: Shown<'_>) -> Html {
    let found = query::exempt(shown.session.catalog(), shown.assessment, shown.report);
    let columns = [(text::STANDARD, false), (text::REASON, false)];
    let rows = found.iter().enumerate().map(|(index, exempt)| view_exempt(shown, index, exempt));
    let rows = table("", &columns, rows.collect());
    section("not-applicable", text::NOT_APPLICABLE.to_owned(), text::NOT_APPLICABLE_LEAD, found.is_empty(), rows)
}

fn view_exempt(shown: Shown<'_>, index: usize, exempt: &Exempt<'_>) -> Html {
    let id = &exempt.entry.standard.id;
    let words = match exempt.clause {
        Some(clause) => text::no_case(&clause.text),
        None => exempt.entry.standard.text.clone(),
    };
    html! {
        <tr key={index}>
            <td>{ linked(shown, &format!("exempt-{index}"), id, id) }{ " " }{ words }</td>
            <td>
                { exempt.reason.as_str() }
                { why(if exempt.declared { text::DECLARED } else { "" }) }
            </td>
        </tr>
    }
}

// ---------------------------------------------------------------- readings and overlay

pub(super) fn readings(shown: Shown<'_>) -> Html {
    let catalog = shown.session.catalog();
    let rows = shown.report.choices.iter().filter_map(|chosen| {
        let choice = catalog.choice(&chosen.key)?;
        let option = choice.options.iter().find(|option| option.key == chosen.option)?;
        let standards = choice.standards.iter().map(|id| linked(shown, &format!("choice-{}", choice.key), id, id));
        Some(html! {
            <tr key={choice.key.clone()} data-choice={choice.key.clone()}>
                <td>{ &choice.question }<span class="refs">{ for standards }</span></td>
                <td>{ &option.label }{ why(if chosen.chosen { text::CHOSEN } else { text::DEFAULT }) }</td>
            </tr>
        })
    });
    let off = &shown.assessment.rules_off;
    let switched_off = off.iter().map(|(clause, reason)| {
        html! { <li key={clause.clone()}>{ linked(shown, "off", clause, clause) }{ " " }{ reason }</li> }
    });
    let content = html! {
        <>
            { table("", &[(text::QUESTION, false), (text::READING, false)], rows.collect()) }
            <div hidden={off.is_empty()}>
                <h3>{ text::RULES_OFF }</h3>
                <p class="lead">{ text::RULES_OFF_LEAD }</p>
                { list(switched_off.collect()) }
            </div>
        </>
    };
    let nothing = shown.report.choices.is_empty() && off.is_empty();
    section("readings", text::READINGS.to_owned(), text::READINGS_LEAD, nothing, content)
}

pub(super) fn overlay(shown: Shown<'_>) -> Html {
    let Some(overlay) = &shown.session.catalog().overlay else {
        return section("overlay", String::new(), "", true, html! { <p /> });
    };
    let changes = overlay.changes.iter().enumerate().map(|(index, change)| {
        // A change of the procedure is about no standard, and its sentence says so.
        let id = if change.reference == "procedure" { "" } else { &change.reference };
        html! {
            <li key={index} data-weaker={change.weaker.then_some("true")}>
                { linked(shown, &format!("overlay-{index}"), &change.reference, id) }{ " " }{ &change.text }{ " " }
                <span class="badge unmet" hidden={!change.weaker}>{ text::WEAKER }</span>
            </li>
        }
    });
    let content = html! {
        <>
            <p hidden={!overlay.changes.is_empty()}>{ text::OVERLAY_NO_CHANGE }</p>
            { list(changes.collect()) }
        </>
    };
    let about = text::overlay(&overlay.title, &overlay.authority);
    section("overlay", text::OVERLAY.to_owned(), &about, false, content)
}

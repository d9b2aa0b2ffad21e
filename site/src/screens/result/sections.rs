//! The parts of the result that are lists and tables of what is so.

use weibao_core::report::Measured;
use weibao_text::reasons;
use weibao_text::screens::{common, result as text};
use yew::prelude::*;

use super::{Shown, lead, section};
use crate::components::badge;
use crate::place::Place;
use crate::queries::result::{self as query, Distance, Entry, Exempt};

/// How many failing units are named before the rest is only counted.
const NAMED: usize = 8;

// ---------------------------------------------------------------- negative list

pub(super) fn negatives(shown: Shown<'_>) -> Html {
    let found = &shown.report.negatives;
    let line = |id: &String, class: &'static str, shape: &'static str, word: &'static str| {
        let negative = shown.session.catalog().negatives.iter().find(|negative| negative.id == *id);
        let place = Place::Negatives { item: Some(id.clone()) };
        html! {
            <li key={id.clone()} class="negative-line">
                <span class={classes!("badge", class)}><span aria-hidden="true">{ shape }</span>{ " " }{ word }</span>
                <span>
                    { lead(shown, &format!("negative-{id}"), place, html! { reasons::negative_number(id) }) }
                    { " " }{ negative.map(|negative| negative.text.clone()) }
                </span>
            </li>
        }
    };
    let content = html! {
        <>
            <p class="lead">{ text::NEGATIVES_LEAD }</p>
            <ul class="plain">
                { for found.present.iter().map(|id| line(id, "unmet", "✕", text::PRESENT)) }
                { for found.open.iter().map(|id| line(id, "unanswered", "○", text::OPEN)) }
                { for found.absent.iter().map(|id| line(id, "met", "✓", text::ABSENT)) }
            </ul>
        </>
    };
    section("negatives", text::NEGATIVES, false, content)
}

// ---------------------------------------------------------------- score

pub(super) fn score(shown: Shown<'_>) -> Html {
    let Some(score) = &shown.report.score else { return section("score", "", true, html! { <p /> }) };
    let catalog = shown.session.catalog();
    let content = html! {
        <>
            <p class="lead">{ text::SCORE_LEAD }</p>
            <p class="points">
                <b>{ text::points(&score.points, &score.maximum) }</b>{ " " }
                <span class={classes!("badge", if score.pass { "met" } else { "unmet" })}>
                    <span aria-hidden="true">{ if score.pass { "✓" } else { "✕" } }</span>{ " " }{ if score.pass { text::PASS } else { text::NO_PASS } }
                </span>
            </p>
            <div class="scroll">
                <table>
                    <thead><tr>
                        <th scope="col">{ text::LINE }</th><th scope="col" class="right">{ text::POINTS }</th>
                        <th scope="col" class="right">{ text::MAXIMUM }</th><th scope="col">{ text::WHY }</th>
                    </tr></thead>
                    <tbody>
                        { for score.lines.iter().enumerate().map(|(index, line)| html! {
                            <tr key={index}>
                                <th scope="row">{ match query::place_of(catalog, &line.reference) {
                                    Some(place) => lead(shown, &format!("score-{index}"), place, html! { &line.reference }),
                                    None => html! { <span>{ line_name(shown, &line.reference) }</span> },
                                } }</th>
                                <td class="right">{ &line.points }</td><td class="right">{ &line.maximum }</td><td>{ &line.reason }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </>
    };
    section("score", text::score(&score.title), false, content)
}

/// What a line is about that is no standard: an area, or one of the rule file's own sums.
fn line_name<'a>(shown: Shown<'a>, reference: &'a str) -> &'a str {
    let area = shown.report.areas.iter().find(|area| area.id == reference);
    area.map_or_else(|| text::score_line(reference), |area| area.title.as_str())
}

// ---------------------------------------------------------------- conflicts

pub(super) fn conflicts(shown: Shown<'_>) -> Html {
    let found = query::entries(shown.session.catalog(), shown.report, |report| report.conflict);
    let content = html! {
        <>
            <p class="lead">{ text::CONFLICTS_LEAD }</p>
            <ul class="plain">
                { for found.iter().map(|entry| {
                    let id = &entry.standard.id;
                    let declared = shown.assessment.answers.get(id).and_then(|answer| answer.status);
                    let declared = declared.map(|status| common::status(badge::name(status)));
                    let arithmetic = entry.report.clauses.iter().filter_map(|clause| clause.measured.as_ref());
                    html! {
                        <li key={id.clone()}>
                            { named(shown, "conflict", entry) }{ " " }{ badge::view(entry.report.status) }
                            <span class="why">{ text::conflict(declared, common::status(badge::name(entry.report.status))) }</span>
                            { for arithmetic.enumerate().map(|(index, measured)| html! { <span class="why" key={index}>{ &measured.text }</span> }) }
                        </li>
                    }
                }) }
            </ul>
        </>
    };
    section("conflicts", text::CONFLICTS, found.is_empty(), content)
}

// ---------------------------------------------------------------- closest

pub(super) fn closest(shown: Shown<'_>) -> Html {
    let found = query::closest(shown.session.catalog(), shown.report);
    let content = html! {
        <>
            <p class="lead">{ text::CLOSEST_LEAD }</p>
            <div class="scroll">
                <table class="closest-table">
                    <thead><tr>
                        <th scope="col" class="right">{ text::CLOSEST_SHORT }</th><th scope="col">{ text::CLOSEST_WHAT }</th>
                        <th scope="col">{ text::CLOSEST_WHO }</th>
                    </tr></thead>
                    <tbody>{ for found.iter().map(|distance| view_distance(shown, distance)) }</tbody>
                </table>
            </div>
        </>
    };
    section("closest", text::CLOSEST, found.is_empty(), content)
}

fn view_distance(shown: Shown<'_>, distance: &Distance<'_>) -> Html {
    let Distance { entry, clause, measured, shortfall, completes } = distance;
    let unit = query::distance_unit(shown.session.catalog(), measured).unwrap_or(text::UNITS);
    let row = measured.rows.first().map(|row| Place::Register { register: row.register.clone(), row: Some(row.row) });
    let figure = measured.figures.first().map(|key| Place::Figures { figure: Some(key.clone()) });
    html! {
        <tr key={clause.id.clone()} data-clause={clause.id.clone()}>
            <td class="right short">{ text::shortfall(&shortfall.to_string(), unit) }</td>
            <td>
                { lead(shown, &format!("closest-{}", clause.id.replace('/', "-")), Place::standard(&entry.standard.id), html! { &entry.standard.id }) }
                { " " }{ &clause.text }
                <span class="completes" hidden={!completes}>{ text::COMPLETES }</span>
                <span class="why">{ match row.or(figure) {
                    Some(place) => lead(shown, &format!("data-{}", clause.id.replace('/', "-")), place, html! { &measured.text }),
                    None => html! { <span>{ &measured.text }</span> },
                } }</span>
                <span class="why" hidden={measured.failing.is_empty()}>{ failing(measured) }</span>
            </td>
            <td>{ entry.standard.departments.lead.join(text::AND) }</td>
        </tr>
    }
}

fn failing(measured: &Measured) -> String {
    let named: Vec<&str> = measured.failing.iter().take(NAMED).map(String::as_str).collect();
    text::failing(&named.join(text::AND), measured.failing.len().saturating_sub(NAMED))
}

// ---------------------------------------------------------------- open

pub(super) fn open(shown: Shown<'_>) -> Html {
    let catalog = shown.session.catalog();
    let found = query::entries(catalog, shown.report, query::is_open);
    let figures = query::missing_figures(catalog, shown.report);
    let content = html! {
        <>
            <p class="lead">{ text::STILL_OPEN_LEAD }</p>
            { for catalog.areas.iter().filter_map(|area| {
                let here: Vec<&Entry<'_>> = found.iter().filter(|entry| entry.area.id == area.id).collect();
                (!here.is_empty()).then(|| html! {
                    <div class="open-area" key={area.id.clone()}>
                        <h3>{ &area.title }</h3>
                        <ul class="plain">
                            { for here.into_iter().map(|entry| html! {
                                <li key={entry.standard.id.clone()}>
                                    { badge::mark(entry.report.status) }{ " " }{ named(shown, "open", entry) }
                                    <span class="beginning">{ &entry.standard.text }</span>
                                </li>
                            }) }
                        </ul>
                    </div>
                })
            }) }
            <div class="open-area" hidden={figures.is_empty()} key="figures">
                <h3>{ text::MISSING_FIGURES }<span class="count">{ text::missing_figures(figures.len()) }</span></h3>
                <ul class="plain inline">
                    { for figures.iter().map(|(figure, standards)| {
                        let place = Place::Figures { figure: Some(figure.key.clone()) };
                        html! {
                            <li key={figure.key.clone()}>
                                { lead(shown, &format!("figure-{}", figure.key), place, html! { &figure.label }) }
                                <span class="decides">{ standards.join(text::AND) }</span>
                            </li>
                        }
                    }) }
                </ul>
            </div>
        </>
    };
    section("open", text::STILL_OPEN, found.is_empty() && figures.is_empty(), content)
}

/// A standard by its content's name, linked.
fn named(shown: Shown<'_>, what: &str, entry: &Entry<'_>) -> Html {
    let id = &entry.standard.id;
    lead(shown, &format!("{what}-{id}"), Place::standard(id), html! { <>{ id }{ " " }{ &entry.content.title }</> })
}

// ---------------------------------------------------------------- not applicable

pub(super) fn exempt(shown: Shown<'_>) -> Html {
    let found = query::exempt(shown.session.catalog(), shown.assessment, shown.report);
    let content = html! {
        <>
            <p class="lead">{ text::NOT_APPLICABLE_LEAD }</p>
            <div class="scroll">
                <table>
                    <thead><tr><th scope="col">{ text::STANDARD }</th><th scope="col">{ text::REASON }</th></tr></thead>
                    <tbody>{ for found.iter().enumerate().map(|(index, exempt)| view_exempt(shown, index, exempt)) }</tbody>
                </table>
            </div>
        </>
    };
    section("not-applicable", text::NOT_APPLICABLE, found.is_empty(), content)
}

fn view_exempt(shown: Shown<'_>, index: usize, exempt: &Exempt<'_>) -> Html {
    let id = &exempt.entry.standard.id;
    let words = match exempt.clause {
        Some(clause) => text::no_case(&clause.text),
        None => exempt.entry.standard.text.clone(),
    };
    let missing = exempt.declared && exempt.reason.trim().is_empty();
    html! {
        <tr key={index}>
            <td>{ lead(shown, &format!("exempt-{index}"), Place::standard(id), html! { id }) }{ " " }{ words }</td>
            <td class={missing.then_some("missing")}>
                { if missing { text::REASON_MISSING.to_owned() } else { exempt.reason.clone() } }
                <span class="why" hidden={!exempt.declared}>{ text::DECLARED }</span>
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
        Some((choice, option, chosen.chosen))
    });
    let off = &shown.assessment.rules_off;
    let content = html! {
        <>
            <p class="lead">{ text::READINGS_LEAD }</p>
            <div class="scroll">
                <table>
                    <thead><tr><th scope="col">{ text::QUESTION }</th><th scope="col">{ text::READING }</th></tr></thead>
                    <tbody>
                        { for rows.map(|(choice, option, chosen)| html! {
                            <tr key={choice.key.clone()} data-choice={choice.key.clone()}>
                                <td>
                                    { &choice.question }
                                    <span class="refs">{ for choice.standards.iter().map(|id| {
                                        lead(shown, &format!("choice-{}-{id}", choice.key), Place::standard(id), html! { id })
                                    }) }</span>
                                </td>
                                <td>{ &option.label }<span class="why">{ if chosen { text::CHOSEN } else { text::DEFAULT } }</span></td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            <div hidden={off.is_empty()}>
                <h3>{ text::RULES_OFF }</h3>
                <p class="lead">{ text::RULES_OFF_LEAD }</p>
                <ul class="plain">
                    { for off.iter().map(|(clause, reason)| html! {
                        <li key={clause.clone()}>
                            { match query::place_of(catalog, clause) {
                                Some(place) => lead(shown, &format!("off-{}", clause.replace('/', "-")), place, html! { clause }),
                                None => html! { <span>{ clause }</span> },
                            } }{ " " }{ reason }
                        </li>
                    }) }
                </ul>
            </div>
        </>
    };
    section("readings", text::READINGS, shown.report.choices.is_empty() && off.is_empty(), content)
}

pub(super) fn overlay(shown: Shown<'_>) -> Html {
    let catalog = shown.session.catalog();
    let Some(overlay) = &catalog.overlay else { return section("overlay", text::OVERLAY, true, html! { <p /> }) };
    let content = html! {
        <>
            <p class="lead">{ text::overlay(&overlay.title, &overlay.authority) }</p>
            <p hidden={!overlay.changes.is_empty()}>{ text::OVERLAY_NO_CHANGE }</p>
            <ul class="plain">
                { for overlay.changes.iter().enumerate().map(|(index, change)| html! {
                    <li key={index} data-weaker={change.weaker.then_some("true")}>
                        { match query::place_of(catalog, &change.reference) {
                            Some(place) => lead(shown, &format!("overlay-{index}"), place, html! { &change.reference }),
                            None => html! { <span /> },
                        } }{ " " }{ &change.text }{ " " }
                        <span class="badge unmet" hidden={!change.weaker}>{ text::WEAKER }</span>
                    </li>
                }) }
            </ul>
        </>
    };
    section("overlay", text::OVERLAY, false, content)
}

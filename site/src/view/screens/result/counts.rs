//! Counts and attainment, for the whole and each area, as numbers and as a chart.
use weibao_core::report::{Counts, Status};
use weibao_page::place::Place;
use weibao_text::screens::{common, result as text};
use yew::prelude::*;

use super::pieces::{Shown, lead, right_if, section};
use crate::view::components::{bar, picture};

pub(super) fn view(shown: Shown<'_>) -> Html {
    let report = shown.report;
    let content = html! {
        <>
            <div class="scroll" tabindex="0" role="group" aria-label={text::PICTURE}>{ picture::view(&report.areas) }</div>
            <div class="scroll">
                <table class="counts-table">
                    <caption class="unseen">{ text::COUNTS_CAPTION }</caption>
                    <thead>
                        <tr>
                            { for text::COLUMNS.iter().enumerate().map(|(index, column)| html! {
                                <th scope="col" key={*column} class={right_if(index > 0)}>{ *column }</th>
                            }) }
                            <th scope="col" class="right">{ text::ATTAINMENT }</th>
                            <th scope="col" class="chart">{ text::CHART }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { row(text::ALL, html! { text::ALL }, &report.totals, "total") }
                        { for report.areas.iter().map(|area| {
                            let title = lead(shown, format!("area-{}", area.id), Place::area(&area.id), html! { &area.title });
                            row(&area.title, title, &area.counts, &area.id)
                        }) }
                    </tbody>
                </table>
            </div>
            <p class="legend" aria-hidden="true">
                { for [Status::Met, Status::Partial, Status::Unmet, Status::Pending, Status::NotApplicable, Status::Unanswered].map(|status| {
                    let name = status.key();
                    html! { <span key={name}><i class={["swatch ", name].concat()} />{ common::status(status) }</span> }
                }) }
            </p>
        </>
    };
    section("counts", text::COUNTS.to_owned(), text::COUNTS_LEAD, false, content)
}

fn row(name: &str, title: Html, counts: &Counts, id: &str) -> Html {
    let numbers = [
        counts.standards,
        counts.applicable,
        counts.met,
        counts.partial,
        counts.unmet,
        counts.pending,
        counts.unanswered,
        counts.not_applicable,
    ];
    let chart = text::chart(
        name,
        counts.met,
        counts.partial,
        counts.unmet,
        counts.pending,
        counts.unanswered,
        counts.not_applicable,
    );
    let attainment = counts.attainment.as_ref().map(|attainment| common::attainment(attainment));
    html! {
        <tr key={id.to_owned()} data-area={id.to_owned()} class={(id == "total").then_some("total")}>
            <th scope="row">{ title }</th>
            { for numbers.iter().enumerate().map(|(index, number)| html! {
                <td key={index} class={if *number == 0 { "right none" } else { "right" }}>{ number }</td>
            }) }
            <td class="right">{ attainment.unwrap_or_else(|| text::NO_ATTAINMENT.to_owned()) }</td>
            <td class="chart" role="img" aria-label={chart.clone()} title={chart}>{ bar::view(counts) }</td>
        </tr>
    }
}

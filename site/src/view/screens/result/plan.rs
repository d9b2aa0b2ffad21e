//! What is not met, and what is to be done about it: typed here, printed as text.
use weibao_core::assessment::Plan;
use weibao_core::report::ClauseStatus;
use weibao_page::place::Place;
use weibao_page::queries::result::{self as query, Entry};
use weibao_page::saved_file::at;
use weibao_text::screens::result as text;
use yew::prelude::*;

use super::pieces::{Shown, linked, section, why};
use crate::view::components::badge;
use crate::view::components::field::TextField;

/// The id of the list of departments.
const DEPARTMENTS: &str = "plan-departments";

pub(super) fn view(shown: Shown<'_>) -> Html {
    let short = query::entries(shown.session.catalog(), shown.report, query::is_short);
    let planned = query::planned(shown.assessment, &short);
    let mut departments: Vec<&String> = Vec::new();
    for name in shown.session.catalog().standards().flat_map(|standard| &standard.departments.lead) {
        if let Err(place) = departments.binary_search(&name) {
            departments.insert(place, name);
        }
    }
    let content = html! {
        <>
            <datalist id={DEPARTMENTS}>{ for departments.into_iter().map(|name| html! { <option value={name.clone()} key={name.clone()} /> }) }</datalist>
            <div class="plans">{ for short.iter().map(|entry| view_entry(shown, entry)) }</div>
        </>
    };
    let about = text::plan_lead(planned, short.len());
    section("plan", text::PLAN.to_owned(), &about, short.is_empty(), content)
}

fn view_entry(shown: Shown<'_>, entry: &Entry<'_>) -> Html {
    let (standard, report) = (entry.standard, entry.report);
    let clauses = standard.clauses.iter().zip(&report.clauses);
    let short = clauses.filter(|(_, said)| said.status == ClauseStatus::Unmet);
    let nothing = Plan::default();
    let plan = shown.assessment.answers.get(&standard.id).map_or(&nothing, |answer| &answer.plan);
    let lead_departments = standard.departments.lead.join(text::AND);
    let field = |key: &'static str, label: &'static str, example: String, lines: bool, list: Option<&'static str>| {
        let place = at::plan(&standard.id, key);
        let value = shown.session.file().text(&place).to_owned();
        html! {
            <TextField key={key} pointer={place} name={key} {value} {label} what={text::plan_of(&standard.id, label)}
                at={Place::Result { item: Some(format!("plan-{}", standard.id)) }} {lines} placeholder={example}
                list={list.map(AttrValue::from)} class={classes!("plan-field", key)} send={shown.send.clone()} />
        }
    };
    html! {
        <article class="plan-entry" key={standard.id.clone()} data-standard={standard.id.clone()}>
            <header>
                { linked(shown, "plan", &standard.id, &standard.id) }
                <span class="plan-area">{ &entry.area.title }{ " · " }{ &entry.content.title }</span>
                { badge::view(report.status) }
            </header>
            <p>{ &standard.text }</p>
            <ul class="plan-short">
                { for short.map(|(clause, said)| html! {
                    <li key={clause.id.clone()}>
                        { badge::mark(said.status) }{ " " }{ &clause.text }
                        { why(said.measured.as_ref().map(|measured| measured.text.as_str()).unwrap_or_default()) }
                    </li>
                }) }
            </ul>
            <div class="plan-fields">
                { field("action", text::ACTION, text::ACTION_EXAMPLE.to_owned(), true, None) }
                { field("department", text::DEPARTMENT, text::department_example(&lead_departments), false, Some(DEPARTMENTS)) }
                { field("post", text::POST, text::POST_EXAMPLE.to_owned(), false, None) }
                { field("due", text::DUE, text::DUE_EXAMPLE.to_owned(), false, None) }
            </div>
            <dl class="plan-print">
                { printed(text::ACTION, plan.action.as_deref()) }
                { printed(text::DEPARTMENT, plan.department.as_deref()) }
                { printed(text::POST, plan.post.as_deref()) }
                { printed(text::DUE, plan.due.as_deref()) }
            </dl>
        </article>
    }
}

fn printed(label: &'static str, value: Option<&str>) -> Html {
    html! { <div key={label}><dt>{ label }</dt><dd>{ value.unwrap_or(text::NOT_TYPED) }</dd></div> }
}

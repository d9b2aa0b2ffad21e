//! The form as it is printed: its own words from the standards' data, the county's from what Word gets.

use weibao_core::form::{FormContent, FormField, FormLayout, FormRow};
use weibao_prose::{Application, Section};
use weibao_text::screens::form as text;
use yew::prelude::*;

/// The last row of the first sheet.
const FIRST_SHEET: u8 = 3;

/// The sheets.
pub fn view(application: &Application) -> Html {
    let form = weibao_standards::form();
    let (first, second): (Vec<&FormRow>, Vec<&FormRow>) = form.rows.iter().partition(|row| row.number <= FIRST_SHEET);
    html! {
        <div class="sheets">
            <div class="paper" aria-label={text::sheet(1)} role="group">
                <p class="paper-title">{ &form.title }</p>
                { table(&first, application) }
            </div>
            <div class="paper" aria-label={text::sheet(2)} role="group">
                { table(&second, application) }
                <p class="paper-footer">{ &form.footer }</p>
            </div>
            <div class="paper" aria-label={text::ATTACHED_SHEETS} role="group" hidden={application.attached.is_empty()}>
                <p class="paper-attached">{ text::ATTACHED_SHEETS }</p>
                { sections(&application.attached) }
            </div>
        </div>
    }
}

fn table(rows: &[&FormRow], application: &Application) -> Html {
    html! {
        <table>
            <colgroup><col class="paper-label" /><col class="paper-value" /><col class="paper-label" /><col class="paper-value" /></colgroup>
            <tbody>{ for rows.iter().map(|row| view_row(row, application)) }</tbody>
        </table>
    }
}

fn view_row(row: &FormRow, application: &Application) -> Html {
    match row.layout {
        FormLayout::Pairs => {
            let span = if row.fields.len() == 1 { "3" } else { "1" };
            html! {
                <tr key={row.number}>
                    { for row.fields.iter().map(|field| html! {
                        <>
                            <td class="paper-name">{ label(field) }</td>
                            <td colspan={span} class="paper-said">{ lines(value(&field.key, application)) }</td>
                        </>
                    }) }
                </tr>
            }
        }
        FormLayout::Block => html! {
            <tr key={row.number}>
                <td colspan="4" class={classes!("paper-block", (row.note.is_some()).then_some("paper-main"))}>
                    { for row.fields.iter().map(|field| html! { <p>{ label(field) }</p> }) }
                    <div class="paper-body">{ body(row, application) }</div>
                    <p class="paper-note" hidden={row.note.is_none()}>{ row.note.clone() }</p>
                    <p class="paper-seal" hidden={row.seal.is_none()}>{ row.seal.clone() }</p>
                    <p class="paper-date" hidden={row.date.is_none()}>{ row.date.clone() }</p>
                </td>
            </tr>
        },
    }
}

fn label(field: &FormField) -> Html {
    html! { { for field.label.iter().map(|line| html! { <span class="paper-line">{ line }</span> }) } }
}

fn value<'a>(key: &str, application: &'a Application) -> &'a str {
    match key {
        "unit" => &application.unit,
        "contact" => &application.contact,
        "phones" => &application.phones,
        "county_opinion" => &application.county_opinion,
        _ => "",
    }
}

fn body(row: &FormRow, application: &Application) -> Html {
    if row.content == FormContent::Blank {
        return html! { <div /> };
    }
    match row.fields.first().map(|field| field.key.as_str()) {
        Some("main") => html! {
            <div>
                { sections(&application.in_cell) }
                { for (0..application.lines_left).map(|line| html! { <p class="paper-empty" key={line} /> }) }
            </div>
        },
        Some(key) => html! { <div class="paper-text">{ paragraphs(value(key, application)) }</div> },
        None => html! { <div /> },
    }
}

fn sections(sections: &[Section]) -> Html {
    html! {
        <div class="paper-text">
            { for sections.iter().map(|section| html! {
                <div key={section.heading.clone()}>
                    <p class="paper-heading">{ &section.heading }</p>
                    { paragraphs(&section.body) }
                </div>
            }) }
        </div>
    }
}

fn paragraphs(text: &str) -> Html {
    html! { <>{ for text.lines().enumerate().map(|(index, line)| html! { <p key={index}>{ line }</p> }) }</> }
}

fn lines(text: &str) -> Html {
    html! { <>{ for text.lines().enumerate().map(|(index, line)| html! { <span class="paper-line" key={index}>{ line }</span> }) }</> }
}

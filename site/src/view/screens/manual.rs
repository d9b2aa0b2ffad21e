//! How to use it, and where the text comes from.
use weibao_core::Catalog;
use weibao_page::place::Place;
use weibao_page::ui::Ui;
use weibao_terms::Screen;
use weibao_text::screens::common;
use weibao_text::screens::manual::{self as text, Section};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::link;

/// The screen. Shown also while no assessment is open.
pub fn view(catalog: &Catalog, ui: &Ui, send: &Send) -> Html {
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Manual) }</h1>
            <nav class="manual-contents" aria-label={text::CONTENTS}>
                <ol>
                    { for text::SECTIONS.iter().map(|section| html! {
                        <li key={section.key} data-about={section.key}>{ link::to(send, place(section), html! { section.title }) }</li>
                    }) }
                </ol>
            </nav>
            { for text::SECTIONS.iter().map(|section| view_section(catalog, section)) }
        </div>
    }
}

fn place(section: &Section) -> Place {
    Place::Manual { section: Some(section.key.to_owned()) }
}

fn view_section(catalog: &Catalog, section: &Section) -> Html {
    html! {
        <section class="manual-section" key={section.key} data-about={section.key}>
            <h2 tabindex="-1" data-section={section.key}>{ section.title }</h2>
            <p class="source" hidden={section.key != text::SOURCE}>{ &catalog.source }</p>
            { for section.paragraphs.iter().enumerate().map(|(index, paragraph)| html! { <p key={index}>{ *paragraph }</p> }) }
            <@{if section.key == text::STEPS { "ol" } else { "ul" }} hidden={section.points.is_empty()}>
                { for section.points.iter().enumerate().map(|(index, point)| html! { <li key={index}>{ *point }</li> }) }
            </@>
            if section.key == text::KEYS {
                <table>
                    <thead><tr><th scope="col">{ text::KEY }</th><th scope="col">{ text::DOES }</th></tr></thead>
                    <tbody>
                        { for common::SHORTCUT_LIST.iter().map(|(keys, does)| html! { <tr key={*keys}><th scope="row"><kbd>{ *keys }</kbd></th><td>{ *does }</td></tr> }) }
                    </tbody>
                </table>
            }
        </section>
    }
}

//! A text of the document. What is typed is stored raw, so that an input method is left alone, and tidied when the field is left.
use wasm_bindgen::JsCast;
use weibao_page::Msg;
use weibao_page::msg::{Personal, Review};
use weibao_page::place::Place;
use weibao_page::queries::warnings;
use weibao_page::saved_file::Edit;
use weibao_page::session::Change;
use weibao_text::screens::leaving;
use yew::prelude::*;

use crate::send::Send;

/// What a field is given.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Where the text is in the document.
    pub pointer: AttrValue,
    /// The text as it is now.
    pub value: AttrValue,
    /// What stands before the field.
    pub label: AttrValue,
    /// What is changed, in words, for 撤销; the label where empty.
    #[prop_or_default]
    pub what: AttrValue,
    /// Where it can be seen.
    pub at: Place,
    /// Whether several lines are to be expected.
    #[prop_or_default]
    pub lines: bool,
    /// An example of what to type.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Whether the label is only for screen readers.
    #[prop_or_default]
    pub bare: bool,
    /// Whether a phone number belongs here.
    #[prop_or_default]
    pub phone: bool,
    /// Whether it must not be left empty.
    #[prop_or_default]
    pub required: bool,
    /// A list of suggestions: the id of a `datalist`.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// The field's name, as `data-field`.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// What is changed together with the text, as one step.
    #[prop_or_default]
    pub with: Option<Edit>,
    /// Whether it is a text of the review that is open, and no text of an assessment.
    #[prop_or_default]
    pub of_review: bool,
    /// Extra class of the label around the field.
    #[prop_or_default]
    pub class: Classes,
    /// Where the edits are sent.
    pub send: Send,
}

/// A labelled text field.
#[component]
pub fn TextField(props: &Props) -> Html {
    let oninput = {
        let props = props.clone();
        props.send.clone().shown(move |event: InputEvent| {
            let what = if props.what.is_empty() { &props.label } else { &props.what };
            let change = Change::typed(props.pointer.as_str(), typed(&event), what.as_str(), props.at.clone());
            let change = change.with(props.with.clone());
            if props.of_review { Msg::Review(Review::Edit(change)) } else { Msg::Edit(change) }
        })
    };
    let onchange = {
        let (pointer, of_review) = (props.pointer.clone(), props.of_review);
        props.send.on(move |_: Event| {
            let pointer = pointer.to_string();
            if of_review { Msg::Review(Review::Left(pointer)) } else { Msg::Normalise(pointer) }
        })
    };
    html! {
        <label class={classes!("field", props.class.clone())}>
            <span class={if props.bare { "unseen" } else { "field-label" }}>{ &props.label }</span>
            if props.lines {
                <textarea value={props.value.clone()} {oninput} {onchange} placeholder={props.placeholder.clone()} rows="3"
                    required={props.required} data-field={props.name.clone()} data-pointer={props.pointer.clone()} />
            } else {
                <input type="text" value={props.value.clone()} {oninput} {onchange} placeholder={props.placeholder.clone()}
                    required={props.required} list={props.list.clone()} data-field={props.name.clone()} data-pointer={props.pointer.clone()}
                    autocomplete="off" />
            }
            // On paper a text is never cut: fields cannot grow, this can.
            <span class="printed" aria-hidden="true">{ &props.value }</span>
            { warnings(&props.value, props.phone, &props.pointer, &props.send) }
        </label>
    }
}

/// What stands under a text that seems to hold personal data. `phone`: whether a telephone's number belongs there; `at`: its place.
pub fn warnings(typed: &str, phone: bool, at: &str, send: &Send) -> Html {
    let found = warnings::personal(typed, phone, at, &send.dismissed);
    html! {
        <span class="warning" role="status" hidden={found.is_empty()}>
            { found.join(" ") }
            if !found.is_empty() { { nothing_personal(at, typed, typed, send) } }
        </span>
    }
}

/// The button that says of a text that it is nothing personal. `masked`: what a listener hears of it.
pub fn nothing_personal(at: &str, said: &str, masked: &str, send: &Send) -> Html {
    let (at, said) = (at.to_owned(), said.to_owned());
    let onclick = send.on(move |_: MouseEvent| Msg::Personal(Personal::None(at.clone(), said.clone())));
    html! {
        <button type="button" class="button quiet small" data-action="nothing-personal" aria-label={leaving::none(masked)} {onclick}>
            { leaving::NONE }
        </button>
    }
}

/// The text in the field that an event came from.
pub fn typed(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<web_sys::HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<web_sys::HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
    }
}

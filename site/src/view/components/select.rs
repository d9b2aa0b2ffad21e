//! A drop-down that always shows what the file says: a browser keeps what was chosen in it last, whatever its options are told.
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What a drop-down is given.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The value of the option that holds; empty for the first.
    pub value: AttrValue,
    /// Each option's value and its words.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What the user has chosen.
    pub chosen: Callback<String>,
    /// Its name for a screen reader.
    pub label: AttrValue,
    /// Class.
    #[prop_or_default]
    pub class: Classes,
    /// As `data-clause-answer`.
    #[prop_or_default]
    pub clause: Option<AttrValue>,
    /// As `data-filter`.
    #[prop_or_default]
    pub filter: Option<AttrValue>,
}

/// The drop-down.
#[component]
pub fn Select(props: &Props) -> Html {
    let element = use_node_ref();
    let (holds, there) = (props.value.clone(), element.clone());
    use_effect(move || {
        if let Some(select) = there.cast::<web_sys::HtmlSelectElement>() {
            select.set_value(&holds);
        }
    });
    let chosen = props.chosen.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        chosen.emit(select.map(|select| select.value()).unwrap_or_default());
    });
    html! {
        <select ref={element} class={props.class.clone()} aria-label={props.label.clone()} {onchange}
            data-clause-answer={props.clause.clone()} data-filter={props.filter.clone()}>
            { for props.options.iter().map(|(value, words)| html! {
                <option value={value.clone()} selected={*value == props.value} key={value.to_string()}>{ words }</option>
            }) }
        </select>
    }
}

//! What a document says, as sheets of paper.
use std::rc::Rc;

use weibao_text::screens::documents as text;
use yew::prelude::*;

/// The sheets. The documents' program has escaped every word of them.
pub fn view(html: &Rc<str>) -> Html {
    let html = AttrValue::from(Rc::clone(html));
    html! { <div class="papers" tabindex="0" role="group" aria-label={text::PAPERS}>{ Html::from_html_unchecked(html) }</div> }
}

//! Counts as a bar: drawn as SVG, because the page's policy allows no style attributes.
use weibao_core::report::{Counts, Status};
use yew::prelude::*;

const WIDTH: usize = 1000;

/// How many standards are in which state, the met ones first. The numbers stand beside it in words, so it is hidden from screen readers.
pub fn view(counts: &Counts) -> Html {
    let parts = [
        (Status::Met.key(), counts.met),
        (Status::Partial.key(), counts.partial),
        (Status::Unmet.key(), counts.unmet),
        (Status::Pending.key(), counts.pending),
        (Status::NotApplicable.key(), counts.not_applicable),
    ];
    share(&parts, counts.standards)
}

/// Parts of a whole, each under the name of a state, one after the other.
pub fn share(parts: &[(&'static str, usize)], of: usize) -> Html {
    let scale = |count: usize| count.saturating_mul(WIDTH).checked_div(of).unwrap_or_default();
    let mut before: usize = 0;
    html! {
        <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar-ground" x="0" y="0" width="1000" height="10" key="ground" />
            { for parts.iter().map(|(name, count)| {
                let x = scale(before);
                before = before.saturating_add(*count);
                let width = scale(before).saturating_sub(x);
                html! { <rect class={classes!("bar-part", *name)} x={x.to_string()} y="0" width={width.to_string()} height="10" key={*name} /> }
            }) }
        </svg>
    }
}

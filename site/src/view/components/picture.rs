//! The areas as a picture: a line each, as long as it has standards, parted by state; shapes and numbers tell it in grey as well.
use weibao_core::report::{AreaCounts, Counts, Status};
use weibao_text::screens::result as text;
use yew::prelude::*;

use super::badge::shape;

/// The width of a standard, the height of a line, and where lines begin, in the picture's own units.
const STANDARD: usize = 44;
const LINE: usize = 34;
const BAR: usize = 24;
const BEGIN: usize = 150;
/// Room behind the longest line for its count.
const END: usize = 110;

/// It. The same numbers stand in the table beneath it.
pub fn view(areas: &[AreaCounts]) -> Html {
    let longest = areas.iter().map(|area| area.counts.standards).max().unwrap_or_default();
    let width = BEGIN.saturating_add(longest.saturating_mul(STANDARD)).saturating_add(END);
    let height = areas.len().saturating_mul(LINE);
    html! {
        <svg class="picture" viewBox={format!("0 0 {width} {height}")} role="img" aria-label={text::PICTURE} focusable="false">
            { for areas.iter().enumerate().map(|(index, area)| line(index, area)) }
        </svg>
    }
}

fn line(index: usize, area: &AreaCounts) -> Html {
    let top = index.saturating_mul(LINE).saturating_add(LINE.saturating_sub(BAR).div_euclid(2));
    let base = top.saturating_add(17);
    let mut at = BEGIN;
    let parts: Vec<Html> = parts(&area.counts)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| {
            let width = count.saturating_mul(STANDARD);
            let (x, middle) = (at, at.saturating_add(width.div_euclid(2)));
            at = at.saturating_add(width);
            let name = status.key();
            html! {
                <g key={name}>
                    <rect class={classes!("picture-part", name)} x={x.to_string()} y={top.to_string()} width={width.to_string()} height={BAR.to_string()} />
                    <text class={classes!("picture-count", name)} x={middle.to_string()} y={base.to_string()} text-anchor="middle">{ format!("{} {count}", shape(status)) }</text>
                </g>
            }
        })
        .collect();
    let said = text::met_of_area(area.counts.met, area.counts.applicable);
    html! {
        <g key={area.id.clone()} aria-hidden="true">
            <text class="picture-name" x={BEGIN.saturating_sub(10).to_string()} y={base.to_string()} text-anchor="end">{ &area.title }</text>
            { for parts }
            <text class="picture-met" x={at.saturating_add(10).to_string()} y={base.to_string()}>{ said }</text>
        </g>
    }
}

fn parts(counts: &Counts) -> [(Status, usize); 6] {
    [
        (Status::Met, counts.met),
        (Status::Partial, counts.partial),
        (Status::Unmet, counts.unmet),
        (Status::Pending, counts.pending),
        (Status::Unanswered, counts.unanswered),
        (Status::NotApplicable, counts.not_applicable),
    ]
}

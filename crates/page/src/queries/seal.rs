//! 定稿: what went to the city or the province, and whether what is open still is that.

use weibao_chain::Seal;
use weibao_terms::ReviewLevel;
use weibao_text::chain::check_number;
use weibao_text::screens::seal as text;

use super::course::{Lies, has_city, stages};
use crate::prelude::*;
use crate::session::Session;
use crate::ui::seal::Card;

/// To whom a revision goes, first to whom it does by the stage. There is no city to go to where the province administers the county itself.
pub fn levels(session: &Session, today: &str) -> Vec<ReviewLevel> {
    if !has_city(session) {
        return vec![ReviewLevel::Province];
    }
    let now = stages(session, today).into_iter().find(|stage| stage.lies == Lies::Now);
    match now.map(|stage| stage.key) {
        Some("evaluate" | "verify" | "name" | "recheck") => vec![ReviewLevel::Province, ReviewLevel::City],
        _ => vec![ReviewLevel::City, ReviewLevel::Province],
    }
}

/// 「第15稿已定稿报市，现在是第16稿（未报）」; nothing where nothing went anywhere. `changed`: since it was written out last, as far as is known.
pub fn standing(session: &Session, changed: bool) -> Option<String> {
    let last = weibao_chain::seals(session.file().value()).pop()?;
    if !changed && is_still(session, &last) {
        return Some(text::standing(last.revision, last.level, None));
    }
    // What is changed becomes the next revision when it is written out.
    let written = session.file().revision().unwrap_or_default();
    let now = if changed || written <= last.revision { written.saturating_add(1) } else { written };
    Some(text::standing(last.revision, last.level, Some(now)))
}

/// Whether what is open is what went there last.
fn is_still(session: &Session, last: &Seal) -> bool {
    struct Still(bool);
    session.found(|session| Still(weibao_chain::is_of(session.file().value(), &last.digest))).0
}

/// What the section shows.
pub fn card(session: &Session, changed: bool, today: &str) -> Card {
    let file = session.file().value();
    let mut earlier: Vec<String> = weibao_chain::seals(file)
        .iter()
        .map(|seal| text::line(seal.revision, &seal.on, seal.level, &check_number(&seal.digest)))
        .collect();
    earlier.reverse();
    Card {
        standing: standing(session, changed).unwrap_or_else(|| text::NONE.to_owned()),
        levels: levels(session, today),
        has_mobile: weibao_chain::has_mobile(file),
        earlier,
    }
}

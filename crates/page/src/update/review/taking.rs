//! Files that come to a reviewer: a county's, its next one, a review of it, what a province adds.

use serde_json::{Map, Value};
use weibao_chain::{LIST_FORMAT, read_list};
use weibao_core::maps::object;
use weibao_core::{Options, Problem, overlay, scoring};
use weibao_terms::ReviewLevel;
use weibao_text::screens::{common, review as text};

use super::super::open;
use super::{kept, shown};
use crate::history::{Change, History};
use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::{Edit, at};
use crate::ui::review::{County, FORMAT, Open, judged, overlaid};
use crate::ui::{Focus, Notice};
use crate::world::World;

/// A file was read, whichever it is.
pub(in super::super) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    match take(model, &name, bytes, world) {
        Ok(said) => {
            model.ui.focus = Some(Focus::Heading);
            model.ui.announce(said)
        }
        Err(lines) => model.ui.tell(Notice::bad(common::file_refused(&name)).with(lines)),
    }
}

fn take(model: &mut Model, name: &str, bytes: Option<Vec<u8>>, world: &mut impl World) -> Result<String, Vec<String>> {
    let bytes = bytes.ok_or_else(|| vec![common::FILE_UNREADABLE.to_owned()])?;
    let value = open::json(&bytes).map_err(|why| vec![why])?;
    match value.get("format").and_then(Value::as_str) {
        Some(FORMAT) => review(model, name, value, world),
        Some(overlay::FORMAT | scoring::FORMAT | LIST_FORMAT) => beside(model, name, value, world),
        _ => {
            let written = String::from_utf8(bytes).map_err(|_| vec![common::NOT_UTF8.to_owned()])?;
            county(model, County::new(name.to_owned(), written.into(), value), world)
        }
    }
}

fn texts(problems: Vec<Problem>) -> Vec<String> {
    problems.into_iter().map(|problem| problem.text).collect()
}

/// A county's file: its next one goes under the review that is open, any other gets a review of its own.
fn county(model: &mut Model, county: County, world: &mut impl World) -> Result<String, Vec<String>> {
    let said = common::file_opened(county.file());
    match &model.ui.review.open {
        Some(open) if open.county.digest() == county.digest() => return Ok(text::ALREADY_OPEN.to_owned()),
        Some(open) if open.county.is_of_the_same(&county) && !open.is_blank() => return next(model, county, world),
        _ => {}
    }
    let edition = model.editions.of(county.value()).map_err(texts)?;
    let review = object([
        ("format", FORMAT.into()),
        ("version", 1.into()),
        ("id", world.new_id().into()),
        ("level", "city".into()),
        ("made_on", world.now().day().into()),
        ("of", reference(&county, &edition.id)),
        ("marks", object([])),
    ]);
    let open = Open::new(&edition, county, review, Default::default()).map_err(texts)?;
    let lacks = open
        .county
        .overlay()
        .is_some_and(|id| open.catalog.overlay.as_ref().map(|overlay| overlay.id.as_str()) != Some(id));
    let slot = kept::fresh(world);
    kept::take(model, open, slot, world);
    kept::save(model, world);
    if lacks {
        model.ui.tell(Notice::bad(text::OVERLAY_MISSING));
    }
    Ok(said)
}

/// The county's next file: what it has not changed keeps its mark. An older one says what has changed since.
fn next(model: &mut Model, county: County, world: &mut impl World) -> Result<String, Vec<String>> {
    let edition = model.editions.of(county.value()).map_err(texts)?;
    let Some(open) = &mut model.ui.review.open else { return Err(Vec::new()) };
    let said = text::next_opened(county.revision());
    let catalog = overlaid(&edition, &county, &open.beside);
    if county.revision().is_some() && county.revision() == open.county.revision() {
        return Err(vec![weibao_text::chain::review_of_same_revision()]);
    }
    let is_older = matches!((county.revision(), open.county.revision()), (Some(this), Some(that)) if this < that);
    if is_older {
        let report = weibao_core::evaluate(&catalog, county.value(), &Options::default()).map_err(texts)?;
        open.before = Some((county, report.into()));
    } else {
        let reviewed = judged(&catalog, &county, open.review.value(), &open.beside).map_err(texts)?;
        refuse_another(&reviewed.problems)?;
        let report = core::mem::replace(&mut open.reviewed, reviewed).county;
        open.otherwise = weibao_chain::otherwise(&catalog, county.value(), &open.reviewed.county).unwrap_or_default();
        let before = core::mem::replace(&mut open.county, county);
        open.before = Some((before, report.into()));
        open.catalog = catalog;
        open.typed.clear();
        open.judge_others();
    }
    kept::touched(model, world);
    shown::arrive(model);
    Ok(said)
}

/// Marks on another file are not carried over.
fn refuse_another(problems: &[Problem]) -> Result<(), Vec<String>> {
    let wrong: Vec<Problem> = problems
        .iter()
        .filter(|problem| matches!(problem.code.as_str(), "other_file" | "same_revision"))
        .cloned()
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(texts(wrong)) }
}

/// What a review says that it is of.
pub(super) fn reference(county: &County, catalog: &str) -> Value {
    let mut of =
        object([("digest", county.digest().into()), ("county", county.name().into()), ("catalog", catalog.into())]);
    for (field, path) in [("id", at::FILE_ID), ("revision", at::REVISION), ("overlay", at::OVERLAY)] {
        if let (Some(value), Some(fields)) = (county.value().pointer(path), of.as_object_mut()) {
            fields.insert(field.to_owned(), value.clone());
        }
    }
    of
}

/// A review of the county's file that is open: it takes the place of a blank one, and else is put together with what is there.
fn review(model: &mut Model, name: &str, review: Value, world: &mut impl World) -> Result<String, Vec<String>> {
    let Some(open) = &mut model.ui.review.open else { return Err(vec![text::COUNTY_FIRST.to_owned()]) };
    let reviewed = judged(&open.catalog, &open.county, &review, &open.beside).map_err(texts)?;
    refuse_another(&reviewed.problems)?;
    let rest = texts(reviewed.problems.clone());
    let of = |review: &Value| review.get("level").and_then(Value::as_str).and_then(ReviewLevel::parse);
    let level = of(&review);
    // Nobody has chosen a level yet: it may be one's own of before.
    let is_untouched = open.is_blank() && of(open.review.value()) == Some(ReviewLevel::City);
    let said = if level != of(open.review.value()) && !is_untouched {
        let said = text::other_opened(level.map(text::level).unwrap_or_default());
        open.show_other(review).map_err(texts)?;
        said
    } else if open.is_blank() {
        open.review.apply(Edit::Set(String::new(), review));
        open.history = History::default();
        text::goes_on(name, level.map(text::level).unwrap_or_default())
    } else {
        let ours = open.review.value().clone();
        let joined = weibao_chain::join_reviews(&[ours, review]);
        if !joined.problems.is_empty() {
            return Err(vec![text::OTHER_REVISION.to_owned()]);
        }
        let mut whole = joined.review;
        let clashes = joined.clashes.len();
        if let Some(fields) = whole.as_object_mut() {
            // What is put together is nobody's part any more.
            fields.remove("group");
            let mut all = fields.remove("clashes").and_then(|known| known.as_object().cloned()).unwrap_or_default();
            all.extend(joined.clashes.into_iter().map(|(place, offers)| {
                (place, offers.into_iter().map(|(_, said)| said).collect::<Vec<Value>>().into())
            }));
            if !all.is_empty() {
                fields.insert("clashes".into(), Map::into(all));
            }
        }
        let change = Change::new(Edit::Set(String::new(), whole), text::JOIN, Place::Review);
        open.history.edit(&mut open.review, change);
        text::joined(name, clashes)
    };
    open.judge();
    open.typed.clear();
    open.put_away.clear();
    kept::touched(model, world);
    shown::arrive(model);
    if !rest.is_empty() {
        model.ui.notice = Some(Notice::bad(text::WITH_PROBLEMS).with(rest));
    }
    Ok(said)
}

/// What a province adds to the standards, or by what it gives points.
fn beside(model: &mut Model, name: &str, value: Value, world: &mut impl World) -> Result<String, Vec<String>> {
    let Some(open) = &mut model.ui.review.open else { return Err(vec![text::COUNTY_FIRST.to_owned()]) };
    match value.get("format").and_then(Value::as_str) {
        Some(overlay::FORMAT) => {
            let edition = model.editions.of(open.county.value()).map_err(texts)?;
            overlay::apply(&edition, &value).map_err(texts)?;
            open.beside.take_overlay(value);
            open.catalog = overlaid(&edition, &open.county, &open.beside);
        }
        Some(LIST_FORMAT) => {
            read_list(&value).map_err(texts)?;
            open.beside.take_list(value);
        }
        _ => {
            scoring::read(&open.catalog, &value).map_err(texts)?;
            open.beside.scoring = Some(value);
        }
    }
    open.judge();
    open.judge_others();
    kept::touched(model, world);
    shown::arrive(model);
    Ok(common::file_opened(name))
}

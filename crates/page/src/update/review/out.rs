//! What a reviewer takes away: the review, a part of it for each group, documents.

use serde_json::Value;
use weibao_core::maps::object;
use weibao_terms::DocumentKind;
use weibao_text::screens::{export as making, review as text};

use super::super::take_away::{hand_out as give, take_away};
use super::kept;
use super::taking::reference;
use crate::file::{self, File, document_name};
use crate::history::{Change, History};
use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::Edit;
use crate::ui::Notice;
use crate::ui::review::Open;
use crate::world::{Job, Made, Product, Sources, World};

/// Saves the review to a file.
pub(super) fn save(model: &mut Model, world: &mut impl World) -> bool {
    let Some(open) = &mut model.ui.review.open else { return false };
    // A review of an older revision is bound to this one only once everything that has changed was looked at again.
    let of = reference(&open.county, &open.catalog.id);
    if open.reviewed.stale.is_empty() && open.review.apply(Edit::Set("/of".to_owned(), of)).is_some() {
        // What is bound to this file does not go back to marks on the one before.
        open.history = History::default();
        open.judge();
    }
    let name = file::name(open.county.name(), text::FILE, "json", &world.now());
    let bytes = serde_json::to_vec_pretty(open.review.value()).unwrap_or_default();
    kept::touched(model, world);
    if give(model, File { name, bytes }, world) {
        model.ui.review.touched = false;
    }
    true
}

/// Hands out a blank review for each group that was typed, with the areas that it is to look at.
pub(super) fn hand_out(model: &mut Model, world: &mut impl World) -> bool {
    let state = &model.ui.review;
    let Some(open) = &state.open else { return false };
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for area in &open.catalog.areas {
        let Some(name) = state.groups.get(&area.id).map(|name| name.trim()).filter(|name| !name.is_empty()) else {
            continue;
        };
        match groups.iter_mut().find(|(known, _)| known == name) {
            Some((_, areas)) => areas.push(area.id.as_str().into()),
            None => groups.push((name.to_owned(), vec![area.id.as_str().into()])),
        }
    }
    if groups.is_empty() {
        return model.ui.announce(text::NO_GROUP);
    }
    let key = |number: usize| format!("g{}", number.saturating_add(1));
    let listed: Vec<Value> = groups
        .iter()
        .enumerate()
        .map(|(number, (name, areas))| {
            object([("key", key(number).into()), ("name", name.as_str().into()), ("areas", areas.clone().into())])
        })
        .collect();
    let county = open.county.name().to_owned();
    let files: Vec<File> = groups
        .iter()
        .enumerate()
        .map(|(number, (name, _))| {
            let mut review = open.review.value().clone();
            if let Some(fields) = review.as_object_mut() {
                for field in ["evidence", "samples", "clashes", "opinion", "done"] {
                    fields.remove(field);
                }
                fields.insert("id".into(), world.new_id().into());
                fields.insert("marks".into(), object([]));
                fields.insert("groups".into(), listed.clone().into());
                fields.insert("group".into(), key(number).into());
            }
            let bytes = serde_json::to_vec_pretty(&review).unwrap_or_default();
            File { name: document_name(&county, &text::file_of_group(name), "json"), bytes }
        })
        .collect();
    let handed = files.len();
    for file in files {
        if !give(model, file, world) {
            return true;
        }
    }
    if let Some(open) = &mut model.ui.review.open {
        let change = Change::new(Edit::Set("/groups".to_owned(), listed.into()), text::GROUPS, Place::Review);
        open.history.edit(&mut open.review, change);
    }
    kept::touched(model, world);
    model.ui.announce(text::handed_out(handed))
}

/// Has a document made.
pub(super) fn export(model: &mut Model, document: DocumentKind, world: &mut impl World) -> bool {
    let ticket = model.ticket();
    let Some(open) = &model.ui.review.open else { return false };
    if let (DocumentKind::ReviewOpinion, Some(why)) = (document, &open.reviewed.no_draft) {
        let notice = Notice::bad(making::failed(making::title(document))).with([why.clone()]);
        return model.ui.tell(notice);
    }
    let Ok(mut reviewed) = serde_json::to_value(&open.reviewed) else { return false };
    // What other levels found goes out with it, as theirs.
    let others = open.others.iter().filter_map(|other| {
        let found = serde_json::to_value(&other.reviewed).ok()?;
        Some(object([("review", other.review.clone()), ("reviewed", found)]))
    });
    let others: Vec<Value> = others.collect();
    if let Some(fields) = reviewed.as_object_mut().filter(|_| !others.is_empty()) {
        fields.insert("others".to_owned(), others.into());
    }
    let job = Job::Review(document, sources(open), open.review.value().clone(), reviewed);
    let making = &mut model.ui.review.making;
    making.retain(|(known, _)| *known != document);
    making.push((document, ticket));
    world.documents(ticket, job);
    model.ui.announce(making::making(document))
}

fn sources(open: &Open) -> Sources {
    Sources {
        assessment: open.county.value().clone(),
        overlay: open.county.overlay().and_then(|id| open.beside.overlay(id)),
        scoring: open.beside.scoring.clone(),
    }
}

/// A document was made, or could not be.
pub(in super::super) fn made(model: &mut Model, document: DocumentKind, made: Made, world: &mut impl World) -> bool {
    model.ui.review.making.retain(|(known, _)| *known != document);
    let title = making::title(document);
    match made {
        Ok(Product::Bytes(bytes)) => {
            let county = model.ui.review.open.as_ref().map(|open| open.county.name()).unwrap_or_default();
            let name = document_name(county, title, document.extension());
            take_away(model, File { name, bytes }, world)
        }
        Ok(_) => false,
        Err(reasons) => model.ui.tell(Notice::bad(making::failed(title)).with(reasons)),
    }
}

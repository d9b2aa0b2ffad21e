//! Documents: what is asked of their program, and what becomes of what it makes.

use weibao_core::readiness::is_draft;
use weibao_terms::DocumentKind;
use weibao_text::screens::{check, documents as text, export as making};

use super::{seal, take_away};
use crate::file::{File, document_name};
use crate::model::Model;
use crate::msg::Documents;
use crate::place::Place;
use crate::prelude::*;
use crate::session::Session;
use crate::ui::documents::{Own, Work};
use crate::ui::{Focus, Notice};
use crate::world::{Job, Made, Product, Sources, Ticket, World};

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Documents, world: &mut impl World) -> bool {
    match msg {
        Documents::Begin(work) => begin(model, work, world),
        Documents::Close => {
            model.ui.documents.shown = None;
            model.ui.focus = Some(Focus::Heading);
            true
        }
        Documents::Placeholders => {
            if model.ui.documents.placeholders.is_none() {
                let ticket = model.ticket();
                model.ui.documents.listing = Some(ticket);
                world.documents(ticket, Job::Placeholders);
            }
            false
        }
        Documents::Seal(level) => seal::seal(model, level, world),
        Documents::WithoutMobile(stays) => seal::without_mobile(model, stays, world),
    }
}

fn begin(model: &mut Model, work: Work, world: &mut impl World) -> bool {
    let Some(sources) = model.session().map(Sources::of) else { return false };
    let ticket = model.ticket();
    let state = &mut model.ui.documents;
    // What is wanted once more takes the place of what is on the way: the data may have changed.
    state.busy.retain(|(busy, _)| *busy != work);
    state.busy.push((work, ticket));
    let template =
        |document| state.own.as_ref().filter(|_| document == DocumentKind::Filled).map(|own| Rc::clone(&own.bytes));
    let job = match work {
        Work::Export(document) => Job::Make(document, sources, template(document)),
        Work::Preview(document) => Job::Preview(document, sources, template(document)),
        Work::Template(document) => Job::Template(document),
    };
    world.documents(ticket, job);
    model.ui.announce(making::making(work.document()))
}

/// A document was made, or could not be. What nobody waits for any more is let go.
pub(super) fn made(model: &mut Model, ticket: Ticket, made: Made, world: &mut impl World) -> bool {
    let state = &mut model.ui.documents;
    if state.listing == Some(ticket) {
        state.listing = None;
        return match made {
            Ok(Product::Placeholders(list)) => {
                state.placeholders = Some(list);
                true
            }
            Ok(_) => false,
            Err(reasons) => model.ui.tell(Notice::bad(making::failed(text::PLACEHOLDERS)).with(reasons)),
        };
    }
    let Some(work) = state.busy.iter().find(|(_, busy)| *busy == ticket).map(|(work, _)| *work) else { return false };
    state.busy.retain(|(_, busy)| *busy != ticket);
    let document = work.document();
    let title = state.title(document);
    match made {
        Ok(Product::Bytes(bytes)) => {
            let county = model.session().map(Session::county).unwrap_or_default();
            let draft = model.session().is_some_and(|session| is_draft(session.report()));
            let name = match work {
                Work::Template(_) => text::shipped_file(&title),
                Work::Export(_) | Work::Preview(_) if draft => {
                    document_name(county, &check::draft_title(&title), document.extension())
                }
                Work::Export(_) | Work::Preview(_) => document_name(county, &title, document.extension()),
            };
            take_away(model, File { name, bytes }, world)
        }
        Ok(Product::Html(html)) => {
            // A preview that follows the data keeps the focus where it is.
            if state.shown.as_ref().is_none_or(|(shown, _)| *shown != document) {
                model.ui.focus = Some(Focus::Preview);
            }
            state.shown = Some((document, html.into()));
            model.ui.announce(text::preview_of(&title))
        }
        Ok(
            Product::Form(..) | Product::Placeholders(_) | Product::Reply(_) | Product::RollUp(_) | Product::Sheets(_),
        ) => false,
        Err(reasons) => match state.own.as_mut().filter(|_| document == DocumentKind::Filled) {
            Some(own) => {
                own.refused = reasons;
                state.shown = None;
                model.ui.announce(text::refused(&title))
            }
            None => model.ui.tell(Notice::bad(making::failed(&title)).with(reasons)),
        },
    }
}

/// A template of the county's own was read: fills it.
pub(super) fn fill(model: &mut Model, name: &str, bytes: Vec<u8>, world: &mut impl World) -> bool {
    let name = name.strip_suffix(".docx").unwrap_or(name).to_owned();
    model.ui.documents.own = Some(Own { name, bytes: bytes.into(), refused: Vec::new() });
    model.ui.documents.shown = None;
    begin(model, Work::Preview(DocumentKind::Filled), world)
}

/// A template of the county's own cannot be filled.
pub(super) fn refuse(model: &mut Model, name: String, reason: &str) -> bool {
    model.ui.documents.shown = None;
    let sentence = text::refused(&name);
    model.ui.documents.own = Some(Own { name, bytes: Rc::from([]), refused: vec![reason.to_owned()] });
    model.ui.announce(sentence)
}

/// Shows what the address names, and makes what is shown anew where the data has changed.
pub(super) fn refresh(model: &mut Model, world: &mut impl World) {
    let named = match &model.ui.place {
        Place::Documents { document: Some(key) } => {
            DocumentKind::parse(key).filter(|document| DocumentKind::SHIPPED.contains(document))
        }
        _ => None,
    };
    if let Some(document) = model.ui.documents.shown.as_ref().map(|(shown, _)| *shown).or(named) {
        begin(model, Work::Preview(document), world);
    } else {
        let ticket = model.ticket();
        world.documents(ticket, Job::Prepare);
    }
}

//! 定稿: writes a revision out for the city or the province, and marks it.

use weibao_chain::Seal;
use weibao_terms::ReviewLevel;
use weibao_text::screens::{common, seal as text};

use super::edit::{edit, edited};
use super::take_away::hand_out;
use crate::file::{File, name};
use crate::model::Model;
use crate::prelude::*;
use crate::queries::seal as query;
use crate::saved_file::{Edit, SavedFile, at};
use crate::session::Change;
use crate::ui::Notice;
use crate::world::World;

/// The setting that keeps the mobile number of the contact here.
const WITHOUT_MOBILE: &str = "without-mobile";

/// Writes it out, and marks it where the user has got it. What can be taken back is the mark: a number that was given is not given again.
pub(super) fn seal(model: &mut Model, level: ReviewLevel, world: &mut impl World) -> bool {
    let (now, id) = (world.now(), world.new_id());
    let without_mobile = model.ui.seal.without_mobile;
    let Some(session) = model.editable() else { return false };
    session.write_out(id, &now.day());
    let own = session.file().value();
    let sent = if without_mobile { weibao_chain::without_mobile(own) } else { own.clone() };
    let revision = session.file().revision().unwrap_or_default();
    let seal = Seal { revision, on: now.day(), digest: weibao_chain::digest(&sent), level: Some(level) };
    let mut sealed = session.file().get(at::SEALED).and_then(|sealed| sealed.as_array()).cloned().unwrap_or_default();
    sealed.push(seal.value());
    let mark = Edit::Set(at::SEALED.to_owned(), sealed.into());
    let mut file = SavedFile::new(sent);
    file.apply(mark.clone());
    let bytes = serde_json::to_vec_pretty(file.value()).unwrap_or_default();
    let name = name(session.county(), &text::file(common::FILE_ASSESSMENT, revision, level), "json", &now);
    edited(model, world);
    if !hand_out(model, File { name, bytes }, world) {
        return true;
    }
    let place = model.ui.place.clone();
    edit(model, Change::new(mark, text::WHAT, place), world);
    model.keeping.touched = false;
    model.keeping.filed_at = Some(now);
    model.keeping.changed_since_filed = false;
    let check = weibao_text::chain::check_number(&seal.digest);
    model.ui.tell(Notice::good(text::done(revision, level, &check)))
}

/// Whether the mobile number of the contact stays here.
pub(super) fn without_mobile(model: &mut Model, stays: bool, world: &mut impl World) -> bool {
    model.ui.seal.without_mobile = stays;
    world.set_setting(WITHOUT_MOBILE, if stays { "yes" } else { "" });
    true
}

/// Looks anew at what can be handed over.
pub(super) fn refresh(model: &mut Model, world: &impl World) {
    model.ui.seal.without_mobile = world.setting(WITHOUT_MOBILE).as_deref() == Some("yes");
    let shown = model.session().filter(|_| model.mount.is_page());
    model.ui.seal.card =
        shown.map(|session| query::card(session, model.keeping.changed_since_filed, &world.now().day()));
}

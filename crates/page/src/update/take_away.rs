//! Handing files to the user.

use weibao_text::screens::common as text;

use crate::file::File;
use crate::model::Model;
use crate::ui::Notice;
use crate::world::World;

/// Hands a file to the user, and says so.
pub(super) fn take_away(model: &mut Model, file: File, world: &mut impl World) -> bool {
    let said = text::file_saved(&file.name);
    if world.export(file) { model.ui.announce(said) } else { model.ui.tell(Notice::bad(text::DOWNLOAD_REFUSED)) }
}

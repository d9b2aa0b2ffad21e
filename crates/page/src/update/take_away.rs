//! Handing files to the user.

use weibao_text::screens::common as text;

use crate::file::File;
use crate::model::Model;
use crate::ui::Notice;
use crate::world::World;

/// Hands a file to the user, and says so. Answers that there is something to paint.
pub(super) fn take_away(model: &mut Model, file: File, world: &mut impl World) -> bool {
    hand_out(model, file, world);
    true
}

/// The same. Answers whether it was taken.
pub(super) fn hand_out(model: &mut Model, file: File, world: &mut impl World) -> bool {
    let said = text::file_saved(&file.name);
    let taken = world.export(file);
    if taken {
        model.ui.announce(said)
    } else {
        model.ui.tell(Notice::bad(text::DOWNLOAD_REFUSED))
    };
    taken
}

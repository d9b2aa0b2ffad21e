//! The units that are picked, and what each is asked.

use serde_json::Value;
use weibao_chain::request_for;
use weibao_tables::cell::day;
use weibao_tables::sheet::Cell;
use weibao_text::screens::exchange as text;

use super::compared::today;
use crate::model::Model;
use crate::prelude::*;
use crate::ui::Notice;
use crate::world::World;

/// The requests to the units that are picked; or why there are none, and the user is told.
pub(super) fn picked(model: &mut Model, world: &impl World) -> Option<Vec<(Value, String)>> {
    let today = today(world);
    let typed = model.ui.exchange.due.trim();
    // 2026.3.10 and 2026年3月10日 are days as well.
    let due = day(&Cell::words(typed)).unwrap_or_else(|| typed.to_owned());
    if model.ui.exchange.picked.is_empty() {
        model.ui.tell(Notice::bad(text::NOBODY));
        return None;
    }
    let session = model.session()?;
    let due = (!due.is_empty()).then_some(due.as_str());
    let mut made = Vec::new();
    for unit in &model.ui.exchange.picked {
        match request_for(session.catalog(), session.file().value(), unit, &today, due) {
            Ok(request) => {
                let name = request.unit.name.clone();
                made.push((serde_json::to_value(request).unwrap_or_default(), name));
            }
            Err(problems) => {
                let lines: Vec<String> = problems
                    .into_iter()
                    .map(|problem| if problem.path == "/due" { text::NOT_A_DAY.to_owned() } else { problem.text })
                    .collect();
                let unit = unit.clone();
                model.ui.tell(Notice::bad(text::not_made(&unit)).with(lines));
                return None;
            }
        }
    }
    Some(made)
}

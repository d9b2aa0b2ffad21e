//! Laws of the import: nothing is dropped without being named, nothing is taken that was not shown.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test stops at the first surprise"
)]

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use weibao_core::catalog::Register;
use weibao_tables::cell::tidy;
use weibao_tables::import::{Edit, Mark, Mode, Settings, at_cursor, pasted, plan, propose};
use weibao_tables::sheet::Cell;

fn register() -> Register {
    weibao_standards::catalog().register("communities").unwrap().clone()
}

/// What stands in tables, and what does not.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("名称".to_owned()),
        Just("所属乡镇".to_owned()),
        Just("儿童主任人数".to_owned()),
        Just("每周开放".to_owned()),
        Just("合计".to_owned()),
        Just("填表人：某".to_owned()),
        "[甲乙丙]村",
        "[东西]镇",
        "[0-9]{1,2}(人|天|个|%)?",
        "约?[０-９]{1,2}",
        "(有|无|√|/|\u{200b})",
        "\\PC{0,4}",
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    let row = prop::collection::vec(cell().prop_map(Cell::words), 0..6);
    prop::collection::vec(row, 0..12)
}

fn present() -> impl Strategy<Value = Vec<Value>> {
    let row = ("[甲乙丙]村", prop::option::of("[东西]镇")).prop_map(|(name, township)| match township {
        Some(township) => json!({ "name": name, "township": township, "child_directors": 1 }),
        None => json!({ "name": name }),
    });
    prop::collection::vec(row, 0..5)
}

proptest! {
    #[test]
    fn every_cell_is_marked_and_only_what_is_marked_as_taken_is_taken(
        rows in table(),
        present in present(),
        mode in prop_oneof![Just(Mode::Update), Just(Mode::Append), Just(Mode::Replace)],
        fill in prop::collection::vec(0_usize..6, 0..3),
    ) {
        let register = register();
        for proposal in propose(&register, &rows, &[]) {
            let mut settings = Settings::of(&proposal);
            settings.mode = mode;
            settings.fill_down.clone_from(&fill);
            let plan = plan(&register, &rows, &proposal, &present, &settings);
            prop_assert_eq!(plan.marks.len(), rows.len());
            let mut taken: Vec<&Value> = Vec::new();
            for (marks, cells) in plan.marks.iter().zip(&rows) {
                for (column, cell) in cells.iter().enumerate() {
                    let blank = tidy(&cell.text).is_empty();
                    let mark = marks.get(column);
                    prop_assert!(mark.is_some(), "{cell:?} has no mark");
                    prop_assert!(blank || mark != Some(&Mark::Blank), "{cell:?} is dropped");
                }
                taken.extend(marks.iter().filter_map(|mark| match mark {
                    Mark::Taken(value) | Mark::Changed(value) => Some(value),
                    _ => None,
                }));
            }
            // Every edit comes from a cell that is marked as taken.
            let named = |value: &Value| taken.contains(&value);
            for edit in &plan.edits {
                match edit {
                    Edit::Set { value, before, row, .. } => {
                        prop_assert!(named(value) && before.as_ref() != Some(value) && *row < present.len());
                    }
                    Edit::Append(row) => prop_assert!(row.values().all(named) && row.contains_key("name")),
                    Edit::Clear => prop_assert_eq!(mode, Mode::Replace),
                }
            }
            // And no present row is claimed twice.
            let mut known: Vec<usize> = plan.known.iter().map(|(_, row)| *row).collect();
            let count = known.len();
            known.sort_unstable();
            known.dedup();
            prop_assert_eq!(known.len(), count);
        }
    }

    #[test]
    fn what_was_taken_in_once_changes_nothing_the_second_time(rows in table()) {
        let register = register();
        let Some(proposal) = propose(&register, &rows, &[]).into_iter().next() else { return Ok(()) };
        let settings = Settings::of(&proposal);
        let first = plan(&register, &rows, &proposal, &[], &settings);
        let taken: Vec<Value> = first
            .edits
            .iter()
            .map(|edit| match edit {
                Edit::Append(row) => Value::Object(Map::clone(row)),
                other => panic!("{other:?}"),
            })
            .collect();
        let second = plan(&register, &rows, &proposal, &taken, &settings);
        // A name without a township may fit two rows by then: that is asked.
        prop_assert!(!second.asks.is_empty() || second.edits.is_empty(), "{:?}", second.edits);
    }

    #[test]
    fn a_block_at_the_cursor_accounts_for_every_cell(rows in table(), column in 0_usize..9, room in 0_usize..6, grows: bool) {
        let register = register();
        let view: Vec<usize> = (0..room).collect();
        let plan = at_cursor(&register, &rows, &view, grows, room, column);
        let filled = rows.iter().flatten().filter(|cell| !tidy(&cell.text).is_empty()).count();
        prop_assert_eq!(plan.cells.len() + plan.unread.len() + plan.beyond.len() + plan.below.len(), filled);
        for (row, key, _) in &plan.cells {
            prop_assert!(grows || *row < room);
            prop_assert!(register.place(key).unwrap() >= column);
        }
    }

    #[test]
    fn reading_a_block_never_fails(copied in "(\"|\t|\n|\r|a|甲| ){0,40}") {
        let rows = pasted(&copied);
        prop_assert!(rows.iter().all(|row| !row.is_empty()));
    }
}

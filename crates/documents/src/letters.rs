//! 填报通知 and 催办函: letters to the units of a county, from what the page has worked out.

use serde_json::Value;
use weibao_core::{Catalog, Problem};
use weibao_terms::Letter;
use weibao_text::documents::{honour, names};
use weibao_text::letters as words;

use crate::docx::template as docx;
use crate::fields::{Shape, TemplateData};
use crate::prose::sentences::day;

/// What their templates can ask for.
static SHAPE: Shape = Shape {
    texts: &[
        names::COUNTY,
        names::SENDER,
        names::HONOUR,
        names::STANDARDS_TITLE,
        names::STANDARDS_DOCUMENT,
        words::names::TODAY,
        words::names::PERIOD,
        words::names::UNTIL,
        words::names::COUNT,
        // What the headers of all templates ask for; these letters are no drafts.
        names::DRAFT,
        names::ATTACHED_HEADER,
    ],
    lists: &[(words::names::UNITS, &UNIT)],
};
static UNIT: Shape =
    Shape { texts: &[names::NAME, words::names::ITEMS, words::names::OWES, words::names::ASKS], lists: &[] };

/// The template of a letter.
pub fn letter_template(letter: Letter) -> &'static [u8] {
    match letter {
        Letter::Notice => include_bytes!("../../../standards/templates/letters/notice.docx"),
        Letter::Chase => include_bytes!("../../../standards/templates/letters/chase.docx"),
    }
}

/// A letter. `about`: `letter`, `county`, `sender`, `today`, `from`, `to`, `as_of`, `due`, and of each of `units` its `name` and `items`, and in a
/// 催办函 `count`, `owed`, `sent_on`, `due`, `late`.
///
/// # Errors
/// Where it cannot be packed.
pub fn letter(catalog: &Catalog, about: &Value) -> Result<Vec<u8>, Vec<Problem>> {
    let letter = Letter::parse(text(about, "letter")).unwrap_or(Letter::Notice);
    docx::fill(letter_template(letter), &SHAPE, &record(catalog, about))
}

/// The name under which a letter is saved needs no more than its title.
fn record(catalog: &Catalog, about: &Value) -> TemplateData {
    let county = text(about, "county").trim();
    let sender = text(about, "sender").trim();
    let units: Vec<TemplateData> =
        about.get("units").and_then(Value::as_array).into_iter().flatten().map(unit).collect();
    TemplateData::new(&SHAPE)
        .text(names::COUNTY, county)
        .text(names::SENDER, if sender.is_empty() { words::office(county) } else { sender.to_owned() })
        .text(names::HONOUR, honour(county))
        .text(names::STANDARDS_TITLE, &catalog.title)
        .text(names::STANDARDS_DOCUMENT, &catalog.document)
        .text(words::names::TODAY, day(text(about, "today")))
        .text(
            words::names::PERIOD,
            words::period(&day(text(about, "from")), &day(text(about, "to")), &day(text(about, "as_of"))),
        )
        .text(words::names::UNTIL, words::until(&day(text(about, "due"))))
        .text(words::names::COUNT, units.len().to_string())
        .list(words::names::UNITS, units)
}

fn unit(unit: &Value) -> TemplateData {
    let owed = unit.get("owed").and_then(Value::as_array).into_iter().flatten();
    let owed: Vec<String> = owed.filter_map(Value::as_str).map(str::to_owned).collect();
    let late = unit.get("late").and_then(Value::as_bool).unwrap_or_default();
    let (items, count) = (number(unit, "items"), number(unit, "count"));
    TemplateData::new(&UNIT)
        .text(names::NAME, text(unit, "name"))
        .text(words::names::ITEMS, items.to_string())
        .text(words::names::OWES, words::owes(&day(text(unit, "sent_on")), items, count, &owed))
        .text(words::names::ASKS, words::asks(&day(text(unit, "due")), late))
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, name: &str) -> usize {
    value.get(name).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, content};
    use serde_json::json;

    fn lines(about: Value) -> Vec<String> {
        let made = letter(&weibao_standards::catalog_for_documents(), &about).unwrap();
        let blocks = content(&made).unwrap();
        let said = blocks.iter().flat_map(|block| match block {
            Block::Paragraph(paragraph) => vec![paragraph.text.clone()],
            Block::Table(table) => table
                .rows
                .iter()
                .map(|row| {
                    let cells = row
                        .cells
                        .iter()
                        .map(|cell| cell.paragraphs().map(|part| part.text.clone()).collect::<String>());
                    cells.collect::<Vec<_>>().join("|")
                })
                .collect(),
            Block::Section { .. } => Vec::new(),
        });
        said.filter(|line| !line.trim().is_empty()).collect()
    }

    #[test]
    fn a_notice_says_what_for_which_period_until_when_and_to_whom() {
        let said = lines(json!({
            "letter": "notice", "county": "示例县", "today": "2026-03-02", "from": "2025-01-01", "to": "2025-12-31", "due": "2026-03-10",
            "units": [{ "name": "教体局", "items": 40 }, { "name": "公安局", "items": 12 }],
        }));
        assert_eq!(said[0], "示例县未成年人保护工作协调机制办公室\n关于报送全国未成年人保护示范县创建\n自评情况的通知");
        assert_eq!(said[1], "各有关单位：");
        let all = said.join("\n");
        assert!(all.contains("年度数据填报2025年1月1日至2025年12月31日的情况"));
        assert!(all.contains("请于2026年3月10日前将填报表电子版发回。"));
        assert!(all.contains("1|教体局|40") && all.contains("2|公安局|12"));
        assert!(all.contains("2026年3月2日") && !all.contains("{{"));
    }

    #[test]
    fn each_unit_gets_a_letter_of_its_own_with_what_it_owes() {
        let said = lines(json!({
            "letter": "chase", "county": "示例县", "sender": "示例县民政局", "today": "2026-03-12",
            "units": [
                { "name": "教体局", "items": 40, "count": 2, "owed": ["5.2.2", "7.1.1"], "sent_on": "2026-03-02", "due": "2026-03-10", "late": true },
                { "name": "公安局", "items": 12, "count": 1, "owed": ["9.2.1"] },
            ],
        }));
        let all = said.join("\n");
        assert_eq!(all.matches("示例县民政局\n关于催报").count(), 2);
        assert!(all.contains("教体局："));
        assert!(all.contains(
            "我办于2026年3月2日请你单位填报未成年人保护自评内容40项，目前尚有2项没有报来，涉及：5.2.2、7.1.1。"
        ));
        assert!(all.contains("报送截止日期（2026年3月10日）已过"));
        assert!(all.contains("请抓紧填报"));
    }

    #[test]
    fn whatever_it_is_given_it_writes_a_letter() {
        for about in [json!(null), json!([]), json!({ "letter": "chase" }), json!({ "units": [3, {}] })] {
            assert!(letter(&weibao_standards::catalog_for_documents(), &about).is_ok());
        }
    }
}

//! `form.toml`: the application form.

use std::collections::BTreeSet;

use weibao_core::form::{Form, FormContent, FormField, FormFiller, FormLayout, FormRow};
use weibao_text::defects as text;

use crate::source::Entry;

pub(crate) fn read_form(entry: &Entry<'_>) -> Form {
    let mut keys = BTreeSet::new();
    let mut last = 0;
    Form {
        annex: entry.text("annex").value,
        title: entry.text("title").value,
        footer: entry.text("footer").value,
        rows: entry.some_groups("rows", |entry| read_row(entry, &mut last, &mut keys)),
    }
}

fn read_row(entry: &Entry<'_>, last: &mut u32, keys: &mut BTreeSet<String>) -> FormRow {
    if let Some(number) = entry.whole_number("number") {
        if number.value != last.saturating_add(1) {
            entry.defects.add(
                &number.place,
                text::not_one_of("number", &number.value.to_string(), &last.saturating_add(1).to_string()),
            );
        }
        *last = number.value;
    }
    let layout = entry
        .one_of("layout", &[("pairs", FormLayout::Pairs), ("block", FormLayout::Block)])
        .unwrap_or(FormLayout::Block);
    let fillers = [
        ("county", FormFiller::County),
        ("county_government", FormFiller::CountyGovernment),
        ("city", FormFiller::City),
        ("province", FormFiller::Province),
        ("ministry", FormFiller::Ministry),
    ];
    let contents = [("filled", FormContent::Filled), ("draft", FormContent::Draft), ("blank", FormContent::Blank)];
    let fields = entry.some_groups("fields", |entry| {
        let key = entry.text("key");
        if !key.is_missing() && !keys.insert(key.value.clone()) {
            entry.defects.add(&key.place, text::duplicate(&key.value));
        }
        FormField { key: key.value, label: entry.some_texts("label").into_iter().map(|line| line.value).collect() }
    });
    if layout == FormLayout::Block && fields.len() > 1 {
        entry.defects.add(&entry.place, text::one_label_in_a_block());
    }
    FormRow {
        number: u8::try_from(*last).unwrap_or(u8::MAX),
        layout,
        filled_by: entry.one_of("filled_by", &fillers).unwrap_or(FormFiller::County),
        content: entry.one_of("content", &contents).unwrap_or(FormContent::Blank),
        fields,
        note: entry.optional_text("note").map(|line| line.value),
        seal: entry.optional_text("seal").map(|line| line.value),
        date: entry.optional_text("date").map(|line| line.value),
    }
}

//! Pictures of a roll-up, as SVG: readable in grey print, with the number beside every bar. They show areas and standards, never counties.

use std::fmt::Write;

use weibao_chain::{RolledUp, areas_reached};
use weibao_core::Catalog;
use weibao_text::tables::rollup as words;

use crate::xml::escape;

/// Of the drawing, in pixels: where bars begin, how long the longest is, how high a line is, what stands above the first.
const LEFT: usize = 190;
const LONGEST: usize = 420;
const LINE: usize = 26;
const TOP: usize = 74;
const WIDTH: usize = 800;

/// Partly met is hatched, not met is solid: told apart without colour.
const HATCH: &str = r##"<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><rect width="2" height="6" fill="#404040"/></pattern></defs>"##;

/// How many counties reach each area.
pub fn areas_picture(catalog: &Catalog, rolled_up: &RolledUp) -> String {
    let of = rolled_up.counties.len();
    let mut drawing = Drawing::new(words::AREAS_PICTURE, &words::areas_picture_note(of));
    for (title, reached) in areas_reached(catalog, rolled_up) {
        drawing.line(&title, &[(reached, "#404040")], of, &words::of_counties(reached, of));
    }
    drawing.finish()
}

/// How many counties fall short of each standard: all of them in printed order, those of an area under its name.
pub fn standards_picture(catalog: &Catalog, rolled_up: &RolledUp) -> String {
    let of = rolled_up.counties.len();
    let mut drawing = Drawing::new(words::STANDARDS_PICTURE, &words::standards_picture_note(of));
    drawing.key(&[("#404040", words::UNMET), ("url(#hatch)", words::PARTIAL)]);
    for area in &catalog.areas {
        drawing.heading(&area.title);
        for standard in area.contents.iter().flat_map(|content| &content.standards) {
            let Some(line) = rolled_up.standards.iter().find(|line| line.id == standard.id) else { continue };
            let parts = [(line.unmet, "#404040"), (line.partial, "url(#hatch)")];
            drawing.line(&line.id, &parts, of, &words::short_of(line.unmet, line.partial, line.open));
        }
    }
    drawing.finish()
}

struct Drawing {
    body: String,
    title: String,
    note: String,
    y: usize,
}

impl Drawing {
    fn new(title: &str, note: &str) -> Self {
        Self { body: String::new(), title: escape(title), note: escape(note), y: TOP }
    }

    fn text(&mut self, x: usize, anchor: &str, more: &str, text: &str) {
        let y = self.y.saturating_add(17);
        let _ = write!(self.body, r##"<text x="{x}" y="{y}" text-anchor="{anchor}"{more}>{}</text>"##, escape(text));
    }

    fn bar(&mut self, x: usize, width: usize, fill: &str) {
        let y = self.y.saturating_add(5);
        let _ = write!(
            self.body,
            r##"<rect x="{x}" y="{y}" width="{width}" height="16" fill="{fill}" stroke="#000000" stroke-width="1"/>"##
        );
    }

    fn next(&mut self) {
        self.y = self.y.saturating_add(LINE);
    }

    fn key(&mut self, parts: &[(&str, &str)]) {
        let mut x = LEFT;
        for (fill, word) in parts {
            self.bar(x, 16, fill);
            self.text(x.saturating_add(22), "start", "", word);
            x = x.saturating_add(120);
        }
        self.next();
    }

    fn heading(&mut self, title: &str) {
        self.text(20, "start", r#" font-weight="bold""#, title);
        self.next();
    }

    /// A name, its bar of parts beside the whole's frame, and the same in words.
    fn line(&mut self, name: &str, parts: &[(usize, &str)], of: usize, said: &str) {
        self.text(LEFT.saturating_sub(10), "end", "", name);
        let long = |count: usize| count.saturating_mul(LONGEST).checked_div(of).unwrap_or_default();
        self.bar(LEFT, LONGEST, "#ffffff");
        let mut x = LEFT;
        for (count, fill) in parts.iter().filter(|(count, _)| *count > 0) {
            self.bar(x, long(*count), fill);
            x = x.saturating_add(long(*count));
        }
        self.text(LEFT.saturating_add(LONGEST).saturating_add(10), "start", "", said);
        self.next();
    }

    fn finish(self) -> String {
        let height = self.y.saturating_add(20);
        let Self { body, title, note, .. } = self;
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="{title}" font-family="SimSun, 'Noto Sans CJK SC', sans-serif" font-size="14" fill="#000000">{HATCH}<rect width="{WIDTH}" height="{height}" fill="#ffffff"/><text x="20" y="32" font-size="18" font-weight="bold">{title}</text><text x="20" y="58" font-size="13">{note}</text>{body}</svg>"##
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four counties, of which three fall short of one standard.
    fn rolled_up(catalog: &Catalog) -> RolledUp {
        let files: Vec<serde_json::Value> = ["unmet", "partial", "unmet", "met"]
            .iter()
            .enumerate()
            .map(|(number, status)| {
                let county = serde_json::json!({ "name": format!("{number}县"), "code": format!("45010{number}") });
                let mut file = weibao_core::new_assessment(catalog, Some(&county));
                file["answers"]["1.1.1"] = serde_json::json!({ "status": status });
                file
            })
            .collect();
        weibao_chain::roll_up(&[catalog], &files, &weibao_chain::RollUpOptions::default()).unwrap()
    }

    #[test]
    fn every_bar_has_its_number_and_no_county_is_drawn() {
        let catalog = weibao_standards::catalog();
        let rolled_up = rolled_up(&catalog);
        let drawn = standards_picture(&catalog, &rolled_up);
        assert!(drawn.contains("未达标2，部分达标1，未定0"), "{drawn}");
        assert_eq!(drawn.matches("，未定").count(), 76);
        assert!(!drawn.contains("0县") && !drawn.contains("style="), "{drawn}");
        let areas = areas_picture(&catalog, &rolled_up);
        assert_eq!(areas.matches("0/4个县").count(), catalog.areas.len());
    }

    #[test]
    fn parts_never_outgrow_the_whole() {
        let mut drawing = Drawing::new("图", "");
        drawing.line("名", &[(3, "#404040"), (1, "url(#hatch)")], 4, "");
        assert!(drawing.body.contains(r#"width="315""#) && drawing.body.contains(r#"x="505""#), "{}", drawing.body);
        drawing.line("空", &[(0, "#404040")], 0, "");
    }
}

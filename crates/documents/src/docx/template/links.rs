//! Where a field's instruction names a bookmark: ` REF 名称 \h `, ` PAGEREF 名称 `, ` HYPERLINK \l "名称" `.

use std::ops::Range;

/// Where in an instruction a bookmark is named.
pub(super) fn bookmark(instruction: &str) -> Option<Range<usize>> {
    let mut words = words(instruction);
    let kind = instruction.get(words.next()?)?.to_ascii_uppercase();
    let named = match kind.as_str() {
        "REF" | "PAGEREF" | "NOTEREF" => words.next()?,
        "HYPERLINK" => {
            words.find(|word| instruction.get(word.clone()).is_some_and(|word| word.eq_ignore_ascii_case("\\l")))?;
            words.next()?
        }
        _ => return None,
    };
    let name = instruction.get(named.clone())?;
    let is_quote = |sign: char| matches!(sign, '"' | '“' | '”');
    let bare = name.trim_start_matches("&quot;").trim_start_matches(is_quote);
    let start = named.end.saturating_sub(bare.len());
    let bare = bare.trim_end_matches("&quot;").trim_end_matches(is_quote);
    (!bare.is_empty() && !bare.starts_with('\\')).then(|| start..start.saturating_add(bare.len()))
}

/// The words of a text, each with its place.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0_usize;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from.saturating_add(rest.len().saturating_sub(rest.trim_start().len()));
        let word = text.get(start..)?.split_whitespace().next()?;
        from = start.saturating_add(word.len());
        Some(start..from)
    })
}

/// Where a part of a text stands that is written in pieces.
pub(super) fn places(pieces: &[Range<usize>], part: &Range<usize>) -> Vec<Range<usize>> {
    let mut before = 0_usize;
    let mut places = Vec::new();
    for piece in pieces {
        let length = piece.len();
        let (start, end) = (part.start.max(before), part.end.min(before.saturating_add(length)));
        if start < end {
            let place = |at: usize| piece.start.saturating_add(at.saturating_sub(before));
            places.push(place(start)..place(end));
        }
        before = before.saturating_add(length);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_bookmark_that_a_field_names() {
        let named = |instruction: &'static str| bookmark(instruction).and_then(|place| instruction.get(place));
        assert_eq!(named(" REF 标签 \\h "), Some("标签"));
        assert_eq!(named("pageref _Ref1"), Some("_Ref1"));
        assert_eq!(named(r#" HYPERLINK  \l "处" \o "提示" "#), Some("处"));
        assert_eq!(named(" HYPERLINK \\l &quot;处&quot;"), Some("处"));
        for none in ["", " ", "REF", " REF \\h", "DATE \\@ yyyy", r#"HYPERLINK "http://x/REF""#, r#"HYPERLINK \l """#] {
            assert_eq!(named(none), None, "{none}");
        }
    }

    #[test]
    fn a_name_in_pieces_has_a_place_in_each() {
        assert_eq!(places(&[10..14, 20..21, 30..39], &(2..7)), [12..14, 20..21, 30..32]);
        assert_eq!(places(&[10..14, 20..21], &(0..5)), [10..14, 20..21]);
    }
}

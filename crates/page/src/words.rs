//! Looking for words in a text. Plainly: the standard library's search is made for long texts, and is itself as long.

/// What stands before these words and after them, where they come first.
pub fn split_once<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    text.char_indices().find_map(|(place, _)| {
        let (before, rest) = text.split_at_checked(place)?;
        Some((before, rest.strip_prefix(words)?))
    })
}

/// Whether these words are in it.
pub fn has(text: &str, words: &str) -> bool {
    split_once(text, words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_come_first() {
        assert_eq!(split_once("乡镇设立工作站，村设立站点", "设立"), Some(("乡镇", "工作站，村设立站点")));
        assert_eq!(split_once("工作站", "工作站"), Some(("", "")));
        assert!(has("a村b", "b") && !has("a村b", "ab") && !has("", "村"));
    }
}

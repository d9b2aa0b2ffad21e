//! How placeholders are written: finding them in a text, and finding what only looks like one.

use crate::fields::meant;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// What stands between the braces, and the whole with them.
    Field { inner: &'a str, whole: &'a str },
    /// Two opening braces whose counterparts do not follow, and the beginning of what does.
    Opened { braces: &'a str, shown: &'a str },
    /// The end of the words before, where it holds two closing braces that nothing opens.
    Closed { shown: &'a str },
}

/// The braces of Chinese keyboards count too.
fn is_opening(character: char) -> bool {
    matches!(character, '{' | '｛')
}

fn is_closing(character: char) -> bool {
    matches!(character, '}' | '｝')
}

/// Where two characters of this kind first stand side by side, and how many bytes they take.
fn pair(text: &str, is: fn(char) -> bool) -> Option<(usize, usize)> {
    let mut characters = text.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        match characters.peek() {
            Some((_, next)) if is(character) && is(*next) => {
                return Some((place, character.len_utf8().saturating_add(next.len_utf8())));
            }
            _ => {}
        }
    }
    None
}

/// No name is longer, in characters: an opening whose end is further away has none.
const LONGEST: usize = 80;

/// Splits a text at its placeholders.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    let mut waiting = None;
    std::iter::from_fn(move || {
        if let Some(piece) = waiting.take() {
            return Some(piece);
        }
        let (before, from, opening) = match pair(rest, is_opening) {
            Some((0, opening)) => ("", rest, opening),
            Some((start, opening)) => {
                let (before, from) = rest.split_at_checked(start)?;
                (before, from, opening)
            }
            None => (rest, "", 0),
        };
        if !before.is_empty() {
            waiting = closed(before);
            rest = from;
            return Some(Piece::Words(before));
        }
        let (braces, inside) = from.split_at_checked(opening).filter(|(braces, _)| !braces.is_empty())?;
        let near = start_of(inside, LONGEST);
        let end = pair(near, is_closing).filter(|(end, _)| {
            near.get(..*end).is_some_and(|inner| !inner.contains(|sign| is_opening(sign) || is_closing(sign)))
        });
        Some(match end {
            Some((end, closing)) => {
                let length = opening.saturating_add(end).saturating_add(closing);
                let (whole, behind) = from.split_at_checked(length)?;
                rest = behind;
                Piece::Field { inner: near.get(..end)?, whole }
            }
            None => {
                rest = inside;
                let shown = opening.saturating_add(start_of(inside, SHOWN).len());
                Piece::Opened { braces, shown: from.get(..shown)? }
            }
        })
    })
}

/// Where words hold two closing braces that nothing opens.
fn closed(words: &str) -> Option<Piece<'_>> {
    let (end, closing) = pair(words, is_closing)?;
    let start = words.get(..end)?.char_indices().rev().nth(SHOWN.saturating_sub(1)).map_or(0, |(place, _)| place);
    Some(Piece::Closed { shown: words.get(start..end.saturating_add(closing))? })
}

/// How many characters are shown beside braces without a counterpart.
const SHOWN: usize = 12;

/// The first characters of a text.
fn start_of(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// What a placeholder asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A text: `{{名称}}`.
    Text(String),
    /// What follows once for every record: `{{#名称}}`.
    Each(String),
    /// What follows where there is something: `{{?名称}}`.
    With(String),
    /// What follows where there is nothing: `{{^名称}}`.
    Without(String),
    /// The end of these: `{{/名称}}`.
    End(String),
}

impl Asked {
    pub fn read(inner: &str) -> Self {
        let name = meant(inner);
        let mut characters = name.chars();
        let sign = characters.next();
        let rest = characters.as_str().to_owned();
        match sign {
            Some('#' | '＃') => Self::Each(rest),
            Some('?' | '？') => Self::With(rest),
            Some('^' | '＾') => Self::Without(rest),
            Some('/' | '／') => Self::End(rest),
            _ => Self::Text(name),
        }
    }
}

impl Asked {
    /// The name behind its sign.
    pub fn name(&self) -> &str {
        match self {
            Self::Text(name) | Self::Each(name) | Self::With(name) | Self::Without(name) | Self::End(name) => name,
        }
    }
}

/// The placeholder that is a text's only content, unless it is a plain text's.
pub(super) fn marker(text: &str) -> Option<(Asked, &str)> {
    let mut pieces = pieces(text.trim());
    match (pieces.next()?, pieces.next()) {
        (Piece::Field { inner, whole }, None) => {
            Some((Asked::read(inner), whole)).filter(|(asked, _)| !matches!(asked, Asked::Text(_)))
        }
        _ => None,
    }
}

/// A list's name and the word that chooses from it: `标准(未达标)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListName<'a> {
    pub name: &'a str,
    pub mark: Option<&'a str>,
}

impl<'a> ListName<'a> {
    pub fn read(text: &'a str) -> Self {
        match text.split_once('(') {
            Some((name, rest)) => Self { name, mark: Some(rest.strip_suffix(')').unwrap_or(rest)) },
            None => Self { name: text, mark: None },
        }
    }
}

/// Signs that people put around what is to be filled in, and that other programs use for it.
const AROUND: [(&str, &str); 8] =
    [("${", "}"), ("{%", "%}"), ("{", "}"), ("｛", "｝"), ("<<", ">>"), ("«", "»"), ("[[", "]]"), ("【【", "】】")];

/// What stands in words like a placeholder that is written in another way: the whole of it. `is_known` tells our names, and whether to
/// go on.
pub(super) fn lookalike(text: &str, mut is_known: impl FnMut(&str) -> Option<bool>) -> Option<&str> {
    for (opening, closing) in AROUND {
        let mut from = 0_usize;
        while let Some(start) = text.get(from..)?.find(opening).map(|place| place.saturating_add(from)) {
            let inside = start.saturating_add(opening.len());
            let near = start_of(text.get(inside..)?, LONGEST);
            if let Some(end) = near.find(closing) {
                let bare = near.get(..end)?.trim_matches(|sign| is_opening(sign) || is_closing(sign) || sign == ' ');
                if is_known(Asked::read(bare).name())? {
                    return text.get(start..inside.saturating_add(end).saturating_add(closing.len()));
                }
            }
            from = inside;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_placeholders_and_braces_without_a_counterpart() {
        let field = |inner, whole| Piece::Field { inner, whole };
        let pieces = |text| pieces(text).collect::<Vec<_>>();
        assert_eq!(
            pieces("甲{{乙}}丙｛｛丁｝｝{戊}"),
            [
                Piece::Words("甲"),
                field("乙", "{{乙}}"),
                Piece::Words("丙"),
                field("丁", "｛｛丁｝｝"),
                Piece::Words("{戊}")
            ]
        );
        let opened = |shown| Piece::Opened { braces: "{{", shown };
        assert_eq!(pieces("{{甲"), [opened("{{甲"), Piece::Words("甲")]);
        assert_eq!(pieces("甲}}"), [Piece::Words("甲}}"), Piece::Closed { shown: "甲}}" }]);
        assert_eq!(pieces("{{甲{{乙}}"), [opened("{{甲{{乙}}"), Piece::Words("甲"), field("乙", "{{乙}}")]);
    }

    #[test]
    fn reads_what_is_meant() {
        assert_eq!(Asked::read(" ＃ 标准（未达标） "), Asked::Each("标准(未达标)".into()));
        assert_eq!(Asked::read("标准．正\u{200b}文"), Asked::Text("标准.正文".into()));
        assert_eq!(marker("　{{？甲}} "), Some((Asked::With("甲".into()), "{{？甲}}")));
        assert_eq!(marker("{{甲}}"), None);
        assert_eq!(marker("{{/甲}}。"), None);
    }

    #[test]
    fn finds_what_looks_like_a_placeholder() {
        fn look(text: &str) -> Option<&str> {
            lookalike(text, |name| Some(name == "县名"))
        }
        for text in ["{县名}", "${县名}", "｛县名｝", "{ {县名} }", "«县名»", "<<县名>>", "[[县名]]", "{#县名}"]
        {
            assert!(look(&format!("前{text}后")).is_some(), "{text}");
        }
        for text in ["县名", "（县名）", "【县名】", "{别的}", "{", "<县名>"] {
            assert_eq!(look(text), None, "{text}");
        }
        assert_eq!(look(&"{".repeat(50_000)), None);
    }
}

//! Words as they are compared: full-width letters and digits narrow, blanks and brackets away.

use alloc::string::String;

/// The narrow form of a full-width character: the part of NFKC that clerks' files need.
pub fn narrow(letter: char) -> char {
    match letter {
        '\u{3000}' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        _ => letter,
    }
}

/// Whether a character can be seen.
pub fn visible(letter: char) -> bool {
    let is_invisible = matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    !is_invisible && !letter.is_control()
}

/// A name as it is compared with another: 《关于……》 (2025) 12号 is 关于……202512号.
pub fn plain(name: &str) -> String {
    let brackets = "()[]{}<>《》〈〉「」『』【】〔〕“”\"'‘’";
    name.chars()
        .filter(|letter| visible(*letter))
        .map(narrow)
        .filter(|letter| !letter.is_whitespace() && !brackets.contains(*letter))
        .collect()
}

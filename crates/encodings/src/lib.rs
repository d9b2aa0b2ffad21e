#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

use alloc::borrow::Cow;
use alloc::string::String;

/// How bytes become text.
#[derive(Debug)]
pub struct Encoding {
    name: &'static str,
    way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Utf8,
    Utf16 {
        big_endian: bool,
    },
    Windows1252,
    /// Only its ASCII part is known here.
    Legacy,
}

impl PartialEq for Encoding {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Encoding {}

macro_rules! encodings {
    ($($constant:ident $variable:ident $name:literal $way:expr;)*) => {$(
        #[doc = $name]
        pub static $variable: Encoding = Encoding { name: $name, way: $way };
        #[doc = $name]
        pub static $constant: &Encoding = &$variable;
    )*};
}

encodings! {
    UTF_8 UTF_8_INIT "UTF-8" Way::Utf8;
    UTF_16LE UTF_16LE_INIT "UTF-16LE" Way::Utf16 { big_endian: false };
    UTF_16BE UTF_16BE_INIT "UTF-16BE" Way::Utf16 { big_endian: true };
    WINDOWS_1252 WINDOWS_1252_INIT "windows-1252" Way::Windows1252;
    BIG5 BIG5_INIT "Big5" Way::Legacy;
    EUC_JP EUC_JP_INIT "EUC-JP" Way::Legacy;
    EUC_KR EUC_KR_INIT "EUC-KR" Way::Legacy;
    GB18030 GB18030_INIT "gb18030" Way::Legacy;
    GBK GBK_INIT "GBK" Way::Legacy;
    IBM866 IBM866_INIT "IBM866" Way::Legacy;
    ISO_2022_JP ISO_2022_JP_INIT "ISO-2022-JP" Way::Legacy;
    ISO_8859_2 ISO_8859_2_INIT "ISO-8859-2" Way::Legacy;
    ISO_8859_3 ISO_8859_3_INIT "ISO-8859-3" Way::Legacy;
    ISO_8859_4 ISO_8859_4_INIT "ISO-8859-4" Way::Legacy;
    ISO_8859_5 ISO_8859_5_INIT "ISO-8859-5" Way::Legacy;
    ISO_8859_6 ISO_8859_6_INIT "ISO-8859-6" Way::Legacy;
    ISO_8859_7 ISO_8859_7_INIT "ISO-8859-7" Way::Legacy;
    ISO_8859_8 ISO_8859_8_INIT "ISO-8859-8" Way::Legacy;
    ISO_8859_8_I ISO_8859_8_I_INIT "ISO-8859-8-I" Way::Legacy;
    ISO_8859_10 ISO_8859_10_INIT "ISO-8859-10" Way::Legacy;
    ISO_8859_13 ISO_8859_13_INIT "ISO-8859-13" Way::Legacy;
    ISO_8859_14 ISO_8859_14_INIT "ISO-8859-14" Way::Legacy;
    ISO_8859_15 ISO_8859_15_INIT "ISO-8859-15" Way::Legacy;
    ISO_8859_16 ISO_8859_16_INIT "ISO-8859-16" Way::Legacy;
    KOI8_R KOI8_R_INIT "KOI8-R" Way::Legacy;
    KOI8_U KOI8_U_INIT "KOI8-U" Way::Legacy;
    MACINTOSH MACINTOSH_INIT "macintosh" Way::Legacy;
    REPLACEMENT REPLACEMENT_INIT "replacement" Way::Legacy;
    SHIFT_JIS SHIFT_JIS_INIT "Shift_JIS" Way::Legacy;
    WINDOWS_1250 WINDOWS_1250_INIT "windows-1250" Way::Legacy;
    WINDOWS_1251 WINDOWS_1251_INIT "windows-1251" Way::Legacy;
    WINDOWS_1253 WINDOWS_1253_INIT "windows-1253" Way::Legacy;
    WINDOWS_1254 WINDOWS_1254_INIT "windows-1254" Way::Legacy;
    WINDOWS_1255 WINDOWS_1255_INIT "windows-1255" Way::Legacy;
    WINDOWS_1256 WINDOWS_1256_INIT "windows-1256" Way::Legacy;
    WINDOWS_1257 WINDOWS_1257_INIT "windows-1257" Way::Legacy;
    WINDOWS_1258 WINDOWS_1258_INIT "windows-1258" Way::Legacy;
    WINDOWS_874 WINDOWS_874_INIT "windows-874" Way::Legacy;
    X_MAC_CYRILLIC X_MAC_CYRILLIC_INIT "x-mac-cyrillic" Way::Legacy;
}

/// The 32 characters of windows-1252 that differ from Latin-1.
const WINDOWS_1252_HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    place.and_then(|place| WINDOWS_1252_HIGH.get(place)).copied().unwrap_or(char::from(byte))
}

impl Encoding {
    /// Its name.
    pub fn name(&'static self) -> &'static str {
        self.name
    }

    /// The encoding of a label as an XML declaration has it; nothing where its text is not known here.
    pub fn for_label(label: &[u8]) -> Option<&'static Encoding> {
        let is = |names: &[&str]| names.iter().any(|name| label.trim_ascii().eq_ignore_ascii_case(name.as_bytes()));
        if is(&["utf-8", "utf8"]) {
            Some(UTF_8)
        } else if is(&["utf-16", "utf-16le"]) {
            Some(UTF_16LE)
        } else if is(&["utf-16be"]) {
            Some(UTF_16BE)
        } else if is(&["windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii"]) {
            Some(WINDOWS_1252)
        } else {
            None
        }
    }

    /// The text, with U+FFFD for what is none; whether there was some.
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Encoding, bool) {
        let mut broken = false;
        let text = match self.way {
            Way::Utf8 => {
                let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
                broken = text.contains(char::REPLACEMENT_CHARACTER);
                text
            }
            Way::Utf16 { big_endian } => {
                let mark: &[u8] = if big_endian { b"\xfe\xff" } else { b"\xff\xfe" };
                let bytes = bytes.strip_prefix(mark).unwrap_or(bytes);
                broken = !bytes.len().is_multiple_of(2);
                let decoded = char::decode_utf16(units(bytes, big_endian)).map(|unit| {
                    unit.unwrap_or_else(|_| {
                        broken = true;
                        char::REPLACEMENT_CHARACTER
                    })
                });
                Cow::Owned(decoded.collect())
            }
            Way::Windows1252 => Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
            Way::Legacy => {
                broken = !bytes.is_ascii();
                let known = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER };
                Cow::Owned(bytes.iter().map(known).collect())
            }
        };
        (text, self, broken)
    }

    /// The text, if all of it is some.
    pub fn decode_without_bom_handling_and_without_replacement<'a>(
        &'static self,
        bytes: &'a [u8],
    ) -> Option<Cow<'a, str>> {
        match self.way {
            Way::Utf8 => core::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Way::Utf16 { big_endian } if bytes.len().is_multiple_of(2) => {
                let text: Result<String, _> = char::decode_utf16(units(bytes, big_endian)).collect();
                text.ok().map(Cow::Owned)
            }
            Way::Utf16 { .. } => None,
            Way::Windows1252 => Some(self.decode(bytes).0),
            Way::Legacy => bytes.is_ascii().then(|| self.decode(bytes).0),
        }
    }

    /// Reads a text that comes in pieces.
    pub fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder { encoding: self, kept: [0; 4], length: 0 }
    }
}

fn units(bytes: &[u8], big_endian: bool) -> impl Iterator<Item = u16> {
    bytes
        .as_chunks::<2>()
        .0
        .iter()
        .map(move |pair| if big_endian { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) })
}

/// How far a piece was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecoderResult {
    /// To its end.
    InputEmpty,
    /// There was no more room.
    OutputFull,
    /// To something that is no text.
    Malformed(u8, u8),
}

/// Reads a text that comes in pieces.
#[derive(Clone, Debug)]
pub struct Decoder {
    encoding: &'static Encoding,
    /// The beginning of a character whose end is still to come.
    kept: [u8; 4],
    length: usize,
}

const NO_TEXT: DecoderResult = DecoderResult::Malformed(1, 0);

impl Decoder {
    /// Of which encoding.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// How much room a piece needs at most.
    pub fn max_utf8_buffer_length_without_replacement(&self, length: usize) -> Option<usize> {
        length.checked_add(4)?.checked_mul(3)
    }

    /// Reads a piece to the end of `to`, which has room for it.
    pub fn decode_to_string_without_replacement(
        &mut self,
        from: &[u8],
        to: &mut String,
        last: bool,
    ) -> (DecoderResult, usize) {
        let mut read = 0_usize;
        let mut room = [0; 256];
        loop {
            let rest = from.get(read..).unwrap_or_default();
            let (result, more, written) = self.decode_to_utf8_without_replacement(rest, &mut room, last);
            read = read.saturating_add(more);
            // Whole characters only are ever written.
            if let Some(text) = room.get(..written).and_then(|bytes| core::str::from_utf8(bytes).ok()) {
                to.push_str(text);
            }
            if result != DecoderResult::OutputFull {
                return (result, read);
            }
        }
    }

    /// Reads a piece into `to`: the result, and how many bytes were read and written.
    pub fn decode_to_utf8_without_replacement(
        &mut self,
        from: &[u8],
        to: &mut [u8],
        last: bool,
    ) -> (DecoderResult, usize, usize) {
        let (mut read, mut written) = (0_usize, 0_usize);
        loop {
            let rest = from.get(read..).unwrap_or_default();
            // Most of a text needs no more than to be copied.
            if self.length == 0 && self.encoding.way == Way::Utf8 {
                let room = to.len().saturating_sub(written);
                let piece = rest.get(..rest.len().min(room)).unwrap_or_default();
                let sound = match core::str::from_utf8(piece) {
                    Ok(_) => piece.len(),
                    Err(error) => error.valid_up_to(),
                };
                let end = written.saturating_add(sound);
                if let (Some(place), Some(text)) = (to.get_mut(written..end), piece.get(..sound)) {
                    place.copy_from_slice(text);
                }
                (read, written) = (read.saturating_add(sound), end);
            }
            let Some(byte) = from.get(read) else {
                return (if last && self.length > 0 { NO_TEXT } else { DecoderResult::InputEmpty }, read, written);
            };
            if to.len().saturating_sub(written) < 4 {
                return (DecoderResult::OutputFull, read, written);
            }
            read = read.saturating_add(1);
            if let Some(place) = self.kept.get_mut(self.length) {
                *place = *byte;
            }
            self.length = self.length.saturating_add(1);
            match self.character() {
                Ok(Some(character)) => {
                    self.length = 0;
                    let end = written.saturating_add(character.len_utf8());
                    if let Some(place) = to.get_mut(written..end) {
                        character.encode_utf8(place);
                    }
                    written = end;
                }
                Ok(None) => {}
                Err(()) => {
                    self.length = 0;
                    return (NO_TEXT, read, written);
                }
            }
        }
    }

    /// The character that is kept, once it is whole.
    fn character(&self) -> Result<Option<char>, ()> {
        let kept = self.kept.get(..self.length).unwrap_or_default();
        match self.encoding.way {
            Way::Utf8 => match core::str::from_utf8(kept) {
                Ok(text) => Ok(text.chars().next()),
                Err(error) if error.error_len().is_none() => Ok(None),
                Err(_) => Err(()),
            },
            Way::Utf16 { big_endian } => {
                if !kept.len().is_multiple_of(2) {
                    return Ok(None);
                }
                match char::decode_utf16(units(kept, big_endian)).next() {
                    Some(Ok(character)) => Ok(Some(character)),
                    Some(Err(error)) if kept.len() == 2 && (0xd800..0xdc00).contains(&error.unpaired_surrogate()) => {
                        Ok(None)
                    }
                    _ => Err(()),
                }
            }
            Way::Windows1252 => Ok(kept.first().map(|byte| windows_1252(*byte))),
            Way::Legacy => kept.first().filter(|byte| byte.is_ascii()).map(|byte| Some(char::from(*byte))).ok_or(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn in_pieces(encoding: &'static Encoding, bytes: &[u8], size: usize, room: usize) -> Option<String> {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut out = Vec::new();
        let mut buffer = alloc::vec![0; room];
        let pieces: Vec<&[u8]> = bytes.chunks(size).chain([&[][..]]).collect();
        for (number, piece) in pieces.iter().enumerate() {
            let mut rest = *piece;
            loop {
                let last = number.saturating_add(1) == pieces.len();
                let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut buffer, last);
                out.extend_from_slice(&buffer[..written]);
                rest = &rest[read..];
                match result {
                    DecoderResult::InputEmpty => break,
                    DecoderResult::OutputFull => {}
                    DecoderResult::Malformed(..) => return None,
                }
            }
        }
        Some(String::from_utf8(out).unwrap())
    }

    #[test]
    fn reads_text_in_pieces_of_any_size() {
        let text = "宁东大道 dào 𠮷😀 a";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for size in 1..9 {
            for room in [4, 5, 7, 64] {
                for (encoding, bytes) in [(UTF_8, text.as_bytes()), (UTF_16LE, &little), (UTF_16BE, &big)] {
                    assert_eq!(
                        in_pieces(encoding, bytes, size, room).as_deref(),
                        Some(text),
                        "{} {size} {room}",
                        encoding.name
                    );
                }
                assert_eq!(in_pieces(UTF_8, b"ab\xff", size, room), None);
                assert_eq!(in_pieces(UTF_8, &"大".as_bytes()[..2], size, room), None);
                assert_eq!(in_pieces(UTF_16LE, &little[..3], size, room), None);
                assert_eq!(in_pieces(GBK, b"ab\xb4\xf3", size, room), None);
            }
        }
        let mut out = String::new();
        let long = text.repeat(100);
        let read = UTF_8.new_decoder_without_bom_handling().decode_to_string_without_replacement(
            long.as_bytes(),
            &mut out,
            true,
        );
        assert_eq!((read, out), ((DecoderResult::InputEmpty, long.len()), long));
    }

    #[test]
    fn reads_whole_texts() {
        let little: Vec<u8> = "大a".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(UTF_16LE.decode(&little).0, "大a");
        assert_eq!(WINDOWS_1252.decode(b"\x80 \xe9").0, "€ é");
        let (text, _, broken) = GBK.decode(b"a\xb4\xf3");
        assert_eq!((text.as_ref(), broken), ("a\u{fffd}\u{fffd}", true));
        assert_eq!(UTF_16BE.decode_without_bom_handling_and_without_replacement(b"\xd8\x00"), None);
        assert_eq!(UTF_8.decode_without_bom_handling_and_without_replacement("大".as_bytes()).as_deref(), Some("大"));
        assert_eq!(Encoding::for_label(b"UTF-8"), Some(UTF_8));
        assert_eq!(Encoding::for_label(b"gb2312"), None);
    }
}

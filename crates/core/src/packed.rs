//! The catalog and the form as bytes: written when the software is built, and read in one pass without any parsing.
//!
//! First the numbers: every value in the order of its shape's fields, a length before each list, and of each text its length, or where it
//! stood before. Behind them the texts, each once. Only what was written by [`to_bytes`] of the same build is ever read: whoever embeds bytes
//! proves that they read back (`crates/standards/build.rs`).

use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;

use crate::decimal::{Decimal, Fraction};

/// Something that is kept as bytes.
pub trait Packed: Sized {
    /// Writes it.
    fn pack(&self, out: &mut Packer);

    /// Reads it.
    fn unpack(bytes: &mut Unpacker<'_>) -> Self;
}

/// A value as bytes.
pub fn to_bytes<T: Packed>(value: &T) -> Vec<u8> {
    let mut out = Packer::default();
    value.pack(&mut out);
    let mut bytes = Packer::default();
    bytes.length(out.numbers.len());
    bytes.numbers.append(&mut out.numbers);
    out.texts.iter().for_each(|text| bytes.numbers.extend_from_slice(text.as_bytes()));
    bytes.numbers
}

/// A value from its bytes.
pub fn from_bytes<T: Packed>(bytes: &[u8]) -> T {
    let mut bytes = Unpacker { numbers: bytes, texts: &[], read: Vec::new() };
    let length = bytes.length();
    (bytes.numbers, bytes.texts) = bytes.numbers.split_at_checked(length).unwrap_or_default();
    T::unpack(&mut bytes)
}

/// What has been written.
#[derive(Default)]
pub struct Packer {
    numbers: Vec<u8>,
    texts: Vec<String>,
}

impl Packer {
    pub(crate) fn byte(&mut self, byte: u8) {
        self.numbers.push(byte);
    }

    /// Seven bits a byte, the low ones first; the eighth says that more follow.
    fn number(&mut self, mut number: u64) {
        let low_bits = |number: u64| u8::try_from(number & 127).unwrap_or_default();
        while number > 127 {
            self.byte(low_bits(number) | 128);
            number = number.wrapping_shr(7);
        }
        self.byte(low_bits(number));
    }

    fn length(&mut self, length: usize) {
        self.number(u64::try_from(length).unwrap_or_default());
    }

    /// A new text by its length, from 1; one that stood before by 0 and its place.
    fn text(&mut self, text: &str) {
        if let Some(place) = self.texts.iter().position(|known| known == text) {
            self.byte(0);
            self.length(place);
        } else {
            self.length(text.len().saturating_add(1));
            self.texts.push(text.into());
        }
    }
}

/// What is still to be read; nothing but zeros behind its end.
pub struct Unpacker<'a> {
    numbers: &'a [u8],
    texts: &'a [u8],
    /// The texts that have been read.
    read: Vec<&'a str>,
}

impl<'a> Unpacker<'a> {
    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.numbers.split_first() else { return 0 };
        self.numbers = rest;
        *first
    }

    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0_u64, 0_u32);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 127).wrapping_shl(shift);
            if byte < 128 {
                return number;
            }
            shift = shift.wrapping_add(7);
        }
    }

    fn length(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or_default()
    }

    fn text(&mut self) -> &'a str {
        let Some(length) = self.length().checked_sub(1) else {
            let place = self.length();
            return self.read.get(place).copied().unwrap_or_default();
        };
        let (text, rest) = self.texts.split_at_checked(length).unwrap_or_default();
        self.texts = rest;
        let text = core::str::from_utf8(text).unwrap_or_default();
        self.read.push(text);
        text
    }
}

impl Packed for u8 {
    fn pack(&self, out: &mut Packer) {
        out.byte(*self);
    }

    fn unpack(bytes: &mut Unpacker<'_>) -> Self {
        bytes.byte()
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Packer) {
        out.byte(u8::from(*self));
    }

    fn unpack(bytes: &mut Unpacker<'_>) -> Self {
        bytes.byte() != 0
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Packer) {
        out.text(self);
    }

    fn unpack(bytes: &mut Unpacker<'_>) -> Self {
        bytes.text().into()
    }
}

impl Packed for Decimal {
    fn pack(&self, out: &mut Packer) {
        out.number(u64::try_from(self.scaled()).unwrap_or_default());
    }

    fn unpack(bytes: &mut Unpacker<'_>) -> Self {
        Self::from_scaled(bytes.number().into())
    }
}

impl Packed for Fraction {
    fn pack(&self, out: &mut Packer) {
        let (above, below) = self.parts();
        out.number(above.into());
        out.number(below.into());
    }

    fn unpack(bytes: &mut Unpacker<'_>) -> Self {
        let mut number = || u32::try_from(bytes.number()).unwrap_or_default();
        Self::new(number(), number()).unwrap_or_default()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Packer) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(bytes: &mut Unpacker<'_>) -> Self {
        bool::unpack(bytes).then(|| T::unpack(bytes))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Packer) {
        out.length(self.len());
        self.iter().for_each(|item| item.pack(out));
    }

    fn unpack(bytes: &mut Unpacker<'_>) -> Self {
        let length = bytes.length();
        let mut items = Self::with_capacity(length);
        for _ in 0..length {
            items.push(T::unpack(bytes));
        }
        items
    }
}

impl<T: Packed> Packed for LiteMap<String, T> {
    fn pack(&self, out: &mut Packer) {
        out.length(self.len());
        for (key, value) in self.iter() {
            key.pack(out);
            value.pack(out);
        }
    }

    fn unpack(bytes: &mut Unpacker<'_>) -> Self {
        let mut map = Self::new();
        for _ in 0..bytes.length() {
            map.insert(String::unpack(bytes), T::unpack(bytes));
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_reads_back() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, 10_000_000_000_000_000];
        let decimals: Vec<Decimal> = numbers.into_iter().map(Decimal::from_scaled).collect();
        assert_eq!(from_bytes::<Vec<Decimal>>(&to_bytes(&decimals)), decimals);
        // Seven bits to a byte, and no byte more.
        let size = |scaled: i128| to_bytes(&Decimal::from_scaled(scaled)).len();
        assert_eq!((size(127), size(128)), (size(1), size(1) + 1));
        let fraction = Fraction::new(u32::MAX, 3).unwrap();
        assert_eq!(from_bytes::<Fraction>(&to_bytes(&fraction)), fraction);
        // The same text twice, and an empty one.
        let texts: LiteMap<String, Option<String>> = [
            ("甲".into(), None),
            ("乙".into(), Some(String::new())),
            ("丁".into(), Some("甲".into())),
            ("丙".into(), Some("x".repeat(300))),
        ]
        .into_iter()
        .collect();
        assert_eq!(from_bytes::<LiteMap<String, Option<String>>>(&to_bytes(&texts)), texts);
    }

    #[test]
    fn bytes_that_end_too_early_read_as_nothing() {
        assert_eq!(from_bytes::<String>(&[1, 6, b'a']), "");
        assert_eq!(from_bytes::<Option<Vec<u8>>>(&[]), None);
    }
}

//! Bytes for the one file: LZMA, a fifth less than deflated, in characters that a page may hold. `assets/unpack.js` and `assets/bytes.js` undo
//! it there.

use std::io::Write;

use anyhow::{Context, Result};
use lzma_rust2::{LzmaOptions, LzmaWriter};

/// Enough for every wasm to be seen as a whole.
const WINDOW: u32 = 1 << 23;

/// The bytes as a `.lzma` file that says how many they are.
pub fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    // Wasm is bytes, not words: what came just before tells more than where it stands.
    let options = LzmaOptions { dict_size: WINDOW, lc: 4, lp: 0, pb: 0, nice_len: 273, ..LzmaOptions::with_preset(9) };
    let size = u64::try_from(bytes.len())?;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(size)).context("cannot pack")?;
    writer.write_all(bytes).context("cannot pack")?;
    writer.finish().context("cannot pack")
}

/// The bytes as text of ASCII: six bytes in seven characters, where base64 needs eight. A last group that is shorter has one character more
/// than it has bytes, too.
pub fn text(bytes: &[u8]) -> String {
    // What means something to a page, a script or a text editor is left out. Seven of the 116 that are left tell more apart than six bytes do.
    let digits: Vec<char> = ('\u{1}'..='~').filter(|digit| !LEFT_OUT.contains(*digit)).collect();
    let mut text = String::new();
    for group in bytes.chunks(6) {
        let number = group.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
        let places = (0..=u32::try_from(group.len()).unwrap_or_default()).rev();
        text.extend(places.map(|place| digits[number / digits.len().pow(place) % digits.len()]));
    }
    text
}

/// What no text holds.
const LEFT_OUT: &str = "\u{8}\n\u{b}\u{c}\r\u{1a}\u{1b}<&\\";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{output, program};

    /// Has node take it back with the page's own scripts, and write it as base64: of text, and, at once and in pieces, of what was packed and then written as text.
    const BACK: &str = "import { readFileSync } from 'node:fs';
        const own = (name) => import('data:text/javascript;base64,' + readFileSync(`crates/xtask/assets/${name}.js`).toString('base64'));
        const [{ bytes }, { unpacking, unpackBeside }] = await Promise.all([own('bytes'), own('unpack')]);
        const texts = readFileSync(process.argv[1], 'latin1').split('\\n');
        const [once, pieces] = [0, 0].map(() => unpacking(bytes(texts[1])));
        once.goOn(once.out.length);
        const half = pieces.out.length >> 1;
        await Promise.all([unpackBeside(pieces, half), unpackBeside(pieces, pieces.out.length)]);
        const back = [bytes(texts[0]), once.out, pieces.out];
        process.stdout.write(back.map((bytes) => Buffer.from(bytes).toString('base64')).join('\\n'));";

    fn comes_back(name: &str, bytes: &[u8]) {
        use base64::Engine;
        let file = crate::files::root().join("target/packing").join(name);
        let texts = [text(bytes), text(&packed(bytes).unwrap())];
        assert!(
            texts
                .iter()
                .all(|text| text.chars().all(|digit| ('\u{1}'..='~').contains(&digit) && !LEFT_OUT.contains(digit)))
        );
        crate::files::write(&file, texts.join("\n")).unwrap();
        let back = output(program("node").args(["--input-type=module", "--eval", BACK]).arg(&file)).unwrap();
        for back in back.split('\n') {
            assert!(base64::prelude::BASE64_STANDARD.decode(back).unwrap() == bytes, "{name} does not come back");
        }
    }

    #[test]
    fn text_is_as_short_as_promised() {
        for length in 0..40 {
            assert_eq!(text(&vec![0xa5; length]).len(), length + length.div_ceil(6), "{length}");
        }
    }

    #[test]
    fn bytes_of_every_length_come_back() {
        for length in 2..=14 {
            comes_back("short", &(0..length).map(|at: u8| !at.wrapping_mul(37)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_packed_comes_back() {
        comes_back("empty", b"");
        comes_back("one", b"a");
        comes_back("runs", &[7; 70_000]);
        let mut seed = 1_u32;
        let mut noise = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(seed >> 24).unwrap()
        };
        comes_back("noise", &(0..70_000).map(|_| noise()).collect::<Vec<_>>());
        // Every kind of distance and length: words of a few letters, repeated from near and far.
        let words: Vec<Vec<u8>> = (0..500).map(|_| (0..(2 + noise() % 60)).map(|_| noise() % 16).collect()).collect();
        let mut text = Vec::new();
        while text.len() < 400_000 {
            text.extend(&words[usize::from(noise()) * 500 / 256]);
            text.extend(words[usize::from(noise() % 4)].iter().take(usize::from(noise() % 9)));
        }
        comes_back("words", &text);
    }
}

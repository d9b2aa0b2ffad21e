//! LZMA for the one file: a fifth less than deflated. `assets/unpack.js` undoes it in the page.

use std::io::Write;

use anyhow::{Context, Result};
use lzma_rust2::{LzmaOptions, LzmaWriter};

/// Enough for every wasm to be seen as a whole.
const WINDOW: u32 = 1 << 22;

/// The bytes as a `.lzma` file that says how many they are.
pub fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    // Wasm is bytes, not words: what came just before tells more than where it stands.
    let options = LzmaOptions { dict_size: WINDOW, lc: 4, lp: 0, pb: 0, ..LzmaOptions::with_preset(9) };
    let size = u64::try_from(bytes.len())?;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(size)).context("cannot pack")?;
    writer.write_all(bytes).context("cannot pack")?;
    writer.finish().context("cannot pack")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{output, program};

    /// Has node unpack it with the page's own script, and write it as base64.
    const UNPACK: &str = "import { readFileSync } from 'node:fs';
        const text = readFileSync('crates/xtask/assets/unpack.js', 'utf8');
        const { unpack } = await import('data:text/javascript;base64,' + Buffer.from(text).toString('base64'));
        process.stdout.write(Buffer.from(unpack(new Uint8Array(readFileSync(process.argv[1])))).toString('base64'));";

    fn comes_back(name: &str, bytes: &[u8]) {
        use base64::Engine;
        let file = crate::files::root().join("target/packing").join(name);
        crate::files::write(&file, packed(bytes).unwrap()).unwrap();
        let back = output(program("node").args(["--input-type=module", "--eval", UNPACK]).arg(&file)).unwrap();
        assert!(base64::prelude::BASE64_STANDARD.decode(back).unwrap() == bytes, "{name} does not come back");
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

// Bytes out of text, as `text` of `xtask/src/packing.rs` wrote it: thirteen bits in two characters, a twelfth less than base64.

/** What each character stands for. Those that mean something to a page or a script are left out. */
const DIGITS = new Uint8Array(127);
let base = 0;
for (let code = 33; code < 127; code += 1) {
  if ("<&\\".indexOf(String.fromCharCode(code)) >= 0) continue;
  DIGITS[code] = base;
  base += 1;
}

export function bytes(text) {
  // The last may be alone: it holds six bits.
  const out = new Uint8Array(((text.length >> 1) * 13 + (text.length & 1) * 6) >> 3);
  let [at, held, waiting] = [0, 0, 0];
  for (let from = 0; from < text.length; from += 2) {
    const first = DIGITS[text.charCodeAt(from)];
    if (from + 1 < text.length) {
      waiting = (waiting << 13) | (first * base + DIGITS[text.charCodeAt(from + 1)]);
      held += 13;
    } else {
      waiting = (waiting << 6) | first;
      held += 6;
    }
    for (; held >= 8; at += 1) {
      held -= 8;
      out[at] = waiting >> held;
    }
    waiting &= (1 << held) - 1;
  }
  return out;
}

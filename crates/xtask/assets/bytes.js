// Bytes out of text, as `text` of `xtask/src/packing.rs` wrote it: six bytes in seven characters, where base64 needs eight.

/** What each character stands for. Those that mean something to a page, a script or a text editor are left out. */
const DIGITS = new Uint8Array(127);
let base = 0;
for (let code = 1; code < 127; code += 1) {
  if ("\b\n\v\f\r\x1a\x1b<&\\".indexOf(String.fromCharCode(code)) >= 0) continue;
  DIGITS[code] = base;
  base += 1;
}

export function bytes(text) {
  // The last may be fewer: each group has one character more than it has bytes.
  const out = new Uint8Array(text.length - Math.ceil(text.length / 7));
  for (let [from, at] = [0, 0]; from < text.length; from += 7, at += 6) {
    const after = Math.min(from + 7, text.length);
    let number = 0;
    for (let place = from; place < after; place += 1) number = number * base + DIGITS[text.charCodeAt(place)];
    // Forty-eight bits are exact in a number, but shifted they are not.
    const high = Math.floor(number / 0x1000000);
    let low = number - high * 0x1000000;
    for (let place = at + after - from - 2; place >= at; place -= 1) {
      if (place === at + after - from - 5) low = high;
      out[place] = low;
      low >>= 8;
    }
  }
  return out;
}

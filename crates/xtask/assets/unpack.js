// LZMA, unpacked: what `xtask/src/packing.rs` wrote. A wasm is a fifth smaller than deflated, and no browser unpacks either for the one file.
// The names and the layout are those of the specification (lzma-specification.txt of the LZMA SDK).

const STATES = 12;
const POSITIONS = 16;
const LENGTHS = 2 + 2 * POSITIONS * 8 + 256;
const [IS_MATCH, IS_REP] = [0, STATES * POSITIONS];
const [IS_REP_G0, IS_REP_G1, IS_REP_G2] = [1, 2, 3].map((kind) => IS_REP + kind * STATES);
const IS_REP0_LONG = IS_REP_G2 + STATES;
const POS_SLOT = IS_REP0_LONG + STATES * POSITIONS;
const POS_SPECIAL = POS_SLOT + 4 * 64;
const ALIGN = POS_SPECIAL + 128;
const LENGTH = ALIGN + 16;
const REP_LENGTH = LENGTH + LENGTHS;
const LITERAL = REP_LENGTH + LENGTHS;

/** As many bytes are unpacked at once: in less time than a click may wait. */
const PIECE = 0x10000;

/** Unpacks up to a place, in pieces, between which the page does what else there is to do. Several may want it at once. */
export const unpackBeside = (work, end) =>
  new Promise((done) => {
    (function step(at) {
      if (at >= end) done();
      else setTimeout(() => step(work.goOn(Math.min(at + PIECE, end))), 0);
    })(work.goOn(0));
  });

/**
 * Work on a `.lzma` file whose head says how many bytes it holds: `out`, the bytes as far as they are unpacked, and `goOn`, which unpacks them up to a
 * place or a little further, and answers how far they are.
 */
export function unpacking(input) {
  const settings = input[0];
  const lc = settings % 9;
  const lp = Math.floor(settings / 9) % 5;
  const pb = Math.floor(settings / 45);
  const size = input[5] + input[6] * 0x100 + input[7] * 0x10000 + input[8] * 0x1000000;
  const out = new Uint8Array(size);
  const odds = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);
  let range = 0xffffffff;
  let code = 0;
  let from = 14;
  for (; from < 18; from += 1) code = ((code << 8) | input[from]) >>> 0;

  function refill() {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | input[from]) >>> 0;
    from += 1;
  }

  function bit(place) {
    const odd = odds[place];
    const bound = (range >>> 11) * odd;
    let value;
    if (code < bound) {
      range = bound;
      odds[place] = odd + ((2048 - odd) >>> 5);
      value = 0;
    } else {
      range -= bound;
      code -= bound;
      odds[place] = odd - (odd >>> 5);
      value = 1;
    }
    refill();
    return value;
  }

  function tree(place, bits) {
    let node = 1;
    for (let count = 0; count < bits; count += 1) node = (node << 1) | bit(place + node);
    return node - (1 << bits);
  }

  function reversed(place, bits) {
    let node = 1;
    let value = 0;
    for (let count = 0; count < bits; count += 1) {
      const one = bit(place + node);
      node = (node << 1) | one;
      value |= one << count;
    }
    return value;
  }

  function direct(bits) {
    let value = 0;
    for (let count = 0; count < bits; count += 1) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      value = value * 2 + one;
      refill();
    }
    return value;
  }

  function length(place, position) {
    if (!bit(place)) return tree(place + 2 + position * 8, 3);
    if (!bit(place + 1)) return 8 + tree(place + 2 + POSITIONS * 8 + position * 8, 3);
    return 16 + tree(place + 2 + 2 * POSITIONS * 8, 8);
  }

  function distance(long) {
    const slot = tree(POS_SLOT + Math.min(long, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + reversed(POS_SPECIAL + base - slot, bits);
    return base + direct(bits - 4) * 16 + reversed(ALIGN, 4);
  }

  let at = 0;
  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  function goOn(end) {
    while (at < end && at < size) {
      const position = at & ((1 << pb) - 1);
      if (!bit(IS_MATCH + state * POSITIONS + position)) {
        const before = at ? out[at - 1] : 0;
        const place = LITERAL + 0x300 * (((at & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
        let symbol = 1;
        if (state >= 7) {
          let match = out[at - rep0 - 1];
          while (symbol < 0x100) {
            const expected = (match >> 7) & 1;
            match <<= 1;
            const one = bit(place + ((1 + expected) << 8) + symbol);
            symbol = (symbol << 1) | one;
            if (expected !== one) break;
          }
        }
        while (symbol < 0x100) symbol = (symbol << 1) | bit(place + symbol);
        out[at] = symbol;
        at += 1;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
        continue;
      }
      let long;
      if (bit(IS_REP + state)) {
        if (!bit(IS_REP_G0 + state)) {
          if (!bit(IS_REP0_LONG + state * POSITIONS + position)) {
            state = state < 7 ? 9 : 11;
            out[at] = out[at - rep0 - 1];
            at += 1;
            continue;
          }
        } else if (!bit(IS_REP_G1 + state)) {
          [rep0, rep1] = [rep1, rep0];
        } else if (!bit(IS_REP_G2 + state)) {
          [rep0, rep1, rep2] = [rep2, rep0, rep1];
        } else {
          [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
        }
        long = length(REP_LENGTH, position);
        state = state < 7 ? 8 : 11;
      } else {
        [rep1, rep2, rep3] = [rep0, rep1, rep2];
        long = length(LENGTH, position);
        state = state < 7 ? 7 : 10;
        rep0 = distance(long);
      }
      for (const end = at + long + 2; at < end; at += 1) out[at] = out[at - rep0 - 1];
    }
    return at;
  }
  return { out, goOn };
}

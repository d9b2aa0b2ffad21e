// What the finished wasm is made of: MVP instructions alone, and memory that is copied and filled by words.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import binaryen from "binaryen";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");

/** The text of every function of a wasm; refuses one that needs more than MVP. */
function functions(file) {
  const module = binaryen.readBinary(readFileSync(join(dist, file)));
  module.setFeatures(binaryen.Features.MVP | binaryen.Features.MutableGlobals);
  assert.ok(module.validate(), `${file} is no MVP`);
  const texts = module.emitText().split(/\n \(func /).slice(1);
  module.dispose();
  return texts;
}

test("the rest of the page is MVP too, and has its memory and its functions from the first part", () => {
  functions("site/weibao_rest.wasm");
  const [first, rest] = ["site/weibao_bg.wasm", "site/weibao_rest.wasm"].map((file) => new WebAssembly.Module(readFileSync(join(dist, file))));
  const given = new Set(WebAssembly.Module.exports(first).map(({ name, kind }) => `${kind} ${name}`));
  const wanted = WebAssembly.Module.imports(rest).map(({ name, kind }) => `${kind} ${name}`);
  assert.ok(wanted.length > 100 && wanted.includes("memory a") && wanted.includes("table b"));
  assert.deepEqual(wanted.filter((one) => !given.has(one)), []);
});

for (const file of ["module/weibao_bg.wasm", "module/documents_bg.wasm", "module/tables_bg.wasm", "site/weibao_bg.wasm", "module/element_bg.wasm"]) {
  test(`${file} copies memory by words`, () => {
    const all = functions(file);
    // (to, from, length), of nothing but loops over memory: the functions that the build puts in the place of memory.copy and memory.fill.
    const movers = all.filter((text) => /^\S+ \(param \$0 i32\) \(param \$1 i32\) \(param \$2 i32\)\n/.test(text) && /\(loop /.test(text) && !/\(call/.test(text) && /\(i64\.store align=1|\(i64\.store offset=8 align=1/.test(text));
    const copies = movers.filter((text) => /\(i64\.load align=1/.test(text) && /\(i64\.load offset=8 align=1/.test(text));
    const fills = movers.filter((text) => /i64\.mul/.test(text) && /72340172838076673/.test(text));
    assert.equal(copies.length, 1, "one copies 16 bytes a step");
    assert.equal(fills.length, 1, "one fills 8 bytes a step");
    for (const [mover] of [...copies, ...fills].map((text) => text.split(" ", 1))) assert.ok(all.some((text) => text.includes(`(call ${mover}\n`)), `${mover} is called`);
    // wasm-opt's own lowering asks for the memory's size at each call and goes byte by byte.
    assert.deepEqual(all.filter((text) => /memory\.size/.test(text) && !/memory\.grow/.test(text)).map((text) => text.split(" ", 1)[0]), []);
  });
}

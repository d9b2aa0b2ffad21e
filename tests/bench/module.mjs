// What the built artefacts weigh, and how long the module in wasm takes in Node. One JSON object a line.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { print, report } from "./report.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

for (const [file, { raw, gzip, brotli }] of Object.entries(JSON.parse(readFileSync(at("dist/sizes.json"))))) {
  print(`size_raw ${file}`, raw, "B");
  print(`size_gzip ${file}`, gzip, "B");
  print(`size_brotli ${file}`, brotli, "B");
}

/** Microseconds of one call, in rounds that are each long enough to be measured. */
function time(name, call) {
  const rounds = [];
  for (let round = 0; round < 11; round += 1) {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < 60) {
      call();
      calls += 1;
    }
    rounds.push(((performance.now() - start) * 1000) / calls);
  }
  report(name, rounds, "µs");
}

const { default: init, ...weibao } = await import(at("dist/module/weibao.js"));
const started = performance.now();
await init({ module_or_path: readFileSync(at("dist/module/weibao_bg.wasm")) });
print("init_wasm", Math.round(performance.now() - started), "ms");

const example = JSON.parse(readFileSync(at("standards/example-county.json")));
const answered = weibao.newAssessment({ name: "示例县" });
for (const area of weibao.catalog().areas)
  for (const content of area.contents)
    for (const standard of content.standards) answered.answers[standard.id] = { status: "met" };
time("evaluate_wasm_example_county", () => weibao.evaluate(example));
time("evaluate_wasm_76_standards", () => weibao.evaluate(answered));
// The counts alone, of a file and of its text.
for (const [name, county] of [["example_county", example], ["76_standards", answered]]) {
  const text = JSON.stringify(county);
  time(`tally_wasm_${name}`, () => weibao.tally(county));
  time(`tally_wasm_${name}_text`, () => weibao.tally(text));
}
time("check_wasm_example_county", () => weibao.check(example));

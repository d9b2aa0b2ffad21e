// What a province or the ministry does: the files of all 2,844 counties parsed, scored and tabulated in a browser, against plain JavaScript that merely counts.

import { join } from "node:path";
import { chromium } from "../browser/chromium.mjs";
import { dist, serve } from "../browser/tools.mjs";
import { print, ratio, report } from "./report.mjs";

const COUNTIES = 2844;
const ROUNDS = 3;

const server = await serve(join(dist, "module"), (path) => (path === "/" ? { headers: { "Content-Type": "text/html" }, body: "<!doctype html><title>2,844</title>" } : undefined));
const browser = await chromium("newest");
const page = await browser.page();
await page.goto(server.address);

await page.evaluate(async (counties) => {
  const weibao = await import("./weibao.js");
  await weibao.default();
  const standards = weibao.catalog().areas.flatMap((area) => area.contents).flatMap((content) => content.standards);
  const states = ["met", "met", "met", "met", "partial", "unmet", "pending"];
  let seed = 1;
  const random = (end) => (seed = (seed * 48271) % 2147483647) % end;
  const texts = Array.from({ length: counties }, (_, number) => {
    const county = weibao.newAssessment({ name: `第${number + 1}县` });
    for (const { id } of standards) county.answers[id] = { status: states[random(states.length)] };
    for (let item = 1; item <= 7; item += 1) county.negatives[`N${item}`] = { state: random(200) ? "absent" : "present" };
    return JSON.stringify(county);
  });
  const add = (table, key) => table.set(key, (table.get(key) ?? 0) + 1);
  window.ways = {
    counted() {
      const table = new Map();
      for (const text of texts) {
        const county = JSON.parse(text);
        for (const answer of Object.values(county.answers)) add(table, answer.status);
      }
      return table.size;
    },
    judged() {
      const table = new Map();
      for (const text of texts) {
        const report = weibao.evaluate(JSON.parse(text));
        add(table, report.verdict);
        for (const standard of report.standards) add(table, standard.status);
      }
      return table.size;
    },
    tallied() {
      const table = new Map();
      for (const text of texts) {
        const { verdict, standards } = weibao.tally(text);
        add(table, verdict);
        for (const id in standards) add(table, standards[id]);
      }
      return table.size;
    },
  };
}, COUNTIES);

const times = { counted: [], judged: [], tallied: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const way of Object.keys(times)) {
    times[way].push(await page.evaluate((name) => {
      const start = performance.now();
      window.ways[name]();
      return performance.now() - start;
    }, way));
  }
}
report(`counties_${COUNTIES} parsed and counted by plain JavaScript`, times.counted, "ms");
report(`counties_${COUNTIES} parsed, scored and tabulated`, times.judged, "ms");
report(`counties_${COUNTIES} tallied and tabulated`, times.tallied, "ms");
ratio(`counties_${COUNTIES} scored : counted by plain JavaScript`, times.judged, times.counted);
ratio(`counties_${COUNTIES} tallied : counted by plain JavaScript`, times.tallied, times.counted);
await page.connection.send("HeapProfiler.collectGarbage");
const { usedSize, backingStorageSize } = await page.connection.send("Runtime.getHeapUsage");
print(`counties_${COUNTIES} memory afterwards, texts and wasm included`, usedSize + backingStorageSize, "B");
await browser.close();
await server.close();

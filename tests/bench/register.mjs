// How long an edit in a register takes until it is painted with all its consequences: our page against one by hand, in the same run.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "../browser/chromium.mjs";
import * as county from "../browser/journey.mjs";
import { singleFile, until } from "../browser/tools.mjs";
import { largest } from "../largest.mjs";
import { print, ratio, report } from "./report.mjs";

const CELL = "0/3";
const EDITS = 40;

/** Makes the edits one after the other, each in a frame of its own; milliseconds from the event until the frame is painted. */
const edits = (page, selector) =>
  page.evaluate(async (wanted, count) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const painted = () => new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (channel.port1.close(), done());
      channel.port2.postMessage(0);
    });
    const times = [];
    for (let round = 0; round < count; round += 1) {
      await frame();
      const input = document.querySelector(wanted);
      input.value = round % 2 ? "5" : "4";
      const start = performance.now();
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await painted();
      times.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 30));
    }
    return times;
  }, selector, EDITS);

const browser = await chromium("newest");
const ours = await browser.page();
await ours.goto(singleFile);
await county.screen(ours, "start");
const file = join(mkdtempSync(join(tmpdir(), "weibao-bench-")), "largest.json");
writeFileSync(file, JSON.stringify(largest));
await ours.upload("[data-action=open-file] input", [file]);
await county.screen(ours, "assess");
await county.go(ours, "#/register/communities");
await ours.click(`[data-cell="${CELL}"]`);
await until("the cell takes text", () => ours.evaluate((cell) => Boolean(document.querySelector(`[data-cell="${cell}"] input`)), CELL));

/** The page by hand, with so many of the rows in it. */
const byHand = async (rows) => {
  const page = await browser.page();
  await page.goto(`${new URL("pages/register-by-hand.html", import.meta.url).href}#${rows}`);
  await page.evaluate((list) => fill(list), largest.registers.communities);
  return page;
};
const painted = await ours.evaluate(() => document.querySelectorAll("[data-row]").length);
const all = largest.registers.communities.length;
const pages = [
  [`ours, ${painted} rows painted`, ours, `[data-cell="${CELL}"] input`],
  [`by hand, ${painted} rows painted`, await byHand(painted), "tbody input"],
  [`by hand, all ${all} rows painted`, await byHand(all), "tbody input"],
];

for (const slower of [1, 4]) {
  const times = Object.fromEntries(pages.map(([name]) => [name, []]));
  for (let round = 0; round < 3; round += 1) {
    for (const [name, page, selector] of pages) {
      await page.connection.send("Page.bringToFront");
      await page.connection.send("Emulation.setCPUThrottlingRate", { rate: slower });
      times[name].push(...(await edits(page, selector)));
      await page.connection.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    }
  }
  for (const [name, values] of Object.entries(times)) report(`register_edit_painted ${name} ${slower}x`, values, "ms");
  const [[, mine], ...measures] = Object.entries(times);
  for (const [name, values] of measures) ratio(`register_edit_painted ours : ${name} ${slower}x`, mine, values);
}
await ours.connection.send("Page.bringToFront");
/** Bytes held after a collection: the page's objects, and the wasm's memory among their backing stores. */
const memory = async () => {
  await ours.connection.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await ours.connection.send("Runtime.getHeapUsage");
  return usedSize + backingStorageSize;
};
const before = await memory();
for (let round = 0; round < 10; round += 1) await edits(ours, `[data-cell="${CELL}"] input`);
print("register_memory_grown_by_400_edits", (await memory()) - before, "B");
await browser.close();

// How long the page takes for forty workbooks of the largest county, from the drop to what they come to, on a machine four times slower.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "../browser/chromium.mjs";
import * as county from "../browser/journey.mjs";
import { root, singleFile, until } from "../browser/tools.mjs";
import { largest } from "../largest.mjs";
import { report } from "./report.mjs";

const FILES = 40;

const folder = mkdtempSync(join(tmpdir(), "weibao-bench-"));
const [file, sent] = [join(folder, "largest.json"), join(folder, "sent")];
mkdirSync(sent);
// With nothing answered, so that what comes back is news.
writeFileSync(file, JSON.stringify({ ...largest, answers: {}, figures: {}, negatives: {} }));
execFileSync("cargo", ["run", "--quiet", "--package", "weibao-tables", "--example", "departments", "--", "out", file, sent], { cwd: root });
const files = readdirSync(sent).slice(0, FILES).map((name) => [name, readFileSync(join(sent, name)).toString("base64")]);
const browser = await chromium("newest");
const page = await browser.page();
await page.goto(singleFile);
await county.openFile(page, file);
await county.go(page, "#/exchange");
await page.connection.send("Emulation.setCPUThrottlingRate", { rate: 4 });
const taken = await page.evaluate((given) => new Promise((done) => {
  const list = given.map(([name, bytes]) => new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name));
  const event = new Event("drop", { bubbles: true, cancelable: true });
  const all = Object.assign(Object.create({ item: (at) => list[at] }), list, { length: list.length });
  Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: all } });
  const start = performance.now();
  let longest = 0;
  let before = start;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (document.querySelectorAll("[data-reply]").length === list.length) done([now - start, longest]);
    else setTimeout(look, 10);
  };
  document.querySelector("main").dispatchEvent(event);
  look();
}), files);
await until("all are there", () => page.evaluate((count) => document.querySelectorAll("[data-reply]").length === count, FILES));
report("forty workbooks of the largest county read at 4x throttle, with loading the part that reads them", [taken[0]], "ms");
report("the longest that the page stood still meanwhile", [taken[1]], "ms");
await browser.close();
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

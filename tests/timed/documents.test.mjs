// The largest county's papers, on a slow machine.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as county from "../browser/journey.mjs";
import { engines, shown, singleFile } from "../browser/tools.mjs";
import { longWinded } from "../largest.mjs";
import { slowed } from "../pace.mjs";

let browser, page, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "weibao-largest-"));
  writeFileSync(join(folder, "largest.json"), JSON.stringify(longWinded));
  browser = await engines["Chromium (newest)"]();
  page = await browser.page();
  await page.goto(singleFile);
  await county.openFile(page, join(folder, "largest.json"));
  await county.go(page, "#/documents");
  await page.click("[data-action=preview][data-document=plan]");
  await shown(page, "[data-preview=plan] .paper");
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the report is there within a second, and the page says first that it is being made", async (context) => {
  const runs = [];
  for (let run = 0; run < 5; run += 1) runs.push(await slowed(page, 4, () => county.exportTakes(page, "report")));
  assert.ok(runs.every(({ result }) => result.told), "the page says that it is at work");
  context.diagnostic(`the report of the largest county at 4x: ${runs.map(({ pace, result }) => `${Math.round(result.milliseconds)} ms at pace ${pace.toFixed(2)}`).join(", ")}`);
  assert.ok(runs.some(({ pace, result }) => result.milliseconds < 1000 * pace), "within a second");
});

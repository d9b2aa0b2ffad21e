// How long the page takes for the report of the largest county, from the click to the file, on a machine four times slower.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "../browser/chromium.mjs";
import * as county from "../browser/journey.mjs";
import { singleFile } from "../browser/tools.mjs";
import { longWinded } from "../largest.mjs";
import { report } from "./report.mjs";

const ROUNDS = 9;

const folder = mkdtempSync(join(tmpdir(), "weibao-bench-"));
writeFileSync(join(folder, "largest.json"), JSON.stringify(longWinded));
const browser = await chromium("newest");
const page = await browser.page();
await page.goto(singleFile);
await county.openFile(page, join(folder, "largest.json"));
await county.go(page, "#/result");
await page.connection.send("Emulation.setCPUThrottlingRate", { rate: 4 });
const times = [];
for (let round = 0; round < ROUNDS; round += 1) times.push((await county.exportTakes(page, "report")).milliseconds);
report("report of the largest county at 4x throttle, with loading the part that writes it", times.splice(0, 1), "ms");
report("report of the largest county at 4x throttle", times, "ms");
await browser.close();
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

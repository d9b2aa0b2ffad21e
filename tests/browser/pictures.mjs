// Pictures of every screen with the example county, as `site/pictures` has them: `node tests/browser/pictures.mjs [FOLDER]` after a build.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { write } from "../counties.mjs";
import * as county from "./journey.mjs";
import { chromium } from "./chromium.mjs";
import { root, shown, singleFile } from "./tools.mjs";

const SCREENS = { start: "#/start", negatives: "#/negatives", figures: "#/figures", register: "#/register/schools", exchange: "#/exchange", assess: "#/assess/10", result: "#/result/counts", check: "#/check", form: "#/form", documents: "#/documents", course: "#/course", round: "#/round", manual: "#/manual", review: "#/review", rollup: "#/rollup" };
const SIZES = [["", 1366, 768], ["-390", 390, 844]];

const folder = process.argv[2] ?? join(root, "site/pictures");
const files = mkdtempSync(join(tmpdir(), "weibao-pictures-"));
const counties = write(files, 12);
/** What is opened on a screen before it is shown. */
const OPENED = {
  form: (page) => shown(page, ".paper"),
  review: async (page) => {
    await page.upload("[data-action=review-open] input", [join(root, "standards/example-county.json")]);
    await shown(page, ".review-bar");
  },
  rollup: async (page) => {
    await page.upload("[data-action=rollup-choose] input", counties);
    await shown(page, "[data-total]");
  },
};

const browser = await chromium("newest");
const page = await browser.page();
for (const [suffix, width, height] of SIZES) {
  await page.size(width, height);
  await page.goto(singleFile);
  await page.reload();
  await page.evaluate(() => { location.hash = "#/start"; });
  await county.openExample(page);
  for (const [name, hash] of Object.entries(SCREENS)) {
    await page.evaluate((wanted) => { location.hash = wanted; }, hash);
    await county.screen(page, hash.split("/")[1]);
    await OPENED[name]?.(page);
    await new Promise((done) => setTimeout(done, 400));
    await page.picture(join(folder, `${name}${suffix}.png`));
  }
}
await browser.close();
rmSync(files, { recursive: true, force: true, maxRetries: 5 });

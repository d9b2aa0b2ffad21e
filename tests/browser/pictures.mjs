// Pictures of every screen with the example county, as `site/pictures` has them: `node tests/browser/pictures.mjs [FOLDER]` after a build.

import { join } from "node:path";
import * as county from "./journey.mjs";
import { chromium } from "./chromium.mjs";
import { root, shown, singleFile } from "./tools.mjs";

const SCREENS = { start: "#/start", negatives: "#/negatives", figures: "#/figures", register: "#/register/schools", exchange: "#/exchange", assess: "#/assess/10", result: "#/result/counts", check: "#/check", form: "#/form", documents: "#/documents" };
const SIZES = [["", 1366, 768], ["-390", 390, 844]];

const folder = process.argv[2] ?? join(root, "site/pictures");
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
    if (name === "form") await shown(page, ".paper");
    await new Promise((done) => setTimeout(done, 400));
    await page.picture(join(folder, `${name}${suffix}.png`));
  }
}
await browser.close();

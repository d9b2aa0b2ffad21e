// A province's two hundred counties (45 kB each) rolled up on a machine four times slower, and how long the page holds still meanwhile:
// on the site, where a worker does it, and in the one file, where the page does it in slices.
//
//     node tests/bench/rollup.mjs [COUNT] [RATE]      2844 1 is the nation on a machine of today

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "../browser/chromium.mjs";
import { screen } from "../browser/journey.mjs";
import { dist, serve, singleFile, until } from "../browser/tools.mjs";
import { write } from "../counties.mjs";
import { print } from "./report.mjs";

const COUNT = Number(process.argv[2] ?? 200);
const RATE = Number(process.argv[3] ?? 4);

const folder = mkdtempSync(join(tmpdir(), "weibao-rollup-"));
const paths = write(folder, COUNT);
const server = await serve(join(dist, "site"));
const browser = await chromium("newest");
for (const [where, address] of [["the site", server.address], ["the one file", singleFile]]) {
  const page = await browser.page();
  await page.goto(`${address}#/rollup`);
  await screen(page, "rollup");
  await page.connection.send("Emulation.setCPUThrottlingRate", { rate: RATE });
  await page.evaluate(() => {
    const seen = (window.seen = { longest: 0, over: 0, last: performance.now() });
    const look = () => {
      const now = performance.now();
      const gap = now - seen.last;
      if (gap > seen.longest) seen.longest = gap;
      if (gap > 50) seen.over += 1;
      seen.last = now;
      seen.stop || setTimeout(look, 0);
    };
    look();
    document.querySelector("[data-action=rollup-choose] input").addEventListener("change", () => (seen.start = performance.now()), true);
    new MutationObserver(() => {
      const total = document.querySelector("[data-total]");
      if (total && !seen.end) seen.end = performance.now();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.upload("[data-action=rollup-choose] input", paths);
  const { milliseconds, longest, over } = await until("all counties are there", () => page.evaluate((count) => {
    const { seen } = window;
    if (!document.querySelector("[data-total]")?.textContent.includes(`共${count}个县`)) return undefined;
    seen.stop = true;
    return { milliseconds: seen.end - seen.start, longest: seen.longest, over: seen.over };
  }, COUNT), 300);
  const name = `${COUNT} counties rolled up by ${where} at ${RATE}x throttle`;
  print(name, Math.round(milliseconds), "ms");
  print(`${name}, the page holds still for at most`, Math.round(longest), "ms");
  print(`${name}, times it holds still for more than 50 ms`, over, "times");
}
await browser.close();
await server.close();
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

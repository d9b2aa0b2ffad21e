// The workbooks of the largest county out of the page, and forty of them back into it, timed.

import { unzipSync } from "fflate";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { asking, filled } from "../filled.mjs";
import * as county from "../browser/journey.mjs";
import { download, shown } from "../browser/tools.mjs";

/** Opens the county, has the workbooks of all its units made as one .zip, and fills so many of them in. */
export async function replies(page, count) {
  const file = join(page.downloads, "largest.json");
  writeFileSync(file, JSON.stringify(asking));
  await county.openFile(page, file);
  await county.go(page, "#/exchange");
  await shown(page, "[data-action=pick-all]");
  await page.click("[data-action=pick-all]");
  // The program that writes them is there before the clock runs.
  await page.click("[data-action=notice]");
  await page.evaluate(() => new Promise((done) => {
    const look = () => (document.querySelector("[data-action=zip]").disabled ? setTimeout(look, 50) : done());
    setTimeout(look, 500);
  }));
  const start = Date.now();
  const zip = await download(page, () => page.click("[data-action=zip]"));
  const milliseconds = Date.now() - start;
  const all = Object.entries(unzipSync(zip.bytes));
  return { milliseconds, units: all.length, files: all.slice(0, count).map(([name, bytes]) => [name, filled(bytes).toString("base64")]) };
}

/**
 * Drops the files, and tells in milliseconds: how long until what they come to is shown, the longest that the page stood still, and which
 * words of how far it is were seen. Meanwhile it picks and unpicks a unit as a user would: how often the page did so.
 */
export const dropAll = (page, files) => page.evaluate((given) => new Promise((done) => {
  const list = given.map(([name, bytes]) => new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name));
  const event = new Event("drop", { bubbles: true, cancelable: true });
  const all = Object.assign(Object.create({ item: (at) => list[at] }), list, { length: list.length });
  Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: all } });
  const start = performance.now();
  let [longest, before, used, clicked] = [0, start, 0, start];
  const progress = new Set();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    const told = document.querySelector("[data-progress]");
    if (told) {
      progress.add(told.textContent);
      if (now - clicked > 200) {
        const was = document.querySelector("[data-unit] input").checked;
        document.querySelector("[data-unit] input").click();
        used += Number(document.querySelector("[data-unit] input").checked !== was);
        clicked = now;
      }
    }
    if (!told && progress.size && document.querySelectorAll("[data-reply]").length === list.length && document.querySelector("[data-part=compare] [data-at]")) {
      done({ total: now - start, longest, progress: [...progress], used });
    } else setTimeout(look, 20);
  };
  document.querySelector("main").dispatchEvent(event);
  look();
}), files);

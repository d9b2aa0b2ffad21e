// Kills the whole browser at random moments: nothing that was shown as saved may be gone.
// `node tests/browser/kills.mjs 100 [newest|109|69|esr]` prints figures, half of them from the disk.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import * as county from "./journey.mjs";
import { dist, serve, singleFile } from "./tools.mjs";

const NOTE = '[data-standard="1.1.1"] [data-pointer="/answers/1.1.1/note"]';
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function opened(browser, address, first) {
  const page = await browser.page();
  await page.goto(address);
  await county.screen(page, "start");
  if (first) {
    await county.begin(page, "示例县");
  } else {
    await county.openRecord(page);
  }
  await county.go(page, "#/assess/1");
  await county.details(page, "1.1.1");
  return page;
}

/** So many kills of one browser's profile. Gives how many edits were acknowledged, and what was lost of them. */
export async function kills(version, times, address) {
  const profile = mkdtempSync(join(tmpdir(), "weibao-kills-"));
  const figures = { kills: 0, acknowledged: 0, lost: [] };
  const read = (page) => page.evaluate((note) => Number(document.querySelector(note).value), NOTE);
  let [written, acknowledged] = [0, 0];
  try {
    for (let round = 0; round <= times; round += 1) {
      const browser = await (version === "esr" ? firefox(profile) : chromium(version, profile));
      const page = await opened(browser, address, round === 0);
      const found = await read(page);
      if (found < acknowledged) figures.lost.push({ round, found, acknowledged });
      if (round === times) {
        await browser.close();
        break;
      }
      written = acknowledged = Math.max(found, acknowledged);
      const end = Date.now() + Math.random() * 1500;
      do {
        written += 1;
        await county.put(page, NOTE, String(written));
        await county.saved(page);
        acknowledged = written;
        figures.acknowledged += 1;
      } while (Date.now() < end);
      await pause(Math.random() * 50);
      await browser.kill();
      figures.kills += 1;
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return figures;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [times, version = "newest"] = [Number(process.argv[2] ?? 100), process.argv[3]];
  const server = await serve(join(dist, "site"));
  for (const address of [singleFile, server.address]) {
    console.log(version, address.split(":")[0], JSON.stringify(await kills(version, Math.ceil(times / 2), address)));
  }
  await server.close();
}

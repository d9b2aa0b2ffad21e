// Two windows write the same record at once, again and again: of the two one is told, each time.
// `node tests/browser/races.mjs 1000 [newest|109|69]` prints figures, half of them from the disk.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "./chromium.mjs";
import * as county from "./journey.mjs";
import { dist, serve, singleFile, until } from "./tools.mjs";

const NOTE = '[data-standard="1.1.1"] [data-pointer="/answers/1.1.1/note"]';
const look = (page) => page.evaluate((note) => ({
  state: document.querySelector("[data-save-state]").dataset.saveState,
  note: document.querySelector(note).value,
}), NOTE);
const write = (page, text) => county.put(page, NOTE, text);

async function opened(page, address) {
  await page.goto(address);
  await county.screen(page, "start");
  await county.openRecord(page);
  await county.go(page, "#/assess/1");
  await county.details(page, "1.1.1");
}

/** So many races in one browser. Gives how many there were, how often one was told, how often one only saw what the other wrote, and what was lost in silence. */
export async function races(version, times, address) {
  const browser = await chromium(version);
  const figures = { races: 0, told: 0, followed: 0, lost: [] };
  try {
    const one = await browser.page();
    await one.goto(address);
    await county.screen(one, "start");
    await county.begin(one, "示例县");
    await county.go(one, "#/assess/1");
    await county.details(one, "1.1.1");
    let two = await browser.page();
    await opened(two, address);
    for (let round = 0; round < times; round += 1) {
      const [left, right] = [`甲${round}`, `乙${round}`];
      // 0 to 30 ms apart: at once, or just while the other writes.
      await Promise.all([write(one, left), new Promise((done) => setTimeout(done, Math.random() * 30)).then(() => write(two, right))]);
      const settled = (page) => page.state === "saved" || page.state === "unsaved";
      const both = await until("both have settled", async () => {
        const seen = [await look(one), await look(two)];
        const agree = seen[0].state === "saved" && seen[1].state === "saved" ? seen[0].note === seen[1].note : true;
        return seen.every(settled) && agree && seen;
      }).catch(async () => [await look(one), await look(two)]);
      figures.races += 1;
      const states = both.map((page) => page.state).sort().join();
      const notes = both.map((page) => page.note);
      if (states === "saved,unsaved" && notes[0] !== notes[1]) figures.told += 1;
      else if (states === "saved,saved" && notes[0] === notes[1]) figures.followed += 1;
      else figures.lost.push({ round, both });
      // What was told goes on as a copy of its own, and the two meet again at one record.
      const [winner, loser] = both[0].state === "saved" ? [one, two] : [two, one];
      if (states === "saved,unsaved") {
        if (loser === two) {
          await two.close();
          two = await browser.page();
          await opened(two, address);
        } else {
          await loser.evaluate(() => document.querySelector("[data-action=keep-as-copy]").click());
          await county.saved(loser);
          await winner.close();
          two = await browser.page();
          await opened(two, address);
        }
      }
    }
  } finally {
    await browser.close();
  }
  return figures;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [times, version = "newest"] = [Number(process.argv[2] ?? 100), process.argv[3]];
  const server = await serve(join(dist, "site"));
  for (const address of [singleFile, server.address]) {
    console.log(version, address.split(":")[0], JSON.stringify(await races(version, Math.ceil(times / 2), address)));
  }
  await server.close();
}

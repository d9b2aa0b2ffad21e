// The recorded walk: a county with its data at hand, from the empty page to the exported form, by keyboard alone. Counts steps and keys.
// `node tests/browser/walk.mjs [FILE.html]` prints them, without a register and with one; of another build as well, to be put beside.

import { pathToFileURL } from "node:url";
import { chromium } from "./chromium.mjs";
import { download, shown, singleFile, until } from "./tools.mjs";

/** What a town answers: with its mechanism, two meetings with minutes, a station with duties, rules, a social worker and a supervisor. */
const TOWN = { kind: "2", mechanism: "1", meetings_per_year: "2", meetings_with_minutes: "2", station: "1", station_social_workers: "1", child_supervisors: "1", station_duties: "1", station_rules: "1", mechanism_post: "镇长" };

/**
 * Walks; gives `{ keys, inRegister, inCells, screens, name, bytes }`: keys pressed or typed, those of them for the register and in its
 * cells, screens come by, the form's file. `townships`: how many rows of the register are filled on the way.
 */
export async function walk(page, { figures = 12, townships = 0 } = {}) {
  let keys = 0;
  const screens = [];
  const press = async (key, options) => {
    keys += 1;
    await page.press(key, options);
  };
  const type = async (text) => {
    keys += text.length;
    await page.type(text);
  };
  const seen = async (name) => {
    await shown(page, `main[data-screen=${name}] h1`);
    screens.push(name);
  };
  const focused = (selector) => page.evaluate((wanted) => Boolean(document.activeElement?.matches(wanted)), selector);
  const settled = () => new Promise((done) => setTimeout(done, 60));
  /** Presses Tab until what is wanted has the keyboard. */
  const tab = async (selector, options) => {
    for (let pressed = 0; pressed < 400; pressed += 1) {
      if (await focused(selector)) return;
      await press("Tab", options);
    }
    throw new Error(`Tab does not come to ${selector}`);
  };
  await seen("start");
  await tab("input[name=county]");
  await type("示例县");
  await press("Enter");
  await seen("negatives");
  const absent = () => page.evaluate(() => document.querySelectorAll("[data-negative] input[value=absent]:checked").length);
  const byNumber = async () => {
    await press("1");
    await settled();
    return (await absent()) > 0;
  };
  // As the list behind ? offers it, where it does; else a bar in each group.
  const numbers = await byNumber();
  for (let item = numbers ? 2 : 1; item <= 7; item += 1) {
    if (numbers) await press("1");
    else {
      await tab(`[data-negative=N${item}] input`);
      await press(" ");
    }
    await until(`${item} items are answered`, async () => (await absent()) === item);
  }
  await tab("footer [data-action=next]");
  await press("Enter");
  await seen("figures");
  let [inRegister, inCells] = [0, 0];
  if (townships > 0) {
    const before = keys;
    // The navigation stands before the screen.
    await tab('nav a[href="#/register/townships"]', { shift: true });
    await press("Enter");
    await seen("register");
    await tab("[data-action=add-row]");
    await press("Enter");
    const columns = await page.evaluate(() => [...document.querySelectorAll("[data-row] [data-column]")].map((cell) => cell.getAttribute("data-column")));
    const from = keys;
    for (let row = 0; row < townships; row += 1) {
      await until(`row ${row} has the keyboard`, () => page.evaluate((at) => document.querySelector("[data-active]")?.getAttribute("data-cell") === at, `${row}/0`));
      const town = { name: `${"甲乙丙丁戊己庚辛壬癸"[row]}镇`, ...TOWN };
      for (const column of columns) {
        if (!(column in town)) throw new Error(`the register asks ${column}, which no town of this walk answers`);
        await type(town[column]);
        await press("Tab");
        await settled();
      }
    }
    inCells = keys - from;
    await until("every row is taken", () => page.evaluate((count) => document.querySelector("[data-action=rows-all]").textContent.endsWith(` ${count}`), townships));
    await press("Escape");
    await tab('nav a[href="#/figures"]', { shift: true });
    await press("Enter");
    await seen("figures");
    inRegister = keys - before;
  }
  for (let figure = 0; figure < figures; figure += 1) {
    await settled();
    await tab("[id^=figure-]");
    await type("12");
    await press("Tab");
  }
  await page.evaluate(() => document.activeElement.blur());
  await press("n");
  await seen("assess");
  const open = () => page.evaluate(() => Number(/未答 (\d+)/.exec(document.querySelector(".foot-counts").textContent)[1]));
  for (let left = await open(); left > 0; left = await open()) {
    await settled();
    await press("1");
    await press("n");
  }
  // To the form by the steps of the navigation.
  await tab("[data-step=submit] .step-head");
  await press("Enter");
  await seen("form");
  for (const [field, text] of [["unit", "示例县人民政府"], ["name", "示例联系人"], ["post", "民政局科长"], ["office_phone", "0000-0000000"], ["mobile", "000-0000-0000"]]) {
    await tab(`[data-field=${field}]`);
    await type(text);
  }
  await tab("[data-action=export][data-document=application]");
  const file = await download(page, () => press("Enter"));
  return { keys, inRegister, inCells, screens, ...file };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const townships of [0, 6]) {
    const browser = await chromium("newest");
    const page = await browser.page();
    await page.goto(process.argv[2] ? pathToFileURL(process.argv[2]).href : singleFile);
    const { keys, inRegister, inCells, screens, name } = await walk(page, { townships });
    console.log(JSON.stringify({ name: "walk", townships, keys, inRegister, inCells, screens: screens.length, file: name }));
    await browser.close();
  }
}

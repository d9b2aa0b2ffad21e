// Low windows and 200 % zoom: no bar covers what a key led to, and the sheet uses the height there is.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as county from "./journey.mjs";
import { engines, shown, singleFile, until } from "./tools.mjs";

// 1366 x 640 as it is, and at 200 %.
for (const [width, height] of [[1366, 640], [683, 320]]) {
  describe(`a window of ${width} x ${height}`, () => {
    let browser, page;
    before(async () => {
      browser = await engines["Chromium (newest)"]();
      page = await browser.page();
      await page.size(width, height);
      await page.goto(singleFile);
      // Where to begin is in sight before anything is moved.
      if (height >= 640) {
        await shown(page, ".start-ways .button.main");
        assert.ok(await page.evaluate(() => document.querySelector(".start-ways .button.main").getBoundingClientRect().bottom <= innerHeight));
      }
      await county.openExample(page);
    });
    after(() => browser?.close());

    /** Whether what has the keyboard is uncovered where it begins. */
    const uncovered = () => page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(box.width / 2, 40), Math.max(box.top, 0) + 6];
      return box.top >= -1 && y < innerHeight && document.activeElement.contains(document.elementFromPoint(x, y));
    });

    test("the standards that j and k lead to are not covered", async () => {
      await page.evaluate(() => { location.hash = "#/assess/2"; });
      await county.screen(page, "assess");
      for (const key of ["j", "j", "j", "k"]) {
        await page.press(key);
        await until("a card has the keyboard", () => page.evaluate(() => document.activeElement.hasAttribute("data-standard")));
        await until(`what ${key} led to is in sight`, uncovered, 3);
      }
    });

    test("the cell that 下一处未达到 leads to is in sight", async () => {
      await page.evaluate(() => { location.hash = "#/register/schools"; });
      await county.screen(page, "register");
      for (let cell = 0; cell < 4; cell += 1) {
        await page.click("[data-action=next-failing]");
        await until("the failing cell has the keyboard", () => page.evaluate(() => {
          const active = document.querySelector("[data-active]");
          return active.hasAttribute("data-fails") && active.contains(document.activeElement);
        }));
        await until("it is in sight", uncovered, 3);
      }
      assert.ok(await page.evaluate(() => document.querySelector(".sheet").clientHeight >= Math.min(220, innerHeight / 2)));
    });

    test("the list of keys can be put away at any scroll", async () => {
      await page.evaluate(() => document.activeElement.blur());
      await page.press("?");
      await shown(page, ".shortcuts");
      await page.evaluate(() => { document.querySelector(".shortcuts").scrollTop = 9999; });
      assert.ok(await page.evaluate(() => {
        const button = document.querySelector("[data-action=close-shortcuts]").getBoundingClientRect();
        const list = document.querySelector(".shortcuts").getBoundingClientRect();
        return button.top >= list.top - 1 && button.bottom <= list.bottom && list.top >= 0;
      }), "关闭 is in sight");
    });
  });
}

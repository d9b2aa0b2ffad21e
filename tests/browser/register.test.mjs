// A register in the built pages: filled by keyboard like a sheet, pasted from a spreadsheet, and what it makes of the standards.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as county from "./journey.mjs";
import { dist, engines, modern, old, serve, singleFile, until } from "./tools.mjs";

/** The cell that has the keyboard: its place, and what it holds. */
const cell = (page) =>
  page.evaluate(() => {
    const found = document.querySelector("[data-active]");
    const control = found.querySelector("input, select, [role=checkbox]");
    return { at: found.getAttribute("data-cell"), holds: control.value === undefined ? control.textContent : control.value, keyboard: control === document.activeElement };
  });
const isAt = (page, at, holds) =>
  until(`the cell ${at} has the keyboard and holds “${holds}”`, async () => {
    const now = await cell(page);
    return now.at === at && now.holds === holds && now.keyboard;
  });
const press = async (page, ...keys) => {
  for (const key of keys) await page.press(key);
};
const text = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.textContent, selector);
/** A block of cells, put into the place to paste into. */
const paste = (page, block) =>
  page.evaluate((copied) => {
    const field = document.querySelector(".paste textarea");
    field.value = copied;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, block);

for (const engine of [...modern, ...old]) {
  describe(`a register in ${engine}`, () => {
    let browser, server, page;
    before(async () => {
      browser = await engines[engine]();
      server = await serve(join(dist, "site"));
      page = await browser.page();
      await page.goto(old.includes(engine) ? singleFile : server.address);
      await county.screen(page, "start");
      await county.begin(page, "示例县");
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test("is filled by keyboard like a sheet", async () => {
      await county.go(page, "#/register/townships");
      await page.click("[data-action=add-row]");
      await isAt(page, "0/0", "");
      // Only newer Chromiums let a test write through an input method.
      if (page.compose && engine !== "Chromium 69") await page.compose(["jia", "甲镇"]);
      else await page.type("甲镇");
      await isAt(page, "0/0", "甲镇");
      // Past the kind of township.
      await press(page, "Tab", "Tab", " ", "Tab");
      await isAt(page, "0/3", "");
      await page.type("3");
      await press(page, "ArrowRight");
      await page.type("3");
      await press(page, "Enter");
      await isAt(page, "1/4", "");
      await press(page, "ArrowUp", "ArrowLeft");
      await isAt(page, "0/3", "3");
      assert.equal(await text(page, '[data-cell="0/0"]'), "甲镇");
      assert.equal(await text(page, '[data-cell="0/2"]'), "有");
    });

    test("keeps what is no number, marks it, and takes it back with Escape", async () => {
      await page.type("两次");
      await until("the cell is marked", () => page.evaluate(() => document.querySelector('[data-cell="0/3"]').classList.contains("wrong")));
      await press(page, "Escape");
      await isAt(page, "0/3", "3");
    });

    test("tells a screen reader the row and the column of every cell", async () => {
      const table = await page.evaluate(() => {
        const cell = document.querySelector("[data-active]");
        const row = cell.closest("tr");
        const grid = row.closest("[role=grid]");
        const heads = [...grid.rows[0].cells];
        const control = cell.querySelector("input, select, [role=checkbox]");
        return {
          count: [grid.getAttribute("aria-rowcount"), grid.getAttribute("aria-colcount")].map(Number),
          at: Number(row.getAttribute("aria-rowindex")),
          first: Number(grid.rows[0].getAttribute("aria-rowindex")),
          heads: heads.filter((head) => head.scope === "col").length - heads.length,
          ofRow: row.cells[0].scope,
          column: heads[cell.cellIndex].getAttribute("data-column") === cell.getAttribute("data-column"),
          label: control.getAttribute("aria-label"),
          named: grid.getAttribute("aria-label"),
        };
      });
      const columns = await page.evaluate(() => document.querySelector("[role=grid]").rows[0].cells.length);
      // The heading, the township, and the line that waits for the next.
      assert.deepEqual(table, { count: [3, columns], at: 2, first: 1, heads: 0, ofRow: "row", column: true, label: "甲镇：每年未保会议（次）", named: "乡镇（街道）台账" });
    });

    test("is there again after the browser's own way back, and the screen after its way forward", async () => {
      const title = await page.evaluate(() => document.title);
      await county.go(page, "#/result");
      await page.evaluate(() => history.back());
      await county.screen(page, "register");
      assert.deepEqual(await page.evaluate(() => [location.hash, document.title]), ["#/register/townships", title]);
      assert.equal(await text(page, '[data-cell="0/0"]'), "甲镇");
      await page.evaluate(() => history.forward());
      await county.screen(page, "result");
      await page.evaluate(() => history.back());
      await county.screen(page, "register");
    });

    test("takes 300 villages from a spreadsheet and paints only those in sight", async () => {
      await county.go(page, "#/register/communities");
      await page.click("[data-action=paste]");
      const lines = [...Array(300).keys()].map((n) => `${n + 1}\t第${n + 1}村\t甲镇\t有\t${n === 250 ? 4 : 5}\t1\t3\t${n === 7 ? "若干" : 1}`);
      await until("the place to paste into", () => page.evaluate(() => Boolean(document.querySelector(".paste textarea"))));
      await paste(page, ["序号\t名称\t所属乡镇（街道）\t未成年人关爱服务场所\t每周开放（天）\t节假日开放\t每次开放\t儿童主任", ...lines].join("\n"));
      await until("300 rows are recognised", async () => (await text(page, ".paste [role=status]")).includes("300 行"));
      assert.match(await text(page, ".paste [role=status]"), /第8村的“儿童主任”：“若干”/);
      await page.click("[data-action=paste-do]");
      await until("300 rows are there", async () => (await text(page, "[data-action=rows-all]")).includes("300"));
      assert.ok((await page.evaluate(() => document.querySelectorAll("[data-row]").length)) < 60);
    });

    test("shows the row that breaks a rule, and only it where that is asked for", async () => {
      await page.click("[data-action=rows-failing]");
      await until("one row is left", () => page.evaluate(() => document.querySelectorAll("[data-row]").length === 1));
      assert.match(await text(page, '[data-cell="250/3"]'), /4✕/);
      await page.click("[data-action=rows-all]");
    });

    test("undoes the paste as one step", async () => {
      await page.click("[data-action=undo]");
      await until("no row is left", async () => (await text(page, "[data-action=rows-all]")).endsWith(" 0"));
    });
  });
}

describe("a register on a slow machine", () => {
  let browser, page;
  before(async () => {
    browser = await engines[modern[0]]();
    page = await browser.page();
    await page.goto(singleFile);
    await county.begin(page, "甲县");
    await county.go(page, "#/register/townships");
    await page.connection.send("Emulation.setCPUThrottlingRate", { rate: 20 });
  });
  after(async () => browser?.close());

  test("loses no key that comes faster than the page paints", async () => {
    for (let row = 0; row < 6; row += 1) {
      await page.click("[data-action=add-row]");
      await isAt(page, `${row}/0`, "");
      await page.type(`镇${row}`);
      // None waits for what the one before does.
      await Promise.all(["Tab", "Tab", " ", "Tab"].map((key) => page.press(key)));
      await isAt(page, `${row}/3`, "");
      assert.deepEqual(await Promise.all([0, 2].map((column) => text(page, `[data-cell="${row}/${column}"]`))), [`镇${row}`, "有"]);
    }
  });
});

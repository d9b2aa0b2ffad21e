// 汇总多县 in the built pages: in a worker where there can be one, else in slices; looked at, taken away, opened again.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { county, write } from "../counties.mjs";
import { accessible, screen } from "./journey.mjs";
import { dist, download, engines, modern, old, root, serve, shown, singleFile, until } from "./tools.mjs";

const axe = `${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")};undefined`;

const text = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.textContent, selector);
const total = (page, said) => until(said, async () => (await text(page, "[data-total]")) === said);
const column = (page, place) => page.evaluate((wanted) => [...document.querySelectorAll(`[data-shown] tbody tr > :nth-child(${wanted})`)].map((cell) => cell.textContent), place);
const tab = async (page, key) => {
  await page.click(`[data-tab=${key}]`);
  await shown(page, `[data-shown=${key}]`);
};
const choose = (page, filter, value) => page.evaluate((wanted, chosen) => {
  const select = document.querySelector(`[data-filter="${wanted}"]`);
  select.value = chosen;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}, filter, value);

for (const engine of [...modern, ...old]) {
  describe(`many counties in ${engine}`, () => {
    let browser, server, page, folder, paths;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "weibao-rollup-"));
      paths = write(folder, 12);
      const broken = join(folder, "坏.json");
      writeFileSync(broken, "{");
      const older = { ...county(3), file: { id: "a-old", revision: 1, saved_on: "2025-01-01" } };
      writeFileSync(join(folder, "旧.json"), JSON.stringify(older));
      paths.push(broken, join(folder, "旧.json"));
      browser = await engines[engine]();
      server = await serve(join(dist, "site"));
      page = await browser.page();
      await page.goto(`${old.includes(engine) ? singleFile : server.address}#/rollup`);
      await screen(page, "rollup");
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });

    test("stand in the order of their codes, and what does not count is named", async () => {
      await page.upload("[data-action=rollup-choose] input", paths.slice().reverse());
      await total(page, "共12个县，另有2个文件没有计入，原因见表10。");
      const codes = await column(page, 1);
      assert.equal(codes.length, 12);
      assert.deepEqual(codes, codes.slice().sort());
      await tab(page, "defects");
      const names = await column(page, 2);
      assert.ok(names.includes("坏.json") && names.includes("旧.json"), names.join());
    });

    test("have a file that counts where there are several, which can be chosen and taken back", async () => {
      await tab(page, "several");
      assert.deepEqual(await column(page, 6), ["计入", "改用这一份"]);
      const files = await column(page, 3);
      await page.click("[data-shown=several] [data-lead=prefer]");
      await until("the other one counts", async () => (await column(page, 3)).join() === files.slice().reverse().join());
      await page.click("[data-action=rollup-take-back]");
      await until("as before", async () => (await column(page, 3)).join() === files.join());
    });

    test("are filtered, never ordered, and every number says which counties", async () => {
      await tab(page, "counties");
      const all = await column(page, 2);
      await choose(page, "city", "-甲市");
      await until("one city", async () => (await column(page, 3)).every((city) => city === "甲市"));
      const some = await column(page, 2);
      assert.ok(some.length < 12 && some.join() === all.filter((name) => some.includes(name)).join());
      await choose(page, "city", "");
      await tab(page, "standards");
      const [first] = await column(page, 1);
      await page.click("[data-action=rollup-order]");
      await until("the weakest first", async () => (await column(page, 1))[0] !== first);
      assert.notEqual(Number((await column(page, 5))[0]), 0);
      await page.click("[data-shown=standards] tbody tr [data-lead=standard]");
      assert.match(await shown(page, ".rollup-detail table"), /第\d+县/);
    });

    test("one of them is looked at and left", async () => {
      await tab(page, "counties");
      await page.click("[data-shown=counties] tbody tr [data-lead=county]");
      await shown(page, "[data-county] table");
      assert.equal(await page.evaluate(() => document.querySelectorAll("[data-county] tbody tr").length), 76);
      assert.equal(await page.evaluate(() => document.querySelectorAll("[data-county] input, [data-county] textarea, [data-county] select").length), 0);
      await page.click("[data-action=rollup-back]");
      await shown(page, "[data-shown=counties]");
    });

    test("are judged by common readings beside their own", async () => {
      const own = await column(page, 6);
      await tab(page, "readings-common");
      await page.click("[data-action=rollup-defaults]");
      await page.click("[data-action=rollup-restate]");
      await shown(page, "[data-action=rollup-restate-end]");
      await tab(page, "counties");
      await until("their columns", async () => (await text(page, "[data-shown] thead"))?.includes("统一口径"));
      assert.deepEqual(await column(page, 6), own);
    });

    test("leave as a workbook, as Word, and as a file that opens again", async () => {
      for (const [key, head] of [["xlsx", "PK"], ["docx", "PK"]]) {
        const { name, bytes } = await download(page, () => page.click(`[data-export=${key}]`));
        assert.ok(name.endsWith(`.${key}`) && bytes.subarray(0, 2).toString() === head, name);
        await until("the button is free", () => page.evaluate((wanted) => !document.querySelector(`[data-export=${wanted}]`).disabled, key));
      }
      const { path, bytes } = await download(page, () => page.click("[data-export=json]"));
      const saved = JSON.parse(bytes.toString());
      assert.deepEqual([saved.format, saved.files.length, saved.contents], ["weibao.rollup", 12, undefined]);
      await page.click("[data-action=rollup-clear]");
      await until("nothing is left", () => page.evaluate(() => !document.querySelector("[data-total]")));
      await page.upload("[data-action=rollup-choose] input", [path]);
      await total(page, "共12个县。");
    });

    test("are drawn with numbers beside the bars", async () => {
      await tab(page, "pictures");
      await shown(page, "[data-picture=standards] img");
      const drawn = () => page.evaluate(() => [...document.querySelectorAll("[data-picture] img")].map((image) => (image.complete && image.naturalWidth ? image.alt : "")));
      const [areas, standards] = await until("both are drawn", async () => (await drawn()).every(Boolean) && drawn());
      assert.match(areas, /\d+\/12个县/);
      assert.match(standards, /未达标\d+，部分达标\d+，未定\d+/);
    });

    test("without a code, and of a name that fits several, are asked about and taken back", async () => {
      const ambiguous = [["一.json", "450201"], ["二.json", "450202"], ["没写代码.json", undefined]].map(([name, code], number) => {
        const file = county(number);
        writeFileSync(join(folder, name), JSON.stringify({ ...file, county: { ...file.county, name: "鼓楼区", code, city: "甲市" } }));
        return join(folder, name);
      });
      await page.click("[data-action=rollup-clear]");
      await until("nothing is left", () => page.evaluate(() => !document.querySelector("[data-total]")));
      await page.upload("[data-action=rollup-choose] input", ambiguous);
      await total(page, "共2个县，另有1个文件没有计入，原因见表10。");
      await tab(page, "several");
      assert.deepEqual(await column(page, 1), ["450201", "450202"], "a line for each that it could be");
      assert.deepEqual(await column(page, 6), ["是这个县", "是这个县"]);
      await page.click("[data-shown=several] tbody tr:last-child [data-lead=belongs]");
      await until("one of its two files counts", async () => (await column(page, 6)).filter((cell) => cell === "计入").length === 1);
      assert.deepEqual(new Set(await column(page, 1)), new Set(["450202"]));
      assert.equal(await text(page, "[data-total]"), "共2个县，另有1个文件没有计入，原因见表10。");
      await page.click("[data-action=rollup-take-back]");
      await until("it is asked about again", async () => (await column(page, 6)).join() === "是这个县,是这个县");
    });

    if (engine === "Chromium (newest)") {
      test("come with a folder that is dropped, however deep they lie", async () => {
        const outer = mkdtempSync(join(tmpdir(), "weibao-dropped-"));
        const inner = join(outer, "甲市", "各县");
        mkdirSync(inner, { recursive: true });
        write(inner, 3);
        await page.click("[data-action=rollup-clear]");
        await until("nothing is left", () => page.evaluate(() => !document.querySelector("[data-total]")));
        const at = await page.evaluate(() => {
          const { left, top } = document.querySelector("main .lead").getBoundingClientRect();
          return { x: left + 20, y: top + 5 };
        });
        const data = { items: [], files: [outer], dragOperationsMask: 1 };
        for (const type of ["dragEnter", "dragOver", "drop"]) await page.connection.send("Input.dispatchDragEvent", { type, ...at, data });
        await total(page, "共3个县。");
        rmSync(outer, { recursive: true, force: true, maxRetries: 5 });
      });

      test("fit a narrow window and break no rule of accessibility", async () => {
        await tab(page, "counties");
        await accessible(page, axe);
        await page.size(390, 844);
        for (const key of ["counties", "standards", "measures", "pictures", "expected", "readings-common", "compared"]) {
          await tab(page, key);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), key);
        }
      });
    }

    if (!old.includes(engine)) {
      test("were rolled up by a worker", () => {
        assert.equal(server.requests.filter((path) => path.endsWith("documents_bg.wasm")).length, 1);
      });
    }
  });
}

// The next round, two files beside each other, stages, the list of counties, a file of another edition, and who looks at the page: what only a
// browser shows of them. What they decide is held by the native tests.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as county from "./journey.mjs";
import { dist, engines, root, serve, shown, singleFile, until } from "./tools.mjs";

const folder = mkdtempSync(join(tmpdir(), "weibao-rounds-"));
const example = () => JSON.parse(readFileSync(join(root, "standards/example-county.json"), "utf8"));
const kept = (name, file) => {
  writeFileSync(join(folder, name), JSON.stringify(file));
  return join(folder, name);
};
const text = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? "", selector);
const attribute = (page, selector, name) => page.evaluate((wanted, what) => document.querySelector(wanted)?.getAttribute(what), selector, name);
const goTo = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);

for (const name of ["Chromium (newest)", "Chromium 69"]) {
  describe(`rounds in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await engines[name]();
    });
    after(() => browser?.close());

    async function opened(address = singleFile) {
      const page = await browser.page();
      await page.goto(address);
      await shown(page, "main[data-screen=start] h1");
      return page;
    }

    test("the next round shows what was said last time, and 仍然如此 says it again", async () => {
      const page = await opened();
      const old = example();
      old.period = { from: "2024-01-01", to: "2024-12-31" };
      old.answers["1.1.1"] = { status: "unmet", note: "没有做完" };
      await county.openFile(page, kept("去年.json", old));
      await goTo(page, "#/round");
      await county.screen(page, "round");
      await page.click("[data-action=round-new]");
      await county.screen(page, "negatives");
      await goTo(page, "#/round");
      await county.screen(page, "round");
      const first = await page.evaluate(() => document.querySelector("[data-waits]").getAttribute("data-waits"));
      const waiting = Number(await attribute(page, "[data-waiting]", "data-waiting"));
      assert.ok(waiting > 0 && first, "what fell short waits first");
      await goTo(page, "#/assess/1");
      await county.screen(page, "assess");
      const last = await shown(page, "[data-standard='1.1.1'] [data-last]");
      assert.match(last, /上次（2024年.*）：未达标；备注：没有做完/);
      assert.equal(await county.status(page, "1.1.1"), "pending");
      await page.click("[data-standard='1.1.1'] [data-action=still]");
      await until("it is said again", async () => (await county.status(page, "1.1.1")) === "unmet");
      await page.click("[data-action=undo]");
      await until("one step takes it back", async () => (await county.status(page, "1.1.1")) === "pending");
      await goTo(page, "#/figures");
      await county.screen(page, "figures");
      assert.match(await shown(page, "[data-figure] [data-last]:not([hidden])"), /上次（2024年/);
      await page.close();
    });

    test("any two files stand beside each other, with joined villages known again and no conclusion", async () => {
      const page = await opened();
      const [before, after] = [example(), example()];
      before.answers["1.1.1"] = { status: "met" };
      after.answers["1.1.1"] = { status: "unmet" };
      const gone = after.registers.townships.pop();
      const stays = after.registers.townships[0].name;
      await goTo(page, "#/round");
      await county.screen(page, "round");
      await page.upload("[data-action=round-choose] input", [kept("上次.json", before)]);
      await page.upload("[data-action=round-choose-newer] input", [kept("这次.json", after)]);
      await shown(page, "[data-compared]");
      assert.match(await text(page, "[data-table='标准'] tbody tr"), /^1\.1\.1.*变差$/);
      assert.ok((await text(page, "[data-table='台账']")).includes(gone.name));
      assert.doesNotMatch(await text(page, "[data-hint]"), /应取消|建议取消/);
      await page.evaluate((name, to) => {
        const item = [...document.querySelectorAll("[data-renames] li")].find((line) => line.textContent.includes(name));
        const select = item.querySelector("select");
        select.value = to;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }, gone.name, stays);
      await until("it is known again", async () => !(await text(page, "[data-table='台账'] tbody tr td:nth-child(2)")).includes(gone.name));
      await page.close();
    });

    test("the list of counties comes when it is used, from beside the page and out of the one file", async () => {
      const server = await serve(join(dist, "site"));
      for (const address of [server.address, singleFile]) {
        const page = await opened(address);
        assert.ok(!server.requests.some((path) => path.includes("divisions")), "not before it is used");
        for (const [typed, code] of [["武鸣", "450110"], ["cyq", "110105"]]) {
          await county.put(page, "input[name=county]", typed);
          await shown(page, `[data-pick="${code}"]`);
        }
        await page.click('[data-pick="110105"]');
        await until("it fills the rest", () => page.evaluate(() =>
          document.querySelector("input[name=province]").value === "北京市" && document.querySelector("input[name=county]").value === "朝阳区"));
        await county.put(page, "input[name=county]", "某某开发区");
        await page.click("[data-action=new]");
        await county.screen(page, "negatives");
        assert.match(await text(page, ".county"), /某某开发区/);
        if (address === server.address) assert.equal(server.requests.filter((path) => path.includes("divisions")).length, 1);
        server.requests.length = 0;
        await page.close();
      }
      await server.close();
    });

    test("stages have the county's dates, and who leads is chosen", async () => {
      const page = await opened();
      await county.begin(page, "示例县");
      await goTo(page, "#/course");
      await county.screen(page, "course");
      await page.evaluate(() => {
        const input = document.querySelector("[data-dates=create] input");
        input.value = "2020-01-01";
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await until("it is on", async () => (await attribute(page, "[data-stage=create]", "aria-current")) === "step");
      assert.ok(await shown(page, "[data-checklist=create]"));
      await goTo(page, "#/start");
      await county.screen(page, "start");
      assert.match(await shown(page, "[data-course]"), /现在是“全面创建”/);
      assert.equal(await attribute(page, "[data-course] [data-stage=create]", "aria-current"), "step");
      await goTo(page, "#/course");
      await county.screen(page, "course");
      await page.evaluate(() => {
        const select = document.querySelector("[data-filter=lead-kind]");
        select.value = "women_children";
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await until("its name is proposed", () => page.evaluate(() =>
        document.querySelector("[data-pointer='/lead/body']").value === "妇女儿童工作委员会办公室"));
      await page.close();
    });

    test("a file of an edition that is not here is only looked at", async () => {
      const page = await opened();
      const foreign = example();
      foreign.catalog = "cn-2030";
      foreign.answers = { "77.7.7": { status: "met" } };
      await page.upload("[data-action=open-file] input", [kept("将来.json", foreign)]);
      await county.screen(page, "edition");
      const shownText = await shown(page, "[data-readonly]");
      assert.match(shownText, /cn-2030/);
      assert.match(shownText, /77\.7\.7达标/);
      assert.equal(await page.evaluate(() => document.querySelectorAll("main input, main select, main textarea").length), 0);
      await page.close();
    });

    test("who looks at the page is led to a screen, and the browser keeps that", async () => {
      const page = await opened();
      await page.click("[data-viewer=above]");
      await county.screen(page, "rollup");
      await goTo(page, "#/start");
      await county.screen(page, "start");
      await page.reload();
      await shown(page, "[data-viewer=above][aria-pressed=true]");
      await page.click("[data-viewer=review]");
      await county.screen(page, "review");
      await page.close();
    });
  });
}

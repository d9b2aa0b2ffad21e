// What only a browser shows of the way to the departments and back: files that are dropped, a table that is dropped onto a register, two
// officers' files, a unit that fills in its request, and the one file with data inside.

import assert from "node:assert/strict";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";
import { filled, workbook } from "../filled.mjs";
import * as county from "./journey.mjs";
import { dist, download, engines, modern, old, root, serve, shown, singleFile, until } from "./tools.mjs";

const text = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.textContent, selector);
const count = (page, selector) => page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);

/** Drops files onto the page, as a file manager does: of each its name and its bytes in base64. */
const drop = (page, files) =>
  page.evaluate((given) => {
    const list = given.map(([name, bytes]) => new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name));
    const event = new Event("drop", { bubbles: true, cancelable: true });
    const all = Object.assign(Object.create({ item: (at) => list[at] }), list, { length: list.length });
    Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: all } });
    document.querySelector("main").dispatchEvent(event);
  }, files);
const file = (name, content) => [name, Buffer.from(content).toString("base64")];

const example = JSON.parse(readFileSync(join(root, "standards/example-county.json")));
const CLAUSE = "/answers/5.2.1/clauses/5.2.1~11";
const reply = (unit, values) => JSON.stringify({ format: "weibao.reply", version: 1, unit, values });
/** 名称,所属乡镇,儿童主任 and two villages, as WPS writes a .csv in China. */
const GBK = Buffer.from("w/uzxizL+cr0z+fV8iy2+c2v1vfIzg0KvNe05Sy2q9XyLDINCtLStOUstqvV8iwxDQo=", "base64");

for (const engine of [...modern, ...old]) {
  describe(`departments in ${engine}`, () => {
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

    test("takes many files that are dropped at once, and shows before it takes", async () => {
      await county.go(page, "#/exchange");
      await drop(page, [file("教育局.json", reply("教育局", { [CLAUSE]: "met" })), file("坏.json", "{")]);
      await shown(page, '[data-reply="education"]');
      await shown(page, '[data-refused="坏.json"]');
      assert.match(await text(page, `[data-part=compare] [data-at="${CLAUSE}"]`), /教育局.*达标/);
      await page.click("[data-action=take]");
      await until("nothing waits any more", async () => (await count(page, "[data-reply]")) === 0);
      await page.click("[data-action=undo]");
      await until("it is taken back", async () => /还没有发出|报齐/.test(await text(page, "[data-part=chase]")));
    });

    test("takes a workbook that went out, was filled in and came back, and gives it back by one undo", async () => {
      await page.click('[data-unit="education"] input');
      const sent = await download(page, () => page.click("[data-action=workbooks]"));
      assert.match(sent.name, /教育局.*\.xlsx$/);
      await drop(page, [[`(1)${sent.name}`, filled(sent.bytes).toString("base64")]]);
      await shown(page, '[data-reply="education"]');
      assert.ok((await count(page, "[data-part=compare] [data-at]")) > 20);
      const card = await text(page, '[data-reply="education"]');
      assert.ok(!/没有读/.test(card), card);
      await page.click("[data-action=take]");
      await until("nothing waits any more", async () => (await count(page, "[data-reply]")) === 0);
      const owes = () => text(page, '[data-owing="education"]');
      const owed = await owes();
      await page.click("[data-action=undo]");
      await until("it owes all of it again", async () => (await owes()).length > (owed?.length ?? 0));
    });

    test("holds another officer's file against its own, and one undo takes it back", async () => {
      const other = { ...example, county: { name: "示例县" }, figures: { ...example.figures } };
      await drop(page, [file("另一份.json", JSON.stringify(other))]);
      await shown(page, "[data-part=twin] [data-action=twin-take]");
      assert.ok((await count(page, "[data-part=twin] [data-at]")) > 20);
      await page.click("[data-action=twin-take]");
      await until("they are one", async () => (await count(page, "[data-part=twin] [data-at]")) === 0);
      await county.go(page, "#/register/schools");
      await until("its rows are there", async () => (await count(page, "[data-row]")) > 5);
      await page.click("[data-action=undo]");
      await county.go(page, "#/register/communities");
      await until("no row is left", async () => (await text(page, "[data-action=rows-all]")).endsWith(" 0"));
    });

    test("reads a .csv in GBK that is dropped onto a register, and shows it first", async () => {
      await drop(page, [["村.csv", GBK.toString("base64")]]);
      await shown(page, ".paste [data-action=paste-do]");
      await until("two rows are recognised", async () => (await text(page, ".paste [role=status]")).includes("2 行"));
      await page.click("[data-action=paste-do]");
      await until("they are there", async () => (await text(page, "[data-action=rows-all]")).endsWith(" 2"));
      assert.equal((await text(page, '[data-cell="1/0"]')).trim(), "乙村");
    });

    test("reads a workbook that is dropped onto a register: the sheet that is seen, below its title, without its sum", async () => {
      const rows = [["村（社区）情况表"], ["填报单位：民政局"], ["序号", "村名", "所属乡镇", "儿童主任人数"], [1, "丙村", "西镇", "2人"], [2, "丁村", "", 1], ["", "合计", "", 3]];
      const book = workbook([{ name: "旧表", hidden: true, rows: [["名称"], ["不要"]] }, { name: "今年", rows, merged: ["C4:C5"] }]);
      await drop(page, [["村情况.xlsx", book.toString("base64")]]);
      await shown(page, ".paste [data-action=paste-do]");
      await until("two rows are recognised", async () => (await text(page, ".paste [role=status]")).includes("2 行"));
      await page.click("[data-action=paste-do]");
      await until("they are there", async () => (await text(page, "[data-action=rows-all]")).endsWith(" 4"));
      const names = await page.evaluate(() => [...document.querySelectorAll("[data-row] [data-cell$='/0']")].map((cell) => cell.textContent.trim()));
      assert.deepEqual(names.slice(0, 4), ["甲村", "乙村", "丙村", "丁村"]);
      await page.click("[data-action=undo]");
      await until("it is one step back", async () => (await text(page, "[data-action=rows-all]")).endsWith(" 2"));
    });

    test("chooses cells with the mouse and empties them in one step", async () => {
      const press = (kind, at, buttons) =>
        page.evaluate((name, cell, held) => {
          const target = document.querySelector(`[data-cell="${cell}"]`);
          target.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, button: 0, buttons: held }));
        }, kind, at, buttons);
      await press("mousedown", "0/1", 1);
      await press("mouseover", "1/1", 1);
      await until("two cells are chosen", async () => (await count(page, "td[aria-selected=true]")) === 2);
      await until("the sheet has the keyboard", () => page.evaluate(() => document.querySelector("[data-active]")?.contains(document.activeElement)));
      await page.press("Delete");
      await until("both are empty", async () => (await text(page, '[data-cell="1/1"]')).trim() === "");
      await page.click("[data-action=undo]");
      await until("both are back", async () => (await text(page, '[data-cell="1/1"]')).trim() === "东镇");
    });
  });
}

describe("the one file with data inside", () => {
  let browser, page;
  before(async () => ({ browser, page } = await county.theOneFile()));
  after(async () => browser?.close());

  test("carries a whole assessment, and is itself again when it is opened", async () => {
    await county.openExample(page);
    await page.click("a.brand");
    await county.screen(page, "start");
    const saved = await download(page, () => page.click("[data-action=save-page]"));
    assert.ok(saved.name.endsWith(".html"), saved.name);
    const whole = saved.bytes.toString("utf8");
    assert.ok(whole.includes('id="weibao-data"') && whole.startsWith("<!doctype html>"));
    // The browser writes over a file of the same name: what comes next has to be told from it.
    const copy = join(page.downloads, "copy.html");
    renameSync(saved.path, copy);
    const other = await browser.page();
    await other.goto(pathToFileURL(copy).href);
    await county.screen(other, "assess");
    assert.match(await text(other, ".county"), /示例县/);
    // The page that it carries is the same page: saved once more, only the number of the revision is another.
    await other.click("a.brand");
    await county.screen(other, "start");
    const again = await download(other, () => other.click("[data-action=save-page]"));
    const shell = (page) => page.toString("utf8").replace(/(id="weibao-data">)[^<]*/, "$1");
    assert.ok(shell(again.bytes) === shell(saved.bytes), "the page grows by nothing when it is saved again");
  });

  test("carries a request: only what it asks is shown, and what was filled in comes back", async () => {
    await county.go(page, "#/exchange");
    await page.click('[data-unit="public_security"] input');
    const sent = await download(page, () => page.click("[data-action=pages]"));
    const task = join(page.downloads, "task.html");
    writeFileSync(task, sent.bytes);
    const unit = await browser.page();
    await unit.goto(pathToFileURL(task).href);
    await county.screen(unit, "fill");
    assert.match(await text(unit, ".review-bar"), /示例县.*公安局/);
    assert.ok((await count(unit, "[data-clause-answer]")) > 3 && (await count(unit, "nav a")) === 0);
    const place = await unit.evaluate(() => document.querySelector("[data-clause-answer]").getAttribute("data-clause-answer"));
    await county.clause(unit, place, "met");
    await until("one is filled in", async () => (await text(unit, "[data-progress]")).includes("已填 1 项"));
    const filled = await download(unit, () => unit.click("[data-action=fill-save]"));
    const answer = JSON.parse(filled.bytes);
    assert.deepEqual(answer.values, { [place]: "met" });
    assert.equal(answer.unit, "public_security");
    await drop(page, [[filled.name, filled.bytes.toString("base64")]]);
    await shown(page, '[data-reply="public_security"]');
  });
});

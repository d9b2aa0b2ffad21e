// A county's whole job in the built pages: from the first click to the exported form, and nothing lost on the way.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as county from "./journey.mjs";
import { dist, download, engines, modern, old, root, serve, shown, singleFile, until } from "./tools.mjs";

const axe = `${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")};undefined`;
const weibao = await import(pathToFileURL(join(dist, "module/weibao.js")).href);
await weibao.init();
const { pointer } = county;

/** The words of a .docx, as python-docx reads them. */
const words = (file) =>
  execFileSync("/usr/bin/python3", ["-c", "import sys, docx\nd = docx.Document(sys.argv[1])\nprint('\\n'.join([p.text for p in d.paragraphs] + [c.text for t in d.tables for r in t.rows for c in r.cells]))", file], { encoding: "utf8" });

const pages = [...modern.flatMap((engine) => [[engine, "the site"], [engine, "the one file"]]), ...old.map((engine) => [engine, "the one file"])];

for (const [engine, what] of pages) {
  describe(`a county's job in ${engine}, ${what}`, () => {
    let browser, server, page;
    before(async () => {
      browser = await engines[engine]();
      server = await serve(join(dist, "site"));
      page = await browser.page();
      await page.goto(what === "the site" ? server.address : singleFile);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test("begins with the county's name", async () => {
      await county.screen(page, "start");
      await county.begin(page, "示例县");
      assert.match(await shown(page, "header .county"), /示例县/);
    });

    test("answers the negative list", async () => {
      await county.go(page, "#/negatives");
      const items = await county.ids(page, "negative");
      assert.deepEqual(items, ["N1", "N2", "N3", "N4", "N5", "N6", "N7"]);
      for (const item of items) await county.negative(page, item, "absent");
      assert.equal(await page.evaluate(() => document.querySelector("[data-negatives]").dataset.negatives), "absent");
    });

    test("answers all 76 standards, in each of the ways there are", async () => {
      let seen = 0;
      for (let area = 1; area <= 11; area += 1) {
        await county.go(page, `#/assess/${area}`);
        await until(`the standards of area ${area}`, async () => (await county.ids(page, "standard"))[0]?.startsWith(`${area}.`));
        for (const id of await county.ids(page, "standard")) {
          await county.answer(page, id, id === "10.1.2" ? "partial" : id === "1.1.1" ? "unmet" : id === "11.1.1" ? "not_applicable" : "met");
          seen += 1;
        }
      }
      assert.equal(seen, 76);
      await county.write(page, pointer("answers", "11.1.1", "reason"), "本县无此情形");
      await county.saved(page);
    });

    test("writes a note and a piece of evidence, and says it in Chinese", async () => {
      await county.go(page, "#/assess/1");
      await county.details(page, "1.1.1");
      await county.write(page, pointer("answers", "1.1.1", "note"), "未保工作已列入规划，待印发。");
      await county.write(page, pointer("answers", "1.1.1", "evidence", "0", "title"), "示例县未成年人保护工作方案");
      assert.equal(await county.status(page, "1.1.1"), "unmet");
      await county.saved(page);
    });

    test("asks for a reason as soon as a clause does not apply", async () => {
      await county.clause(page, "1.1.1/1", "not_applicable");
      await until("the reason is asked for", async () => (await county.asksForReason(page, "1.1.1")).includes("没有采用"));
      await county.write(page, pointer("answers", "1.1.1", "reason"), "本县无此情形");
      await until("the reason is taken", async () => (await county.asksForReason(page, "1.1.1")) === "");
      await until("the clause does not apply", () => page.evaluate(() => document.querySelector('[data-clause="1.1.1/1"] .mark.not_applicable') !== null));
      await county.clause(page, "1.1.1/1", "");
      await county.saved(page);
    });

    test("reads where the county stands", async () => {
      await county.go(page, "#/result");
      // All is answered; 10.1.2 is partly met and 1.1.1 is unmet.
      assert.equal(await page.evaluate(() => document.querySelector("[data-verdict]").dataset.verdict), "gaps");
      assert.match(await page.evaluate(() => document.querySelector("main").innerText), /1\.1\.1/);
    });

    test("exports the form with her words in it", async () => {
      await county.go(page, "#/form");
      await county.write(page, "/contact/name", "王某某");
      await county.write(page, "/contact/office_phone", "0000-1234567");
      await county.saved(page);
      const file = await download(page, () => page.click("[data-action=export][data-document=application]"));
      assert.equal(file.name, "示例县_申报表.docx");
      const text = words(file.path);
      for (const piece of ["示例县", "王某某", "0000-1234567", "另附页"]) assert.ok(text.includes(piece), `${piece} is not in the form`);
    });

    test("saves a file that has no defect and opens again with everything in it", async () => {
      const file = await download(page, () => page.click("[data-action=save-file]"));
      const assessment = JSON.parse(file.bytes);
      assert.deepEqual(weibao.check(assessment), []);
      assert.equal(Object.keys(assessment.answers).length, 76);
      assert.equal(assessment.answers["1.1.1"].evidence[0].title, "示例县未成年人保护工作方案");
      assert.equal(weibao.evaluate(assessment).totals.unmet, 1);
      await county.go(page, "#/start");
      await shown(page, "tr[data-record]");
      const before = await page.evaluate(() => document.querySelectorAll("tr[data-record]").length);
      await page.upload("[data-action=open-file] input", [file.path]);
      await until("the file is open", () => page.evaluate(() => !document.querySelector("main[data-screen=start]")));
      await county.saved(page);
      await county.go(page, "#/start");
      await until("several stand side by side", () => page.evaluate((wanted) => document.querySelectorAll("tr[data-record]").length === wanted, before + 1));
    });

    test("keeps everything over a reload", async () => {
      await county.go(page, "#/assess/1");
      await county.saved(page);
      await page.reload();
      await county.screen(page, "assess");
      await until("the answer is there", async () => (await county.status(page, "1.1.1")) === "unmet");
    });

    test("keeps a choice and a letter of the moment in which the page is left", async () => {
      const note = pointer("answers", "1.1.1", "note");
      await county.details(page, "1.1.1");
      // The page goes away under this call.
      await page.evaluate((field) => {
        window.isLeft = true;
        document.querySelector('[data-standard="1.1.1"] .quick input[value=partial]').click();
        const typed = document.querySelector(`[data-pointer="${field}"]`);
        typed.value += "末";
        typed.dispatchEvent(new Event("input", { bubbles: true }));
        location.reload();
      }, note).catch(() => {});
      await until("it is here again", () => page.evaluate(() => !window.isLeft));
      await county.screen(page, "assess");
      await until("the choice is there", async () => (await county.status(page, "1.1.1")) === "partial");
      await county.details(page, "1.1.1");
      assert.match(await page.evaluate((field) => document.querySelector(`[data-pointer="${field}"]`).value, note), /末$/);
      await page.reload();
      await county.screen(page, "assess");
    });

    const forgets = engine === "WebKitGTK" && "under automation, the storage of WebKitGTK ends with its process";
    test("loses nothing that was shown as saved when the tab is killed", { skip: forgets }, async () => {
      await county.go(page, "#/assess/1");
      await county.answer(page, "1.1.1", "pending");
      await county.saved(page);
      const address = await page.evaluate(() => location.href.replace(/#.*/, ""));
      await page.kill();
      page = await browser.page();
      await page.goto(address);
      await county.screen(page, "start");
      await county.openRecord(page);
      await county.go(page, "#/assess/1");
      assert.equal(await county.status(page, "1.1.1"), "pending");
    });

    test("puts no control there anew that is just being used", { skip: !engine.startsWith("Chromium") && "only Chromium's driver looks" }, () => {
      assert.deepEqual(page.replaced, []);
    });

    test("says nothing on the console that is an error", () => {
      assert.deepEqual(page.errors.filter((error) => !/wasm-unsafe-eval/.test(error)), []);
    });
  });
}

for (const engine of modern) {
  describe(`every screen in ${engine}`, () => {
    let browser, page;
    before(async () => {
      browser = await engines[engine]();
      page = await browser.page();
      await page.goto(singleFile);
      await shown(page, "[data-action=example]");
      await county.accessible(page, axe);
      await page.click("[data-action=example]");
      await county.saved(page);
    });
    after(() => browser?.close());

    for (const hash of ["#/start", "#/negatives", "#/assess", "#/assess/10", "#/figures", "#/register/townships", "#/register/communities", "#/register/schools", "#/register/social_organisations", "#/result", "#/form", "#/documents", "#/manual"]) {
      test(`${hash} breaks no rule of accessibility, wide and narrow, and is cut off nowhere`, async () => {
        for (const [width, height] of [[1366, 768], [390, 844]]) {
          await page.size(width, height);
          await page.evaluate((to) => { location.hash = to; }, hash);
          await county.screen(page, hash.split("/")[1]);
          await county.accessible(page, axe);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1), `${hash} is wider than ${width} px`);
          await page.picture(join(root, "target/pictures", `${engine.replace(/\W/g, "")}-${hash.slice(2).replaceAll("/", "-")}-${width}.png`));
        }
      });
    }
  });
}

describe("writing Chinese through an input method", () => {
  let browser, page;
  before(async () => {
    ({ browser, page } = await county.theOneFile());
    await county.begin(page, "示例县");
    await county.go(page, "#/assess/1");
    await county.details(page, "1.1.1");
  });
  after(() => browser?.close());

  const note = `[data-pointer="${pointer("answers", "1.1.1", "note")}"]`;
  const text = () => page.evaluate((selector) => document.querySelector(selector).value, note);

  test("what is composed arrives once, and the caret stays", async () => {
    await page.click(note);
    await page.compose(["w", "wei", "wei'bao", "未保"]);
    await page.compose(["g", "gong'zuo", "工作"]);
    assert.equal(await text(), "未保工作");
    await page.press("ArrowLeft");
    await page.press("ArrowLeft");
    await page.compose(["d", "de", "的"]);
    assert.equal(await text(), "未保的工作");
    assert.equal(await page.evaluate((selector) => document.querySelector(selector).selectionStart, note), 3);
  });

  test("no shortcut swallows what is typed", async () => {
    await page.click(note);
    await page.press("End");
    for (const key of ["1", "/", "?", "j"]) await page.type(key);
    assert.equal(await text(), "未保的工作1/?j");
    assert.equal(await county.status(page, "1.1.1"), "unanswered");
    await county.saved(page);
  });
});

describe("by keyboard alone", () => {
  test("a county is begun and standards are answered", async () => {
    const { browser, page } = await county.theOneFile();
    await until("the field has the focus", async () => {
      await page.press("Tab");
      return page.evaluate(() => document.activeElement?.name === "county");
    });
    await page.type("示例县");
    await page.press("Enter");
    await county.saved(page);
    await page.evaluate(() => { location.hash = "#/assess/1"; });
    await county.screen(page, "assess");
    await page.press("j");
    await page.press("1");
    await until("the first is met", async () => (await county.status(page, "1.1.1")) === "met");
    await page.press("j");
    await page.press("3");
    const second = (await county.ids(page, "standard"))[1];
    await until("the second is unmet", async () => (await county.status(page, second)) === "unmet");
    await page.press("/");
    await until("the search has the focus", () => page.evaluate(() => document.activeElement?.hasAttribute("data-search")));
    assert.deepEqual(page.errors, []);
    await browser.close();
  });
});

describe("what a county can get into", () => {
  let browser, page;
  before(async () => {
    ({ browser, page } = await county.theOneFile());
    await county.begin(page, "示例县");
  });
  after(() => browser?.close());

  test("a note on a negative item without an answer makes it 待核, and the file has no defect", async () => {
    await county.go(page, "#/negatives");
    await county.write(page, pointer("negatives", "N1", "note"), "已请公安局核实");
    await county.saved(page);
    const file = await download(page, () => page.click("[data-action=save-file]"));
    const assessment = JSON.parse(file.bytes);
    assert.deepEqual(assessment.negatives, { N1: { note: "已请公安局核实", state: "pending" } });
    assert.deepEqual(weibao.check(assessment), []);
    await page.click("[data-action=undo]");
    await until("both are gone as one step", () => page.evaluate(() => !document.querySelector('[data-negative="N1"] input:checked') && !document.querySelector('[data-negative="N1"] [data-pointer]').value));
  });

  test("an address that names no area shows all standards", async () => {
    await page.evaluate(() => { location.hash = "#/assess/nowhere"; });
    await county.screen(page, "assess");
    await until("standards are shown", async () => (await county.ids(page, "standard")).length > 0);
  });
});

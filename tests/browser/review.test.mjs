// 查验 in the built page: a county's file comes in as it is, is looked at by keyboard, survives a reload, and goes out as a review and papers.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { screen } from "./journey.mjs";
import { download, engines, root, shown, singleFile, until } from "./tools.mjs";

/** Where pictures go, if somebody wants to look at them. */
const PICTURES = process.env.PICTURES;
const text = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.textContent, selector);

describe("a county's file under review in Chromium (newest)", () => {
  let browser, page;
  const folder = mkdtempSync(join(tmpdir(), "review-"));
  const county = JSON.parse(readFileSync(join(root, "standards/example-county.json"), "utf8"));
  const file = join(folder, "示例县.json");
  writeFileSync(file, `${JSON.stringify({ ...county, file: { id: "a", revision: 1 } }, null, 2)}\n\n`);
  const given = readFileSync(file);
  const focus = (standard) => page.evaluate((id) => document.querySelector(`[data-standard="${id}"]`).focus(), standard);
  const mark = (standard) => page.evaluate((id) => document.querySelector(`[data-standard="${id}"] .toggles [aria-pressed=true]`)?.dataset.mark, standard);
  const open = async (path) => page.upload("[data-action=review-open] input", [path]);
  const picture = async (name) => {
    if (!PICTURES) return;
    for (const [suffix, width, height] of [["", 1366, 640], ["-390", 390, 844]]) {
      await page.size(width, height);
      await new Promise((done) => setTimeout(done, 300));
      await page.picture(join(PICTURES, `${name}${suffix}.png`));
    }
    await page.size(1366, 640);
  };
  before(async () => {
    browser = await engines["Chromium (newest)"]();
    page = await browser.page();
    await page.size(1366, 640);
    await page.goto(process.env.PAGE ?? singleFile);
    await shown(page, "main[data-screen=start] h1");
    await page.evaluate(() => { location.hash = "#/review"; });
    await screen(page, "review");
    await open(file);
    await shown(page, ".review-bar");
  });
  after(async () => browser?.close());

  test("what is to be looked at first stands first, and nothing is accepted yet", async () => {
    assert.match(await text(page, ".review-bar"), /示例县 第1稿（校验 [0-9A-F]{4}-[0-9A-F]{4}）· 您在查验，县里的内容不会改动/);
    assert.equal(await text(page, "[data-progress]"), "已看 0/76，存疑 0，退回 0");
    assert.equal(await page.evaluate(() => document.querySelector("[data-show=要先看的]").getAttribute("aria-pressed")), "true");
    assert.ok(await page.evaluate(() => document.querySelector('[data-standard="8.3.2"] .review-why').textContent.includes("不适用")));
    assert.equal(await page.evaluate(() => document.querySelectorAll(".review-card input:not([type]), .review-card [contenteditable]").length), 0);
    await picture("review");
  });

  test("keys mark the card that has the keyboard, and Ctrl+Z takes it back", async () => {
    await page.evaluate(() => document.querySelector("[data-show=全部]").click());
    await shown(page, '[data-standard="1.1.1"]');
    for (const [key, wanted] of [["1", "accepted"], ["2", "doubtful"], ["3", "returned"], ["0", "unseen"], ["2", "doubtful"]]) {
      await focus("1.1.1");
      await page.press(key);
      await until(`1.1.1 is ${wanted}`, async () => (await mark("1.1.1")) === wanted);
    }
    await until("it counts", async () => (await text(page, "[data-progress]")) === "已看 1/76，存疑 1，退回 0");
    await page.click('[data-standard="1.1.1"] textarea');
    await page.type("请补充文件");
    await page.evaluate(() => document.activeElement.blur());
    await picture("review-marked");
    await page.evaluate(() => document.querySelector("[data-action=review-undo]").click());
    await until("the remark is gone", () => page.evaluate(() => document.querySelector('[data-standard="1.1.1"] textarea').value === ""));
    await page.evaluate(() => document.querySelector("[data-action=review-redo]").click());
    await until("it is back", () => page.evaluate(() => document.querySelector('[data-standard="1.1.1"] textarea').value === "请补充文件"));
  });

  test("a figure of one's own stands beside the county's, by the same rule", async () => {
    await page.click('[data-standard="10.1.2"] [data-figure=townships_with_station]');
    await page.type("1");
    await until("both stand there", async () => /县里6个乡镇（街道）中\d个已设立.*；查验6个乡镇（街道）中1个已设立/.test((await text(page, '[data-standard="10.1.2"] [data-measured]')) ?? ""));
  });

  test("it survives a reload, and the county's file comes through it to the byte", async () => {
    await until("it is kept", async () => /已保存|已存/.test((await text(page, "[data-save-state=review]")) ?? ""));
    await page.reload();
    await shown(page, ".review-bar");
    assert.equal(await text(page, "[data-progress]"), "已看 1/76，存疑 1，退回 0");
    assert.deepEqual(readFileSync(file), given);
  });

  test("the review goes out bound to the file, and the papers are made", async () => {
    const review = await download(page, () => page.click("[data-action=review-save]"));
    const value = JSON.parse(review.bytes.toString());
    assert.equal(value.format, "weibao.review");
    assert.equal(value.of.revision, 1);
    assert.equal(value.marks["/answers/1.1.1"].remark, "请补充文件");
    for (const [document, name] of [["returnList", "示例县_退回补充清单.docx"], ["reviewWorkbook", "示例县_查验表.xlsx"]]) {
      const made = await download(page, () => page.click(`[data-action=export][data-document=${document}]`));
      assert.equal(made.name, name);
      assert.ok(made.bytes.length > 3000);
    }
    await page.click("[data-action=export][data-document=reviewOpinion]");
    await until("it is refused, and why", async () => /没有看/.test((await text(page, ".notices")) ?? ""));
  });

  test("the county's next file keeps the mark on what has not changed", async () => {
    const next = structuredClone(county);
    next.file = { id: "a", revision: 2 };
    next.answers["1.1.1"].note = "已补充文件";
    const path = join(folder, "示例县2.json");
    writeFileSync(path, JSON.stringify(next));
    await open(path);
    await until("the change is told", async () => /情况说明：（空） → 已补充文件/.test((await text(page, '[data-standard="1.1.1"] .review-changes')) ?? ""));
    await picture("review-changed");
    assert.equal(await text(page, "[data-progress]"), "已看 0/76，存疑 0，退回 0");
    assert.deepEqual(page.errors, []);
  });
});

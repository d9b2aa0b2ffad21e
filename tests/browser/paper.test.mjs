// Screens on paper: every page says whose it is, nothing is cut or folded away, and what is short stays short.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as county from "./journey.mjs";
import { engines, root, shown, singleFile, until } from "./tools.mjs";

describe("screens on paper", () => {
  let browser, page;
  before(async () => {
    mkdirSync(join(root, "target/pictures"), { recursive: true });
    browser = await engines["Chromium (newest)"]();
    page = await browser.page();
    await page.goto(singleFile);
    await county.openExample(page);
  });
  after(() => browser?.close());

  /** The text of each page, without the blanks between characters. */
  const printed = async (hash) => {
    await page.evaluate((wanted) => { location.hash = wanted; }, hash);
    await county.screen(page, hash.split("/")[1]);
    const { data } = await page.connection.send("Page.printToPDF", { preferCSSPageSize: true });
    const file = join(root, "target/pictures", `screen-${hash.replace(/\W+/g, "-")}.pdf`);
    writeFileSync(file, Buffer.from(data, "base64"));
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    return text.split("\f").slice(0, -1);
  };
  const pressed = (text) => text.replace(/\s/g, "");

  for (const hash of ["#/negatives", "#/figures", "#/assess", "#/assess/2", "#/register/schools", "#/register/communities", "#/result", "#/check", "#/form"]) {
    test(`every page of ${hash} carries county, revision, date and page number`, async () => {
      const pages = await printed(hash);
      pages.forEach((text, index) => {
        const foot = pressed(text.trimEnd().split("\n").pop());
        assert.match(foot, new RegExp(`^示例县·(未存成文件|第\\d+稿(后有改动)?)(·草稿)?·\\d{4}-\\d\\d-\\d\\d${index + 1}/${pages.length}$`), `page ${index + 1} ends with ${foot}`);
      });
    });
  }

  test("全部标准 prints all 76, however soon after the page was opened", async () => {
    await page.reload();
    await shown(page, "main:not([data-screen=start]) h1");
    const all = (await printed("#/assess")).join("");
    const ids = new Set(all.match(/\b\d+\.\d+\.\d+\b/g));
    assert.equal(ids.size, 76);
  });

  test("the figures and readings take two or three pages", async () => {
    const pages = await printed("#/figures");
    assert.ok(pages.length <= 3, `${pages.length} pages`);
    assert.match(pressed(pages.join("")), /常住人口318000人/);
  });

  test("a register is printed whole, with the cell that has the keyboard, and no column is a character wide", async () => {
    await page.evaluate(() => { location.hash = "#/register/communities"; });
    await county.screen(page, "register");
    assert.ok((await page.evaluate(() => document.querySelectorAll("[data-row]").length)) < 60, "more rows than are painted");
    const pages = await printed("#/register/communities");
    const rows = await page.evaluate(() => Number(document.querySelector("[data-action=rows-all]").textContent.replace(/\D/g, "")));
    const numbers = new Set(pages.join("\n").match(/^ *(\d+) /gm).map(Number));
    for (let row = 1; row <= rows; row += 1) assert.ok(numbers.has(row), `row ${row} of ${rows}`);
    const schools = (await printed("#/register/schools")).join("\n");
    assert.match(schools, /1\s+示例县第一幼儿园\s+幼儿园/, "the active cell, and the stage on one line");
  });

  test("no text is cut: a note of twelve lines, a long title, reason and measure", async () => {
    const lines = Array.from({ length: 12 }, (_, line) => `第${line + 1}行的备注写到底`);
    const long = (what) => `${what}${"很长的文字".repeat(40)}到此为止`;
    await page.evaluate(() => { location.hash = "#/assess/5"; });
    await shown(page, '[data-standard="5.2.2"]');
    const id = "5.2.2";
    await county.details(page, id);
    const type = (pointer, text) => page.evaluate((wanted, typed) => {
      const field = document.querySelector(`[data-pointer="${wanted}"]`);
      const prototype = field.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
      Object.getOwnPropertyDescriptor(prototype, "value").set.call(field, typed);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, pointer, text);
    await type(`/answers/${id}/note`, lines.join("\n"));
    await type(`/answers/${id}/evidence/0/title`, long("材料"));
    await type(`/answers/${id}/plan/action`, long("措施"));
    await county.saved(page);
    const text = pressed((await printed("#/assess/5")).join(""));
    for (const line of lines) assert.ok(text.includes(line), line);
    assert.ok(text.includes(long("材料")), "the evidence");
    assert.ok(text.includes(long("措施")), "the measure");
    assert.ok(pressed((await printed("#/result")).join("")).includes(long("措施")), "the measure on the result");
  });

  test("nothing is folded away on paper", async () => {
    await page.evaluate(() => { location.hash = "#/start"; });
    await county.screen(page, "start");
    await shown(page, "input[name=county]");
    await page.click("input[name=county]");
    await page.type("新县");
    await page.click("[data-action=new]");
    await county.saved(page);
    const text = (await printed("#/check")).join("");
    await until("the lines", () => page.evaluate(() => document.querySelectorAll("[data-topic]").length > 3));
    for (const id of ["1.1.1", "6.1.1", "11.2.2"]) assert.ok(text.includes(`${id} 未填`), id);
  });
});

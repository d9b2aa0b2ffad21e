// The whole job by keyboard alone, with its keys counted: they may become fewer, and not more.

import assert from "node:assert/strict";
import { test } from "node:test";
import { engines, singleFile } from "./tools.mjs";
import { walk } from "./walk.mjs";

/** Keys of the walk as it was before numbers answered the negative list: `node tests/browser/walk.mjs` of that build. */
const BEFORE = 356;

test("from the empty page to the exported form by keyboard alone, with fewer keys than before", async (context) => {
  const browser = await engines["Chromium (newest)"]();
  try {
    const page = await browser.page();
    await page.goto(singleFile);
    const { keys, screens, name, bytes } = await walk(page);
    context.diagnostic(`${keys} keys over ${screens.length} screens, before ${BEFORE}`);
    assert.deepEqual(screens, ["start", "negatives", "figures", "assess", "form"]);
    assert.match(name, /^示例县_申报表(（草稿）)?\.docx$/);
    assert.ok(bytes.length > 5000, "a document");
    assert.ok(keys < BEFORE, `${keys} keys`);
    assert.deepEqual(page.errors, []);
  } finally {
    await browser.close();
  }
});

/** Keys of the way to the register and back, and of six rows of eleven cells in it. The way took 64 where it was measured first. */
const WAY = 70;
const CELLS = 6 * 11 * 2;
/** Beyond two keys a cell: a name and a post have two letters. */
const LETTERS = 6 * 2;

test("six townships in their register by keyboard alone: two keys a cell, and few for the way there and back", async (context) => {
  const browser = await engines["Chromium (newest)"]();
  try {
    const page = await browser.page();
    await page.goto(singleFile);
    const { keys, inRegister, inCells, screens, name } = await walk(page, { townships: 6 });
    context.diagnostic(`${inRegister} of ${keys} keys for the register, ${inCells} of them in its cells`);
    assert.deepEqual(screens, ["start", "negatives", "figures", "register", "figures", "assess", "form"]);
    assert.match(name, /^示例县_申报表(（草稿）)?\.docx$/);
    assert.equal(inCells, CELLS + LETTERS);
    assert.ok(inRegister - inCells <= WAY, `${inRegister - inCells} keys of way`);
    assert.ok(keys - inRegister < BEFORE + 10, `${keys - inRegister} keys beside it`);
    assert.deepEqual(page.errors, []);
  } finally {
    await browser.close();
  }
});

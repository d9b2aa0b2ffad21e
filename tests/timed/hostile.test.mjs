// Files and blocks as nobody means them: opened or refused, the page never stands still for long, and no list is without end.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as county from "../browser/journey.mjs";
import { dist, engines, serve, until } from "../browser/tools.mjs";

/** A second, on a machine that does other things beside: at 0.1.0 it was 51. */
const STILL = 6_000;
const saved = (more) => JSON.stringify({ format: "weibao.assessment", version: 1, catalog: "cn-2021", county: { name: "示例县" }, ...more });
const many = (count, item) => Array.from({ length: count }, (_, index) => item(index));

const FILES = {
  "30 万处问题": { text: () => saved({ answers: Object.fromEntries(many(300_000, (index) => [`x${index}`, { status: "maybe" }])) }), opens: true, lines: 101, last: /299[ ,]?\d{3}/ },
  "25 万行": { text: () => saved({ registers: { villages: many(250_000, (index) => ({ name: `村${index}`, more: "y".repeat(100) })) } }), opens: true, lines: 1 },
  "一条备注 48 MB": { text: () => saved({ answers: { "1.1.1": { status: "met", note: "长".repeat(16_000_000) } } }), opens: true, lines: 0 },
  "十万层": { text: () => saved({ more: 0 }).replace("0}", `${"[".repeat(100_000)}${"]".repeat(100_000)}}`), opens: false },
  "超过 50 MB": { text: () => " ".repeat(52_428_801), opens: false },
};

/** Watches how long nothing is painted. */
const watch = (page) =>
  page.evaluate(() => {
    window.still = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      window.still = Math.max(window.still, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
const still = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.still)))));

for (const engine of ["Chromium (newest)", "Firefox ESR"]) {
  describe(`what nobody means, in ${engine}`, () => {
    let browser, server, folder;
    before(async () => {
      browser = await engines[engine]();
      server = await serve(join(dist, "site"));
      folder = mkdtempSync(join(tmpdir(), "weibao-hostile-"));
    });
    after(async () => {
      rmSync(folder, { recursive: true, force: true });
      await browser?.close();
      await server?.close();
    });

    for (const [name, { text, opens, lines, last }] of Object.entries(FILES)) {
      test(`a file: ${name}`, async () => {
        const file = join(folder, `${name}.json`);
        writeFileSync(file, text());
        const page = await browser.page();
        await page.goto(server.address);
        await county.screen(page, "start");
        await watch(page);
        await page.upload("[data-action=open-file] input", [file]);
        if (opens) await county.screen(page, "assess");
        else await until("it is refused", () => page.evaluate((wanted) => [...document.querySelectorAll(".notice.bad")].some((notice) => notice.textContent.includes(wanted)), name));
        const waited = await still(page);
        assert.ok(waited < STILL, `stood still for ${waited} ms`);
        if (opens) {
          const told = await page.evaluate(() => [...document.querySelectorAll(".notice li")].map((line) => line.textContent));
          assert.equal(told.length, lines);
          if (last) assert.match(told.at(-1), last, "how many more there are");
        }
        await page.close();
      });
    }
  });
}

// Two windows of one browser: records of 0.1.0 are taken over, and of two that write at once one is told.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as county from "./journey.mjs";
import { dist, engines, serve, until } from "./tools.mjs";

const NOTE = '[data-standard="1.1.1"] [data-pointer="/answers/1.1.1/note"]';
const state = (page) => page.evaluate(() => document.querySelector("[data-save-state]").dataset.saveState);
const noted = (page) => page.evaluate((note) => document.querySelector(note).value, NOTE);
const write = (page, text) => county.put(page, NOTE, text);

async function record(page, address) {
  await page.goto(address);
  await county.screen(page, "start");
  await county.openRecord(page);
  await county.go(page, "#/assess/1");
  await county.details(page, "1.1.1");
}

for (const engine of ["Chromium (newest)", "Chromium 69"]) {
  describe(`two windows of ${engine}`, () => {
    let browser, server;
    before(async () => {
      browser = await engines[engine]();
      server = await serve(join(dist, "site"));
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test("a record of 0.1.0 is taken over, and leaves localStorage", async () => {
      const page = await browser.page();
      await page.goto(server.address);
      await county.screen(page, "start");
      await page.evaluate(() => {
        const body = JSON.stringify({ format: "weibao.assessment", version: 1, standard: "cn-2021", county: { name: "旧县" }, answers: { "1.1.1": { status: "met", note: "旧" } } });
        const head = JSON.stringify({ revision: 4, saved: 1, length: new TextEncoder().encode(body).length, county: "旧县", answered: 1, standards: 76, books: {} });
        localStorage.setItem("weibao/1/record/old", `${head}\n${body}`);
      });
      await record(page, `${server.address}?again`);
      assert.equal(await noted(page), "旧");
      assert.equal(await page.evaluate(() => localStorage.getItem("weibao/1/record/old")), null);
      await page.close();
    });

    test("of two that write at once one is told, and nothing is written over in silence", async () => {
      // One after the other: a window in the background is not painted, and takes no clicks.
      const one = await browser.page();
      await record(one, server.address);
      const two = await browser.page();
      await record(two, server.address);
      await Promise.all([write(one, "一"), write(two, "二")]);
      await until("both have settled", async () => [await state(one), await state(two)].sort().join() === "saved,unsaved");
      const [winner, loser] = (await state(one)) === "saved" ? [one, two] : [two, one];
      const kept = await noted(winner);
      assert.notEqual(await noted(loser), kept, "the other still has its own");
      const third = await browser.page();
      await record(third, `${server.address}?third`);
      assert.equal(await noted(third), kept);
    });

    test("what was typed just before a reload is there after it", async () => {
      const page = await browser.page();
      await record(page, `${server.address}?reload`);
      await write(page, "刚写的");
      await page.reload();
      await county.screen(page, "assess");
      await county.details(page, "1.1.1");
      assert.equal(await noted(page), "刚写的");
    });

    // The stand-in for a database is too thin for the old one.
    if (engine === "Chromium (newest)") {
      test("a database that never answers is said, and is used once it does", async () => {
        // Asked late: `later()` lets the browser's own opening go on.
        const held = `{
          const open = IDBFactory.prototype.open;
          const held = [];
          IDBFactory.prototype.open = function (...rest) {
            const request = new EventTarget();
            held.push(() => {
              const real = open.apply(this, rest);
              for (const name of ["success", "error", "upgradeneeded", "blocked"]) {
                real.addEventListener(name, (event) => {
                  request.result = name === "success" || name === "upgradeneeded" ? real.result : undefined;
                  Object.defineProperty(event, "target", { value: request });
                  (request["on" + name] ?? (() => {})).call(request, event);
                });
              }
            });
            return request;
          };
          window.later = () => held.splice(0).forEach((go) => go());
        }
        `;
        const late = await serve(join(dist, "site"), (path) => (path === "/weibao.js" ? { headers: { "Content-Type": "text/javascript" }, body: held + readFileSync(join(dist, "site/weibao.js"), "utf8") } : undefined));
        const page = await browser.page();
        await page.goto(late.address);
        await county.screen(page, "start");
        const told = () => page.evaluate(() => [...document.querySelectorAll(".notice.bad")].map((notice) => notice.textContent).join());
        await until("it is said", async () => (await told()).includes("存储迟迟没有回应"));
        await county.begin(page, "迟到县");
        await county.go(page, "#/assess/1");
        await county.details(page, "1.1.1");
        await write(page, "还没有数据库");
        await page.evaluate(() => window.later());
        await until("it is saved", async () => (await state(page)) === "saved");
        await page.close();
        await late.close();
      });
    }
  });
}

// The page in parts: the first screens need nothing of the rest of the program, and say so plainly where that does not come.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as county from "./journey.mjs";
import { dist, download, engines, serve, shown, until } from "./tools.mjs";

const site = join(dist, "site");
const REST = "/weibao_rest.wasm";
const rest = { headers: { "Content-Type": "application/wasm" }, body: readFileSync(join(site, REST)) };
// What an old Chromium has to say about keywords of policies that it does not know, and any about a file that is not there.
const EXPECTED = /'wasm-unsafe-eval'|status of 404/;

for (const name of ["Chromium (newest)", "Chromium 69"]) {
  describe(`the page in parts in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await engines[name]();
    });
    after(() => browser?.close());

    /** A page of a site whose rest is answered like this. */
    async function siteWith(answer) {
      const server = await serve(site, (path) => (path === REST ? answer() : undefined));
      const page = await browser.page();
      await page.goto(server.address);
      await shown(page, "main[data-screen=start] h1");
      const end = async () => {
        assert.deepEqual(page.errors.filter((error) => !EXPECTED.test(error)), []);
        await page.close();
        await server.close();
      };
      return { page, server, end };
    }

    const goTo = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);

    test("start, negative list, self-assessment and saving need nothing of the rest", async () => {
      let give;
      const { page, server, end } = await siteWith(() => new Promise((done) => { give = () => done(rest); }));
      await county.begin(page, "示例县");
      await county.screen(page, "negatives");
      await county.negative(page, "N1", "absent");
      await goTo(page, "#/assess/1");
      await county.screen(page, "assess");
      await county.answer(page, "1.1.1", "met");
      await county.answer(page, "1.1.2", "unmet");
      await county.answer(page, "1.1.2", "partial");
      await page.click("[data-action=undo]");
      await until("the answer is taken back", async () => (await county.status(page, "1.1.2")) === "unmet");
      await county.details(page, "1.1.1");
      await county.write(page, county.pointer("answers", "1.1.1", "note"), "由民政局牵头");
      await county.write(page, county.pointer("answers", "1.1.1", "evidence", "0", "title"), "工作方案");
      await county.saved(page);
      const { bytes } = await download(page, () => page.click("[data-action=save-file]"));
      const file = JSON.parse(bytes);
      assert.equal(file.answers["1.1.1"].note, "由民政局牵头");
      assert.equal(file.answers["1.1.1"].evidence[0].title, "工作方案");
      assert.equal(file.negatives.N1.state, "absent");
      // What is kept opens again, still without the rest.
      await county.saved(page);
      await page.reload();
      await county.screen(page, "assess");
      assert.equal(await county.status(page, "1.1.2"), "unmet");

      // A screen of the rest is waited for, and shown when that comes.
      await goTo(page, "#/figures");
      assert.match(await shown(page, "main[data-screen=figures] [data-rest=awaited]"), /基础数据.*正在载入/);
      await until("the rest is asked for", () => server.requests.filter((path) => path === REST).length === 2);
      give();
      await county.screen(page, "figures");
      await shown(page, "#figure-townships_total");
      await end();
    });

    test("a choice that is being pressed while the rest comes is taken", async () => {
      let give;
      const { page, end } = await siteWith(() => new Promise((done) => { give = () => done(rest); }));
      await county.begin(page, "示例县");
      await county.screen(page, "negatives");
      await until("the rest is asked for", () => give);
      await page.click('[data-negative="N1"] label.absent', async () => {
        give();
        // What units, reviewers and the period say about the item comes with the rest.
        await shown(page, '[data-negative="N1"] [data-said]');
      });
      await until("the choice is taken", () => page.evaluate(() => document.querySelector('[data-negative="N1"]').classList.contains("absent")));
      assert.deepEqual(page.replaced, []);
      await end();
    });

    test("a choice is taken though the rest comes between the listeners of its click", async () => {
      let give;
      const { page, end } = await siteWith(() => new Promise((done) => { give = () => done(rest); }));
      await county.begin(page, "示例县");
      await goTo(page, "#/assess/1");
      await county.screen(page, "assess");
      await page.evaluate(() => {
        const real = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = (...given) => real(...given).then((made) => new Promise((done) => { window.goOn = () => done(made); }));
      });
      await until("the rest is asked for", () => give);
      give();
      await until("it is compiled", () => page.evaluate(() => Boolean(window.goOn)));
      await page.evaluate(() => document.addEventListener("click", (event) => event.target.type === "radio" && window.goOn(), { capture: true }));
      await page.click('[data-standard="1.1.1"] .quick label.met');
      await until("the choice is taken", async () => (await county.status(page, "1.1.1")) === "met", 10);
      await goTo(page, "#/figures");
      await county.screen(page, "figures");
      await end();
    });

    test("where the rest does not come, a sentence says so, and another try brings it", async () => {
      let there = false;
      const { page, end } = await siteWith(() => (there ? rest : { status: 404 }));
      await county.begin(page, "示例县");
      await goTo(page, "#/result");
      assert.match(await shown(page, "main[data-screen=result] [data-rest=failed]"), /没有载入.*填写的内容都在.*weibao_rest\.wasm/);
      await page.click("[data-action=rest-again]");
      await shown(page, "main[data-screen=result] [data-rest=failed]");
      await goTo(page, "#/assess/1");
      await county.answer(page, "1.1.1", "met");
      await county.saved(page);

      there = true;
      await goTo(page, "#/result");
      await page.click("[data-action=rest-again]");
      await county.screen(page, "result");
      await shown(page, "main[data-screen=result] [data-document=application]");
      await end();
    });

    test("what was wanted of the rest is done once it comes", async () => {
      let there = false;
      const { page, end } = await siteWith(() => (there ? rest : { status: 404 }));
      await page.click("[data-action=example]");
      assert.match(await shown(page, "[data-notice=told].bad"), /没有载入/);
      there = true;
      await page.click("[data-action=example]");
      await county.screen(page, "result");
      await county.saved(page);
      await end();
    });
  });
}

// The examples for portals that are pages, as `cargo xtask serve` serves them: each does what it shows. Projects: `portals.test.mjs`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, engines, modern, serve, shown, until } from "./tools.mjs";

const folder = join(dist, "module/examples");
const county = join(folder, "county.json");

/** Waits until there is such an element with a text or a value, and gives that. */
const seen = (page, selector) => until(selector, () => page.evaluate((wanted) => {
  const element = document.querySelector(wanted);
  return element && (element.value || element.textContent);
}, selector));

for (const [name, launch] of Object.entries(engines)) {
  describe(`the examples in ${name}`, () => {
    let browser, server;
    before(async () => {
      browser = await launch();
      server = await serve(dist);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    const open = async (example) => {
      const page = await browser.page();
      await page.goto(example.includes(":") ? example : `${server.address}module/examples/${example}`);
      return page;
    };

    const addresses = { "from a server": "jquery/index.html", "from the disk": pathToFileURL(join(folder, "jquery/index.html")).href };
    for (const [where, address] of Object.entries(addresses)) {
      test(`jQuery, ${where}: figures are judged while they are typed`, async () => {
        const page = await open(address);
        await seen(page, "#verdict[data-verdict=incomplete]");
        const write = async (field, text) => {
          await page.click(field);
          await page.type(text);
          await page.press("Tab");
        };
        await write("#townships", "6");
        await write("#stations", "2");
        assert.match(await seen(page, '[data-clause="10.1.2/1"]'), /2/);
        await page.evaluate(() => { document.querySelector("#stations").value = ""; });
        await write("#stations", "7");
        assert.match(await seen(page, "#stations + .problem"), /7/);
        await page.click("#form button");
        const kept = JSON.parse(await seen(page, "#assessment"));
        assert.deepEqual(kept.figures, { townships_total: 6, townships_with_station: 7 });
        assert.equal(await page.evaluate(() => document.querySelectorAll("#areas tbody tr").length), 11);
        assert.deepEqual(page.errors, []);
        await page.close();
      });
    }

    test("the worker scores a list of files, whatever is among them", async () => {
      const page = await open("worker/index.html");
      await page.upload("#files", [county, join(folder, "index.html"), county]);
      await until("three rows", () => page.evaluate(() => document.querySelectorAll("#rows tr").length === 3));
      const rows = await page.evaluate(() => Array.from(document.querySelectorAll("#rows tr"), (row) => Array.from(row.cells, (cell) => cell.textContent)));
      assert.deepEqual(rows.map((row) => row[0]), ["county.json", "index.html", "county.json"]);
      assert.equal(rows[0][1], "示例县");
      assert.match(rows[0][2], /^\d+$/);
      assert.match(rows[1][4], /^没有读取/);
      assert.deepEqual(rows[2], rows[0]);
      assert.deepEqual(page.errors, []);
      await page.close();
    });

    if (!modern.includes(name)) return;

    test("the list of the examples leads to each", async () => {
      const page = await open("");
      const links = await page.evaluate(() => Array.from(document.querySelectorAll("a"), (link) => link.href));
      assert.deepEqual(links.map((link) => /(\w+)\/index\.html$/.exec(link)[1]), ["jquery", "policy", "theme", "worker"]);
      for (const link of links) assert.equal(await page.evaluate((address) => fetch(address).then((response) => response.status), link), 200, link);
      await page.close();
    });

    /** Does something with the root of the element's shadow, once it shows a screen. */
    const inElement = (page, what, work, ...values) => until(what, () => page.evaluate((code, given) => {
      const inside = document.querySelector("weibao-assessment")?.shadowRoot;
      return inside?.querySelector("[data-screen]") && (0, eval)(`(${code})`)(inside, ...given);
    }, String(work), values));
    const follow = (page, hash) => inElement(page, `the link to ${hash}`, (inside, href) => {
      const link = inside.querySelector(`nav a[href="${href}"]`);
      if (link) link.click();
      return Boolean(link);
    }, hash);
    /** Says that a negative item is present, as the user would. */
    const edit = async (page) => {
      await follow(page, "#/negatives");
      await inElement(page, "the negative item", (inside) => {
        const input = inside.querySelector('[data-negative="N1"] input[value=present]');
        if (input && !input.checked) input.click();
        return Boolean(input && input.checked);
      });
    };

    test("the element in a page with a heavy style sheet: nothing leaks in or out", async () => {
      const page = await open("theme/index.html");
      await edit(page);
      assert.match(await until("the portal is told", () => page.evaluate(() => /达标 \d+\/\d+/.test(state.textContent) && state.textContent)), /未保存/);
      await page.click("#save");
      assert.match(await page.evaluate(() => state.textContent), /已保存 \d{4,} 个字符/);
      const look = await inElement(page, "how it looks", (inside) => {
        const style = (element) => getComputedStyle(element);
        const card = inside.querySelector("[data-negative]");
        const [outer, cell] = [document.querySelector(".portal-top h1"), document.querySelector("body > table td")].map(style);
        return {
          card: style(card).display, letters: style(card).letterSpacing, font: /KaiTi/.test(style(card).fontFamily), accent: style(inside.querySelector("nav .more a")).color !== "rgb(176, 30, 30)",
          decoration: style(inside.querySelector("nav .more a")).textDecorationLine, outer: [outer.color, outer.fontSize], cell: [cell.borderTopStyle, cell.borderTopWidth],
        };
      });
      assert.notEqual(look.card, "none");
      assert.deepEqual([look.letters, look.font, look.accent, look.decoration], ["normal", false, true, "none"]);
      assert.deepEqual([look.outer, look.cell], [["rgb(176, 30, 30)", "30px"], ["double", "4px"]]);
      assert.deepEqual(page.errors, []);
      await page.close();
    });

    test("the ES module under its strict policy, which bites", async () => {
      const page = await open("policy/index.html");
      await seen(page, "html[data-ready]");
      await page.click("#sample");
      assert.equal(await shown(page, "#county"), "示例县");
      assert.equal(await page.evaluate(() => document.querySelectorAll("#areas tr").length), 11);
      await page.upload("#file", [join(folder, "index.html")]);
      assert.ok(await seen(page, "#message"));
      assert.deepEqual(page.errors, []);
      const ran = await page.evaluate(() => {
        document.body.appendChild(document.createElement("script")).textContent = "window.ran = true";
        return window.ran === true;
      });
      assert.equal(ran, false, "an inline script must not run");
      await page.close();
    });
  });
}

test("the policy is sent as it stands in headers.txt", async () => {
  const server = await serve(dist);
  const { headers } = await fetch(`${server.address}module/examples/policy/index.html`);
  const [line] = readFileSync(join(folder, "policy/headers.txt"), "utf8").split("\n");
  assert.equal(`Content-Security-Policy: ${headers.get("content-security-policy")}`, line);
  await server.close();
});

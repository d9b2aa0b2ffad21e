// The API documentation: it keeps to its policy, and every piece of code in it does what it says.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { accessible } from "./journey.mjs";
import { dist, engines, modern, root, serve, until } from "./tools.mjs";

const html = readFileSync(join(dist, "site/api/index.html"), "utf8");
const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
const blocks = [...html.matchAll(/<pre><code class="language-(\w+)">([^]*?)<\/code><\/pre>/g)].map(([, language, code]) => ({ language, code: plain(code) }));
/** What the code says that it prints: `console.log(…); // this`. */
const promised = (code) => [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);

const policy = blocks.find(({ language }) => language === "http").code.trim().replace(/^Content-Security-Policy: /, "");
const scripts = blocks.filter(({ language }) => language === "js");
const pages = blocks.filter(({ language }) => language === "html");

// Instead of the console.
const printed = "window.printed = []; console.log = function () { printed.push(Array.prototype.join.call(arguments, ' ')); };";

/** The package's folder, with the pieces of code as files in it. */
function answer(path) {
  const script = (body) => ({ headers: { "Content-Type": "text/javascript" }, body });
  const page = (body, headers = {}) => ({ headers: { ...headers, "Content-Type": "text/html; charset=utf-8" }, body });
  const [, kind, number, extension] = /^\/(script|page)-(\d+)\.(js|html)$/.exec(path) ?? [];
  if (path === "/printed.js") return script(printed);
  // What every browser asks for, and every site has.
  if (path === "/favicon.ico") return { status: 204 };
  if (kind === "page") return page(pages[number].code.replace("<script", `<script src="printed.js"></script>\n<script`));
  if (extension === "js") return script(scripts[number].code);
  if (kind === "script") return page(`<!doctype html><script src="printed.js"></script><script type="module" src="script-${number}.js"></script>`, { "Content-Security-Policy": policy });
  return undefined;
}

test("no code in it goes untested", () => {
  assert.deepEqual(blocks.filter(({ language }) => !["js", "html", "http"].includes(language)), []);
  assert.equal((html.match(/<pre>/g) ?? []).length, blocks.length);
  for (const { code } of [...scripts, ...pages]) assert.ok(promised(code).length > 0, `this promises nothing:\n${code}`);
  assert.ok(scripts.length >= 7, `only ${scripts.length} scripts`);
  assert.ok(pages.length >= 1);
});

test("every link in it leads somewhere in it", () => {
  for (const [, target] of html.matchAll(/href="([^"]*)"/g)) {
    if (target.startsWith("#")) assert.ok(html.includes(`id="${target.slice(1)}"`), target);
    else assert.ok(["data:,", "api.css"].includes(target), target);
  }
});

test("it explains every name that the package's types export", () => {
  for (const file of readdirSync(join(dist, "module")).filter((name) => name.endsWith(".d.ts"))) {
    const types = readFileSync(join(dist, "module", file), "utf8");
    for (const [, name] of types.matchAll(/^export (?:declare )?(?:function|interface|type|class|const) (\w+)/gm)) {
      assert.ok(html.includes(`<h3 id="${file.replace(".d.ts", "")}-${name}">`), name);
    }
  }
});

for (const name of modern) {
  describe(`the API documentation in ${name}`, () => {
    let browser, server, site;
    before(async () => {
      browser = await engines[name]();
      server = await serve(join(dist, "module"), answer);
      site = await serve(join(dist, "site"));
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await site?.close();
    });

    test("opens, keeps to its policy and runs no script", async () => {
      const page = await browser.page();
      await page.goto(`${site.address}api/`);
      assert.deepEqual(page.errors, []);
      assert.deepEqual([...new Set(site.requests)], ["/api/", "/api/api.css"]);
      assert.equal(await page.evaluate(() => document.scripts.length + document.querySelectorAll("[style]").length), 0);
      await page.size(320, 800);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, "a narrow screen must not scroll sideways");
      await accessible(page, `${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")};undefined`);
      await page.close();
    });

    const run = async (address, code) => {
      const page = await browser.page();
      await page.goto(`${server.address}${address}`);
      const expected = promised(code);
      const said = await until("the code has run", () => page.evaluate((count) => (window.printed && printed.length >= count ? printed.slice() : undefined), expected.length), 10).catch((error) => error.message);
      assert.deepEqual(said, expected, `${code}\n${page.errors.join("\n")}`);
      assert.deepEqual(page.errors, []);
      await page.close();
    };
    scripts.forEach(({ code }, at) => test(`script ${at + 1} prints what it says, under the policy that is named there`, () => run(`script-${at}.html`, code)));
    pages.forEach(({ code }, at) => test(`page ${at + 1} prints what it says`, () => run(`page-${at}.html`, code)));
  });
}

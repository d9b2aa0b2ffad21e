// The built pages start in every browser that counts, tell what is the matter where they cannot, and reach nobody.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, download, engines, serve, shown, singleFile, until } from "./tools.mjs";

// What an old Chromium has to say about keywords of policies that it does not know.
const KNOWN = /contains an invalid source: ''wasm-unsafe-eval''/;
const errors = (page) => page.errors.filter((error) => !KNOWN.test(error));

/** Tries every way out of the page; gives the names of those that the page believes to have worked. */
async function tryToReach(page, address) {
  return page.evaluate(async (target) => {
    const tried = {
      fetch: () => fetch(`${target}fetch`, { mode: "no-cors" }),
      request: () => new Promise((done, failed) => {
        const request = new XMLHttpRequest();
        request.onload = done;
        request.onerror = failed;
        request.open("GET", `${target}request`);
        request.send();
      }),
      image: () => new Promise((done, failed) => Object.assign(new Image(), { onload: done, onerror: failed, src: `${target}image` })),
      script: () => new Promise((done, failed) => document.head.appendChild(Object.assign(document.createElement("script"), { onload: done, onerror: failed, src: `${target}script` }))),
      style: () => new Promise((done, failed) => document.head.appendChild(Object.assign(document.createElement("link"), { rel: "stylesheet", onload: done, onerror: failed, href: `${target}style` }))),
      beacon: async () => navigator.sendBeacon(`${target}beacon`, "x"),
    };
    for (const attempt of Object.values(tried)) await Promise.race([attempt().catch(() => {}), new Promise((done) => setTimeout(done, 1500))]);
  }, address);
}

for (const [name, launch] of Object.entries(engines)) {
  describe(`the pages in ${name}`, () => {
    let browser, server, stranger;
    before(async () => {
      browser = await launch();
      server = await serve(join(dist, "site"));
      const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": "text/plain" };
      stranger = await serve("/nowhere", () => ({ headers, body: "reached" }));
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await stranger?.close();
    });

    const pages = { "the site": () => server.address, "the one file from the disk": () => singleFile };
    for (const [what, address] of Object.entries(pages)) {
      test(`${what} starts without an error`, async () => {
        const page = await browser.page();
        await page.goto(address());
        await shown(page, "main[data-screen=start] h1");
        assert.deepEqual(errors(page), []);
        await page.close();
      });

      test(`${what} writes the form when it is asked to`, async () => {
        const page = await browser.page();
        await page.goto(address());
        await shown(page, "main[data-screen=start] h1");
        const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").filter((entry) => /documents/.test(entry.name)).length);
        assert.equal(await loaded(), 0, "the documents must wait until they are wanted");
        await page.click("[data-action=example]");
        await shown(page, "main[data-screen=result] [data-document=application]");
        const { bytes, path } = await download(page, () => page.click("main [data-document=application]"));
        // The next page of this browser gets one of the same name.
        rmSync(path);
        assert.ok(bytes.length > 3000);
        assert.deepEqual([...bytes.subarray(0, 2)], [0x50, 0x4b], "a zip file");
        assert.deepEqual(errors(page), []);
        await page.close();
      });

      test(`${what} reaches nobody`, async () => {
        const page = await browser.page();
        await page.goto(address());
        await shown(page, "main[data-screen=start] h1");
        stranger.requests.length = 0;
        await tryToReach(page, stranger.address);
        assert.deepEqual(stranger.requests, []);
        await page.close();
      });
    }

    test("a page without the policy does reach the same stranger", async () => {
      const control = await serve("/nowhere", () => ({ headers: { "Content-Type": "text/html" }, body: "<!doctype html><title>control</title>" }));
      const page = await browser.page();
      await page.goto(control.address);
      stranger.requests.length = 0;
      await tryToReach(page, stranger.address);
      // A beacon is sent when the browser pleases.
      await until("the beacon", () => stranger.requests.includes("/beacon"));
      assert.deepEqual([...stranger.requests].sort(), ["/beacon", "/fetch", "/image", "/request", "/script", "/style"]);
      await page.close();
      await control.close();
    });

    test("the site asks for nothing but its own files", () => {
      const own = ["/", "/style.css", "/boot.js", "/weibao.js", "/weibao_bg.wasm", "/weibao_rest.wasm", "/documents.js", "/documents_bg.wasm"];
      assert.deepEqual([...new Set(server.requests)].filter((path) => !own.includes(path)), []);
    });
  });
}

describe("what the page says when it cannot start", () => {
  let browser;
  before(async () => {
    browser = await engines["Chromium (newest)"]();
  });
  after(() => browser?.close());

  const site = join(dist, "site");
  /** Opens the site from a server that answers some paths otherwise, and gives the sentence that stands there. */
  async function sentence(answer, prepare = () => {}) {
    const server = await serve(site, answer);
    const page = await browser.page();
    await prepare(page);
    await page.goto(server.address);
    const text = await shown(page, "main[data-screen=stopped] h1");
    await page.close();
    await server.close();
    return text;
  }

  test("no WebAssembly", async () => {
    const without = (page) => page.connection.send("Page.addScriptToEvaluateOnNewDocument", { source: "delete window.WebAssembly" });
    assert.match(await sentence(() => undefined, without), /浏览器太旧.*WebAssembly/);
  });

  test("a server's policy without 'wasm-unsafe-eval'", async () => {
    const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "script-src 'self'" };
    const strict = (path) => (path === "/" ? { headers, body: readFileSync(join(site, "index.html")) } : undefined);
    assert.match(await sentence(strict), /'wasm-unsafe-eval'/);
  });

  test("a server's policy without connect-src", async () => {
    const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'" };
    const strict = (path) => (path === "/" ? { headers, body: readFileSync(join(site, "index.html")) } : undefined);
    assert.match(await sentence(strict), /weibao_bg\.wasm.*connect-src/);
  });

  test("a network that fails", async () => {
    assert.match(await sentence((path, request) => (/^\/weibao\.js|_bg\.wasm$/.test(path) ? (request.socket.destroy(), {}) : undefined)), /网络可能中断/);
  });

  for (const file of ["weibao.js", "weibao_bg.wasm"]) {
    test(`${file} is not there`, async () => {
      assert.equal(await sentence((path) => (path === `/${file}` ? { status: 404 } : undefined)), `文件 ${file} 没有找到。请确认发布目录中的文件齐全，且没有改名。`);
    });
  }

  test("a log-in page in the place of the wasm", async () => {
    const page = (path) => (path.endsWith(".wasm") ? { headers: { "Content-Type": "text/html" }, body: "<h1>log in</h1>" } : undefined);
    assert.match(await sentence(page), /text\/html.*application\/wasm/);
  });

  test("a wasm that is cut short", async () => {
    const half = readFileSync(join(site, "weibao_bg.wasm")).subarray(0, 5000);
    const cut = (path) => (path === "/weibao_bg.wasm" ? { headers: { "Content-Type": "application/wasm" }, body: half } : undefined);
    assert.match(await sentence(cut), /已损坏/);
  });

  test("the site's folder opened from the disk", async () => {
    const page = await browser.page();
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    assert.match(await shown(page, "main[data-screen=stopped] h1"), /weibao\.html/);
    await page.close();
  });

  test("a server that does not know the type of wasm does no harm", async () => {
    const server = await serve(site, (path) => (path === "/weibao_bg.wasm" ? { headers: { "Content-Type": "application/octet-stream" }, body: readFileSync(join(site, "weibao_bg.wasm")) } : undefined));
    const page = await browser.page();
    await page.goto(server.address);
    await shown(page, "main[data-screen=start] h1");
    await page.close();
    await server.close();
  });

  test("any folder of any server can hold the site", async () => {
    const folder = mkdtempSync(join(tmpdir(), "weibao-folder-"));
    const server = await serve(folder, (path) => {
      const file = /^\/some\/deep folder\/(.*)$/.exec(decodeURIComponent(path))?.[1];
      return file === undefined ? { status: 404 } : { headers: { "Content-Type": file.endsWith(".js") ? "text/javascript" : file.endsWith(".css") ? "text/css" : file.endsWith(".wasm") ? "application/wasm" : "text/html; charset=utf-8" }, body: readFileSync(join(site, file || "index.html")) };
    });
    const page = await browser.page();
    await page.goto(`${server.address}some/deep%20folder/`);
    await shown(page, "main[data-screen=start] h1");
    assert.deepEqual(page.errors, []);
    await page.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test("after a panic the page stops, and hands out what was saved", async () => {
    const page = await browser.page();
    await page.goto(singleFile);
    await shown(page, "[data-action=example]");
    await page.click("[data-action=example]");
    await until("the example is saved", () => page.evaluate(() => document.querySelector("[data-save-state]")?.dataset.saveState === "saved"));
    await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
    assert.equal(await shown(page, "main[data-screen=stopped] h1"), "程序出错，已停止。");
    const file = await download(page, () => page.click("main[data-screen=stopped] button"));
    const assessment = JSON.parse(file.bytes);
    assert.equal(assessment.format, "weibao.assessment");
    assert.equal(file.name, `${assessment.county.name}.json`);
    await page.close();
  });

  test("the one file names no address of anybody", () => {
    const text = readFileSync(join(dist, "weibao.html"), "utf8");
    const addresses = text.match(/\b(?:https?|wss?):\/\/[^\s"'`)<]+/g) ?? [];
    // Names of XML vocabularies are no addresses, though they look like them; those of the documents are inside their wasm.
    assert.deepEqual([...new Set(addresses)].filter((address) => !address.startsWith("http://www.w3.org/")), []);
    assert.match(text, /default-src 'none'/);
  });
});

describe("the site within what a portal allows", () => {
  const site = join(dist, "site");
  let browser;
  before(async () => {
    browser = await engines["Chromium (newest)"]();
  });
  after(() => browser?.close());

  /** Opens the example under that policy of the server, and a preview, which loads the script that writes documents. */
  async function work(policy) {
    const server = await serve(site, (path) => (path === "/" ? { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy }, body: readFileSync(join(site, "index.html")) } : undefined));
    const page = await browser.page();
    await page.goto(server.address);
    await shown(page, "[data-action=example]");
    await page.click("[data-action=example]");
    await shown(page, "main[data-screen=result]");
    await until("the example is kept", () => page.evaluate(() => document.querySelector("[data-save-state]").dataset.saveState === "saved"));
    await page.evaluate(() => {
      location.hash = "#/documents";
      location.reload();
    });
    await shown(page, "[data-action=preview][data-document=report]");
    await page.click("[data-action=preview][data-document=report]");
    const said = await until("the preview, or why there is none", () => page.evaluate(() => (document.querySelector(".paper h3, .paper p") ? "" : document.querySelector(".notice.bad[data-notice=told]")?.textContent)).then((text) => text !== undefined && { text }));
    const errors = page.errors;
    await page.close();
    await server.close();
    return { text: said.text, errors };
  }

  test("script-src 'self' 'wasm-unsafe-eval': nothing of it is inline", async () => {
    const html = readFileSync(join(site, "index.html"), "utf8");
    assert.doesNotMatch(html, /<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
    assert.deepEqual(await work("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'"), { text: "", errors: [] });
  });

  test("require-trusted-types-for 'script'", async () => {
    assert.deepEqual(await work("require-trusted-types-for 'script'"), { text: "", errors: [] });
    assert.deepEqual(await work("require-trusted-types-for 'script'; trusted-types weibao"), { text: "", errors: [] });
    assert.match((await work("require-trusted-types-for 'script'; trusted-types 'none'")).text, /trusted-types 中加上 weibao/);
  });

  test("an iframe, with the sandbox that the manual names", async () => {
    const framed = (sandbox) => ({ headers: { "Content-Type": "text/html" }, body: `<!doctype html><title>portal</title><link rel="icon" href="data:,"><iframe src="index.html" width="1200" height="700" sandbox="${sandbox}"></iframe>` });
    const [, named] = /sandbox="([^"]*)"/.exec(readFileSync(join(dist, "module/BUNDLERS.md"), "utf8"));
    const server = await serve(site, (path) => (path === "/portal" ? framed(named) : undefined));
    const page = await browser.page();
    await page.goto(`${server.address}portal`);
    await until("the page in the frame", () => page.evaluate(() => Boolean(document.querySelector("iframe").contentDocument?.querySelector("main[data-screen=start]"))));
    assert.deepEqual(page.errors, []);
    await page.close();
    await server.close();
  });
});

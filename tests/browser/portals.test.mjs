// The example projects, built and served as strangers would, with the package out of its tarball.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { prepare, tool, workspace } from "../portals/workspace.mjs";
import { engines, root, serve, until } from "./tools.mjs";

/** Starts a server of the workspace; gives its address once it has printed it. */
async function start(name, options, folder) {
  const child = spawn(process.execPath, [join(workspace, "node_modules", name), ...options], { cwd: join(workspace, folder), env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const address = await until(`${name} to listen`, () => /http:\/\/[a-z0-9.]+:\d+/.exec(said)?.[0].replace("0.0.0.0", "127.0.0.1")).catch((error) => {
    child.kill();
    throw new Error(`${error.message}\n${said}`);
  });
  const ended = new Promise((done) => child.once("exit", done));
  return { address: `${address}/`, said: () => said, close: () => (child.kill(), ended) };
}

describe("portals as strangers make them", () => {
  let browser;
  before(async () => {
    await prepare();
    browser = await engines["Chromium (newest)"]();
  });
  after(() => browser?.close());

  const inside = (page, what, work) => until(what, () => page.evaluate((code) => {
    const root = document.querySelector("weibao-assessment")?.shadowRoot;
    return root?.querySelector("[data-screen]") && (0, eval)(`(${code})`)(root);
  }, String(work)), 60);
  /** Says that a negative item is present, as the user would. */
  async function edit(page) {
    await inside(page, "the negative items", (element) => {
      const link = element.querySelector('nav a[href="#/negatives"]');
      if (link) link.click();
      return Boolean(link);
    });
    await inside(page, "the negative item", (element) => {
      const input = element.querySelector('[data-negative="N1"] input[value=present]');
      if (input && !input.checked) input.click();
      return Boolean(input && input.checked);
    });
  }
  const text = (page, selector, wanted) => until(`${selector} like ${wanted}`, async () => {
    const said = await page.evaluate((place) => document.querySelector(place)?.textContent, selector);
    return wanted.test(said ?? "") && said;
  });

  /** Property in, event out, edits thrown away. */
  async function roundTrip(address) {
    const page = await browser.page();
    await page.goto(address);
    await text(page, "[data-totals]", /还没有改动/);
    await edit(page);
    await text(page, "[data-totals]", /^已达标 \d+\/\d+$/);
    await page.click("main button");
    await inside(page, "the old answer", (element) => element.querySelector('[data-negative="N1"] input[value=absent]').checked);
    assert.deepEqual(page.errors, []);
    await page.close();
  }

  for (const [project, check] of [["vite-react", "typescript/bin/tsc"], ["vite-vue", "vue-tsc/bin/vue-tsc.js"]]) {
    test(`${project}: its types hold, and what is built runs in a folder of a site`, async () => {
      tool(check, ["--noEmit"], join(workspace, project));
      tool("vite/bin/vite.js", ["build", "--logLevel", "warn"], join(workspace, project));
      const server = await serve(workspace);
      await roundTrip(`${server.address}${project}/dist/`);
      await server.close();
    });
  }

  const developed = async (work) => {
    const server = await start("vite/bin/vite.js", ["--host", "127.0.0.1", "--port", "0", "--strictPort", "--force"], "vite-react");
    try {
      await work(server.address);
    } finally {
      await server.close();
    }
  };

  test("vite-react: from the development server of a workspace, it says what to write in the configuration, and then runs", async () => {
    await developed(async (address) => {
      const page = await browser.page();
      await page.goto(address);
      await text(page, "[role=alert]", /^bundler：.*element_bg\.wasm.*optimizeDeps: { exclude: \["weibao"\] }/);
      await page.close();
    });
    const file = join(workspace, "vite-react/vite.config.js");
    const written = readFileSync(file, "utf8");
    writeFileSync(file, written.replace("// optimizeDeps", "optimizeDeps"));
    assert.notEqual(readFileSync(file, "utf8"), written);
    await developed(roundTrip);
    writeFileSync(file, written);
  });

  test("vite-react: from the development server of a project of its own, it runs without configuration", async () => {
    cpSync(join(workspace, "node_modules/weibao"), join(workspace, "vite-react/node_modules/weibao"), { recursive: true });
    await developed(roundTrip);
  });

  test("webpack: builds without a word, and runs", async () => {
    const said = tool("webpack/bin/webpack.js", [], join(workspace, "webpack"));
    assert.match(said, /compiled successfully/);
    const server = await serve(workspace);
    const page = await browser.page();
    await page.goto(`${server.address}webpack/`);
    await text(page, "#verdict", /未达标/);
    await page.click("#form");
    await text(page, "#size", /申报表 \d{4,} 字节/);
    await page.click("#edit");
    await edit(page);
    assert.deepEqual(page.errors, []);
    await page.close();
    await server.close();
  });

  test("Next: judges on the server, and the element mounts in what that wrote", async () => {
    tool("next/dist/bin/next", ["build"], join(workspace, "next"));
    const server = await start("next/dist/bin/next", ["start", "--hostname", "127.0.0.1", "--port", "0"], "next");
    try {
      const written = await (await fetch(server.address)).text();
      assert.match(written, /<p id="verdict">[^<]*未达标/);
      assert.match(written, /<weibao-assessment[^>]*><\/weibao-assessment>/);
      const page = await browser.page();
      await page.goto(server.address);
      await edit(page);
      await text(page, "[data-totals]", /^已达标 \d+\/\d+$/);
      // The icon that browsers ask for by themselves is no part of the example.
      assert.deepEqual(page.errors.filter((error) => !/favicon\.ico/.test(error)), []);
      await page.close();
    } finally {
      await server.close();
    }
  });

  test("the page on bundlers shows what stands in the examples", () => {
    const page = readFileSync(join(root, "crates/module/BUNDLERS.md"), "utf8");
    const shown = [...page.matchAll(/```js\n\s*\/\/ (\S+)\n([^]*?)```/g)];
    assert.ok(shown.length >= 2);
    for (const [, file, code] of shown) assert.ok(readFileSync(join(root, file), "utf8").includes(code.trimEnd()), `${file}:\n${code}`);
    for (const [, file] of page.matchAll(/`(examples\/[\w./-]+)`/g)) assert.ok(existsSync(join(root, file)), file);
  });
});

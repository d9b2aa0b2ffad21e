// The package in browsers: what keeps it from starting is told apart, and it touches nothing but itself.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, engines, modern, serve } from "./tools.mjs";

const folder = join(dist, "module");
const wasm = readFileSync(join(folder, "weibao_bg.wasm"));
const html = (body, headers = {}) => ({ headers: { "Content-Type": "text/html; charset=utf-8", ...headers }, body });
const asWasm = (body) => ({ headers: { "Content-Type": "application/wasm" }, body });
const PAGE = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="weibao.classic.js"></script>';

for (const [name, launch] of Object.entries(engines)) {
  // Chromium 69 cannot import from where the tests speak to it; there the plain script is given the address.
  const asModule = modern.includes(name);

  describe(`the package in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    /** Does `work` in a page of the package's folder, whose server answers some paths otherwise. */
    async function inPage(work, answer = () => undefined, ...values) {
      const server = await serve(folder, (path, request) => answer(path, request) ?? (path === "/page.html" ? html(PAGE) : undefined));
      const page = await browser.page();
      try {
        await page.goto(`${server.address}page.html`);
        return { said: await page.evaluate(work, ...values), requests: server.requests, errors: page.errors };
      } finally {
        await page.close();
        await server.close();
      }
    }

    /** Starts it with the wasm beside it; gives `code` and `message` of what kept it from that. */
    const start = async (answer, prepare = "") => (await inPage(
      async (module, before) => {
        (0, eval)(before);
        const weibao = module ? await import("/weibao.js") : window.weibao;
        try {
          await weibao.init(module ? undefined : { module_or_path: "/weibao_bg.wasm" });
          return { code: "", message: weibao.version() };
        } catch (error) {
          return { code: error.code, message: error.message };
        }
      },
      answer,
      asModule,
      prepare,
    )).said;
    const other = (body) => (path) => (path === "/weibao_bg.wasm" ? body : undefined);

    test("starts", async () => {
      assert.match((await start()).message, /^\d+\.\d+\.\d+$/);
    });

    test("starts where the server does not know the type of wasm", async () => {
      for (const headers of [{ "Content-Type": "application/octet-stream" }, {}]) assert.equal((await start(other({ headers, body: wasm }))).code, "");
    });

    const failures = {
      no_webassembly: { prepare: "delete window.WebAssembly", says: /WebAssembly.*极速模式/ },
      missing: { answer: other({ status: 404 }), says: /weibao_bg\.wasm 没有找到/ },
      wrong_type: { answer: other(html("<h1>log in</h1>")), says: /text\/html.*application\/wasm/ },
      unreachable: { answer: (path, request) => (path === "/weibao_bg.wasm" ? (request.socket.destroy(), {}) : undefined), says: /网络/ },
      too_old: { answer: other(asWasm(wasm.subarray(0, 5000))), says: /更新浏览器/ },
      failed: { prepare: "WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => Promise.reject(new Error('no memory'))", says: /no memory/ },
    };
    for (const [code, { answer, prepare, says }] of Object.entries(failures)) {
      test(`says ${code} and what to do`, async () => {
        const failure = await start(answer, prepare);
        assert.equal(failure.code, code, failure.message);
        assert.match(failure.message, says);
      });
    }

    test("says forbidden under a policy without 'wasm-unsafe-eval', and starts with it", async () => {
      const under = (policy) => inPage(
        () => window.weibao.init().then(() => "", (error) => [error.code, /'wasm-unsafe-eval'/.test(error.message)]),
        (path) => (path === "/page.html" ? html(PAGE, { "Content-Security-Policy": policy }) : undefined),
      );
      assert.deepEqual((await under("script-src 'self'")).said, ["forbidden", true]);
      // Chromium before 97 knows only the wider word.
      const word = name === "Chromium 69" ? "'unsafe-eval'" : "'wasm-unsafe-eval'";
      assert.equal((await under(`script-src 'self' ${word}`)).said, "");
    });

    test("says connection_forbidden under a policy without connect-src, and unreachable where the network failed", async () => {
      const under = (policy, answer = () => undefined) => inPage(
        () => window.weibao.init({ module_or_path: "/weibao_bg.wasm" }).then(() => "", (error) => [error.code, /connect-src/.test(error.message), error instanceof window.weibao.LoadError]),
        (path, request) => (path === "/page.html" ? html(PAGE, { "Content-Security-Policy": policy }) : answer(path, request)),
      );
      const word = name === "Chromium 69" ? "'unsafe-eval'" : "'wasm-unsafe-eval'";
      // The tests speak to WebKit from within the page.
      assert.deepEqual((await under(`script-src 'self' ${word} 'unsafe-eval'; connect-src 'none'`)).said, ["connection_forbidden", true, true]);
      const broken = (path, request) => (path === "/weibao_bg.wasm" ? (request.socket.destroy(), {}) : undefined);
      assert.deepEqual((await under(`script-src 'self' ${word} 'unsafe-eval'; connect-src 'self'`, broken)).said, ["unreachable", false, true]);
    });

    test("may be started again after a failure", async () => {
      let asked = 0;
      const { said } = await inPage(
        () => window.weibao.init({ module_or_path: "/weibao_bg.wasm" }).catch((error) => window.weibao.init({ module_or_path: "/weibao_bg.wasm" }).then(() => error.code)),
        (path) => (path === "/weibao_bg.wasm" && asked++ === 0 ? { status: 503 } : undefined),
      );
      assert.equal(said, "missing");
    });

    test("after a panic says stopped ever after, and hands out the last assessment", async () => {
      const { said } = await inPage(async () => {
        // A wasm that panics on evaluate: nothing that can be given makes ours do so.
        const real = WebAssembly.instantiate;
        WebAssembly.instantiate = (...given) => real.apply(WebAssembly, given).then(({ instance, module }) => {
          const exports = Object.assign({}, instance.exports, { evaluate: () => { throw new WebAssembly.RuntimeError("unreachable"); } });
          return { instance: { exports }, module };
        });
        await window.weibao.init();
        const assessment = window.weibao.newAssessment({ name: "示例县" });
        const attempt = (work) => { try { return work(); } catch (error) { return [error.problems[0].code, error.assessment === assessment, /assessment/.test(error.message)]; } };
        return [attempt(() => window.weibao.evaluate(assessment)), attempt(() => window.weibao.version()), window.weibao.check(assessment)[0].code];
      });
      assert.deepEqual(said, [["stopped", true, true], ["stopped", true, true], "stopped"]);
    });

    test("touches nothing but its own: no other global, no prototype, no storage, no network", async () => {
      const { said, requests, errors } = await inPage(
        async (module) => {
          const constructors = Object.getOwnPropertyNames(window).filter((key) => /^[A-Z]/.test(key) && typeof window[key] === "function" && window[key].prototype);
          const names = () => JSON.stringify(constructors.map((key) => [key, Reflect.ownKeys(window[key]).map(String), Reflect.ownKeys(window[key].prototype).map(String)]));
          // In the page itself the plain script has run already: a frame is what it was before.
          const frame = document.body.appendChild(document.createElement("iframe")).contentWindow;
          const clean = new Set(Object.getOwnPropertyNames(frame));
          const own = Object.getOwnPropertyNames(window).filter((key) => !clean.has(key) && !/^\d+$/.test(key));
          const [before, prototypes] = [Object.getOwnPropertyNames(window).length, names()];
          const weibao = module ? await import("/weibao.js") : window.weibao;
          await weibao.init();
          const assessment = weibao.newAssessment({ name: "示例县" });
          weibao.check(assessment);
          weibao.evaluate(assessment);
          if (module) await (await import("/documents.js")).application(assessment);
          const databases = indexedDB.databases ? (await indexedDB.databases()).length : 0;
          return { own, added: Object.getOwnPropertyNames(window).length - before, changed: names() !== prototypes, kept: [localStorage.length, sessionStorage.length, document.cookie, databases] };
        },
        undefined,
        asModule,
      );
      // Where the tests gather the page's errors in WebKit.
      assert.deepEqual(said.own.filter((key) => key !== "pageErrors"), ["weibao"]);
      assert.equal(said.added, 0);
      assert.equal(said.changed, false);
      assert.deepEqual(said.kept, [0, 0, "", 0]);
      const files = asModule ? ["/weibao.js", "/weibao_bg.wasm", "/documents.js", "/documents_bg.wasm"] : [];
      assert.deepEqual([...new Set(requests)].sort(), ["/page.html", "/weibao.classic.js", ...files].sort());
      assert.deepEqual(errors, []);
    });

    test("answers hostile input with problems", async () => {
      const { said, errors } = await inPage(async () => {
        const weibao = window.weibao;
        await weibao.init();
        const empty = () => weibao.newAssessment({ name: "示例县" });
        const put = (change) => Object.assign(empty(), change);
        const cycle = {};
        cycle.self = cycle;
        let deep = [];
        for (let level = 0; level < 100000; level += 1) deep = [deep];
        const hostile = {
          cycle, deep, cyclicFigures: put({ figures: cycle }), deepAnswers: put({ answers: deep }), symbol: Symbol("s"), big: put({ figures: { townships_total: BigInt(1) } }),
          getter: Object.defineProperty({}, "format", { enumerable: true, get() { throw new Error("no"); } }), page: document.body, window: { window },
          prototype: put({ answers: JSON.parse('{"__proto__":{"status":"met"},"constructor":{"status":"met"}}') }), NaN: put({ figures: { townships_total: NaN } }),
          rows: put({ registers: { townships: Array.from({ length: 100000 }, () => 0) } }), text: put({ county: { name: "县".repeat(2000000) + "\u0000\ud800" } }),
        };
        const answers = {};
        for (const key of Object.keys(hostile)) {
          const problems = weibao.check(hostile[key]);
          let report;
          try {
            report = weibao.evaluate(hostile[key]).standards.length;
          } catch (error) {
            report = error.problems[0].code;
          }
          answers[key] = [problems.length ? problems[0].code : "", report];
        }
        return { answers, alive: weibao.evaluate(empty()).standards.length, polluted: "status" in {} };
      });
      const refused = ["not_plain_data", "not_plain_data"];
      assert.deepEqual(said.answers, {
        cycle: refused, deep: refused, cyclicFigures: refused, deepAnswers: refused, symbol: ["not_an_object", "not_an_object"], big: refused,
        getter: refused, page: ["wrong_format", "wrong_format"], window: refused,
        prototype: ["unknown_standard", 76], NaN: ["wrong_type", 76], rows: ["wrong_type", 76], text: ["", 76],
      });
      assert.deepEqual([said.alive, said.polluted, errors], [76, false, []]);
    });

    test("the plain script works from the disk, and says why a wasm beside it does not", async () => {
      const disk = mkdtempSync(join(tmpdir(), "weibao-disk-"));
      cpSync(join(folder, "weibao.classic.js"), join(disk, "weibao.classic.js"));
      writeFileSync(join(disk, "page.html"), PAGE);
      const page = await browser.page();
      await page.goto(pathToFileURL(join(disk, "page.html")).href);
      const said = await page.evaluate(async () => {
        const code = await window.weibao.init({ module_or_path: "weibao_bg.wasm" }).then(() => "", (error) => error.code);
        await window.weibao.init();
        return [code, window.weibao.evaluate(window.weibao.newAssessment()).verdict];
      });
      assert.deepEqual(said, ["from_disk", "incomplete"]);
      assert.deepEqual(page.errors, []);
      await page.close();
      rmSync(disk, { recursive: true });
    });

    if (asModule) {
      test("the ES module works in a worker", async () => {
        const worker = 'import init, { evaluate, newAssessment } from "./weibao.js"; init().then(() => postMessage(evaluate(newAssessment()).verdict), (error) => postMessage(error.message));';
        const { said } = await inPage(
          () => new Promise((done, failed) => Object.assign(new Worker("/worker.js", { type: "module" }), { onmessage: (event) => done(event.data), onerror: (event) => failed(new Error(event.message)) })),
          (path) => (path === "/worker.js" ? { headers: { "Content-Type": "text/javascript" }, body: worker } : undefined),
        );
        assert.equal(said, "incomplete");
      });
    }
  });
}

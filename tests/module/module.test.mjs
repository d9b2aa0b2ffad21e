// The npm package in Node: the contract's functions over the built wasm.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "dist/module");
const bytes = readFileSync(join(folder, "weibao_bg.wasm"));
const address = pathToFileURL(join(folder, "weibao.js")).href;
const weibao = await import(address);
const fresh = () => import(`${address}?fresh=${Math.random()}`);

const empty = () => weibao.newAssessment({ name: "示例县" });

test("nothing but check answers before init, and that says so", async () => {
  const early = await fresh();
  assert.throws(() => early.version(), (error) => error.problems[0].code === "not_started" && /init/.test(error.message));
  assert.equal(early.check({})[0].code, "not_started");
});

test("init is memoised, and takes bytes, an address or nothing", async () => {
  const [one, two, three] = [await fresh(), await fresh(), await fresh()];
  assert.equal(one.init(), one.init());
  await one.init();
  await two.default({ module_or_path: bytes });
  await three.init(bytes);
  assert.equal(one.version(), two.version());
  assert.equal(one.version(), three.version());
});

test("a failed init says why and may be tried again", async () => {
  const module = await fresh();
  await assert.rejects(module.init({ module_or_path: new Uint8Array([1, 2, 3]) }), { code: "too_old" });
  await module.init({ module_or_path: bytes });
  assert.match(module.version(), /^\d+\.\d+\.\d+$/);
});

await weibao.default({ module_or_path: bytes });

test("the version is the package's", () => {
  assert.equal(weibao.version(), JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version);
});

test("the catalog is the whole national document", () => {
  const catalog = weibao.catalog();
  assert.equal(catalog.id, "cn-2021");
  assert.equal(catalog.areas.length, 11);
  assert.equal(catalog.areas.flatMap((area) => area.contents).length, 34);
  assert.equal(catalog.areas.flatMap((area) => area.contents).flatMap((content) => content.standards).length, 76);
  assert.equal(catalog.negatives.length, 7);
  assert.deepEqual(weibao.catalog("cn-2021"), catalog);
  assert.throws(() => weibao.catalog("cn-1999"), (error) => error.problems[0].code === "unknown_catalog");
});

test("a new assessment has no defect and an incomplete report", () => {
  assert.deepEqual(weibao.check(empty()), []);
  const report = weibao.evaluate(empty());
  assert.equal(report.verdict, "incomplete");
  assert.equal(report.standards.length, 76);
  assert.equal(report.totals.unanswered, 76);
  assert.equal(report.score, undefined);
});

test("what the wasm says is the core's own JSON, character by character", () => {
  const folder = join(root, "tests/cases");
  // The list against which the core's own tests hold the folder.
  const names = readFileSync(join(root, "tests/cases.txt"), "utf8").trim().split("\n").filter((name) => !name.endsWith(".json"));
  const cases = names.map((name) => JSON.parse(readFileSync(join(folder, name, "case.json"), "utf8")));
  const inputs = cases.map(({ assessment, overlay, rules }) => ({ assessment, options: { overlay, rules } }));
  // Of all packages, as `cargo test` has built them: of this one alone, all would be compiled anew.
  const native = execFileSync("cargo", ["run", "--quiet", "--example", "judge"], { cwd: root, input: JSON.stringify(inputs), maxBuffer: 2 ** 28 });
  const lines = native.toString().trim().split("\n");
  assert.equal(lines.length, 2 * inputs.length);
  let reports = 0;
  inputs.forEach(({ assessment, options }, at) => {
    assert.equal(JSON.stringify(weibao.check(assessment)), lines[2 * at], names[at]);
    let said;
    try {
      said = weibao.evaluate(assessment, options);
      reports += 1;
    } catch (error) {
      said = error.problems;
    }
    assert.equal(JSON.stringify(said), lines[2 * at + 1], names[at]);
  });
  assert.ok(reports * 2 > names.length, `only ${reports} of ${names.length} are judged`);
});

test("evaluate throws an Error with problems where nothing can be evaluated", () => {
  for (const nothing of [null, undefined, 7, "text", [], { format: "other" }, { ...empty(), version: 2 }]) {
    assert.throws(() => weibao.evaluate(nothing), (error) => error instanceof Error && error.problems.length > 0 && /[\u4e00-\u9fff]/.test(error.message));
  }
});

test("documents come from a wasm of their own, which the first call loads", async () => {
  const documents = await import(pathToFileURL(join(folder, "documents.js")).href);
  const assessment = empty();
  const pending = documents.application(assessment);
  assert.ok(pending instanceof Promise, "the first call must wait for the wasm");
  assert.deepEqual([...(await pending).subarray(0, 2)], [0x50, 0x4b]);
  for (const name of ["application", "report", "workbook", "evidenceIndex", "plan"]) {
    const bytes = documents[name](assessment);
    assert.ok(bytes instanceof Uint8Array && bytes.length > 2000, name);
    assert.throws(() => documents[name](null), (error) => error.problems.length > 0, name);
    assert.throws(() => documents[name]("{"), (error) => error.problems[0].code === "not_plain_data", name);
    assert.deepEqual(documents[name](JSON.stringify(assessment)), bytes, `${name}: the JSON text of a file is the file`);
  }
  assert.throws(() => documents.filled(new Uint8Array(10), assessment), (error) => error.problems.length > 0);
});

const cyclic = {};
cyclic.self = cyclic;
const deep = (levels) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
const hostile = {
  undefined,
  null: null,
  NaN,
  "a symbol": Symbol("s"),
  "a function": () => {},
  "a BigInt": 1n,
  "a cycle": cyclic,
  "a cycle inside": { ...empty(), figures: cyclic },
  "a BigInt inside": { ...empty(), figures: { townships_total: 1n } },
  "deep nesting": { ...empty(), answers: deep(5_000) },
  "a throwing getter": { get format() { throw new Error("no"); } },
  "a throwing toJSON": { toJSON() { throw new Error("no"); } },
  "a throwing proxy": new Proxy({}, { ownKeys() { throw new Error("no"); } }),
  "half a surrogate pair": { ...empty(), county: { name: "\ud800县" } },
  "control characters": { ...empty(), county: { name: "\u0000\u0007\u001b[31m" } },
  "prototype keys": JSON.parse('{"format":"weibao.assessment","version":1,"catalog":"cn-2021","county":{"name":"x"},"figures":{},"registers":{},"negatives":{},"answers":{"__proto__":{"status":"met"},"constructor":{}}}'),
  "NaN as a figure": { ...empty(), figures: { townships_total: NaN } },
  "a huge list": { ...empty(), registers: { townships: Array.from({ length: 20_000 }, () => ({ name: "x" })) } },
  "markup": { ...empty(), county: { name: "<img src=x onerror=alert(1)>" } },
  bytes: new Uint8Array(8),
  "a date": new Date(0),
  "a map": new Map([["format", "weibao.assessment"]]),
};

for (const [name, value] of Object.entries(hostile)) {
  test(`check takes ${name} without throwing`, () => {
    const problems = weibao.check(value);
    assert.ok(Array.isArray(problems));
    for (const problem of problems) {
      assert.deepEqual(Object.keys(problem), ["code", "path", "text"]);
      assert.match(problem.text, /[\u4e00-\u9fff]/);
    }
    try {
      weibao.evaluate(value);
    } catch (error) {
      assert.ok(error.problems.length > 0, String(error));
    }
    assert.equal({}.status, undefined);
    assert.equal(weibao.evaluate(empty()).totals.standards, 76, "the module still answers");
  });
}

test("of a key that stands twice in a file the last counts, as everywhere in JSON", () => {
  const text = '{"format":"weibao.assessment","version":1,"catalog":"cn-2021","county":{"name":"x"},"registers":{},"negatives":{},"answers":{},"figures":{"townships_total":6,"townships_with_station":1,"townships_with_station":3}}';
  const [clause] = weibao.evaluate(JSON.parse(text)).standards.find(({ id }) => id === "10.1.2").clauses;
  assert.deepEqual([clause.status, clause.measured.have], ["met", "3/6"]);
});

test("every function refuses what is hostile with problems", () => {
  const bottomless = deep(100_000);
  for (const [name, value] of Object.entries({ ...hostile, "no bottom": bottomless })) {
    const calls = { catalog: () => weibao.catalog(value), newAssessment: () => weibao.newAssessment(value), overlay: () => weibao.evaluate(empty(), { overlay: value }), rules: () => weibao.evaluate(empty(), { rules: value }), options: () => weibao.evaluate(empty(), value) };
    for (const [call, act] of Object.entries(calls)) {
      try {
        act();
      } catch (error) {
        assert.ok(error.problems?.length > 0 && error.problems[0].code !== "stopped", `${call} of ${name}: ${error}`);
      }
    }
  }
  assert.equal(weibao.check(bottomless)[0].code, "not_plain_data");
  assert.equal(weibao.evaluate(empty()).totals.standards, 76, "the module still answers");
});

test("what is cyclic, too deep or a BigInt is a problem and not silence", () => {
  for (const name of ["a cycle", "a BigInt", "deep nesting", "a throwing getter"]) assert.equal(weibao.check(hostile[name])[0].code, "not_plain_data", name);
});

test("half a surrogate pair becomes the replacement character, and nothing else does", () => {
  const made = weibao.newAssessment({ name: "\ud800\\ud800\u{20000}\udc00" });
  assert.equal(made.county.name, "\ufffd\\ud800\u{20000}\ufffd");
});

test("the plain script carries its wasm and knows the same functions", async () => {
  const page = vm.createContext({ WebAssembly, URL, TextDecoder, TextEncoder, Response, atob, Uint8Array, console });
  vm.runInContext(readFileSync(join(folder, "weibao.classic.js"), "utf8"), page);
  await vm.runInContext("weibao.init()", page);
  assert.equal(vm.runInContext("weibao.version()", page), weibao.version());
  assert.equal(vm.runInContext("JSON.stringify(weibao.evaluate(weibao.newAssessment({name:'x'})))", page), JSON.stringify(weibao.evaluate(weibao.newAssessment({ name: "x" }))));
});

test("the package packs, installs and compiles for a strict TypeScript consumer", () => {
  execFileSync(process.execPath, [join(root, "tests/module/consumer.mjs")], { stdio: "pipe" });
});

test("the checksums are those of the files", () => {
  const sums = JSON.parse(readFileSync(join(folder, "integrity.json"), "utf8"));
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && !["integrity.json", "README.md"].includes(entry.name));
  assert.deepEqual(Object.keys(sums), files.map((entry) => entry.name).sort());
  for (const { name } of files) {
    const digest = (algorithm, encoding) => createHash(algorithm).update(readFileSync(join(folder, name))).digest(encoding);
    assert.deepEqual(sums[name], { integrity: `sha384-${digest("sha384", "base64")}`, sha256: digest("sha256", "hex") }, name);
  }
});

test("the shipped types hold the whole contract", () => {
  const types = readFileSync(join(folder, "weibao.d.ts"), "utf8");
  for (const name of ["init", "version", "catalog", "newAssessment", "check", "evaluate"]) {
    assert.match(types, new RegExp(`export function ${name}\\(`));
    assert.equal(typeof weibao[name], "function");
  }
});

test("the manual and the types know every code of a failed start", () => {
  const codes = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, code]) => code))].sort();
  const scripts = readdirSync(join(root, "crates/module/js")).filter((name) => name.endsWith(".js"));
  const thrown = codes(scripts.map((name) => readFileSync(join(root, "crates/module/js", name), "utf8")).join(""), /LoadError\("(\w+)"/g);
  const [, table] = readFileSync(join(folder, "README.md"), "utf8").split("| `code` |");
  assert.deepEqual(codes(table, /^\| `(\w+)`/gm), thrown);
  const [, union] = /type LoadErrorCode =([^;]*);/.exec(readFileSync(join(folder, "weibao.d.ts"), "utf8"));
  assert.deepEqual(codes(union, /"(\w+)"/g), thrown);
});

test("a report names the software's version and the catalog", () => {
  const report = weibao.evaluate(empty());
  assert.deepEqual([report.software, report.catalog, empty().version], [weibao.version(), weibao.catalog().id, 1]);
});

test("the example for Node scores a folder of files", () => {
  const counties = mkdtempSync(join(tmpdir(), "weibao-counties-"));
  copyFileSync(join(folder, "examples/county.json"), join(counties, "a.json"));
  writeFileSync(join(counties, "b.json"), JSON.stringify({ ...empty(), negatives: { N1: { state: "present" } }, figures: { no_such_figure: 1 } }));
  writeFileSync(join(counties, "notes.txt"), "not a saved file");
  const script = join(folder, "examples/node/score.mjs");
  const lines = execFileSync(process.execPath, [script, counties], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim().split("\n").map((line) => line.split("\t"));
  const { totals } = weibao.evaluate(JSON.parse(readFileSync(join(counties, "a.json"), "utf8")));
  assert.deepEqual(lines.map((line) => line[0]), ["文件", "a.json", "b.json"]);
  assert.deepEqual(lines[1].slice(3, 6), [String(totals.met), String(totals.applicable), totals.attainment]);
  assert.deepEqual(lines[2].slice(1), ["示例县", "不予推荐", "0", "76", "0.00", "1"]);

  writeFileSync(join(counties, "c.json"), "{");
  writeFileSync(join(counties, "d.json"), "[]");
  const broken = spawnSync(process.execPath, [script, counties], { encoding: "utf8" });
  assert.equal(broken.status, 1);
  assert.equal(broken.stdout.trim().split("\n").length, 3);
  assert.match(broken.stderr, /c\.json：/);
  assert.match(broken.stderr, /d\.json：[^]*对象/);
  rmSync(counties, { recursive: true });
});

test("each script exports what its types declare, and nothing else", async () => {
  for (const name of ["weibao", "documents", "tables"]) {
    const types = readFileSync(join(folder, `${name}.d.ts`), "utf8");
    const declared = [...types.matchAll(/^export (?:declare )?(?:function|const|class) (\w+)/gm)].map((found) => found[1]);
    const handedOn = [...types.matchAll(/^export \{ ([\w, ]+) \}/gm)].flatMap((found) => found[1].split(", "));
    const exported = Object.keys(await import(pathToFileURL(join(folder, `${name}.js`)).href));
    assert.deepEqual(exported.sort(), [...new Set([...declared, ...handedOn, "default"])].sort(), name);
  }
});

test("what the documents give as an object, they give as its text as well", async () => {
  const { asText, formTexts, placeholders } = await import(pathToFileURL(join(folder, "documents.js")).href);
  const assessment = weibao.newAssessment({ name: "示例县" });
  assert.deepEqual(JSON.parse(await asText.formTexts(JSON.stringify(assessment))), await formTexts(assessment));
  assert.deepEqual(JSON.parse(await asText.placeholders()), await placeholders());
});

test("errors are instances of their classes, whichever script threw them", async () => {
  const documents = await import(pathToFileURL(join(folder, "documents.js")).href);
  const caught = (act) => { try { act(); } catch (error) { return error; } };
  const refused = caught(() => weibao.evaluate(null));
  const [failed] = await Promise.all([(await fresh()).init({ module_or_path: new Uint8Array(3) }).catch((error) => error)]);
  for (const { ProblemsError, LoadError } of [weibao, documents]) {
    assert.deepEqual([refused instanceof ProblemsError, refused instanceof LoadError, failed instanceof LoadError, failed instanceof ProblemsError], [true, false, true, false]);
    for (const other of [null, undefined, 7, {}, new Error("no")]) assert.equal(other instanceof ProblemsError, false);
    class Mine extends LoadError {}
    assert.equal(failed instanceof Mine, false);
  }
  assert.ok(refused instanceof Error && failed instanceof Error);
});

test("where a bundler for servers has moved the script, the wasm of the installed package is used; without one, that is said", () => {
  const place = mkdtempSync(join(tmpdir(), "weibao-moved-"));
  copyFileSync(join(folder, "weibao.js"), join(place, "moved.mjs"));
  writeFileSync(join(place, "run.mjs"), 'import { init, version } from "./moved.mjs"; await init().then(() => console.log(version()), (error) => console.log(error.code, error.message));');
  const run = () => execFileSync(process.execPath, ["run.mjs"], { cwd: place, encoding: "utf8" }).trim();
  assert.match(run(), /^server_side .*weibao_bg\.wasm.*serverExternalPackages/);
  mkdirSync(join(place, "node_modules"));
  symlinkSync(folder, join(place, "node_modules/weibao"));
  assert.equal(run(), weibao.version());
  rmSync(place, { recursive: true });
});

test("every script can be imported on a server; the element's init does nothing there", () => {
  const script = 'for (const name of ["weibao.js", "documents.js", "element.js", "react.js", "weibao.classic.js"]) await import("./" + name); const { init } = await import("./element.js"); await init(); await weibao.init(); console.log(weibao.version(), weibao.evaluate(weibao.newAssessment()).verdict);';
  assert.equal(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: folder, encoding: "utf8" }).trim(), `${weibao.version()} incomplete`);
});

// The chain's functions in Node: the contract's shapes over the built wasm. What they decide is held natively, by `tests/chain.rs`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { paceHere } from "../pace.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "dist/module");
const weibao = await import(pathToFileURL(join(folder, "weibao.js")).href);
await weibao.init({ module_or_path: readFileSync(join(folder, "weibao_bg.wasm")) });

const example = () => JSON.parse(readFileSync(join(root, "standards/example-county.json"), "utf8"));
const empty = () => weibao.newAssessment({ name: "示例县" });
const today = "2026-03-10";
const refused = (code) => (error) => error.problems[0].code === code && /[\u4e00-\u9fff]/.test(error.message);
const replyOf = (request, values) => ({ format: "weibao.reply", version: 1, request: request.id, unit: request.unit.key, values });

test("tally is evaluate without its sentences, of a file and of its text", () => {
  for (const file of [empty(), example()]) {
    const report = weibao.evaluate(file);
    const tally = weibao.tally(file);
    assert.deepEqual(weibao.tally(JSON.stringify(file)), tally);
    assert.deepEqual(Object.keys(tally).sort(), ["areas", "conflicts", "negatives", "standards", "totals", "verdict"]);
    assert.deepEqual([tally.verdict, tally.totals, tally.negatives], [report.verdict, report.totals, report.negatives]);
    assert.deepEqual(tally.areas, report.areas.map(({ title, ...area }) => area));
    assert.deepEqual(tally.standards, Object.fromEntries(report.standards.map(({ id, status }) => [id, status])));
    assert.deepEqual(tally.conflicts, report.standards.filter(({ conflict }) => conflict).map(({ id }) => id));
  }
  assert.throws(() => weibao.tally("{"), refused("not_plain_data"));
  // A text is read once: one inside another is a text, and no file.
  assert.throws(() => weibao.tally(JSON.stringify(JSON.stringify(example()))), refused("not_an_object"));
  assert.throws(() => weibao.tally(null), refused("not_an_object"));
});

test("every clause, named body, figure, register and negative item is asked of somebody", () => {
  const items = new Set(weibao.units(empty()).flatMap((unit) => unit.items));
  const catalog = weibao.catalog();
  const standards = catalog.areas.flatMap((area) => area.contents).flatMap((content) => content.standards);
  const places = [
    ...standards.flatMap(({ id, clauses }) => clauses.filter((clause) => !clause.role && !(clause.each ?? []).some((unit) => unit.startsWith("各"))).flatMap((clause) =>
      clause.measured && clause.bodies ? clause.bodies.map(({ key }) => `/bodies/${clause.id.replace("/", "~1")}/${key}`) : [`/answers/${id}/clauses/${clause.id.replace("/", "~1")}`])),
    ...catalog.figures.filter(({ key, bodies, older }) => !older && key !== "villages_total" && (!bodies || bodies === "9.3.2/1")).map(({ key }) => `/figures/${key}`),
    ...catalog.registers.map(({ key }) => `/registers/${key}`),
    ...catalog.negatives.map(({ id }) => `/negatives/${id}`),
  ];
  assert.deepEqual(places.filter((place) => !items.has(place)), []);
});

test("a request holds its unit's items only, and its reply is merged", () => {
  const before = example();
  const text = JSON.stringify(before);
  const units = weibao.units(before);
  assert.ok(units.some(({ kind }) => kind === "township"));
  for (const unit of units) {
    const request = weibao.requestFor(before, unit.key, { today, due: "2026-03-20" });
    assert.deepEqual(request.items.map(({ at }) => at), unit.items);
    assert.ok(request.items.every(({ words }) => words.length > 0));
    // Untouched, and blank: nothing changes.
    for (const values of [{}, Object.fromEntries(request.items.filter(({ value }) => value !== undefined).map(({ at, value }) => [at, value])), Object.fromEntries(unit.items.map((at) => [at, ""]))]) {
      const merged = weibao.merge(before, [replyOf(request, values)], { today });
      assert.deepEqual([merged.assessment, merged.taken, merged.clashes], [before, [], []], unit.name);
    }
  }
  assert.equal(JSON.stringify(before), text);
  assert.throws(() => weibao.requestFor(before, "没有这个单位", { today }), refused("unknown_unit"));
  assert.throws(() => weibao.requestFor(before, "教育局", {}), refused("not_a_date"));
});

test("merge gives back what it took and from whom", () => {
  const request = weibao.requestFor(empty(), "统计局", { today });
  const { assessment, taken, missing, problems } = weibao.merge(empty(), [replyOf(request, { "/figures/county_population": 318000 })], { today });
  assert.equal(assessment.figures.county_population, 318000);
  assert.deepEqual([taken.length, problems.length, taken[0].unit], [1, 0, request.unit.key]);
  assert.equal(assessment.replies[0].received_on, today);
  const open = missing.find(({ unit }) => unit === request.unit.key)?.at ?? [];
  assert.ok(!open.includes("/figures/county_population"), String(open));
  assert.deepEqual(weibao.check(assessment), []);
  assert.throws(() => weibao.merge(empty(), {}, { today }), refused("wrong_type"));
});

test("the digest is Node's own SHA-256 over sorted keys, whatever `file` says", () => {
  const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
  // Keys that look like numbers come first in an object of JavaScript: none of ours do.
  const file = example();
  const expected = createHash("sha256").update(JSON.stringify(sorted(file))).digest("hex");
  assert.equal(weibao.digest(file), expected);
  assert.equal(weibao.digest({ ...file, file: { id: "a", revision: 3 } }), expected);
});

test("a review is judged beside the county's file, which stays as it is", () => {
  const file = example();
  const text = JSON.stringify(file);
  const marks = { "/figures/county_meetings_per_year": { mark: "doubtful", figure: 1 }, "/answers/1.1.1": { mark: "accepted" } };
  const review = { format: "weibao.review", version: 1, id: "v-1", level: "city", made_on: today, of: { digest: weibao.digest(file), county: "示例县", catalog: "cn-2021" }, marks };
  const said = weibao.reviewed(file, review);
  const status = (report) => report.standards.find(({ id }) => id === "2.1.3").status;
  assert.deepEqual(said.county, weibao.evaluate(file));
  assert.notEqual(status(said.reviewer), status(said.county));
  assert.deepEqual([said.counts.accepted, said.counts.unseen, said.stale, said.problems], [1, 75, [], []]);
  assert.equal(JSON.stringify(file), text);
  assert.throws(() => weibao.reviewed(file, null), (error) => error.problems.length > 0);
});

test("a roll-up has the order of the codes, and sets aside what it cannot read", () => {
  const county = (name, code, figures) => ({ ...weibao.newAssessment({ name, code }), figures });
  const rolled = weibao.rollUp([county("乙县", "450102", { townships_total: 4, townships_with_station: 1 }), JSON.stringify(county("甲县", "450101", { townships_total: 6, townships_with_station: 5 })), 7, "{"], { today });
  assert.deepEqual(rolled.counties.map(({ name, index }) => [name, index]), [["甲县", 1], ["乙县", 0]]);
  assert.deepEqual(rolled.set_aside.map(({ index }) => index), [2, 3]);
  const { part, whole, counties, of, readings } = rolled.measures.find(({ clause }) => clause === "10.1.2/1");
  assert.deepEqual([part, whole, counties, of, readings], ["6", "10", 2, 2, 1]);
});

test("two files are compared, and the next round holds nothing as met", () => {
  const before = example();
  const after = structuredClone(before);
  after.registers.townships[0].station = false;
  const { standards, registers, figures } = weibao.compare(before, after);
  assert.equal(standards.length, 76);
  assert.deepEqual(registers.map(({ key, changed }) => [key, changed]), [["townships", [before.registers.townships[0].name]]]);
  assert.deepEqual(figures.map(({ key }) => key), ["townships_with_station", "stations_with_duties", "stations_with_rules"]);
  const next = weibao.nextRound(before, { today });
  const { met, partial, unmet } = weibao.evaluate(next).totals;
  assert.deepEqual([met, partial, unmet, next.figures, next.negatives], [0, 0, 0, {}, {}]);
  assert.equal(next.previous.digest, weibao.digest(before));
  assert.deepEqual(weibao.check(next), []);
});

test("scan takes anything within a second, and finds nothing in the example", () => {
  assert.deepEqual(weibao.scan(example(), { today }), []);
  assert.equal(weibao.scan("张三，男，12岁")[0].level, "A");
  const cyclic = {};
  cyclic.self = cyclic;
  const started = performance.now();
  for (const value of [undefined, null, 7, 1n, Symbol("s"), () => {}, cyclic, "1 ".repeat(500_000), "王男岁".repeat(300_000), "1".repeat(1_000_000)]) assert.ok(Array.isArray(weibao.scan(value)));
  const taken = performance.now() - started;
  assert.ok(taken < 3_000 * paceHere(), `${taken} ms for three of a megabyte`);
});

test("names are held against the list of 2021", () => {
  const [{ name, as_of, near }] = weibao.listed("中国功能农业发展联盟");
  assert.deepEqual([name, as_of, near], ["中国功能农业发展联盟", "2021-08-17", false]);
  assert.deepEqual(weibao.listed("示例县青年志愿者协会"), []);
});

test("the example rolls up a folder into a table", () => {
  const counties = mkdtempSync(join(tmpdir(), "weibao-counties-"));
  try {
    writeFileSync(join(counties, "2.json"), JSON.stringify(weibao.newAssessment({ name: '乙"县', code: "450102" })));
    writeFileSync(join(counties, "1.json"), JSON.stringify(weibao.newAssessment({ name: "甲县", code: "450101" })));
    writeFileSync(join(counties, "3.json"), "{");
    const run = spawnSync(process.execPath, [join(folder, "examples/node/rollup.mjs"), counties], { encoding: "utf8" });
    assert.equal(run.status, 1, "one file is broken");
    assert.match(run.stderr, /^3\.json：.*没有计入/m);
    const [head, ...lines] = run.stdout.trimEnd().split("\r\n");
    assert.ok(head.startsWith("\ufeff区划代码,"));
    assert.deepEqual(lines.map((line) => line.split(",").slice(0, 2)), [["450101", "甲县"], ["450102", '"乙""县"']]);
  } finally {
    rmSync(counties, { recursive: true, force: true });
  }
});

test("the editions that are here, and no way where there is none", () => {
  const [newest] = weibao.catalogs();
  assert.deepEqual([newest.id, newest.title], [weibao.catalog().id, weibao.catalog().title]);
  const code = (call) => {
    try {
      return call();
    } catch (error) {
      return error.problems[0].code;
    }
  };
  const file = weibao.newAssessment({ name: "示例县" });
  const before = JSON.stringify(file);
  assert.equal(code(() => weibao.migrate(file, newest.id, { today: "2026-03-01" })), "wrong_migration");
  assert.equal(code(() => weibao.migrate(file, "cn-2999", { today: "2026-03-01" })), "unknown_catalog");
  assert.equal(code(() => weibao.migrate(undefined, newest.id, { today: "2026-03-01" })).length > 0, true);
  assert.equal(JSON.stringify(file), before);
});

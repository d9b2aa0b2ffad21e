// The contract against the module: every rule, every defect and every shape that outside checks rely on, over the built wasm.
// The words are the contract's; what is expected is worked from them and never from a report. The shapes are read from copies of its types
// (`contract.d.ts`, `chain-contract.d.ts`), and once more, with no field left over, from those that ship.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { declared, exported, faults } from "./shapes.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "dist/module");
const weibao = await import(pathToFileURL(join(folder, "weibao.js")).href);
await weibao.init({ module_or_path: readFileSync(join(folder, "weibao_bg.wasm")) });

const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const text = (path) => readFileSync(join(root, path), "utf8");
const today = "2026-03-10";
const example = () => read("dist/module/example-county.json");

/** A county with this in it. */
function county(given = {}) {
  return { ...weibao.newAssessment({ name: "示例县", code: "450123" }), ...structuredClone(given) };
}

const catalog = weibao.catalog();
const standards = catalog.areas.flatMap((area) => area.contents).flatMap((content) => content.standards);
const rows = (count, row) => Array.from({ length: count }, (_, index) => row(index));
const station = (index, has) => ({ name: `镇${index}`, ...(has === null ? {} : { station: has }) });

// ---------------------------------------------------------------- how a status comes about

/** The contract's rules by number: what is in the file, and of a clause `[status, source]`, of a standard its status, perhaps with `conflict`. */
const RULES = {
  1: [
    ["a rule and all its inputs: measured", { figures: { townships_total: 6, townships_with_station: 3 } }, { "10.1.2/1": ["met", "measured"] }],
    ["an input is missing: the clause's own answer", { figures: { townships_with_station: 3 }, answers: { "10.1.2": { status: "unmet", clauses: { "10.1.2/1": "met" } } } }, { "10.1.2/1": ["met", "declared"], "10.1.2/2": ["unmet", "declared"] }],
    ["else the quick answer of the standard: met", { answers: { "10.1.2": { status: "met" } } }, { "10.1.2/1": ["met", "declared"], "10.1.2": "met" }],
    ["… unmet", { answers: { "10.1.2": { status: "unmet" } } }, { "10.1.2/3": ["unmet", "declared"], "10.1.2": "unmet" }],
    ["… pending", { answers: { "10.1.2": { status: "pending" } } }, { "10.1.2/3": ["pending", "declared"], "10.1.2": "pending" }],
    ["partial is no answer of a clause", { answers: { "10.1.2": { status: "partial" } } }, { "10.1.2/1": ["unanswered", "none"], "10.1.2": "partial" }],
    ["else unanswered", {}, { "10.1.2/1": ["unanswered", "none"], "10.1.2": "unanswered" }],
  ],
  2: [
    ["a whole of 0 has no case", { figures: { interviews: 0, recorded_interviews: 0 } }, { "9.2.2/2": ["not_applicable", "measured"] }],
    ["the condition is known to be false", { figures: { county_population: 299999, special_schools: 0 } }, { "8.2.2/1": ["not_applicable", "measured"] }],
    ["the condition holds at the number itself", { figures: { county_population: 300000, special_schools: 0 } }, { "8.2.2/1": ["unmet", "measured"] }],
    ["a condition whose figure is missing is a missing input", { figures: { special_schools: 1 } }, { "8.2.2/1": ["unanswered", "none"] }],
  ],
  3: [
    ["不适用 with a reason", { answers: { "6.4.1": { status: "not_applicable", reason: "县内没有校外培训机构" } } }, { "6.4.1": "not_applicable" }],
    ["不适用 without one is left out", { answers: { "6.4.1": { status: "not_applicable" } } }, { "6.4.1": "unanswered" }],
    ["every clause is not applicable", { answers: { "8.2.2": { clauses: { "8.2.2/1": "not_applicable", "8.2.2/2": "not_applicable" }, reason: "无此情形" } } }, { "8.2.2": "not_applicable" }],
    ["of the remaining any unanswered", { answers: { "8.2.2": { clauses: { "8.2.2/1": "met" } } } }, { "8.2.2": "unanswered" }],
    ["… which partial makes partial", { answers: { "8.2.2": { status: "partial", clauses: { "8.2.2/1": "met" } } } }, { "8.2.2": "partial" }],
    ["else any pending", { answers: { "8.2.2": { clauses: { "8.2.2/1": "unmet", "8.2.2/2": "pending" } } } }, { "8.2.2": "pending" }],
    ["else all unmet", { answers: { "8.2.2": { clauses: { "8.2.2/1": "unmet", "8.2.2/2": "unmet" } } } }, { "8.2.2": "unmet" }],
    ["else anything between", { answers: { "8.2.2": { clauses: { "8.2.2/1": "met", "8.2.2/2": "unmet" } } } }, { "8.2.2": "partial" }],
    ["what does not apply is left out", { answers: { "8.2.2": { clauses: { "8.2.2/1": "met", "8.2.2/2": "not_applicable" }, reason: "无此情形" } } }, { "8.2.2": "met" }],
  ],
  4: [
    ["figures that fall short beat 达标", { figures: { county_meetings_per_year: 1 }, answers: { "2.1.3": { status: "met" } } }, { "2.1.3/1": ["unmet", "measured"], conflict: ["2.1.3"] }],
    ["a declared 未达标 stays although they reach the line", { figures: { county_meetings_per_year: 2 }, answers: { "2.1.3": { status: "unmet" } } }, { "2.1.3/1": ["unmet", "declared"], conflict: ["2.1.3"] }],
    ["figures that show a case beat 不适用 of a clause", { figures: { interviews: 3, recorded_interviews: 3 }, answers: { "9.2.2": { clauses: { "9.2.2/2": "not_applicable" }, reason: "没有" } } }, { "9.2.2/2": ["met", "measured"], conflict: ["9.2.2"] }],
    ["… and of a standard", { figures: { holiday_tutoring_violations: 1 }, answers: { "6.4.1": { status: "not_applicable", reason: "没有" } } }, { "6.4.1": "unmet", conflict: ["6.4.1"] }],
    ["a 0 beside 不适用 is no conflict", { figures: { holiday_tutoring_violations: 0 }, answers: { "6.4.1": { status: "not_applicable", reason: "没有" } } }, { "6.4.1": "not_applicable", conflict: [] }],
  ],
  5: [
    ["不少于 includes the number", { figures: { county_meetings_per_year: 2 } }, { "2.1.3/1": ["met", "measured"] }],
    ["以上 includes it", { figures: { communities_total: 10, communities_with_site: 9 } }, { "10.2.2/1": ["met", "measured"] }],
    ["exactly: 270 of 301 is below 90%", { figures: { communities_total: 301, communities_with_site: 270 } }, { "10.2.2/1": ["unmet", "measured"] }],
    ["exactly: 2.9999 hours are below 3", { figures: { hours_per_opening: 2.9999 } }, { "10.2.2/4": ["unmet", "measured"] }],
  ],
  6: [
    ["the register wins", { figures: { townships_with_station: 4 }, registers: { townships: rows(4, (index) => station(index, index < 1)) } }, { "10.1.2/1": ["unmet", "measured"], problem: "register_disagrees" }],
    ["missing rows count in the whole and not in the part", { figures: { townships_total: 8 }, registers: { townships: rows(4, (index) => station(index, true)) } }, { "10.1.2/1": ["met", "measured"], problem: "register_disagrees" }],
    ["what every unit must reach waits for them", { figures: { communities_total: 3 }, registers: { communities: rows(2, (index) => ({ name: `村${index}`, volunteer_team: true })) } }, { "11.1.5/3": ["pending", "measured"], problem: "register_disagrees" }],
    ["unless a known unit falls short", { figures: { communities_total: 3 }, registers: { communities: rows(2, (index) => ({ name: `村${index}`, volunteer_team: index > 0 })) } }, { "11.1.5/3": ["unmet", "measured"], problem: "register_disagrees" }],
    ["the same unit twice is a defect", { registers: { townships: [station(1, true), station(1, false)] } }, { "10.1.2/1": ["met", "measured"], problem: "duplicate_row" }],
    ["of one name in two townships there are two", { registers: { communities: ["甲镇", "乙镇"].map((township) => ({ name: "东村", township, volunteer_team: true })) } }, { "11.1.5/3": ["met", "measured"], problem: null }],
  ],
  7: [["without a rule file there is never a score", example(), { score: false }]],
  8: [
    ["different duties, one of them not known", { figures: { divorce_with_minors: 212, divorce_guided: 212 } }, { "4.1.1/2": ["unanswered", "none"] }],
    ["… both known", { figures: { divorce_with_minors: 212, divorce_guided: 212, cases_with_minors: 1, cases_guided: 1 } }, { "4.1.1/2": ["met", "measured"] }],
    ["… one that fails is enough", { figures: { divorce_with_minors: 212, divorce_guided: 211 } }, { "4.1.1/2": ["unmet", "measured"] }],
    ["seven bodies, and no word of the months", { figures: { mr_training_agencies: 7 } }, { "11.2.2/1": ["unanswered", "none"] }],
    ["three months, and no word of the bodies", { figures: { months_to_mr_induction: 3 } }, { "11.2.2/1": ["unanswered", "none"] }],
    ["seven bodies in three months", { figures: { mr_training_agencies: 7, months_to_mr_induction: 3 } }, { "11.2.2/1": ["met", "measured"] }],
    ["a recorded figure refutes", { figures: { rights_inspectors: 0 }, answers: { "2.1.5": { status: "met" } } }, { "2.1.5/1": ["unmet", "measured"], conflict: ["2.1.5"] }],
    ["… and never proves", { figures: { rights_inspectors: 9 } }, { "2.1.5/1": ["unanswered", "none"] }],
  ],
  9: [
    ["a condition and a wish are shown and not counted", { answers: { "4.1.1": { clauses: { "4.1.1/1": "unmet", "4.1.1/2": "met" } } } }, { "4.1.1/1": ["not_applicable", "none"], "4.1.1": "met" }],
    ["… of each of them", { answers: Object.fromEntries(standards.map(({ id }) => [id, { status: "met" }])) }, { "4.2.2/1": ["not_applicable", "none"], "9.2.3/1": ["not_applicable", "none"], "11.1.3/3": ["not_applicable", "none"], "11.1.3": "met" }],
    ["no station, so no social worker in one: unmet", { registers: { townships: [station(1, false), station(2, false)] } }, { "11.1.2/1": ["unmet", "measured"] }],
  ],
  10: [
    ["where nothing applies nothing is all met", { answers: Object.fromEntries(standards.map(({ id }) => [id, { status: "not_applicable", reason: "无此情形" }])), negatives: Object.fromEntries(catalog.negatives.map(({ id }) => [id, { state: "absent" }])) }, { verdict: "incomplete", attainment: null }],
    ["and where all that applies is met it is clear", { answers: Object.fromEntries(standards.map(({ id }) => [id, { status: "met" }])), negatives: Object.fromEntries(catalog.negatives.map(({ id }) => [id, { state: "absent" }])) }, { verdict: "clear", attainment: "100.00" }],
  ],
};

for (const [number, cases] of Object.entries(RULES)) {
  test(`rule ${number} of the contract`, () => {
    for (const [say, given, expect] of cases) {
      const file = county(given);
      const report = weibao.evaluate(file);
      const problems = weibao.check(file);
      const clauses = new Map(report.standards.flatMap((standard) => standard.clauses).map((clause) => [clause.id, clause]));
      const said = new Map(report.standards.map((standard) => [standard.id, standard]));
      for (const [what, wanted] of Object.entries(expect)) {
        if (what === "conflict") assert.deepEqual(report.standards.filter(({ conflict }) => conflict).map(({ id }) => id), wanted, say);
        else if (what === "problem") assert.deepEqual([...new Set(problems.map(({ code }) => code))], wanted === null ? [] : [wanted], say);
        else if (what === "score") assert.equal("score" in report, wanted, say);
        else if (what === "verdict") assert.equal(report.verdict, wanted, say);
        else if (what === "attainment") assert.equal(report.totals.attainment, wanted, say);
        else if (what.includes("/")) assert.deepEqual([clauses.get(what).status, clauses.get(what).source], wanted, `${say}: ${what}`);
        else assert.equal(said.get(what).status, wanted, `${say}: ${what}`);
      }
      if (report.verdict !== "clear") assert.ok(!JSON.stringify(report.reasons).includes("全部达标"), say);
    }
  });
}

// ---------------------------------------------------------------- defects

/** Every code of `check`, by the words of the contract that name it, each with a file that has it. */
const DEFECTS = {
  "null, a number, a string, a list": { not_an_object: null },
  "a wrong or newer format/version": {
    wrong_format: { ...county(), format: "x" },
    newer_version: { ...county(), version: 2 },
    wrong_version: { ...county(), version: "1" },
  },
  "an unknown catalog, standard, clause, negative, figure, register or column id": {
    unknown_catalog: { ...county(), catalog: "cn-1999" },
    missing_catalog: (({ catalog: _, ...rest }) => rest)(county()),
    unknown_standard: county({ answers: { "9.9.9": { status: "met" } } }),
    unknown_clause: county({ answers: { "2.1.3": { clauses: { "2.1.3/9": "met" } } } }),
    unknown_negative: county({ negatives: { N9: { state: "absent" } } }),
    unknown_figure: county({ figures: { children: 1 } }),
    unknown_register: county({ registers: { children: [] } }),
    unknown_column: county({ registers: { schools: [{ name: "一小", pupil: "x" }] } }),
    unknown_choice: county({ choices: { none: "x" } }),
    unknown_rule: county({ rules_off: { "2.1.3/1": { reason: "不认可" } } }),
    unknown_body: county({ bodies: { "3.1.1/1": { army: true } } }),
  },
  "an unknown field": { unknown_field: county({ more: 1 }) },
  "a value of the wrong type or out of range": {
    wrong_type: county({ figures: { interviews: "3" } }),
    wrong_value: county({ answers: { "2.1.3": { status: "perhaps" } } }),
    out_of_range: county({ figures: { interviews: -1 } }),
    too_many_decimals: county({ figures: { hours_per_opening: 3.00001 } }),
    not_whole: county({ figures: { interviews: 1.5 } }),
    not_a_date: county({ period: { from: "2026-02-30", to: "2026-12-31" } }),
    not_a_place: county({ assign: { nowhere: { main: "民政局" } } }),
    missing_field: county({ answers: { "2.1.3": { status: "met", evidence: [{ number: "1号" }] } } }),
    too_long: county({ lead: { kind: "other", body: "县".repeat(2_000) } }),
    too_many: county({ units: rows(20_000, (index) => ({ key: `k${index}`, name: "局", kind: "department" })) }),
  },
  "不适用 without a reason": { reason_missing: county({ answers: { "6.4.1": { status: "not_applicable" } } }) },
  "a count larger than what it is counted from": { part_exceeds_whole: county({ figures: { interviews: 1, recorded_interviews: 2 } }) },
  "a register that disagrees with a figure": {
    register_disagrees: county({ figures: { townships_total: 3 }, registers: { townships: [station(1, true)] } }),
    figures_disagree: county({ figures: { villages_total: 3, communities_total: 4 } }),
  },
  "words that were corrected within one edition (the design, of editions)": { other_wording: county({ catalog_revision: 2 }) },
  "the same unit twice (name and township)": { duplicate_row: county({ registers: { townships: [station(1, true), station(1, true)] } }) },
};

test("check names every defect of the contract, at its place, and never throws", () => {
  for (const [words, files] of Object.entries(DEFECTS)) {
    for (const [code, file] of Object.entries(files)) {
      const problems = weibao.check(file);
      assert.deepEqual([...new Set(problems.map((problem) => problem.code))], [code], words);
      for (const { path, text: sentence } of problems) {
        assert.match(path, /^(\/|$)/);
        assert.match(sentence, /[\u4e00-\u9fff].*。$/, code);
      }
    }
  }
  for (const file of [undefined, 3, "x", [], () => 1, Symbol("x"), 10n, new Map([[1, 2]])]) assert.equal(weibao.check(file).length, 1);
  assert.deepEqual([weibao.check(county()), weibao.check(example())], [[], []]);
});

test("there is no code that the contract does not name", () => {
  const named = new Set(Object.values(DEFECTS).flatMap(Object.keys));
  // Wherever the core reports on a saved file, it writes the code as a word in quotes.
  const sources = ["reading", "outline", "figures", "travelling"].map((name) => text(`crates/core/src/${name}.rs`)).join("\n");
  const reported = [...sources.matchAll(/(?:report\(\s*|problem\(\s*|code: )"([a-z_]+)"/g)].map(([, code]) => code);
  assert.ok(reported.length > 40);
  // These are said of overlays and rule files, which are read by the same reader.
  const beside = new Set(["other_catalog", "missing"]);
  assert.deepEqual([...new Set(reported)].filter((code) => !named.has(code) && !beside.has(code)), []);
});

test("evaluate gives a report wherever one makes sense, and refuses the rest", () => {
  const fatal = ["not_an_object", "wrong_format", "newer_version", "unknown_catalog"];
  for (const [code, file] of Object.values(DEFECTS).flatMap(Object.entries)) {
    if (fatal.includes(code)) assert.throws(() => weibao.evaluate(file), (error) => error.problems[0].code === code, code);
    else assert.equal(weibao.evaluate(file).standards.length, 76, code);
  }
  for (const file of [null, 3, "x", []]) assert.throws(() => weibao.evaluate(file), (error) => error.problems[0].code === "not_an_object");
  // The defective part is left out, and an unknown one is kept by whoever saves the file again: nobody else has touched it.
  const file = county({ more: { kept: true }, figures: { interviews: "3", recorded_interviews: 2, townships_total: 2, townships_with_station: 1 } });
  const before = JSON.stringify(file);
  const clauses = weibao.evaluate(file).standards.flatMap((standard) => standard.clauses);
  const status = (id) => clauses.find((clause) => clause.id === id).status;
  assert.deepEqual([status("10.1.2/1"), status("9.2.2/2")], ["met", "unanswered"]);
  assert.equal(JSON.stringify(file), before);
});

// ---------------------------------------------------------------- keys

/** Columns of the registers and figures by the names that the contract fixes. */
const COLUMNS = {
  townships: ["name", "kind", "mechanism", "meetings_per_year", "meetings_with_minutes", "station", "station_social_workers", "child_supervisors"],
  communities: ["name", "township", "care_site", "site_days_per_week", "site_holiday_days", "site_hours_per_opening", "child_directors", "volunteer_team", "family_education_q1", "family_education_q2", "family_education_q3", "family_education_q4", "family_education_per_quarter"],
  schools: ["name", "stage", "social_worker", "psych_teacher", "protection_rules", "conduct_code", "phone_custody", "disabled_pupils", "resource_room", "tobacco_outlets_nearby"],
  social_organisations: ["name", "supported"],
};
const WORDS = {
  "townships/kind": ["township", "town", "street", "other"],
  "schools/stage": ["kindergarten", "primary", "junior", "senior", "complete_secondary", "nine_year", "twelve_year", "teaching_point", "special", "vocational", "specialised", "secondary", "other"],
};
const FIGURES = [
  "county_population", "minors_total", "townships_total", "townships_with_station", "communities_total", "communities_with_site", "special_schools", "supported_social_orgs",
  "county_meetings_per_year", "rehab_age_upper_limit", "interviews", "recorded_interviews",
];

test("figures, registers and columns have the names of the contract", () => {
  const register = (key) => catalog.registers.find((one) => one.key === key);
  for (const [key, columns] of Object.entries(COLUMNS)) {
    const have = register(key).columns.map((column) => column.key);
    assert.deepEqual(columns.filter((column) => !have.includes(column)), [], key);
    assert.equal(have[0], "name");
  }
  for (const [place, words] of Object.entries(WORDS)) {
    const [key, column] = place.split("/");
    assert.deepEqual(register(key).columns.find((one) => one.key === column).options.map((option) => option.key), words);
  }
  const figures = catalog.figures.map(({ key }) => key);
  assert.deepEqual(FIGURES.filter((key) => !figures.includes(key)), []);
  const counted = standards.flatMap((standard) => standard.clauses).flatMap((clause) => clause.rules ?? []).filter((rule) => rule.ratio);
  assert.ok(counted.length > 20 && counted.every(({ ratio }) => figures.includes(ratio.part) && figures.includes(ratio.whole)), "a ratio is two counts");
  assert.deepEqual([standards.length, catalog.areas.length, catalog.negatives.map(({ id }) => id)], [76, 11, ["N1", "N2", "N3", "N4", "N5", "N6", "N7"]]);
  for (const { id, text: words, clauses } of standards) {
    assert.deepEqual(clauses.map((clause) => clause.id), clauses.map((_, index) => `${id}/${index + 1}`));
    let from = 0;
    for (const clause of clauses) {
      const at = words.indexOf(clause.text, from);
      assert.ok(at >= from, `${clause.id} is no piece of its standard, in order`);
      from = at + clause.text.length;
    }
  }
});

// ---------------------------------------------------------------- shapes

/** What the functions give, by the type that the contract gives them. */
function* given() {
  const overlays = readdirSync(join(root, "standards/overlays")).map((name) => read(`standards/overlays/${name}`));
  const rules = read("standards/rules/example.json");
  const sound = [example(), ...Object.values(RULES).flat().map(([, file]) => county(file))];
  const files = [...sound, ...Object.values(DEFECTS).flatMap(Object.values)];
  yield ["Catalog", catalog];
  yield ["Assessment", weibao.newAssessment({ name: "示例县" })];
  for (const file of files) yield ["Problem[]", weibao.check(file)];
  for (const file of sound) {
    yield ["Report", weibao.evaluate(file)];
    yield ["Tally", weibao.tally(file)];
  }
  for (const overlay of overlays) yield ["Report", weibao.evaluate({ ...example(), overlay: overlay.id }, { overlay, rules })];
  yield ["(Unit & { items: At[] })[]", weibao.units(example())];
  const requests = weibao.units(example()).map(({ key }) => weibao.requestFor(example(), key, { today, due: "2026-03-20" }));
  yield ["Request[]", requests];
  const value = (at) => (at.startsWith("/figures/") ? 3 : at.startsWith("/bodies/") ? false : at.startsWith("/negatives/") ? "present" : at.endsWith("/evidence") ? [{ title: "文件" }] : at.startsWith("/registers/") ? undefined : "met");
  const reply = ({ id, unit, items }) => ({ format: "weibao.reply", version: 1, request: id, unit: unit.key, filled_on: today, values: Object.fromEntries(items.map(({ at }) => [at, value(at)]).filter(([, one]) => one !== undefined)) });
  yield ["Reply[]", requests.map(reply)];
  const merged = weibao.merge(example(), [...requests.map(reply), { format: "weibao.reply", version: 1, request: "", unit: "没有的局", values: {} }], { today });
  assert.ok(merged.taken.length && merged.clashes.length && merged.problems.length, "a merge without anything to see");
  yield ["Merged", merged];
  yield ["Merged", weibao.merge(county(), [], { today })];
  const review = {
    format: "weibao.review", version: 1, id: "v-1", level: "city", made_on: today,
    of: { digest: weibao.digest(example()), county: "示例县", catalog: "cn-2021" },
    marks: { "/answers/10.1.2/clauses/10.1.2~11": { mark: "returned", status: "unmet", remark: "抽查" }, "/figures/hotels_total": { mark: "doubtful", figure: 40 }, "/answers/2.1.3/clauses/2.1.3~11": { mark: "accepted" } },
  };
  yield ["Review", review];
  yield ["Reviewed", weibao.reviewed(example(), review)];
  yield ["Reviewed", weibao.reviewed({ ...example(), negatives: {} }, review)];
  yield ["RolledUp", weibao.rollUp([...sound, null, "{", county({ catalog: "cn-1999" })], { today })];
  yield ["Comparison", weibao.compare(county(), { ...example(), choices: { school_scope: "all" } })];
  yield ["Assessment", weibao.nextRound(example(), { today, period: { from: "2026-01-01", to: "2026-12-31" } })];
  yield ["Finding[]", weibao.scan({ note: "走访张三，男，12岁，电话13800138000" }, { today })];
  yield ["{ list: string; as_of: string; name: string; near: boolean }[]", weibao.listed("中国爱心")];
}

const HELD = { contract: ["tests/module/contract.d.ts", "tests/module/chain-contract.d.ts"], shipped: ["crates/module/js/weibao.d.ts"] };

test("whatever the module gives has the contract's shape, and no field that is not declared", () => {
  const contract = declared(HELD.contract.map(text).join("\n"));
  const shipped = declared(HELD.shipped.map(text).join("\n"));
  let seen = 0;
  for (const [type, value] of given()) {
    // The catalog's rules, columns and the like are the module's own affair: they are declared nowhere, and may change.
    assert.deepEqual(faults(contract, type, value), [], `${type} of the contract`);
    assert.deepEqual(faults(shipped, type, value, { strict: type !== "Catalog" }), [], `${type} as shipped`);
    seen += 1;
  }
  assert.ok(seen > 150, `${seen} values`);
});

test("every function of the contract is there, and no other", () => {
  const functions = HELD.contract.flatMap((path) => exported(text(path)));
  assert.deepEqual(functions.filter((name) => typeof weibao[name] !== "function"), []);
  // Beside the contract: loading, errors, and the way from one edition to another.
  const beside = ["default", "init", "LoadError", "ProblemsError", "catalogs", "migrate"];
  assert.deepEqual(Object.keys(weibao).filter((name) => !functions.includes(name) && !beside.includes(name)), []);
});

test("a digest is SHA-256 in lower-case hex, and `file` is no part of it", () => {
  const digest = weibao.digest(example());
  assert.match(digest, /^[0-9a-f]{64}$/);
  assert.equal(weibao.digest({ ...example(), file: { id: "x", revision: 3 } }), digest);
  assert.equal(weibao.digest(Object.fromEntries(Object.entries(example()).reverse())), digest);
  assert.notEqual(weibao.digest({ ...example(), overlay: "x" }), digest);
});

test("a shape that is broken is seen", () => {
  const types = declared("export interface A { a: string; b?: number; c: 'x' | null; d: Record<string, B[]> } export interface B extends C { e: A['c'] } export interface C { f: boolean }");
  const sound = { a: "", c: null, d: { k: [{ e: "x", f: true }] } };
  assert.deepEqual(faults(types, "A", sound, { strict: true }), []);
  for (const broken of [{ ...sound, a: 1 }, { ...sound, b: "1" }, { ...sound, c: "y" }, { ...sound, d: { k: [{ e: "x" }] } }, { ...sound, d: { k: {} } }, { a: "", c: null }, { ...sound, g: 1 }, null, []]) {
    assert.equal(faults(types, "A", broken, { strict: true }).length > 0, true, JSON.stringify(broken));
  }
});

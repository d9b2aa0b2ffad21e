// Random counties from a seed: figures at and around the bounds, small registers with empty cells, answers in all states,
// readings, rules switched off, and now and then a defect.

import { once, standards } from "./oracle.mjs";

/** A small seeded source of chance (mulberry32): the same seed gives the same county on every machine. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  const often = (share) => next() < share;
  return { below, pick, often };
}

const SIDES = ["at_least", "more_than", "at_most"];
const bound = (test) => test[SIDES.find((side) => side in test)];

/** For each figure the numbers that rules hold it against. */
const boundsByFigure = once((catalog) => {
  const bounds = new Map();
  for (const standard of standards(catalog)) {
    for (const rule of standard.clauses.flatMap((clause) => clause.rules ?? [])) {
      for (const test of [rule.figure, rule.when]) {
        if (test) bounds.set(test.figure, [...(bounds.get(test.figure) ?? []), bound(test)]);
      }
    }
  }
  return bounds;
});

const ratios = once((catalog) =>
  standards(catalog).flatMap((standard) => standard.clauses.flatMap((clause) => (clause.rules ?? []).map((rule) => rule.ratio).filter(Boolean))),
);

/** At most four decimals, as a county types them. */
const short = (value) => Math.round(value * 10_000) / 10_000;

function number({ below, pick, often }, bounds, decimal) {
  if (bounds.length && often(0.7)) {
    const step = decimal && often(0.5) ? 0.0001 : 1;
    const value = pick(bounds) + pick([-1, 0, 0, 1]) * step;
    return value < 0 ? 0 : short(value);
  }
  if (often(0.02)) return pick([999_999_999_999, 1_000_000_000_000]);
  if (decimal && often(0.4)) return short(below(40_000) / pick([10, 100, 1000, 10_000]));
  return often(0.8) ? below(13) : below(1_000_000);
}

function figures(random, catalog) {
  const { below, pick, often } = random;
  const density = pick([0, 0.3, 0.7, 0.9, 1]);
  const bounds = boundsByFigure(catalog);
  const values = {};
  for (const figure of catalog.figures) {
    if (often(density)) values[figure.key] = number(random, bounds.get(figure.key) ?? [], figure.decimal);
  }
  for (const { part, whole, ...line } of ratios(catalog)) {
    if (!(part in values) || !(whole in values) || often(0.2)) continue;
    const [above, under = 1] = bound(line).split("/").map(Number);
    const all = pick([0, 1, 2, 3, 7, 10, 15, 19, 20, 100, 301, below(1000)]);
    values[whole] = all;
    values[part] = Math.max(0, Math.min(often(0.97) ? all : Infinity, Math.floor((all * above) / under) + pick([-1, 0, 0, 0, 1])));
  }
  return values;
}

function cell(random, column, row) {
  const { below, pick, often } = random;
  if (column.type === "boolean") return often(0.75);
  if (column.date) return often(0.1) ? pick(["2025-12-31", "2026-01-31", "2026-02-28", "2024-02-29"]) : `2026-${pick(["01", "04", "05", "06"])}-${pick(["01", "15", "30"])}`;
  if (column.type === "text") return column.options ? pick(column.options).key : pick(["甲", "乙", "丙", "丁", "戊"]) + column.label.slice(0, 1) + below(30);
  const whole = column.part_of === undefined ? undefined : row[column.part_of];
  if (typeof whole === "number" && often(0.98)) return often(0.7) ? whole : below(whole + 1);
  return column.decimal && often(0.3) ? short(2 + below(20_000) / 10_000) : often(0.1) ? 0 : below(7);
}

function registers(random, catalog) {
  const { below, pick, often } = random;
  const filled = pick([1, 1, 0.97, 0.8]);
  const given = {};
  for (const register of catalog.registers) {
    if (often(0.35)) continue;
    given[register.key] = Array.from({ length: below(9) }, () => {
      const row = {};
      for (const column of register.columns) {
        if (often(filled)) row[column.key] = cell(random, column, row);
        else if (column.type === "text" && often(0.5)) row[column.key] = pick(["", "  "]);
        if (column.type === "text" && (column.options || column.date) && row[column.key]?.trim() === "") delete row[column.key];
      }
      return row;
    });
  }
  return given;
}

function answers({ pick, often }, catalog) {
  const density = pick([0, 0.4, 0.9, 1]);
  const bias = pick([0.3, 0.8, 0.98]);
  const given = {};
  for (const standard of standards(catalog)) {
    if (!often(density)) continue;
    const answer = {};
    if (often(0.75)) answer.status = often(bias) ? "met" : pick(["met", "partial", "unmet", "not_applicable", "pending"]);
    if (often(0.4)) {
      answer.clauses = {};
      for (const clause of standard.clauses) {
        if (often(0.6)) answer.clauses[clause.id] = often(bias) ? "met" : pick(["met", "unmet", "not_applicable", "pending"]);
      }
    }
    if (often(0.6)) answer.reason = "本县无此情形";
    else if (often(0.1)) answer.reason = pick(["", " ", "\u3000"]);
    given[standard.id] = answer;
  }
  return given;
}

/** Totals near the rows of the registers, as counties type them. */
function totals({ pick, often }, catalog, file) {
  for (const figure of catalog.figures.filter((one) => one.total)) {
    const rows = file.registers[figure.from[0].register]?.length;
    if (rows && often(0.5)) file.figures[figure.key] = Math.max(0, rows + pick([-1, 0, 0, 0, 1, 2]));
    else if (rows && often(0.7)) delete file.figures[figure.key];
  }
}

/** 有 or 无 of the bodies that clauses name. */
function bodies({ pick, often }, catalog) {
  const density = pick([0.5, 0.9, 1]);
  const yes = pick([0.6, 0.95, 1]);
  const given = {};
  for (const clause of standards(catalog).flatMap((standard) => standard.clauses)) {
    if (!clause.bodies || often(0.3)) continue;
    given[clause.id] = Object.fromEntries(clause.bodies.filter(() => often(density)).map((body) => [body.key, often(yes)]));
  }
  return given;
}

/** Changes that make a file defective in one place. */
const DEFECTS = [
  ({ pick }, file) => (file.figures[pick(["nope", "__proto__x", "a/b~c"])] = 1),
  ({ pick }, file, catalog) => (file.figures[pick(catalog.figures).key] = pick([-1, 1e13, 0.00001, 1.23456, 2.5, "3", null, true, [], {}])),
  ({ pick }, file) => (file.registers[pick(["children", "x~/y"])] = []),
  ({ pick }, file, catalog) => (file.registers[pick(catalog.registers).key] = pick([{}, "x", 3, null])),
  ({ pick }, file) => Object.values(file.registers).forEach((rows) => Array.isArray(rows) && rows.forEach((row) => (row[pick(["child", "id"])] = "x"))),
  ({ pick }, file, catalog) => {
    const register = pick(catalog.registers);
    const row = file.registers[register.key]?.[0];
    if (typeof row === "object" && row) row[pick(register.columns).key] = pick([-1, 1e13, 0.00001, 1.5, null, [], {}, "college", true, 3]);
  },
  ({ pick }, file) => (file.answers[pick(["9.9.9", "2.1", "N1", "2.1.3/1"])] = { status: "met" }),
  ({ pick }, file, catalog) => (file.answers[pick(standards(catalog)).id] = pick(["met", 3, null, [], { status: "unanswered" }, { status: 1 }, { clauses: [] }, { reason: 3, status: "not_applicable" }])),
  ({ pick }, file, catalog) => {
    const standard = pick(standards(catalog));
    file.answers[standard.id] = { status: "met", clauses: { [pick([`${standard.id}/9`, "1.1.1"])]: "met", [`${standard.id}/1`]: pick(["partial", "unanswered", 1, null, "met"]) } };
  },
  (_, file, catalog) => (file.answers[catalog.areas[0].contents[0].standards[0].id] = { status: "met", score: 3 }),
  ({ pick }, file) => (file.negatives[pick(["N0", "N8", "1.1.1"])] = { state: "absent" }),
  ({ pick }, file, catalog) => (file.negatives[pick(catalog.negatives).id] = pick(["absent", null, {}, { state: "unknown" }, { state: true }])),
  ({ pick }, file) => (file.bodies = { ...file.bodies, [pick(["3.1.1/1", "2.1.1/1", "x"])]: pick([null, 3, { court: 1 }, { nobody: true }]) }),
  ({ pick }, file) => (file[pick(["extra", "score", "Figures"])] = pick([1, {}, null])),
  ({ pick }, file, catalog) => (file.choices = { ...file.choices, [pick([...catalog.choices.map((choice) => choice.key), "nope"])]: pick(["nope", 1, null]) }),
];

/** A county from a seed. */
export function county(catalog, seed) {
  const random = chance(seed);
  const { pick, often } = random;
  const file = { format: "weibao.assessment", version: 1, catalog: catalog.id, county: { name: "示例县" } };
  file.figures = figures(random, catalog);
  file.registers = registers(random, catalog);
  totals(random, catalog, file);
  if (often(0.5)) file.bodies = bodies(random, catalog);
  if (often(0.7)) {
    file.period = pick([{ from: "2026-01-01", to: "2026-12-31" }, { from: "2025-07-01", to: "2026-04-30" }, { from: "2026-05-01", to: "2026-04-30" }]);
    if (often(0.8)) file.period.as_of = pick(["2026-06-15", "2026-06-30", "2026-07-01"]);
  }
  file.answers = answers(random, catalog);
  const calm = pick([0.5, 0.95, 1]);
  file.negatives = {};
  for (const { id } of catalog.negatives) {
    if (often(0.9)) file.negatives[id] = { state: often(calm) ? "absent" : pick(["present", "pending"]) };
  }
  if (often(0.5)) {
    file.choices = {};
    for (const choice of catalog.choices) if (often(0.5)) file.choices[choice.key] = pick(choice.options).key;
  }
  if (often(0.3)) {
    file.rules_off = {};
    for (const clause of standards(catalog).flatMap((standard) => standard.clauses)) {
      if (clause.rules?.some((rule) => rule.implied) && often(0.2)) file.rules_off[clause.id] = { reason: "本县另有规定" };
    }
  }
  if (often(0.12)) for (let left = pick([1, 1, 2, 3]); left > 0; left -= 1) pick(DEFECTS)(random, file, catalog);
  return file;
}

const inArea = (area) => area.contents.flatMap((content) => content.standards);
const decimal = ({ below }) => String(Math.round(below(500) + 25) / 100);
const total = (texts) => String(texts.reduce((sum, text) => sum + Math.round(Number(text) * 10_000), 0) / 10_000);

/** A rule file from a seed: for standards and clauses in turn, with every kind of credit. */
export function rules(catalog, seed) {
  const random = chance(seed);
  const { pick, often } = random;
  const lines = [];
  for (const standard of standards(catalog)) {
    if (often(0.3)) continue;
    for (const one of often(0.5) ? [standard] : standard.clauses.filter(() => often(0.8))) {
      const line = { ref: one.id, points: decimal(random) };
      const credit = pick(["all", "proportional", "proportional", one.measured ? "per_miss" : "all", undefined]);
      if (credit) line.credit = credit;
      if (credit === "per_miss") {
        line.deduct = pick(["0.25", "0.5", "1", "0.0001"]);
        if (often(0.5)) line.floor = pick(["0", "0.25"]);
      }
      if (often(0.1)) line.key = true;
      lines.push(line);
    }
  }
  const file = { format: "weibao.rules", version: 1, id: "random", title: "随机", official: false, catalog: catalog.id };
  file.not_applicable = pick(["rescale", "full", "zero"]);
  file.lines = lines;
  let base = total(lines.map((line) => line.points));
  if (often(0.4)) {
    const areas = catalog.areas.filter((area) => inArea(area).some((one) => lines.some((line) => line.ref.split("/")[0] === one.id)));
    file.areas = areas.map((area) => ({ area: area.id, maximum: decimal(random) }));
    base = total(file.areas.map((area) => area.maximum));
  }
  let extra = "0";
  if (often(0.5)) {
    const all = standards(catalog).flatMap((standard) => [standard.id, ...standard.clauses.map((clause) => clause.id)]);
    file.bonus = { cap: decimal(random), lines: Array.from({ length: 3 }, () => ({ ref: pick(all), points: decimal(random) })) };
    const sum = total(file.bonus.lines.map((line) => line.points));
    extra = Number(sum) < Number(file.bonus.cap) ? sum : file.bonus.cap;
  }
  file.maximum = total([base, extra]);
  file.pass = { total: often(0.5) ? String(Math.floor(Number(file.maximum) * 0.6)) : file.maximum, key_items: often(0.5) };
  return file;
}

/** An overlay from a seed: raised and lowered bounds, and a standard, a clause, a figure and a negative item of its own. */
export function overlay(catalog, seed) {
  const { pick, often, below } = chance(seed);
  const file = { format: "weibao.overlay", version: 1, id: "random", prefix: "XX", title: "随机", authority: "某省", catalog: catalog.id };
  file.bounds = [];
  for (const clause of standards(catalog).flatMap((standard) => standard.clauses)) {
    if (!clause.rules || !often(0.2)) continue;
    const rule = below(clause.rules.length);
    const test = clause.rules[rule].figure ?? clause.rules[rule].ratio;
    const side = SIDES.find((one) => one in test);
    const to = clause.rules[rule].ratio ? pick(["1/3", "3/5", "2/3", "19/20"]) : test[side] + pick([1, 2, 5]);
    if (to !== test[side]) file.bounds.push({ clause: clause.id, rule, to: { [side]: to }, why: "更高要求" });
  }
  if (file.bounds.length === 0) delete file.bounds;
  if (often(0.5)) {
    const figure = { key: "xx_vans", label: "流动服务车", unit: "辆" };
    const rule = { phrase: "两辆以上流动服务车", figure: { figure: "xx_vans", at_least: 2 } };
    const clause = (id) => ({ id, text: "两辆以上流动服务车", measured: true, rules: [rule] });
    file.figures = [figure];
    const content = pick(catalog.areas.flatMap((area) => area.contents));
    const id = `XX.${content.id}.${content.standards.length + 1}`;
    const empty = { departments: { lead: [], support: [] }, evidence: [], basis: [] };
    file.standards = [{ content: content.id, standard: { id, text: "两辆以上流动服务车。", clauses: [clause(`${id}/1`)], ...empty } }];
    const standard = pick(standards(catalog));
    file.clauses = [{ standard: standard.id, clause: clause(`XX.${standard.id}/${standard.clauses.length + 1}`) }];
    file.negatives = [{ id: "XX-N1", text: "车辆长期闲置的。" }];
    // Figures beside the nation's: parts of its wholes and of others, and two names of one.
    if (often(0.6)) {
      const whole = pick(catalog.figures);
      const take = pick(["count", { sum: "station_social_workers" }, { minimum: "meetings_per_year" }]);
      file.figures.push(
        { key: "xx_part", label: "其中", unit: "个", part_of: whole.key },
        { key: "xx_counted", label: "计数", unit: "个", from: [{ register: "townships", take, only: [{ column: "station", is: true }] }] },
        { key: "xx_whole", label: "全部", unit: "个" },
        { key: "xx_same", label: "又名", unit: "个", same_as: "xx_whole" },
      );
      const held = pick(ratios(catalog));
      const test = pick([
        { ratio: { part: "xx_part", whole: whole.key, at_least: "1/2" } },
        { ratio: { part: held.part, whole: held.whole, at_least: pick(["1/4", "1/1"]) } },
        { figure: { figure: "xx_counted", at_least: 2 } },
        { when: { figure: "xx_counted", at_least: 1 }, figure: { figure: "xx_same", at_most: 3 } },
      ]);
      file.clauses.push({ standard: standard.id, clause: { ...clause(`XX.${standard.id}/9`), rules: [{ phrase: "其中", ...test }] } });
    }
  }
  return file;
}

/** The county with numbers for the figures that an overlay adds. */
export function entered(file, overlay, seed) {
  const { often, below } = chance(seed);
  for (const { key } of overlay.figures ?? []) if (often(0.7)) file.figures[key] = below(5);
  return file;
}

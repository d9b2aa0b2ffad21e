// A naive scorer, written from the contract and from the meanings that the catalog's fields are documented with,
// never from the core's code. It is slow and plain on purpose: what it says can be checked by reading it.
// Numbers are BigInt ten-thousandths, or fractions of BigInts; nothing is ever a float.

const SCALE = 10_000n;
const LARGEST = 1_000_000_000_000n * SCALE;

/** A JSON number as ten-thousandths, whole unless decimals are allowed; nothing where it cannot be taken. */
export function sound(number, decimal) {
  const value = typeof number === "number" ? exact(number) : undefined;
  return value === undefined || (!decimal && value % SCALE !== 0n) ? undefined : value;
}

/** A JSON number as ten-thousandths; nothing where it is below 0, above 1e12 or has more than four decimals. */
export function exact(number) {
  if (Number.isInteger(number) && number >= 0 && number <= 1e12) return BigInt(number) * SCALE;
  const [mantissa, exponent = "0"] = String(number).split("e");
  const [whole, decimals = ""] = mantissa.split(".");
  const shift = Number(exponent) - decimals.length + 4;
  let value = BigInt(whole + decimals);
  if (shift >= 0) value *= 10n ** BigInt(Math.min(shift, 40));
  else {
    const by = 10n ** BigInt(Math.min(-shift, 40));
    if (value % by !== 0n) return undefined;
    value /= by;
  }
  return value < 0n || value > LARGEST ? undefined : value;
}

/** Ten-thousandths in plain digits. */
export function plain(value) {
  const rest = String(value % SCALE).padStart(4, "0").replace(/0+$/, "");
  return `${value / SCALE}${rest && "."}${rest}`;
}

const fraction = (text) => {
  const [above, below = "1"] = text.split("/");
  return [BigInt(above), BigInt(below)];
};
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const object = (value) => (isObject(value) ? value : {});
const own = (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);
const pointer = (...keys) => keys.map((key) => "/" + String(key).replaceAll("~", "~0").replaceAll("/", "~1")).join("");

/** Remembers what `compute` gives for an object, for as long as the object lives. */
export function once(compute) {
  const known = new WeakMap();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key);
  };
}

const inArea = (area) => area.contents.flatMap((content) => content.standards);
/** Every standard of a catalog, in printed order. */
export const standards = once((catalog) => catalog.areas.flatMap(inArea));
const namesakes = once((catalog) => catalog.figures.filter((figure) => figure.same_as));
const parts = once((catalog) => catalog.figures.filter((figure) => figure.part_of));
const byKey = once((list) => new Map(list.map((one) => [one.key, one])));

// ---------------------------------------------------------------- figures

/** What a county's figures are, and where the file contradicts itself. */
export class Figures {
  constructor(catalog, file) {
    this.catalog = catalog;
    this.file = file;
    this.memo = new Map();
    this.yields = new Map();
    this.cells = new Map();
  }

  option(choice) {
    const options = choice.options.map((option) => option.key);
    const chosen = own(object(this.file.choices), choice.key);
    return options.includes(chosen) ? { option: chosen, chosen: true } : { option: options[0], chosen: false };
  }

  fits(given) {
    if (!given) return true;
    const choice = byKey(this.catalog.choices).get(given.choice);
    return this.option(choice).option === given.option;
  }

  /** The sound content of a cell; `undefined` for an empty or defective one. */
  cell(register, row, key) {
    if (!this.cells.has(row)) this.cells.set(row, new Map());
    const known = this.cells.get(row);
    if (!known.has(key)) known.set(key, this.readCell(register, row, key));
    return known.get(key);
  }

  readCell(register, row, key) {
    const column = byKey(register.columns).get(key);
    const value = own(row, key);
    if (column.type === "boolean") return typeof value === "boolean" ? value : undefined;
    if (column.type === "text") {
      if (!isText(value) || value.trim() === "") return undefined;
      return column.options?.length && !column.options.some((option) => option.key === value) ? undefined : value;
    }
    const number = sound(value, column.decimal);
    if (number === undefined || !column.part_of) return number;
    const whole = this.cell(register, row, column.part_of);
    return whole !== undefined && number > whole ? undefined : number;
  }

  /** Whether a row passes one test: true, false, or unknown. */
  passes(register, row, test) {
    const value = this.cell(register, row, test.column);
    if (value === undefined) return undefined;
    if ("is" in test) return value === test.is;
    if ("at_least" in test) return value >= exact(test.at_least);
    return test.in.includes(value);
  }

  rows(register) {
    const rows = own(object(this.file.registers), register.key);
    return Array.isArray(rows) ? rows : [];
  }

  /** How the registers yield a figure: `{ value }`, `{ none: true }` for a least of nothing, or nothing where it is unknown. */
  derived(figure) {
    if (!this.yields.has(figure)) this.yields.set(figure, this.derive(figure));
    return this.yields.get(figure);
  }

  derive(figure) {
    const from = (figure.from ?? []).find((one) => this.fits(one.given));
    if (!from) return undefined;
    const register = byKey(this.catalog.registers).get(from.register);
    const rows = this.rows(register);
    if (rows.length === 0) return undefined;
    const kept = [];
    for (const [index, row] of rows.entries()) {
      const results = (from.only ?? []).map((test) => this.passes(register, row, test));
      if (results.includes(false)) continue;
      if (results.includes(undefined)) return undefined;
      kept.push(index);
    }
    const done = { register: register.key, kept, take: from.take };
    if (from.take === "count") return { ...done, value: BigInt(kept.length) * SCALE };
    const [[how, column]] = Object.entries(from.take);
    const values = kept.map((index) => this.cell(register, rows[index], column));
    if (values.includes(undefined)) return undefined;
    if (how === "sum") return { ...done, value: values.reduce((sum, value) => sum + value, 0n) };
    if (values.length === 0) return { ...done, none: true };
    return { ...done, value: values.reduce((best, value) => ((how === "minimum" ? value < best : value > best) ? value : best)) };
  }

  typed(figure) {
    return sound(own(object(this.file.figures), figure.key), figure.decimal);
  }

  /** All names of the same number, the one that the others refer to first: where two are typed and differ, it stands. */
  names(figure) {
    const own = byKey(this.catalog.figures).get(figure.same_as) ?? figure;
    return [own, ...namesakes(this.catalog).filter((one) => one.same_as === own.key)];
  }

  /** A figure before it is held against its whole. */
  found(figure) {
    for (const name of this.names(figure)) {
      const derived = this.derived(name);
      if (derived) return derived;
    }
    for (const name of this.names(figure)) {
      const value = this.typed(name);
      if (value !== undefined) return { value };
    }
    return undefined;
  }

  /** Of a part larger than its whole, the figure that is wrong: the part, or the typed whole of a part that a register yields.
   *  Under a reading a register may yield a whole that does not hold the whole part: then neither is. */
  wrong(part) {
    if (!part.part_of) return undefined;
    const whole = byKey(this.catalog.figures).get(part.part_of);
    const [some, all] = [this.found(part), this.found(whole)];
    if (some?.value === undefined || all?.value === undefined || some.value <= all.value) return undefined;
    if (some.register && some.register === all.register) return undefined;
    return some.register && !all.register ? whole : part;
  }

  /** A figure, or nothing where it is unknown or what it is a part or the whole of shows it to be wrong. */
  get(key) {
    if (!this.memo.has(key)) {
      const figure = byKey(this.catalog.figures).get(key);
      const wrong = [figure, ...parts(this.catalog).filter((part) => part.part_of === key)].some((part) => this.wrong(part) === figure);
      this.memo.set(key, wrong ? undefined : this.found(figure));
    }
    return this.memo.get(key);
  }

  /** The names of rows, by register and index. */
  called(registerKey, indexes) {
    const register = byKey(this.catalog.registers).get(registerKey);
    const rows = this.rows(register);
    return indexes.map((index) => this.cell(register, rows[index], "name") ?? `第 ${index + 1} 行`);
  }

  numbers(registerKey, column, indexes) {
    const register = byKey(this.catalog.registers).get(registerKey);
    return indexes.map((index) => this.cell(register, this.rows(register)[index], column));
  }
}

// ---------------------------------------------------------------- rules

const BOUNDS = { at_least: "≥", more_than: ">", at_most: "≤" };
const side = (test) => Object.keys(BOUNDS).find((key) => key in test);

function reaches(value, test) {
  const bound = exact(test[side(test)]);
  return { at_least: value >= bound, more_than: value > bound, at_most: value <= bound }[side(test)];
}

const need = (test, shown) => BOUNDS[side(test)] + shown;
const needFigure = (test) => need(test, plain(exact(test[side(test)])));
function needShare(test) {
  const [above, below] = fraction(test[side(test)]);
  return need(test, above === below || below === 1n ? String(above / below) : `${above}/${below}`);
}

/** A figure against a bound. */
function judgeFigure(figures, test) {
  const figure = figures.get(test.figure);
  if (!figure) return { missing: [test.figure] };
  if (figure.none) return { status: "not_applicable", have: "0/0", need: needFigure(test), shortfall: null, failing: [] };
  const { value, register, kept, take } = figure;
  const bound = exact(test[side(test)]);
  const met = reaches(value, test);
  const [how, column] = take && take !== "count" ? Object.entries(take)[0] : [take];
  // Units that fail: under a least or most of units, those that do not reach the bound themselves;
  // under a sum that is too large, those that add to it.
  let failing = [];
  if (!met && column) {
    const cells = figures.numbers(register, column, kept);
    const fails = (cell) => (how !== "sum" ? !reaches(cell, test) : side(test) === "at_most" && cell > 0n);
    failing = figures.called(register, kept.filter((_, place) => fails(cells[place])));
  }
  // Days and months beyond a limit are not units that are missing.
  let shortfall = null;
  if (met) shortfall = "0";
  else if (how === "minimum" || how === "maximum") shortfall = String(failing.length);
  else if (side(test) === "at_least") shortfall = plain(bound - value);
  else if (side(test) === "at_most" && bound === 0n) shortfall = plain(value);
  return { status: met ? "met" : "unmet", have: plain(value), need: needFigure(test), shortfall, failing };
}

/** A part of a whole against a bound. */
function judgeRatio(figures, test) {
  const [part, whole] = [figures.get(test.part), figures.get(test.whole)];
  if (whole?.value === 0n) return { status: "not_applicable", have: "0/0", need: needShare(test), shortfall: null, failing: [] };
  if (part?.value === undefined || whole?.value === undefined) {
    const lacks = (figure) => figure?.value === undefined;
    return { missing: [...(lacks(part) ? [test.part] : []), ...(lacks(whole) ? [test.whole] : [])] };
  }
  const [above, below] = fraction(test[side(test)]);
  const [left, right] = [part.value * below, whole.value * above];
  const compare = (one, other) => ({ at_least: one >= other, more_than: one > other, at_most: one <= other })[side(test)];
  const met = compare(left, right);
  let failing = [];
  if (!met && part.register && part.register === whole.register) {
    // Of two counts, the units that the part leaves out; of two sums, those whose own share does not reach the line.
    const cells = (figure) => figures.numbers(figure.register, Object.values(figure.take)[0], whole.kept);
    const [some, all] = part.take === "count" ? [] : [cells(part), cells(whole)];
    const fails = (index, place) => (some ? !compare(some[place] * below, all[place] * above) : !part.kept.includes(index));
    failing = figures.called(whole.register, whole.kept.filter(fails));
  }
  // The least that brings the part to the line: whole units of what is counted, four decimals of what is not.
  const step = byKey(figures.catalog.figures).get(test.part).decimal ? 1n : SCALE;
  const unit = below * step;
  const shortfall = met ? "0" : plain(((right - left + unit - 1n) / unit) * step);
  // What a share of the points goes by.
  const share = side(test) === "at_least" ? [part.value * below, whole.value * above] : undefined;
  return { status: met ? "met" : "unmet", have: `${plain(part.value)}/${plain(whole.value)}`, need: needShare(test), shortfall, failing, share };
}

function judgeRule(figures, rule) {
  if (rule.when) {
    const condition = figures.get(rule.when.figure);
    if (condition?.value === undefined) return { missing: [rule.when.figure] };
    if (!reaches(condition.value, rule.when)) {
      return { status: "not_applicable", have: plain(condition.value), need: needFigure(rule.when), shortfall: null, failing: [] };
    }
  }
  return rule.figure ? judgeFigure(figures, rule.figure) : judgeRatio(figures, rule.ratio);
}

/** What the figures say of a clause: `measured` where they decide it, and what is missing for its rules. */
function measure(figures, file, clause) {
  if (!clause.rules) return { missing: [] };
  const off = isText(own(own(object(file.rules_off), clause.id), "reason")) && file.rules_off[clause.id].reason.trim() !== "";
  const active = clause.rules.filter((rule) => figures.fits(rule.given) && !(rule.implied && off));
  const results = active.map((rule) => judgeRule(figures, rule));
  const missing = [...new Set(results.flatMap((result) => result.missing ?? []))];
  // One rule that fails fails the clause. It does not apply where no rule can have a case: all are known, or a whole is 0 and no other whole is
  // unknown, for of nobody there is no figure.
  const waiting = active.filter((_, index) => results[index].missing);
  const nobody = active.some((rule, index) => rule.ratio && !rule.when && results[index].status === "not_applicable");
  const settled = waiting.length === 0 || (nobody && waiting.every((rule) => !rule.ratio));
  const decisive = settled ? ["unmet", "met", "not_applicable"] : ["unmet", "met"];
  const said = decisive.map((status) => results.filter((result) => result.status === status)).find((some) => some.length);
  if (!said) return { missing };
  if (said[0].status === "not_applicable") missing.length = 0;
  // The first one's arithmetic is shown; a share of the points goes by the first that has one.
  return { measured: { ...said[0], share: said.map((result) => result.share).find(Boolean) }, missing };
}

// ---------------------------------------------------------------- clauses and standards

const QUICK = ["met", "partial", "unmet", "not_applicable", "pending"];
const CLAUSE = ["met", "unmet", "not_applicable", "pending"];

/** The answer to a standard, as far as it is sound. */
function soundAnswer(file, standard) {
  const answer = object(own(object(file.answers), standard.id));
  const reasoned = isText(answer.reason) && answer.reason.trim() !== "";
  const status = QUICK.includes(answer.status) && (answer.status !== "not_applicable" || reasoned) ? answer.status : undefined;
  const clauses = {};
  for (const clause of standard.clauses) {
    const said = own(object(answer.clauses), clause.id);
    if (CLAUSE.includes(said) && (said !== "not_applicable" || reasoned)) clauses[clause.id] = said;
  }
  return { status, clauses };
}

function judgeStandard(figures, file, standard) {
  const { status: quick, clauses: said } = soundAnswer(file, standard);
  let conflict = false;
  const clauses = standard.clauses.map((clause) => {
    const { measured, missing } = measure(figures, file, clause);
    const declared = said[clause.id] ?? (quick === "partial" || quick === "not_applicable" ? undefined : quick);
    if (measured) {
      const claims = (one) => one === "met" || one === "unmet";
      const claimed = said[clause.id] ?? (quick === "partial" ? undefined : quick);
      if (claims(measured.status) && claimed !== undefined && claimed !== "pending" && claimed !== measured.status) conflict = true;
      return { id: clause.id, status: measured.status, source: "measured", measured, missing };
    }
    return declared
      ? { id: clause.id, status: declared, source: "declared", missing }
      : { id: clause.id, status: "unanswered", source: "none", missing };
  });
  const remaining = clauses.filter((clause) => clause.status !== "not_applicable").map((clause) => clause.status);
  const every = (status) => remaining.every((one) => one === status);
  let status;
  if (remaining.length === 0 || quick === "not_applicable") status = "not_applicable";
  else if (remaining.includes("unanswered")) status = quick === "partial" ? "partial" : "unanswered";
  else if (remaining.includes("pending")) status = "pending";
  else if (every("met")) status = "met";
  else if (every("unmet")) status = "unmet";
  else status = "partial";
  const measured = clauses.every((clause) => clause.source === "measured");
  if (quick === "partial" && measured && (status === "met" || status === "unmet")) conflict = true;
  return { id: standard.id, status, conflict, clauses };
}

/** `part / whole` in per cent, two decimals, half up. */
function perCent(part, whole) {
  if (whole === 0) return null;
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

function count(reports) {
  const of = (status) => reports.filter((report) => report.status === status).length;
  const applicable = reports.length - of("not_applicable");
  return [
    reports.length, applicable, of("met"), of("partial"), of("unmet"), of("not_applicable"), of("pending"), of("unanswered"),
    perCent(of("met"), applicable),
  ];
}

/** The whole judgement of a sound file. */
export function judge(catalog, file, figures = new Figures(catalog, file)) {
  const reports = standards(catalog).map((standard) => judgeStandard(figures, file, standard));
  const byId = new Map(reports.map((report) => [report.id, report]));
  const areas = catalog.areas.map((area) => ({
    id: area.id,
    counts: count(inArea(area).map((standard) => byId.get(standard.id))),
  }));
  const negatives = { present: [], absent: [], open: [] };
  for (const { id } of catalog.negatives) {
    const state = own(own(object(file.negatives), id), "state");
    negatives[state === "present" || state === "absent" ? state : "open"].push(id);
  }
  const some = (...states) => reports.some((report) => states.includes(report.status));
  let verdict = "clear";
  if (negatives.present.length) verdict = "barred";
  else if (negatives.open.length || some("unanswered", "pending")) verdict = "incomplete";
  else if (some("unmet", "partial")) verdict = "gaps";
  const known = catalog.figures.map((figure) => [figure.key, figures.get(figure.key)]).filter(([, found]) => found?.value !== undefined);
  return {
    totals: count(reports),
    areas,
    standards: reports,
    negatives,
    verdict,
    figures: known.map(([key, found]) => [key, plain(found.value), found.register ?? null]),
    choices: (catalog.choices ?? []).map((choice) => ({ key: choice.key, ...figures.option(choice) })),
  };
}

/** The judgement as one line of text, in the order of `reports.rs`. */
export function line(judged, defects, score = null) {
  const clause = ({ id, status, source, measured, missing }) => [
    id, status, source, measured ? [measured.have, measured.need, measured.shortfall, measured.failing] : null, missing,
  ];
  return JSON.stringify([
    judged.totals,
    judged.areas.map((area) => [area.id, area.counts]),
    judged.standards.map((standard) => [standard.id, standard.status, standard.conflict, standard.clauses.map(clause)]),
    [judged.negatives.present, judged.negatives.absent, judged.negatives.open],
    judged.verdict,
    judged.figures,
    judged.choices.map((choice) => [choice.key, choice.option, choice.chosen]),
    defects,
    score,
  ]);
}

// ---------------------------------------------------------------- defects

const FIELDS = ["format", "version", "catalog", "overlay", "county", "contact", "figures", "registers", "answers", "negatives", "application", "choices", "rules_off"];
const ANSWER_FIELDS = ["status", "clauses", "reason", "note", "evidence", "plan"];

/** Where a file is defective: the JSON pointers, in order, each once. Knows the parts of a file that the generator writes. */
export function defects(catalog, file, figures = new Figures(catalog, file)) {
  const found = [];
  const at = (...keys) => found.push(pointer(...keys));
  for (const key of Object.keys(file)) if (!FIELDS.includes(key)) at(key);

  for (const [key, value] of Object.entries(object(file.figures))) {
    const figure = byKey(catalog.figures).get(key);
    if (!figure) at("figures", key);
    else if (sound(value, figure.decimal) === undefined) at("figures", key);
    else {
      // It disagrees with what a register yields, be it that there is nothing to judge, or with another name of the same number.
      const derived = figures.derived(figure);
      if (derived && derived.value !== exact(value)) at("figures", key);
      const same = figure.same_as && figures.found(figure);
      if (same?.value !== undefined && same.value !== exact(value)) at("figures", key);
    }
  }
  for (const part of parts(catalog)) {
    const wrong = figures.wrong(part);
    if (!wrong) continue;
    // Where the file has it: the register that yields it, or the name that it was typed under.
    const register = figures.found(wrong).register;
    if (register) at("registers", register);
    else at("figures", [wrong, ...figures.names(wrong)].find((name) => figures.typed(name) !== undefined).key);
  }

  for (const [key, rows] of Object.entries(object(file.registers))) {
    const register = byKey(catalog.registers).get(key);
    if (!register || !Array.isArray(rows)) { at("registers", key); continue; }
    rows.forEach((row, index) => {
      if (!isObject(row)) { at("registers", key, index); return; }
      for (const [columnKey, value] of Object.entries(row)) {
        const column = byKey(register.columns).get(columnKey);
        const blank = column?.type === "text" && isText(value) && value.trim() === "";
        if (!column || (!blank && figures.cell(register, row, columnKey) === undefined)) at("registers", key, index, columnKey);
      }
    });
  }

  for (const [id, answer] of Object.entries(object(file.answers))) {
    const standard = standards(catalog).find((one) => one.id === id);
    if (!standard || !isObject(answer)) { at("answers", id); continue; }
    for (const key of Object.keys(answer)) if (!ANSWER_FIELDS.includes(key)) at("answers", id, key);
    const { status, clauses, reason } = answer;
    if (status !== undefined && !QUICK.includes(status)) at("answers", id, "status");
    if (reason !== undefined && !isText(reason)) at("answers", id, "reason");
    if (clauses !== undefined && !isObject(clauses)) at("answers", id, "clauses");
    for (const [clauseId, said] of Object.entries(object(clauses))) {
      if (!standard.clauses.some((clause) => clause.id === clauseId) || !CLAUSE.includes(said)) at("answers", id, "clauses", clauseId);
    }
    const claimed = [status, ...standard.clauses.map((clause) => own(object(clauses), clause.id))].includes("not_applicable");
    if (claimed && !(isText(reason) && reason.trim() !== "")) at("answers", id, "reason");
  }

  for (const [id, answer] of Object.entries(object(file.negatives))) {
    if (!catalog.negatives.some((negative) => negative.id === id) || !isObject(answer)) at("negatives", id);
    else if (!["absent", "present", "pending"].includes(answer.state)) at("negatives", id, "state");
  }
  for (const [key, option] of Object.entries(object(file.choices))) {
    const choice = byKey(catalog.choices).get(key);
    if (!choice?.options.some((one) => one.key === option)) at("choices", key);
  }
  return [...new Set(found)].sort();
}

// ---------------------------------------------------------------- overlays and points

/** The catalog as a province changes it. */
export function overlaid(catalog, overlay) {
  // No list is looked into before it is complete: what is found in it is remembered.
  const changed = structuredClone(catalog);
  const all = () => changed.areas.flatMap(inArea);
  changed.figures.push(...(overlay.figures ?? []));
  changed.negatives.push(...(overlay.negatives ?? []));
  for (const { content, standard } of overlay.standards ?? []) {
    changed.areas.flatMap((area) => area.contents).find((one) => one.id === content).standards.push(structuredClone(standard));
  }
  for (const { standard, clause } of overlay.clauses ?? []) {
    all().find((one) => one.id === standard).clauses.push(structuredClone(clause));
  }
  for (const { clause, rule = 0, to } of overlay.bounds ?? []) {
    const found = all().flatMap((one) => one.clauses).find((one) => one.id === clause).rules[rule];
    Object.assign(found.figure ?? found.ratio, to);
  }
  return changed;
}

const points = (text) => exact(text);

/** What a line of a rule file earns, and whether it counts. Every quotient is cut to four decimals. */
function earned(line, standard, clause, rule) {
  const full = points(line.points);
  const { status } = clause ?? standard;
  if (status === "not_applicable") return { rescale: { points: 0n, counts: false }, full: { points: full, counts: true }, zero: { points: 0n, counts: true } }[rule];
  const earns = (value) => ({ points: value, counts: true });
  if (status === "met") return earns(full);
  if (!["partial", "unmet"].includes(status)) return earns(0n);
  if (!clause) {
    if (line.credit !== "proportional") return earns(0n);
    const applicable = standard.clauses.filter((one) => one.status !== "not_applicable");
    const met = applicable.filter((one) => one.status === "met");
    // The quick answer `partial` counts for nothing more than its met clauses.
    return earns(status === "partial" ? (full * BigInt(met.length)) / BigInt(applicable.length) : 0n);
  }
  const { measured } = clause;
  if (line.credit === "per_miss" && measured) {
    const floor = points(line.floor ?? "0");
    // What is not missing by the piece costs all down to the floor.
    if (measured.shortfall === null) return earns(floor);
    const rest = full - (points(line.deduct) * exact(measured.shortfall)) / SCALE;
    return earns(rest > floor ? rest : floor);
  }
  if (line.credit === "proportional" && measured?.share) {
    const [have, of] = measured.share;
    const share = (full * have) / of;
    return earns(share < full ? share : full);
  }
  return earns(0n);
}

/** The points of a judged county. */
export function score(catalog, rules, judged) {
  const standardOf = new Map(judged.standards.map((standard) => [standard.id, standard]));
  const spared = (standard, clause) => standard.status === "not_applicable" && clause.status === "unanswered";
  const clauseOf = new Map(judged.standards.flatMap((standard) => standard.clauses.map((clause) => [clause.id, spared(standard, clause) ? { ...clause, status: "not_applicable" } : clause])));
  const found = (ref) => standardOf.get(ref) ?? clauseOf.get(ref);
  const areaOf = new Map(catalog.areas.flatMap((area) => inArea(area).flatMap((standard) => [standard, ...standard.clauses].map((one) => [one.id, area.id]))));
  const sum = (list) => list.reduce((total, one) => total + one, 0n);
  const lines = rules.lines.map((line) => {
    const got = earned(line, standardOf.get(line.ref), clauseOf.get(line.ref), rules.not_applicable);
    return { ...line, got: got.points, of: got.counts ? points(line.points) : 0n, area: areaOf.get(line.ref) };
  });
  const parts = rules.areas
    ? rules.areas.map(({ area, maximum }) => {
        const own = lines.filter((line) => line.area === area);
        const [got, of] = [sum(own.map((line) => line.got)), sum(own.map((line) => line.of))];
        // An area in which nothing counts is left out, like a line.
        return of === 0n ? { got: 0n, of: 0n, full: points(maximum) } : { got: (points(maximum) * got) / of, of: points(maximum), full: points(maximum) };
      })
    : [{ got: sum(lines.map((line) => line.got)), of: sum(lines.map((line) => line.of)), full: sum(rules.lines.map((line) => points(line.points))) }];
  let have = sum(parts.map((part) => part.got));
  const [of, full] = [sum(parts.map((part) => part.of)), sum(parts.map((part) => part.full))];
  if (of < full) have = of === 0n ? 0n : (full * have) / of;
  const bonus = sum((rules.bonus?.lines ?? []).filter((line) => found(line.ref).status === "met").map((line) => points(line.points)));
  const cap = points(rules.bonus?.cap ?? "0");
  const total = have + (bonus < cap ? bonus : cap);
  const keys = rules.lines.filter((line) => line.key).every((line) => ["met", "not_applicable"].includes(found(line.ref).status));
  return [
    plain(total),
    plain(points(rules.maximum)),
    total >= points(rules.pass.total) && (keys || !rules.pass.key_items),
    lines.map((line) => [line.ref, plain(line.got), plain(line.of)]),
  ];
}

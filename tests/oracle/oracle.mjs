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
const byKey = once((list) => new Map(list.map((one) => [one.key, one])));
/** Every figure with one of which it is a part: it says so, or a rule holds the two against each other. */
const parts = once((catalog) => {
  const ratios = standards(catalog).flatMap((standard) => standard.clauses).flatMap((clause) => clause.rules ?? []).map((rule) => rule.ratio);
  const pairs = [
    ...catalog.figures.filter((figure) => figure.part_of).map((figure) => [figure.key, figure.part_of]),
    ...ratios.filter((ratio) => ratio && !ratio.beyond).map(({ part, whole }) => [part, whole]),
  ];
  return pairs.map((keys) => keys.map((key) => byKey(catalog.figures).get(key)));
});

// ---------------------------------------------------------------- days

const lastOf = (year, month) => [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];

/** `YYYY-MM-DD` of a day that there is; days then compare as texts do. */
function day(text) {
  const [, year, month, date] = (isText(text) && /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)) || [];
  if (!year || +year < 1 || +month < 1 || +month > 12 || +date < 1 || +date > lastOf(+year, +month)) return undefined;
  return text;
}

/** So many months later: the same day, or the month's last. */
function later(text, months) {
  const [year, month, date] = text.split("-").map(Number);
  const all = year * 12 + (month - 1) + months;
  const [then, in_] = [Math.floor(all / 12), (all % 12) + 1];
  if (then > 9999) return undefined;
  return [String(then).padStart(4, "0"), String(in_).padStart(2, "0"), String(Math.min(date, lastOf(then, in_))).padStart(2, "0")].join("-");
}

// ---------------------------------------------------------------- figures

const least = (list) => list.reduce((best, one) => (one < best ? one : best));
const most = (list) => list.reduce((best, one) => (one > best ? one : best));
const sum = (list) => list.reduce((total, one) => total + one, 0n);
const exactly = (value) => ({ ends: [value, value] });
const isExact = (found) => found?.ends !== undefined && found.ends[0] === found.ends[1];
/** The value of a figure of which it is certain. */
const certain = (found) => (isExact(found) ? found.ends[0] : undefined);
/** Whether a figure may have this value. An end that is `null` is none. */
const admits = (found, number) =>
  found.ends ? found.ends[0] <= number && (found.ends[1] === null || number <= found.ends[1]) : Boolean(found.unclear);

/** What a county's figures are, each by what it is at least and at most, and where the file contradicts itself. */
export class Figures {
  constructor(catalog, file) {
    this.catalog = catalog;
    this.file = file;
    this.memo = new Map();
    this.known = new Map();
    this.before = new Map();
    this.cells = new Map();
    this.lists = new Map();
    this.asOf = day(own(object(file.period), "as_of"));
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
    if (!isObject(row)) return undefined;
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
      if (column.date) return day(value);
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
    if ("within" in test || "due" in test) {
      const term = test.within ?? test.due;
      const start = this.cell(register, row, term.after);
      const last = start && later(start, term.months);
      const over = last && this.asOf ? this.asOf > last : undefined;
      if ("due" in test) return value !== undefined ? true : over;
      if (value !== undefined) return last ? value <= last : undefined;
      return last && over ? false : undefined;
    }
    if ("in_period" in test) {
      // Where the file states no days, or states them the wrong way round, every row is of the year.
      const [from, to] = ["from", "to"].map((end) => day(own(object(this.file.period), end)));
      if (!from || !to || from > to) return true;
      return value === undefined ? undefined : from <= value && value <= to;
    }
    if (value === undefined) return undefined;
    if ("is" in test) return value === test.is;
    if ("at_least" in test) return value >= exact(test.at_least);
    if ("in" in test) return test.in.includes(value);
    const whole = this.cell(register, row, test.share_of.column);
    const [above, below] = fraction(test.share_of.at_least);
    return whole === undefined || whole === 0n ? undefined : value * below >= whole * above;
  }

  passesAll(register, row, tests) {
    const results = (tests ?? []).map((test) => this.passes(register, row, test));
    return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
  }

  rows(register) {
    const rows = own(object(this.file.registers), register.key);
    return Array.isArray(rows) ? rows : [];
  }

  /** The rows that name a unit again: the same name, and the same township or date where there is that column. */
  doubled(register) {
    const seen = new Set();
    const again = [];
    this.rows(register).forEach((row, index) => {
      const name = this.cell(register, row, "name")?.trim();
      if (!name) return;
      const beside = ["township", "date"].find((column) => byKey(register.columns).has(column));
      const unit = JSON.stringify([name, (beside && this.cell(register, row, beside)?.trim()) ?? ""]);
      if (seen.has(unit)) again.push(index);
      seen.add(unit);
    });
    return again;
  }

  /** Each unit once: its index and its row. */
  units(register) {
    if (!this.lists.has(register)) {
      const again = new Set(this.doubled(register));
      this.lists.set(register, [...this.rows(register).entries()].filter(([index]) => !again.has(index)));
    }
    return this.lists.get(register);
  }

  derivation(figure) {
    return (figure.from ?? []).find((one) => this.fits(one.given));
  }

  /** What a row has of what is taken, by its ends. */
  taken(register, row, take) {
    const [[how, what]] = Object.entries(take);
    if (how !== "periods") {
      const value = this.cell(register, row, what);
      return value === undefined ? [0n, null] : [value, value];
    }
    const values = what.columns.map((column) => this.cell(register, row, column));
    const filled = values.filter((one) => one !== undefined);
    const older = what.older && this.cell(register, row, what.older);
    if (older !== undefined && filled.length === 0) return [older, older];
    const top = filled.length ? least(filled) : null;
    return [filled.length === values.length ? top : 0n, top];
  }

  /** How the registers yield a figure. */
  derived(figure) {
    const from = this.derivation(figure);
    if (!from) return undefined;
    const register = byKey(this.catalog.registers).get(from.register);
    if (this.rows(register).length === 0) return undefined;
    const judged = this.units(register).map(([, row]) => [row, this.passesAll(register, row, from.only)]);
    const columns = from.take === "count" ? [] : Object.entries(from.take).flatMap(([how, what]) => (how === "periods" ? [...what.columns, what.older].filter(Boolean) : [what]));
    // A register in which no row says anything of it is not filled in for it.
    const says = ([row, kept]) => kept === false || (kept && (from.take === "count" || columns.some((column) => this.cell(register, row, column) !== undefined)));
    if (!judged.some(says)) return undefined;
    const done = { register: register.key, from };
    const may = judged.filter(([, kept]) => kept !== false);
    const must = may.filter(([, kept]) => kept);
    const close = (ends) => ({ ...done, ends: from.least_only ? [ends[0], null] : ends });
    if (from.take === "count") return close([BigInt(must.length) * SCALE, BigInt(may.length) * SCALE]);
    const [[how, what]] = Object.entries(from.take);
    const bottoms = (list) => list.map(([row]) => this.taken(register, row, from.take)[0]);
    const tops = (list) => list.map(([row]) => this.taken(register, row, from.take)[1]);
    if (how === "sum") {
      const top = tops(may);
      return close([sum(bottoms(must)), top.includes(null) ? null : sum(top)]);
    }
    if (how === "periods" && what.summed) {
      const older = (row) => (what.columns.every((column) => this.cell(register, row, column) === undefined) && what.older ? this.cell(register, row, what.older) : undefined);
      const periods = what.columns.map((column) => {
        const low = sum(must.map(([row]) => this.cell(register, row, column) ?? older(row) ?? 0n));
        const high = may.map(([row]) => this.cell(register, row, column));
        return [low, high.includes(undefined) ? null : sum(high)];
      });
      const high = periods.map(([, top]) => top).filter((top) => top !== null);
      return close([least(periods.map(([low]) => low)), high.length ? least(high) : null]);
    }
    if (may.length === 0) return { ...done, none: true };
    if (must.length === 0) return { ...done, unclear: true };
    if (how === "maximum") {
      const top = tops(may);
      return close([most(bottoms(must)), top.includes(null) ? null : most(top)]);
    }
    const top = tops(must).filter((one) => one !== null);
    return close([least(bottoms(may)), top.length ? least(top) : null]);
  }

  typed(figure) {
    return sound(own(object(this.file.figures), figure.key), figure.decimal);
  }

  /** All names of the same number, the one that the others refer to first: where two are typed and differ, it stands. */
  names(figure) {
    const own = byKey(this.catalog.figures).get(figure.same_as) ?? figure;
    return [own, ...namesakes(this.catalog).filter((one) => one.same_as === own.key)];
  }

  /** The clause whose named bodies a figure counts, and how they answered. */
  bodies(figure) {
    const clause = standards(this.catalog).flatMap((standard) => standard.clauses).find((one) => one.id === figure.bodies);
    const said = object(own(object(this.file.bodies), figure.bodies));
    const answers = clause.bodies.map((body) => own(said, body.key));
    return { clause, answers, without: clause.bodies.filter((_, at) => answers[at] === false).map((body) => body.name) };
  }

  /** What is known of a figure by its own name, and whether what was typed is at odds with it. */
  alone(figure) {
    if (!this.known.has(figure)) this.known.set(figure, this.workOut(figure));
    return this.known.get(figure);
  }

  workOut(figure) {
    let number = this.typed(figure);
    const typed = number === undefined ? undefined : exactly(number);
    if (figure.bodies) {
      const { clause, answers, without } = this.bodies(figure);
      const beyond = number !== undefined && number > BigInt(clause.bodies.length) * SCALE;
      if (beyond) number = undefined;
      const yes = answers.filter((one) => one === true).length;
      const no = answers.filter((one) => one === false).length;
      if (yes + no === 0) return { found: number === undefined ? undefined : typed, wrong: beyond };
      const counted = { ends: [BigInt(yes) * SCALE, BigInt(answers.length - no) * SCALE], without };
      if (number === undefined) return { found: counted, wrong: beyond };
      return admits(counted, number) ? { found: { ...typed, without } } : { found: counted, wrong: true };
    }
    const largest = (figure.largest ?? []).find((one) => this.fits(one.given));
    if (largest) {
      const all = largest.figures.map((key) => this.typed(byKey(this.catalog.figures).get(key)));
      const given = all.filter((one) => one !== undefined);
      if (given.length === 0) return { found: typed };
      const found = { ends: [most(given), given.length === all.length ? most(given) : null] };
      if (number === undefined) return { found };
      return admits(found, number) ? { found: typed } : { found, wrong: true };
    }
    const derived = this.derived(figure);
    if (!derived) return { found: typed };
    // A total may be typed under its other name alone.
    let under = figure;
    if (number === undefined && figure.total) {
      under = this.names(figure).find((name) => this.typed(name) !== undefined);
      number = under && this.typed(under);
    }
    if (number === undefined) return { found: derived };
    if (admits(derived, number)) return { found: isExact(derived) ? derived : exactly(number) };
    if (figure.total && derived.ends && derived.ends[1] !== null && number > derived.ends[1]) {
      return { found: { ...derived, ...exactly(number), missing: number - derived.ends[1] }, wrong: true, under };
    }
    return { found: derived, wrong: true, under };
  }

  /** A figure before it is held against its whole. */
  found(figure) {
    if (!this.before.has(figure)) this.before.set(figure, this.names(figure).map((name) => this.alone(name).found).find((one) => one !== undefined));
    return this.before.get(figure);
  }

  /** Of a part larger than its whole, the figure that is wrong: the part, or the typed whole of a part that a register yields.
   *  Under a reading a register may yield a whole that does not hold the whole part: then neither is. */
  wrong([part, whole]) {
    // Of a whole that is not known, what it is itself a part of.
    if (!this.found(whole) && whole.part_of) whole = byKey(this.catalog.figures).get(whole.part_of);
    const [some, all] = [this.found(part), this.found(whole)];
    if (!some?.ends || !all?.ends || all.ends[1] === null || some.ends[0] <= all.ends[1]) return undefined;
    if (some.register && some.register === all.register) return undefined;
    return some.register && !all.register ? whole : part;
  }

  /** A figure, or nothing where it is unknown or what it is a part or the whole of shows it to be wrong. */
  get(key) {
    if (!this.memo.has(key)) {
      const figure = byKey(this.catalog.figures).get(key);
      this.wrongs ??= new Set(parts(this.catalog).map((pair) => this.wrong(pair)));
      this.memo.set(key, this.wrongs.has(figure) ? undefined : this.found(figure));
    }
    return this.memo.get(key);
  }

  /** Whether units that have no row may change what a register yields of a figure. */
  misses(key) {
    const found = this.get(key);
    if (!found?.register) return false;
    const figure = byKey(this.catalog.figures).get(key);
    if (figure.total && this.typed(figure) !== undefined) return (found.missing ?? 0n) > 0n;
    return this.catalog.figures.some((one) => this.alone(one).found?.missing && this.alone(one).found.register === found.register);
  }

  unit(figure) {
    return (figure.units ?? []).some((one) => this.fits(one.given)) ? SCALE : figure.decimal ? 1n : SCALE;
  }

  /** A row's name. */
  called(register, index, row) {
    return this.cell(register, row, "name")?.trim() || `第 ${index + 1} 行`;
  }
}

// ---------------------------------------------------------------- rules

const BOUNDS = { at_least: "≥", more_than: ">", at_most: "≤" };
const side = (test) => Object.keys(BOUNDS).find((key) => key in test);
const compare = (one, other, test) => ({ at_least: one >= other, more_than: one > other, at_most: one <= other })[side(test)];

/** Whether a value reaches a bound; one without end reaches every lower one. */
const reaches = (value, test) => (value === null ? side(test) !== "at_most" : compare(value, exact(test[side(test)]), test));
/** What both ends say, where they agree. */
function agreed([low, high], test) {
  const [one, other] = [reaches(low, test), reaches(high, test)];
  return one === other ? one : undefined;
}

const need = (test, shown) => BOUNDS[side(test)] + shown;
const needFigure = (test) => need(test, plain(exact(test[side(test)])));
function needShare(test) {
  const [above, below] = fraction(test[side(test)]);
  return need(test, above === below || below === 1n ? String(above / below) : `${above}/${below}`);
}
const range = ([low, high]) => (high === null ? `≥${plain(low)}` : low === high ? plain(low) : `${plain(low)}–${plain(high)}`);
const noCase = (need) => ({ status: "not_applicable", have: "0/0", need, shortfall: null, failing: [] });
const open = (have, need) => ({ status: "pending", have, need, shortfall: null, failing: [], case: true });

/** A figure against a bound. */
function judgeFigure(figures, rule) {
  const test = rule.figure;
  const known = figures.get(test.figure);
  const register = known?.register && byKey(figures.catalog.registers).get(known.register);
  if (rule.wants) {
    // What another standard asks for and is not there is no exemption; only where there is nobody to ask it of.
    const wanted = figures.get(rule.wants.figure);
    const figure = byKey(figures.catalog.figures).get(rule.wants.figure);
    const without = { status: "unmet", have: "0", need: needFigure(test), shortfall: null, failing: [], case: true };
    if (wanted && !figures.misses(rule.wants.figure)) {
      if (certain(wanted) === 0n) return figure.part_of && certain(figures.get(figure.part_of)) === 0n ? noCase(needFigure(test)) : without;
      if (known?.none && register) {
        const same = (one) => (wanted.from?.only ?? []).some((other) => JSON.stringify(other) === JSON.stringify(one));
        const others = (known.from.only ?? []).filter((one) => !same(one));
        if (figures.units(register).some(([, row]) => figures.passesAll(register, row, others) !== false)) return without;
      }
    }
  }
  if (!known) return { missing: [test.figure] };
  const short = figures.misses(test.figure);
  if (known.none && !short) return noCase(needFigure(test));
  if (!known.ends && !short) return { missing: [test.figure] };
  const ends = known.ends ?? [0n, null];
  const take = known.from?.take;
  const how = take && take !== "count" ? Object.keys(take)[0] : take;
  const overUnits = how === "minimum" || how === "maximum" || (how === "periods" && !take.periods.summed);
  // A unit more may lower a least and raise all else.
  const lowers = how === "minimum" || (how === "periods" && !take.periods.summed);
  const met = agreed(short ? (lowers ? [0n, ends[1]] : [ends[0], null]) : ends, test);
  if (met === undefined) return short ? open(range(ends), needFigure(test)) : { missing: [test.figure] };
  const upper = side(test) === "at_most";
  const shown = (met === upper ? ends[1] : ends[0]) ?? ends[0];
  let failing = [];
  if (!met && known.without) failing = known.without;
  if (!met && register && take !== "count" && (overUnits || upper)) {
    for (const [index, row] of figures.units(register)) {
      if (!figures.passesAll(register, row, known.from.only)) continue;
      const [, top] = figures.taken(register, row, take);
      if (top !== null && (overUnits ? !reaches(top, test) : top > 0n)) failing.push(figures.called(register, index, row));
    }
  }
  const bound = exact(test[side(test)]);
  const number = met === upper ? shown : met ? shown : (upper ? ends[0] : ends[1] ?? ends[0]);
  // Days and months beyond a limit are not units that are missing.
  let shortfall = null;
  if (met) shortfall = "0";
  else if (overUnits) shortfall = String(failing.length);
  else if (side(test) === "at_least") shortfall = plain(bound - number);
  else if (upper && bound === 0n) shortfall = plain(number);
  return { status: met ? "met" : "unmet", have: plain(number), need: needFigure(test), shortfall, failing, case: overUnits || number !== 0n };
}

/** Every part and whole that the empty cells of the rows leave possible, as "part/whole". */
function worlds(figures, part, whole) {
  const register = byKey(figures.catalog.registers).get(whole.register);
  const same = (one) => (whole.from.only ?? []).some((other) => JSON.stringify(other) === JSON.stringify(one));
  const own = (part.from.only ?? []).filter((one) => !same(one));
  let possible = new Set(["0/0"]);
  for (const [, row] of figures.units(register)) {
    const [inWhole, inPart] = [figures.passesAll(register, row, whole.from.only), figures.passesAll(register, row, own)];
    const ways = [];
    if (inWhole !== true) ways.push([0, 0]);
    if (inWhole !== false && inPart !== true) ways.push([0, 1]);
    if (inWhole !== false && inPart !== false) ways.push([1, 1]);
    const next = new Set();
    for (const one of possible) {
      const [some, all] = one.split("/").map(Number);
      for (const [more, of] of ways) next.add(`${some + more}/${all + of}`);
    }
    possible = next;
  }
  return [...possible].map((one) => one.split("/").map((count) => BigInt(count) * SCALE));
}

/** A part of a whole against a bound. */
function judgeRatio(figures, test) {
  const [part, whole] = [figures.get(test.part), figures.get(test.whole)];
  const [above, below] = fraction(test[side(test)]);
  const holds = ([some, all]) => compare(some * below, all * above, test);
  const wholeFigure = byKey(figures.catalog.figures).get(test.whole);
  const step = figures.unit(byKey(figures.catalog.figures).get(test.part));
  const said = ([some, all], met, failing) => {
    const unit = below * step;
    const lacks = () => (side(test) === "at_least" ? plain(((all * above - some * below + unit - 1n) / unit) * step) : null);
    const share = side(test) === "at_least" ? [some * below, all * above] : undefined;
    return { status: met ? "met" : "unmet", have: `${plain(some)}/${plain(all)}`, need: needShare(test), shortfall: met ? "0" : lacks(), failing, share, case: all !== 0n };
  };
  if (certain(whole) === 0n) return figures.misses(test.whole) ? open("0/0", needShare(test)) : noCase(needShare(test));
  const missing = () => ({ missing: [...(certain(part) === undefined ? [test.part] : []), ...(certain(whole) === undefined ? [test.whole] : [])] });
  if (!whole) {
    // A whole that is not known is at most what it is itself a part of.
    const larger = wholeFigure.part_of && certain(figures.get(wholeFigure.part_of));
    if (larger === undefined) return missing();
    if (larger === 0n) return noCase(needShare(test));
    if (certain(part) === undefined || side(test) === "at_most") return missing();
    return holds([certain(part), larger]) ? said([certain(part), larger], true, []) : { missing: [test.whole], doubtful: true };
  }
  if (!part) return missing();
  if (part.none || whole.none) return noCase(needShare(test));
  if (!part.ends || !whole.ends) return missing();
  const together = part.register && part.register === whole.register;
  const short = together && (figures.misses(test.whole) || figures.misses(test.part));
  const exact_ = isExact(part) && isExact(whole);
  const without = whole.missing ?? 0n;
  const counted = together && (!exact_ || short) && part.from.take === "count" && whole.from.take === "count";
  const register = together && byKey(figures.catalog.registers).get(whole.register);
  const fails = () => figures.units(register).filter(([, row]) => {
    if (figures.passesAll(register, row, whole.from.only) !== true) return false;
    const own = (found) => (found.from.take === "count" ? null : figures.taken(register, row, found.from.take)[1]);
    const [some, all] = [own(part), own(whole)];
    return some !== null && all !== null ? !holds([some, all]) : figures.passesAll(register, row, part.from.only) === false;
  });
  const forAll = side(test) === "at_least" && above >= below;
  let pairs = counted
    ? worlds(figures, part, whole).map(([some, all]) => [some, all + without])
    : [[part.ends[0], whole.ends[1]], [part.ends[1] ?? whole.ends[1], whole.ends[0]]];
  const known = pairs.every(([some, all]) => some !== null && all !== null && all !== 0n);
  const results = known ? [...new Set(pairs.map(holds))] : [];
  let met = results.length === 1 ? results[0] : undefined;
  const somebody = counted ? fails().length > 0 : part.ends[1] !== null && part.ends[1] < whole.ends[0] && without === 0n;
  if (forAll && somebody) met = false;
  else if (short && (forAll || without === 0n)) met = undefined;
  if (met === undefined) return short ? open(`${range(part.ends)}/${range(whole.ends)}`, needShare(test)) : missing();
  // Shown is the worst that is still enough, or the best that is not; of equals, what rests on the fewest units.
  let shown = exact_ ? [part.ends[0], whole.ends[0]] : undefined;
  for (const pair of exact_ ? [] : pairs.filter(([some, all]) => some !== null && all !== null && (all !== 0n || !known))) {
    if (!shown) { shown = pair; continue; }
    const [one, other] = [pair[0] * shown[1], shown[0] * pair[1]];
    if (met ? one < other || (one === other && pair[1] < shown[1]) : one > other || (one === other && pair[1] < shown[1])) shown = pair;
  }
  return said(shown, met, !met && together ? fails().map(([index, row]) => figures.called(register, index, row)) : []);
}

function judgeRule(figures, rule) {
  if (rule.when) {
    const condition = figures.get(rule.when.figure);
    if (!condition) return { missing: [rule.when.figure] };
    if (condition.none) return noCase(needFigure(rule.when));
    const holds = condition.ends && agreed(condition.ends, rule.when);
    if (holds === undefined) return { missing: [rule.when.figure] };
    if (!holds) {
      const have = certain(condition) === undefined ? "" : plain(certain(condition));
      return { status: "not_applicable", have, need: needFigure(rule.when), shortfall: null, failing: [] };
    }
  }
  const result = rule.figure ? judgeFigure(figures, rule) : judgeRatio(figures, rule.ratio);
  // A condition that holds shows that there is a case.
  return rule.when && (result.status === "met" || result.status === "unmet") ? { ...result, case: true } : result;
}

/** What the figures say of a clause: `measured` where they decide it, and what is missing for its rules. */
function measure(figures, file, clause) {
  const off = isText(own(own(object(file.rules_off), clause.id), "reason")) && file.rules_off[clause.id].reason.trim() !== "";
  const active = (clause.rules ?? []).filter((rule) => figures.fits(rule.given) && !(rule.implied && off));
  const judged = active.map((rule) => ({ rule, ...judgeRule(figures, rule) }));
  const of = (status) => judged.filter((one) => one.status === status && (!one.rule.necessary || status === "unmet"));
  const deciding = judged.filter((one) => !one.rule.necessary);
  const lacking = (list) => [...new Set(list.flatMap((one) => one.missing ?? []))];
  const waiting = deciding.filter((one) => one.missing && (!one.rule.alternative || one.doubtful));
  let missing = lacking(waiting);
  // One rule that fails fails the clause. Different duties hold only together. It does not apply where no rule can have a case: all are known,
  // or a whole is 0 and no other whole is unknown, for of nobody there is no figure.
  const nobody = deciding.some((one) => one.rule.ratio && !one.rule.when && one.status === "not_applicable");
  const settled = waiting.length === 0 || (nobody && !clause.together && waiting.every((one) => !one.rule.ratio));
  // Of duties that are said in several ways, one way has to be known.
  const ways = deciding.filter((one) => one.rule.alternative);
  const oneWay = ways.some((one) => one.status === "met" || one.status === "unmet" || one.status === "not_applicable");
  const allKnown = missing.length === 0 && (oneWay || ways.every((one) => !one.missing));
  // What is only read in older files is not missed by anybody.
  const asked = (keys) => keys.filter((key) => !byKey(figures.catalog.figures).get(key).older);
  let said;
  if (of("unmet").length) said = of("unmet");
  else if (of("pending").length) said = of("pending");
  else if (of("met").length && !waiting.some((one) => one.doubtful) && (!clause.together || allKnown)) said = of("met");
  else if (of("not_applicable").length && settled) said = of("not_applicable");
  if (!said) return { missing: asked(oneWay ? missing : [...new Set([...missing, ...lacking(deciding)])]), rules: deciding.length };
  if (said[0].status === "not_applicable") missing = [];
  const hasCase = ["unmet", "pending", "met"].some((status) => of(status).some((one) => one.case));
  // The first one's arithmetic is shown; a share of the points goes by the first that has one.
  return { measured: { ...said[0], share: said.map((result) => result.share).find(Boolean), hasCase }, missing: asked(missing) };
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

/** Of what the figures say and the county's own word, the stricter: whether the figures stand, and whether the two disagree. */
function stricter(measured, declared) {
  const figures = measured.status;
  if (declared === undefined || declared === "pending" || declared === figures) return { stand: true };
  if (declared === "unmet") return { stand: false, conflict: figures === "met" || figures === "not_applicable" };
  if (declared === "not_applicable") return measured.hasCase ? { stand: true, conflict: true } : { stand: false };
  // Declared met.
  return { stand: true, conflict: figures === "unmet" };
}

function judgeStandard(figures, file, standard) {
  const { status: quick, clauses: said } = soundAnswer(file, standard);
  let conflict = false;
  let hasCase = false;
  const clauses = standard.clauses.map((clause) => {
    if (clause.role) return { id: clause.id, status: "not_applicable", source: "none", missing: [], role: clause.role };
    const { measured, missing } = measure(figures, file, clause);
    const declared = said[clause.id] ?? (["met", "unmet", "pending"].includes(quick) ? quick : undefined);
    if (measured) {
      const { stand, conflict: disagree } = stricter(measured, declared);
      conflict ||= Boolean(disagree);
      hasCase ||= measured.hasCase && measured.status !== "not_applicable";
      return stand
        ? { id: clause.id, status: measured.status, source: "measured", measured, missing }
        : { id: clause.id, status: declared, source: "declared", measured, missing };
    }
    return declared
      ? { id: clause.id, status: declared, source: "declared", missing }
      : { id: clause.id, status: "unanswered", source: "none", missing };
  });
  const duties = clauses.filter((clause) => !clause.role);
  const remaining = duties.filter((clause) => clause.status !== "not_applicable").map((clause) => clause.status);
  const every = (status) => remaining.every((one) => one === status);
  let status;
  if (remaining.length === 0 || (quick === "not_applicable" && !hasCase)) status = "not_applicable";
  else if (remaining.includes("unanswered")) status = quick === "partial" ? "partial" : "unanswered";
  else if (remaining.includes("pending")) status = "pending";
  else if (every("met")) status = "met";
  else if (every("unmet")) status = "unmet";
  else status = "partial";
  if (quick === "not_applicable" && hasCase) conflict = true;
  // 部分达标 for the whole is the county's word for what it does not answer clause by clause.
  if (quick === "partial" && duties.some((clause) => said[clause.id] === undefined) && (status === "met" || status === "unmet")) {
    conflict = true;
    if (status === "met") status = "partial";
  }
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
  else if (negatives.open.length || some("unanswered", "pending") || !some("met", "partial", "unmet")) verdict = "incomplete";
  else if (some("unmet", "partial")) verdict = "gaps";
  const known = catalog.figures.map((figure) => [figure.key, figures.get(figure.key)]).filter(([, found]) => certain(found) !== undefined);
  return {
    totals: count(reports),
    areas,
    standards: reports,
    negatives,
    verdict,
    figures: known.map(([key, found]) => [key, plain(certain(found)), (!found.missing && found.register) || null]),
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

const FIELDS = ["format", "version", "catalog", "overlay", "county", "contact", "figures", "registers", "answers", "negatives", "application", "choices", "rules_off", "bodies", "period"];
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
      // It disagrees with another name of the same number.
      const same = figure.same_as && figures.found(figure);
      if (certain(same) !== undefined && certain(same) !== exact(own(file.figures, key))) at("figures", key);
    }
  }
  // What is typed disagrees with what registers, named bodies or other figures yield.
  for (const figure of catalog.figures) {
    const { wrong, under } = figures.alone(figure);
    if (wrong) at("figures", (under ?? figure).key);
  }
  for (const part of parts(catalog)) {
    const wrong = figures.wrong(part);
    if (!wrong) continue;
    // Where the file has it: the register that yields it, or the name that it was typed under.
    const { register, missing } = figures.found(wrong);
    if (register && !missing) at("registers", register);
    else at("figures", ([wrong, ...figures.names(wrong)].find((name) => figures.typed(name) !== undefined) ?? wrong).key);
  }
  for (const register of catalog.registers) for (const index of figures.doubled(register)) at("registers", register.key, index, "name");
  for (const [id, said] of Object.entries(object(file.bodies))) {
    const clause = standards(catalog).flatMap((standard) => standard.clauses).find((one) => one.id === id && one.bodies?.length);
    if (!clause || !isObject(said)) { at("bodies", id); continue; }
    for (const [key, state] of Object.entries(said)) {
      if (!clause.bodies.some((body) => body.key === key) || typeof state !== "boolean") at("bodies", id, key);
    }
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
  if (line.credit === "per_miss" && measured && clause.source === "measured") {
    const floor = points(line.floor ?? "0");
    // What is not missing by the piece costs all down to the floor.
    if (measured.shortfall === null) return earns(floor);
    const rest = full - (points(line.deduct) * exact(measured.shortfall)) / SCALE;
    return earns(rest > floor ? rest : floor);
  }
  if (line.credit === "proportional" && clause.source === "measured" && measured?.share) {
    const [have, of] = measured.share;
    const share = (full * have) / of;
    return earns(share < full ? share : full);
  }
  return earns(0n);
}

/** The points of a judged county. */
export function score(catalog, rules, judged) {
  const standardOf = new Map(judged.standards.map((standard) => [standard.id, standard]));
  const spared = (standard) => standard.status === "not_applicable";
  const clauseOf = new Map(judged.standards.flatMap((standard) => standard.clauses.map((clause) => [clause.id, spared(standard) ? { ...clause, status: "not_applicable" } : clause])));
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

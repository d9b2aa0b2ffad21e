// A part of the comparison that `run.mjs` shares out among the processors.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { parentPort, workerData } from "node:worker_threads";

import { county, entered, overlay, rules } from "./generator.mjs";
import { Figures, defects, judge, line, overlaid, score, standards } from "./oracle.mjs";

/** The core, asked line by line: answers come in the order of the questions. */
class Core {
  constructor(program) {
    this.child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
    this.waiting = [];
    this.child.on("exit", (code) => {
      if (this.waiting.length === 0) return;
      console.error(`the core's side ended with ${code} and ${this.waiting.length} questions open`);
      process.exit(1);
    });
    createInterface({ input: this.child.stdout }).on("line", (text) => this.waiting.shift()(text));
    this.catalog = new Promise((resolve) => this.waiting.push(resolve)).then((text) => JSON.parse(text));
  }

  ask(value) {
    const answer = new Promise((resolve) => this.waiting.push(resolve));
    this.child.stdin.write(JSON.stringify(value) + "\n");
    return answer;
  }
}

const copy = (value) => JSON.parse(JSON.stringify(value));

/** The keys and places of a file that can be taken away, larger parts first. */
function* removals(value, path = []) {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) yield [...path, key];
  for (const key of Object.keys(value)) yield* removals(value[key], [...path, key]);
}

const holds = (file, path) => path.reduce((value, key) => (value === undefined || value === null ? undefined : value[key]), file) !== undefined;

function without(file, path) {
  const smaller = copy(file);
  const last = path[path.length - 1];
  let parent = smaller;
  for (const key of path.slice(0, -1)) parent = parent[key];
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return smaller;
}

/** The smallest file, by taking parts away, on which the two still disagree. */
async function shrink(file, disagrees) {
  for (let smaller = true; smaller; ) {
    smaller = false;
    for (const path of [...removals(file)].reverse().sort((one, other) => one.length - other.length)) {
      if (["format", "version", "catalog"].includes(path[0]) || !holds(file, path)) continue;
      const next = without(file, path);
      if (!(await disagrees(next))) continue;
      file = next;
      smaller = true;
    }
  }
  return file;
}

/** The first places where two answers differ. */
function differences(ours, theirs, path = "") {
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return [];
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    return ours.flatMap((one, index) => differences(one, theirs[index], `${path}/${typeof one?.[0] === "string" ? one[0] : index}`));
  }
  return [`${path}: oracle ${JSON.stringify(ours)}, core ${JSON.stringify(theirs)}`];
}

const { program, part, parts, counties, scored, firstSeed, shown } = workerData;
const core = new Core(program);
const catalog = await core.catalog;
const folder = new URL("../../standards/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, folder), "utf8"));
const shipped = readdirSync(new URL("overlays/", folder)).map((name) => read(`overlays/${name}`));
const example = read("rules/example.json");

/** What the oracle says to a question: `{ assessment }`, perhaps with `overlay` and `rules`. */
function compute({ assessment, overlay, rules }) {
  const standing = overlay ? overlaid(catalog, overlay) : catalog;
  const figures = new Figures(standing, assessment);
  const judged = judge(standing, assessment, figures);
  // `check` sees the file alone, without an overlay.
  return line(judged, defects(catalog, assessment, overlay ? undefined : figures), rules ? score(standing, rules, judged) : null);
}

/** Asks both sides this part of `count` questions and prints where they differ; gives how many were compared, and how often they differ. */
async function compare(name, count, question) {
  let disagreements = 0, compared = 0;
  const BATCH = 200;
  for (let start = part * BATCH; start < count; start += parts * BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, count - start) }, (_, index) => firstSeed + start + index);
    const questions = seeds.map(question);
    const answers = questions.map((one) => core.ask(one));
    for (const [index, one] of questions.entries()) {
      const answer = await answers[index];
      compared += 1;
      if (compute(one) === answer) continue;
      disagreements += 1;
      if (disagreements > shown) continue;
      const differs = async (assessment) => compute({ ...one, assessment }) !== (await core.ask({ ...one, assessment }));
      const smallest = { ...one, assessment: await shrink(one.assessment, differs) };
      const places = differences(JSON.parse(compute(smallest)), JSON.parse(await core.ask(smallest)));
      console.log(`${name}, seed ${seeds[index]}:\n  ${places.slice(0, 6).join("\n  ")}\n  ${JSON.stringify(smallest)}`);
    }
  }
  return { compared, disagreements };
}

/** A county that meets everything: every standard declared, every figure beyond its bound. */
const perfect = { ...county(catalog, 1), figures: {}, registers: {}, bodies: {}, choices: {}, rules_off: {}, negatives: {}, answers: {} };
for (const standard of standards(catalog)) perfect.answers[standard.id] = { status: "met" };
const best = JSON.parse(await core.ask({ assessment: perfect, rules: example })).at(-1);
const full = best[0] === example.maximum && best[1] === example.maximum && best[2] === true;
if (!full) console.log(`the example rule file: a county that meets everything gets ${best[0]} of ${best[1]}, stated ${example.maximum}`);
// Every part asks; it is counted once.
const results = part === 0 ? { "a county that meets everything": { compared: 1, disagreements: full ? 0 : 1 } } : {};
const overlayFor = (seed) => (seed % 3 === 0 ? undefined : seed % 3 === 1 ? shipped[seed % shipped.length] : overlay(catalog, seed));
results["points and overlays"] = await compare("points and overlays", scored, (seed) => {
  const added = overlayFor(seed);
  return {
    assessment: entered(county(catalog, seed), added ?? {}, seed),
    ...(added && { overlay: added }),
    rules: seed % 2 ? example : rules(catalog, seed),
  };
});
results.counties = await compare("counties", counties, (seed) => ({ assessment: county(catalog, seed) }));
parentPort.postMessage(results);
core.child.stdin.end();

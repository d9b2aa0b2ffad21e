// Holds the core against the oracle on random counties: `node tests/oracle/run.mjs [--counties 100000] [--seed 1]`.
// A disagreement is printed with its seed, the smallest county that still shows it, and both answers; the exit code is then 1.

import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { county } from "./generator.mjs";
import { defects, judge, line } from "./oracle.mjs";

const option = (name, usual) => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? usual : Number(process.argv[place + 1]);
};
const COUNTIES = option("counties", 100_000);
const FIRST_SEED = option("seed", 1);
const SHOWN = option("show", 3);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the core's side and gives the path of its program. */
function build() {
  const args = ["build", "--quiet", "--package", "weibao-tests", "--example", "reports", "--profile", "bench", "--message-format", "json"];
  const { status, stdout } = spawnSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error("the core's side of the comparison does not build");
  const artifacts = stdout.split("\n").filter(Boolean).map((text) => JSON.parse(text));
  return artifacts.findLast((artifact) => artifact.target?.name === "reports" && artifact.executable).executable;
}

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

const began = Date.now();
const core = new Core(build());
const catalog = await core.catalog;
const compute = (file) => line(judge(catalog, file), defects(catalog, file));
let disagreements = 0;
const BATCH = 200;
for (let start = 0; start < COUNTIES; start += BATCH) {
  const files = Array.from({ length: Math.min(BATCH, COUNTIES - start) }, (_, index) => county(catalog, FIRST_SEED + start + index));
  const answers = files.map((file) => core.ask(file));
  for (const [index, file] of files.entries()) {
    if (compute(file) === (await answers[index])) continue;
    disagreements += 1;
    if (disagreements > SHOWN) continue;
    const disagrees = async (smaller) => compute(smaller) !== (await core.ask(smaller));
    const smallest = await shrink(file, disagrees);
    const places = differences(JSON.parse(compute(smallest)), JSON.parse(await core.ask(smallest)));
    console.log(`seed ${FIRST_SEED + start + index}:\n  ${places.slice(0, 6).join("\n  ")}\n  ${JSON.stringify(smallest)}`);
  }
}
core.child.stdin.end();
console.log(`oracle: ${COUNTIES} counties from seed ${FIRST_SEED}, ${disagreements} disagreements, ${Math.round((Date.now() - began) / 1000)} s`);
process.exitCode = disagreements ? 1 : 0;

// Holds the core against the oracle on random counties, then on counties with random and shipped overlays and rule files:
// `node tests/oracle/run.mjs [--counties 100000] [--scored 2000] [--seed 1] [--junit FILE]`, on all processors, each with seeds of its own.
// A disagreement is printed with its seed, the smallest county that still shows it, and both answers; the exit code is then 1.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const option = (name, usual) => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? usual : Number(process.argv[place + 1]);
};
const counties = option("counties", 100_000);
const scored = option("scored", 2000);
const firstSeed = option("seed", 1);

/** Builds the core's side and gives the path of its program. */
function build() {
  const args = ["build", "--quiet", "--package", "weibao-tests", "--bin", "reports", "--profile", "bench", "--message-format", "json"];
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const { status, stdout } = spawnSync("cargo", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error("the core's side of the comparison does not build");
  const artifacts = stdout.split("\n").filter(Boolean).map((text) => JSON.parse(text));
  return artifacts.findLast((artifact) => artifact.target?.name === "reports" && artifact.executable).executable;
}

const began = Date.now();
const program = build();
const parts = availableParallelism();
const parted = await Promise.all(Array.from({ length: parts }, (_, part) => new Promise((resolve, reject) => {
  const workerData = { program, part, parts, counties, scored, firstSeed, shown: option("show", 3) };
  let found;
  new Worker(new URL("part.mjs", import.meta.url), { workerData })
    .on("message", (message) => (found = message))
    .on("error", reject)
    .on("exit", () => (found === undefined ? reject(new Error(`part ${part} of ${parts} broke off`)) : resolve(found)));
})));
/** What all parts together compared, and how often the two disagreed, by what was compared. */
const results = { "points and overlays": scored, counties, "a county that meets everything": 1 };
const cases = Object.entries(results).map(([name, wanted]) => {
  const sum = (what) => parted.reduce((sum, part) => sum + (part[name]?.[what] ?? 0), 0);
  return { name, wanted, compared: sum("compared"), disagreements: sum("disagreements") };
});
for (const { name, wanted, compared, disagreements } of cases) {
  console.log(`oracle: ${name}: ${disagreements} disagreements, ${compared} of ${wanted} compared, from seed ${firstSeed}`);
}
console.log(`oracle: ${Math.round((Date.now() - began) / 1000)} s`);
const broken = cases.filter(({ wanted, compared, disagreements }) => disagreements > 0 || compared !== wanted);
const place = process.argv.indexOf("--junit");
if (place > 0) {
  const lines = cases.map((one) => `<testcase classname="oracle" name="${one.name}">${broken.includes(one) ? `<failure message="${one.disagreements} disagreements, ${one.compared} of ${one.wanted} compared"/>` : ""}</testcase>`);
  writeFileSync(process.argv[place + 1], `<testsuite name="oracle" tests="${cases.length}" failures="${broken.length}">${lines.join("")}</testsuite>\n`);
}
process.exitCode = broken.length ? 1 : 0;

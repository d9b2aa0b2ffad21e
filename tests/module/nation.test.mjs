// A nation's files: the examples for a pool of workers and for DuckDB, over 10,000 made counties. Prints files a second.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installed } from "../installed.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const workspace = join(root, "target/engines");
const FILES = 10_000;
const FEW = 1_000;
const STATES = ["met", "partial", "unmet", "not_applicable", "pending", "unanswered"];

/** The database, and the built package beside it. */
async function prepare() {
  await installed("engines");
  rmSync(join(workspace, "node_modules/weibao"), { recursive: true, force: true });
  cpSync(join(root, "dist/module"), join(workspace, "node_modules/weibao"), { recursive: true });
}

/** Writes the counties, and gives the table that must come of them: what was declared, counted here and not by the module. */
function make(folder, weibao, files) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const ids = weibao.catalog().areas.flatMap((area) => area.contents).flatMap((content) => content.standards).map(({ id }) => id);
  const counts = Object.fromEntries(ids.map((id) => [id, Object.fromEntries(STATES.map((state) => [state, 0]))]));
  let seed = 1;
  const random = (end) => (seed = (seed * 48271) % 2147483647) % end;
  for (let number = 0; number < files; number += 1) {
    const county = weibao.newAssessment({ name: `第${number + 1}县` });
    for (const id of ids) {
      const status = STATES[random(STATES.length)];
      counts[id][status] += 1;
      if (status === "unanswered") continue;
      county.answers[id] = status === "not_applicable" ? { status, reason: "无此情形" } : { status };
    }
    writeFileSync(join(folder, `${number}.json`), JSON.stringify(county));
  }
  return ids.map((id) => [id, ...STATES.map((state) => counts[id][state])].join("\t"));
}

function run(script, folder) {
  const file = join(workspace, "node_modules/weibao/examples/node", script);
  return spawnSync(process.execPath, [file, folder], { encoding: "utf8", maxBuffer: 1 << 26 });
}

test("a nation's files are judged by a pool of workers and by SQL, and come to the same table", async (t) => {
  await prepare();
  const weibao = await import(pathToFileURL(join(workspace, "node_modules/weibao/weibao.js")).href);
  await weibao.init();
  const [many, few] = [join(workspace, "many"), join(workspace, "few")];
  const expected = make(many, weibao, FILES);
  make(few, weibao, FEW);

  const megabytes = ({ stderr }) => Number(/最多 (\d+) MB/.exec(stderr)[1]);
  const pool = run("pool.mjs", many);
  const sql = run("duckdb.mjs", many);
  for (const [name, { status, stdout, stderr }] of [["pool", pool], ["DuckDB", sql]]) {
    assert.equal(status, 0, stderr);
    t.diagnostic(`${name}: ${stderr.trim()}`);
    const lines = stdout.trimEnd().split("\n");
    assert.deepEqual(lines.slice(-expected.length), expected, name);
    assert.equal(lines[1], `尚未答完\t${FILES}`, name);
  }
  assert.equal(pool.stdout, sql.stdout);

  // What has been counted is let go: ten times the files take no more memory, but for the noise of a collector.
  const before = megabytes(run("pool.mjs", few));
  t.diagnostic(`pool: ${before} MB at ${FEW} files, ${megabytes(pool)} MB at ${FILES}`);
  assert.ok(megabytes(pool) < before * 1.5, `${megabytes(pool)} MB at ${FILES} files, ${before} MB at ${FEW}`);
});

test("a file that cannot be judged is named, and stops no other", () => {
  const folder = join(workspace, "some");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  symlinkSync(join(workspace, "few/1.json"), join(folder, "1.json"));
  writeFileSync(join(folder, "2.json"), "[]");
  writeFileSync(join(folder, "3.json"), "{");
  for (const script of ["pool.mjs", "duckdb.mjs"]) {
    const { status, stdout, stderr } = run(script, folder);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /^2\.json：.*[\u4e00-\u9fff]/m, script);
    assert.match(stderr, /^3\.json：.*[\u4e00-\u9fff]/m, script);
    assert.match(stdout, /^尚未答完\t1$/m, script);
  }
});

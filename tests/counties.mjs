// Files of many invented counties, each as large as one that is filled in: 45 kB. The same each time.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const example = JSON.parse(readFileSync(new URL("../standards/example-county.json", import.meta.url), "utf8"));
const STATES = ["met", "met", "met", "met", "partial", "unmet", "pending"];
const CITIES = ["甲市", "乙市", "丙市", "丁市"];

/** The file of the county of this number. */
export function county(number) {
  let seed = number * 7919 + 1;
  const random = (end) => (seed = (seed * 48271) % 2147483647) % end;
  const city = random(CITIES.length);
  const file = JSON.parse(JSON.stringify(example));
  file.county = { name: `第${number + 1}县`, code: String(450000 + number), city: CITIES[city], province: "示例省" };
  file.file = { id: `a-${String(number).padStart(26, "0")}`, revision: 1 + random(20), saved_on: `2026-03-${String(1 + random(28)).padStart(2, "0")}` };
  for (const [id, answer] of Object.entries(file.answers)) {
    const status = STATES[random(STATES.length)];
    const plan = status === "met" ? {} : { plan: { action: "补齐制度，明确责任，按月督办。", department: "民政局", due: `2026-0${1 + random(9)}-15` } };
    file.answers[id] = { ...answer, status, clauses: undefined, note: `${id}：已经逐项核对。`, ...plan };
  }
  for (const row of file.registers.communities) row.care_site = random(8) > 0;
  for (const row of file.registers.townships) row.station = random(6) > 0;
  for (let item = 1; item <= 7; item += 1) file.negatives[`N${item}`] = { state: random(60) ? "absent" : "pending" };
  const rest = 45_000 - Buffer.byteLength(JSON.stringify(file));
  // Letters of the form make up what its registers lack.
  if (rest > 0) file.application = { ...file.application, situation: "示例县的基本情况。".repeat(Math.ceil(rest / 27)) };
  return file;
}

/** Writes so many of them into a folder; gives their paths. */
export function write(folder, count) {
  return Array.from({ length: count }, (_, number) => {
    const path = join(folder, `第${number + 1}县.json`);
    writeFileSync(path, JSON.stringify(county(number)));
    return path;
  });
}

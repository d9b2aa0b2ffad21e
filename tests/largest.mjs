// The largest county that is reckoned with: 30 townships, 400 villages, 150 schools, 60,000 characters of text in many paragraphs and in one.
//
//     node tests/largest.mjs      prints its file

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SENTENCE = "坚持最有利于未成年人的原则，健全工作机制，压实各方责任。";
const numbers = (count) => [...Array(count).keys()];

export function largest() {
  const county = JSON.parse(readFileSync(new URL("../standards/example-county.json", import.meta.url), "utf8"));
  const townships = numbers(30).map((number) => `第${number}镇`);
  county.registers.townships = townships.map((name, number) => ({ name, mechanism: true, meetings_per_year: 2, station: number % 2 === 0 }));
  county.registers.communities = numbers(400).map((number) => ({ name: `第${number}村`, township: townships[number % 30], care_site: number % 3 > 0 }));
  county.registers.schools = numbers(150).map((number) => ({ name: `第${number}学校`, stage: number % 5 ? "primary" : "secondary", social_worker: number % 4 > 0, protection_rules: true }));
  county.application = {
    situation: numbers(270).map((number) => `第${number}段，${SENTENCE.repeat(4)}`).join("\n"),
    systems: "短。",
    results: `${SENTENCE.repeat(1100)}到此为止。`,
    county_opinion: SENTENCE.repeat(20),
  };
  for (const figure of ["townships_total", "communities_total", "schools_total"]) delete county.figures[figure];
  return county;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(largest()));

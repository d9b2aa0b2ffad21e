// The largest county that is planned for: 30 townships, 400 villages, 150 schools, every standard answered.
//
//     node tests/largest.mjs      prints its file with 60,000 characters of text in it

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const example = JSON.parse(readFileSync(new URL("../standards/example-county.json", import.meta.url)));
const many = (count, row) => [...Array(count).keys()].map(row);

export const largest = {
  ...example,
  county: { name: "最大县" },
  registers: {
    ...example.registers,
    townships: many(30, (n) => ({ name: `第${n + 1}镇`, mechanism: true, meetings_per_year: 4, meetings_with_minutes: 4, station: n % 9 !== 0, station_social_workers: 1, child_supervisors: 1 })),
    communities: many(400, (n) => ({
      name: `第${n + 1}村`, township: `第${(n % 30) + 1}镇`, care_site: n % 5 !== 0, site_days_per_week: 5, site_holiday_days: 2, site_hours_per_opening: 3,
      child_directors: 1, volunteer_team: true, family_education_per_quarter: n % 7 === 0 ? 0 : 1,
    })),
    schools: many(150, (n) => ({
      name: `第${n + 1}学校`, stage: ["primary", "secondary", "kindergarten"][n % 3], social_worker: n % 2 === 0, psych_teacher: true, protection_rules: true,
      conduct_code: true, phone_custody: true, disabled_pupils: n % 11, resource_room: n % 11 > 4, tobacco_outlets_nearby: 0,
    })),
  },
};

const SENTENCE = "坚持最有利于未成年人的原则，健全工作机制，压实各方责任。";

/** With long texts in its form: many paragraphs, and one that is longer than any page. */
export const longWinded = {
  ...largest,
  application: {
    situation: many(270, (n) => `第${n}段，${SENTENCE.repeat(4)}`).join("\n"),
    systems: "短。",
    results: `${SENTENCE.repeat(1100)}到此为止。`,
    county_opinion: SENTENCE.repeat(20),
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(longWinded));

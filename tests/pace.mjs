// How fast a page, or this program, runs just now. A time that a test holds is multiplied by it: a slower machine, or one that does other things,
// tells of itself and not of what is tested. `node tests/pace.mjs` prints it.

import { fileURLToPath } from "node:url";

/** What the work below took at best in the newest Chromium on two cores of 2026-11-27, in milliseconds, nothing else running: pace 1. */
const REFERENCE = 12;

/** The middle of some runs of a fixed piece of work: objects made, sorted, written as text and read again, and arithmetic. */
function milliseconds() {
  const work = () => {
    const began = performance.now();
    const rows = Array.from({ length: 4000 }, (_, number) => ({ key: `k${(number * 7919) % 4001}`, value: number % 97, words: "未成年人保护" }));
    rows.sort((one, other) => (one.key < other.key ? -1 : 1));
    let sum = new Map(JSON.parse(JSON.stringify(rows)).map((row) => [row.key, row])).size;
    for (let step = 0; step < 2_000_000; step += 1) sum = (sum * 31 + step) % 65_521;
    return sum < 0 ? sum : performance.now() - began;
  };
  work();
  return Array.from({ length: 9 }, work).sort((one, other) => one - other)[4];
}
const times = (taken) => Math.max(1, taken / REFERENCE);

/** Of this program: how many times as long as that, 1 at least. */
export const paceHere = () => times(milliseconds());

/** The same of a page. */
export const pace = async (page) => times(await page.evaluate(milliseconds));

/** Does `act` with the page's processor slowed so many times, and tells the pace beside: of before and after it. */
export async function slowed(page, rate, act) {
  const slow = (rate) => page.connection.send("Emulation.setCPUThrottlingRate", { rate });
  await slow(rate);
  const before = await page.evaluate(milliseconds);
  const result = await act();
  const after = await page.evaluate(milliseconds);
  await slow(1);
  return { result, pace: times((before + after) / 2 / rate) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(paceHere());

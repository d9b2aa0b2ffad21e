// How every benchmark prints: one JSON object a line.

/** One figure. */
export const print = (name, value, unit) => console.log(JSON.stringify({ name, value, unit }));

const tenths = (value) => Math.round(value * 10) / 10;

/** The median of several runs, with the least and the most; only the figure where there was one run. */
export function report(name, values, unit) {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 1) return print(name, tenths(sorted[0]), unit);
  print(`${name} median`, tenths(sorted[sorted.length >> 1]), unit);
  print(`${name} minimum`, tenths(sorted[0]), unit);
  print(`${name} maximum`, tenths(sorted.at(-1)), unit);
  print(`${name} p95`, tenths(sorted[Math.floor(sorted.length * 0.95)]), unit);
}

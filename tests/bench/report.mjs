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

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** How many times the second's median the first's is, both of one run: on a machine that swings, this stands and milliseconds do not. */
export const ratio = (name, values, measure) => print(`${name} ratio`, Math.round((median(values) / median(measure)) * 100) / 100, "times");

// The scoring module as one plain script with the wasm inside: `weibao.init().then(function () { weibao.evaluate(…) })`.

import wasm from "weibao-wasm";
import { api } from "./api.js";

export { LoadError, ProblemsError } from "./errors.js";
export const { init, version, catalog, newAssessment, check, evaluate, tally, units, requestFor, merge, digest, reviewed, rollUp, compare, nextRound, scan, listed } = api(() => wasm);

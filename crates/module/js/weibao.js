// The scoring module as an ES module. Its shapes are in `weibao.d.ts`.

import { api } from "./api.js";
import { defaultWasm } from "./default-wasm.js";

export const { init, version, catalog, newAssessment, check, evaluate, tally, units, requestFor, merge, digest, reviewed, rollUp, compare, nextRound, catalogs, migrate, scan, listed } = api(defaultWasm(() => new URL("weibao_bg.wasm", import.meta.url)));
export { LoadError, ProblemsError } from "./errors.js";
export default init;

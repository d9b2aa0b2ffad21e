// The scoring module as an ES module. Its shapes are in `weibao.d.ts`.

import { api } from "./api.js";
import { usualWasm } from "./usual.js";

export const { init, version, catalog, newAssessment, check, evaluate, tally, units, requestFor, merge, digest, reviewed, rollUp, compare, nextRound, scan, listed } = api(usualWasm(() => new URL("weibao_bg.wasm", import.meta.url)));
export default init;

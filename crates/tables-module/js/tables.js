// Spreadsheets as an ES module with a wasm of its own, which the first call loads. Its shapes are in `tables.d.ts`.

import { defaultWasm } from "../../module/js/default-wasm.js";
import { api } from "./api.js";

export const { init, rowsFrom, replyFrom, asText } = api(defaultWasm(() => new URL("tables_bg.wasm", import.meta.url)));
export { LoadError, ProblemsError } from "../../module/js/errors.js";
export default init;

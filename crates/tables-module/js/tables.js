// Spreadsheets as an ES module with a wasm of its own, which the first call loads. Its shapes are in `tables.d.ts`.

import { usualWasm } from "../../module/js/usual.js";
import { api } from "./api.js";

export const { init, rowsFrom, replyFrom } = api(usualWasm(() => new URL("tables_bg.wasm", import.meta.url)));
export default init;

// Spreadsheets for the page, which says itself where the wasm is.

import { api } from "./api.js";

export const { init, rowsFrom, replyFrom, asText } = api();
export { painted } from "../../documents-module/js/painted.js";

// The documents for the page, which says itself where the wasm is.

import { api } from "./api.js";

export const { init, application, report, workbook, evidenceIndex, plan, request, requestFileName, rollup, filled, preview, workbookPreview, fileName, formTexts, template, placeholders, asText } = api();
export { painted } from "./painted.js";

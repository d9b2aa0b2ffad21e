// The documents for the page, which says itself where the wasm is. In a worker it rolls counties up, where it holds nobody up.

import { api } from "./api.js";
import { serve } from "./worker.js";

const documents = api();
export const { init, application, report, workbook, evidenceIndex, plan, reviewTable, reviewWorkbook, returnList, reviewOpinion, request, requestFileName, letter, archive, rollupTell, rollupFile, comparison, comparisonPaper, filled, preview, workbookPreview, fileName, formTexts, template, placeholders, asText } = documents;
export { painted } from "./painted.js";

if (typeof importScripts === "function") serve(documents, self);

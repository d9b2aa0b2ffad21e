// The documents as an ES module with a wasm of its own, which the first call loads. Its shapes are in `documents.d.ts`.

import { defaultWasm } from "../../module/js/default-wasm.js";
import { api } from "./api.js";

export const { init, application, report, workbook, evidenceIndex, plan, reviewTable, reviewWorkbook, returnList, reviewOpinion, request, requestFileName, rollup, rollupSummary, rollupPicture, comparison, comparisonPaper, filled, preview, workbookPreview, fileName, formTexts, template, placeholders, asText } = api(defaultWasm(() => new URL("documents_bg.wasm", import.meta.url)));
export { LoadError, ProblemsError } from "../../module/js/errors.js";
export default init;

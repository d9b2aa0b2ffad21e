// The documents for the page, which says itself where the wasm is.

import { api } from "./api.js";

export const { init, application, report, workbook, evidenceIndex, plan, filled, preview, workbookPreview, formTexts, template, placeholders } = api();

/** When the next frame has been painted. In a window out of sight none is; then after a while. */
export const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 200);
  });

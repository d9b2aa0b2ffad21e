// The documents, over their wasm.

import * as bindings from "documents-bindings";
import { connect } from "../../module/js/connect.js";

/** @param usual where the wasm is when `init` is not told: see `connect`. */
export function api(usual) {
  const module = connect({ ...bindings, init: bindings.default }, usual, { texts: true });
  /** At once where the wasm is there, a promise where it must be loaded first: `await` suits both. */
  const called = (name, values, ...more) => {
    const call = () => module.call(name, values, ...more);
    return module.isRunning() ? call() : module.init().then(call);
  };
  const made = (name, assessment, options, ...more) => called(name, [assessment === undefined ? null : assessment, options], ...more);
  const parsed = (text) => (typeof text === "string" ? JSON.parse(text) : text.then(JSON.parse));
  // What is JSON, as the text that it comes as.
  const asText = {
    formTexts: (assessment, options) => made("formTexts", assessment, options),
    placeholders: () => called("placeholders"),
  };
  const writer = (kind) => (assessment, options) => made("document", assessment, options, kind);
  const rollup = (kind) => (rolledUp, options) => called("rollup", [rolledUp === undefined ? null : rolledUp, options], kind);
  const text = (bytes) => new TextDecoder().decode(bytes);
  const decoded = (bytes) => (bytes instanceof Uint8Array ? text(bytes) : bytes.then(text));
  const given = (value) => (value === undefined ? null : value);
  const reviewer = (kind) => (assessment, review, reviewed, options) =>
    called("reviewDocument", [given(assessment), options, kind, given(review), given(reviewed)]);
  return {
    init: module.init,
    application: writer("application"),
    report: writer("report"),
    workbook: writer("workbook"),
    evidenceIndex: writer("evidenceIndex"),
    plan: writer("plan"),
    reviewTable: reviewer("reviewTable"),
    reviewWorkbook: reviewer("reviewWorkbook"),
    returnList: reviewer("returnList"),
    reviewOpinion: reviewer("reviewOpinion"),
    request: (assessment, request, options) => called("request", [assessment === undefined ? null : assessment, options, request === undefined ? null : request]),
    requestFileName: (request) => called("requestFileName", [request === undefined ? null : request]),
    letter: (about) => called("letter", [about]),
    archive: (names, bytes) => called("archive", [names], bytes),
    comparison: (compared) => called("comparison", [given(compared)]),
    comparisonPaper: (compared, about) => called("comparisonPaper", [given(compared), about]),
    rollup: rollup("xlsx"),
    rollupSummary: rollup("docx"),
    rollupPicture: (rolledUp, of) => decoded(rollup(String(of))(rolledUp)),
    rollupTell: (told, file) => called("rollupTell", [told], file),
    rollupFile: (told) => called("rollupFile", [told]),
    filled: (template, assessment, options) => made("filled", assessment, options, template),
    preview: (docx) => called("preview", [], docx),
    workbookPreview: (assessment, options) => made("workbookPreview", assessment, options),
    fileName: (kind, assessment, options) => made("fileName", assessment, options, String(kind)),
    formTexts: (assessment, options) => parsed(asText.formTexts(assessment, options)),
    template: (document) => called("template", [], String(document)),
    placeholders: () => parsed(asText.placeholders()),
    asText,
  };
}

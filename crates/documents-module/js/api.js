// The documents, over their wasm.

import * as bindings from "documents-bindings";
import { connect } from "../../module/js/connect.js";

/** @param usual where the wasm is when `init` is not told: see `connect`. */
export function api(usual) {
  const module = connect({ ...bindings, init: bindings.default }, usual);
  /** Bytes at once where the wasm is there, a promise of them where it must be loaded first: `await` suits both. */
  const written = (name, assessment, options, ...bytes) => {
    const write = () => module.call(name, [assessment === undefined ? null : assessment, options], ...bytes);
    return module.isRunning() ? write() : module.init().then(write);
  };
  const writer = (name) => (assessment, options) => written(name, assessment, options);
  return {
    init: module.init,
    application: writer("application"),
    report: writer("report"),
    workbook: writer("workbook"),
    evidenceIndex: writer("evidenceIndex"),
    plan: writer("plan"),
    filled: (template, assessment, options) => written("filled", assessment, options, template),
  };
}

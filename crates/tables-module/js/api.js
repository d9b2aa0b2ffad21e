// Spreadsheets, over their wasm.

import * as bindings from "tables-bindings";
import { connect } from "../../module/js/connect.js";
import { asUtf8 } from "./as-utf8.js";

/** @param usual where the wasm is when `init` is not told: see `connect`. */
export function api(usual) {
  const module = connect({ ...bindings, init: bindings.default }, usual, { texts: true });
  /** At once where the wasm is there, a promise where it must be loaded first: `await` suits both. */
  const read = (name, values, file, fileName) => {
    const call = () => module.call(name, values, fileName === undefined ? undefined : String(fileName), asUtf8(file, fileName));
    return module.isRunning() ? call() : module.init().then(call);
  };
  const parsed = (text) => (typeof text === "string" ? JSON.parse(text) : text.then(JSON.parse));
  // What is JSON, as the text that it comes as.
  const asText = {
    rowsFrom: (file, fileName) => read("rowsFrom", [], file, fileName),
    replyFrom: (file, assessment, fileName) => read("replyFrom", [assessment === undefined ? null : assessment], file, fileName),
  };
  return {
    init: module.init,
    rowsFrom: (...given) => parsed(asText.rowsFrom(...given)),
    replyFrom: (...given) => parsed(asText.replyFrom(...given)),
    asText,
  };
}

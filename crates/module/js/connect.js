// A wasm behind plain functions: objects outside, JSON text across the boundary.

import { ProblemsError } from "./errors.js";
import { explain, fetchWasm, requireWebAssembly } from "./failures.js";
import { JsonText, toText, wholeCharacters } from "./json-text.js";
import { texts } from "./texts.js";

const single = (code, text) => new ProblemsError([{ code, path: "", text }]);
const notStarted = () => single("not_started", texts.notStarted);
const poisoned = (assessment, cause) => Object.assign(single("stopped", texts.stopped), { assessment, cause });

/**
 * @param glue what wasm-bindgen wrote: its `init` and the functions of the wasm.
 * @param usual where the wasm is when nobody says: a function to an address, a response, bytes, or a promise of one.
 * @param texts whether a string among the values is JSON text already, which nobody need write a second time.
 */
export function connect(glue, usual, { texts: areTexts = false } = {}) {
  let starting;
  let running = false;
  let stopped;

  /** Memoised; a failed start may be tried again. */
  function init(given) {
    if (!starting) {
      starting = start(given).catch((cause) => {
        starting = undefined;
        throw explain(cause);
      });
    }
    return starting;
  }

  async function start(given) {
    requireWebAssembly();
    // An options object, or what older glue took: the address or the bytes themselves.
    let source = await (given && given.module_or_path !== undefined ? given.module_or_path : given);
    if (source === undefined) source = await usual();
    if (typeof source === "string" || source instanceof URL) source = await fetchWasm(source);
    await glue.init({ module_or_path: source });
    running = true;
  }

  /** Calls a function of the wasm: `values` as JSON texts, then `bytes` as they are. After a panic nothing in there can be trusted any more. */
  function call(name, values = [], ...bytes) {
    if (stopped) throw stopped;
    if (!running) throw notStarted();
    const written = (value) => {
      if (value instanceof JsonText) return value.text;
      return areTexts && typeof value === "string" ? wholeCharacters(value) : toText(value);
    };
    const given = values.map((value) => (value === undefined ? undefined : written(value)));
    try {
      return glue[name](...given, ...bytes);
    } catch (thrown) {
      if (typeof thrown === "string") throw new ProblemsError(JSON.parse(thrown));
      // Bytes that are none never reached the wasm.
      if (thrown instanceof TypeError) throw thrown;
      const [first] = values;
      stopped = poisoned(first instanceof JsonText ? first.text : first, thrown);
      throw stopped;
    }
  }

  return { init, call, isRunning: () => running };
}

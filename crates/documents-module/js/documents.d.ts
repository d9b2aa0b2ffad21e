/** The documents of weibao. Each function gives the file's bytes; before the wasm is there, a promise of them. `await` suits both. */
import type { Assessment, WasmSource } from "./weibao.js";

/** Loads the wasm ahead of the first call. Memoised. */
export function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> }): Promise<void>;
export default init;

/** 申报表, .docx. Throws an Error with `problems` where nothing can be made of the file. */
export function application(assessment: Assessment): Uint8Array | Promise<Uint8Array>;

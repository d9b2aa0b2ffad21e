/** The documents of weibao. Each function gives the file's bytes; before the wasm is there, a promise of them. `await` suits both. */
import type { Assessment, WasmSource } from "./weibao.js";

/** Loads the wasm ahead of the first call. Memoised. */
export function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> }): Promise<void>;
export default init;

/** As for `evaluate`: the overlay and the rule file that the document is to tell of. */
export interface Options { overlay?: unknown; rules?: unknown }
/** The file's bytes; before the wasm is there, a promise of them. */
export type Bytes = Uint8Array | Promise<Uint8Array>;

// Each throws an Error with `problems` where nothing can be made of the file.

/** 申报表, .docx. */
export function application(assessment: Assessment, options?: Options): Bytes;
/** 自评报告, .docx. */
export function report(assessment: Assessment, options?: Options): Bytes;
/** 自评表 with evidence and gaps, .xlsx. */
export function workbook(assessment: Assessment, options?: Options): Bytes;
/** 佐证材料目录, .docx. */
export function evidenceIndex(assessment: Assessment, options?: Options): Bytes;
/** 创建整改方案, .docx. */
export function plan(assessment: Assessment, options?: Options): Bytes;
/** A .docx template of one's own, with the placeholders of the shipped ones, filled. */
export function filled(template: Uint8Array, assessment: Assessment, options?: Options): Bytes;

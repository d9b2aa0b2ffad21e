// The API documentation is made of these comments. Each function throws an Error with `problems` where nothing can be made of the file.

import type { Assessment, WasmSource } from "./weibao.js";

/** 提前装入写文档的程序。不调用也可以：第一次写文档时自己装入。 */
export function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> }): Promise<void>;
export default init;

/** 与 `evaluate` 的相同：文档要写到的地方补充规定和计分规则。 */
export interface Options { overlay?: unknown; rules?: unknown }

/** 文件的字节；程序还没有装入时是它的 Promise。两种都可以 `await`。 */
export type Bytes = Uint8Array | Promise<Uint8Array>;

/**
 * 申报表，.docx。
 *
 * @example
 * import init, { newAssessment } from "./weibao.js";
 * import { application } from "./documents.js";
 *
 * await init();
 * const bytes = await application(newAssessment({ name: "示例县" }));
 * const file = new Blob([bytes], { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
 * console.log(file.size > 1000); // true
 */
export function application(assessment: Assessment, options?: Options): Bytes;

/** 自评报告，.docx。 */
export function report(assessment: Assessment, options?: Options): Bytes;

/** 自评表，附佐证和差距，.xlsx。 */
export function workbook(assessment: Assessment, options?: Options): Bytes;

/** 佐证材料目录，.docx。 */
export function evidenceIndex(assessment: Assessment, options?: Options): Bytes;

/** 创建整改方案，.docx。 */
export function plan(assessment: Assessment, options?: Options): Bytes;

/** 把自己的 .docx 模板填好；占位符与本软件的模板相同。 */
export function filled(template: Uint8Array, assessment: Assessment, options?: Options): Bytes;

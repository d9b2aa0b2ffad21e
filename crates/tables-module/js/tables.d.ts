// The API documentation is made of these comments. Each function throws an Error with `problems` where the file cannot be read.

import type { Assessment, Reply, Unread, WasmSource } from "./weibao.js";

/** 提前装入读表格的程序。不调用也可以：第一次读表格时自己装入。 */
export function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> | undefined }): Promise<void>;
export default init;
export { LoadError, ProblemsError } from "./weibao.js";

/** 表格里的一张表。 */
export interface Sheet {
  /** 表名。 */
  name: string;
  /** 是否隐藏。 */
  hidden: boolean;
  /** 从第一行第一列起的文字：日期写作 2026-03-02，百分比写作 85%，公式取上次存下的值，注音不算。隐藏的行也在内。 */
  rows: string[][];
  /** 合并的单元格，如 "A3:A7"；内容在第一格里。 */
  merged: string[];
}

/**
 * 读表格：.xlsx、.xlsm、.xls、.ods，以及 .csv（UTF-8、GBK 都认）。加密的、.et、损坏的和过大的，报错并说明怎么办。
 * @param fileName 文件名，可以不给；.et 和 .csv 只能从文件名认出来。
 */
export function rowsFrom(file: Uint8Array, fileName?: string): Sheet[] | Promise<Sheet[]>;

/** 读出来的填报内容，交给 `merge`。空着的格不在里面，也不改动任何内容；与发出时一样、县里现在还用着的，也不在里面。 */
export interface WorkbookReply extends Reply {
  /** 没有采用的格：哪一格（如 "数据!D7"）、里面写的是什么、为什么。 */
  unread?: (Unread & { why: string })[];
  /** 由公式算出的格，取了上次存下的值。 */
  computed?: string[];
}

/** 读填报单位发回的填报表：按编号读，不按位置。别的县的、别的标准的、没有编号的，报错。 */
export function replyFrom(file: Uint8Array, assessment: Assessment | string, fileName?: string): WorkbookReply | Promise<WorkbookReply>;

/** 同名函数给 JSON 文字而不是对象：接着要存成文件、交给别的程序时用，少一次解析。 */
export const asText: {
  rowsFrom(file: Uint8Array, fileName?: string): string | Promise<string>;
  replyFrom(file: Uint8Array, assessment: Assessment | string, fileName?: string): string | Promise<string>;
};

// The API documentation is made of these comments. Each function throws an Error with `problems` where nothing can be made of the file.
// An assessment, a request and a roll-up may be given as their JSON text, as a portal stores them: it is then read once.

import type { Assessment, Comparison, Request, Review, Reviewed, RolledUp, WasmSource } from "./weibao.js";

/** 提前装入写文档的程序。不调用也可以：第一次写文档时自己装入。 */
export function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> | undefined }): Promise<void>;
export default init;
export { LoadError, ProblemsError } from "./weibao.js";

/** 与 `evaluate` 的相同：文档要写到的地方补充规定和计分规则。 */
export interface Options { overlay?: unknown; rules?: unknown }

/** 文件的字节；程序还没有装入时是它的 Promise。两种都可以 `await`。 */
export type Bytes = FileBytes | Promise<FileBytes>;

/** `Uint8Array`；TypeScript 5.7 起写作 `Uint8Array<ArrayBuffer>`，`new Blob([bytes])` 要的就是它。 */
export type FileBytes = ReturnType<Uint8ArrayConstructor["from"]>;

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
export function application(assessment: Assessment | string, options?: Options): Bytes;

/** 自评报告，.docx。 */
export function report(assessment: Assessment | string, options?: Options): Bytes;

/** 自评表，附佐证和差距，.xlsx。 */
export function workbook(assessment: Assessment | string, options?: Options): Bytes;

/** 佐证材料目录，.docx。 */
export function evidenceIndex(assessment: Assessment | string, options?: Options): Bytes;

/** 创建整改方案，.docx。 */
export function plan(assessment: Assessment | string, options?: Options): Bytes;

/**
 * 查验表，.docx：逐项的查验结论、查验数、意见，附不适用、佐证、口径、负面清单和抽样的核对情况。
 * @param review 查验文件；`reviewed` 是 `weibao.js` 的 `reviewed` 得出的结果。
 */
export function reviewTable(assessment: Assessment | string, review: Review | string, reviewed: Reviewed | string, options?: Options): Bytes;

/** 同样的内容，.xlsx，每一部分一张工作表。 */
export function reviewWorkbook(assessment: Assessment | string, review: Review | string, reviewed: Reviewed | string, options?: Options): Bytes;

/** 退回补充清单，.docx：只列存疑和退回的。 */
export function returnList(assessment: Assessment | string, review: Review | string, reviewed: Reviewed | string, options?: Options): Bytes;

/** 申报表本级意见栏的草稿，.docx：只有数，结论留空；还没有看完的不生成。 */
export function reviewOpinion(assessment: Assessment | string, review: Review | string, reviewed: Reviewed | string, options?: Options): Bytes;

/**
 * 发给一个填报单位的填报表，.xlsx：只有问它的项，填黄色格，发回后用 `tables.js` 的 `replyFrom` 读。
 * @param request `requestFor` 得出的填报要求。
 */
export function request(assessment: Assessment | string, request: Request | string, options?: Options): Bytes;

/** 填报表的文件名，如“未保自评填报_示例县_教育局_20260310截止.xlsx”。 */
export function requestFileName(request: Request | string): string | Promise<string>;

/**
 * 多县汇总，.xlsx：总表、薄弱项、数据对照、分县数据、负面清单、不适用和理由、口径、缺材料、整改、退回未办结、文件问题，一表一张；按行政区划代码排列，不排名。
 * @param rolledUp `rollUp` 得出的结果。
 */
export function rollup(rolledUp: RolledUp | string): Bytes;

/**
 * 汇总情况草稿，.docx：报送情况、总体情况、薄弱环节、主要数据；不写负面清单的内容，不给县排先后，工作意见空着。
 * @param options `today`：截至哪一天，YYYY-MM-DD；不给就不写。
 */
export function rollupSummary(rolledUp: RolledUp | string, options?: { today?: string }): Bytes;

/** 一张图，SVG 文本：`areas` 各方面有几个县全部达标，`standards` 76 项标准各有几个县还差。黑白打印也看得清，数写在旁边。 */
export function rollupPicture(rolledUp: RolledUp | string, of: "areas" | "standards"): string | Promise<string>;

/**
 * 两次对比，.xlsx：标准（变差的在前）、算式、数据、台账、佐证材料、负面清单、口径。
 * @param compared `compare` 得出的结果。
 */
export function comparison(compared: Comparison | string): Bytes;

/**
 * 两次自评对照表，.docx：变差的写成句子，再列各表；只列事实，不写结论。
 * @param compared `compare` 得出的结果。
 * @param about 县名，两份文件各叫什么，复核提示选了有、无还是待核；都可以不给。
 */
export function comparisonPaper(compared: Comparison | string, about?: { county?: string; before?: string; after?: string; grave?: "absent" | "present" | "pending" }): Bytes;

/** 把自己的 .docx 模板填好；占位符与本软件的模板相同。 */
export function filled(template: Uint8Array, assessment: Assessment | string, options?: Options): Bytes;

/** 一份 .docx 的内容，写成 HTML：标题从 h3 起，表格有表头；没有样式和脚本，文字全部转义。 */
export function preview(docx: Uint8Array): string | Promise<string>;

/** 自评表的内容，写成同样的 HTML。 */
export function workbookPreview(assessment: Assessment | string, options?: Options): string | Promise<string>;

/** 一种文书的文件名，按函数名取：“示例县_自评报告.docx”；还有未答、待核、矛盾或负面清单事项时带“（草稿）”。 */
export function fileName(document: string, assessment: Assessment | string, options?: Options): string | Promise<string>;

/** 申报表的一段文字：草稿，以及印在表内和附页的字数。 */
export interface FormText {
  /** 县里没有写时，这里是自动草稿；没有可写的就是空的。 */
  draft: string;
  /** 印在表内的字数，不算空白。 */
  in_cell: number;
  /** 转到附页的字数，不算空白。 */
  attached: number;
}

/** 申报表里自动写草稿的几段文字。 */
export interface FormTexts {
  /** 基本情况。 */
  situation: FormText;
  /** 主要制度。 */
  systems: FormText;
  /** 工作成效。 */
  results: FormText;
  /** 县级人民政府自评意见。 */
  county_opinion: FormText;
  /** 草稿里写到的数据的键。 */
  figures: string[];
}

/** 申报表的草稿，和各段文字印在哪里。 */
export function formTexts(assessment: Assessment | string, options?: Options): FormTexts | Promise<FormTexts>;

/** 一种文书所用的模板，按函数名取，如 `template("report")`；不用模板的文书没有。 */
export function template(document: string): FileBytes | undefined | Promise<FileBytes | undefined>;

/** 模板里能写什么。 */
export interface Placeholders {
  /** 写法，和写了以后成什么。 */
  syntax: [written: string, becomes: string][];
  /** 重复的内容可以按哪些词取一部分。 */
  marks: string;
  /** 全文可用的名称。 */
  texts: string[];
  /** 可以重复的内容：名称、是什么、每一项里的文字和其中可以再重复的内容。 */
  lists: { name: string; about: string; texts: string[]; lists: string[] }[];
}

/** 占位符清单。 */
export function placeholders(): Placeholders | Promise<Placeholders>;

/** 同名函数给 JSON 文字而不是对象：接着要存成文件、交给别的程序时用，少一次解析。 */
export const asText: {
  formTexts(assessment: Assessment | string, options?: Options): string | Promise<string>;
  placeholders(): string | Promise<string>;
};

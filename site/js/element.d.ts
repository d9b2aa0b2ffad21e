// The API documentation is made of these comments.

import type { FileBytes } from "./documents.js";
import type { Assessment, LoadErrorCode, Problem, Report, WasmSource } from "./weibao.js";

/**
 * `<weibao-assessment>`：整套自评界面，一个元素，在自己的 shadow root 里。引入脚本就登记好了。
 *
 * 属性（attribute）：
 *
 * | 属性 | 含义 |
 * | --- | --- |
 * | `overlay` | 省级补充规定：随包自带的编号（如 `hainan-2023`）、文件的地址，或者 JSON 文字。自评文件没有写明补充规定时用它，并写进文件 |
 * | `rules` | 计分规则：文件的地址，或者 JSON 文字。不给就没有分数 |
 * | `read-only` | 只看不改：仍可以查找、导出、打印 |
 * | `storage` | 把内容存在浏览器里，值是存档的名字，例如 `storage="county"`；下次打开还在。不写就什么都不存，由门户保管。挂上页面时读取 |
 * | `wasm` | 程序文件 `element_bg.wasm` 不在脚本旁边时，它的地址；`element_rest.wasm` 要放在它旁边。一个页面只装入一次，以第一个元素的为准 |
 * | `lang` | 目前只有中文；里面的文字自己标明 `zh-CN`，与页面的语言无关 |
 *
 * 配色和字体：在元素上设自定义属性 `--weibao-accent`（主色）、`--weibao-accent-ground`、`--weibao-ink`、`--weibao-ink-2`（文字）、
 * `--weibao-ground`、`--weibao-paper`（底色）、`--weibao-line`、`--weibao-line-2`（线）、`--weibao-focus`（焦点框）、`--weibao-font`；
 * 页面顶部有固定的导航条时，用 `--weibao-top` 写明它的高度。`::part()` 可以选到 `app`、`top`、`navigation`、`screen`、`foot`。
 * 版面按元素的宽度排，不按窗口的宽度。
 *
 * 除了自己的文件（`element_bg.wasm`，界面显示以后的 `element_rest.wasm`，第一次导出时的 `documents.js` 和 `documents_bg.wasm`，旧浏览器里的 `element.css`）和门户在
 * `overlay`、`rules` 里写的地址，不访问网络；不用全局变量，不读写页面地址，键盘快捷键只在元素里起作用。
 */
export class WeibaoAssessment extends HTMLElement {
  /** 软件的版本。 */
  static readonly version: string;

  /**
   * 自评文件。读到的是一份副本，没有打开时是 `null`。写入就打开它，什么时候都可以；不是自评文件的不会用，原来的内容不动，
   * 并有 `weibao-error`。与现有内容相同的，以及 `null` 和 `undefined`，什么也不做。
   */
  get assessment(): Assessment | null;
  set assessment(value: Assessment | null | undefined);

  /** 现有内容的报告，是一份副本；没有打开时是 `null`。 */
  get report(): Report | null;

  /** 最近一次 `weibao-error` 的 `detail`，给来晚了的监听者。 */
  get error(): ErrorDetail | null;

  /** 与属性 `overlay` 相同，也可以是补充规定的对象。 */
  get overlay(): unknown;
  set overlay(value: unknown);

  /** 与属性 `rules` 相同，也可以是计分规则的对象。 */
  get rules(): unknown;
  set rules(value: unknown);

  /** 与属性 `read-only` 相同。 */
  readOnly: boolean;

  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: WeibaoAssessment, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: WeibaoAssessment, event: HTMLElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}
export default WeibaoAssessment;

/** 元素的事件。都会冒泡，也会走出外层的 shadow root。 */
export interface WeibaoAssessmentEventMap {
  /** 界面已经挂好。 */
  "weibao-ready": CustomEvent<Record<string, never>>;
  /** 用户每改一处就有，打开文件、打开示例也有。门户写 `assessment` 时没有。 */
  "weibao-change": CustomEvent<ChangeDetail>;
  /** 用户取走一个文件。调用 `preventDefault()` 就由门户自己处理，浏览器不再下载。 */
  "weibao-export": CustomEvent<ExportDetail>;
  /** 出错了。元素名已被占用时，事件在 `document` 上。 */
  "weibao-error": CustomEvent<ErrorDetail>;
}

/** 在 JSX 和 Vue 模板里能写的属性（property）；含义与元素的相同。 */
export interface WeibaoAssessmentProps {
  assessment?: Assessment | null | undefined;
  overlay?: unknown;
  rules?: unknown;
  readOnly?: boolean | undefined;
  storage?: string | undefined;
  wasm?: string | undefined;
}

/** 在 JSX 里的监听者，如 `onweibao-change`。 */
export type WeibaoAssessmentListeners = {
  [Type in keyof WeibaoAssessmentEventMap as `on${Type}`]?: ((event: WeibaoAssessmentEventMap[Type]) => void) | undefined;
};

/** 改动之后的自评文件和它的报告。 */
export interface ChangeDetail {
  /** 自评文件。 */
  assessment: Assessment;
  /** 它的报告。 */
  report: Report;
}

/** 用户取走的文件。 */
export interface ExportDetail {
  /** 文件名，带扩展名。 */
  name: string;
  /** 全部字节。 */
  bytes: FileBytes;
}

/** 出了什么错，该怎么办。 */
export interface ErrorDetail {
  /**
   * 没有启动起来，元素的位置上写明原因：与 `LoadError` 的相同。程序出错停了：`stopped`，最后的内容仍在 `assessment` 里。
   * 给的东西没有用，原来的不动，也告诉用户：`assessment_refused`、`books_refused`、`not_json`。元素名被占用：`name_taken`。
   */
  code: LoadErrorCode | "stopped" | "assessment_refused" | "books_refused" | "not_json" | "name_taken";
  /** 写给人看的一句中文，写明该怎么办。 */
  text: string;
  /** 没有用的，逐条写明问题。 */
  problems?: Problem[];
  /** 浏览器的原话。 */
  cause?: unknown;
}

/** 提前装入程序，或者写明它在别的地方。与计分模块的 `init` 相同；不调用也可以。 */
export function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> | undefined }): Promise<void>;
export { LoadError } from "./weibao.js";

/** `weibao-assessment` 这个名字已被占用时，用别的名字登记。 */
export function define(name?: string): void;

declare global {
  interface HTMLElementTagNameMap {
    "weibao-assessment": WeibaoAssessment;
  }
  interface GlobalEventHandlersEventMap extends WeibaoAssessmentEventMap {}
}

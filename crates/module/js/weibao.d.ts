// The contract that portals, saved files and outside checks rely on; the API documentation is made of these comments.
// A shape may gain optional fields; none here may be renamed, retyped or dropped without a new `version`.
// Ids never change their meaning; a dropped item's id is never used again.

// ---------------------------------------------------------------- starting

/**
 * 装入程序（wasm）。其他函数都要等它完成。
 *
 * 多次调用只装入一次；装入失败可以再调用。不给参数时，程序文件在脚本旁边（普通脚本的程序就在脚本里面）。
 * 失败时抛出的错误带 `code`（见“出错时”）和一句写明该怎么办的中文 `message`。
 *
 * @example
 * import init, { version } from "./weibao.js";
 *
 * await init();
 * console.log(/^\d+\.\d+\.\d+$/.test(version())); // true
 */
export function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> | undefined }): Promise<void>;
export default init;

/** `init()` 没有成功时的错误：`code` 给程序看，`message` 是写给人看的一句中文，`cause` 是浏览器的原话。 */
export class LoadError extends Error {
  private constructor();
  readonly code: LoadErrorCode;
  readonly cause?: unknown;
}

/** 程序没有装入的原因，见“出错时”。 */
export type LoadErrorCode =
  | "no_webassembly" | "forbidden" | "connection_forbidden" | "missing" | "wrong_type" | "unreachable" | "from_disk" | "bundler" | "server_side" | "too_old" | "failed";

/** 程序文件在哪里：地址（文字或 `URL`）、`Response`、字节，或者 `WebAssembly.Module`。 */
export type WasmSource = string | ArrayBuffer | ArrayBufferView | Global<"URL"> | Global<"Response"> | CompiledModule;

/** 全局的类的对象；编译所用的库里没有这个类的，就没有。 */
type Global<Name extends string> = typeof globalThis extends { [name in Name]: { prototype: infer Instance } } ? Instance : never;
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Instance } } } ? Instance : never;

// ---------------------------------------------------------------- the functions

/**
 * 软件的版本，与程序包的版本相同。每份报告的 `software` 也是它。
 */
export function version(): string;

/**
 * 标准的全部内容。不给编号时是现行的全国标准 `cn-2021`；没有这个编号时抛出带 `problems` 的错误。
 *
 * @example
 * import init, { catalog } from "./weibao.js";
 *
 * await init();
 * const { document, areas, negatives } = catalog();
 * console.log(document, areas.length, negatives.length); // 民函〔2021〕68号 11 7
 */
export function catalog(id?: string): Catalog;

/**
 * 一份空的自评文件。
 *
 * @example
 * import init, { check, newAssessment } from "./weibao.js";
 *
 * await init();
 * const assessment = newAssessment({ name: "示例县" });
 * console.log(assessment.format, assessment.version, check(assessment).length); // weibao.assessment 1 0
 */
export function newAssessment(county?: Assessment["county"]): Assessment;

/**
 * 自评文件里能看出来的全部毛病。给它什么都不会抛出错误。
 *
 * `path` 是 JSON 指针，指到出问题的那一项，可以用来在表单的对应位置提示。
 *
 * @example
 * import init, { check, newAssessment } from "./weibao.js";
 *
 * await init();
 * const assessment = newAssessment({ name: "示例县" });
 * assessment.answers["10.1.2"] = { status: "not_applicable" };
 * const [problem] = check(assessment);
 * console.log(problem.code, problem.path); // reason_missing /answers/10.1.2/reason
 */
export function check(assessment: unknown): Problem[];

/**
 * 评定：自评文件进，报告出。
 *
 * 有毛病的部分不参与评定，其余照常；没有可评的（不是对象、`format` 不对、版本更新等）时抛出带 `problems: Problem[]` 的错误。
 * `options.overlay` 是地方补充规定，`options.rules` 是计分规则；没有计分规则就没有分数。
 *
 * @example
 * import init, { evaluate, newAssessment } from "./weibao.js";
 *
 * await init();
 * const assessment = newAssessment({ name: "示例县" });
 * assessment.figures = { townships_total: 6, townships_with_station: 2 };
 * const report = evaluate(assessment);
 * console.log(report.verdict, report.totals.standards); // incomplete 76
 *
 * const { clauses } = report.standards.find((standard) => standard.id === "10.1.2");
 * const { have, need, shortfall } = clauses[0].measured;
 * console.log(clauses[0].status, have, need, shortfall); // unmet 2/6 ≥1/2 1
 *
 * @example
 * import init, { evaluate } from "./weibao.js";
 *
 * await init();
 * try {
 *   evaluate({ format: "别的格式" });
 * } catch (error) {
 *   console.log(error.problems[0].code, error.problems[0].path); // wrong_format /format
 * }
 */
export function evaluate(assessment: Assessment, options?: { overlay?: unknown; rules?: unknown }): Report;

// ---------------------------------------------------------------- what a county writes: the saved file, UTF-8 JSON

/** 自评文件，UTF-8 的 JSON。它是一个县全部内容的唯一来源：门户只要存它，报告随时可以重新算出来。 */
export interface Assessment {
  format: "weibao.assessment";
  /** 格式的版本。 */
  version: 1;
  /** 所用标准的编号：`"cn-2021"`。 */
  catalog: string;
  /** 所用地方补充规定的编号。 */
  overlay?: string;
  /** `code` 是六位行政区划代码。 */
  county: { name: string; code?: string; province?: string; city?: string };
  /** 联系人，只写在申报表上。 */
  contact?: { name?: string; post?: string; office_phone?: string; mobile?: string };
  /** 基础数据：不小于 0，不大于 1e12，至多四位小数。 */
  figures: Record<string, number>;
  /** 台账：一行一个单位（townships、communities、schools、social_organisations）。绝没有孩子。 */
  registers: Record<string, Record<string, string | number | boolean>[]>;
  /** 对各条标准的回答，按标准编号。 */
  answers: Record<string, Answer>;
  /** 负面工作清单：无、有、待核。 */
  negatives: Record<string, { state: "absent" | "present" | "pending"; note?: string }>;
  /** 申报表里的文字。 */
  application?: {
    situation?: string;
    systems?: string;
    results?: string;
    county_opinion?: string;
    unit?: string;
    /** 各段文字最近一次由软件写成时的样子。 */
    drafted?: { situation?: string; systems?: string; results?: string; county_opinion?: string };
  };
  /** 文件有几种理解的地方选了哪一种：`Catalog.choices` 的 `key` 到选项的 `key`。没选的取默认的一种，即第一个选项。 */
  choices?: Record<string, string>;
  /** 停用的推定规则，按分句编号，必须写理由。 */
  rules_off?: Record<string, { reason: string }>;
}

/** 对一条标准的回答。 */
export interface Answer {
  /** 对整条标准的判断。 */
  status?: Exclude<Status, "unanswered">;
  /** 按分句编号的判断，优先于对整条的判断。 */
  clauses?: Record<string, ClauseAnswer>;
  /** 不适用时必须写。 */
  reason?: string;
  note?: string;
  /** 佐证材料：名称、文号、印发单位、日期。 */
  evidence?: { title: string; number?: string; issuer?: string; date?: string }[];
  /** 整改打算。 */
  plan?: { action?: string; department?: string; due?: string; post?: string };
}

/** 达标、部分达标、未达标、不适用、待核（看过了，还说不准）、未答（没有人看过）。后两种都不等于未达标。 */
export type Status = "met" | "partial" | "unmet" | "not_applicable" | "pending" | "unanswered";

/** 对一个分句的判断。 */
export type ClauseAnswer = "met" | "unmet" | "not_applicable" | "pending";

// ---------------------------------------------------------------- what the module says

/** 评定的报告。 */
export interface Report {
  /** 所用标准的编号。 */
  catalog: string;
  /** 所用地方补充规定的编号。 */
  overlay?: string;
  /** 算出这份报告的软件版本。 */
  software: string;
  /** 全部标准的统计。 */
  totals: Counts;
  /** 各项目的统计，按印出的顺序。 */
  areas: (Counts & { id: string; title: string })[];
  /** 每一条标准，按印出的顺序。 */
  standards: StandardReport[];
  /** 负面工作清单：有的、无的、还没有定的。 */
  negatives: { present: string[]; absent: string[]; open: string[] };
  /** barred：负面清单有一项存在；incomplete：有没答完的；gaps：有没达标的；clear：都没有。 */
  verdict: "barred" | "incomplete" | "gaps" | "clear";
  /** 为什么。 */
  reasons: Reason[];
  /** 只在给了计分规则时有。 */
  score?: Score;
  /** 已知的基础数据；`register` 是数出它的台账。 */
  figures: { key: string; value: number; register?: string }[];
  /** 用了哪种理解；`chosen` 为假的是默认的一种。 */
  choices: { key: string; option: string; chosen: boolean }[];
  /** 地方补充规定改了什么；`weaker` 的比全国标准宽。 */
  overlay_changes?: { ref: string; text: string; weaker?: boolean }[];
}

/** 各种状态的标准有几条。 */
export interface Counts {
  standards: number;
  applicable: number;
  met: number;
  partial: number;
  unmet: number;
  not_applicable: number;
  pending: number;
  unanswered: number;
  /** 达标率：met / applicable，百分数，两位小数，四舍五入，如 `"86.84"`；没有适用的为 null。 */
  attainment: string | null;
}

/** 一条标准的结果。 */
export interface StandardReport {
  id: string;
  status: Status;
  /** 数据与县里的判断不一致，以数据为准。 */
  conflict: boolean;
  clauses: ClauseReport[];
  /** 为什么，从不为空。 */
  reasons: Reason[];
}

/** 一个分句的结果。 */
export interface ClauseReport {
  id: string;
  status: "met" | "unmet" | "not_applicable" | "pending" | "unanswered";
  /** 由数据判定、县里判断、还没有。 */
  source: "measured" | "declared" | "none";
  /** 由数据判定时的算式。 */
  measured?: Measured;
  /** 规则还缺哪些基础数据；由数据判定了的，是其他规则没能核对的。 */
  missing?: string[];
}

/** 一个分句的算式。 */
export interface Measured {
  /** 现有多少，如 `"2/6"`。 */
  have: string;
  /** 要多少，如 `"≥1/2"`。 */
  need: string;
  /** 离达标还差几个单位；达标为 0，数不出的为 null。 */
  shortfall: number | null;
  /** 哪些单位没有达到，按名称。 */
  failing: string[];
  /** `failing` 在台账里的行号，从 0 数起。 */
  rows?: { register: string; row: number }[];
  /** 用到的基础数据。 */
  figures: string[];
  /** 一句话写明怎么算的。 */
  text: string;
  /** 界线是按字面推定的，不是印出的。 */
  implied?: boolean;
}

/** 一个理由：固定的代码、一句中文、关系到的编号。 */
export interface Reason { code: string; text: string; refs: string[] }

/** 按计分规则的得分，小数写成文字，精确。`title` 是规则文件的标题。 */
export interface Score {
  points: string;
  maximum: string;
  pass: boolean;
  lines: { ref: string; points: string; maximum: string; reason: string }[];
  title: string;
}

/**
 * 函数抛出的错误。`assessment` 只在程序停止（`stopped`）以后有：最后一次交给它的自评。
 *
 * 程序包的各个脚本各带一份这个类，`instanceof` 都认得。
 *
 * @example
 * import { evaluate, ProblemsError } from "./weibao.js";
 *
 * try {
 *   evaluate({});
 * } catch (error) {
 *   console.log(error instanceof ProblemsError, error.problems[0].code); // true not_started
 * }
 */
export class ProblemsError extends Error {
  private constructor();
  readonly problems: Problem[];
  readonly assessment?: unknown;
}

/** 一处毛病：固定的代码、指到输入中某处的 JSON 指针、一句写明怎么办的中文。 */
export interface Problem { code: string; path: string; text: string }

// ---------------------------------------------------------------- the standards, as data

/** 一套标准。 */
export interface Catalog {
  /** `"cn-2021"`。 */
  id: string;
  /** 全国未成年人保护示范县（市、区、旗）创建达标体系（试行）。 */
  title: string;
  /** 民函〔2021〕68号。 */
  document: string;
  /** 文字取自哪里。 */
  source: string;
  /** 11 个项目。 */
  areas: Area[];
  /** 7 项负面工作清单，`"N1"` 到 `"N7"`。 */
  negatives: Negative[];
  figures: Figure[];
  registers: Register[];
  /** 文件有几种理解的地方；第一个选项是默认的，它的 `label` 写明是不是从严的一种。 */
  choices?: { key: string; question: string; standards: string[]; options: { key: string; label: string }[] }[];
  /** 县里的单位和别名；其他地方都只用 `name`。`group` 代表另行列名的几家，本身不填报（本项目整理）。 */
  units?: { key: string; name: string; kind: "department" | "township" | "group"; aliases?: string[] }[];
  /** 补充规定里的工作目标：只作展示，不影响自评结果。 */
  goals?: { ref: string; mark: string; text: string; changed_by?: string }[];
  /** 补充规定里的申报程序。 */
  procedure?: Procedure;
}

/** 负面工作清单的一项；`departments` 了解情况的单位，`asked` 其中要书面问到的，`evidence` 请它们出具什么（本项目整理）。 */
export interface Negative { id: string; text: string; departments?: string[]; asked?: string[]; evidence?: string[] }

/** 申报程序：`after` 是命名以后的抽查复核；`city_step` 为假时没有市级查验这一步。 */
export interface Procedure { lead?: string; quota?: string; stages?: Stage[]; after?: Stage[]; city_step?: boolean }

/** 一个阶段：`when` 是原文，`from`、`to` 是其中写明的日期（2021-11-30）。 */
export interface Stage {
  key?: "apply" | "recommend" | "create" | "evaluate" | "verify" | "name" | "recheck";
  title: string;
  when: string;
  from?: string;
  to?: string;
  what?: string;
}

/** 项目。 */
export interface Area { id: string; title: string; contents: Content[] }

/** 内容，共 34 项。 */
export interface Content { id: string; title: string; standards: Standard[] }

/** 工作标准，共 76 条。编号 `"10.1.2"` 由项目、内容、次序组成，永不改变含义。 */
export interface Standard {
  id: string;
  /** 原文。 */
  text: string;
  /** 可以逐一判断的部分，按次序；`text` 都是原文中的一段。 */
  clauses: Clause[];
  /** 牵头和配合的部门（本项目整理）。 */
  departments: { lead: string[]; support: string[] };
  /** 可以出示什么（本项目整理）；只需现场查看的排在最后。 */
  evidence: string[];
  /** 与 `evidence` 一一对应：多久有效（当年、有新的替代为止、到写明的日期、到规划期满），是不是现场查看即可、不必留存。 */
  evidence_items?: { renew: "year" | "until_replaced" | "dated" | "plan"; onsite?: boolean }[];
  /** 依据的条文（本项目整理）。 */
  basis: { document: string; article: string }[];
}

/**
 * 分句，编号 `"10.1.2/1"`；`measured` 为真的可以由数据判定。
 *
 * `label` 是简称；`main` 由哪个单位主报（没有写、也没有 `each` 的，是第一个牵头单位），`each` 由哪些单位各报各的，`help` 协报（本项目整理）。
 */
export interface Clause { id: string; text: string; measured: boolean; label?: string; main?: string[]; each?: string[]; help?: string[] }

/** 一项基础数据；`department` 主报，`each` 各有一部分的单位，`help` 协报（本项目整理）。 */
export interface Figure { key: string; label: string; unit: string; department?: string; each?: string[]; help?: string[] }

/** 一种台账。 */
export interface Register { key: string; label: string; columns: { key: string; label: string; type: "text" | "number" | "boolean" }[] }

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

/**
 * 只要结果、不要句子的评定，与 `evaluate` 是同一次评定。给自评文件，或者它的 JSON 文字（省一次解析）；抛出的错误也与 `evaluate` 相同。
 *
 * @example
 * import init, { newAssessment, tally } from "./weibao.js";
 *
 * await init();
 * const { verdict, standards } = tally(JSON.stringify(newAssessment({ name: "示例县" })));
 * console.log(verdict, standards["10.1.2"]); // incomplete unanswered
 */
export function tally(assessment: Assessment | string, options?: { overlay?: unknown }): Tally;

// ---------------------------------------------------------------- the chain: departments, review, roll-up, years. No function has a clock: `today` is given, YYYY-MM-DD.

/**
 * 要填报的单位，各自负责哪些项：按标准的分工，加上县里自己的改动；乡镇（街道）取自台账。
 *
 * @example
 * import init, { newAssessment, requestFor, units } from "./weibao.js";
 *
 * await init();
 * const assessment = newAssessment({ name: "示例县" });
 * const { key, items } = units(assessment).find(({ name }) => name === "教育局");
 * const request = requestFor(assessment, key, { today: "2026-03-01", due: "2026-03-10" });
 * console.log(request.unit.name, request.items.length === items.length); // 教育局 true
 */
export function units(assessment: Assessment): (Unit & { items: At[] })[];

/** 发给一个单位的填报任务：只有要它填的，没有别人填的。没有这个单位、没有要它填的，抛出错误。 */
export function requestFor(assessment: Assessment, unit: string, options: { today: string; due?: string }): Request;

/**
 * 把收回来的填报合进自评。空白不说话；县里手填的不会被盖掉；说法不一的列为分歧，不采用。
 *
 * 回函的先后没有关系；一个单位回了两份的，看 `filled_on`，没有写的以后面的为准。
 *
 * @example
 * import init, { merge, newAssessment } from "./weibao.js";
 *
 * await init();
 * const reply = { format: "weibao.reply", version: 1, request: "", unit: "统计局", values: { "/figures/county_population": 318000 } };
 * const { assessment, taken, clashes } = merge(newAssessment({ name: "示例县" }), [reply], { today: "2026-03-10" });
 * console.log(assessment.figures.county_population, taken.length, clashes.length); // 318000 1 0
 */
export function merge(assessment: Assessment, replies: Reply[], options: { today: string }): Merged;

/**
 * 自评文件的校验值：规范化的 JSON（键按码点排序，没有空白，数按 ECMAScript 的写法，不含 `file`）的 SHA-256，小写十六进制。防拿错，不是签名。
 *
 * @example
 * import init, { digest, newAssessment } from "./weibao.js";
 *
 * await init();
 * console.log(digest(newAssessment({ name: "示例县" })).length); // 64
 */
export function digest(assessment: Assessment): string;

/** 县里的和查验的两份报告，并排。查验的数和状态只在内存里代入，县里的文件不改。查验不是这份文件、这套标准的，抛出错误或写在 `problems`。 */
export function reviewed(assessment: Assessment, review: Review, options?: { overlay?: unknown; rules?: unknown }): Reviewed;

/**
 * 汇总多县：自评文件（或它们的 JSON 文字）一列。按区划代码、再按名称排列，没有名次；读不了的、别的标准的、同一个县较早的，放在 `set_aside`；代码相同、县名不同的也只计一份，`code` 是 `same_code`。
 *
 * @example
 * import init, { newAssessment, rollUp } from "./weibao.js";
 *
 * await init();
 * const files = [newAssessment({ name: "乙县", code: "450102" }), newAssessment({ name: "甲县", code: "450101" }), "没存完"];
 * const { counties, set_aside } = rollUp(files);
 * console.log(counties.map(({ name }) => name).join("、"), set_aside[0].code); // 甲县、乙县 unreadable
 */
export function rollUp(assessments: unknown[], options?: { overlay?: unknown; today?: string; catalog?: string }): RolledUp;

/** 本软件带的各版标准，新的在前。自评文件一直按它自己写明的那一版算。 */
export function catalogs(): { id: string; title: string; document: string }[];

/**
 * 按另一版标准另做一份，旧文件不动；没有通到那一版的对照表就抛出。`same_period` 表示新旧两份说的是同一个期间。
 * `lines` 逐句写明原样、改动、拆分、取消等；`archived` 是新版里没有位置、存进 `archive` 的各处。
 */
export function migrate(assessment: Assessment, to: string, options: { today: string; same_period?: boolean }): Migrated;

/** 一个县的两份文件逐项对比。`overlay` 用于写明它的那一份（都没有写的，两份都用）；`renames` 是改了名的行：`{ 台账: { 旧名: 新名 } }`。 */
export function compare(before: Assessment, after: Assessment, options?: { overlay?: unknown; renames?: Record<string, Record<string, string>> }): Comparison;

/** 以这份为底的下一轮：旧答案都变为待核，旧值在 `carried`；数和负面清单空着。 */
export function nextRound(assessment: Assessment, options: { today: string; period?: Period | undefined }): Assessment;

/**
 * 像个人信息、或者不该放在这里的文字：任何值都可以给（自评文件、回函、一段文字），从不抛出错误。只指出，不改动。
 *
 * @example
 * import init, { scan } from "./weibao.js";
 *
 * await init();
 * const [{ level, kind, masked }] = scan("走访张三，男，12岁");
 * console.log(level, kind, masked); // A name_age 张…男
 */
export function scan(value: unknown, options?: { today?: string }): Finding[];

/** 一个名称是否在非法社会组织名单上。名单只说到 `as_of` 那一天；不在名单上，不等于合法。 */
export function listed(name: string): Listed[];

// ---------------------------------------------------------------- what a county writes: the saved file, UTF-8 JSON

/** 自评文件，UTF-8 的 JSON。它是一个县全部内容的唯一来源：门户只要存它，报告随时可以重新算出来。 */
export interface Assessment extends ChainFields {
  format: "weibao.assessment";
  /** 格式的版本。 */
  version: 1;
  /** 所用标准的编号：`"cn-2021"`。 */
  catalog: string;
  /** 按标准文字的第几次印行填的；不写就是第一次。文字订正过的另有提示（`other_wording`），结果照常计算。 */
  catalog_revision?: number;
  /** 所用地方补充规定的编号。 */
  overlay?: string;
  /** `code` 是六位行政区划代码。 */
  county: { name: string; code?: string; province?: string; city?: string; divisions?: string };
  /** 联系人，只写在申报表上。 */
  contact?: { name?: string; post?: string; office_phone?: string; mobile?: string };
  /** 基础数据：不小于 0，不大于 1e12，至多四位小数。 */
  figures: Record<string, number>;
  /** 台账：一行一个单位（townships、communities、schools、social_organisations）。绝没有孩子。 */
  registers: Record<string, Record<string, string | number | boolean>[]>;
  /** 原文点名的单位有没有，按分句编号，再按 `Clause.bodies` 的 `key`：`{ "3.1.1/1": { "police": true } }`。 */
  bodies?: Record<string, Record<string, boolean>>;
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
    /** 单位名称，写全称；不写就是县名加“人民政府”。 */
    unit?: string;
    /** 自评报告的主送机关；不写就是上一级民政部门。 */
    addressee?: string;
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
  /** 佐证材料：名称、文号、印发单位、日期、有效到哪一天。 */
  evidence?: { title: string; number?: string; issuer?: string; date?: string; valid_to?: string }[];
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
  /** 数据与县里的判断不一致：两者取严，哪个没有达到以哪个为准。 */
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
  /** 原文不是要求的：`condition` 是前提，`advisory` 是建议。只列出，不判定，`status` 是 not_applicable，不计数。 */
  role?: ClauseRole;
  /** 由数据判定时的算式；县里判断得更严、以县里为准的，也列在旁边。 */
  measured?: Measured;
  /** 规则还缺哪些基础数据；由数据判定了的，是其他规则没能核对的。 */
  missing?: string[];
}

/** 一个分句的算式。 */
export interface Measured {
  /** 现有多少，如 `"2/6"`。 */
  have: string;
  /** 同样的内容写成一句话：`"12个乡镇（街道）中5个已设立，占41.67%"`。 */
  found?: string;
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
  /** 第几次印行：文字订正过才有，编号和标准线不变。 */
  revision?: number;
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

/** 负面工作清单的一项；`departments` 了解情况的单位，`asked` 其中要书面问到的，`evidence` 请它们出具什么（本项目整理）；`years` 原文说“申报前几年间”的，是几年。 */
export interface Negative { id: string; text: string; departments?: string[]; asked?: string[]; evidence?: string[]; years?: number }

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
export interface Clause {
  id: string;
  text: string;
  measured: boolean;
  label?: string;
  /** 原文不是要求的：只列出，不判定，不计数。 */
  role?: ClauseRole;
  /** 为真的，各条规则是不同的要求：都已知、都达到才达标，一条没有达到就未达标。 */
  together?: boolean;
  /** 原文点名的单位，各答有、无：写在自评文件的 `bodies`。 */
  bodies?: { key: string; name: string }[];
  main?: string[]; each?: string[];
  help?: string[];
}

/** 不是要求的原文：前提（`condition`，什么时候、对谁）或建议（`advisory`）。 */
export type ClauseRole = "condition" | "advisory";

/** 一项基础数据；`department` 主报，`each` 各有一部分的单位，`help` 协报（本项目整理）。 */
export interface Figure {
  key: string;
  label: string;
  unit: string;
  department?: string;
  each?: string[];
  help?: string[];
  /** 占总数的一部分时怎么说，如“已设立”。 */
  short?: string;
  /** 为真的，是县里另有掌握的总数：比台账的行数多时，缺的行是情况不明的单位。 */
  total?: boolean;
  /** 为真的，按报送期间（本年、全年）计。 */
  yearly?: boolean;
  /** 数的是哪个分句点名的单位：逐家填了的，由 `Assessment.bodies` 数出。 */
  bodies?: string;
  /** 为真的，只为认得旧文件：填了的照样判定，没有填的不再要求填写。 */
  older?: boolean;
}

/** 一种台账。 */
export interface Register { key: string; label: string; columns: { key: string; label: string; type: "text" | "number" | "boolean" }[] }

// ---------------------------------------------------------------- the chain's shapes

/** 自评文件里的一处，JSON 指针：`"/answers/5.2.2/clauses/5.2.2~11"`、`"/bodies/3.1.1~11/police"`、`"/figures/townships_total"`、`"/registers/schools"`、`"/negatives/N1"`。 */
export type At = string;

/** 期间：起止、数据截至、申报日期。 */
export interface Period { from: string; to: string; as_of?: string; apply_on?: string }

/** 自评文件为各单位、市、省和历年带着的内容，都可以没有。 */
export interface ChainFields {
  /** 文件的编号、稿次、保存日期，定过的稿。 */
  file?: { id: string; revision: number; saved_on?: string; sealed?: { revision: number; on: string; digest: string; for?: "city" | "province" }[] };
  period?: Period;
  /** 牵头单位。 */
  lead?: { kind: "civil_affairs" | "women_children" | "education" | "other"; body?: string; office?: string };
  /** 各阶段的起止，由县里填的。 */
  stages?: { key: string; title?: string; from?: string; to?: string; done_on?: string; moved?: { on: string; from?: string; to?: string }[] }[];
  /** 县里自己的单位，或者改了的名称。 */
  units?: Unit[];
  /** 谁报什么：只写与标准不同的；一栏写作 `"/registers/schools/psych_teacher"`。 */
  assign?: Record<At, { main?: string; each?: string[]; help?: string[] }>;
  /** 发出的填报任务。 */
  requests?: { id: string; unit: string; made_on: string; due?: string; withdrawn_on?: string }[];
  /** 收到的填报，一份不丢。 */
  replies?: { id: string; request?: string; unit: string; received_on: string; filled_on?: string; file?: string; values: Record<At, unknown>; unread?: Unread[] }[];
  /** 有分歧的，选了哪个：回函的编号，或者 `"hand"`。 */
  settled?: Record<At, { chosen: string; why?: string; on: string }>;
  /** 上一轮的文件。 */
  previous?: { id: string; revision: number; digest: string; catalog: string; period?: Period | undefined };
  /** 上一轮的值，等着确认。 */
  carried?: Record<At, { value: unknown; confirmed_on?: string }>;
  /** 撤并和改名：按台账，上次的名称 → 这次的名称。`compare` 照它认作同一个。 */
  renames?: Record<string, Record<string, string>>;
  /** 复核提示：命名以后有没有发生重大侵害未成年人权益事件或案件、造成恶劣社会影响。只写有无，不写事情。 */
  recheck?: { grave: "absent" | "present" | "pending"; on?: string };
  /** 换版时新版里没有位置的内容，按原来所在的位置，一样不丢。 */
  archive?: Record<At, { value: unknown; text?: string; why?: string }>;
  /** 由哪一版换到哪一版。 */
  migrated?: { from: string; to: string; on: string; map_digest?: string };
  /** 对查验意见的答复，按查验的编号和意见所在的位置。 */
  responses?: Record<string, Record<At, { kind: "supplied" | "explained" | "disagreed"; text?: string; on: string }>>;
}

/** 单位：`post` 是岗位，不写姓名。 */
export interface Unit { key: string; name: string; aliases?: string[]; kind: "department" | "township"; post?: string }

/** 一格读不了的内容。 */
export interface Unread { cell: string; text: string }

/** 填报任务。 */
export interface Request {
  format: "weibao.request";
  version: 1;
  /** 由内容算出：同样的任务编号相同。 */
  id: string;
  county: Assessment["county"];
  catalog: string;
  overlay?: string;
  period?: Period;
  /** 县里选定的口径；没有选的按默认。 */
  choices?: Record<string, string>;
  made_on: string;
  due?: string;
  unit: { key: string; name: string };
  /** 主报、各报、协报；`value` 是它自己报过、县里现在还用着的；台账另有行的名称。 */
  items: { at: At; role: "main" | "each" | "help"; words: string; value?: unknown }[];
}

/** 回函。没有的值、空白的值都不算。`words` 是发出时的文字；`county`、`catalog`、`period` 与自评不同的，整份不用。 */
export interface Reply {
  format: "weibao.reply";
  version: 1;
  request: string;
  unit: string;
  filled_on?: string;
  post?: string;
  file?: string;
  county?: Assessment["county"];
  catalog?: string;
  overlay?: string;
  period?: Period;
  values: Record<At, unknown>;
  words?: Record<At, string>;
  unread?: Unread[];
}

/** 合并的结果。 */
export interface Merged {
  assessment: Assessment;
  /** 用了哪些；几个单位合在一起的，`unit` 用顿号隔开；`text` 说还缺谁、是不是新增。 */
  taken: { at: At; unit: string; before?: unknown; after: unknown; text?: string }[];
  /** 要人来定的：`edited` 县里手填过，`disagree` 主报与协报不同，`figures_differ`、`cells_differ`、`texts_differ` 几家不同，`parts` 各报了各的，`help_only` 只有协报，`words_changed` 文字变了。`reply` 是回函的序号，-1 是以前收到的。 */
  clashes: { at: At; kind: string; text: string; current?: unknown; offers: { unit: string; value: unknown; reply: number }[] }[];
  /** 要它报而没有报的。 */
  missing: { unit: string; at: At[] }[];
  problems: Problem[];
}

/** 查验。 */
export interface Review {
  format: "weibao.review";
  version: 1;
  id: string;
  level: "city" | "province" | "national";
  body?: string;
  made_on: string;
  of: { id?: string; revision?: number; digest: string; county: string; catalog: string; overlay?: string };
  /**
   * 认可、存疑、退回。`figure` 写在一项数上，或写在只由一个数决定的要点上；`state` 写在负面清单的一项上；`item` 是当时这一项的样子（取自 `Reviewed.items`）。
   * `value` 写在台账的一格上，格按行名认：`/registers/schools/校名/所属乡镇/列`，没有所属乡镇的空着。
   * 退回 `/answers/X/reason` 是不认可不适用，退回 `/choices/K`、`/rules_off/C` 是按默认重算。
   */
  marks: Record<At, { mark: "accepted" | "doubtful" | "returned"; status?: Exclude<Status, "unanswered">; figure?: number; state?: "absent" | "present" | "pending"; value?: string | number | boolean; source?: string; remark?: string; method?: string; by?: string; on?: string; item?: string }>;
  /** 佐证看到没有，按标准；组、抽样、请县里报回的日期。`clashes` 是几个组说法不同、还没有选定的。 */
  evidence?: Record<string, { title: string; number?: string; seen: "yes" | "no" | "weak" }[]>;
  groups?: { key: string; name: string; areas: string[] }[];
  group?: string;
  samples?: { register: string; size: number; seed: string; of?: number; by?: string; on?: string; rows: { name: string; township?: string; found?: "yes" | "no"; note?: string }[] }[];
  clashes?: Record<string, unknown[]>;
  due?: string;
  opinion?: string;
}

/** 县里的和查验的，并排。 */
export interface Reviewed {
  county: Report;
  reviewer: Report;
  /** 看过的标准各是什么结论：自己的，或者分句中最重的。 */
  marked: Record<string, "accepted" | "doubtful" | "returned">;
  /** 按标准数；`unanswered` 是未看中县里没有填报、无可查验的。 */
  counts: { accepted: number; doubtful: number; returned: number; unseen: number; unanswered: number };
  /** 县里改过（或者说不准有没有改过）的，要再看。 */
  stale: At[];
  problems: Problem[];
  /** 每条意见所在的那一项现在的样子，写进意见的 `item`，以后就知道改没改。 */
  items: Record<At, string>;
  /** 意见草稿，只有数；结论由查验单位填写。 */
  draft?: string;
  /** 为什么还没有草稿。 */
  no_draft?: string;
  /** 县里写到的社会组织与名单同名或者相近的：只是提请核对，不改任何数和结论。没有就没有这一项。 */
  listed?: { at: At; said: string; how: "same" | "within" | "near"; listed: Listed; text: string }[];
  /** 不由 `reviewed` 给出：做查验表时放进别的层级的查验和它的 `reviewed`，表里另列一部分。 */
  others?: { review: Review; reviewed: Reviewed }[];
}

/** 不带句子的结果。 */
export interface Tally {
  verdict: Report["verdict"];
  totals: Counts;
  areas: (Counts & { id: string })[];
  standards: Record<string, Status>;
  negatives: Report["negatives"];
  conflicts: string[];
}

/** 汇总。 */
export interface RolledUp {
  counties: {
    /** 在给出的一列里的序号，不是名次。 */
    index: number;
    name: string;
    code?: string;
    verdict: Report["verdict"];
    totals: Counts;
    areas: (Counts & { id: string })[];
    negatives: Report["negatives"];
    conflicts: number;
    missing_figures: number;
    problems: number;
    /** 所用的标准版本：文件自己写明的那一版。 */
    catalog: string;
    overlay?: string;
    revision?: number;
    saved_on?: string;
    /** 过了时限的整改，给了 `today` 才有。 */
    overdue?: number;
    province?: string;
    city?: string;
    /** 缺佐证材料或材料过期的项数；过期要给 `today`。 */
    evidence: number;
    id?: string;
    digest: string;
    period?: [string, string];
    /** 县级人民政府自评意见写了没有。 */
    opinion: boolean;
    /** 同时给了这份文件的查验（`weibao.review`）才有：各标准取其中最严的一个。 */
    review?: { accepted: number; doubtful: number; returned: number };
    /** 每项标准的状态，按编号。 */
    standards: Record<string, Status>;
    /** 两个数都有的比例；`read_as` 是所依的口径，`选项=做法`，逗号隔开。 */
    measured?: { clause: string; part_figure: string; whole_figure: string; part: string; whole: string; read_as?: string }[];
    /** 县里写的、列在表里的话：不适用的理由、选定的口径、缺材料、整改、退回、文件问题。 */
    notes?: { table: "not_applicable" | "readings" | "evidence" | "plans" | "returned" | "defects"; at?: string; text: string; more?: string[] }[];
  }[];
  standards: { id: string; met: number; partial: number; unmet: number; not_applicable: number; open: number }[];
  /** 部分之和、总数之和，只加两个数都有的县；口径不一（`readings` 大于 1）没有合计。 */
  measures: { clause: string; part: string | null; whole: string | null; counties: number; of: number; readings: number; part_figure: string; whole_figure: string; read_as: string[] }[];
  set_aside: { index: number; name?: string; code: string; text: string }[];
}

/** 两次对比；标准列全部，其他只列不同的。 */
export interface Comparison {
  standards: { id: string; before: Status; after: Status; change: "worse" | "better" | "same" | "other" }[];
  figures: { key: string; before: number | null; after: number | null }[];
  registers: { key: string; added: string[]; removed: string[]; changed: string[] }[];
  evidence: { standard: string; added: string[]; removed: string[] }[];
  negatives: { id: string; before: string; after: string }[];
  readings: { key: string; before: string; after: string }[];
  /** 口径或补充规定不同时：旧文件按新的算。 */
  restated?: { id: string; before: Status }[];
  /** 算式变了的分句：两次的算式，没有数的空着；口径或补充规定不同时另有上次按这次的口径算的。 */
  arithmetic?: { clause: string; before: string; restated?: string; after: string }[];
}

/** 换版的结果。 */
export interface Migrated {
  assessment: Assessment;
  lines: { relation: "same" | "reworded" | "raised" | "lowered" | "split" | "merged" | "dropped" | "new"; why: string; from: { id: string; text: string }[]; to: { id: string; text: string }[] }[];
  archived: At[];
}

/** 一处像个人信息的文字：A 确定，B 多半，C 看一看。`masked` 遮去了中间。 */
export interface Finding { at: At; kind: string; level: "A" | "B" | "C"; masked: string; text: string }

/** 名单上的一个名称；`near` 是包含它，或者只差一个字。 */
export interface Listed { list: string; as_of: string; name: string; near: boolean }

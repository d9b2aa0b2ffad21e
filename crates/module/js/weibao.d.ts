/**
 * weibao: the contract that portals, saved files and outside checks rely on.
 *
 * The scoring module (`dist/module/weibao.js`) exports every function below, with these names and shapes.
 * A shape may gain optional fields; none here may be renamed, retyped or dropped without a new `version`.
 * Ids: a standard is "<area>.<content>.<n>" in printed order ("10.1.2"), a clause "<standard>/<n>" ("10.1.2/1"),
 * a negative item "N1" to "N7". They never change meaning; a dropped item's id is never used again.
 */

/** `pending` is 待核: somebody looked and cannot say yet. `unanswered`: nobody looked. Neither is ever "unmet". */
export type Status = "met" | "partial" | "unmet" | "not_applicable" | "pending" | "unanswered";
export type ClauseAnswer = "met" | "unmet" | "not_applicable" | "pending";

// ---------------------------------------------------------------- the standards, as data

export interface Catalog {
  id: string;                       // "cn-2021"
  title: string;                    // 全国未成年人保护示范县（市、区、旗）创建达标体系（试行）
  document: string;                 // 民函〔2021〕68号
  areas: Area[];                    // 11
  negatives: { id: string; text: string }[];   // 7
  figures: Figure[];
  registers: Register[];
}
export interface Area { id: string; title: string; contents: Content[] }
export interface Content { id: string; title: string; standards: Standard[] }   // 34 in all
export interface Standard {         // 76 in all
  id: string;
  text: string;                     // verbatim
  clauses: Clause[];                // the testable parts, in order; each `text` is a verbatim piece of the standard's
  departments: { lead: string[]; support: string[] };
  evidence: string[];               // what a county would show
  basis: { document: string; article: string }[];
}
export interface Clause { id: string; text: string; measured: boolean }
export interface Figure { key: string; label: string; unit: string }
export interface Register { key: string; label: string; columns: { key: string; label: string; type: "text" | "number" | "boolean" }[] }

// ---------------------------------------------------------------- what a county writes: the saved file, UTF-8 JSON

export interface Assessment {
  format: "weibao.assessment";
  version: 1;
  catalog: string;
  overlay?: string;
  county: { name: string; code?: string; province?: string; city?: string };
  contact?: { name?: string; post?: string; office_phone?: string; mobile?: string };
  /** Whole or decimal numbers, at least 0, at most 1e12, at most four decimals. */
  figures: Record<string, number>;
  /** One row a unit: townships, communities, schools, social_organisations. Never a child. */
  registers: Record<string, Record<string, string | number | boolean>[]>;
  answers: Record<string, Answer>;
  negatives: Record<string, { state: "absent" | "present" | "pending"; note?: string }>;
  application?: { situation?: string; systems?: string; results?: string; county_opinion?: string };
}
export interface Answer {
  status?: Exclude<Status, "unanswered">;        // the quick answer, for the whole standard
  clauses?: Record<string, ClauseAnswer>;        // by clause id; wins over the quick answer
  reason?: string;                               // required with not_applicable
  note?: string;
  evidence?: { title: string; number?: string; issuer?: string; date?: string }[];
  plan?: { action?: string; department?: string; due?: string };
}

// ---------------------------------------------------------------- what the module says

export interface Report {
  catalog: string;
  overlay?: string;
  totals: Counts;
  areas: (Counts & { id: string; title: string })[];
  standards: StandardReport[];                   // all of them, in printed order
  negatives: { present: string[]; absent: string[]; open: string[] };
  /** barred: a negative item is present. incomplete: something is open. gaps: something is not met. clear: none of these. */
  verdict: "barred" | "incomplete" | "gaps" | "clear";
  reasons: Reason[];
  score?: Score;                                 // only where a rule file was given
}
export interface Counts {
  standards: number; applicable: number;
  met: number; partial: number; unmet: number; not_applicable: number; pending: number; unanswered: number;
  /** met / applicable, in per cent, two decimals, half up: "86.84". null where nothing is applicable. */
  attainment: string | null;
}
export interface StandardReport {
  id: string; status: Status;
  conflict: boolean;                             // the declared answer and the figures disagree; the figures stand
  clauses: ClauseReport[];
  reasons: Reason[];
}
export interface ClauseReport {
  id: string;
  status: "met" | "unmet" | "not_applicable" | "pending" | "unanswered";
  source: "measured" | "declared" | "none";
  /** For a measured clause: what there is, what it takes, how many units are still missing, and which fail. */
  measured?: { have: string; need: string; shortfall: number | null; failing: string[] };
}
export interface Reason { code: string; text: string; refs: string[] }
export interface Score { points: string; maximum: string; pass: boolean; lines: { ref: string; points: string; maximum: string; reason: string }[] }
export interface Problem { code: string; path: string; text: string }   // path is a JSON pointer into the input

// ---------------------------------------------------------------- the functions

export function version(): string;
export function catalog(id?: string): Catalog;
export function newAssessment(county?: Assessment["county"]): Assessment;
/** Every defect of a saved file that can be seen in it alone. Never throws, whatever it is given. */
export function check(assessment: unknown): Problem[];
/** Throws an Error with `problems: Problem[]` where `check` finds a defect that leaves nothing to evaluate. */
export function evaluate(assessment: Assessment, options?: { overlay?: unknown; rules?: unknown }): Report;

// ---------------------------------------------------------------- starting

/** Where the wasm is: an address, a response, bytes, or a promise of one of them. Beside this script where nothing is given. */
export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;
/**
 * Loads the wasm; every other function needs it. Memoised: any number of calls, one load; a failed load may be tried again.
 * Rejects with an Error whose `code` is one of `no_webassembly`, `forbidden` (CSP), `missing`, `wrong_type`, `unreachable`,
 * `from_disk`, `too_old`, `failed`, and whose `message` says in Chinese what to do.
 */
export function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> }): Promise<void>;
export default init;

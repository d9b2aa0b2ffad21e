/**
 * weibao: the rest of the chain. Files that travel between a county, its departments, a city and a province, and the functions that make,
 * merge, compare and sum them. All are exported by `dist/module/weibao.js` beside the
 * functions of weibao.d.ts. A shape may gain optional fields. No function has a clock: what depends on a day takes it as `today` (YYYY-MM-DD).
 * `At` is a JSON pointer into an Assessment ("/answers/5.2.2/clauses/5.2.2~11", "/figures/townships_total", "/registers/schools", "/negatives/N1").
 */
import type { Assessment, Counts, Problem, Report, Status } from "./contract.js";
export type At = string;

// ---------------------------------------------------------------- what the saved file gains, all of it optional

export interface ChainFields {
  file?: { id: string; revision: number; saved_on?: string; sealed?: { revision: number; on: string; digest: string; for?: "city" | "province" }[] };
  period?: { from: string; to: string; as_of?: string; apply_on?: string };
  lead?: { kind: "civil_affairs" | "women_children" | "education" | "other"; body?: string; office?: string };
  units?: Unit[];
  assign?: Record<At, { main?: string; each?: string[]; help?: string[] }>;      // only what differs from the catalog
  replies?: { id: string; request?: string; unit: string; received_on: string; file?: string; values: Record<At, unknown>; unread?: Unread[] }[];
  settled?: Record<At, { chosen: string; why?: string; on: string }>;            // chosen: a reply's id, or "hand"
  previous?: { id: string; revision: number; digest: string; catalog: string; period?: ChainFields["period"] };
  carried?: Record<At, { value: unknown; confirmed_on?: string }>;
}
export interface Unit { key: string; name: string; aliases?: string[]; kind: "department" | "township"; post?: string }
export interface Unread { cell: string; text: string }

// ---------------------------------------------------------------- departments

export interface Request {
  format: "weibao.request"; version: 1; id: string;
  county: Assessment["county"]; catalog: string; overlay?: string; period?: ChainFields["period"];
  made_on: string; due?: string; unit: { key: string; name: string };
  /** Only what this unit is asked; nothing of what others answered. `value` is what the county has there now, if it came from this unit. */
  items: { at: At; role: "main" | "each" | "help"; words: string; value?: unknown }[];
}
export interface Reply {
  format: "weibao.reply"; version: 1; request: string; unit: string; filled_on?: string; post?: string;
  values: Record<At, unknown>;               // a missing or blank value says nothing and erases nothing
  unread?: Unread[];
}
export interface Merged {
  assessment: Assessment;                    // with all that does not clash
  taken: { at: At; unit: string; before?: unknown; after: unknown }[];
  clashes: { at: At; kind: string; text: string; current?: unknown; offers: { unit: string; value: unknown; reply: number }[] }[];
  missing: { unit: string; at: At[] }[];     // asked and not answered
  problems: Problem[];                       // what is wrong with a reply; `path` begins with its number: "/2/values/…"
}
/** The units that answer for something, the catalog's with the county's own changes. */
export function units(assessment: Assessment): (Unit & { items: At[] })[];
export function requestFor(assessment: Assessment, unit: string, options: { today: string; due?: string }): Request;
/** The order of the replies makes no difference but where one unit replied twice: then `filled_on`, else the later in the list. */
export function merge(assessment: Assessment, replies: Reply[], options: { today: string }): Merged;

// ---------------------------------------------------------------- review

export interface Review {
  format: "weibao.review"; version: 1; id: string; level: "city" | "province" | "national"; body?: string; made_on: string;
  of: { id?: string; revision?: number; digest: string; county: string; catalog: string; overlay?: string };
  marks: Record<At, { mark: "accepted" | "doubtful" | "returned"; status?: Exclude<Status, "unanswered">; figure?: number; remark?: string; method?: string; on?: string }>;
  opinion?: string;
}
export interface Reviewed {
  county: Report;                            // the county's file by its own figures
  reviewer: Report;                          // the same with the reviewer's figures and states in place of the county's
  counts: { accepted: number; doubtful: number; returned: number; unseen: number };
  stale: At[];                               // marks whose item the county has changed since
  problems: Problem[];
}
/** SHA-256 in lower-case hex over canonical JSON: keys sorted by code point, no blanks, without `file`. */
export function digest(assessment: Assessment): string;
export function reviewed(assessment: Assessment, review: Review, options?: { overlay?: unknown; rules?: unknown }): Reviewed;

// ---------------------------------------------------------------- roll-up

/** The same judgement without its sentences. Takes a file or its JSON text. Throws as `evaluate` does. */
export interface Tally { verdict: Report["verdict"]; totals: Counts; areas: (Counts & { id: string })[]; standards: Record<string, Status>; negatives: Report["negatives"]; conflicts: string[] }
export function tally(assessment: Assessment | string, options?: { overlay?: unknown }): Tally;

export interface RolledUp {
  counties: { index: number; name: string; code?: string; verdict: Report["verdict"]; totals: Counts; areas: (Counts & { id: string })[]; negatives: Report["negatives"]; conflicts: number; missing_figures: number; problems: number }[];
  standards: { id: string; met: number; partial: number; unmet: number; not_applicable: number; open: number }[];
  /** Sum of parts over sum of wholes, over the counties that gave both; never a mean of rates. `readings` > 1: 口径不一, no total. */
  measures: { clause: string; part: string | null; whole: string | null; counties: number; of: number; readings: number }[];
  set_aside: { index: number; code: string; text: string }[];      // unreadable, of another catalog, an older revision of the same county
}
/** In the order of the division codes, then of the names. No ordinal, no rank. */
export function rollUp(assessments: unknown[], options?: { overlay?: unknown; today?: string }): RolledUp;

// ---------------------------------------------------------------- two dates, next round, personal data

export interface Comparison {
  standards: { id: string; before: Status; after: Status; change: "worse" | "better" | "same" | "other" }[];
  figures: { key: string; before: number | null; after: number | null }[];
  registers: { key: string; added: string[]; removed: string[]; changed: string[] }[];
  evidence: { standard: string; added: string[]; removed: string[] }[];
  negatives: { id: string; before: string; after: string }[];
  readings: { key: string; before: string; after: string }[];
  /** Where readings or overlay differ: the older file judged by the newer one's. */
  restated?: { id: string; before: Status }[];
}
export function compare(before: Assessment, after: Assessment, options?: { overlay?: unknown }): Comparison;
/** A new file for the next round: every old answer 待核 with the old value in `carried`; figures and negative items empty. */
export function nextRound(assessment: Assessment, options: { today: string; period?: ChainFields["period"] }): Assessment;
export interface Finding { at: At; kind: string; level: "A" | "B" | "C"; masked: string; text: string }
/** What looks like personal data or does not belong here, in any value: a saved file, a reply, a pasted text. Never throws. */
export function scan(value: unknown, options?: { today?: string }): Finding[];
/** Names on a list of illegal social organisations, exact after normalising or nearly so. */
export function listed(name: string): { list: string; as_of: string; name: string; near: boolean }[];

// What a portal wants the county judged by: an overlay and a rule file, each by attribute or by property.

import { LoadError } from "../../crates/module/js/errors.js";
import { fetchText } from "../../crates/module/js/failures.js";
import { toText } from "../../crates/module/js/json-text.js";
import { texts } from "../../crates/module/js/texts.js";

/** JSON stands for itself; what looks like a file's name is one; else it is the id of an overlay that ships. */
async function resolve(given) {
  if (given === undefined || given === null || given === "") return undefined;
  if (typeof given !== "string") return toText(given);
  if (/^\s*\{/.test(given)) return given;
  if (!/[/.]/.test(given)) return toText(given);
  const text = await fetchText(given);
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new LoadError("not_json", texts.notJson(given), cause);
  }
  return text;
}

export class Books {
  #given = {};
  #latest;
  /** Whether there ever were any: none then means that they are taken back. */
  #used = false;
  #host;
  #use;

  /** @param use is called with both as JSON texts whenever one has changed, or with why they cannot be had. */
  constructor(host, use) {
    this.#host = host;
    this.#use = use;
  }

  #of(name) {
    const given = this.#given[name];
    return given === undefined ? this.#host.getAttribute(name) : given;
  }

  get overlay() {
    return this.#of("overlay");
  }

  set overlay(value) {
    this.#given.overlay = value;
    this.changed();
  }

  get rules() {
    return this.#of("rules");
  }

  set rules(value) {
    this.#given.rules = value;
    this.changed();
  }

  /** Something may have changed: the latest wins. */
  async changed() {
    const mine = (this.#latest = {});
    const books = await Promise.all([resolve(this.overlay), resolve(this.rules)]).then(([overlay, rules]) => ({ overlay, rules }), (failure) => ({ failure }));
    this.#used = this.#used || Object.values(books).some((book) => book !== undefined);
    if (mine === this.#latest && this.#used) this.#use(books);
  }
}

// `<weibao-assessment>`: the app of the page, mounted in a shadow root. What portals are promised is in `element.d.ts`.

import * as bindings from "weibao-bindings";
import { connect } from "../../crates/module/js/connect.js";
import { defaultWasm } from "../../crates/module/js/default-wasm.js";
import { LoadError } from "../../crates/module/js/errors.js";
import { explain, fetchWasm } from "../../crates/module/js/failures.js";
import { element, failurePanel, stoppedPanel } from "../../crates/module/js/panels.js";
import { toText } from "../../crates/module/js/json-text.js";
import { texts } from "../../crates/module/js/texts.js";
import { painted } from "../../crates/documents-module/js/painted.js";
import { Books } from "./books.js";
import { onStop, whyStopped } from "./guard.js";
import { print } from "./print.js";
import { keepReadOnly } from "./read-only.js";
import { dress, measure } from "./style.js";

const NAME = "weibao-assessment";

const program = connect({ init: bindings.default }, defaultWasm(() => new URL("element_bg.wasm", import.meta.url)));

/** Where the program is, as far as somebody has said. */
let place;

/** Loads the wasm of all elements ahead of the first, or from another place. Memoised; a failed load may be tried again. A server has no element to load it for. */
export function init(options) {
  if (typeof document !== "object") return Promise.resolve();
  place = place || (options && options.module_or_path !== undefined ? options.module_or_path : options);
  return program.init(options);
}
export { LoadError };

const usualRest = defaultWasm(() => new URL("element_rest.wasm", import.meta.url));
let rest;
/** Where somebody has said where the first part is, it lies beside that; a bundler may have put it beside the script all the same. */
function fetchRest() {
  if (typeof place !== "string" && !(place instanceof URL)) return usualRest();
  return fetchWasm(new URL("element_rest.wasm", new URL(place, document.baseURI))).catch((cause) =>
    usualRest().catch(() => {
      throw cause;
    }),
  );
}

/** Brings the rest of the program, for all elements, once the first of them is painted. */
function bringRest() {
  rest = rest || painted().then(fetchRest).then(bindings.complete).catch((cause) => {
    rest = undefined;
    throw explain(cause);
  });
  return rest;
}

/** The functions that write documents; their script and their wasm come with the first call. */
const documents = () => import("./documents.js").then((functions) => Object.assign({ painted }, functions));
/** The functions that read spreadsheets, in the same way. */
const tables = () => import("./tables.js").then((functions) => Object.assign({ painted }, functions));
/** The list of counties, in the same way. */
const divisions = () => import("./divisions.js").then((list) => list.default);

// Where there is no document, on a server, the script can still be imported.
const Base = typeof HTMLElement === "function" ? HTMLElement : class {};

export class WeibaoAssessment extends Base {
  static get version() {
    return VERSION;
  }

  static get observedAttributes() {
    return ["overlay", "rules", "read-only"];
  }

  /** The running app; nothing before it is mounted, after it is taken down, and where it failed. */
  #app;
  /** What ends the listening of the mounted app's surroundings. */
  #endings = [];
  /** Ends that nothing can be changed. */
  #open = () => {};
  /** Stands for this stay in the document; nothing outside. */
  #stay;
  /** The saved file, as JSON text: as given before the app runs, then as it is. */
  #assessment;
  /** Whether something was given before the app runs that cannot be written as JSON text: the app says so. */
  #unwritable = false;
  #report;
  #error = null;
  #books = new Books(this, (books) => this.#judge(books));

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.addEventListener("keydown", keepTyping);
    for (const click of ["click", "auxclick"]) root.addEventListener(click, stayHere);
  }

  get assessment() {
    return this.#assessment ? JSON.parse(this.#assessment) : null;
  }

  set assessment(value) {
    // A framework that has no data yet.
    if (value === undefined || value === null) return;
    this.#give(toText(value));
  }

  get report() {
    return this.#report ? JSON.parse(this.#report) : null;
  }

  /** What went wrong last, as in `weibao-error`. */
  get error() {
    return this.#error;
  }

  get overlay() {
    return this.#books.overlay;
  }

  set overlay(value) {
    this.#books.overlay = value;
  }

  get rules() {
    return this.#books.rules;
  }

  set rules(value) {
    this.#books.rules = value;
  }

  get readOnly() {
    return this.hasAttribute("read-only");
  }

  set readOnly(value) {
    if (value) this.setAttribute("read-only", "");
    else this.removeAttribute("read-only");
  }

  connectedCallback() {
    // Set before the element was defined: such a property hides the accessor.
    for (const name of ["assessment", "overlay", "rules", "readOnly"]) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#stay) this.#start((this.#stay = {}));
  }

  disconnectedCallback() {
    // An element that is only moved is back by then, and goes on as it was.
    Promise.resolve().then(() => {
      if (!this.isConnected && this.#stay) this.#end();
    });
  }

  attributeChangedCallback(name) {
    if (name !== "read-only") this.#books.changed();
    else if (this.#app) this.#lockOrOpen();
  }

  async #start(stay) {
    const root = this.shadowRoot;
    try {
      this.#show(Object.assign(element("p", texts.opening), { className: "loading" }));
      const address = this.getAttribute("wasm");
      await Promise.all([init(address ? { module_or_path: address } : undefined), dress(root)]);
      if (whyStopped()) throw new LoadError("stopped", texts.elementStopped, whyStopped());
      if (stay === this.#stay) this.#mount();
    } catch (cause) {
      if (stay === this.#stay) this.#fail(explain(cause));
    }
  }

  #mount() {
    const section = this.#show();
    const surroundings = {
      changed: (assessment, report, byUser) => {
        this.#assessment = assessment;
        this.#report = report;
        if (byUser) this.#tell("weibao-change", { assessment: JSON.parse(assessment), report: JSON.parse(report) });
      },
      print: () => print(section),
      exported: (name, bytes) => !this.#tell("weibao-export", { name, bytes }, true),
    };
    const record = this.getAttribute("storage");
    this.#endings = [measure(section), onStop((cause) => this.#stop(cause)), () => this.#open()];
    this.#app = bindings.Mounted.mount(section, surroundings, bringRest, documents, tables, divisions, record === null ? undefined : `element/${record}`);
    this.#lockOrOpen();
    this.#books.changed();
    const given = this.#assessment;
    this.#assessment = undefined;
    if (this.#unwritable) this.#give("");
    this.#unwritable = false;
    if (given) this.#give(given);
    // Once the app has taken in what it was given.
    const stay = this.#stay;
    setTimeout(() => stay === this.#stay && this.#tell("weibao-ready", {}));
  }

  #lockOrOpen() {
    this.#open();
    this.#open = this.readOnly ? keepReadOnly(this.shadowRoot.querySelector("section")) : () => {};
    this.#app.readOnly(this.readOnly);
  }

  /** Takes the app down. What was written stays, and is there when the element comes back. */
  #end() {
    const app = this.#app;
    this.#stay = this.#app = undefined;
    for (const end of this.#endings) end();
    this.#endings = [];
    if (app && !whyStopped()) app.destroy();
    this.shadowRoot.querySelector("section").remove();
  }

  #give(text) {
    if (!this.#app) {
      if (text) this.#assessment = text;
      else this.#unwritable = true;
      return;
    }
    const before = this.#assessment;
    try {
      this.#app.give(text);
      // What the app holds then, under its overlay, it has told already.
      if (this.#assessment === before) this.#assessment = text;
    } catch (thrown) {
      this.#refused("assessment_refused", thrown);
    }
  }

  /** @param books the overlay and the rule file as JSON texts, or why they cannot be had. */
  #judge({ overlay, rules, failure }) {
    if (!this.#app) return;
    if (failure) {
      this.#app.warn(failure.message);
      this.#complain(failure.code, failure.message, undefined, failure.cause);
      return;
    }
    try {
      this.#app.judgeBy(overlay, rules);
    } catch (thrown) {
      this.#refused("books_refused", thrown);
    }
  }

  /** What Rust refused, with its problems; the app has told the user. */
  #refused(code, thrown) {
    if (typeof thrown !== "string") return;
    const problems = JSON.parse(thrown);
    this.#complain(code, problems.map((problem) => problem.text).join("\n"), problems);
  }

  #fail(error) {
    this.#show(failurePanel("div", error));
    this.#complain(error.code, error.message, undefined, error.cause);
  }

  /** The wasm has panicked, in this element's app or in another's. */
  #stop(cause) {
    this.#app = undefined;
    const text = this.#assessment;
    this.#show(stoppedPanel("div", cause, texts.elementStopped, text ? [{ name: JSON.parse(text)?.county?.name || texts.unnamed, text }] : []));
    this.#complain("stopped", texts.elementStopped, undefined, cause);
  }

  #complain(code, text, problems, cause) {
    this.#error = { code, text, ...(problems && { problems }), ...(cause && { cause }) };
    this.#tell("weibao-error", this.#error);
  }

  /** Puts a section that holds `content` in the place of what is shown. */
  #show(...content) {
    const root = this.shadowRoot;
    const section = element("section", "", content);
    section.lang = "zh-CN";
    const old = root.querySelector("section");
    if (old) root.replaceChild(section, old);
    else root.appendChild(section);
    return section;
  }

  /** Answers whether nobody prevented what follows. */
  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}

/** What is typed here is no shortcut of the portal's. */
function keepTyping(event) {
  const plain = event.key && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plain || event.defaultPrevented) event.stopPropagation();
}

/** The addresses of links are places within the app, and nothing to open elsewhere. */
function stayHere(event) {
  const link = event.composedPath().find((node) => node.localName === "a");
  if (link && /^#\//.test(link.getAttribute("href"))) event.preventDefault();
}

/** Registers the element, under another name where the usual one is taken. */
export function define(name = NAME) {
  const other = customElements.get(name);
  if (other && other.version === VERSION) return;
  if (other) throw new LoadError("name_taken", texts.nameTaken(name));
  customElements.define(name, name === NAME ? WeibaoAssessment : class extends WeibaoAssessment {});
}

/** Where no element of ours can be, the document is told. */
function defineHere() {
  try {
    if (typeof customElements !== "object" || !Element.prototype.attachShadow) throw new LoadError("too_old", texts.elementTooOld);
    define();
  } catch (error) {
    console.error(error);
    document.dispatchEvent(new CustomEvent("weibao-error", { detail: { code: error.code, text: error.message } }));
    if (error.code === "too_old") for (const place of document.querySelectorAll(NAME)) place.textContent = error.message;
  }
}

if (typeof document === "object") defineHere();
export default WeibaoAssessment;

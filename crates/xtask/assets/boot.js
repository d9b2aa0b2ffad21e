// What starts the page, in both builds, and says plainly what is the matter where it cannot.
// In the words of 2015, so that it still speaks where nothing else runs. On a site it runs after the program's script, wherever that is.

import { painted } from "../../documents-module/js/painted.js";
import { LoadError } from "../../module/js/errors.js";
import { explain, fetchText, fetchWasm, fileName, requireWebAssembly } from "../../module/js/failures.js";
import { texts } from "../../module/js/texts.js";
import { bytes } from "./bytes.js";
import { carrier } from "./carrier.js";
import { showFailure, showStopped } from "./panels.js";
import { inWorker, onThePage } from "./rollup.js";
import { unpackBeside, unpacking } from "./unpack.js";

// A browser that knows 'wasm-unsafe-eval' needs nothing looser: a second policy takes 'unsafe-eval' away again.
// Browsers do not say which keywords they know. `findLast` came with it to Chromium (97) and after it to Firefox (104), which both anchor
// scrolling; to WebKit it came before (15.4, the keyword with 16), where container queries came with it.
const vessel = ONE_FILE ? carrier() : undefined;
const supports = (declaration) => typeof CSS === "object" && CSS.supports && CSS.supports(declaration);
const strict = document.querySelector('meta[name="weibao-strict-policy"]');
if (strict && ((Array.prototype.findLast && supports("overflow-anchor: none")) || supports("container-type: inline-size"))) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = strict.content;
  document.head.appendChild(policy);
}

/** Of the one file: all that the page takes out of it, in a row, packed as one, and where each begins and ends. What comes first is unpacked alone. */
const packed = ONE_FILE && document.getElementById("packed");
const places = {};
if (packed) {
  let end = 0;
  for (const [name, length] of JSON.parse(packed.dataset.lengths)) places[name] = [end, (end += length)];
}
let work;

/** The bytes of that name. Before the page is there, nothing else is to be done meanwhile. */
function unpacked(name) {
  work = work || unpacking(bytes(packed.textContent));
  const [start, end] = places[name];
  const beside = name === "weibao" ? Promise.resolve(work.goOn(end)) : unpackBeside(work, end);
  return beside.then(() => work.out.slice(start, end));
}

/** The wasm of that name: out of this very file, or from beside it. */
const wasm = (name, address) => (ONE_FILE ? unpacked(name) : fetchWasm(address));

/** A text of the one file. */
const text = (name) => unpacked(name).then((bytes) => new TextDecoder().decode(bytes));

/** The list of counties, in the same way. */
const divisions = () => (ONE_FILE ? text("divisions") : fetchText(document.documentElement.dataset.divisions));

/** The script that puts itself at `window[name]`: already here, out of this very file, whose policy knows its text, or from beside this page. */
function script(name, address) {
  if (window[name]) return Promise.resolve(window[name]);
  if (ONE_FILE) {
    return text(name).then((source) => {
      const element = document.createElement("script");
      element.textContent = source;
      document.head.appendChild(element).remove();
      return window[name];
    });
  }
  return new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = trusted(address);
    element.onload = () => (window[name] ? done(window[name]) : failed(new SyntaxError(address)));
    // The element does not say why. Whoever can fetch the file has a policy against running it.
    element.onerror = () => fetchText(address).then(() => failed(new LoadError("forbidden", texts.scriptForbidden(fileName(address)))), failed);
    document.head.appendChild(element);
  });
}

let policy;
/** An address of ours for a script, under whatever a server's policy says of trusted types. */
function trusted(address) {
  if (!window.trustedTypes) return address;
  try {
    policy = policy || window.trustedTypes.createPolicy("weibao", { createScriptURL: (own) => own });
  } catch (cause) {
    throw new LoadError("forbidden", texts.policyNameForbidden, cause);
  }
  return policy.createScriptURL(address);
}

/** Script and wasm at once, then its start. Resolves to what the script exports. */
function load(name) {
  const address = document.documentElement.dataset;
  return Promise.all([script(`${name}Program`, address[`${name}Script`]), wasm(name, address[`${name}Wasm`])]).then(([program, module_or_path]) =>
    program.init({ module_or_path }).then(() => program),
  );
}

// A panic leaves the wasm in a state that nothing may be read from any more.
function watch(error) {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) showStopped(error);
}
window.addEventListener("error", (event) => watch(event.error));
window.addEventListener("unhandledrejection", (event) => watch(event.reason));

/** A function to what `bring` promises, which begins with the first call. What has failed may be tried again. */
function lazily(bring) {
  let brought;
  return () => {
    if (!brought) {
      brought = bring().catch((cause) => {
        brought = undefined;
        throw explain(cause);
      });
    }
    return brought;
  };
}

/** What brings the rest of the page's program, behind the first painting; nothing where that is here as a whole. */
function rest(program) {
  const address = document.documentElement.dataset.restWasm;
  if (!address && !places.rest) return undefined;
  return lazily(() => painted().then(() => wasm("rest", address)).then(program.complete));
}

const documents = lazily(() => load("documents"));

/** The address of the documents' script: of the one file a copy in memory, for a worker begins with a file of its own. */
const scriptOfDocuments = () =>
  ONE_FILE
    ? unpacked("documentsProgram").then((source) => URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
    : document.documentElement.dataset.documentsScript;

/** What rolls counties up, in a thread of its own where there can be one. */
const rollup = lazily(() =>
  Promise.all([scriptOfDocuments(), ONE_FILE ? unpacked("documents") : document.documentElement.dataset.documentsWasm])
    .then(([script, wasm]) => inWorker(trusted(script), wasm))
    .catch(() => onThePage(documents)),
);

try {
  requireWebAssembly();
  load("weibao").then((program) => program.mountPage(rest(program), documents, lazily(() => load("tables")), rollup, lazily(divisions), vessel)).catch((cause) => {
    if (cause instanceof WebAssembly.RuntimeError) showStopped(cause);
    else showFailure(explain(cause));
  });
} catch (error) {
  showFailure(error);
}

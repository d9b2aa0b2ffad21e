// What kept a wasm from starting, told apart, each with what to do about it.

import { LoadError } from "./errors.js";
import { texts } from "./texts.js";

/** Throws where there is no WebAssembly to run anything with. */
export function requireWebAssembly() {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") throw new LoadError("no_webassembly", texts.noWebAssembly);
}

export const fileName = (address) => String(address).replace(/[?#].*$/, "").replace(/^.*\//, "");

/** Where the page lies on the disk; nothing in Node. */
const onDisk = () => typeof location === "object" && Boolean(location) && location.protocol === "file:";

/** The response, once it is known that there is such a file. */
async function fetched(address) {
  const name = fileName(address);
  if (/^file:/.test(address) && typeof location === "object" && !onDisk()) throw new LoadError("bundler", texts.bundler(name));
  if (/^file:/.test(address) || (onDisk() && !/^https?:/.test(address))) throw new LoadError("from_disk", texts.fromDisk);
  const policy = watchPolicy(address);
  let response;
  try {
    response = await fetch(address);
  } catch (cause) {
    if (await policy.refused()) throw new LoadError("connection_forbidden", texts.connectionForbidden(name), cause);
    throw new LoadError("unreachable", texts.unreachable(name), cause);
  } finally {
    policy.end();
  }
  if (!response.ok) throw new LoadError("missing", texts.missing(name));
  return response;
}

/** How long the event about a refused connection may come after the refusal. */
const LATE = 100;

/** To `fetch`, what a policy refuses is a network that failed: an event alone tells the two apart. */
function watchPolicy(address) {
  if (typeof location !== "object" || typeof addEventListener !== "function") return { refused: () => false, end() {} };
  const whole = new URL(String(address), location.href).href;
  let end;
  const heard = new Promise((done) => {
    const listen = (event) => {
      // Some browsers name no more of the address than its origin.
      if (event.effectiveDirective === "connect-src" && event.blockedURI && whole.startsWith(event.blockedURI)) done(true);
    };
    addEventListener("securitypolicyviolation", listen);
    end = () => removeEventListener("securitypolicyviolation", listen);
  });
  return { refused: () => Promise.race([heard, new Promise((done) => setTimeout(done, LATE, false))]), end };
}

/** A file's text. */
export const fetchText = (address) => fetched(address).then((response) => response.text());

/** The bytes' response, once it is known to be what was asked for. */
export async function fetchWasm(address) {
  const response = await fetched(address);
  // A server that does not know the type still sends the right bytes; a page in their place (a log-in, a 404 with 200) does not.
  const type = response.headers.get("content-type") || "";
  if (/^text\/html/i.test(type)) throw new LoadError("wrong_type", texts.wrongType(fileName(address), type));
  if (/^application\/wasm/i.test(type)) return response;
  return response.arrayBuffer();
}

/** What an error of `WebAssembly.compile` or of the start means. */
export function explain(cause) {
  if (cause instanceof LoadError) return cause;
  const said = String((cause && cause.message) || cause);
  if (/Content Security Policy|unsafe-eval|blocked by CSP|disallowed by embedder/i.test(said)) return new LoadError("forbidden", texts.forbidden, cause);
  if (cause instanceof WebAssembly.CompileError || cause instanceof WebAssembly.LinkError || cause instanceof SyntaxError) return new LoadError("too_old", texts.tooOld, cause);
  return new LoadError("failed", `${texts.failed}\n${said}`, cause);
}

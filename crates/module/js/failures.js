// What kept a wasm from starting, told apart, each with what to do about it.

import { texts } from "./texts.js";

/** An error of ours: `code` for programs, `message` (Chinese) for people, `cause` for those who look closer. */
export class LoadError extends Error {
  constructor(code, text, cause) {
    super(text);
    this.name = "LoadError";
    this.code = code;
    if (cause !== undefined) this.cause = cause;
  }
}

/** Throws where there is no WebAssembly to run anything with. */
export function requireWebAssembly() {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") throw new LoadError("no_webassembly", texts.noWebAssembly);
}

const fileName = (address) => String(address).replace(/[?#].*$/, "").replace(/^.*\//, "");

/** The response, once it is known that there is such a file. */
async function fetched(address) {
  const name = fileName(address);
  if (String(address).startsWith("file:") || (typeof location === "object" && location && location.protocol === "file:" && !/^https?:/.test(address))) throw new LoadError("from_disk", texts.fromDisk);
  let response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw new LoadError("unreachable", texts.unreachable(name), cause);
  }
  if (!response.ok) throw new LoadError("missing", texts.missing(name));
  return response;
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

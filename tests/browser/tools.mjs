// What every browser test needs: the built files, servers, engines, waiting, downloads.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const dist = join(root, "dist");
/** The one file, as it lies on a disk. */
export const singleFile = pathToFileURL(join(dist, "weibao.html")).href;

export const engines = {
  "Chromium (newest)": () => chromium("newest"),
  "Firefox ESR": firefox,
  WebKitGTK: webkit,
  "Chromium 109": () => chromium("109"),
  "Chromium 69": () => chromium("69"),
};
export const modern = ["Chromium (newest)", "Firefox ESR", "WebKitGTK"];
export const old = ["Chromium 109", "Chromium 69"];

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

/** What an example wants to be served with: each line of the `headers.txt` beside it is a header, as `cargo xtask serve` sends it. */
function headersBeside(file) {
  const list = join(dirname(file), "headers.txt");
  const lines = existsSync(list) ? readFileSync(list, "utf8").trim().split("\n") : [];
  return Object.fromEntries(lines.map((line) => /^([^:]+): (.*)$/.exec(line).slice(1)));
}

/** A server on a free port. `answer(path, request)` may give `{status, headers, body}`, or a promise of it; else files of `folder`. All requests are kept. */
export async function serve(folder, answer = () => undefined) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://any").pathname;
    requests.push(path);
    const own = await answer(path, request);
    if (own) {
      response.writeHead(own.status ?? 200, own.headers ?? {}).end(own.body ?? "");
      return;
    }
    try {
      const file = join(folder, normalize(decodeURIComponent(path)));
      const found = statSync(file).isDirectory() ? join(file, "index.html") : file;
      response.writeHead(200, { ...headersBeside(found), "Content-Type": TYPES[extname(found)] ?? "application/octet-stream" }).end(readFileSync(found));
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    requests,
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

/** Waits until `look()` gives something true and gives it back; says what it waited for otherwise. */
export async function until(what, look, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  let problem;
  for (;;) {
    try {
      const seen = await look();
      if (seen) return seen;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > end) throw new Error(`waited ${seconds} s for: ${what}${problem ? ` (${problem.message})` : ""}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Waits for an element, gives its text. */
export const shown = (page, selector, seconds) =>
  until(selector, () => page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    return element && element.getClientRects().length ? element.textContent || " " : undefined;
  }, selector), seconds);

/** Does `act` and gives the file that comes of it. */
export async function download(page, act) {
  const before = new Set(readdirSync(page.downloads));
  await act();
  const name = await until("a download", () => {
    const files = readdirSync(page.downloads);
    const complete = !files.some((file) => /\.(crdownload|part)$/.test(file));
    const fresh = files.filter((file) => !before.has(file));
    return complete && fresh.find((file) => statSync(join(page.downloads, file)).size > 0);
  });
  return { name, path: join(page.downloads, name), bytes: readFileSync(join(page.downloads, name)) };
}

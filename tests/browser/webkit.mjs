// WebKitGTK's MiniBrowser over WebDriver, with the same pages as `chromium.mjs`.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const KEYS = { Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Delete: "\uE017", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010" };
const SHIFT = "\uE008";
/** How WebDriver writes an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** A WebDriver session; every command is one request. */
class Session {
  constructor(address) {
    this.address = address;
  }

  async send(method, path, body) {
    const response = await fetch(`${this.address}${path}`, { method, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }
}

class WebKitPage {
  constructor(session, handle, downloads) {
    this.session = session;
    this.handle = handle;
    this.downloads = downloads;
    /** WebDriver shows no console: what the page itself reported as an error, gathered with every `evaluate`. */
    this.errors = [];
  }

  async send(method, path, body) {
    await this.session.send("POST", "/window", { handle: this.handle });
    return this.session.send(method, path, body);
  }

  async goto(address) {
    await this.send("POST", "/url", { url: address });
    await this.listen();
  }

  async reload() {
    await this.send("POST", "/refresh");
    await this.listen();
  }

  async listen() {
    await this.evaluate(() => {
      window.pageErrors = [];
      addEventListener("error", (event) => window.pageErrors.push(String(event.error?.stack ?? event.message)));
      addEventListener("unhandledrejection", (event) => window.pageErrors.push(String(event.reason)));
      const { error } = console;
      console.error = (...words) => (window.pageErrors.push(words.join(" ")), error(...words));
    });
  }

  async evaluate(work, ...values) {
    const body = typeof work === "string" ? work : `return (${work})(...values)`;
    const script = `const [values, done] = arguments;
      (async () => { ${body} })().then(
        (result) => done({ returned: result === undefined ? [] : [result], errors: (window.pageErrors || []).splice(0) }),
        (error) => done({ thrown: String(error && error.stack || error), errors: [] }));`;
    // In a list, since WebDriver makes null of what is undefined.
    const { returned: [value] = [], thrown, errors } = await this.send("POST", "/execute/async", { script, args: [values] });
    this.errors.push(...errors);
    if (thrown) throw new Error(thrown);
    return value;
  }

  async element(selector) {
    return (await this.send("POST", "/element", { using: "css selector", value: selector }))[ELEMENT];
  }

  async click(selector) {
    // What is painted a moment later may still move it, or put another one in its place: then nothing was clicked, as in Chromium's driver.
    for (let tries = 20; ; tries -= 1) {
      await this.evaluate((wanted) => document.querySelector(wanted)?.scrollIntoView({ block: "center" }), selector);
      try {
        return await this.send("POST", `/element/${await this.element(selector)}/click`);
      } catch (error) {
        if (tries === 0 || !/^(element not interactable|stale element reference)/.test(error.message)) throw error;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  }

  async type(text) {
    const active = (await this.send("GET", "/element/active"))[ELEMENT];
    await this.send("POST", `/element/${active}/value`, { text });
  }

  async press(key, { shift = false } = {}) {
    const value = KEYS[key] ?? key;
    const hold = (type) => (shift ? [{ type, value: SHIFT }] : []);
    const actions = [...hold("keyDown"), { type: "keyDown", value }, { type: "keyUp", value }, ...hold("keyUp")];
    await this.send("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });
  }

  async upload(selector, files) {
    // As the click does that would open the list of files: WebDriver adds to what was chosen before.
    await this.evaluate((wanted) => { document.querySelector(wanted).value = ""; }, selector);
    await this.send("POST", `/element/${await this.element(selector)}/value`, { text: files.join("\n") });
  }

  async size(width, height) {
    await this.send("POST", "/window/rect", { width, height });
  }

  async picture(file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(await this.send("GET", "/screenshot"), "base64"));
  }

  async close() {
    await this.send("DELETE", "/window");
  }
}

/** Starts WebKitGTK on a screen of its own. What its pages store ends with it, so that no page can be killed and found again. */
export async function webkit() {
  const home = mkdtempSync(join(tmpdir(), "weibao-webkit-"));
  const downloads = join(home, "downloads");
  mkdirSync(downloads);
  mkdirSync(join(home, ".config/gtk-3.0"), { recursive: true });
  writeFileSync(join(home, ".config/user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  // Bars that lie over the page fade away for seconds, and the whole page is painted all the while.
  writeFileSync(join(home, ".config/gtk-3.0/settings.ini"), "[Settings]\ngtk-overlay-scrolling=0\n");
  const port = 20000 + (process.pid % 20000);
  const screen = ["-a", "-s", "-screen 0 1500x1000x24", "dbus-run-session", "--", "WebKitWebDriver", `--port=${port}`];
  const child = spawn("xvfb-run", screen, {
    // Without a user namespace, as in most containers, WebKit's own sandbox cannot start. Without a graphics card, painting as if there were one
    // takes longer.
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: "", XDG_DATA_HOME: "", XDG_CACHE_HOME: "", LANG: "C.UTF-8", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_SKIA_ENABLE_CPU_RENDERING: "1" },
    stdio: "ignore",
    detached: true,
  });
  const driver = new Session(`http://127.0.0.1:${port}`);
  const options = { "webkitgtk:browserOptions": { binary: BROWSER, args: ["--automation"] } };
  const { sessionId } = await patiently(() => driver.send("POST", "/session", { capabilities: { alwaysMatch: options } }));
  driver.address += `/session/${sessionId}`;
  const anchor = await driver.send("GET", "/window");
  return {
    /** A window of its own. The one that was there from the start stays: the session ends with the last. */
    async page() {
      await driver.send("POST", "/window", { handle: anchor });
      const { handle } = await driver.send("POST", "/window/new", { type: "window" });
      const page = new WebKitPage(driver, handle, downloads);
      await page.size(1366, 768);
      return page;
    },
    async close() {
      await driver.send("DELETE", "").catch(() => {});
      process.kill(-child.pid, "SIGKILL");
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Tries again while the driver is still starting. */
async function patiently(act) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries === 60 || !/fetch failed/.test(error.message)) throw error;
      await new Promise((done) => setTimeout(done, 250));
    }
  }
}

// Debian's Firefox ESR over WebDriver BiDi, with the same pages as `chromium.mjs`.

import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

/** What a first start works out, half of its work; a later start is spared it. Firefox itself sees whether that is of its own version. */
const STARTED = ["startupCache", "compatibility.ini"];
const started = fileURLToPath(new URL("../../target/browsers/firefox-started", import.meta.url));

function copyOf(from, to) {
  for (const name of STARTED) cpSync(join(from, name), join(to, name), { recursive: true });
}

/** Where Firefox has come to write it. Two test files may do this at once: the last step is one rename, and whoever comes second has nothing to add. */
function keep(profile) {
  if (existsSync(started) || !STARTED.every((name) => existsSync(join(profile, name)))) return;
  const own = `${started}-${process.pid}`;
  copyOf(profile, own);
  try {
    renameSync(own, started);
  } catch {
    rmSync(own, { recursive: true });
  }
}

class FirefoxPage {
  constructor(page, downloads) {
    this.inner = page;
    this.downloads = downloads;
    this.errors = [];
    page.on("pageerror", (error) => this.errors.push(String(error.stack ?? error)));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
  }

  async goto(address) {
    await this.inner.goto(address, { waitUntil: "load" });
  }

  async reload() {
    await this.inner.reload({ waitUntil: "load" });
  }

  evaluate(work, ...values) {
    return this.inner.evaluate(work, ...values);
  }

  async click(selector) {
    await this.evaluate((wanted) => {
      const element = document.querySelector(wanted);
      if (!element) throw new Error(`no ${wanted}`);
      element.scrollIntoView({ block: "center" });
    }, selector);
    await this.inner.click(selector);
  }

  async type(text) {
    await this.inner.keyboard.type(text);
  }

  async press(key, { shift = false } = {}) {
    if (shift) await this.inner.keyboard.down("Shift");
    await this.inner.keyboard.press(key);
    if (shift) await this.inner.keyboard.up("Shift");
  }

  async upload(selector, files) {
    const input = await this.inner.$(selector);
    await input.uploadFile(...files);
  }

  async size(width, height) {
    await this.inner.setViewport({ width, height });
  }

  async picture(file) {
    mkdirSync(dirname(file), { recursive: true });
    await this.inner.screenshot({ path: file });
  }

  /** Firefox offers no way to end one page's process; the page is closed without asking it. */
  async kill() {
    await this.inner.close({ runBeforeUnload: false });
  }

  async close() {
    await this.inner.close();
  }
}

/** Starts Firefox ESR. `kept`: the folder of a profile that is there already, and stays. */
export async function firefox(kept) {
  const folder = kept ?? mkdtempSync(join(tmpdir(), "weibao-firefox-"));
  const downloads = join(folder, "downloads");
  mkdirSync(downloads, { recursive: true });
  const profile = join(folder, "profile");
  if (!existsSync(profile) && existsSync(started)) copyOf(started, profile);
  const launch = () => puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    userDataDir: profile,
    env: { ...process.env, HOME: folder },
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.alwaysOpenPanel": false,
      "browser.helperApps.neverAsk.saveToDisk": "application/json,application/octet-stream",
    },
  });
  // Over a profile whose browser was killed, the first start may end at once.
  const browser = await launch().catch((error) => (kept ? launch() : Promise.reject(error)));
  return {
    async page() {
      const page = await browser.newPage();
      await page.setViewport({ width: 1366, height: 768 });
      return new FirefoxPage(page, downloads);
    },
    /** Ends the whole browser at once, as a power cut would. Only with a profile that stays. */
    async kill() {
      const child = browser.process();
      const ended = new Promise((done) => child.once("exit", done));
      process.kill(-child.pid, "SIGKILL");
      await ended;
      // Puppeteer puts the profile's settings in order once it has ended.
      await new Promise((done) => setTimeout(done, 500));
    },
    async close() {
      await browser.close();
      keep(profile);
      if (!kept) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// The questionnaire of 83 rows (76 standards, 7 negative items) in our page, by hand, and in what others would take for it: what must be loaded,
// when it can be used, and when an answer is painted. One browser, the pages in turn, everything from one server on this machine.

import { readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { chromium } from "../browser/chromium.mjs";
import * as county from "../browser/journey.mjs";
import { dist, serve, until } from "../browser/tools.mjs";
import { print, report } from "./report.mjs";

const ROUNDS = 5;
const CLICKS = 20;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const weibao = await import(pathToFileURL(join(dist, "module/weibao.js")).href);
await weibao.init();
const catalog = weibao.catalog();
const rows = [
  ...catalog.negatives.map(({ id, text }) => ({ id, text, options: ["无", "有", "待核", "不清楚", "不适用"] })),
  ...catalog.areas.flatMap((area) => area.contents).flatMap((content) => content.standards).map(({ id, text }) => ({ id, text, options: ["达标", "部分达标", "未达标", "不适用", "待核"] })),
];

/** A page's own files, and those of the packages that it is made of. */
const others = await serve(here("pages"), (path) => {
  if (path === "/questionnaire.json") return { headers: { "Content-Type": "application/json" }, body: JSON.stringify(rows) };
  const file = here(`peers/node_modules${path}`);
  const type = { ".js": "text/javascript", ".css": "text/css" }[extname(path)];
  try {
    return type && { headers: { "Content-Type": type }, body: readFileSync(file) };
  } catch {
    return undefined;
  }
});
const site = await serve(join(dist, "site"));

const pages = {
  ours: { address: `${site.address}#/assess`, radio: ".standard .quick input[type=radio]", all: false },
  "by hand": { address: `${others.address}questionnaire-by-hand.html`, radio: "section input[type=radio]", all: true },
  SurveyJS: { address: `${others.address}questionnaire-surveyjs.html`, radio: "#survey input[type=radio]", all: true },
  LForms: { address: `${others.address}questionnaire-lforms.html`, radio: "#form input[type=radio]", all: true, deaf: true },
};

const browser = await chromium("newest");

/** Opens a page anew and waits until its questions can be answered: milliseconds since it was asked for. */
async function open(page, name) {
  const { address, radio, all } = pages[name];
  await page.goto("about:blank");
  const watch = (wanted, least) => {
    const look = () => {
      if (document.querySelectorAll(wanted).length < least) return requestAnimationFrame(look);
      // That frame is still to be painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { window.interactive = performance.now(); };
      return channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  };
  const source = `(${watch})(${JSON.stringify(radio)}, ${all ? rows.length * 5 : 5})`;
  const { identifier } = await page.connection.send("Page.addScriptToEvaluateOnNewDocument", { source });
  await page.goto(address);
  const time = await until(`the questions of ${name}`, () => page.evaluate(() => window.interactive), 120);
  await page.connection.send("Page.removeScriptToEvaluateOnNewDocument", { identifier });
  return time;
}

/** Answers questions one after the other; milliseconds from each click until its frame is painted. */
const answers = (page, { radio }) =>
  page.evaluate(async (wanted, count) => {
    const times = [];
    for (let turn = 0; turn < count; turn += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      // Another question each time, and not the answer that it has.
      const radios = document.querySelectorAll(wanted);
      const target = radios[(turn % 15) * 5 + (turn < 15 ? 0 : 2)];
      const start = performance.now();
      target.click();
      await new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        requestAnimationFrame(() => channel.port2.postMessage(0));
      });
      times.push(performance.now() - start);
      if (!target.checked && !document.querySelectorAll(wanted)[(turn % 15) * 5 + (turn < 15 ? 0 : 2)].checked) throw new Error(`answer ${turn} was not taken`);
      await new Promise((done) => setTimeout(done, 30));
    }
    return times;
  }, radio, CLICKS);

/** What a page asks for, as it would travel. */
const weigh = (name, files) => {
  const bytes = files.map((file) => readFileSync(file));
  const sum = (size) => bytes.reduce((total, content) => total + size(content), 0);
  print(`questionnaire_bytes_raw ${name}`, sum((content) => content.length), "B");
  print(`questionnaire_bytes_gzip ${name}`, sum((content) => gzipSync(content, { level: 9 }).length), "B");
  print(`questionnaire_bytes_brotli ${name}`, sum((content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length), "B");
};
const existing = (path, ...folders) => folders.map((folder) => join(folder, path)).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

// Our page shows an assessment: there has to be one.
const tab = await browser.page();
await tab.goto(site.address);
await county.screen(tab, "start");
await county.begin(tab, "示例县");

const interactive = {}, painted = {};
for (const slower of [1, 4]) {
  for (const name of Object.keys(pages)) interactive[name] = painted[name] = undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, page] of Object.entries(pages)) {
      await tab.connection.send("Emulation.setCPUThrottlingRate", { rate: slower });
      for (const server of [site, others]) server.requests.length = 0;
      (interactive[name] ??= []).push(await open(tab, name));
      page.requests ??= [...new Set([...site.requests, ...others.requests])];
      // LForms takes no click that a script makes.
      if (!page.deaf) (painted[name] ??= []).push(...(await answers(tab, page)));
      await tab.connection.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    }
  }
  for (const name of Object.keys(pages)) {
    report(`questionnaire_interactive ${name} ${slower}x`, interactive[name], "ms");
    if (painted[name]) report(`questionnaire_answer_painted ${name} ${slower}x`, painted[name], "ms");
  }
}
for (const [name, { requests }] of Object.entries(pages)) {
  const files = requests.map((path) => (path.endsWith("/") ? `${path}index.html` : path));
  weigh(name, files.map((path) => existing(path, ...(name === "ours" ? [join(dist, "site")] : [here("pages"), here("peers/node_modules")]))).filter(Boolean));
}
await browser.close();
await site.close();
await others.close();

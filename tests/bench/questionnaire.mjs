// The questionnaire of 83 rows (76 standards, 7 negative items) in our page, by hand, and in what others would take for it: what must be loaded,
// when it can be used, when an answer is painted with what follows from it, and when a key in a note is. Ours twice: as it opens, and with all
// cards shown and all details open, which is what the others show. One browser, the pages in turn, everything from servers on this machine.
//
// `[--rounds 5]`. Every answer is given to a radio that is not checked: what a page remembers over a reload would else be no work.

import { readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { chromium } from "../browser/chromium.mjs";
import * as county from "../browser/journey.mjs";
import { dist, serve, until } from "../browser/tools.mjs";
import { print, ratio, report } from "./report.mjs";

const option = process.argv.indexOf("--rounds");
const ROUNDS = option < 0 ? 5 : Number(process.argv[option + 1]);
const CLICKS = 20;
const KEYS = 20;
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

/** `summary` is what tells of every answer; `whole` makes a page show everything that it has. */
const ours = { address: `${site.address}#/assess`, radio: ".standard .quick input[type=radio]", note: ".details textarea", summary: "footer", first: 5 };
const pages = {
  ours,
  "ours, all open": { ...ours, whole: showAll },
  "by hand": { address: `${others.address}questionnaire-by-hand.html`, radio: "section input[type=radio]", note: "textarea", summary: "#counts", first: rows.length * 5 },
  SurveyJS: { address: `${others.address}questionnaire-surveyjs.html`, radio: "#survey input[type=radio]", note: "#survey textarea", first: rows.length * 5 },
  // It takes no click that a script makes.
  LForms: { address: `${others.address}questionnaire-lforms.html`, radio: "#form input[type=radio]", first: rows.length * 5, deaf: true },
};
const MEASURE = "by hand";

const browser = await chromium("newest");

/** Opens a page anew; milliseconds since it was asked for until its questions are painted, and until a first answer is in the summary. */
async function open(page, { address, radio, first, summary = "body", deaf = false }) {
  await page.goto("about:blank");
  const watch = (wanted, least, told, answered) => {
    const painted = (done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    };
    const look = () => {
      const radios = document.querySelectorAll(wanted);
      if (radios.length < least) return requestAnimationFrame(look);
      // That frame is still to be painted.
      return painted(() => {
        window.interactive = performance.now();
        if (!answered) return;
        const before = document.querySelector(told).textContent;
        [...radios].find((radio) => !radio.checked).click();
        const wait = () => {
          if (told !== "body" && document.querySelector(told).textContent === before) return requestAnimationFrame(wait);
          return painted(() => { window.first = performance.now(); });
        };
        requestAnimationFrame(wait);
      });
    };
    requestAnimationFrame(look);
  };
  const source = `(${watch})(${JSON.stringify(radio)}, ${first}, ${JSON.stringify(summary)}, ${!deaf})`;
  const { identifier } = await page.connection.send("Page.addScriptToEvaluateOnNewDocument", { source });
  await page.goto(address);
  const times = await until(`a first answer at ${address}`, () => page.evaluate((wanted) => window[wanted] && [window.interactive, window.first], deaf ? "interactive" : "first"), 120);
  await page.connection.send("Page.removeScriptToEvaluateOnNewDocument", { identifier });
  return times;
}

/** Unfolds our list and opens the details of every card. */
async function showAll(page) {
  await page.evaluate(() => document.querySelector("[data-action=unfold]")?.click());
  await until("all cards", () => page.evaluate(() => document.querySelectorAll("[data-standard]").length === 76));
  await page.evaluate(async () => {
    for (const button of document.querySelectorAll("[data-action=details][aria-expanded=false]")) {
      button.click();
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  await until("all details", () => page.evaluate(() => document.querySelectorAll(".details textarea").length === 76));
}

/** Answers questions one after the other: milliseconds from each click until the choice is painted, and until what follows from it is. */
const answers = (page, { radio, summary = null }) =>
  page.evaluate(async (wanted, told, count) => {
    const painted = () => new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      requestAnimationFrame(() => channel.port2.postMessage(0));
    });
    const said = () => told && document.querySelector(told).textContent;
    const choice = [], consequences = [];
    for (let turn = 0; turn < count; turn += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      const radios = [...document.querySelectorAll(wanted)];
      const question = (turn * 3) % Math.floor(radios.length / 5);
      const target = radios.slice(question * 5, question * 5 + 3).find((one) => !one.checked);
      const { name, value } = target;
      const [start, before] = [performance.now(), said()];
      target.click();
      await painted();
      choice.push(performance.now() - start);
      for (let frames = 0; told && said() === before; frames += 1) {
        if (frames > 600) throw new Error(`answer ${turn} does not show in ${told}`);
        await painted();
      }
      consequences.push(performance.now() - start);
      if (![...document.querySelectorAll(wanted)].some((one) => one.name === name && one.value === value && one.checked)) throw new Error(`answer ${turn} was not taken`);
      await new Promise((done) => setTimeout(done, 30));
    }
    return { choice, consequences };
  }, radio, summary, CLICKS);

/** Writes into notes, a letter a frame; milliseconds from each key until it is painted. */
const keys = (page, { note }) =>
  page.evaluate(async (wanted, count) => {
    const times = [];
    for (let turn = 0; turn < count; turn += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      // Three letters in each field.
      const field = document.querySelectorAll(wanted)[Math.floor(turn / 3)];
      if (turn % 3 === 0) field.focus();
      const start = performance.now();
      field.setRangeText("字", field.value.length, field.value.length, "end");
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText", data: "字" }));
      await new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        requestAnimationFrame(() => channel.port2.postMessage(0));
      });
      times.push(performance.now() - start);
      if (!field.value.endsWith("字")) throw new Error(`key ${turn} was not taken`);
      await new Promise((done) => setTimeout(done, 30));
    }
    return times;
  }, note, KEYS);

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

for (const slower of [1, 4]) {
  /** What was measured → page → its times. */
  const times = {};
  const keep = (what, name, values) => ((times[what] ??= {})[name] ??= []).push(...values);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, page] of Object.entries(pages)) {
      await tab.connection.send("Emulation.setCPUThrottlingRate", { rate: slower });
      for (const server of [site, others]) server.requests.length = 0;
      const [interactive, first] = await open(tab, page);
      page.requests ??= [...new Set([...site.requests, ...others.requests])];
      if (page.whole) {
        await tab.connection.send("Emulation.setCPUThrottlingRate", { rate: 1 });
        await page.whole(tab);
        await tab.connection.send("Emulation.setCPUThrottlingRate", { rate: slower });
      } else {
        keep("loaded", name, [interactive]);
      }
      if (!page.deaf) {
        if (!page.whole) keep("loaded_first_answer_in_the_summary", name, [first]);
        const { choice, consequences } = await answers(tab, page);
        keep("answer_choice_painted", name, choice);
        keep("answer_consequences_painted", name, consequences);
        // As it opens, ours shows no note.
        if (name !== "ours") keep("note_key_painted", name, await keys(tab, page));
      }
      await tab.connection.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    }
  }
  for (const [what, byPage] of Object.entries(times)) {
    for (const [name, values] of Object.entries(byPage)) report(`questionnaire_${what} ${name} ${slower}x`, values, "ms");
    for (const name of Object.keys(byPage)) if (name !== MEASURE) ratio(`questionnaire_${what} ${name} : ${MEASURE} ${slower}x`, byPage[name], byPage[MEASURE]);
  }
}
for (const [name, { requests, whole }] of Object.entries(pages)) {
  if (whole) continue;
  const files = requests.map((path) => (path.endsWith("/") ? `${path}index.html` : path));
  weigh(name, files.map((path) => existing(path, ...(name === "ours" ? [join(dist, "site")] : [here("pages"), here("peers/node_modules")]))).filter(Boolean));
}
await browser.close();
await site.close();
await others.close();

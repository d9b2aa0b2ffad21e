// What an officer does with the page, a step a function. Selectors live here and nowhere else.

import assert from "node:assert/strict";
import { engines, shown, singleFile, until } from "./tools.mjs";

const attribute = (page, selector, name) => page.evaluate((wanted, what) => document.querySelector(wanted)?.getAttribute(what), selector, name);

/** Waits for a screen, and not for word that it is on its way. */
export const screen = (page, name) => shown(page, `main[data-screen=${name}] > :not([data-rest]) h1`);

/** The step of the way under which a screen's own pages open. */
const STEPS = { assess: "assess", figures: "data", register: "data", exchange: "data", form: "submit", documents: "submit" };

/** The one file, opened in the newest browser. */
export async function theOneFile() {
  const browser = await engines["Chromium (newest)"]();
  const page = await browser.page();
  await page.goto(singleFile);
  await screen(page, "start");
  return { browser, page };
}

/** Goes to a screen by its link in the navigation; where its step is not open yet, by way of that. */
export async function go(page, hash) {
  const link = `nav a[href="${hash}"]`;
  const name = hash.split("/")[1];
  const there = await page.evaluate((wanted) => Boolean(document.querySelector(wanted)?.getClientRects().length), link);
  if (!there && STEPS[name]) {
    await page.click(`[data-step=${STEPS[name]}] .step-head`);
    await shown(page, link);
  }
  await page.click(link);
  await screen(page, name);
}

/** Waits until the page says that everything is kept. */
export const saved = (page) => until("the page says it is saved", () => page.evaluate(() => !document.querySelector("[data-behind]") && document.querySelector("[data-save-state]")?.getAttribute("data-save-state") === "saved"));

/** Waits until the page knows what the browser shows by itself. */
const known = (page) => until("the page knows it", () => page.evaluate(() => !document.querySelector("[data-behind]")));

/** Opens the example county. */
export async function openExample(page) {
  await shown(page, "[data-action=example]");
  await page.click("[data-action=example]");
  await saved(page);
}

/** Goes on with the record that was written last. */
export async function openRecord(page) {
  await shown(page, "tr[data-record] [data-action=open-record]");
  await page.click("tr[data-record] [data-action=open-record]");
  await saved(page);
}

/** Begins a new assessment and comes to the negative list. */
export async function begin(page, county) {
  await shown(page, "input[name=county]");
  await page.click("input[name=county]");
  await page.type(county);
  await page.click("[data-action=new]");
  await saved(page);
}

/** Clicks a choice of a group of answers, and waits until it is taken. */
async function choose(page, group, value) {
  await page.click(`${group} label.${value}`);
  await until(`${group} ${value}`, () => page.evaluate((wanted, name) => document.querySelector(`${wanted} input[value="${name}"]`)?.checked, group, value));
  await known(page);
}

export const negative = (page, id, state) => choose(page, `[data-negative="${id}"]`, state);
export const answer = (page, id, status) => choose(page, `[data-standard="${id}"] .quick`, status);

/** Chooses a clause's own answer; an empty one follows the standard's again. */
export async function clause(page, id, value) {
  const selector = `[data-clause-answer="${id}"]`;
  await shown(page, selector);
  await page.evaluate((wanted, chosen) => {
    const select = document.querySelector(wanted);
    select.value = chosen;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, selector, value);
  await known(page);
}

/** Whether a standard's card asks for the reason why something does not apply, and what it says until there is one. */
export const asksForReason = (page, id) =>
  page.evaluate((wanted) => {
    const hint = document.querySelector(`[data-standard="${wanted}"] .reason .hint`);
    return hint && hint.getClientRects().length ? hint.textContent.trim() : "";
  }, id);

/** Types into a field by its place in the saved file. */
export async function write(page, pointer, text) {
  const selector = `[data-pointer="${pointer}"]`;
  await page.click(selector);
  await page.type(text);
  await until(`${selector} holds the text`, () => page.evaluate((wanted, typed) => document.querySelector(wanted)?.value.includes(typed), selector, text));
  await known(page);
}

/** Puts a text into a field at once, also in a window that is not painted. */
export async function put(page, selector, text) {
  await page.evaluate((wanted, value) => {
    const field = document.querySelector(wanted);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, selector, text);
  await known(page);
}

export const pointer = (...steps) => steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The ids on the screen, in order. */
export const ids = (page, name) => page.evaluate((wanted) => [...document.querySelectorAll(`[data-${wanted}]`)].map((element) => element.getAttribute(`data-${wanted}`)), name);

/** What stands in the standard's badge. */
export const status = (page, id) => attribute(page, `[data-standard="${id}"] [data-status]`, "data-status");

/** Opens or closes the details of a standard. */
export async function details(page, id) {
  await page.click(`[data-standard="${id}"] [data-action=details]`);
  await shown(page, `[data-standard="${id}"] .details`);
}

/** No open violation of the accessibility rules on the screen as it stands. */
export async function accessible(page, axe) {
  await page.evaluate(axe);
  const violations = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations.map((one) => `${one.id}: ${one.help} ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`)),
  );
  assert.deepEqual(violations, []);
}

/** How long a document takes from the click to the file, and whether the page said so in a frame that was painted before. */
export const exportTakes = (page, name) =>
  page.evaluate((wanted) => new Promise((done) => {
    const start = performance.now();
    const button = document.querySelector(`[data-action=export][data-document=${wanted}]`);
    let told = false;
    requestAnimationFrame(() => { told = button.nextElementSibling.getClientRects().length > 0; });
    new MutationObserver((_, observer) => {
      if (button.hasAttribute("aria-busy")) return;
      observer.disconnect();
      done({ milliseconds: performance.now() - start, told });
    }).observe(button, { attributes: true });
    button.click();
  }), name);

/** Opens a saved file, as an officer would from her disk. */
export async function openFile(page, file) {
  await shown(page, "[data-action=open-file]");
  await page.upload("[data-action=open-file] input", [file]);
  await saved(page);
}

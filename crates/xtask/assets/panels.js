// What stands in the page's place where the program did not start or has stopped.

import { texts } from "../../module/js/texts.js";

function element(name, text, children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const child of children || []) made.appendChild(child);
  return made;
}

function button(text, onClick) {
  const made = element("button", text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

/** In the place of the program: taking its elements out takes its event listeners out with them. */
function show(children) {
  const old = document.getElementById("weibao");
  const panel = element("main", "", children);
  panel.className = "stopped";
  panel.dataset.screen = "stopped";
  panel.setAttribute("role", "alert");
  old.parentNode.replaceChild(panel, old);
  document.title = children[0].textContent;
}

const details = (error) => element("details", "", [element("summary", texts.details), element("pre", String((error && error.stack) || error))]);

/** The program did not start. */
export function showFailure(error) {
  if (!document.getElementById("weibao")) return;
  show([element("h1", error.message), ...(error.cause ? [details(error.cause)] : [])]);
}

/** Everything of ours that this browser keeps: what it is called, and its text. */
function saved() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith("weibao"))
      .map((key) => ({ key, text: localStorage.getItem(key) }));
  } catch {
    return [];
  }
}

function countyName(text) {
  try {
    return JSON.parse(text).county.name || texts.unnamed;
  } catch {
    return undefined;
  }
}

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
}

/** The program panicked. */
export function showStopped(error) {
  if (!document.getElementById("weibao")) return;
  const records = saved()
    .map(({ key, text }) => ({ key, text, name: countyName(text) }))
    .filter((record) => record.name);
  const buttons = records.map(({ text, name }) => element("p", "", [button(texts.download(name), () => download(`${name}.json`, text))]));
  show([
    element("h1", texts.programStopped),
    element("p", records.length ? texts.savedIsKept : texts.nothingSaved),
    ...buttons,
    element("p", "", [button(texts.reload, () => location.reload())]),
    details(error),
  ]);
}

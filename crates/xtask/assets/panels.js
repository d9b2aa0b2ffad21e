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

/** The saved files that this browser keeps, as `site/src/tasks/store.rs` writes them: a line about the file, then the file. */
function saved() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith("weibao/1/record/"))
      .map((key) => localStorage.getItem(key))
      .map((entry) => ({ name: countyName(entry), text: entry.slice(entry.indexOf("\n") + 1) }));
  } catch {
    return [];
  }
}

function countyName(entry) {
  try {
    return JSON.parse(entry.slice(0, entry.indexOf("\n"))).county.trim() || texts.unnamed;
  } catch {
    return texts.unnamed;
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
  const records = saved();
  const buttons = records.map(({ text, name }) => element("p", "", [button(texts.download(name), () => download(`${name}.json`, text))]));
  show([
    element("h1", texts.programStopped),
    element("p", records.length ? texts.savedIsKept : texts.nothingSaved),
    ...buttons,
    element("p", "", [button(texts.reload, () => location.reload())]),
    details(error),
  ]);
}

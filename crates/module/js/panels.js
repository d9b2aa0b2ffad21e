// What stands in the program's place where it did not start or has stopped.

import { texts } from "./texts.js";

export function element(name, text, children) {
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

/** An element that screen readers read out at once. `name`: the page's is its `main`. */
function panel(name, children) {
  const made = element(name, "", children);
  made.className = "stopped";
  made.dataset.screen = "stopped";
  made.setAttribute("role", "alert");
  return made;
}

const details = (error) => element("details", "", [element("summary", texts.details), element("pre", String((error && error.stack) || error))]);

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
}

/** The program did not start. */
export const failurePanel = (name, error) => panel(name, [element("h1", error.message), ...(error.cause ? [details(error.cause)] : [])]);

/** The program panicked. `advice`: what to do; `records`: what can be taken away as files, `{name, text}` each. */
export const stoppedPanel = (name, error, advice, records) =>
  panel(name, [
    element("h1", texts.programStopped),
    element("p", advice),
    ...records.map((record) => element("p", "", [button(texts.download(record.name), () => download(`${record.name}.json`, record.text))])),
    element("p", "", [button(texts.reload, () => location.reload())]),
    details(error),
  ]);

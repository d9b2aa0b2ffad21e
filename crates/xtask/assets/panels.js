// What stands in the page's place where the program did not start or has stopped.

import { failurePanel, stoppedPanel } from "../../module/js/panels.js";
import { texts } from "../../module/js/texts.js";

/** In the place of the program: taking its elements out takes its event listeners out with them. */
function show(make) {
  const old = document.getElementById("weibao");
  if (!old) return;
  const panel = make();
  old.parentNode.replaceChild(panel, old);
  document.title = panel.firstChild.textContent;
}

/** The program did not start. */
export const showFailure = (error) => show(() => failurePanel("main", error));

/** The saved files that this browser keeps, as `weibao_page::keeping` has them: a line about the file, then the file. */
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

/** The program panicked. */
export function showStopped(error) {
  const records = saved();
  show(() => stoppedPanel("main", error, records.length ? texts.savedIsKept : texts.nothingSaved, records));
}

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

/** The saved files that this browser keeps, as `site/src/browser/storage` writes them: what is told about a file, and the file. */
async function saved() {
  const entries = [...(await inDatabase().catch(() => [])), ...inLocalStorage()];
  return entries.map(({ head, body }) => ({ name: countyName(head), text: body }));
}

const inDatabase = () => new Promise((done, failed) => {
  const request = indexedDB.open("weibao");
  request.onerror = request.onblocked = failed;
  // There is none: it is not made here.
  request.onupgradeneeded = () => request.transaction.abort();
  request.onsuccess = () => {
    const all = request.result.transaction("kept").objectStore("kept").getAll();
    all.onerror = failed;
    all.onsuccess = () => done(all.result);
  };
});

function inLocalStorage() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith("weibao/1/record/"))
      .map((key) => localStorage.getItem(key))
      .map((entry) => ({ head: entry.slice(0, entry.indexOf("\n")), body: entry.slice(entry.indexOf("\n") + 1) }));
  } catch {
    return [];
  }
}

function countyName(head) {
  try {
    return JSON.parse(head).county.trim() || texts.unnamed;
  } catch {
    return texts.unnamed;
  }
}

/** The program panicked. */
export async function showStopped(error) {
  const records = await saved();
  show(() => stoppedPanel("main", error, records.length ? texts.savedIsKept : texts.nothingSaved, records));
}

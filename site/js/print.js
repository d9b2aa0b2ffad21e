// Printing what an element shows, without the portal's page around it.

import { dress } from "./style.js";

let frame;

/** Prints a copy of `section` from a frame of its own, which goes when it is printed. */
export async function print(section) {
  if (frame) frame.remove();
  const mine = (frame = document.createElement("iframe"));
  // Browsers print nothing of a frame that is not displayed at all.
  Object.assign(mine.style, { position: "fixed", width: "0", height: "0", border: "0", visibility: "hidden" });
  mine.tabIndex = -1;
  mine.setAttribute("aria-hidden", "true");
  // At once in some browsers; in others the empty document is put in place a moment later.
  await new Promise((done) => {
    mine.onload = done;
    document.body.appendChild(mine);
  });
  const view = mine.contentWindow;
  const paper = view.document;
  paper.documentElement.lang = "zh-CN";
  await dress(paper, view);
  // As on the page of this project, where the printed sheet decides how wide it is.
  const copy = paper.importNode(section, true);
  copy.classList.remove("wide");
  paper.body.appendChild(copy);
  name(paper, view, copy.querySelector(".print-line"));
  view.addEventListener("afterprint", () => mine.remove());
  view.focus();
  view.print();
}

/** Has every page say what the line says, where the browser can; the same as `name_pages` of the page. */
function name(paper, view, line) {
  if (!line || !paper.adoptedStyleSheets) return;
  const sheet = new view.CSSStyleSheet();
  const words = line.textContent.replace(/["\\<\n]/g, "");
  sheet.insertRule(`@page { @bottom-left { content: "${words}"; font-size: 8.5pt; white-space: nowrap; } }`);
  paper.adoptedStyleSheets = [...paper.adoptedStyleSheets, sheet];
  paper.documentElement.classList.toggle("paged", sheet.cssRules[0].cssText.includes("bottom-left"));
}

// The style sheet within a shadow root.

import style from "weibao-style";
import { settled } from "../../crates/module/js/default-wasm.js";
import { LoadError } from "../../crates/module/js/errors.js";
import { texts } from "../../crates/module/js/texts.js";

/** The sheets by the window whose documents may share them. */
const sheets = new WeakMap();

function sheetOf(view) {
  if (!sheets.has(view)) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style);
    sheets.set(view, sheet);
  }
  return sheets.get(view);
}

/**
 * Puts the style sheet into a shadow root, or into a document of ours: one that all elements share, where the browser can construct one
 * (no policy forbids that); else a link to `element.css`, which a policy of `style-src 'self'` allows and a `<style>` element would not be.
 */
export function dress(root, view = window) {
  if ("adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype) {
    root.adoptedStyleSheets = [sheetOf(view)];
    return Promise.resolve();
  }
  if (root.querySelector("link")) return Promise.resolve();
  return new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = settled(new URL("element.css", import.meta.url));
    link.onload = done;
    link.onerror = () => {
      link.remove();
      failed(new LoadError("missing", texts.missing("element.css")));
    };
    (root.head || root).appendChild(link);
  });
}

const NARROW = 900;
const WIDE = 1240;

/** Keeps the classes `narrow` and `wide` of `place` true to its width: a portal's column is no window. Answers with a function that ends it. */
export function measure(place) {
  const fit = () => {
    const width = place.getBoundingClientRect().width;
    place.classList.toggle("narrow", width <= NARROW);
    place.classList.toggle("wide", width >= WIDE);
  };
  fit();
  if (typeof ResizeObserver !== "function") return () => {};
  const observer = new ResizeObserver(fit);
  observer.observe(place);
  return () => observer.disconnect();
}

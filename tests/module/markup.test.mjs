// The previews' HTML as elements, over a document of a few lines: what a browser's own parser would have run is not even made.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setMarkup } from "../../site/js/markup.js";
import { paceHere } from "../pace.mjs";

class Made {
  constructor(name) {
    Object.assign(this, { name, attributes: {}, children: [] });
  }

  set textContent(text) {
    this.children = text ? [text] : [];
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  appendChild(child) {
    this.children.push(child);
  }
}
globalThis.document = { createElement: (name) => new Made(name), createTextNode: (text) => text };

/** As a tree of `[name, attributes, ...children]`. */
const tree = (made) => (typeof made === "string" ? made : [made.name, made.attributes, ...made.children.map(tree)]);
const parsed = (text) => {
  const place = new Made("place");
  place.textContent = "before";
  setMarkup(place, text);
  return tree(place).slice(2);
};

test("what previews are written in", () => {
  assert.deepEqual(parsed('<div class="paper lying"><h3 class="title">一</h3><table><colgroup><col width="50%"><col width="50%"></colgroup><tbody><tr><td colspan="2">二</td></tr></tbody></table></div>'), [
    ["div", { class: "paper lying" }, ["h3", { class: "title" }, "一"], ["table", {}, ["colgroup", {}, ["col", { width: "50%" }], ["col", { width: "50%" }]], ["tbody", {}, ["tr", {}, ["td", { colspan: "2" }, "二"]]]]],
  ]);
});

test("texts stay texts", () => {
  assert.deepEqual(parsed("<p>&lt;script&gt; &amp;lt; &#13;&quot;</p>"), [["p", {}, '<script> &lt; \r"']]);
  assert.deepEqual(parsed(""), []);
  assert.deepEqual(parsed("1 < 2"), ["1 ", "<", " 2"]);
});

test("what could run is left out", () => {
  assert.deepEqual(parsed('<script>alert(1)</script><p onclick="x()" style="a" class="b">c</p><img src="x" onerror="y"><svg onload="z"></svg>'), ["alert(1)", ["p", { class: "b" }, "c"]]);
  assert.deepEqual(parsed("</div></div><p>a"), [["p", {}, "a"]]);
});

test("a megabyte of openings ends at once", () => {
  const text = `${"<".repeat(500_000)}${"<p".repeat(200_000)}`;
  const rounds = Array.from({ length: 3 }, () => {
    const began = performance.now();
    setMarkup(new Made("place"), text);
    return performance.now() - began;
  });
  assert.ok(Math.min(...rounds) < 1000 * paceHere(), rounds.join());
});

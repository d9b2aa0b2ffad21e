// The previews' HTML as elements, made one by one: a policy of `require-trusted-types-for 'script'` forbids `innerHTML` to everybody,
// and what is made here can be no script, whatever the text says.

/** All that `preview` writes (see `crates/documents/src/docx/preview.rs`); another element or attribute is left out. */
const ELEMENTS = ["div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"];
const ATTRIBUTES = ["class", "colspan", "height", "rowspan", "scope", "width"];
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const PIECE = /<(\/?)([a-z][a-z0-9]*)([^<>]*)>|([^<]+|<)/g;
const ATTRIBUTE = /([a-z]+)="([^"]*)"/g;

const plain = (text) =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,6}));/g, (whole, name, number) => (name ? ENTITIES[name] : String.fromCodePoint(Number(number))));

/** In the place of `innerHTML = text`. */
export function setMarkup(place, text) {
  place.textContent = "";
  const open = [place];
  const top = () => open[open.length - 1];
  let piece;
  PIECE.lastIndex = 0;
  while ((piece = PIECE.exec(text))) {
    const [, closing, name, attributes, words] = piece;
    if (words) top().appendChild(document.createTextNode(plain(words)));
    else if (!ELEMENTS.includes(name)) continue;
    else if (closing) open.length > 1 && open.pop();
    else {
      const made = document.createElement(name);
      for (let found; (found = ATTRIBUTE.exec(attributes)); ) if (ATTRIBUTES.includes(found[1])) made.setAttribute(found[1], plain(found[2]));
      top().appendChild(made);
      if (name !== "col") open.push(made);
    }
  }
}

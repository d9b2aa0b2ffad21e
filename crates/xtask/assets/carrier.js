// The one file as a vessel: the data that it came with, and itself with others inside.

const SLOT = "weibao-data";

/** To be called before anything is put into the page: what stands in it now is what it is made of. */
export function carrier() {
  const language = document.documentElement.lang;
  const head = Array.from(document.head.children);
  const body = Array.from(document.body.children);
  const place = document.getElementById("weibao");
  const loading = place.outerHTML;
  const there = document.getElementById(SLOT);
  const written = (elements) => elements.map((element) => (element === place ? loading : element.outerHTML)).join("\n");
  return {
    data: there ? there.textContent : undefined,
    /** Data in which no `<` stands. */
    page: (data) => {
      const inside = `<script type="application/json" id="${SLOT}">${data}</script>`;
      const rest = body.filter((element) => element !== there && element !== place);
      return `<!doctype html>\n<html lang="${language}">\n<head>\n${written(head)}\n</head>\n<body>\n${loading}\n${inside}\n${written(rest)}\n</body>\n</html>\n`;
    },
  };
}

// Runs in the page: tells of every control that is taken away and put there anew in one step. Whoever presses it just then clicks nothing, and the
// keyboard loses its place. `chromium.mjs` keeps what it tells in `page.replaced`.

new MutationObserver((records) => {
  const CONTROLS = "input, select, textarea, button, a[href]";
  const isScreen = (node) => node.nodeType === 1 && (node.matches("[data-screen]") || node.querySelector("[data-screen]"));
  const among = (node) => (node.nodeType === 1 ? [node, ...node.querySelectorAll("*")].filter((element) => element.matches(CONTROLS)) : []);
  const data = (element) => Array.from(element.attributes).filter(({ name }) => /^(data-|name$|aria-label$)/.test(name)).map(({ name, value }) => `${name}=${value}`);
  /** What it is, and what it is about: two cards have the same buttons. */
  const sign = (control) => {
    const about = control.closest("[data-standard], [data-clause], [data-figure], [data-negative], [data-record], [data-unit], [data-document], [data-item], tr");
    const words = control.matches("button, a") ? control.textContent : control.type === "radio" ? control.value : "";
    const row = about && about.tagName === "TR" ? about.textContent.slice(0, 40) : "";
    return [about && data(about), row, control.tagName, data(control), words].join("|");
  };
  const [gone, come] = [new Set(), new Set()];
  for (const { removedNodes, addedNodes } of records) {
    // Another screen is another screen.
    if (Array.from(removedNodes).some(isScreen)) return;
    for (const node of removedNodes) among(node).forEach((control) => control.isConnected || gone.add(control));
    for (const node of addedNodes) among(node).forEach((control) => control.isConnected && come.add(control));
  }
  const signs = new Set(Array.from(gone, sign));
  const screen = document.querySelector("[data-screen]");
  for (const control of come) if (signs.has(sign(control))) console.debug(`replaced on ${screen && screen.dataset.screen}: ${sign(control)}`);
}).observe(document, { subtree: true, childList: true });

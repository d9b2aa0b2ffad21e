// The controls of a read-only element. That nothing is changed is seen to by the app; here users are shown so.

const CONTROLS = ".screen input, .screen select, .screen textarea";
/** What only changes the view, and what fills templates, can be used. */
const FREE = "[role=search] *, .own-template *";
const TEXTS = "textarea, input:not([type=radio]):not([type=checkbox]):not([type=file])";

/** Texts can be read and copied, choices cannot be made; or both can be changed again. */
function turn(section, readOnly) {
  section.classList.toggle("read-only", readOnly);
  for (const control of section.querySelectorAll(CONTROLS)) {
    if (!control.matches(FREE)) control[control.matches(TEXTS) ? "readOnly" : "disabled"] = readOnly;
  }
}

/** Keeps whatever the app shows in `section` from being changed. Answers with a function that ends it. */
export function keepReadOnly(section) {
  const observer = new MutationObserver(() => turn(section, true));
  observer.observe(section, { childList: true, subtree: true });
  turn(section, true);
  return () => {
    observer.disconnect();
    turn(section, false);
  };
}

// Values as JSON text that Rust can read.

// JSON text cannot carry half a surrogate pair to Rust; like every text encoder, put U+FFFD in its place.
export const wholeCharacters = (json) => json.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|[^])/g, (escape, half) => (half ? "\ufffd" : escape));

/** `value` as JSON text; functions become `null`. Nothing at all where it cannot be written: Rust answers that with its problem. */
export function toText(value) {
  try {
    const text = JSON.stringify(value);
    return text === undefined ? "null" : wholeCharacters(text);
  } catch {
    return "";
  }
}

/** Text that is JSON already, and goes across as it is. */
export class JsonText {
  constructor(text) {
    this.text = text;
  }
}

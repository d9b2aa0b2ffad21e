// Where an ES module finds its wasm when nobody says: beside itself.

/** A function to the wasm of that name: an address for a browser, the bytes for Node, whose `fetch` reads no files. */
export function usualWasm(name) {
  return async () => {
    const address = new URL(name, import.meta.url);
    const inNode = address.protocol === "file:" && typeof process === "object" && process.versions && process.versions.node;
    if (!inNode) return address;
    // A name that bundlers do not follow.
    const files = "node:fs/promises";
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ files)).readFile(address);
  };
}

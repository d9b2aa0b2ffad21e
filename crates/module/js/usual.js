// Where an ES module finds its wasm when nobody says: beside itself.

/**
 * A function to the wasm: an address for a browser, the bytes for Node, whose `fetch` reads no files.
 * @param beside a function to its address, written as `new URL("name", import.meta.url)` so that bundlers bring the file along.
 */
export function usualWasm(beside) {
  return async () => {
    const address = beside();
    const inNode = address.protocol === "file:" && typeof process === "object" && process.versions && process.versions.node;
    if (!inNode) return address;
    // A name that bundlers do not follow.
    const files = "node:fs/promises";
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ files)).readFile(address);
  };
}

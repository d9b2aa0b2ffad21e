// Where an ES module finds its wasm when nobody says: beside itself.

import { LoadError } from "./errors.js";
import { fetchWasm, fileName } from "./failures.js";
import { texts } from "./texts.js";

/**
 * A function to the wasm: a response (or its bytes) in a browser, the bytes in Node, whose `fetch` reads no files.
 * @param beside a function to its address, written as `new URL("name", import.meta.url)` so that bundlers bring the file along.
 */
export const defaultWasm = (beside) => async () => {
  const address = beside();
  const node = nodeModules();
  if (node && (typeof window === "undefined" || address.protocol === "file:") && !/^https?:/.test(address)) return read(node, fileName(address), address);
  const place = settled(address);
  return fetchWasm(place).catch((cause) => {
    if (cause.code !== "missing" && cause.code !== "wrong_type") throw cause;
    if (place !== address) throw new LoadError("bundler", texts.bundler(fileName(address)), cause);
    throw new LoadError(cause.code, cause.message + texts.orBundler, cause);
  });
};

/** Node's own modules, asked for without an `import`: bundlers for browsers follow one, and stop. Nothing elsewhere. */
const nodeModules = () => (typeof process === "object" && process.getBuiltinModule ? (name) => process.getBuiltinModule(`node:${name}`) : undefined);

/** The bytes beside the script; where a bundler for servers has moved that, those of the package that the server finds from where it runs. */
async function read(node, name, address) {
  const { readFile } = node("fs/promises");
  const beside = () => readFile(address);
  const installed = () => readFile(node("module").createRequire(`${process.cwd()}/`).resolve(`weibao/${/^[a-z]+_bg/.exec(name)}.wasm`));
  try {
    return await beside().catch(installed);
  } catch (cause) {
    throw new LoadError("server_side", texts.serverSide(name), cause);
  }
}

/**
 * Vite's development server moves the scripts of packages into a folder of its own and leaves behind what lies beside them:
 * there it is fetched from the package itself.
 */
export const settled = (address) => (/\/\.vite\/deps[^/]*\//.test(address) ? new URL(String(address).replace(/\/\.vite\/deps[^/]*\//, "/weibao/")) : address);

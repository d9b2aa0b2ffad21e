// node sizes.mjs FOLDER: every file's bytes, raw and packed as hard as servers can, as JSON.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as zlib from "node:zlib";

const folder = process.argv[2].replace(/\/$/, "");
const [gzip, brotli] = [promisify(zlib.gzip), promisify(zlib.brotliCompress)];
const hardest = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } };

async function measured(bytes) {
  const [zipped, packed] = await Promise.all([gzip(bytes, { level: 9 }), brotli(bytes, hardest)]);
  return { raw: bytes.length, gzip: zipped.length, brotli: packed.length };
}

/** By content: a wasm lies in several places, and takes seconds. */
const known = new Map();
const sizes = [];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = readFileSync(path);
  const content = bytes.toString("latin1");
  if (!known.has(content)) known.set(content, measured(bytes));
  sizes.push([path.slice(folder.length + 1).replaceAll("\\", "/"), known.get(content)]);
}
const all = await Promise.all(sizes.map(async ([name, size]) => [name, await size]));
const sorted = Object.fromEntries(all.sort(([one], [two]) => (one < two ? -1 : 1)));
process.stdout.write(`${JSON.stringify(sorted, null, 2)}\n`);

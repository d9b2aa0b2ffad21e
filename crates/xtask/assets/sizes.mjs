// node sizes.mjs FOLDER: every file's bytes, raw and packed as hard as servers can, as JSON.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2].replace(/\/$/, "");
const hardest = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const sizes = {};
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = readFileSync(path);
  const name = path.slice(folder.length + 1).replaceAll("\\", "/");
  sizes[name] = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, hardest).length };
}
const sorted = Object.fromEntries(Object.entries(sizes).sort(([one], [two]) => (one < two ? -1 : 1)));
process.stdout.write(`${JSON.stringify(sorted, null, 2)}\n`);

// Folders of packages from npm that single tests need, each in `target` by a lock file of its own. Run as a script, it installs all: the whole test run
// does so while it builds.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const WHAT = { engines: "DuckDB (about 70 MB)", portals: "what the example projects are built with (about 500 MB)" };

/** Installs what the lock file in `tests/<name>` names, where that has not been done, and gives the folder. */
export async function installed(name) {
  const folder = join(root, "target", name);
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json", ".npmrc"]) cpSync(join(root, "tests", name, file), join(folder, file));
  const lock = createHash("sha256").update(readFileSync(join(folder, "package-lock.json"))).digest("hex");
  const marker = join(folder, "node_modules/.weibao-installed");
  if (!existsSync(marker) || readFileSync(marker, "utf8") !== lock) {
    console.error(`· installing from npm ${WHAT[name]}`);
    await promisify(execFile)("npm", ["ci"], { cwd: folder, maxBuffer: 1 << 26 });
    writeFileSync(marker, lock);
  }
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const name of Object.keys(WHAT)) await installed(name);

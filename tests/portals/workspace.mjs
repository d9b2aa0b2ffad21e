// Portals as strangers make them: the packed package in a folder of projects, with what these are built with. All in `target/portals`.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "../installed.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const workspace = join(root, "target/portals");
/** The examples that are built. */
export const projects = ["vite-react", "vite-vue", "webpack", "next"];

const quiet = { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CI: "1" } };

/** Runs a program of the workspace; an error carries what it said. */
export function tool(name, options = [], folder = workspace) {
  try {
    return execFileSync(process.execPath, [join(workspace, "node_modules", name), ...options], { ...quiet, cwd: folder });
  } catch (error) {
    throw new Error(`${name} ${options.join(" ")}\n${error.stdout}${error.stderr}`);
  }
}

/** What the lock file names, and the package anew. Gives the tarball. */
export async function prepare() {
  await installed("portals");
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", join(root, "dist/module"), "--json"], { ...quiet, cwd: workspace }));
  const place = join(workspace, "node_modules/weibao");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  execFileSync("tar", ["-xzf", join(workspace, filename), "-C", place, "--strip-components=1"]);
  // What tells Vite that the projects share one `node_modules`.
  writeFileSync(join(workspace, "pnpm-workspace.yaml"), "");
  // As they are in the package, and with nothing left of an earlier build.
  for (const name of projects) {
    rmSync(join(workspace, name), { recursive: true, force: true });
    cpSync(join(place, "examples", name), join(workspace, name), { recursive: true });
  }
  return join(workspace, filename);
}

// node examples.mjs FOLDER: puts `examples/` there, and what its pages use beside them.

import { copyFileSync, cpSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];

// Of a project that was tried where it lies, its sources only.
cpSync("examples", folder, { recursive: true, filter: (file) => !/[\\/](node_modules|dist|\.next|package-lock\.json)$/.test(file) });
copyFileSync("standards/example-county.json", join(folder, "county.json"));
copyFileSync("node_modules/jquery/dist/jquery.min.js", join(folder, "jquery/jquery.min.js"));

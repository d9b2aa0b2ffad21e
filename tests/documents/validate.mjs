// Holds Office files against the schemas and rules of Office Open XML, by Microsoft's own Open XML SDK (as a wasm, from npm):
//
//     node tests/documents/validate.mjs <file> …      prints a JSON object: for each file a list of what is wrong with it

import { readFileSync } from "node:fs";
import { extname } from "node:path";
import validate from "@ooxml-tools/validate";

const found = {};
for (const file of process.argv.slice(2)) {
  const errors = await validate(readFileSync(file), extname(file).slice(1), "Microsoft365");
  found[file] = errors.map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`);
}
process.stdout.write(JSON.stringify(found), () => process.exit(0));

// node pack.mjs FILE: its bytes, deflated, as base64. The boot script of the one file undoes both.

import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";

process.stdout.write(deflateRawSync(readFileSync(process.argv[2]), { level: 9, memLevel: 9 }).toString("base64"));

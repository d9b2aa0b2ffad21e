// The workbooks of the largest county's units, filled in as a clerk would: every answer, every number, every 有/无 of the units that are listed.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync, zipSync } from "fflate";
import { largest } from "./largest.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const namesOnly = (rows) => rows.map(({ name, township, stage }) => ({ name, township, stage }));

/** With nothing answered but the names of its units, so that what comes back is news; those that are asked are more than forty. */
export const asking = {
  ...largest,
  answers: {},
  figures: {},
  negatives: {},
  registers: Object.fromEntries(["townships", "communities", "schools"].map((key) => [key, namesOnly(largest.registers[key])])),
};

const CELL = /<c r="([A-Z]+)(\d+)" s="(\d)"(?:\/>|[^>]*>(.*?)<\/c>)/g;
const plain = (xml = "") => xml.replace(/<[^>]+>/g, "");
const word = (at, style, text) => `<c r="${at}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;

function sheet(xml) {
  const heading = plain(/<row r="1".*?<\/row>/.exec(xml)?.[0]);
  // The columns whose cells are 有 or 无.
  const lists = [...xml.matchAll(/sqref="([^"]+)"[^>]*><formula1>"有,无"/g)].flatMap((list) => list[1].split(" "));
  const columns = new Set(lists.map((list) => /^[A-Z]+/.exec(list)[0]));
  let [named, role] = [false, ""];
  return xml.replace(CELL, (cell, column, row, style, inner) => {
    const at = `${column}${row}`;
    if (column === "A") named = plain(inner) !== "";
    if (heading.includes("填报") && column === "E") role = plain(inner);
    if (!named || inner) return cell;
    if (style === "5") return `<c r="${at}" s="5"><v>1</v></c>`;
    if (style !== "4") return cell;
    if (heading.startsWith("编号方面")) return column === "F" ? word(at, style, role === "主报" || role === "协报" ? "达标" : "有") : cell;
    if (heading.startsWith("编号核对")) return column === "C" ? word(at, style, "无") : cell;
    return columns.has(column) ? word(at, style, "有") : cell;
  });
}

/** A workbook's bytes, filled in. */
export function filled(bytes) {
  const package_ = unzipSync(bytes);
  for (const name of Object.keys(package_).filter((name) => name.startsWith("xl/worksheets/"))) {
    package_[name] = Buffer.from(sheet(Buffer.from(package_[name]).toString("utf8")));
  }
  return Buffer.from(zipSync(package_));
}

/** The first so many of them: of each its name and its bytes. */
export function filledReplies(count) {
  const folder = mkdtempSync(join(tmpdir(), "weibao-filled-"));
  try {
    const file = join(folder, "largest.json");
    const sent = mkdtempSync(join(folder, "sent-"));
    writeFileSync(file, JSON.stringify(asking));
    execFileSync("cargo", ["run", "--quiet", "--package", "weibao-tables", "--example", "departments", "--", "out", file, sent], { cwd: root });
    return readdirSync(sent).sort().slice(0, count).map((name) => [name, filled(readFileSync(join(sent, name)))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Workbooks of units, filled in as a clerk would: every answer, every number, every 有 of the units that are listed.

import { unzipSync, zipSync } from "fflate";
import { largest } from "./largest.mjs";

const namesOnly = (rows) => rows.map(({ name, township, stage }) => ({ name, township, stage }));

/** The largest county with nothing answered but the names of its units, so that what comes back is news; more than forty are asked. */
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
    if (heading.startsWith("编号方面") && column === "E") role = plain(inner);
    if (!named || inner) return cell;
    if (style === "5") return `<c r="${at}" s="5"><v>1</v></c>`;
    if (style !== "4") return cell;
    if (heading.startsWith("编号方面")) return column === "F" ? word(at, style, ["主报", "协报"].includes(role) ? "达标" : "有") : cell;
    if (heading.startsWith("编号核对")) return column === "C" ? word(at, style, "无") : cell;
    return columns.has(column) ? word(at, style, "有") : cell;
  });
}

/** A workbook's bytes, filled in. */
export function filled(bytes) {
  const parts = unzipSync(bytes);
  for (const name of Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/"))) {
    parts[name] = Buffer.from(sheet(Buffer.from(parts[name]).toString("utf8")));
  }
  return Buffer.from(zipSync(parts));
}

const inline = (cell, at) => (typeof cell === "number" ? `<c r="${at}"><v>${cell}</v></c>` : cell && `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`);
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A workbook of these sheets: of each its name, its rows, whether it is hidden, its merged cells. */
export function workbook(sheets) {
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, hidden }, n) => `<sheet name="${name}" sheetId="${n + 1}"${hidden ? ' state="hidden"' : ""} r:id="r${n + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, n) => `<Relationship Id="r${n + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join("")}</Relationships>`,
  };
  for (const [n, { rows, merged = [] }] of sheets.entries()) {
    const data = rows.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => inline(cell, `${String.fromCharCode(65 + c)}${r + 1}`)).join("")}</row>`).join("");
    const merges = merged.length ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : "";
    parts[`xl/worksheets/sheet${n + 1}.xml`] = `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${merges}</worksheet>`;
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)]))));
}

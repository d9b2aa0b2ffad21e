// Spreadsheets out and in through the package, in Node: what `request` writes, `rowsFrom` shows and `replyFrom` reads.

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../dist/module");
const load = (name) => import(pathToFileURL(join(folder, name)).href);
const [weibao, documents, tables] = await Promise.all(["weibao.js", "documents.js", "tables.js"].map(load));
await weibao.init();

const county = { ...weibao.newAssessment({ name: "示例县", code: "450199" }), registers: { townships: [{ name: "东镇" }] } };
const unit = weibao.units(county).find(({ name }) => name === "民政局");
const request = weibao.requestFor(county, unit.key, { today: "2026-02-10", due: "2026-03-10" });
const workbook = await documents.request(county, request);

test("the workbook of a unit has its sheets, and a name that says whose it is", async () => {
  const sheets = await tables.rowsFrom(workbook);
  const names = sheets.map(({ name }) => name);
  assert.equal(names[0], "填报说明");
  assert.ok(names.includes("要点") && names.includes("数据") && names.includes("台账_乡镇（街道）"), names.join());
  assert.deepEqual(sheets.filter(({ hidden }) => hidden).map(({ name }) => name), ["_weibao"]);
  const clauses = sheets.find(({ name }) => name === "要点");
  assert.deepEqual(clauses.rows[0].slice(0, 9), ["编号", "方面", "标准原文", "要点", "贵单位", "填报", "不适用理由", "情况说明", "上次填报"]);
  assert.equal(clauses.rows.length - 1, request.items.filter(({ at }) => /^\/(answers\/.*\/clauses|bodies)\//.test(at)).length);
  assert.equal(await documents.requestFileName(request), "未保自评填报_示例县_民政局_20260310截止.xlsx");
});

test("what is read comes as text as well", async () => {
  assert.deepEqual(JSON.parse(await tables.asText.rowsFrom(workbook)), await tables.rowsFrom(workbook));
  assert.deepEqual(JSON.parse(await tables.asText.replyFrom(workbook, county)), await tables.replyFrom(workbook, county));
});

test("an untouched workbook says nothing, and merging it changes nothing", async () => {
  const reply = await tables.replyFrom(workbook, county);
  assert.equal(reply.format, "weibao.reply");
  assert.equal(reply.request, request.id);
  assert.equal(reply.unit, unit.key);
  assert.deepEqual(reply.values, {});
  const merged = weibao.merge(county, [reply], { today: "2026-03-12" });
  assert.deepEqual(merged.problems, []);
  assert.deepEqual(merged.assessment, county);
});

test("what cannot be read is refused with a sentence, and the next file is read", async () => {
  const refusal = async (call) => {
    try {
      await call();
    } catch (error) {
      assert.match(error.problems[0].text, /没有读取|读不/);
      return error.problems[0].code;
    }
    return undefined;
  };
  assert.equal(await refusal(() => tables.rowsFrom(new Uint8Array([1, 2, 3]))), "table_unreadable");
  assert.equal(await refusal(() => tables.rowsFrom(new TextEncoder().encode("村名,乡镇"), "表.xls")), "table_is_text");
  assert.equal(await refusal(() => tables.rowsFrom(workbook, "表.et")), "table_is_et");
  assert.equal(await refusal(() => tables.rowsFrom(workbook.slice(0, 900))), "table_unreadable");
  assert.equal(await refusal(() => tables.replyFrom(workbook, { ...county, county: { name: "别县", code: "450198" } })), "reply_other_county");
  assert.equal(await refusal(() => tables.replyFrom(workbook, { ...county, catalog: "cn-1999" })), "reply_other_catalog");
  const report = await documents.workbook(county);
  assert.ok((await tables.rowsFrom(report)).length > 5);
});

test("the roll-up is a workbook in the order of the codes", async () => {
  const other = { ...county, county: { name: "甲县", code: "450101" } };
  const sheets = await tables.rowsFrom(await documents.rollup(weibao.rollUp([county, other])));
  assert.deepEqual(sheets.map(({ name }) => name), ["总表", "薄弱项", "数据对照", "分县数据", "负面清单", "不适用和理由", "口径与停用的推定", "缺材料、材料过期", "整改", "退回未办结", "文件问题"]);
  assert.deepEqual(sheets[0].rows.map((row) => row[1]), ["县（市、区、旗）", "甲县", "示例县"]);
  assert.equal(sheets[1].rows.length, 77);
});

test("the roll-up is a paper and two pictures", async () => {
  const rolledUp = weibao.rollUp([county]);
  const paper = await documents.rollupSummary(rolledUp, { today: "2026-11-26" });
  assert.match(await documents.preview(paper), /截至2026年11月26日，共收到1个县/);
  for (const of of ["areas", "standards"]) assert.match(await documents.rollupPicture(rolledUp, of), /^<svg [\s\S]*<\/svg>$/);
});

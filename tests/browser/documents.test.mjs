// The documents on the page: what is previewed is what Word opens, templates of a county's own are filled, and print is paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { strToU8, unzipSync, zipSync } from "fflate";
import * as county from "./journey.mjs";
import { dist, download, engines, modern, root, shown, singleFile, until } from "./tools.mjs";

const axe = `${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")};undefined`;
const documents = await import(pathToFileURL(join(dist, "module/documents.js")).href);
await documents.init();

const python = (script, ...values) => JSON.parse(execFileSync("/usr/bin/python3", ["-c", script, ...values], { encoding: "utf8", maxBuffer: 2 ** 26 }));
/** The paragraphs of a .docx in reading order, as python-docx sees them. */
const paragraphs = (file) =>
  python(
    `import sys, json, docx
d = docx.Document(sys.argv[1])
w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
print(json.dumps([docx.text.paragraph.Paragraph(p, d).text for p in d.element.body.iter(w + "p")]))`,
    file,
  );
/** The sheets of an .xlsx: the name and the heads of the columns of each that are seen, and how many rows follow. */
const sheets = (file) =>
  python("import sys, json, openpyxl\nprint(json.dumps([[s.title, [c.value for c in s[1] if not s.column_dimensions[c.column_letter].hidden], s.max_row - 1] for s in openpyxl.load_workbook(sys.argv[1])]))", file);

const exported = (page, document) => download(page, () => page.click(`[data-action=export][data-document=${document}]`));
const previewed = async (page, document) => {
  await page.click(`[data-action=preview][data-document=${document}]`);
  await shown(page, `[data-preview=${document}] .paper`);
};
/** The words of the preview, an entry a paragraph. */
const words = (page) => page.evaluate(() => [...document.querySelectorAll(".paper")].flatMap((paper) => [...paper.querySelectorAll("p, h3, h4, h5, h6")].map((one) => one.textContent)));

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
/** A template as a county might write it: nothing but paragraphs. */
const template = (...runs) =>
  zipSync({
    "[Content_Types].xml": strToU8(`<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
    "_rels/.rels": strToU8(`<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`),
    "word/document.xml": strToU8(`<w:document xmlns:w="${WORD}"><w:body>${runs.map((parts) => `<w:p>${parts.map((part) => `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`).join("")}</w:p>`).join("")}<w:sectPr/></w:body></w:document>`),
  });

for (const engine of [...modern, "Chromium 69"]) {
  describe(`documents in ${engine}`, () => {
    let browser, page, folder;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "weibao-documents-"));
      browser = await engines[engine]();
      page = await browser.page();
      await page.goto(singleFile);
      await county.openExample(page);
      await county.go(page, "#/documents");
    });
    after(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const choose = async (name, bytes) => {
      writeFileSync(join(folder, name), bytes);
      await page.upload("[data-action=choose-template] input", [join(folder, name)]);
    };
    const refused = async (name, bytes) => {
      await choose(name, bytes);
      return until(`${name} is refused`, () => page.evaluate((wanted) => {
        const said = document.querySelector("[data-template=refused]");
        return said && said.textContent.includes(wanted) && said.textContent;
      }, name.replace(/\.docx$/, "")));
    };

    for (const document of ["application", "report", "evidenceIndex", "plan"]) {
      test(`shows the ${document} word for word as Word opens it`, async () => {
        await previewed(page, document);
        const { path } = await exported(page, document);
        assert.deepEqual(await words(page), paragraphs(path));
        assert.ok(await page.evaluate(() => Boolean(window.document.querySelector(".paper h3"))), "the title is a heading");
        const headless = await page.evaluate(() => [...window.document.querySelectorAll(".paper table")].filter((table) => !table.querySelector("th[scope]")).length);
        assert.equal(headless, 0, "every table has headers");
      });
    }

    test("shows the workbook's sheets as Excel opens them", async () => {
      await previewed(page, "workbook");
      const { path } = await exported(page, "workbook");
      const seen = await page.evaluate(() =>
        [...document.querySelectorAll(".paper")].map((paper) => [paper.querySelector("h3").textContent, [...paper.querySelectorAll("thead th")].map((head) => head.textContent), paper.querySelectorAll("tbody tr").length]),
      );
      assert.deepEqual(seen, sheets(path));
    });

    test("puts the preview away", async () => {
      await page.click("[data-action=close-preview]");
      await until("it is gone", () => page.evaluate(() => !document.querySelector(".paper")));
    });

    test("fills a template of the county's own, placeholders split over runs and all", async () => {
      await choose("县里的模板.docx", template(["甲{", "{县", "名}", "}乙"], ["{{#项目}}"], ["{{序号}}、{{", "名称}}"], ["{{/项目}}"]));
      await shown(page, "[data-template=filled]");
      const said = await words(page);
      assert.deepEqual(said.slice(0, 2), ["甲示例县乙", "1、思想引领"]);
      assert.equal(said.length, 12);
      const file = await exported(page, "filled");
      assert.equal(file.name, "示例县_县里的模板（草稿）.docx");
      assert.deepEqual(paragraphs(file.path), said);
    });

    test("names a placeholder that nothing stands behind, with its place, and writes nothing", async () => {
      const said = await refused("写错的.docx", template(["{{县名}}"], ["再有{", "{县长姓名}}"]));
      assert.match(said, /正文第 2 段的占位符“\{\{县长姓名\}\}”不在可用的名称里/);
      assert.ok(await page.evaluate(() => !document.querySelector(".paper")));
    });

    test("says what is the matter with a file that is no template", async () => {
      const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504)]);
      assert.match(await refused("旧的.doc", old), /另存为 \.docx/);
      assert.match(await refused("旧的.wps", old), /另存为 \.docx/);
      assert.match(await refused("加密的.docx", old), /打开密码/);
      assert.match(await refused("表格.docx", zipSync({ "xl/workbook.xml": strToU8("<x/>") })), /不是 Word 文档/);
      assert.match(await refused("断了的.docx", template(["{{县名}}"]).slice(0, 300)), /不是完好的 \.docx/);
      assert.match(await refused("炸弹.docx", zipSync({ ...unzipSync(template(["{{县名}}"])), "word/document.xml": new Uint8Array(80_000_000) })), /过大/);
      assert.match(await refused("太大.docx", Buffer.alloc(20_000_001)), /20 MB/);
      const loop = [...Array(8)].map(() => ["{{#标准}}"]);
      assert.match(await refused("套娃.docx", template(...loop, ["甲"], ...loop.map(() => ["{{/标准}}"]))), /过大/);
    });

    test("hands out the templates that it uses itself, and they fill to the same documents", async () => {
      const file = await download(page, () => page.click("[data-action=template][data-document=plan]"));
      assert.equal(file.name, "模板_整改方案.docx");
      assert.deepEqual(file.bytes, readFileSync(join(root, "standards/templates/plan.docx")));
      await choose("方案.docx", file.bytes);
      await shown(page, "[data-template=filled]");
      const own = await words(page);
      await previewed(page, "plan");
      assert.deepEqual(await words(page), own);
    });

    test("lists every placeholder", async () => {
      await page.click("[data-action=placeholders]");
      const listed = await shown(page, ".placeholders table");
      assert.match(listed, /\{\{单位名称\}\}/);
      const { texts, lists } = documents.placeholders();
      const all = await page.evaluate(() => document.querySelector(".placeholders").textContent);
      for (const name of [...texts, ...lists.flatMap((list) => list.texts)]) assert.ok(all.includes(`{{${name}}}`), name);
      for (const { name } of lists) assert.ok(all.includes(`{{#${name}}}`), name);
    });

    test("holds to the rules of accessibility with a preview and the list open, wide and narrow", async () => {
      for (const [width, height] of [[1366, 768], [390, 844]]) {
        await page.size(width, height);
        if (engine !== "Chromium 69") await county.accessible(page, axe);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1), `wider than ${width} px`);
        await page.picture(join(root, "target/pictures", `${engine.replace(/\W/g, "")}-documents-preview-${width}.png`));
      }
      await page.size(1366, 768);
    });

    test("refuses a document that is opened as an assessment, and keeps what is open", async () => {
      writeFileSync(join(folder, "报告.docx"), template(["甲"]));
      await county.go(page, "#/start");
      await page.upload("[data-action=open-file] input", [join(folder, "报告.docx")]);
      assert.match(await shown(page, "[data-notice=told]"), /不是自评文件.*用自己的模板/);
      assert.match(await shown(page, "header .county"), /示例县/);
    });

    test("keeps what is typed into the form while the drafts are on the way", async () => {
      await county.go(page, "#/form");
      await page.reload();
      await county.screen(page, "form");
      await county.write(page, "/contact/name", "某某");
      await until("the drafts are there", () => page.evaluate(() => document.querySelector("[data-field=situation]").value.includes("示例县现有")));
      const text = () => page.evaluate(() => document.querySelector("[data-field=situation]").value);
      const count = () => page.evaluate(() => parseInt(document.querySelector("[data-count=situation]").textContent, 10));
      const [draft, length] = [await text(), await count()];
      await county.write(page, "/application/situation", "又及");
      assert.equal(await count(), length + 2, "the length is shown at once");
      await until("the preview follows", () => page.evaluate(() => document.querySelector(".paper").textContent.includes("又及")));
      const typed = await text();
      assert.equal(typed.length, draft.length + 2);
      await county.saved(page);
      await county.go(page, "#/assess/1");
      await county.go(page, "#/form");
      assert.equal(await text(), typed);
      assert.match(await page.evaluate(() => document.querySelector("[data-pointer='/contact/name']").value), /某某/);
    });

    test("has nothing on the console that is an error", () => {
      assert.deepEqual(page.errors.filter((error) => !/wasm-unsafe-eval/.test(error)), []);
    });
  });
}

describe("previews on paper", () => {
  let browser, page, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "weibao-print-"));
    browser = await engines["Chromium (newest)"]();
    page = await browser.page();
    await page.goto(singleFile);
    await county.openExample(page);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The pages as they are printed: the text of each, and their sizes in points. */
  const printed = async (name) => {
    const { data } = await page.connection.send("Page.printToPDF", { preferCSSPageSize: true });
    const file = join(root, "target/pictures", `print-${name}.pdf`);
    writeFileSync(file, Buffer.from(data, "base64"));
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    const sizes = [...execFileSync("pdfinfo", ["-l", "-1", file], { encoding: "utf8" }).matchAll(/size: +(\d+)\S* x (\d+)/g)].map(([, width, height]) => [Number(width), Number(height)]);
    return { pages: text.split("\f").slice(0, -1), sizes };
  };
  const CONTROLS = /另存为文件|下一步：|打印这份文书|导出|用自己的模板|目录\s+负面清单/;

  test("the form is printed from its own screen on two pages, the opinions on the second", async () => {
    await page.evaluate(() => { location.hash = "#/form"; });
    await shown(page, ".paper");
    const { pages, sizes } = await printed("form");
    assert.match(pages[0], /申报表[^]*单位名称[^]*注：本项内容超出可另附页/);
    assert.match(pages[1], /^\s*县级人民政府自评意见[^]*（本表格一式两份）/);
    assert.match(pages[2], /^\s*附　?\s*页/);
    for (const one of pages) assert.doesNotMatch(one, CONTROLS);
    for (const [width, height] of sizes) assert.deepEqual([width, height], [594, 841]);
  });

  for (const [document, first, lying] of [["report", /自评报告/, false], ["evidenceIndex", /佐证材料目录/, true], ["plan", /方案/, false], ["workbook", /填报说明/, true]]) {
    test(`the ${document} is printed without the page around it`, async () => {
      await page.evaluate(() => { location.hash = "#/documents"; });
      await county.screen(page, "documents");
      await previewed(page, document);
      const { pages, sizes } = await printed(document);
      assert.match(pages[0], first);
      for (const one of pages) {
        assert.doesNotMatch(one, CONTROLS);
        assert.ok(one.trim().length > 0, "no page is empty");
      }
      assert.ok(sizes.every(([width, height]) => Math.min(width, height) === 594 && Math.max(width, height) === 841), "A4");
      assert.equal(sizes.some(([width, height]) => width > height), lying, "wide tables lie");
    });
  }
});

#!/usr/bin/python3
"""Opens every document of several counties in the programs that people use: LibreOffice, python-docx, openpyxl; and holds them against
the schemas of Office Open XML by Microsoft's Open XML SDK.

    tests/documents/check.py                checks all counties, or those named
    tests/documents/check.py --junit FILE   … and writes every check into FILE
    tests/documents/check.py --update       writes the goldens anew: look at them before you commit them

A golden is the text of the rendered pages in their layout (a diff can be read) and a small picture of single pages (what no text
tells: lines, boxes, fonts). A picture fails where a part of the page looks different, not where single dots do.
"""

import hashlib
import json
import re
import struct
import subprocess
import sys
import tempfile
import tomllib
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

import departments
import docx
import openpyxl

from templates import templates

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
GOLDEN = HERE / "golden"
TEMPLATES = ROOT / "standards/templates"
CHOICES = tomllib.loads((ROOT / "standards/cn-2021/choices.toml").read_text())["choices"]
WORDS = ["application", "report", "evidenceIndex", "plan"]
PRINTED = [*WORDS, "workbook"]
# Pages of each, by county and document: the form, pages of prose, of tables, sheets of a workbook.
PICTURES = {
    "example": {"application": [1, 2, 3], "report": [1, 2, 10], "evidenceIndex": [1], "plan": [1, 2], "workbook": [1, 2]},
    "poor": {"application": [1], "report": [1, 4, 8], "evidenceIndex": [1], "plan": [2, 3]},
    "largest": {"application": [1, 2], "report": [1, 2], "evidenceIndex": [1], "plan": [2]},
}
# The largest county's text is made up in bulk: pictures tell how its pages look, a golden of its words would tell nothing.
GOLDEN_TEXTS = ["example", "poor"]
PICTURE_DPI = 40
RARE = "𠮷㐂😀👩‍👧"
HOSTILE = f"<w:p/>&amp;]]><script>{{{{单位名称}}}}{{{{#标准}}}}\u0000\u0008\u001b\ufffe=cmd|'/C calc'!A0 _x0041_ \"'\t{RARE}末"
# What of it a document can hold.
KEPT = re.sub("[\u0000\u0008\u001b\ufffe]", "", HOSTILE)


def say(text):
    print(text, flush=True)


def run(*command, **more):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, **more)


# ---------------------------------------------------------------- counties


def empty():
    return {"format": "weibao.assessment", "version": 1, "catalog": "cn-2021", "county": {"name": ""},
            "figures": {}, "registers": {}, "answers": {}, "negatives": {}, "file": {"id": "a-1", "revision": 1, "saved_on": "2026-03-01"}}


def example():
    return json.loads((ROOT / "standards/example-county.json").read_text())


def half_answered():
    county = example()
    county["answers"] = dict(list(county["answers"].items())[: len(county["answers"]) // 2])
    county["negatives"] = {"N1": {"state": "pending"}}
    return county


def largest():
    """30 townships, 400 villages, 150 schools, long text in many paragraphs and in one."""
    return json.loads(run("node", ROOT / "tests/largest.mjs").stdout)


def hostile():
    """Every text field holds markup, placeholders, control characters, formulas and rare characters."""
    def poison(value):
        if isinstance(value, dict):
            return {key: poison(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [poison(inner) for inner in value]
        return HOSTILE if isinstance(value, str) else value

    county = example()
    county["county"] = {"name": HOSTILE, "province": HOSTILE, "city": HOSTILE}
    county["contact"] = {key: HOSTILE for key in ("name", "post", "office_phone", "mobile")}
    county["application"] = {key: HOSTILE for key in ("unit", "addressee", "situation", "systems", "results", "county_opinion")}
    for answer in county["answers"].values():
        answer["note"] = HOSTILE
        answer["evidence"] = [{key: HOSTILE for key in ("title", "number", "issuer", "date")}]
        answer["plan"] = {key: HOSTILE for key in ("action", "department", "post", "due")}
        if "reason" in answer:
            answer["reason"] = HOSTILE
    county["answers"]["5.2.2"]["status"] = "unmet"
    for negative in county["negatives"].values():
        negative["note"] = HOSTILE
    for rows in county["registers"].values():
        for row in rows:
            row["name"] = HOSTILE
    return county


def poor():
    """A third of the standards is not met and a third is open, every second unit falls short, the negative list is not settled, and
    another body than the government leads; its file was written out."""
    county = example()
    county["file"] = {"id": "a-2", "revision": 15, "saved_on": "2026-03-01"}
    county["county"] = {"name": "远山县", "province": "示例省", "city": "示例市"}
    county["lead"] = {"kind": "women_children", "body": "远山县妇女儿童工作委员会"}
    county["application"] = {"unit": "远山县人民政府", "addressee": "示例市人民政府"}
    for number, answer in enumerate(county["answers"].values()):
        answer.pop("clauses", None)
        if number % 3 == 0:
            answer["status"] = "unmet"
            answer.pop("evidence", None)
        if number % 3 == 1:
            answer["status"] = "pending"
    for rows in county["registers"].values():
        for number, row in enumerate(rows):
            for key, value in row.items():
                if value is True and number % 2:
                    row[key] = False
                elif isinstance(value, int) and not isinstance(value, bool) and number % 3 == 0:
                    row[key] = 0
    county["negatives"] = {"N1": {"state": "present", "note": "2025年发生一起。"}, "N2": {"state": "pending"}}
    return county


def in_guangxi():
    return {**example(), "overlay": "guangxi-2021"}


AUTHORITY = "某省民政厅"
# It adds a standard, a clause and a negative item, raises a line and names departments.
OVERLAY = {
    "format": "weibao.overlay", "version": 1, "id": "test", "prefix": "T", "title": "某省补充规定", "authority": AUTHORITY, "catalog": "cn-2021",
    "bounds": [{"clause": "10.1.2/1", "rule": 0, "to": {"at_least": "1/1"}}],
    "standards": [{"content": "10.1", "standard": {"id": "T.10.1.9", "text": "省里另加的标准。", "clauses": [{"id": "T.10.1.9/1", "text": "省里另加的标准", "measured": False}],
                   "departments": {"lead": ["民政局"], "support": []}, "evidence": [], "basis": []}}],
    "clauses": [{"standard": "10.1.1", "clause": {"id": "T.10.1.1/1", "text": "省里另加的分句", "measured": False}}],
    "negatives": [{"id": "T-N1", "text": "省里另加的情形。"}],
    "departments": [{"standard": "4.1.2", "lead": ["妇联"], "support": []}],
}


def in_a_province():
    county = {**example(), "overlay": "test"}
    county["choices"] = {**county.get("choices", {}), "site_counting": "open"}
    for row in county["registers"]["communities"][:3]:
        row["site_days_per_week"] = 4
    county["rules_off"] = {"11.1.1/1": {"reason": "由县里统一指定。"}}
    county["answers"]["T.10.1.9"] = {"status": "unmet"}
    return county


OVERLAYS = {"province": OVERLAY}
COUNTIES = {"empty": empty, "half": half_answered, "example": example, "poor": poor, "guangxi": in_guangxi, "province": in_a_province, "largest": largest, "hostile": hostile}


# ---------------------------------------------------------------- checks


class Checks:
    def __init__(self):
        self.passed, self.failed = 0, 0
        self.suite = ElementTree.Element("testsuite", name="documents")

    def that(self, name, holds, more=""):
        case = ElementTree.SubElement(self.suite, "testcase", classname="documents", name=printable(name))
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            ElementTree.SubElement(case, "failure", message=printable(str(more)[:2000]))
            say(f"FAILED {name} {str(more)[:2000]}")


def printable(text):
    """Without the characters that XML cannot hold."""
    return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def document_text(path):
    """All words of a .docx in reading order, as python-docx sees them."""
    document = docx.Document(str(path))
    parts = []
    for element in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        parts.append(docx.text.paragraph.Paragraph(element, document).text)
    return "\n".join(parts)


def workbook_text(path):
    """All words of a workbook's first sheet."""
    return "\n".join(str(cell) for row in openpyxl.load_workbook(str(path)).worksheets[0].iter_rows(values_only=True) for cell in row if cell)


def check_schemas(checks, files):
    """Microsoft's Open XML SDK finds nothing wrong with these files; a file with two elements in the wrong order shows that it looks."""
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / "broken.docx"
        with zipfile.ZipFile(TEMPLATES / "plan.docx") as whole, zipfile.ZipFile(broken, "w") as package:
            for name in whole.namelist():
                text = whole.read(name).decode()
                package.writestr(name, text.replace("<w:pStyle", '<w:jc w:val="center"/><w:pStyle', 1) if name == "word/document.xml" else text)
        found = json.loads(run("node", HERE / "validate.mjs", broken, *files, cwd=ROOT).stdout)
        checks.that("schemas: a broken file is found out", found.pop(str(broken)))
    for file, errors in found.items():
        checks.that(f"{Path(file).parent.name}/{Path(file).name}: nothing is wrong by the schemas of Office Open XML", not errors, errors[:5])


def check_templates(checks, fill):
    """Templates of other programs lose nothing: what was sound is sound, what was to be filled is filled or refused."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        given, made = {}, {}
        for number, (name, data, wanted) in enumerate(templates(folder)):
            template, filled = folder / f"template{number}.docx", folder / f"filled{number}.docx"
            template.write_bytes(data)
            said = run(fill, template, filled).stdout
            if isinstance(wanted, str):
                checks.that(f"template: {name} is refused", said and json.loads(said)[0]["code"] == wanted and not filled.exists(), said)
                continue
            checks.that(f"template: {name} is filled", filled.exists(), said)
            if filled.exists():
                given[name], made[name] = template, filled
                text = document_text(filled)
                checks.that(f"template: {name} has nothing left to fill", "{{" not in text, text)
                for word in wanted:
                    checks.that(f"template: {name} says {word}", word in text, text)
        found = json.loads(run("node", HERE / "validate.mjs", *given.values(), *made.values(), cwd=ROOT).stdout)
        for name, template in given.items():
            before, after = found[str(template)], found[str(made[name])]
            checks.that(f"template: {name} is sound before", not [error for error in before if "template.main" not in error] or name == "written by LibreOffice", before[:3])
            checks.that(f"template: {name} is sound after", not after or (name == "written by LibreOffice" and len(after) <= len(before)), after[:3])
        heard = print_to_pdf(made.values(), folder)
        checks.that("templates: LibreOffice warns of nothing", not heard, heard)
        for name, filled in made.items():
            checks.that(f"template: LibreOffice prints {name}", filled.with_suffix(".pdf").exists())


def check_words(checks, county, folder, name):
    path = folder / f"{name}.docx"
    label = f"{county}/{name}"
    document = docx.Document(str(path))
    for table in document.tables:
        grid = [column.width for column in table.columns]
        checks.that(f"{label}: WPS needs the width of every column", all(grid))
    section = document.sections[0]
    checks.that(f"{label}: A4", sorted(round(side.mm) for side in (section.page_width, section.page_height)) == [210, 297])
    text = document_text(path)
    if county != "hostile":
        checks.that(f"{label}: no placeholder is left", "{{" not in text)
    return text


def check_form(checks, county, given, text):
    words = ["全国未成年人保护示范县（市、区、旗）申报表", "单位名称", "联系人姓名及职务", "（办公电话及手机）", "基本情况、主要制度及工作成效：",
             "注：本项内容超出可另附页。", "县级人民政府自评意见：", "地市级民政部门查验意见：", "省级民政部门评价意见：", "民政部评估核实意见：", "（本表格一式两份）"]
    for word in words:
        checks.that(f"{county}: the form says {word}", text.count(word) == 1 or county == "hostile")
    checks.that(f"{county}: three seals, three dates, none filled", text.count("（公章）") == 3 and text.count("年   月    日") == 3)
    for name, block in given.get("application", {}).items():
        if name == "addressee":
            continue
        for paragraph in re.split("[\n]", re.sub("[\u0000\u0008\u001b\ufffe]", "", block)):
            checks.that(f"{county}: nothing is cut", paragraph in text, paragraph[:60])


def check_workbook(checks, county, given, folder):
    path = folder / "workbook.xlsx"
    book = openpyxl.load_workbook(str(path))
    formulas = [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    checks.that(f"{county}/workbook: text never becomes a formula", not formulas, formulas[:5])
    for sheet in book:
        checks.that(f"{county}/{sheet.title}: the header stays", sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1")
        checks.that(f"{county}/{sheet.title}: filters", sheet.auto_filter.ref == sheet.dimensions)
        checks.that(f"{county}/{sheet.title}: A4 landscape", (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", "9") or (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9))
    standards = book["标准与自评"]
    checks.that(f"{county}/workbook: all standards and clauses", sum(row[1].value == "标准" for row in standards.iter_rows(min_row=2)) == 76 + (county == "province") and standards.max_row > 200)
    checks.that(f"{county}/workbook: lists for the answers", len(standards.data_validations.dataValidation) == 2)
    rows = given["registers"].get("communities", [])
    checks.that(f"{county}/workbook: every unit of a register", book["村（社区）"].max_row == len(rows) + 1)
    basis = rows_of(book["口径与地方规定"])
    readings = [row for row in basis if row["类别"] == "口径"]
    chosen = {row["由谁定"] for row in readings}
    checks.that(f"{county}/workbook: every reading, and whether it was chosen",
                [row["事项"] for row in readings] == [choice["question"] for choice in CHOICES] and chosen <= {"本县选定", "未作选择，按默认口径"},
                [row["事项"] for row in readings])
    strict = {choice["question"] for choice in CHOICES if choice.get("strict")}
    marked = {row["事项"] for row in readings if "（从严）" in row["采用的口径或改动"]}
    kept = {row["事项"] for row in readings if row["由谁定"] != "本县选定"}
    checks.that(f"{county}/workbook: strict is what is", marked <= strict and marked & kept == strict & kept, marked ^ (strict & kept))
    checks.that(f"{county}/workbook: no overlay, no mark", ("地方补充规定" in [cell.value for cell in standards[1]]) == (county == "province"))
    if county == "guangxi":
        checks.that("guangxi/workbook: who sets the procedure", [row["由谁定"] for row in basis if row["类别"] == "地方补充规定"] == ["广西壮族自治区民政厅"] * 2, basis)
    if county == "province":
        check_province_workbook(checks, book, basis)
    if county == "hostile":
        cells = [str(cell.value) for row in book["佐证材料"].iter_rows(min_row=2) for cell in row if cell.value]
        checks.that("hostile/workbook: nothing is lost", any(KEPT.replace("_x0041_", "_x005F_x0041_") == cell or KEPT == cell for cell in cells), cells[:4])
    if county == "example":
        dates = [cell.value for cell in book["佐证材料"]["F"][1:] if cell.value]
        checks.that("example/workbook: dates are dates", dates and all(hasattr(date, "year") for date in dates))
        numbers = [cell.value for cell in book["基础数据"]["B"][1:] if cell.value is not None]
        checks.that("example/workbook: numbers are numbers", numbers and all(isinstance(number, (int, float)) for number in numbers))


def rows_of(sheet):
    """The rows of a sheet, each with its cells by their heading."""
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, (cell or "" for cell in row))) for row in rows]


def check_province_workbook(checks, book, basis):
    """What a province adds, raises or names is marked where it stands, with who says so; nothing else is."""
    def marked(sheet):
        return {row["编号"]: row["地方补充规定"] for row in rows_of(book[sheet]) if row["地方补充规定"]}

    checks.that("province/workbook: marks on standards and clauses", set(marked("标准与自评")) == {"4.1.2", "10.1.2/1", "T.10.1.9", "T.10.1.9/1", "T.10.1.1/1"}
                and all(AUTHORITY in said for said in marked("标准与自评").values()), marked("标准与自评"))
    checks.that("province/workbook: marks on gaps", {"4.1.2", "10.1.2", "T.10.1.9"} <= set(marked("差距")), marked("差距"))
    checks.that("province/workbook: marks on the negative list", list(marked("负面清单")) == ["T-N1"] and AUTHORITY in marked("负面清单")["T-N1"])
    off = [row for row in basis if row["类别"] == "不采用的推定"]
    checks.that("province/workbook: a rule that is switched off, and why", [(row["涉及"], row["理由，或换一种口径的结果"]) for row in off] == [("11.1.1/1", "由县里统一指定。")], off)
    overlay = [row for row in basis if row["类别"] == "地方补充规定"]
    checks.that("province/workbook: the overlay and what it changes", [row["涉及"] for row in overlay] == ["", "10.1.2/1", "T.10.1.9", "T.10.1.1/1", "T-N1", "4.1.2"]
                and {row["由谁定"] for row in overlay} == {AUTHORITY}, overlay)
    sites = next(row for row in basis if row["涉及"] == "10.2.2" and "开放时长" in row["事项"])
    other = sites["理由，或换一种口径的结果"]
    checks.that("province/workbook: the sites by the other reading", sites["由谁定"] == "本县选定" and other.startswith("如按“计入：") and "10.2.2/1 60个村（社区）中56个" in other, sites)


# What no official writes in a sentence.
SIGNS = ["÷", "≥", "≤", "标准线", "本县选定的", "还差"]


def check_letters(checks, county, given, texts):
    """The letters are sentences; they are drafts as long as something is open; nobody signs alone on a page."""
    for name in ("report", "plan", "application"):
        # The annexes quote what a province has written.
        running = texts[name].replace(HOSTILE, "").split("特此报告")[0].split("二、整改任务")[0]
        found = [sign for sign in SIGNS if sign in running]
        checks.that(f"{county}/{name}: sentences, no signs", not found, found)
        if county != "hostile":
            days = re.findall(r"\b20\d\d-\d\d-\d\d\b", texts[name])
            checks.that(f"{county}/{name}: days as officials write them", not days, days[:3])
    checks.that(f"{county}: nothing is all met where something is open", "全部达标" not in texts["report"] + texts["application"] or county == "largest")
    present = [negative for negative in given["negatives"].values() if negative["state"] == "present"]
    checks.that(f"{county}/report: a negative item that is present is said among the problems", ("存在负面工作清单所列情形：" in texts["report"].split("三、存在问题")[1].split("四、下一步打算")[0]) == bool(present))
    typed = given.get("application", {}).get("addressee")
    if typed and county != "hostile":
        checks.that(f"{county}/report: it goes to whom the county says", f"{typed}：" in texts["report"] and "示例市民政局" not in texts["report"].split("一、基本情况")[0])
    lead = given.get("lead", {}).get("body")
    if lead:
        checks.that(f"{county}/report: the body that leads signs it", texts["report"].count(lead) == 2, lead)
    achieved = texts["report"].split("三、存在问题")[0]
    checks.that(f"{county}/report: nobody is singled out where things are well", "最少的" not in achieved and "最差" not in achieved)


def check_source(checks, county, given, texts):
    """Every paper of a file that was written out says which revision it is made of, and by which check the two are matched: once."""
    check = hashlib.sha256(json.dumps({key: value for key, value in given.items() if key != "file"}, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(errors="surrogatepass")).hexdigest()[:8].upper()
    line = f"依据自评文件第{given['file']['revision']}稿（校验 {check[:4]}-{check[4:]}）生成" if "file" in given else None
    for name, text in texts.items():
        said = re.findall("依据自评文件.*?生成", text)
        checks.that(f"{county}/{name}: says which file it is made of", said == ([line] if line else []), said)


def check_signature(checks, county, folder):
    """The page on which a letter is signed says more than who signs."""
    for name in ("report", "plan"):
        pages_ = run("pdftotext", "-layout", folder / f"{name}.pdf", "-").stdout.split("\f")
        signed = [page for page in pages_ if re.search(r"^\s*年\s+月\s+日\s*$", page, re.M)]
        checks.that(f"{county}/{name}: signed once, not alone on a page", len(signed) == 1 and len([line for line in signed[0].splitlines() if line.strip()]) > 4, signed)


def check_marks(checks, county, texts):
    """The overlay stands in every document, with who says so; without one there is no word of it."""
    inside = "地方补充规定：某省补充规定（某省民政厅）"
    for name, text in texts.items():
        checks.that(f"{county}/{name}: the overlay is named where there is one", (inside in text) == (county == "province"))
        if county not in ("guangxi", "province"):
            checks.that(f"{county}/{name}: no overlay, no word of it", "补充规定" not in text.replace(HOSTILE, ""))
    if county == "province":
        for name in ("plan", "report"):
            checks.that(f"province/{name}: readings and rules off", "本县选定" in texts[name] and "由县里统一指定。" in texts[name])
        for name in ("plan", "report"):
            checks.that(f"province/{name}: what is added carries its mark", f"省里另加的标准。（{AUTHORITY}增加工作标准 T.10.1.9）" in texts[name])
            checks.that(f"province/{name}: what is raised carries its mark", f"（{AUTHORITY}规定：10.1.2/1 的界限由“50%以上”改为“全部”，高于全国标准）" in texts[name])
        checks.that("province/report: an added negative item carries its mark", f"省里另加的情形。（{AUTHORITY}增加负面清单项 T-N1）" in texts["report"])


def print_to_pdf(files, folder):
    """Prints files by LibreOffice; gives what it has to say about them."""
    done = run("soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
    return [line for line in (done.stdout + done.stderr).splitlines() if line and not line.startswith("convert ") and "javaldx" not in line and "Overwriting" not in line]


def to_pdf(checks, county, folder):
    """LibreOffice opens and prints every document, and has nothing to say about it."""
    files = [folder / f"{name}.docx" for name in WORDS] + [folder / "workbook.xlsx"]
    heard = print_to_pdf(files, folder)
    checks.that(f"{county}: LibreOffice warns of nothing", not heard, heard)
    for file in files:
        checks.that(f"{county}: LibreOffice prints {file.name}", file.with_suffix(".pdf").exists())


def pages(pdf):
    return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", pdf).stdout)[1])


# ---------------------------------------------------------------- goldens


def layout(pdf):
    """The text as it stands on the pages; how wide a gap is depends on the fonts, so it counts as one blank."""
    text = run("pdftotext", "-layout", pdf, "-").stdout
    return "\n".join(re.sub(r" +", " ", line).rstrip() for line in text.splitlines()) + "\n"


def picture(pdf, page):
    """The grey values of a page, row by row."""
    pgm = subprocess.run(["pdftoppm", "-r", str(PICTURE_DPI), "-gray", "-f", str(page), "-l", str(page), str(pdf)], check=True, capture_output=True).stdout
    width, height = (int(number) for number in pgm.split(b"\n", 2)[1].split())
    dots = pgm[-width * height:]
    return [dots[start:start + width] for start in range(0, len(dots), width)]


def write_png(rows, path):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b""))


def read_png(path):
    """A picture that `write_png` wrote."""
    data = path.read_bytes()
    width = struct.unpack(">I", data[16:20])[0]
    start = data.index(b"IDAT")
    size = struct.unpack(">I", data[start - 4:start])[0]
    raw = zlib.decompress(data[start + 4:start + 4 + size])
    return [raw[row + 1:row + 1 + width] for row in range(0, len(raw), width + 1)]


def difference(one, other, block=8):
    """The share of 8 by 8 blocks that look different."""
    if (len(one), len(one[0])) != (len(other), len(other[0])):
        return 1.0
    different = total = 0
    for y in range(0, len(one) - block, block):
        for x in range(0, len(one[0]) - block, block):
            grey = [sum(sum(row[x:x + block]) for row in image[y:y + block]) / block / block for image in (one, other)]
            different += abs(grey[0] - grey[1]) > 24
            total += 1
    return different / total


def check_golden_text(checks, folder, place, name, update):
    text, golden = layout(folder / f"{name}.pdf"), place / f"{name}.txt"
    if update:
        place.mkdir(exist_ok=True)
        golden.write_text(text)
    checks.that(f"golden {golden.relative_to(GOLDEN)}", golden.exists() and golden.read_text() == text, "run with --update, look at the difference, commit it if it is meant")


def check_goldens(checks, county, folder, update):
    place = GOLDEN if county == "example" else GOLDEN / county
    for name in PRINTED:
        if county in GOLDEN_TEXTS:
            check_golden_text(checks, folder, place, name, update)
        for page in PICTURES[county].get(name, []):
            made, golden = picture(folder / f"{name}.pdf", page), place / f"{name}-{page}.png"
            if update:
                place.mkdir(exist_ok=True)
                write_png(made, golden)
            share = difference(made, read_png(golden)) if golden.exists() else 1.0
            checks.that(f"golden {golden.relative_to(GOLDEN)}", share < 0.01, f"{share:.1%} of the page looks different")


REVIEW_WORDS = ["reviewTable", "returnList", "reviewOpinion"]


def check_reviews(checks, reviews, update):
    """The papers of a review of the example county: what was found, what goes back, and no conclusion."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        run(reviews, HERE / "review.json", folder)
        texts = {name: check_words(checks, "review", folder, name) for name in REVIEW_WORDS}
        files = [folder / f"{name}.docx" for name in REVIEW_WORDS] + [folder / "reviewWorkbook.xlsx"]
        check_schemas(checks, files)
        heard = print_to_pdf(files, folder)
        checks.that("review: LibreOffice warns of nothing", not heard, heard)
        for name in [*REVIEW_WORDS, "reviewWorkbook"]:
            check_golden_text(checks, folder, GOLDEN / "review", name, update)
        marks = json.loads((HERE / "review.json").read_text())["marks"]
        remarks = [mark["remark"] for mark in marks.values() if "remark" in mark]
        for remark in remarks:
            checks.that(f"review: the county is told “{remark}”", remark in texts["returnList"])
        opinion = texts["reviewOpinion"]
        checks.that("review: the conclusion is left to the reviewer", "（查验结论由贵单位填写）" in opinion)
        concludes = [word for word in ("同意推荐", "不予推荐", "建议命名", "合格") if word in "".join(texts.values())]
        checks.that("review: no paper concludes", not concludes, concludes)
        checks.that("review: no remark stands on the county's form", not any(remark in opinion for remark in remarks))
        others = texts["reviewTable"].split("七、其他层级查验情况")[1]
        checks.that("review: what another level found stands apart, under its name", "省级评价（示例省民政厅）" in others and "两个乡镇的工作站没有挂牌" in others and "两个乡镇的工作站没有挂牌" not in texts["returnList"] + opinion, others)
        checks.that("review: no points without a rule file", "得分" not in texts["reviewTable"])
        sampled = texts["reviewTable"].split("六、抽样记录")[1].split("七、其他层级查验情况")[0]
        checks.that("review: a sample says nothing of those that were not drawn", "%" not in sampled and "推算" not in sampled)
        book = openpyxl.load_workbook(str(folder / "reviewWorkbook.xlsx"))
        rows = rows_of(book["工作标准"])
        checks.that("review: every standard, with the county's number beside the reviewer's", len(rows) == 76)
        station = next(row for row in rows if row["编号"] == "10.1.2")
        checks.that("review: neither number hides the other", "中4个已设立" in station["县数据"] and "中5个已设立" in station["查验数"] and "中5个已设立" not in station["县数据"], station)


def check_sent(checks, file, name, update):
    """A workbook that goes to a unit, as a clerk there prints it."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / f"{name}.xlsx").write_bytes(file.read_bytes())
        heard = print_to_pdf([folder / f"{name}.xlsx"], folder)
        checks.that(f"departments: LibreOffice warns of nothing in {name}", not heard, heard)
        check_golden_text(checks, folder, GOLDEN / "departments", name, update)


CHAIN_WORDS = ["summary", "comparison"]


def check_chain(checks, chain, update):
    """The papers of a roll-up and of two files beside each other: sums and facts, no order of counties, no conclusion."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        given = json.loads((HERE / "chain.json").read_text())
        run(chain, HERE / "chain.json", folder)
        texts = {name: check_words(checks, "chain", folder, name) for name in CHAIN_WORDS}
        files = [folder / f"{name}.docx" for name in CHAIN_WORDS] + [folder / f"{name}.xlsx" for name in ("rollup", "comparisonTables")]
        check_schemas(checks, files)
        heard = print_to_pdf(files, folder)
        checks.that("chain: LibreOffice warns of nothing", not heard, heard)
        for name in [*CHAIN_WORDS, "rollup", "comparisonTables"]:
            check_golden_text(checks, folder, GOLDEN / "chain", name, update)
        summary = texts["summary"]
        named = [county["county"]["name"] for county in given["files"] if county["county"]["name"] in summary]
        checks.that("chain: the summary names no county", not named, named)
        checks.that("chain: the summary says nothing of the negative list but that it was looked at", summary.count("负面") == 1 and "负面工作清单已全部核对" in summary)
        ranked = [word for word in ("第1名", "第一名", "排名", "名次", "位居", "最好", "最差", "平均") if word in summary.replace("不取各县比例的平均", "")]
        checks.that("chain: nobody is ranked and no rates are averaged", not ranked, ranked)
        compared = texts["comparison"]
        concluded = [word for word in ("应取消", "应保留", "建议", "同意", "合格") if word in compared]
        checks.that("chain: a comparison decides nothing", not concluded and "由有关部门决定" in compared, concluded)
        checks.that("chain: what got worse comes first", compared.index("上次达标，这次未达标") < compared.index("变好\n") if "变好\n" in compared else True)
        book = openpyxl.load_workbook(str(folder / "rollup.xlsx"))
        codes = [row["行政区划代码"] for row in rows_of(book.worksheets[0])]
        checks.that("chain: counties stand by their codes", codes == sorted(codes) and len(codes) == 4, codes)
        for sheet in book:
            head = [cell.value for cell in next(sheet.iter_rows())]
            checks.that(f"chain/{sheet.title}: no ordinal and no rank", not {"序号", "名次", "排名", "位次"} & set(head), head)


def main():
    update = "--update" in sys.argv
    checks = Checks()
    # Of all packages, as `cargo test` has built them: of some of them, others' features would be missing, and all would be compiled anew.
    run("cargo", "build", "--quiet", "--examples", cwd=ROOT)
    target = json.loads(run("cargo", "metadata", "--format-version", "1", "--no-deps", cwd=ROOT).stdout)["target_directory"]
    examples = Path(target) / "debug/examples"
    with tempfile.TemporaryDirectory() as temporary:
        named = [argument for argument in sys.argv[1:] if argument in COUNTIES or argument in ("templates", "review", "chain", "departments")]
        written = list(TEMPLATES.glob("*.docx"))
        if not named or "templates" in sys.argv:
            say("templates of other programs")
            check_templates(checks, examples / "fill")
        for county, make in COUNTIES.items():
            if named and county not in named:
                continue
            folder = Path(temporary) / county
            folder.mkdir()
            given = make()
            (folder / "county.json").write_text(json.dumps(given))
            say(f"documents of the {county} county")
            more = []
            if county in OVERLAYS:
                more = [folder / "overlay.json"]
                more[0].write_text(json.dumps(OVERLAYS[county]))
            run(examples / "samples", folder / "county.json", folder, *more)
            texts = {name: check_words(checks, county, folder, name) for name in WORDS}
            check_form(checks, county, given, texts["application"])
            if county == "hostile":
                for name, text in texts.items():
                    checks.that(f"hostile/{name}: nothing is lost or read as a placeholder", KEPT in text, text[:400])
            check_marks(checks, county, texts)
            check_letters(checks, county, given, texts)
            check_source(checks, county, given, {**texts, "workbook": workbook_text(folder / "workbook.xlsx")})
            if county == "guangxi":
                checks.that("guangxi: who says so is in every document", all("广西壮族自治区民政厅" in text for text in texts.values()))
                checks.that("guangxi: the overlay is named", "广西壮族自治区2021年申报程序" in texts["report"])
                checks.that("guangxi: its stages are in the plan", "自愿申报阶段（2021年10月底前）" in texts["plan"])
            check_workbook(checks, county, given, folder)
            written += [folder / f"{name}.docx" for name in WORDS] + [folder / "workbook.xlsx"]
            to_pdf(checks, county, folder)
            check_signature(checks, county, folder)
            counted = {name: pages(folder / f"{name}.pdf") for name in WORDS}
            say(f"  pages: {counted}")
            if county in ("empty", "half"):
                checks.that(f"{county}: a form without long text has two pages", counted["application"] == 2 or county == "half")
            if county == "largest":
                checks.that("largest: the long text follows", counted["application"] > 40 and "附　页" in texts["application"])
            if county in PICTURES:
                check_goldens(checks, county, folder, update)
        # All at once: to start the SDK takes longer than to read a file.
        check_schemas(checks, written)
        if not named or "review" in sys.argv:
            say("papers of a review")
            check_reviews(checks, examples / "reviews", update)
        if not named or "chain" in sys.argv:
            say("papers of a roll-up and of a comparison")
            check_chain(checks, examples / "chain", update)
        if not named or "departments" in sys.argv:
            say("workbooks out to the departments and back")
            departments.check(checks, run, ROOT, examples / "departments", check_schemas, lambda file, name: check_sent(checks, file, name, update))
    say(f"{checks.passed} checks passed, {checks.failed} failed")
    if "--junit" in sys.argv:
        ElementTree.ElementTree(checks.suite).write(sys.argv[sys.argv.index("--junit") + 1], encoding="utf-8", xml_declaration=True)
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()

"""The way out to the departments and back, through the programs that they use.

Every unit of the example county gets its workbook; all are filled through openpyxl, sorted, filtered, with columns moved, sheets renamed,
pinyin added, and saved again by LibreOffice in each of its formats. Whatever was done to them and in whatever order they come back, the
assessment is the same to the byte; and workbooks that come back untouched change nothing.
"""

import json
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

import openpyxl

NOTHING = {"answers": {}, "figures": {}, "negatives": {}}
# Units whose workbooks are looked at as they are printed, with the name of the golden.
PRINTED = {"公安局": "public_security"}
WORDS = ["达标", "未达标", "不适用", "待核", "达标", "√"]


def headings(sheet):
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def choices(sheet, row, column):
    """The words of a cell's drop-down, where they stand in the rule itself."""
    cell = sheet.cell(row, column).coordinate
    rule = next((rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref), None)
    return str(rule.formula1).strip('"').split(",") if rule else []


def fill(book):
    """Types into the yellow cells what a clerk might."""
    for sheet in book.worksheets:
        place = headings(sheet)
        if "填报" in place:
            for row in range(2, sheet.max_row + 1):
                number = sum(map(ord, sheet.cell(row, 1).value))
                word = WORDS[number % len(WORDS)]
                if sheet.cell(row, place["贵单位"]).value.startswith("各报"):
                    word = {"达标": "有", "未达标": "无"}.get(word, word)
                # A body that is asked whether it has something has no other answer.
                if choices(sheet, row, place["填报"]) == ["有", "无"] and word not in ("有", "无", "√"):
                    word = ["有", "无"][number % 2]
                sheet.cell(row, place["填报"], word)
                if word == "不适用":
                    sheet.cell(row, place["不适用理由"], "本县没有这类单位")
                if number % 7 == 0:
                    sheet.cell(row, place["情况说明"], f"说明{number}")
        elif "数值" in place:
            for row in range(2, sheet.max_row + 1):
                number = len(sheet.cell(row, place["代码"]).value)
                sheet.cell(row, place["数值"], [number, f"{number}{sheet.cell(row, place['单位']).value}", "".join(chr(ord(digit) + 0xfee0) for digit in str(number))][number % 3])
        elif "有/无/待核" in place:
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, place["有/无/待核"], "无")
                sheet.cell(row, place["核实日期"], "2026年3月2日")
        elif "标准编号" in place:
            listed = str(sheet.data_validations.dataValidation[0].formula1)
            standard = listed.strip('"').split(",")[0] if listed.startswith('"') else sheet[listed.split(":")[0].replace("$", "")].value
            for column, text in enumerate([standard, f"关于{standard}的通知", "某发〔2025〕12号", "某局", "2025.6.1"], 1):
                sheet.cell(2, column, text)
        elif sheet.title.startswith("台账_"):
            for row in range(3, sheet.max_row + 1):
                for column in range(2, sheet.max_column + 1):
                    code = sheet.cell(2, column).value
                    if sheet.cell(row, 1).value and code in ("communities.child_directors", "townships.child_supervisors"):
                        sheet.cell(row, column, "2人" if row % 2 else 1)
        elif sheet.title == "填报说明":
            for row in sheet.iter_rows(max_row=10, max_col=2):
                if row[0].value == "填报日期":
                    row[1].value = "2026.3.5"


def sort(book):
    """The rows below the headings, from the last to the first; and only some of them shown."""
    for sheet in book.worksheets:
        place = headings(sheet)
        if "填报" not in place and "数值" not in place:
            continue
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, values in enumerate(reversed(rows), 2):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value
            sheet.row_dimensions[number].hidden = number % 3 == 0


def move(book):
    """A title above, a column in front, and two columns changed about."""
    for sheet in book.worksheets:
        if sheet.sheet_state == "veryHidden":
            continue
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        sheet.auto_filter.ref = None
        sheet.append(["标题"])
        for values in rows:
            sheet.append([None, *reversed(values)] if sheet.title != "填报说明" else [None, *values])
        sheet.title = f"改名{sheet.title}"[:31]


def with_pinyin(path):
    """Adds phonetic runs to every text, as Chinese versions of Excel do."""
    changed = path.with_suffix(".new")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in whole.namelist():
            text = whole.read(name)
            if name == "xl/sharedStrings.xml":
                text = re.sub(rb"</t></si>", '</t><rPh sb="0" eb="1"><t>pīn</t></rPh><phoneticPr fontId="1"/></si>'.encode(), text)
            package.writestr(name, text)
    changed.replace(path)


def resaved(run, path, folder, kind):
    """As LibreOffice saves it."""
    run("soffice", "--headless", "--convert-to", kind, "--outdir", folder, path)
    return folder / f"{path.stem}.{kind}"


def check(checks, run, root, program, check_schemas, check_sent):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for name in ("sent", "plain", "changed", "saved"):
            (folder / name).mkdir()
        county = folder / "county.json"
        example = json.loads((root / "standards/example-county.json").read_text())
        county.write_text(json.dumps({**example, **NOTHING}, ensure_ascii=False))
        said = json.loads(run(program, "out", county, folder / "sent", cwd=root).stdout)
        checks.that("departments: every unit has a workbook", said["files"] > 25, said)

        # The largest county's are many and long; each is made within 300 ms.
        largest = folder / "largest.json"
        largest.write_text(run("node", root / "tests/largest.mjs").stdout)
        (folder / "largest").mkdir()
        slowest = json.loads(run(program, "out", largest, folder / "largest", cwd=root).stdout)["slowest_ms"]
        pace = float(run("node", root / "tests/pace.mjs").stdout)
        checks.that("departments: the largest county's workbooks within 300 ms each", slowest < 300 * pace, [slowest, pace])

        def back(files):
            return json.loads(run(program, "back", county, *files, cwd=root).stdout)

        sent = sorted((folder / "sent").iterdir())
        check_schemas(checks, sent)
        for unit, name in PRINTED.items():
            check_sent(next(file for file in sent if unit in file.name), name)
        untouched = back(sent)
        checks.that("departments: untouched workbooks change nothing", untouched["assessment"] == json.loads(county.read_text()) and untouched["problems"] == [], untouched["problems"])

        ways = {0: [sort], 1: [move], 2: [], 3: [], 4: [], 5: [], 6: [sort, move]}
        formats = {2: "xlsx", 3: "ods", 4: "xls"}
        plain, changed = [], []
        for number, path in enumerate(sent):
            book = openpyxl.load_workbook(path)
            fill(book)
            plain.append(folder / "plain" / path.name)
            book.save(plain[-1])
            for way in ways[number % len(ways)]:
                way(book)
            target = folder / "changed" / f"{path.stem}(1).xlsx"
            book.save(target)
            if number % len(ways) == 5:
                with_pinyin(target)
            # A few of each format: LibreOffice takes its time.
            kind = formats.get(number % len(ways)) if number < 2 * len(ways) else None
            changed.append(resaved(run, target, folder / "saved", kind) if kind else target)
        one, other = back(plain), back(reversed(changed))
        checks.that("departments: what was filled in is taken", one["taken"] > 200 and one["problems"] == [] and one["unread"] == [], [one["taken"], one["problems"][:3], one["unread"][:3]])
        checks.that("departments: resaved files are read to the last cell", other["unread"] == [] and other["problems"] == [], [other["unread"][:5], other["problems"][:3]])
        same = json.dumps(one["assessment"]) == json.dumps(other["assessment"])
        if not same:
            shutil.copytree(folder, root / "target/tmp/departments", dirs_exist_ok=True)
        checks.that("departments: sorted, filtered, moved, renamed, with pinyin, resaved, in any order: the same assessment to the byte", same)

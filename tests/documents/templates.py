"""Templates as Word, WPS and LibreOffice write them, one oddity each. Each is sound by the schemas before it is filled and must be so
afterwards, open everywhere, keep what it held and have nothing left to fill; or it is refused with the code that is named here.

A fault that somebody finds becomes one more entry."""

import io
import subprocess
import zipfile

import docx
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


BOOKMARK = '<w:bookmarkStart w:id="50" w:name="标签"/>{}<w:bookmarkEnd w:id="50"/>'
UNMET = "{{#标准（部分达标）}}", "{{/标准（部分达标）}}"


def bytes_of(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(*pieces):
    """A file as Word writes it, with these pieces of XML for its body."""
    document = docx.Document()
    body = document.element.body
    for piece in pieces:
        body.insert(len(body) - 1, parse_xml(piece))
    return document


def p(text, more=""):
    return f'<w:p {W}>{more}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def inner(piece):
    return piece.replace(f" {W}", "")


def cell(inside):
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inner(inside)}</w:tc>'


def row(*texts):
    return "<w:tr>" + "".join(cell(p(text)) for text in texts) + "</w:tr>"


def table(rows, columns=2):
    grid = "<w:gridCol w:w=\"2000\"/>" * columns
    return f'<w:tbl {W}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def control(number, inside):
    return f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{inner(inside)}</w:sdtContent></w:sdt>'


def text_box(number, inside):
    """A text box in its two copies."""
    inside = inner(inside)
    return f"""<w:p {W} {DRAWING}><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="2000000" cy="500000"/><wp:docPr id="{number}" name="文本框 {number}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape id="_x0000_s10{number}" style="width:150pt;height:40pt"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def repacked(data, change, *more):
    """The same file with its parts changed: `change` gives a part's new name and text. `more`: parts that come to it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            new_name, new_bytes = change(name, given.read(name))
            made.writestr(new_name, new_bytes)
        for name, text in more:
            made.writestr(name, text)
    return out.getvalue()


def renamed_main(data):
    def change(name, text):
        if name == "word/document.xml":
            return "word/document2.xml", text
        if name == "word/_rels/document.xml.rels":
            return "word/_rels/document2.xml.rels", text
        if name in ("[Content_Types].xml", "_rels/.rels"):
            return name, text.replace(b"word/document.xml", b"word/document2.xml")
        return name, text
    return repacked(data, change)


def of_kind(data, kind):
    return repacked(data, lambda name, text: (name, text.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kind.encode()) if name == "[Content_Types].xml" else text))


def with_comment():
    range_ = '<w:commentRangeStart w:id="1"/><w:r><w:t>{{编号}}</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    data = bytes_of(with_body(p(UNMET[0]), f"<w:p {W}>{range_}</w:p>", p(UNMET[1])))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    relation = '<Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'

    def change(name, text):
        if name == "[Content_Types].xml":
            return name, text.replace(b"</Types>", f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'.encode())
        if name == "word/_rels/document.xml.rels":
            return name, text.replace(b"</Relationships>", relation.encode())
        return name, text
    comments = f'<w:comments {W}><w:comment w:id="1" w:author="科员" w:initials="科">{inner(p("{{单位名称}}核对"))}</w:comment></w:comments>'
    return repacked(data, change, ("word/comments.xml", comments))


def with_header():
    document = with_body(p("{{单位名称}}"))
    document.sections[0].header.paragraphs[0].text = "{{单位名称}}　内部使用"
    document.sections[0].footer.paragraphs[0].text = "{{联系人姓名}}"
    document.core_properties.title = "{{单位名称}}自评"
    return document


def moved():
    def half(kind, number):
        return f"""<w:p {W}><w:pPr><w:rPr><w:{kind} w:id="{number}" w:author="科员" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr><w:{kind}RangeStart w:id="{number + 1}" w:author="科员" w:date="2026-01-01T00:00:00Z" w:name="move1"/><w:{kind} w:id="{number + 2}" w:author="科员" w:date="2026-01-01T00:00:00Z"><w:r><w:t>{{{{县名}}}}</w:t></w:r></w:{kind}><w:{kind}RangeEnd w:id="{number + 1}"/></w:p>"""
    return with_body(half("moveFrom", 10), p("{{单位名称}}"), half("moveTo", 20))


def by_libreoffice(folder):
    """A table, a frame and a field, written by LibreOffice itself."""
    source = folder / "given.fodt"
    source.write_text("""<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>{{单位<text:span>名称}}</text:span><text:bookmark text:name="处"/></text:p>
<table:table table:name="表"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>{{标准（未达标）.编号}}</text:p></table:table-cell><table:table-cell><text:p><text:bookmark-start text:name="格"/>{{标准（未达标）.正文}}<text:bookmark-end text:name="格"/></text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>""")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)],
                   check=True, capture_output=True)
    return (folder / "given.docx").read_bytes()


def templates(folder):
    """Name, bytes, and what is asked of it: words that must stand in the result, or the code of the refusal."""
    plain = bytes_of(with_body(p("{{单位名称}}")))
    kind = "application/vnd.{}.main+xml".format
    return [
        ("rows in a content control", bytes_of(with_body(table(control(1, row("一", "二"))), p("{{县名}}"))), ["一", "二", "示例县"]),
        ("repeated rows in a content control", bytes_of(with_body(table(row("编号", "正文") + control(1, row("{{标准（部分达标）.编号}}", "{{标准（部分达标）.正文}}"))))), ["编号", "10.3.1"]),
        ("a cell that ends in a bookmark", bytes_of(with_body(table("<w:tr>" + cell(BOOKMARK.format(inner(p("{{县名}}")))) + cell(p("甲")) + "</w:tr>"))), ["示例县", "甲"]),
        ("a cell that is a content control", bytes_of(with_body(table("<w:tr>" + cell(control(2, p("{{县名}}"))) + cell(p("甲")) + "</w:tr>"))), ["示例县", "甲"]),
        ("a shape in a repetition", bytes_of(with_body(p(UNMET[0]), text_box(7, p("{{编号}}")), p(UNMET[1]))), ["10.3.1"]),
        ("a table in a text box", bytes_of(with_body(text_box(7, table(row("{{标准（部分达标）.编号}}", "甲")) + p("")))), ["10.3.1"]),
        ("a bookmark and a control in a repetition", bytes_of(with_body(p(UNMET[0]), f'<w:p {W}>{BOOKMARK.format("<w:r><w:t>{{编号}}</w:t></w:r>")}</w:p>', control(3, p("{{正文}}")).replace("<w:sdt>", f"<w:sdt {W}>", 1), p(UNMET[1]))), ["10.3.1"]),
        ("a comment in a repetition", with_comment(), ["10.3.1"]),
        ("header, footer and properties", bytes_of(with_header()), ["示例县"]),
        ("a tracked move", bytes_of(moved()), ["示例县"]),
        ("another name of the main part", renamed_main(plain), ["示例县"]),
        ("a template's kind", of_kind(plain, kind("openxmlformats-officedocument.wordprocessingml.template")), ["示例县"]),
        ("written by LibreOffice", by_libreoffice(folder), ["示例县"]),
        ("a kind with macros", of_kind(plain, kind("ms-word.document.macroEnabled")), "template_macros"),
        ("a single brace", bytes_of(with_body(p("{单位名称}"))), "template_lookalike"),
        ("a placeholder in two paragraphs", bytes_of(with_body(p("{{单位"), p("名称}}"))), "template_unpaired"),
    ]

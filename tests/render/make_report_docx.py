"""Makes `templates/executive/report.docx` from nothing, part by part.

The committed file is the truth; this is how it came to be, for whoever changes many styles at once:

    python -m tests.render.make_report_docx templates/executive/report.docx
    python -m tests.render.make_report_docx templates/one-page/report.docx 0.82
"""

# ruff: noqa: E501  # XML reads better in its own lines

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx

from tests.render.word_styles import GREEN, HEAD, MAIN, NAVY, RED, SANS, SERIF, look, styles

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
ONE_PAGE = 0.82

BODY = (
    ("Kicker", "{{ kicker }}"),
    ("Title", "{{ title }}"),
    ("Facts", "{{ facts }}"),
    ("Normal", "{{ notice }}"),
    ("Normal", "{{ bottom_line }}"),
    ("Normal", "{{ changes }}"),
    ("Normal", "{{ glance }}"),
    ("Normal", "{{ contents }}"),
    ("Normal", "{{ sections }}"),
    ("Normal", "{{ positions }}"),
    ("Normal", "{{ disputed }}"),
    ("Normal", "{{ timeline }}"),
    ("Normal", "{{ quotations }}"),
    ("Normal", "{{ articles }}"),
    ("Normal", "{{ evidence }}"),
    ("Normal", "{{ ledger }}"),
    ("Normal", "{{ gaps }}"),
)


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def counter(name: str) -> str:
    """A field that Word counts: PAGE, NUMPAGES."""
    marks = ('<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
             '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>')  # fmt: skip
    return "".join(f"<w:r>{item}</w:r>" for item in marks)


def paragraph(ident: str, inner: str) -> str:
    """A paragraph in the style of that id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{ident}"/></w:pPr>{inner}</w:p>'


def document() -> str:
    """document.xml: the placeholders in their order, A4, the first page without a running header."""
    body = "".join(paragraph(ident, run(text)) for ident, text in BODY)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId11"/>'
        '<w:footerReference w:type="default" r:id="rId12"/><w:footerReference w:type="first" r:id="rId12"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1134" w:left="1134" w:header="624"'
        ' w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f'{HEAD}<w:document xmlns:w="{MAIN}" xmlns:r="{_OFFICE}"><w:body>{body}{section}</w:body></w:document>'


def numbering() -> str:
    """numbering.xml: the bullet, as a list for the text and one for the box of the bottom line."""
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="▪"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr>{look(SANS, color=NAVY, size=8)}</w:lvl>'
    )
    boxed = level.replace('w:left="227"', 'w:left="467"')
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{item}</w:abstractNum>'
        for n, item in enumerate((level, boxed))
    )
    lists = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))
    return f'{HEAD}<w:numbering xmlns:w="{MAIN}">{kinds}{lists}</w:numbering>'


def settings() -> str:
    """settings.xml: no hyphenation, and no compatibility mode."""
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'{HEAD}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
        '<w:autoHyphenation w:val="false"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat></w:settings>'
    )


def fonts() -> str:
    """fontTable.xml."""
    rows = (
        (SERIF, "02020603050405020304", "roman"),
        (SANS, "020B0604020202020204", "swiss"),
    )
    made = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/><w:charset w:val="00"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, panose, family in rows
    )
    return f'{HEAD}<w:fonts xmlns:w="{MAIN}">{made}</w:fonts>'


def theme() -> str:
    """theme1.xml: Word's own, as python-docx carries it, in the colours and fonts of the brief."""
    source = Path(str(docx.__file__)).parent / "templates" / "default.docx"
    with zipfile.ZipFile(source) as package:
        text = package.read("word/theme/theme1.xml").decode("utf-8")
    for old, new in (("4F81BD", NAVY), ("C0504D", RED), ("9BBB59", GREEN), ("1F497D", NAVY)):
        text = text.replace(old, new)
    return text.replace('typeface="Calibri"', f'typeface="{SANS}"').replace('typeface="Cambria"', f'typeface="{SERIF}"')


def furniture(kind: str, inner: str) -> str:
    """A header (`hdr`) or footer (`ftr`)."""
    return f'{HEAD}<w:{kind} xmlns:w="{MAIN}">{inner}</w:{kind}>'


def relations(rows: list[tuple[str, str, str]]) -> str:
    """A relationships part from (id, type, target)."""
    made = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def parts() -> dict[str, str]:
    """Every part of the package by its name."""
    tab = "<w:r><w:tab/></w:r>"
    names = {
        "styles": "styles", "settings": "settings", "numbering": "numbering",
        "fontTable": "fontTable", "header1": "header", "header2": "header", "footer1": "footer",
    }  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in names.items()
    )
    keys = dict(zip(names, ("rId1", "rId2", "rId3", "rId4", "rId10", "rId11", "rId12"), strict=True))
    core = f"{_PACKAGE}/metadata/core-properties"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'{overrides}<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": relations([
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]),
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Executive brief</dc:title></cp:coreProperties>",
        "word/_rels/document.xml.rels": relations(
            [(keys[name], f"{_OFFICE}/{kind}", f"{name}.xml") for name, kind in names.items()]
            + [("rId5", f"{_OFFICE}/theme", "theme/theme1.xml")]
        ),
        "word/document.xml": document(),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/numbering.xml": numbering(),
        "word/fontTable.xml": fonts(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": furniture("hdr", paragraph("Header", run("{{ short_title }}") + tab + run("{{ as_of }}"))),
        "word/header2.xml": furniture("hdr", paragraph("Under", "")),
        "word/footer1.xml": furniture(
            "ftr", paragraph("Footer", run("{{ generator }} · {{ profile }}") + tab + counter("PAGE") + run(" / ") + counter("NUMPAGES"))
        ),
    }  # fmt: skip


def smaller(styles_xml: str, scale: float) -> str:
    """The styles with letters and the gaps between paragraphs in that scale, for a look that has to fit its page."""

    def letters(found: re.Match[str]) -> str:
        return f"{found[1]}{max(11, round(int(found[2]) * scale))}{found[3]}"

    def gaps(found: re.Match[str]) -> str:
        return f"{found[1]}{round(int(found[2]) * scale**2)}{found[3]}"

    styles_xml = re.sub(r'(<w:sz(?:Cs)? w:val=")(\d+)(")', letters, styles_xml)
    return re.sub(r'(w:(?:before|after)=")(\d+)(")', gaps, styles_xml)


def main(target: Path, scale: float = 1.0) -> None:
    """Writes the file; the one-page look has one of its own, at the scale `ONE_PAGE`."""
    made = parts()
    if scale != 1.0:
        made["word/styles.xml"] = smaller(made["word/styles.xml"], scale)
        made["word/document.xml"] = made["word/document.xml"].replace('w:top="1247"', 'w:top="964"', 1)
        made["word/document.xml"] = made["word/document.xml"].replace('w:bottom="1134"', 'w:bottom="907"', 1)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in made.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)

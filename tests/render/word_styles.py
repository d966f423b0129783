"""The styles of `templates/executive/report.docx`, for `make_report_docx`."""

# ruff: noqa: E501  # XML reads better in its own lines

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SERIF, SANS = "Times New Roman", "Arial"
INK, NAVY, GREY, HAIR, TINT = "1D2430", "14305C", "566072", "C9D0DA", "EEF3F9"
GREEN, GREEN_TINT = "17603A", "E4F2EA"
RED, RED_TINT = "9B2C1F", "FBE9E6"
AMBER, AMBER_TINT = "7A5200", "FAF0D9"
SLATE, SLATE_TINT = "4B5463", "ECEEF1"


def font(name: str) -> str:
    """Run properties: one font for every script that it has."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def look(
    face: str = "", *, bold: bool = False, caps: bool = False, color: str = "", size: float = 0, more: str = ""
) -> str:
    """Run properties in the order that the schema asks for; `size` in points."""
    made = font(face) if face else ""
    made += "<w:b/><w:bCs/>" if bold else ""
    made += "<w:caps/>" if caps else ""
    made += f'<w:color w:val="{color}"/>' if color else ""
    if caps:
        made += '<w:spacing w:val="14"/>'
    half = round(size * 2)
    made += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if size else ""
    return f"<w:rPr>{made}{more}</w:rPr>" if made or more else ""


def gap(before: float, after: float, line: float = 0) -> str:
    """Space around a paragraph in points, and the line height as a factor."""
    height = f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def style(name: str, p: str = "", r: str = "", *, based: str = "Normal", following: str = "", key: str = "") -> str:
    """A paragraph style."""
    ident = key or name.replace(" ", "")
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    then = f'<w:next w:val="{following}"/>' if following else ""
    default = ' w:default="1"' if ident == "Normal" else ""
    own = "" if ident in {"Normal", "Title", "Heading1", "Heading2", "Header", "Footer"} else ' w:customStyle="1"'
    inner = f"<w:pPr>{p}</w:pPr>" if p else ""
    return (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{ident}"><w:name w:val="{name}"/>{base}{then}'
        f"<w:qFormat/>{inner}{r}</w:style>"
    )


def mark(name: str, r: str) -> str:
    """A character style."""
    ident = name.replace(" ", "")
    own = "" if ident in {"Strong", "Hyperlink"} else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{own} w:styleId="{ident}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{r}</w:style>'
    )


def badge(name: str, ink: str, tint: str) -> str:
    """A badge: small bold sans on a tint."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
    return mark(name, look(SANS, bold=True, color=ink, size=7, more=shade))


def line(side: str, color: str, eighths: int, space: int = 1) -> str:
    """One border."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{color}"/>'


def bullet(number: int) -> str:
    """A member of that list of numbering.xml; LibreOffice wants one for each indent."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def paragraph_styles() -> str:
    """Every paragraph style that a part is written in."""
    keep, whole = "<w:keepNext/>", "<w:keepLines/>"
    sides = line("top", TINT, 4, 6) + line("left", NAVY, 24, 9) + line("bottom", TINT, 4, 6) + line("right", TINT, 4, 8)
    box = f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
    box_indent = '<w:ind w:left="467" w:right="180" w:hanging="227"/>'  # the same for all, or Word draws two boxes
    rule = f"<w:pBdr>{line('bottom', HAIR, 4, 3)}</w:pBdr>"
    warn = "".join(line(side, AMBER, 6, 5) for side in ("top", "left", "bottom", "right"))
    warn = f'<w:pBdr>{warn}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{AMBER_TINT}"/>'
    hang = '<w:tabs><w:tab w:val="left" w:pos="1560"/></w:tabs>'
    annex = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    return "".join((
        style("Normal", gap(0, 4, 1.08), look(SERIF, color=INK, size=9.5), based=""),
        style("Kicker", keep + gap(0, 5), look(SANS, bold=True, caps=True, color=GREY, size=8), following="Title"),
        style("Title", keep + gap(0, 6, 1.0), look(SANS, bold=True, color=NAVY, size=18), following="Facts"),
        style("Facts", gap(0, 12), look(SANS, color=GREY, size=8.5)),
        style("Notice", warn + gap(0, 10) + '<w:ind w:left="120" w:right="120"/>', look(SANS, size=9)),
        style("heading 1", keep + whole + rule + gap(11, 4, 1.0) + '<w:outlineLvl w:val="0"/>',
              look(SANS, bold=True, color=NAVY, size=12.5), following="Claim", key="Heading1"),
        style("heading 2", keep + whole + gap(7, 1, 1.0) + '<w:outlineLvl w:val="1"/>',
              look(SANS, bold=True, color=NAVY, size=9.5), key="Heading2"),
        style("Glance Heading", keep + whole + gap(9, 1, 1.0) + '<w:outlineLvl w:val="0"/>',
              look(SANS, bold=True, color=NAVY, size=10)),
        style("Bottom Line Heading", keep + whole + box + gap(0, 0) + box_indent + '<w:outlineLvl w:val="0"/>',
              look(SANS, bold=True, color=NAVY, size=12.5), following="BottomLine"),
        style("Bottom Line", whole + box + gap(4, 2) + box_indent, look(size=10.5)),
        style("Bottom Line Claim", bullet(2) + box_indent, based="BottomLine"),
        style("Claim", whole + bullet(1) + gap(0, 3), ""),
        style("Note", whole + gap(1, 4), look(SANS, color=GREY, size=8.5, more="").replace("<w:color", "<w:i/><w:iCs/><w:color")),
        style("Lead", whole + gap(0, 4), look(SANS, color=GREY, size=8.5)),
        style("Condensation", whole + gap(0, 2)),
        style("Article Facts", keep + gap(0, 1), look(SANS, color=GREY, size=7.5)),
        style("Timeline Entry", whole + hang + gap(0, 4) + '<w:ind w:left="1560" w:hanging="1560"/>'),
        style("Table Text", gap(0, 0, 1.1), look(SANS, size=8.5)),
        style("Table Head", keep + gap(0, 0, 1.1), look(SANS, bold=True, color=GREY, size=7.5)),
        style("Table Claim", whole + gap(0, 1, 1.05), look(size=9)),
        style("Table Change", whole + gap(2, 1, 1.05), look(color=GREY, size=9)),
        style("Side Label", keep + gap(0, 1, 1.1), look(SANS, bold=True, color=GREY, size=7.5)),
        style("Under", gap(0, 0, 1.1), look(SANS, color=GREY, size=7.5)),
        style("Evidence", whole + annex + gap(0, 2.5, 1.0) + '<w:ind w:left="420" w:hanging="420"/>', look(size=8.5)),
        style("Contents", gap(4, 2, 1.1), look(SANS, color=GREY, size=8.5)),
        style("Marking", '<w:jc w:val="center"/>' + "", look(SANS, bold=True, color=INK, size=8)),
        style("annotation text", gap(0, 2), look(SANS, size=8.5), key="CommentText"),
        style("Gap", gap(0, 3), based="Claim"),
        style("header", rule + '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>' + gap(0, 0),
              look(SANS, color=GREY, size=7.5), key="Header"),
        style("footer", '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>' + gap(0, 0),
              look(SANS, color=GREY, size=7.5), key="Footer"),
    ))  # fmt: skip


def character_styles() -> str:
    """Every character style that a part uses."""
    raised = '<w:vertAlign w:val="superscript"/>'
    return "".join((
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        mark("Strong", "<w:rPr><w:b/><w:bCs/></w:rPr>"),
        mark("Hyperlink", look(color=NAVY)),
        mark("Editor", look(color=GREY)),
        mark("Evidence Number", look(SANS, color=NAVY, size=10, more=raised)),
        mark("Annex Number", look(SANS, bold=True, color=NAVY, size=8)),
        mark("Source", look(SANS, color=GREY, size=7)),
        mark("Date", look(SANS, bold=True, color=NAVY, size=8.5)).replace('"Date"', '"DateMark"', 1),
        mark("Change Label", look(SANS, bold=True, color=GREY, size=8)),
        mark("Stance For", look(bold=True, color=GREEN)),
        mark("Stance Against", look(bold=True, color=RED)),
        mark("Stance Conditional", look(bold=True, color=AMBER)),
        mark("Stance Unclear", look(bold=True)),
        badge("Badge Corroborated", GREEN, GREEN_TINT),
        badge("Badge Single Source", SLATE, SLATE_TINT),
        badge("Badge Disputed", RED, RED_TINT),
        badge("Badge Superseded", AMBER, AMBER_TINT),
    ))  # fmt: skip


def table_styles() -> str:
    """The table of hairlines."""
    margins = (
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
        '<w:right w:w="140" w:type="dxa"/></w:tblCellMar>'
    )
    borders = f"<w:tblBorders>{line('bottom', HAIR, 4, 0)}{line('insideH', HAIR, 4, 0)}</w:tblBorders>"
    sides = f"<w:tblBorders>{line('top', HAIR, 12, 0)}{line('insideH', HAIR, 12, 0)}</w:tblBorders>"
    head = f"<w:tcPr><w:tcBorders>{line('bottom', NAVY, 6, 0)}</w:tcBorders></w:tcPr>"
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable"><w:name w:val="Briefing Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{borders}{margins}</w:tblPr>'
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="SidesTable"><w:name w:val="Sides Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{sides}{margins}</w:tblPr></w:style>'
    )  # fmt: skip


def styles() -> str:
    """styles.xml."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{font(SERIF)}<w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    return f'{HEAD}<w:styles xmlns:w="{MAIN}">{defaults}{paragraph_styles()}{character_styles()}{table_styles()}</w:styles>'

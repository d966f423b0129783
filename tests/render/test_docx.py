"""The Word report: it opens without repair, its numbers lead somewhere, and it follows a changed template."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from openxml_audit import OpenXmlValidator

from briefing.errors import TemplateError
from briefing.interfaces import Presentation
from briefing.render.docx import render
from briefing.render.templates import export_template, find_template
from tests import briefings
from tests.render import make_report_docx
from tests.render.readback import docx_claims, laid_out, rendered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Change = Callable[[Any], None]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], Path]:
    """The executive look with its Word file changed as a user would."""

    def make(change: Change) -> Path:
        folder = export_template("executive", tmp_path / "mine")
        word = docx.Document(str(folder / "report.docx"))
        change(word)
        word.save(str(folder / "report.docx"))
        return folder

    return make


def headings_of(word: Any) -> list[str]:
    return [
        item.text
        for item in word.paragraphs
        if item.style.name in {"Heading 1", "Bottom Line Heading", "Glance Heading"}
    ]


def paragraph(word: Any, text: str) -> Any:
    return next(item for item in word.paragraphs if item.text == text)


@pytest.mark.parametrize("which", ["full", "minimal", "hostile"])
def test_word_opens_it_without_repair(which: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(rendered(which, "docx"))
    result = OpenXmlValidator().validate(path)
    assert [error.description for error in result.errors] == []


@pytest.mark.parametrize(("look", "scale"), [("executive", 1.0), ("one-page", make_report_docx.ONE_PAGE)])
def test_the_template_is_clean_and_is_what_its_maker_makes(look: str, scale: float, tmp_path: Path) -> None:
    committed = find_template(look) / "report.docx"
    assert [error.description for error in OpenXmlValidator().validate(committed).errors] == []
    make_report_docx.main(tmp_path / "report.docx", scale)
    assert parts_of((tmp_path / "report.docx").read_bytes()) == parts_of(committed.read_bytes())


@pytest.mark.parametrize("which", ["full", "hostile"])
def test_every_link_leads_to_a_bookmark_and_every_bookmark_is_one(which: str) -> None:
    body = docx.Document(io.BytesIO(rendered(which, "docx"))).element.body
    names = [item.get(f"{W}name") for item in body.iter(f"{W}bookmarkStart")]
    ids = [item.get(f"{W}id") for item in body.iter(f"{W}bookmarkStart")]
    anchors = {item.get(f"{W}anchor") for item in body.iter(f"{W}hyperlink")} - {None}
    assert len(names) == len(set(names)) == len(set(ids))
    assert anchors == set(names)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)


def test_only_safe_addresses_are_linked_and_nothing_is_embedded() -> None:
    parts = parts_of(rendered("hostile", "docx"))
    outside = [
        target
        for name, part in parts.items()
        if name.endswith(".rels")
        for target in re.findall(r'Target="([^"]*)" TargetMode="External"', part.decode("utf-8"))
    ]
    assert sorted(set(outside)) == ["https://example.org/a?b=1&amp;c=&lt;d&gt;", "mailto:desk@example.org"]
    assert not [name for name in parts if not re.fullmatch(r"[\w/\[\].]+\.(xml|rels)", name)]
    assert not re.search(
        r"(altChunk|oleObject|instrText[^>]*>[^<]*(?!PAGE|NUMPAGES)INCLUDE)", str(parts["word/document.xml"])
    )


def test_titles_that_look_like_placeholders_stay_text() -> None:
    body = docx.Document(io.BytesIO(rendered("hostile", "docx"))).element.body
    text = "".join(item.text or "" for item in body.iter(f"{W}t"))
    assert "{{ bottom_line }} {{ config }}" in text
    assert text.count("Bottom line") == 1


def test_properties_and_language_come_from_the_brief() -> None:
    word = docx.Document(io.BytesIO(rendered("full", "docx")))
    properties = word.core_properties
    assert (properties.title, properties.subject) == (briefings.full().title, "NATO, Russia and Ukraine")
    assert (properties.author, properties.language) == ("briefing 0.1.0", "en")
    assert properties.created is not None
    assert properties.created.isoformat() == "2024-05-31T00:00:00+00:00"
    assert {item.get(f"{W}val") for item in word.styles.element.iter(f"{W}lang")} == {"en"}


def test_the_parts_have_headings_in_the_editorial_order() -> None:
    word = docx.Document(io.BytesIO(rendered("full", "docx")))
    headings = headings_of(word)
    assert headings == [
        "Bottom line", "At a glance", "Key decisions", "NATO divisions", "Russian responses", "Sanctions", "Positions",
        "Disputed and changing", "Timeline", "The articles in brief", "Evidence", "Coverage", "Gaps",
    ]  # fmt: skip


def test_the_claims_of_the_bottom_line_have_bullets_and_lie_in_one_box() -> None:
    word: Any = docx.Document(io.BytesIO(rendered("full", "docx")))
    claims = [item for item in word.paragraphs if item.style.name == "Bottom Line Claim"]
    bottom_line = laid_out("full").bottom_line
    assert len(claims) == len(bottom_line.lines) > 1
    [list_id] = word.styles["Bottom Line Claim"].element.xpath("w:pPr/w:numPr/w:numId/@w:val")
    assert list_id in word.part.numbering_part.element.xpath("w:num/@w:numId")
    # Word draws one box around paragraphs of the same borders and indents only.
    indents = {
        name: dict(word.styles[name].element.find(f"{W}pPr/{W}ind").attrib)
        for name in ("Bottom Line Heading", "Bottom Line", "Bottom Line Claim")
    }
    assert len({tuple(sorted(indent.items())) for indent in indents.values()}) == 1


def test_a_template_without_the_newer_styles_still_holds(changed: Callable[[Change], Path]) -> None:
    def older(word: Any) -> None:
        for name in ("Bottom Line Claim", "Glance Heading"):
            word.styles[name].delete()

    made: Any = docx.Document(io.BytesIO(render(briefings.full(), changed(older))))
    assert len([item for item in made.paragraphs if item.style.name == "Bottom Line"]) > 1
    assert "At a glance" in [item.text for item in made.paragraphs if item.style.name == "Heading 1"]


def test_the_gaps_never_stand_alone_on_the_last_page() -> None:
    body = docx.Document(io.BytesIO(rendered("full", "docx"))).element.body
    ledger = body.findall(f"{W}tbl")[-1]
    last = [item for row in ledger.findall(f"{W}tr")[-3:] for item in row.iter(f"{W}p")]
    assert all(item.find(f"{W}pPr/{W}keepNext") is not None for item in last)
    following = [item.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for item in ledger.itersiblings(f"{W}p")]
    assert following[:2] == ["Heading1", "Gap"]  # and every heading stays with what follows it


def test_a_source_stands_on_a_line_of_its_own_below_its_sentence() -> None:
    word: Any = docx.Document(io.BytesIO(rendered("full", "docx")))
    annex = [item.text.split("\n") for item in word.paragraphs if item.style.name == "Evidence"]
    entries = laid_out("full").evidence.entries
    assert [len(lines) for lines in annex] == [2] * len(entries)
    assert [lines[1].replace("\u00a0", " ") for lines in annex] == [
        " · ".join(part for part in (*entry.source, entry.place, entry.speakers) if part) for entry in entries
    ]


def test_on_another_paper_the_page_number_stands_at_the_right_margin() -> None:
    made = render(briefings.full(), find_template("executive"), Presentation(paper="letter"))
    word: Any = docx.Document(io.BytesIO(made))
    section = word.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    for name in ("Header", "Footer"):
        assert word.styles[name].element.xpath("w:pPr/w:tabs/w:tab/@w:pos") == [str(width)]


def test_a_marking_gets_room_of_its_own_and_a_title_no_lonely_last_word() -> None:
    plain: Any = docx.Document(io.BytesIO(rendered("full", "docx")))
    marked: Any = docx.Document(
        io.BytesIO(render(briefings.full(), find_template("executive"), Presentation(marking="TLP:AMBER")))
    )
    assert marked.sections[0].top_margin > plain.sections[0].top_margin
    assert marked.sections[0].bottom_margin > plain.sections[0].bottom_margin
    [title] = [item.text for item in marked.paragraphs if item.style.name == "Title"]
    assert title.endswith("\u00a0" + briefings.full().title.rsplit(" ", 1)[1])


def test_tables_repeat_their_head_keep_their_rows_and_state_their_widths() -> None:
    word = docx.Document(io.BytesIO(rendered("full", "docx")))
    tables = [table for table in word.tables if table.style and table.style.name == "Briefing Table"]
    heads = [table for table in tables if table._tbl.tblPr.find(f"{W}tblLook").get(f"{W}firstRow") == "1"]
    assert (len(tables), len(heads)) == (3, 2)  # the key facts have no head
    for table in word.tables:
        grid = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid.iter(f"{W}gridCol")]
        for row in table.rows:
            assert row._tr.find(f"{W}trPr/{W}cantSplit") is not None
            assert [int(cell._tc.tcPr.find(f"{W}tcW").get(f"{W}w")) for cell in row.cells] == grid
    for table in heads:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None


def test_header_and_footer_are_filled_and_count_pages() -> None:
    parts = {name: part.decode("utf-8") for name, part in parts_of(rendered("full", "docx")).items()}
    assert "As of 31 May 2024" in parts["word/header1.xml"]
    assert "briefing 0.1.0 · nato-ukraine" in parts["word/footer1.xml"]
    assert re.findall(r"> (\w+) <", parts["word/footer1.xml"]) == ["PAGE", "NUMPAGES"]
    assert not any("{{" in text for name, text in parts.items() if name.startswith(("word/header", "word/footer")))


def test_the_template_orders_the_parts(changed: Callable[[Change], Path]) -> None:
    def move(word: Any) -> None:
        paragraph(word, "{{ bottom_line }}")._p.addprevious(paragraph(word, "{{ gaps }}")._p)

    word = docx.Document(io.BytesIO(render(briefings.full(), changed(move))))
    headings = headings_of(word)
    assert headings[:2] == ["Gaps", "Bottom line"]
    assert headings[-1] == "Coverage"


def test_a_part_taken_out_is_left_out(changed: Callable[[Change], Path]) -> None:
    def drop(word: Any) -> None:
        for name in ("evidence", "gaps"):
            item = paragraph(word, f"{{{{ {name} }}}}")._p
            item.getparent().remove(item)

    data = render(briefings.full(), changed(drop))
    body = docx.Document(io.BytesIO(data)).element.body
    assert not [item for item in body.iter(f"{W}hyperlink") if item.get(f"{W}anchor")]
    assert docx_claims(data) == docx_claims(rendered("full", "docx"))
    assert body[-2].tag == f"{W}p"  # Word wants a paragraph after the ledger's table


def test_a_placeholder_that_word_split_over_runs_is_found(changed: Callable[[Change], Path]) -> None:
    def split(word: Any) -> None:
        item = paragraph(word, "{{ kicker }}")
        item.runs[0].text = "For {"
        for text in ("{ ", "profile", " }", "}, as"):
            item.add_run(text).bold = True

    word = docx.Document(io.BytesIO(render(briefings.full(), changed(split))))
    assert word.paragraphs[0].text == "For nato-ukraine, as"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ tilte }}", r"mine/report\.docx names \{\{ tilte \}\}, which there is not; choose one of: .*title"),
        ("See {{ gaps }}", r"\{\{ gaps \}\} has to stand in a paragraph of its own"),
        ("{{ sections }}", r"places \{\{ sections \}\} twice"),
    ],
)
def test_a_placeholder_that_does_not_hold_is_a_template_error(
    changed: Callable[[Change], Path], text: str, said: str
) -> None:
    with pytest.raises(TemplateError, match=said):
        render(briefings.full(), changed(lambda word: word.add_paragraph(text)))


def test_a_part_in_the_header_is_a_template_error(changed: Callable[[Change], Path]) -> None:
    def spoil(word: Any) -> None:
        word.sections[0].header.paragraphs[0].text = "{{ gaps }}"

    with pytest.raises(TemplateError, match="header or footer"):
        render(briefings.full(), changed(spoil))


def test_a_missing_style_is_named(changed: Callable[[Change], Path]) -> None:
    def rename(word: Any) -> None:
        word.styles["Claim"].name = "Mine"

    with pytest.raises(TemplateError, match="no paragraph style “Claim”"):
        render(briefings.full(), changed(rename))


def test_a_file_that_is_none_is_a_template_error(tmp_path: Path) -> None:
    folder = export_template("executive", tmp_path / "mine")
    (folder / "report.docx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(TemplateError, match="no Word file"):
        render(briefings.full(), folder)


def test_the_package_carries_no_clock_and_no_leftovers(changed: Callable[[Change], Path]) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered("full", "docx"))) as package:
        infos = package.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert infos[0].filename == "[Content_Types].xml"
    assert not [info.filename for info in infos if "Effects" in info.filename or "thumbnail" in info.filename]


def test_a_template_made_by_python_docx_loses_its_thumbnail(tmp_path: Path) -> None:
    folder = export_template("executive", tmp_path / "mine")
    word = docx.Document()
    word.add_paragraph("{{ title }}")
    word.styles.add_style("Table Text", 1)
    word.save(str(folder / "report.docx"))
    names = parts_of(render(briefings.full(), folder))
    assert not [name for name in names if "Effects" in name or "thumbnail" in name]

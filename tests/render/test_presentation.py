"""What the caller asks of a presentation: paper, marking, language and comments, in every format that has them."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import lxml.html
import pikepdf
import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator

from briefing.interfaces import Presentation
from briefing.models import Note
from briefing.registry import RENDERER, load
from briefing.render.document import lay_out
from briefing.render.letter import letter
from briefing.render.pages.glyphs import note_on
from briefing.render.templates import export_template, find_template
from briefing.words import languages, words_for
from tests import briefings
from tests.conftest import Runner
from tests.render.readback import docx_claims, html_claims, rendered

MARKING = "TLP:AMBER"
ASKED = Presentation(paper="letter", marking=MARKING, language="uk", comments=True)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def asked(kind: str) -> bytes:
    """The full brief as asked for, made once."""
    data: bytes = load(RENDERER, kind).render(briefings.full(), find_template("executive"), ASKED)
    return data


def test_the_pdf_has_the_paper_and_the_marking_twice_on_every_page() -> None:
    with pypdfium2.PdfDocument(asked("pdf")) as file:
        assert {tuple(round(side) for side in page.get_size()) for page in file} == {(612, 792)}
        texts = [page.get_textpage().get_text_bounded() for page in file]
    assert [text.count(MARKING) for text in texts] == [2] * len(texts)


def test_without_being_asked_pages_are_a4_and_unmarked() -> None:
    with pypdfium2.PdfDocument(rendered("full", "pdf")) as file:
        assert {tuple(round(side) for side in page.get_size()) for page in file} == {(595, 842)}
    assert b"TLP" not in rendered("full", "html")


def test_every_header_and_footer_of_the_word_file_is_marked() -> None:
    word: Any = docx.Document(io.BytesIO(asked("docx")))
    section = word.sections[0]
    assert (section.page_width.twips, section.page_height.twips) == (12240, 15840)
    for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
        assert MARKING in [paragraph.text for paragraph in part.paragraphs]


@pytest.mark.parametrize("own", [True, False])
def test_a_template_without_furniture_is_marked_and_one_with_a_place_keeps_it(own: bool, tmp_path: Path) -> None:
    folder = export_template("executive", tmp_path / "mine")
    word = docx.Document()
    word.add_paragraph("{{ title }}")
    word.styles.add_style("Table Text", 1)
    if own:
        word.sections[0].header.paragraphs[0].text = "Handle as {{ marking }} only"
    word.save(str(folder / "report.docx"))
    made = docx.Document(io.BytesIO(load(RENDERER, "docx").render(briefings.full(), folder, ASKED)))
    header = [paragraph.text for paragraph in made.sections[0].header.paragraphs]
    assert header == (["Handle as TLP:AMBER only"] if own else [MARKING, ""])
    assert MARKING in [paragraph.text for paragraph in made.sections[0].footer.paragraphs]


def test_html_markdown_and_json_are_marked() -> None:
    tree = lxml.html.document_fromstring(asked("html"))
    marks = [item.text_content() for item in tree.iter() if "marking" in str(item.get("class") or "").split()]
    assert marks == [MARKING, MARKING]
    lines = asked("md").decode().strip().splitlines()
    assert (lines[0], lines[-1]) == (f"**{MARKING}**", f"**{MARKING}**")
    assert json.loads(asked("json"))["marking"] == MARKING


def test_a_hostile_marking_stays_text() -> None:
    mark = "</style><script>alert(1)</script> {{ 7*7 }} \u202e"
    for kind in ("html", "md", "docx", "pdf"):
        data = load(RENDERER, kind).render(briefings.minimal(), find_template("executive"), Presentation(marking=mark))
        assert b"<script>alert" not in data
        if kind == "docx":
            footer = docx.Document(io.BytesIO(data)).sections[0].footer
            assert footer.paragraphs[-1].text == "</style><script>alert(1)</script> {{ 7*7 }}"


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_words_with_the_same_places(language: str) -> None:
    english, words = words_for("en"), words_for(language)
    for table in ("texts", "badges", "stances", "conflicts", "sides", "counts", "profiles", "languages", "actors"):
        ours, theirs = getattr(words, table), getattr(english, table)
        assert set(ours) == set(theirs)
        for key in ours:
            if table != "counts":
                assert re.findall(r"\{\w+\}", ours[key]) == re.findall(r"\{\w+\}", theirs[key]), key
                assert ours[key].strip(), key
    for n in (0, 1, 2, 5, 11, 21, 22, 104, 1000):
        for key in words.counts:
            assert re.search(r"\d", words.count(key, n)), key


@pytest.mark.parametrize(
    ("language", "n", "shown"),
    [
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("fr", 0, "0 article"),
        ("fr", 2, "2 articles"),
        ("uk", 1, "1 стаття"),
        ("uk", 3, "3 статті"),
        ("uk", 11, "11 статей"),
        ("uk", 21, "21 стаття"),
        ("uk", 112, "112 статей"),
    ],
)
def test_numbers_take_the_right_form(language: str, n: int, shown: str) -> None:
    assert words_for(language).count("articles", n) == shown


def test_the_fixed_words_change_and_the_sources_words_do_not() -> None:
    document = lay_out(briefings.full(), ASKED)
    assert document.bottom_line.title == "Головне"
    assert document.sections[0].title == "Ключові рішення"
    assert document.sections[3].title == "Sanctions"  # the profile's own
    assert document.as_of == "Станом на 31 травня 2024"
    for kind, claims in (("html", html_claims), ("docx", docx_claims)):
        here, there = ([item.text for item in claims(report)] for report in (asked(kind), rendered("full", kind)))
        assert [text.replace(" травня 2024]", " May 2024]") for text in here] == there
        assert here != there


@pytest.mark.parametrize(
    ("inserted", "shown"),
    [
        ("[30 May 2024]", "[30 mai 2024]"),
        ("[1 June 2024]", "[1er juin 2024]"),
        ("[Jens Stoltenberg]", "[Jens Stoltenberg]"),
        ("[reported 1 June 2024]", "[rapporté le 1er juin 2024]"),
        ("[31 June 2024]", "[31 June 2024]"),
        ("[2 Tanks 2024]", "[2 Tanks 2024]"),
    ],
)
def test_a_date_of_the_editors_is_in_the_readers_language_and_a_name_in_the_sentences(
    inserted: str, shown: str
) -> None:
    assert words_for("fr").inserted(inserted) == shown
    assert words_for("en").inserted(inserted) == inserted


def test_every_format_has_the_date_of_the_editors_in_the_readers_language() -> None:
    body = docx.Document(io.BytesIO(asked("docx"))).element.body
    with pypdfium2.PdfDocument(asked("pdf")) as file:
        pages = " ".join(page.get_textpage().get_text_bounded() for page in file)
    word = "".join(item.text or "" for item in body.iter(f"{W}t"))
    for text in (asked("html").decode(), asked("md").decode(), word, " ".join(pages.split())):
        assert "[30 травня 2024" in text.replace("\\", "").replace("\u00a0", " ")
        assert "30 May 2024" not in text


def test_a_letter_says_in_the_readers_language_what_is_left_out_of_it() -> None:
    note = Note.of("left_out", files=(f"brief.pdf ({words_for('fr').megabytes(1_450_000)})",))
    made = letter(briefings.large(), find_template("one-page"), "{date}", Presentation(language="fr"), notes=[note])
    for text in (made.text, html.unescape(made.html)):
        assert "autres énoncés figurent dans le rapport." in text
        assert "n’accepte pas de message aussi volumineux\u00a0: brief.pdf (1,4 Mo)." in text
        assert "in the report" not in text


def test_a_letter_has_the_colours_of_the_report() -> None:
    look = find_template("executive")
    styles, made = ((look / name).read_text() for name in ("print.css", "email.html.j2"))
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", styles))
    for key in ("corroborated", "single", "disputed", "superseded"):
        assert f"{colours[key]};background:{colours[f'{key}-tint']}" in made
    for key in ("navy", "grey", "tint", "hair"):
        assert colours[key] in made


def test_the_words_of_another_language_are_marked_as_such() -> None:
    tree = lxml.html.document_fromstring(asked("html"))
    assert tree.get("lang") == "uk"
    words = [item for item in tree.iter() if "words" in str(item.get("class") or "").split()]
    assert {item.get("lang") for item in words} == {"en"}
    editors = [item for item in tree.iter() if "editor" in str(item.get("class") or "").split()]
    assert {item.get("lang") for item in editors if "2024" in item.text_content()} == {"uk"}
    body = docx.Document(io.BytesIO(asked("docx"))).element.body
    assert {item.get(f"{W}val") for item in body.iter(f"{W}lang")} == {"en", "uk"}


def test_the_comments_carry_the_evidence_and_no_clock() -> None:
    word: Any = docx.Document(io.BytesIO(asked("docx")))
    first = word.comments.get(0)
    document = lay_out(briefings.full(), ASKED)
    numbers = {cite.number for cite in document.bottom_line.lines[0].citations}
    entries = [entry for entry in document.evidence.entries if entry.number in numbers]
    assert first.text.split("\n") == [
        f"{entry.number} “{entry.quote}” {' · '.join([*entry.source, entry.place])}" for entry in entries
    ]
    with zipfile.ZipFile(io.BytesIO(asked("docx"))) as package:
        comments = package.read("word/comments.xml").decode()
    assert "w:date" not in comments
    body = word.element.body
    starts = [item.get(f"{W}id") for item in body.iter(f"{W}commentRangeStart")]
    assert starts == [str(comment.comment_id) for comment in word.comments]
    shown = {line.id for line in document.bottom_line.lines}
    shown |= {line.id for section in document.sections for line in section.lines}
    assert len(starts) >= len(shown)


def test_a_word_file_with_everything_opens_without_repair(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(asked("docx"))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


def test_the_same_words_make_the_same_bytes() -> None:
    again = load(RENDERER, "docx").render(briefings.full(), find_template("executive"), ASKED)
    assert again == asked("docx")


def test_the_json_brief_is_attached_as_the_source() -> None:
    with pikepdf.open(io.BytesIO(asked("pdf"))) as file:
        assert list(file.attachments) == ["briefing.json"]
        attached = file.attachments["briefing.json"]
        assert attached.get_file().read_bytes() == asked("json")
        assert attached.get_file().mime_type in ("application/json", "")
        assert [str(item.AFRelationship) for item in file.Root.AF] == ["/Source"]
        assert str(attached.get_file().obj.Params.ModDate).startswith("D:20240531")


def test_missing_glyphs_are_told_with_the_package_that_has_them() -> None:
    assert note_on(("習",)) == (
        "1 character has no glyph in any installed font and would show as boxes in the PDF: 習; install a font, on"
        " Debian or Ubuntu with `sudo apt-get install fonts-noto-cjk`."
    )
    assert "fonts-noto-color-emoji fonts-noto-core" in note_on(("\U0001f600", "\U00011580"))
    assert "and 2 more" in note_on(tuple("習近平主席習近平主席習近"))


def test_a_run_tells_of_missing_glyphs_on_stderr(runner: Runner) -> None:
    (runner.folder / "a.txt").write_text("The minister decided on Friday to send help to the region.\n")
    title = "No font draws this: \U0010fffd"
    done = runner("generate", "a.txt", "-p", "general", "--format", "pdf", "--title", title, "--no-archive")
    assert done.code == 0
    assert "Note: 1 character has no glyph" in done.stderr


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--paper", "a5"), "--paper: there is no paper “a5”; choose from a4, letter"),
        (("--language", "tlh"), "There are no fixed words in the language “tlh”; choose one of en, fr, uk."),
        (("--language", "../en"), "--language: a language tag"),
    ],
)
def test_what_cannot_be_asked_for_is_a_usage_error(
    flags: tuple[str, str], said: str, runner: Runner, seeds: Path
) -> None:
    done = runner("generate", seeds, "--format", "md", *flags)
    assert done.code == 2
    assert said in done.stderr


def test_the_flags_reach_the_report(runner: Runner, seeds: Path) -> None:
    done = runner("generate", seeds, "--format", "md", "--marking", MARKING, "--language", "fr", "--no-archive")
    assert done.code == 0
    text = done.paths[0] if done.paths[0].is_absolute() else runner.folder / done.paths[0]
    assert text.read_text("utf-8").startswith(f"**{MARKING}**\n\n*Note de synthèse")

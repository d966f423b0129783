"""The PDF report: tagged and titled, with nothing from outside in it."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing.errors import MissingNeedError
from briefing.render import pdf
from briefing.render.pages import engine
from briefing.render.pages.fence import fenced_fetcher, may_fetch
from briefing.render.pages.glyphs import missing_glyphs
from briefing.render.templates import export_template, find_template
from tests import briefings
from tests.render.readback import pdf_text, rendered, squeezed


def test_the_pdf_is_accessible() -> None:
    with pikepdf.open(io.BytesIO(rendered("full", "pdf"))) as file:
        assert str(file.Root.Lang) == "en"
        assert bool(file.Root.MarkInfo.Marked)
        assert "/K" in file.Root.StructTreeRoot
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == briefings.full().title
            assert metadata["pdfuaid:part"] == "1"


def test_the_bookmarks_are_the_parts() -> None:
    with pikepdf.open(io.BytesIO(rendered("full", "pdf"))) as file, file.open_outline() as outline:
        top = outline.root[0]
        assert top.title == briefings.full().title
        assert [item.title for item in top.children][:3] == ["Bottom line", "At a glance", "Key decisions"]
        assert top.children[-1].title == "Gaps"


def test_a_brief_of_five_articles_has_at_most_six_pages() -> None:
    with pypdfium2.PdfDocument(rendered("full", "pdf")) as file:
        assert 4 <= len(file) <= 6
        first = file[0].get_textpage().get_text_bounded()
    assert first.index(briefings.full().title[:30]) < first.index("Bottom line") < first.index("Key decisions")


def test_every_page_after_the_first_has_header_and_number() -> None:
    with pypdfium2.PdfDocument(rendered("full", "pdf")) as file:
        texts = [page.get_textpage().get_text_bounded() for page in file]
    assert [f"{number} / {len(texts)}" in text for number, text in enumerate(texts, start=1)] == [True] * len(texts)
    assert ["As of 31 May 2024\r\n" in text or text.endswith("As of 31 May 2024") for text in texts[1:]]


def _actions(file: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Kind and address of what every annotation does."""
    actions = [item["/A"] for page in file.pages for item in page.get("/Annots", []) if "/A" in item]
    return [(str(action["/S"]), str(action.get("/URI", ""))) for action in actions]


def test_nothing_external_is_in_a_hostile_brief() -> None:
    with pikepdf.open(io.BytesIO(rendered("hostile", "pdf"))) as file:
        assert list(file.attachments) == ["briefing.json"]
        assert set(_actions(file)) == {
            ("/URI", "https://example.org/a?b=1&c=%3Cd%3E"),
            ("/URI", "mailto:desk@example.org"),
        }


def test_evidence_numbers_lead_to_the_annex_and_back() -> None:
    with pikepdf.open(io.BytesIO(rendered("full", "pdf"))) as file:
        places = [str(item["/Dest"]) for page in file.pages for item in page.get("/Annots", []) if "/Dest" in item]
    for number in range(1, 25):
        assert f"evidence-{number}" in places
        assert f"cite-{number}" in places


def test_a_number_of_the_short_annex_stands_beside_its_place() -> None:
    with pypdfium2.PdfDocument(rendered("full", "pdf", "one-page")) as file:
        lines = file[0].get_textpage().get_text_bounded().splitlines()
    annex = [line for line in lines if re.search(r"\.txt:\d+", line)]
    assert annex
    assert [line for line in annex if re.search(r"\s\d{1,3}$", line)] == []


def test_hostile_text_is_shown_as_it_is() -> None:
    text = pdf_text("hostile")
    assert squeezed("<a rel=attachment href=file:///etc/passwd>report</a> & <script>alert(1)</script>") in text
    assert squeezed("root:x:0:0") not in text


def test_the_fence_lets_only_the_templates_own_files_through(tmp_path: Path) -> None:
    home = export_template("executive", tmp_path / "mine").resolve()
    (tmp_path / "secret").write_text("secret")
    (home / "link").symlink_to(tmp_path / "secret")
    own = (home / "print.css").as_uri()
    denied = [
        "file:///etc/passwd",
        (home / "link").as_uri(),
        f"{home.as_uri()}/../secret",
        f"{home.as_uri()}/%2e%2e/secret",
        home.as_uri(),
        "file://host/etc/passwd",
        "https://example.org/",
        "ftp://example.org/",
        "//example.org/",
        "javascript:1",
        "file:///%00",
    ]
    assert may_fetch(own, home)
    assert may_fetch("data:text/plain,x", home)
    assert [url for url in denied if may_fetch(url, home)] == []
    fetcher = fenced_fetcher(home)
    response = fetcher.fetch(own)
    assert response.read() == (home / "print.css").read_bytes()
    response.close()
    for url in denied:
        with pytest.raises(PermissionError):
            fetcher.fetch(url)


def test_a_missing_pango_is_named_with_its_fix(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Absent:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                print("advice")
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingNeedError, match=r"apt-get install libpango-1\.0-0"):
        engine.weasyprint()
    assert capsys.readouterr().out == ""


def test_the_look_makes_weasyprint_complain_of_nothing(caplog: pytest.LogCaptureFixture) -> None:
    pdf.render(briefings.minimal(), find_template("executive"))
    assert caplog.records == []


def test_characters_without_a_glyph_are_named() -> None:
    assert missing_glyphs(briefings.full()) == ()
    named = dataclasses.replace(briefings.minimal(), title="No font draws this: \U0010fffd, but these: é ф")
    assert missing_glyphs(named) == ("\U0010fffd",)


def test_listing_and_laying_out_import_no_page_engine() -> None:
    code = (
        "import sys, briefing.render.pdf, briefing.render.docx, briefing.render.html, briefing.render.document;"
        "print([name for name in ('weasyprint', 'docx', 'jinja2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("language", "day"),
    [("en", "30 September 2022"), ("fr", "30 septembre 2022"), ("uk", "30 вересня 2022")],
)
def test_the_longest_day_stands_beside_its_line_and_not_on_it(language: str, day: str) -> None:
    full = briefings.full()
    event = dataclasses.replace(full.timeline[0], date=date(2022, 9, 30))
    short = dataclasses.replace(full, sections=(), positions=(), conflicts=(), timeline=(event,), language=language)
    with pypdfium2.PdfDocument(pdf.render(short, find_template("executive"))) as file:
        plain = [(p, p.get_text_bounded().replace("\xa0", " ")) for p in (page.get_textpage() for page in file)]
        [(page, text)], line = [one for one in plain if day in one[1]], event.claim.text[:12]
        ends = text.rindex(day) + len(day) - 1  # the last is the list's; the figure has the day, too
        begins = text.index(line, ends)
        gap = page.get_charbox(begins)[0] - page.get_charbox(ends)[2]
    assert gap > 4  # points

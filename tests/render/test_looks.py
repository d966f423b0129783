"""The shipped looks: what each shows of small and large corpora, and on how many pages."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing.errors import TemplateError
from briefing.interfaces import Presentation
from briefing.models import Note, Skipped
from briefing.render import html, md, pdf
from briefing.render.document import lay_out
from briefing.render.document.limits import PARTS, Limits
from briefing.render.document.model import Line
from briefing.render.templates import export_template, find_template, list_templates
from briefing.render.templates.look import look_of
from tests import briefings
from tests.analysis.readings import brief
from tests.render.readback import laid_out, lines_of, pdf_text, rendered, squeezed


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as file:
        return [page.get_textpage().get_text_bounded() for page in file]


def test_three_looks_ship() -> None:
    assert list_templates() == ["executive", "full", "one-page"]


@pytest.mark.parametrize("name", ["executive", "full", "one-page"])
def test_an_exported_look_is_whole_and_makes_the_same_report(name: str, tmp_path: Path) -> None:
    folder = export_template(name, tmp_path / "mine")
    assert {"report.html.j2", "print.css", "screen.css", "report.js", "report.docx", "look.toml"} <= {
        path.name for path in folder.iterdir()
    }
    assert look_of(folder) == look_of(find_template(name))
    assert html.render(briefings.full(), folder) == rendered("full", "html", name)


@pytest.mark.parametrize("which", ["full", "minimal", "hostile", "large"])
def test_one_page_is_one_page(which: str) -> None:
    assert len(pages(rendered(which, "pdf", "one-page"))) == 1


def test_one_page_on_letter_is_one_letter_page() -> None:
    data = pdf.render(briefings.large(), find_template("one-page"), Presentation(paper="letter", marking="RESTRICTED"))
    with pypdfium2.PdfDocument(data) as file:
        assert [tuple(round(side) for side in page.get_size()) for page in file] == [(612, 792)]


def test_one_page_keeps_claims_whole_and_names_their_places() -> None:
    document = laid_out("full", "one-page")
    whole = {line.text for line in lines_of(lay_out(briefings.full()))}
    assert {line.text for line in lines_of(document)} <= whole
    text = pdf_text("full", "one-page")
    for entry in document.evidence.entries:
        assert squeezed(entry.place) in text


def test_one_page_says_how_much_it_leaves_out() -> None:
    everything, shown = lay_out(briefings.full()), laid_out("full", "one-page")
    for all_of, part in zip(everything.sections, shown.sections, strict=True):
        left = len(all_of.lines) - len(part.lines)
        told = sum(map(int, re.findall(r"\d+", f"{part.note} {part.more}")))  # in the bottom line, and left out
        assert told == int(re.search(r"\d+", all_of.more or "0")[0]) + left  # type: ignore[index]  # there is a digit


@pytest.mark.parametrize("name", ["full", "compared", "minimal", "large"])
def test_on_one_page_no_line_stands_twice(name: str) -> None:
    document = laid_out(name, "one-page")
    above = [line.text for line in document.bottom_line.lines]
    below = [line.text for part in document.sections for line in part.lines]
    assert not set(above) & set(below)
    told = " ".join(f"{part.note} {part.more}" for part in document.sections)
    whole = {line.text for part in laid_out(name, "full").sections for line in part.lines}
    assert bool(re.search(r"\d lines? of this part stands? in the bottom line\.", told)) == bool(whole & set(above))


def test_at_a_glance_names_no_gaps_where_the_look_has_none() -> None:
    glances = [laid_out("full", look).glance for look in ("one-page", "executive")]
    kinds = [[row.key for row in glance.rows] for glance in glances if glance]
    assert kinds[1] == [*kinds[0], "gaps"]
    assert "contradiction" in kinds[0]


def test_300_articles_make_a_brief_that_can_be_read() -> None:
    texts = pages(rendered("large", "pdf"))
    assert 6 <= len(texts) <= 14
    first = texts[0]
    for title in ("Bottom line", "At a glance", "Contents"):
        assert title in first
    assert "Key decisions" not in texts[0].split("Contents")[0]
    assert re.search(r"Evidence\W+\d+", first)
    assert texts[1].index("Key decisions") >= 0


def test_the_contents_name_the_right_pages() -> None:
    texts = pages(rendered("large", "pdf"))
    listed = texts[0][texts[0].index("Contents") :]
    for entry in laid_out("large").contents:
        found = re.search(rf"{re.escape(entry.title)}[\s.]+(\d+)", listed)
        assert found, entry.title
        assert entry.title in texts[int(found[1]) - 1]


def test_a_short_brief_has_no_contents() -> None:
    assert "Contents" not in pages(rendered("minimal", "pdf"))[0]


def test_limits_are_kept_and_what_is_left_out_is_counted() -> None:
    limits = look_of(find_template("executive")).limits
    document = laid_out("large")
    assert document.positions
    assert document.timeline
    assert document.ledger
    assert document.gaps
    assert document.articles
    assert document.disputed
    for part, most, everything, items in (
        (document.positions, limits.positions, 40, document.positions.rows),
        (document.timeline, limits.timeline, 62, document.timeline.events),
        (document.disputed, limits.disputed, 30, document.disputed.items),
        (document.gaps, limits.gaps, 30, document.gaps.items),
        (document.ledger, limits.ledger, 315, document.ledger.rows),
    ):
        assert len(items) == most
        assert (part.more or "").startswith(f"{everything - (most or 0)} ")
    assert max(len(line.citations) for line in lines_of(document)) == limits.citations


def test_the_ledger_names_first_what_was_not_used() -> None:
    ledger = laid_out("large").ledger
    assert ledger
    assert [row.key for row in ledger.rows[:15]] == ["skipped"] * 15
    assert "off topic" in (ledger.more or "") or {row.key for row in ledger.rows} >= {"off_topic"}
    counted = sum(int(n) for n in re.findall(r"(\d+) (?:off topic|merged|used|not read)", ledger.more or ""))
    assert counted + len(ledger.rows) == 315


def test_the_full_look_leaves_nothing_out() -> None:
    document = laid_out("large", "full")
    assert document.quotations
    assert document.ledger
    assert document.articles
    assert len(document.quotations.items) == 300
    assert len(document.ledger.rows) == 315
    assert not any(line.more for line in lines_of(document))
    assert document.ledger.more is None


def test_numbers_of_the_evidence_left_out_are_told() -> None:
    line: Line = next(line for line in lines_of(laid_out("large")) if line.more)
    assert (len(line.citations), line.more) == (4, 5)
    assert ", +5" in md.render(briefings.large(), find_template("executive")).decode().replace(" \\+", ", +")


@pytest.mark.parametrize("language", ["en", "fr", "uk"])
def test_the_annex_says_what_the_sign_for_more_means_where_it_stands(language: str) -> None:
    for look in ("executive", "one-page", "full"):
        document = lay_out(briefings.large(), Presentation(language=language), look_of(find_template(look)).limits)
        said = bool(re.search("[“«]\xa0?[+]n\xa0?[”»]", document.evidence.intro))
        assert said is any(line.more for line in lines_of(document)), look


def test_the_attached_json_holds_what_a_small_look_leaves_out() -> None:
    with pikepdf.open(io.BytesIO(rendered("large", "pdf", "one-page"))) as file:
        data = json.loads(file.attachments["briefing.json"].get_file().read_bytes())
    assert len(data["articles"]) == 300
    assert len(data["sections"][0]["claims"]) == 36


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nosuch = 1", "there is no key “nosuch”"),
        ("parts = ['sections', 'weather']", "there is no part “weather”"),
        ("parts = 'sections'", "parts is no list"),
        ("claims = 0", "claims is no whole number of 1 or more"),
        ("claims = true", "claims is no whole number"),
        ("brief_annex = 1", "brief_annex is neither true nor false"),
        ("claims = ", r"mine/look\.toml cannot be read as TOML"),
    ],
)
def test_a_look_that_does_not_hold_is_a_template_error(text: str, said: str, tmp_path: Path) -> None:
    folder = export_template("executive", tmp_path / "mine")
    (folder / "look.toml").write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=said):
        look_of(folder)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_left_out_of_every_format(part: str, tmp_path: Path) -> None:
    folder = export_template("full", tmp_path / "mine")
    kept = [name for name in PARTS if name != part]
    (folder / "look.toml").write_text(f"parts = {kept}", "utf-8")
    title = {"glance": "At a glance", "sections": "Key decisions", "articles": "The articles in brief"}.get(part)
    title = title or {"ledger": "Coverage", "disputed": "Disputed and changing"}.get(part, part.capitalize())
    for text in (html.render(briefings.full(), folder).decode(), md.render(briefings.full(), folder).decode()):
        assert not re.search(rf"(<h2>|^## ){title}\b", text, re.MULTILINE)


def test_a_folder_without_a_look_shows_everything(tmp_path: Path) -> None:
    folder = export_template("executive", tmp_path / "mine")
    (folder / "look.toml").unlink()
    assert look_of(folder).limits == Limits()


def test_the_annex_of_the_whole_brief_has_no_fragment_of_what_it_quotes_already() -> None:
    document = lay_out(brief(briefings.SEEDS), limits=look_of(find_template("full")).limits)
    assert document.quotations
    spans = []
    for entry in document.evidence.entries:
        file, _, span = entry.place.rpartition(":")
        start, end = map(int, span.split("–"))
        spans.append((file, start, end))
    within = [
        (one, other)
        for one in spans
        for other in spans
        if one != other and one[0] == other[0] and other[1] <= one[1] and one[2] <= other[2]
    ]
    assert within == []
    quoted = {entry.number: entry.quote for entry in document.evidence.entries}
    assert len(document.quotations.items) > 30
    for item in document.quotations.items:
        assert item.line.text.strip("“”") in quoted[item.line.citations[0].number]


@pytest.mark.parametrize(("days", "listed"), [(5, 5), (6, 0), (400, 0)])
def test_what_is_of_other_days_is_counted_where_it_would_crowd_the_ledger(days: int, listed: int) -> None:
    """Whoever collects every day has more of it every day."""
    brief = briefings.full()
    why = Note.of("published_before", day="2024-05-01", first="2024-05-30")
    older = tuple(Skipped(f"a{number:03}.txt", why) for number in range(days))
    brief = replace(brief, skipped=(*older, *brief.skipped))
    limits = look_of(find_template("executive")).limits

    document = lay_out(brief, limits=limits)
    whole = lay_out(brief).ledger

    assert document.facts[-2:] == (f"{days} of other days", "2 not read")
    assert document.ledger
    assert [row.key for row in document.ledger.rows[-listed - 2 :]] == ["skipped"] * 2 + ["other_days"] * listed
    assert len(document.ledger.rows) == 9 + listed
    told = f"{days} more inputs are listed in the JSON brief: {days} of other days."
    assert document.ledger.more == (None if listed else told)
    assert whole
    assert [row.key for row in whole.rows[-days:]] == ["other_days"] * days

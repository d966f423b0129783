"""The figures: nothing overlaps or leaves the frame, and the words beside them say the same."""

from __future__ import annotations

import dataclasses
import io
import re
from datetime import date, timedelta
from itertools import pairwise

import lxml.html
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import BriefedArticle
from briefing.render.document import lay_out
from briefing.render.document.figures import WIDTH, coverage_figure, timeline_figure
from briefing.render.document.model import Coverage, Event, Line
from briefing.render.document.sources import Sources
from briefing.words import words_for
from tests import briefings
from tests.render.readback import laid_out, rendered

WORDS = words_for("en")
DAYS = st.lists(st.dates(date(2000, 1, 1), date(2030, 12, 31)), min_size=0, max_size=40)


def events(days: list[date]) -> list[Event]:
    line = Line("c", (), None, ())
    return [Event(WORDS.day(day), day.isoformat(), line) for day in sorted(days)]


@given(DAYS)
def test_days_stand_in_order_inside_and_their_dates_do_not_touch(days: list[date]) -> None:
    figure = timeline_figure(events(days), WORDS)
    if figure is None:
        assert not 2 <= len(set(days)) <= 24
        return
    places = [mark.x for mark in figure.marks]
    assert places == sorted(places)
    assert all(mark.size <= mark.x <= WIDTH - mark.size for mark in figure.marks)
    written = [mark for mark in figure.marks if mark.date]
    assert all(later.x - mark.x >= 90 for mark, later in pairwise(written))
    assert figure.marks[0] in written
    assert all(WORDS.day(day) in figure.alternative for day in days)


def coverage(days: list[date], outlets: int) -> Coverage | None:
    """The figure of one article a day, the outlets in turn."""
    articles = [
        briefings.make_article(f"{n}.txt", "x", outlet=f"Outlet {n % outlets}", published=day)
        for n, day in enumerate(days)
    ]
    briefed = tuple(BriefedArticle(article, briefings.full().articles[0].status) for article in articles)
    briefing = dataclasses.replace(briefings.minimal(), articles=briefed)
    return coverage_figure(briefing, Sources(briefing, WORDS), WORDS)


@given(st.lists(st.dates(date(2020, 1, 1), date(2029, 12, 31)), min_size=8, max_size=60), st.integers(2, 12))
def test_every_dated_article_is_drawn_once(days: list[date], outlets: int) -> None:
    figure = coverage(days, outlets)
    if figure is None:
        assert len(set(days)) < 2
        return
    assert len(figure.columns) <= 15
    assert len(figure.rows) == min(outlets, 8)
    for row in figure.rows:
        assert sum(cell.count for cell in row.cells) == row.total
        assert sum(int(n) for n in re.findall(r" (\d+)(?:,|$)", row.words)) == row.total
        assert f"{row.name}: {row.total} ({row.words})" in figure.alternative
        assert all((cell.size > 0) is (cell.count > 0) for cell in row.cells)
    if outlets <= 8:
        assert sum(row.total for row in figure.rows) == len(days)
        assert figure.more is None


@pytest.mark.parametrize(
    ("length", "title", "columns"),
    [
        (10, "Articles by outlet and day", 10),
        (30, "Articles by outlet and week", 5),
        (400, "Articles by outlet and month", 14),
    ],
)
def test_columns_are_days_weeks_or_months(length: int, title: str, columns: int) -> None:
    first = date(2024, 1, 1)
    figure = coverage([first + timedelta(days=n * (length - 1) // 15) for n in range(16)], 2)
    assert figure
    assert (figure.title, len(figure.columns)) == (title, columns)


def test_few_articles_and_one_outlet_get_no_figure() -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(9)]
    assert coverage(days[:7], 3) is None
    assert coverage(days, 1) is None
    ledger = lay_out(briefings.full()).ledger
    assert ledger
    assert ledger.coverage is None


def test_the_figures_of_the_pdf_have_their_words_as_alternative() -> None:
    document = laid_out("large")
    assert document.timeline
    assert document.timeline.figure
    assert document.ledger
    assert document.ledger.coverage
    with pikepdf.open(io.BytesIO(rendered("large", "pdf"))) as file:
        figures = [
            item for item in file.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
        assert [str(item.Alt) for item in figures] == [
            document.timeline.figure.alternative,
            document.ledger.coverage.alternative,
        ]


def test_the_html_draws_in_the_colours_of_the_style_sheet() -> None:
    tree = lxml.html.document_fromstring(rendered("large", "html"))
    drawn = [item.get("fill") for item in tree.iter("circle")]
    assert set(drawn) == {"#14305c"}
    assert [item.get("role") for item in tree.iter("svg")] == ["img", "img"]

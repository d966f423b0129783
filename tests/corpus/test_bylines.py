"""What a byline tells of writer, outlet and day, and what it leaves open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.bylines import Byline, byline_of
from briefing.corpus.sources import read_sources

DAY = date(2024, 6, 12)


@pytest.mark.parametrize(
    ("line", "names", "outlet", "published"),
    [
        ("By Eva Lind, Harbour Gazette, 12 June 2024", "Eva Lind", "Harbour Gazette", DAY),
        ("By Eva Lind | Harbour Gazette | Wednesday, June 12, 2024", "Eva Lind", "Harbour Gazette", DAY),
        ("BY EVA LIND - Daily Harbour - 2024-06-12", "EVA LIND", "Daily Harbour", DAY),
        ("By Eva Lind for Reuters", "Eva Lind", "Reuters", None),
        ("By Eva Lind and Tom Ros, editor, The Alto Times", "Eva Lind and Tom Ros, editor", "The Alto Times", None),
        ("By: Eva Lind of the Alto Herald (12.06.2024, 8:14 pm)", "Eva Lind", "Alto Herald", DAY),
        ("By Eva Lind, Alto Post, 12 June 2024", "Eva Lind", "Alto Post", DAY),
        ("By Eva Lind, BBC News, Alto", "Eva Lind", "BBC News", None),
        ("By Eva Lind, updated: 12 June 2024 14:30 GMT", "Eva Lind", None, DAY),
        # a second writer, a town, an office: no outlet
        ("By Emily Post, Alan Star", "Emily Post, Alan Star", None, None),
        ("By Eva Lind, Port Alto, 12 June 2024", "Eva Lind, Port Alto", None, DAY),
        ("By Eva Lind, BBC diplomatic correspondent", "Eva Lind, BBC diplomatic correspondent", None, None),
        ("By Agence France-Presse", "Agence France-Presse", None, None),
        ("By Eva Lind, 05/06/2024", "Eva Lind, 05/06/2024", None, None),
    ],
)  # fmt: skip
def test_a_byline_tells_names_outlet_and_day_apart(line: str, names: str, outlet: str | None, published: date) -> None:
    assert byline_of(line) == Byline(names, outlet, published)


@pytest.mark.parametrize("line", ["By 12 June 2024", "By Wednesday, June 12, 2024", "Eva Lind, Harbour Gazette", "By"])
def test_a_line_without_by_or_without_a_name_is_none(line: str) -> None:
    assert byline_of(line) is None


@pytest.mark.parametrize("separator", [", ", " | "])
def test_an_article_is_dated_by_its_byline_where_no_line_of_its_own_does(tmp_path: Path, separator: str) -> None:
    by = separator.join(["By Eva Lind", "Harbour Gazette", "12 June 2024"])
    body = "The council of Port Alto decided on Monday that trams will run at night.\n"
    (tmp_path / "a.txt").write_text(f"Trams at night\n\n{by}\n\n{body}", "utf-8")
    (tmp_path / "b.txt").write_text(f"Trams at night\n\n{by}\n\nPublished 11 June 2024\n\n{body}", "utf-8")
    found = [(a.title, a.author, a.outlet, a.published) for a in read_sources([tmp_path]).articles]
    assert found == [
        ("Trams at night", "Eva Lind", "Harbour Gazette", DAY),
        ("Trams at night", "Eva Lind", "Harbour Gazette", date(2024, 6, 11)),
    ]

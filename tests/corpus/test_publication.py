"""When an article was published: the lines that pages say it in, and datelines without a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.lines import line_kind
from briefing.corpus.publication import doubtful_from, with_years, year_told
from briefing.corpus.sources import read_sources
from briefing.models import Article, BlockKind

BODY = "The ministers met for two days and agreed on little, their spokesmen said after the talks in the old town."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 19, 2014, 10:14 p.m. | Ukraine — by Jane Doe", date(2014, 3, 19)),
        ("Latest update : 2014-03-20", date(2014, 3, 20)),
        ("Latest update: 31/07/2014", date(2014, 7, 31)),
        ("November 29, 2018 / 6:41 PM / Updated an hour ago", date(2018, 11, 29)),
        ("Desk Notes   January 19, 2023", date(2023, 1, 19)),
        ("World News | Tue Nov 24, 2015 7:46pm EST", date(2015, 11, 24)),
        ("CBS/AP November 28, 2015, 3:42 PM", date(2015, 11, 28)),
        ("Published time: July 30, 2014 17:38", date(2014, 7, 30)),
        ("PUBLISHED: 17:52 GMT, 30 July 2014 | UPDATED: 22:06 GMT, 30 July 2014", date(2014, 7, 30)),
    ],
)
def test_date_lines_of_pages(tmp_path: Path, line: str, day: date) -> None:
    (tmp_path / "a.txt").write_text(f"Ministers meet again\n\n{line}\n\n{BODY}\n\n{BODY}\n", "utf-8")
    (article,) = read_sources([tmp_path]).articles

    assert article.published == day
    assert article.outlet is None


def test_a_town_alone_is_where_the_report_comes_from(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"HomeRussia & FSU\n\nMinisters meet again\n\nANKARA\n\n{BODY}\n\n{BODY}\n", "utf-8"
    )
    (article,) = read_sources([tmp_path]).articles

    assert article.title == "Ministers meet again"
    assert [b.kind for b in article.blocks][:3] == [BlockKind.FURNITURE, BlockKind.HEADLINE, BlockKind.DATELINE]


def test_the_date_in_a_box_below_the_text_counts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Ministers meet again\n\n{BODY}\n\n{BODY}\n\nDate 07.07.2016\n", "utf-8")

    assert read_sources([tmp_path]).articles[0].published == date(2016, 7, 7)


@pytest.mark.parametrize(
    "line",
    [
        "Kyiv, Ukraine, March 3, 2022",
        "Fighting rages on | March 3, 2022 in Bucha",
        "The law was signed on March 3, 2022 at noon and came into force.",
        "NEWS / CROATIA",
    ],
)
def test_other_lines_with_a_date_say_nothing_of_the_article(line: str) -> None:
    assert line_kind(line) is not BlockKind.DATELINE


def _articles(folder: Path, *texts: str) -> list[Article]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(f"{text}\n\n{BODY}\n", "utf-8")
    return with_years(read_sources([folder]).articles)


DATED = f"2014-07-30\n\n{BODY}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"BRUSSELS, July 29 (Reuters) - {BODY}", date(2014, 7, 29)),
        (f"MOSCOW, August 2. /TASS/. {BODY}", date(2014, 8, 2)),
        (f"August 2. Interfax - {BODY}", date(2014, 8, 2)),
        (f"MOSCOW. August 2 (Interfax) - {BODY}", date(2014, 8, 2)),
        (
            f"Ministers meet\n\nIssued on: 29/07/2014 - 21:17   Modified: 29/07/2014 - 23:02\n\n{BODY}",
            date(2014, 7, 29),
        ),
        (f"Ministers meet\n\nPublished July 29. Updated at 4:12 pm\n\n{BODY}", date(2014, 7, 29)),
        (f"BRUSSELS, December 29 (Reuters) - {BODY}", None),
        (f"BRUSSELS (Reuters) - {BODY} They meet again on July 29.", None),
    ],
)
def test_the_others_dates_settle_the_year_of_a_dateline(tmp_path: Path, text: str, day: date | None) -> None:
    assert [a.published for a in _articles(tmp_path, DATED, text)] == [date(2014, 7, 30), day]


def test_nobody_elses_date_no_year(tmp_path: Path) -> None:
    assert [a.published for a in _articles(tmp_path, f"BRUSSELS, July 29 (Reuters) - {BODY}")] == [None]


def test_what_undated_articles_tell_of_an_earlier_year_is_history(tmp_path: Path) -> None:
    told = "The vote of 2016 is near. In 2013 the court ruled on it. By 2030 it will be over. The vote of 2016 is open."

    assert year_told(_articles(tmp_path, told)) == 2015
    assert year_told(_articles(tmp_path, BODY)) is None


@pytest.mark.parametrize(
    ("foot", "day"),
    [
        ("December/17/2012", date(2012, 12, 17)),
        ("17 December 2012", date(2012, 12, 17)),
        ("Updated 18 December 2012", None),
        ("Read more\n\n17 December 2012", None),
    ],
)
def test_a_date_that_follows_the_text_at_once_is_the_articles(tmp_path: Path, foot: str, day: date | None) -> None:
    text = "The ministers met in Brussels and agreed on the plan after two days of talks.\n\nThey went home by train."
    (tmp_path / "a.txt").write_text(f"{text}\n\n{foot}\n", "utf-8")

    [article] = read_sources([tmp_path]).articles
    assert article.published == day


def test_an_agencys_slug_is_no_part_of_a_title(tmp_path: Path) -> None:
    text = "The ministers met in Brussels and agreed on the plan after two days of talks, they said."
    (tmp_path / "a.txt").write_text(f"UPDATE 6-Ministers agree on plan after talks\n\n{text}\n", "utf-8")

    assert read_sources([tmp_path]).articles[0].title == "Ministers agree on plan after talks"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("World  14:26 GMT 17.07.2018  Get short URL", date(2018, 7, 17)),
        ("The chancellor stopped the work on the line that he had never wished to name before.\n\n22.02.2022",
         date(2022, 2, 22)),
    ],
)  # fmt: skip
def test_a_clock_beside_the_date_or_a_standfirst_above_it(tmp_path: Path, head: str, day: date) -> None:
    text = "The ministers met in Brussels and agreed on the plan after two days of talks, they said."
    (tmp_path / "a.txt").write_text(f"Ministers agree on plan after talks\n\n{head}\n\n{text}\n\n{text}\n", "utf-8")

    assert read_sources([tmp_path]).articles[0].published == day


NEW, OLD, LATE = date(2024, 5, 31), date(2014, 7, 30), date(2099, 1, 1)


@pytest.mark.parametrize(
    ("days", "first"),
    [
        ({NEW: 3, LATE: 1}, LATE),
        ({NEW: 2, date(2024, 5, 1): 1, date(2050, 5, 31): 1}, date(2050, 5, 31)),
        ({NEW: 2, date(2024, 5, 1): 1, date(2040, 5, 31): 1}, None),
        ({NEW: 19, date(2040, 5, 31): 1}, date(2040, 5, 31)),
        ({NEW: 19, LATE: 2}, None),  # of whom two agree
        ({NEW: 38, LATE: 2}, LATE),
        ({NEW: 38, date(2042, 5, 31): 1, LATE: 1}, date(2042, 5, 31)),
        ({NEW: 2, LATE: 1}, None),  # whom to believe?
        ({OLD: 9, NEW: 3}, None),
        ({OLD: 3, NEW: 1}, None),  # old background and a new report
        ({date(2019, 6, 2): 3, NEW: 1}, None),  # five years are news of a trial
        ({date(1900, 1, 1): 1, NEW: 9}, None),
        ({NEW: 9}, None),
        ({}, None),
    ],
)
def test_a_date_years_after_all_others_is_not_believed(days: dict[date, int], first: date | None) -> None:
    assert doubtful_from(days) == first

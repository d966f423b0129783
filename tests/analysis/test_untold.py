"""The main news where a profile asks for something else: in the bottom line, and only if the articles share it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from briefing.analysis.timeline import day_of
from briefing.analysis.times import of_another_month
from briefing.models import Briefing, SentenceStatus
from tests.analysis.readings import SEEDS, brief, frames

NEWS = "A missile fell on a farm near Ostby in eastern Poland on Tuesday and killed two people, the fire service said."
WHO = ("both", "the farm", "their children", "either")
FOUR = (
    (
        NEWS,
        "NATO ambassadors met Ukraine's in Brussels. The government in Warsaw raised the readiness of the army.",
    ),
    (
        "Two people were killed on Tuesday when a missile fell on a farm near Ostby in eastern Poland, officials said.",
        "The Kremlin denied that the missile was Russian. Germany offered to patrol the sky of NATO's east.",
    ),
    (
        "The missile that killed two people on a farm near Ostby in Poland on Tuesday left a crater five metres wide.",
        "France refused to call it an attack on NATO. Ukraine asked to see the place.",
    ),
    (
        "A missile killed two people on a farm near Ostby in eastern Poland on Tuesday.",
        "Hungary opposed a meeting of NATO under Article 4. Russia called the claims about Ukraine a provocation.",
    ),
)


def of(folder: Path, articles: Sequence[tuple[str, str]]) -> Briefing:
    for number, (first, rest) in enumerate(articles):
        text = f"Published: 2022-11-16\n\n{first}\n\nNeighbours told of a loud noise. {rest}\n"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return brief(folder)


def test_what_happened_leads_the_bottom_line_though_it_is_no_decision_and_nobodys_stance(tmp_path: Path) -> None:
    made = of(tmp_path, FOUR)
    top = made.summary[0]
    own = {(first.replace(" on Tuesday", "")) for first, _ in FOUR}

    assert top.text.replace(" on Tuesday [15 November 2022]", "") in own
    assert top.independent_sources > 1
    assert made.title.lower().startswith(("a missile", "the missile", "two people"))


def test_it_stands_in_no_section_and_the_ledger_says_where(tmp_path: Path) -> None:
    made = of(tmp_path, FOUR)
    top = made.summary[0]
    row = next(s for s in made.sentences if (s.article, s.start) == (top.evidence[0].article, top.evidence[0].start))

    assert top.id not in {c.id for s in made.sections for c in s.claims}
    assert row.labels == ()
    assert row.status is SentenceStatus.SUMMARY
    assert str(row.why).endswith("shown in the bottom line or as its article's condensation")


def test_what_one_article_alone_tells_is_not_the_news(tmp_path: Path) -> None:
    """It is the most central sentence and stands first, but the others speak of something else."""
    others = (
        "Poland has the longest border with Ukraine, and a baker near it has baked his longest loaf for the people.",
        "Officials in eastern Poland told the people of a farm to count their cows, which NATO has no say in.",
        "The fire service of Warsaw has a new band that played on Tuesday in Brussels for the people of NATO.",
    )
    made = of(tmp_path, (FOUR[0], *((first, rest) for first, (_, rest) in zip(others, FOUR[1:], strict=True))))

    assert beside_the_sections(made) == []


def test_what_stands_is_no_event(tmp_path: Path) -> None:
    """The same place and the same people, of which it says how they are."""
    first = "A farm near Ostby in eastern Poland is home to two people and a missile that is older than both."
    made = of(tmp_path, tuple((first.replace("both", who), rest) for who, (_, rest) in zip(WHO, FOUR, strict=True)))

    assert beside_the_sections(made) == []


def test_a_page_that_tells_the_news_has_no_line_beside_its_sections() -> None:
    made = brief(SEEDS)

    assert beside_the_sections(made) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Work stopped in December when ships were pulled out.", True),
        ("In January work stopped when ships were pulled out.", True),
        ("Norland declared 1,549 ships last January.", True),
        ("Work stopped in August when ships were pulled out.", False),
        ("Ministers agreed on a summit in November.", False),
        ("Work will stop in December when ships are pulled out.", False),
        ("Work stopped in December 2019 when ships were pulled out.", False),
    ],
)
def test_a_month_without_a_year_that_lies_well_back_is_not_the_news(text: str, *, other: bool) -> None:
    assert of_another_month(text, date(2020, 9, 8)) is other


def test_what_was_planned_for_a_later_day_is_no_event_of_the_timeline() -> None:
    written = date(2018, 11, 28)
    [planned] = frames("The meeting was scheduled for December 1, Yuri Ushakov said.", published=written)
    [met] = frames("The ministers met on November 26, Yuri Ushakov said.", published=written)

    assert (day_of(planned), day_of(met)) == (None, date(2018, 11, 26))


def beside_the_sections(made: Briefing) -> list[str]:
    """The lines of the bottom line that stand in no section."""
    held = {c.id for s in made.sections for c in s.claims}
    return [c.text for c in made.summary if c.id not in held]

"""Who stands where on the measure: two negations make a yes or leave it open, and other measures do not count."""

from __future__ import annotations

import pytest

from briefing.analysis.stances import Stated, on_the_measure, stated
from briefing.models import Stance
from tests.analysis.readings import frames

NATO = frozenset({"nato"})


def stated_in(*texts: str) -> list[Stated]:
    """What members state in these articles."""
    return [s for n, text in enumerate(texts) for frame in frames(text, n) for s in stated(frame, NATO)]


def stances(text: str) -> list[tuple[str, Stance]]:
    return [(s.actor.name, s.stance) for s in stated_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“There is no good argument why tanks cannot be sent,” Lithuania said.", [("Lithuania", Stance.FOR)]),
        ("Estonia saw no reason why they should not be allowed.", [("Estonia", Stance.FOR)]),
        ("“We cannot send them,” the German government said.", [("Germany", Stance.AGAINST)]),
        ("Estonia warned of consequences if others gave approval.", []),
        ("Estonia said it gave approval.", [("Estonia", Stance.FOR)]),
        ("The French president said he did not rule out sending tanks.", []),
        ("Berlin did not wish to rule it out.", []),
        ("France has refused to withdraw its words.", []),
        ("NATO stopped short of opposing it.", []),
        ("The United States urged Turkey to stop blocking the plan.", [("United States", Stance.FOR)]),
        ("Turkey initially blocked the plan.", []),
        ("The US president said he had not decided whether to send weapons.", []),
        ("The German government is undecided whether to send them.", []),
        ("NATO declined to take sides on sending weapons.", []),
        ("A NATO official declined to describe the talks.", []),
        ("Germany will send 14 tanks to Ukraine.", [("Germany", Stance.FOR)]),
        ("Macron complained about Turkey, which sent troops to Syria.", []),
        ("Germany urged both allies not to let the row over the jets grow.", []),
        ("Poland pushed Germany to let tanks go to Ukraine.", [("Poland", Stance.FOR)]),
        ("It could expose the jets' secrets, a claim that Turkey has dismissed.", []),
        ("Hungary rejected reports that it would send jets.", []),
    ],
)
def test_two_negations_make_a_yes_or_leave_it_open(text: str, expected: list[tuple[str, Stance]]) -> None:
    assert stances(text) == expected


def test_a_stance_on_something_else_is_none_on_the_measure() -> None:
    texts = (
        "Germany refused to send the tanks.",
        "Poland supports sending the tanks to Ukraine.",
        "Hungary opposed sending tanks. Hungary refused to send jets to Ukraine.",
        "Spain backed sending tanks to Ukraine.",
        "On tanks for Ukraine, Norway sent its own proposals to Brussels.",
    )
    found = stated_in(*texts)

    kept = on_the_measure(found)

    assert [(s.actor.name, s.stance) for s in kept] == [
        ("Germany", Stance.AGAINST),
        ("Poland", Stance.FOR),
        ("Hungary", Stance.AGAINST),
        ("Spain", Stance.FOR),
    ]
    assert all("tank" in s.frame.terms for s in kept)


def test_what_two_have_in_common_is_no_table() -> None:
    texts = (
        "Germany opposed sending the tanks to Ukraine.",
        "Poland supports sending the tanks to Ukraine.",
        "Germany ruled out sending tanks.",
    )
    found = stated_in(*texts)

    assert len(found) == 3
    assert on_the_measure(found) == []


def test_a_month_is_no_measure() -> None:
    texts = (
        "Lithuania opposed talks with the EU last month.",
        "Germany rejected the plan for this month.",
        "Poland backed the timetable of last month.",
        "Spain supported the month of grace.",
    )
    found = stated_in(*texts)

    assert len(found) == 4
    assert on_the_measure(found) == []

"""Who the people on a page are: an office in brackets where the page names somebody first, in the articles' words."""

from __future__ import annotations

import re

import pytest

from briefing.analysis.introductions import introduced
from briefing.models import Claim, Evidence
from tests.analysis.readings import frames

ARTICLES = (
    "Ukrainian Foreign Minister Dmytro Kuleba said so.\n"
    "Kremlin spokesman Dmitry Peskov told reporters it was late.\n"
    "Foreign Minister Espen Barth Eide said that Norway would wait.\n"
    "Mark Esper, the acting US defence secretary, said so.",
    "It rained. Its foreign minister, Gabrielius Landsbergis, spoke. Ann Lee and Bo Kask said it was cold.\n"
    "Analyst Ivan Orlov said so. Judge Petr Orlov said it was late.\n"
    "The Norwegian government was calm, the Kremlin said. Governor Per Hansen said so. "
    "“It is late,” said NATO envoy Lars Moe of Norway. Former Prime Minister Kari Dahl said so.",
)


def lines(*texts: str) -> list[str]:
    """What becomes of a page's lines."""
    claims = [Claim(str(n), text, (Evidence("a", 0, len(text), text),)) for n, text in enumerate(texts)]
    found = introduced(claims, [f for n, text in enumerate(ARTICLES) for f in frames(text, n)])
    return [found.get(c.id, c.text) for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kuleba excluded it.", "[Ukrainian Foreign Minister Dmytro] Kuleba excluded it."),
        ("Talks ended, Dmytro Kuleba said.", "Talks ended, [Ukrainian Foreign Minister] Dmytro Kuleba said."),
        ("“It is late,” [Dmitry Peskov] said.", "“It is late,” [Kremlin spokesman Dmitry Peskov] said."),
        ("[Dmitry Peskov:] “It is late.”", "[Kremlin spokesman Dmitry Peskov:] “It is late.”"),
        ("Mr Peskov declined.", "Mr Peskov [Kremlin spokesman] declined."),
        ("Eide said no to it.", "[Norwegian Foreign Minister Espen Barth] Eide said no to it."),
        ("Esper met them.", "[Acting US defence secretary Mark] Esper met them."),
        ("They met Esper.", "They met [acting US defence secretary Mark] Esper."),
    ],
)
def test_who_is_named_for_the_first_time_is_introduced_in_the_articles_words(text: str, expected: str) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian Foreign Minister Dmytro Kuleba excluded it.",
        "Dmytro Kuleba, Ukraine's foreign minister, excluded it.",
        "The foreign minister, Dmytro Kuleba, excluded it.",
        "“Kuleba has excluded it,” she said.",
        "Sen. Peskov of Vermont excluded it.",
        "The Kuleba plan was dropped.",
        "Lee and Kask said so.",  # whom the articles give no office
        "Orlov said so.",  # of whom there are two
        "Foreign Ministry mouthpiece Dmytro Kuleba said so.",  # as the paper calls him
        "Hansen met them.",  # a governor, of what nobody says
        "Mouthpiece Dmitry Peskov said so.",
    ],
)
def test_nothing_is_added_where_the_line_says_it_or_the_articles_do_not(text: str) -> None:
    assert lines(text) == [text]


def test_a_page_introduces_everybody_once_and_no_more_than_two_in_a_line() -> None:
    assert lines("Kuleba, Peskov and Esper met.", "Kuleba left.", "Esper left.") == [
        "[Ukrainian Foreign Minister Dmytro] Kuleba, [Kremlin spokesman Dmitry] Peskov and Esper met.",
        "Kuleba left.",
        "[Acting US defence secretary Mark] Esper left.",
    ]


def test_without_the_brackets_the_line_is_as_it_was() -> None:
    texts = ["Kuleba met Peskov.", "“No,” [Dmitry Peskov] said.", "Mr Peskov met Eide."]

    for before, after in zip(texts, lines(*texts), strict=True):
        plain = [re.sub(r"\s*\[[^\]]*\]\s*", " ", text).strip() for text in (before, after)]
        assert plain[0] == plain[1]

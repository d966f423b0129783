"""Whom a sentence cites: what another of the outlets reported is no second source of it."""

from __future__ import annotations

import pytest

from briefing.analysis.citing import Citing
from briefing.analysis.frames import Frame
from briefing.analysis.sources import Sources
from briefing.language.outlets import names_of
from briefing.models import Article
from tests.analysis.readings import of_each

JOURNAL = "The mayor of Port Alto knew of the leak in the dam for two years before it burst."


@pytest.mark.parametrize(
    "text",
    [
        "A keeper told The Wall Street Journal that the mayor had known of the leak.",
        "The mayor had known of the leak, according to the Wall Street Journal.",
        "The Wall Street Journal first reported that the mayor knew.",
        "A Wall Street Journal article said that the mayor knew of the leak.",
        "The Wall Street Journal’s report named the mayor.",
        "In an interview with The Wall Street Journal, a keeper said that the mayor knew.",
        "The mayor knew, the WSJ reported on Monday.",
    ],
)
def test_an_outlet_is_cited_where_something_was_said_or_reported(text: str) -> None:
    assert Citing(["the wall street journal", "port alto globe"]).cited(text) == {"the wall street journal"}


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("The Wall Street Journal", "The mayor once worked for The Wall Street Journal."),
        ("The Hill", "Ann Hill said that the mayor knew of the leak."),
        ("People", "People said that the mayor knew of the leak."),
        ("Politico", "Politicos said that the mayor knew of the leak."),
        ("Fox Online News", "President Fox said that the mayor knew of the leak."),
    ],
)
def test_a_name_alone_cites_nobody(outlet: str, text: str) -> None:
    assert Citing([outlet]).cited(text) == frozenset()


def test_an_outlet_has_the_names_by_which_texts_call_it() -> None:
    assert "wsj" in names_of("The Wall Street Journal")
    assert names_of("www.portalto.com") == ("portalto",)
    assert names_of("Fox Online News") == ("fox news",)
    assert names_of("The Port Alto Globe") == ("port alto globe",)
    assert names_of("The Globe") == ("the globe",)


def sources_of(text: str, *outlets: str | None) -> int:
    """How many sources the sentence is beside the Journal's own, with these outlets of the two articles."""
    frames: list[Frame] = of_each(JOURNAL, text)
    rows = [
        Article(f.sentence.article, f"{n}.txt", f.sentence.text, "0", (), outlet=outlet)
        for n, (f, outlet) in enumerate(zip(frames, outlets, strict=True))
    ]
    return Sources(rows, {}).independent(frames)


def test_who_only_cites_the_other_is_no_independent_source_beside_it() -> None:
    told = "A keeper told The Wall Street Journal that the burst dam had been leaking, and that the mayor was informed."

    assert sources_of(told, "The Wall Street Journal", "Port Alto Globe") == 1
    assert sources_of(told, "wsj.com", "Port Alto Globe") == 1
    assert sources_of(told, "Norburg Courier", "Port Alto Globe") == 2
    assert sources_of(told, None, None) == 2
    assert sources_of("A keeper said that the mayor was told.", "The Wall Street Journal", "Port Alto Globe") == 2

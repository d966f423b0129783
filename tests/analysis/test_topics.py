"""Which articles are on a profile's subject, and what is said of the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.topics import OFF_TOPIC, off_topic
from briefing.words import english
from tests.analysis.readings import article, profile

DISASTERS = (
    "At least 31 people have died in floods in Valdria, the ministry said.\n"
    "Rescue workers searched for the missing. Survivors were taken to schools. Famine threatens, the government said.",
    "Valdria declared a state of emergency on Tuesday after floods in which at least 31 people died, officials said.",
    "Death toll in Valdria rises to 58\n"
    "The death toll in the floods in Valdria has risen to 58, the interior ministry said. More were brought to safety.",
    "At least 55 people have died in the floods in Valdria, rescue services said on Thursday, as floods spread.",
    "A tornado tore through Ostby on Sunday. Storms swept two houses away, and 300 families are homeless.",
    "The volcano threw ash over three villages, which were evacuated. The eruption went on for two days.",
)
NO_DISASTERS = (
    "Two men were found dead in a flat in Ostby. Both had died of gunshot wounds; a third was injured, police said.",
    "Twelve people were killed when troops shelled the town. The army evacuated nobody, and the dead lay in streets.",
    "The bank was rescued, its shares dead in the water. A rescue of two more lenders collapsed on Friday.",
    "The team died in the last minutes. Missing two injured strikers, it was killed off by a flood of goals.",
)


@pytest.mark.parametrize("text", DISASTERS)
def test_a_disaster_is_told_by_its_plain_words(text: str) -> None:
    assert off_topic(article(text), profile("disaster")) is None


@pytest.mark.parametrize("text", NO_DISASTERS)
def test_the_dead_alone_make_no_disaster(text: str) -> None:
    assert off_topic(article(text), profile("disaster")) is not None


@pytest.mark.parametrize(
    ("terms", "text", "reason"),
    [
        (("coal",), "Coal is dear. The port ships coal; no coal, no work.", None),
        (("coal", "coal"), "Coal is dear. The port ships coal; no coal, no work.", None),
        (("coal",), "Coal is dear. The port ships coal.", "it names coal, but fewer than three times in all"),
        (("coal",), "The port is shut.", "it names none of its terms"),
        (("coal", "port"), "The port ships coal, and no other port does.", None),
        (("coal", "port"), "The port ships coal.", "it names coal, port, but fewer than three times in all"),
        (("coal", "port"), "Coal, coal and coal again.", "it names only coal, where two of its terms are needed"),
    ],
)
def test_two_terms_are_needed_where_there_are_two(terms: tuple[str, ...], text: str, reason: str | None) -> None:
    why = off_topic(article(text), replace(profile(), name="harbour", terms=terms))
    assert why is None or why.key in OFF_TOPIC
    said = reason and f"has nothing to do with the profile harbour: {reason}"
    assert (why and english(why)) == said

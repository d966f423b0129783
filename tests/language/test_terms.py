"""Terms are counted as a regular expression would, in each of their spellings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.terms import count_terms, spellings

PARTS = [
    "NATO",
    "Nato",
    "aa",
    "Aa",
    "a",
    "A",
    "_",
    "’",
    "é",
    "É",
    "1",
    " ",
    "-",
    "defence spending",
    "Defence spending",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_terms_are_counted_as_whole_words(parts: list[str]) -> None:
    text, terms = "".join(parts), ("NATO", "a", "aa", "a a", "é", "defence spending")
    assert count_terms(text, terms) == tuple(
        len(re.findall(rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings(term)))})(?!\w)", text)) for term in terms
    )


@pytest.mark.parametrize(
    ("term", "text", "times"),
    [
        ("rescue workers", "Rescue workers came. The rescue workers left.", 2),
        ("famine", "Famine threatens; famines are rare. Famine-stricken, famine.", 3),
        ("écoles", "Écoles fermées, écoles rouvertes", 2),
        ("повінь", "Повінь зруйнувала міст; повінь триває", 2),
        ("rescue workers", "RESCUE WORKERS, Rescue Workers", 0),
        ("NATO", "Nato, nato, NATO", 1),
        ("Turkey", "turkey for dinner in Turkey", 1),
        ("iPhone", "IPhone, iPhone", 1),
        ("9/11", "9/11 and 9/11", 2),
        ("", "none at all", 0),
    ],
)
def test_a_term_in_small_letters_may_open_a_sentence(term: str, text: str, times: int) -> None:
    assert count_terms(text, (term,)) == (times,)


def test_terms_are_not_counted_further_once_there_are_enough() -> None:
    text = "NATO NATO NATO Ukraine Russia"
    assert count_terms(text, ("NATO", "Ukraine", "Russia"), 3) == (3, 1, 0)
    assert count_terms(text, ("NATO", "Ukraine", "Russia"), 9) == (3, 1, 1)

"""Features travel as bytes, and terms are counted as a regular expression would."""

from __future__ import annotations

import re
import struct
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing.language.terms import count_terms
from briefing.survey.features import Features, columns, feature_version

NUMBERS = st.lists(st.integers(0, 2**32 - 1), max_size=20).map(lambda n: struct.pack(f"<{len(n)}I", *n))
TEXT = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\x1f"), min_size=1, max_size=20)
FEATURES = st.builds(
    Features,
    text=st.binary(min_size=32, max_size=32),
    file=st.just(b"") | st.binary(min_size=32, max_size=32).filter(any),
    characters=st.integers(0, 2_000_000),
    words=st.integers(0, 500_000),
    published=st.none() | st.dates(date(1900, 1, 1)),
    hits=st.lists(st.integers(0, 65_535), max_size=20).map(tuple),
    stems=NUMBERS,
    runs=NUMBERS,
    **dict.fromkeys(("name", "title", "outlet", "url", "author", "language"), TEXT),
)


@given(FEATURES)
def test_features_come_back_from_their_bytes(features: Features) -> None:
    assert Features.from_bytes(features.to_bytes()) == features


@given(st.lists(FEATURES, max_size=4))
def test_columns_hold_the_features_side_by_side(features: list[Features]) -> None:
    found = columns([one.to_bytes() for one in features])
    assert found.stems == b"".join(one.stems for one in features)
    assert found.runs == b"".join(one.runs for one in features)
    assert [strings[1] or None for strings in found.strings] == [one.title for one in features]


def test_other_terms_make_other_features() -> None:
    assert feature_version(["NATO", "Ukraine"]) == feature_version(("NATO", "Ukraine"))
    assert feature_version(["NATO", "Ukraine"]) != feature_version(["NATO"]) != feature_version([])


@given(st.lists(st.sampled_from(["NATO", "aa", "a", "_", "’", "é", "1", " ", "-", "defence spending"]), max_size=30))
def test_terms_are_counted_as_whole_words(parts: list[str]) -> None:
    text, terms = "".join(parts), ("NATO", "a", "aa", "a a", "defence spending")
    assert count_terms(text, terms) == tuple(
        len(re.findall(rf"(?<!\w){re.escape(term)}(?!\w)", text)) for term in terms
    )


def test_terms_are_not_counted_further_once_there_are_enough() -> None:
    text = "NATO NATO NATO Ukraine Russia"
    assert count_terms(text, ("NATO", "Ukraine", "Russia"), 3) == (3, 1, 0)
    assert count_terms(text, ("NATO", "Ukraine", "Russia"), 9) == (3, 1, 1)

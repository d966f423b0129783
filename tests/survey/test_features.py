"""Features travel as bytes, and rows are put in order."""

from __future__ import annotations

import struct
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefing.survey.arrays import ascending
from briefing.survey.features import Features, feature_version, pack_of
from briefing.survey.packs import Pack, gathered, joined

NUMBERS = st.lists(st.integers(0, 2**32 - 1), max_size=20).map(lambda n: struct.pack(f"<{len(n)}I", *n))
TEXT = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\x1f"), min_size=1, max_size=20)
FEATURES = st.builds(
    Features,
    text=st.binary(min_size=32, max_size=32),
    file=st.just(b"") | st.binary(min_size=32, max_size=32).filter(any),
    characters=st.integers(0, 2_000_000),
    words=st.integers(0, 500_000),
    published=st.none() | st.dates(date(1900, 1, 1)),
    collected=st.none() | st.dates(date(1900, 1, 1)),
    hits=st.lists(st.integers(0, 65_535), max_size=20).map(tuple),
    stems=NUMBERS,
    runs=NUMBERS,
    **dict.fromkeys(("name", "title", "outlet", "url", "author", "language"), TEXT),
)


@given(FEATURES)
def test_features_come_back_from_their_bytes(features: Features) -> None:
    assert Features.from_bytes(features.to_bytes()) == features


@given(st.lists(FEATURES, max_size=4))
def test_a_pack_holds_the_features_side_by_side(features: list[Features]) -> None:
    pack = pack_of([one.to_bytes() for one in features])
    assert len(pack) == len(features)
    assert pack.stems == b"".join(one.stems for one in features)
    assert pack.runs == b"".join(one.runs for one in features)
    assert [title or None for title in pack.strings()[1::6]] == [one.title for one in features]
    assert Pack.from_bytes(pack.to_bytes()) == pack


@given(st.lists(st.lists(FEATURES, max_size=4), min_size=1, max_size=3), st.data())
def test_articles_of_packs_are_gathered_in_any_order(groups: list[list[Features]], data: st.DataObject) -> None:
    whole = [[one.to_bytes() for one in group] for group in groups]
    places = [(of, row) for of, group in enumerate(groups) for row in range(len(group))]
    chosen = data.draw(st.lists(st.sampled_from(places), max_size=12)) if places else []
    of, rows = np.array(chosen, dtype=np.int64).reshape(-1, 2).T
    assert gathered([pack_of(group) for group in whole], of, rows) == pack_of([whole[of][row] for of, row in chosen])
    assert joined([pack_of(group) for group in whole]) == pack_of([one for group in whole for one in group])


def test_other_terms_make_other_features() -> None:
    assert feature_version(["NATO", "Ukraine"]) == feature_version(("NATO", "Ukraine"))
    assert feature_version(["NATO", "Ukraine"]) != feature_version(["NATO"]) != feature_version([])


VALUES = st.one_of(st.integers(-5, 5), st.integers(-(2**62), 2**62))


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[VALUES] * width), min_size=1, max_size=20)))
def test_rows_are_sorted_by_their_first_column_first(rows: list[tuple[int, ...]]) -> None:
    columns = [np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)]
    assert ascending(*columns).tolist() == sorted(range(len(rows)), key=lambda at: rows[at])

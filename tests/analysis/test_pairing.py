"""Which pairs of sentences are worth comparing."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.features import features
from briefing.analysis.pairing import pairs_above, pairs_to_compare
from briefing.analysis.told import told_by
from tests.analysis.readings import of_each

_VECTOR = st.dictionaries(
    st.sampled_from("allow ban expel missile sanction summit troop vote".split()), st.floats(0.01, 1.0), max_size=6
).map(lambda vector: dict(sorted(vector.items())))


@given(st.lists(st.tuples(st.sampled_from("abc"), _VECTOR), min_size=1, max_size=12), st.sampled_from([0.1, 0.2, 0.5]))
def test_the_pairs_are_those_that_looking_at_every_pair_finds(
    rows: list[tuple[str, dict[str, float]]], floor: float
) -> None:
    articles, vectors = [a for a, _ in rows], [v for _, v in rows]
    expected = [
        (i, j)
        for i, j in combinations(range(len(rows)), 2)
        if articles[i] != articles[j]
        and sum(w * vectors[j][t] for t, w in vectors[i].items() if t in vectors[j]) >= floor
    ]

    assert list(pairs_above(floor, articles, vectors)) == expected


def test_sentences_of_one_article_and_without_common_words_are_no_pairs() -> None:
    frames = of_each(
        "Norway lifts its ban on whale meat.",
        "The ban on whale meat is lifted by Norway.",
        "A comet was seen above the harbour at night.",
    )
    articles = [f.sentence.article for f in frames]

    told = [told_by(frame) for frame in frames]
    assert list(pairs_to_compare(articles, features(told))) == [(0, 1)]
    assert list(pairs_to_compare(["one", "one", "two"], features(told))) == []

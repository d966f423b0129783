"""Learned weights: what they see of a sentence, how a rule weighs beside them, and that they are what was learned."""

from __future__ import annotations

import math
from dataclasses import replace
from importlib import resources

import pytest

from bench.learn import LEARNED, OUT, ROWS, f1, labelled, learn, load, written
from briefing.analysis.kinds.base import Score
from briefing.analysis.learned import settle, settled, weighed
from briefing.analysis.scene import score_frames
from briefing.analysis.traits import QUESTION, traits
from briefing.models import LearnedWeights
from briefing.profile import load_weights
from tests.analysis.readings import frames, profile, rules

WEIGHTS = LearnedWeights(-2.0, 2.5, {"word not": 1.0, "word never": 1.5, "own words": 0.5, "word said": -0.75})


def test_names_are_folded_to_sides_and_acts_to_their_kinds() -> None:
    sentence = frames("Hungarian Prime Minister Viktor Orban said Hungary would not send troops to Ukraine.")[0]

    found = traits(sentence)

    assert len(found) == len(set(found))
    assert {
        "word not",
        "names nato",
        "names ukraine",
        "voice nato person",
        "attributed",
        "nato state: not move",
        "not move towards ukraine state",
        "role minister",
    } <= set(found)
    assert not [t for t in found if "orban" in t or "hungar" in t]
    assert QUESTION in traits(frames("Will Hungary send troops?")[0])


def test_another_storys_names_give_the_same_traits() -> None:
    first, second = (
        frames(text)[0]
        for text in (
            "Germany will not send tanks to Ukraine, Chancellor Olaf Scholz said.",
            "France will not send tanks to Ukraine, President Emmanuel Macron said.",
        )
    )

    assert [t for t in traits(first) if not t.startswith(("role ", "word "))] == [
        t for t in traits(second) if not t.startswith(("role ", "word "))
    ]


@pytest.mark.parametrize(
    ("rule", "found", "value", "ground"),
    [
        (0.9, ["word not"], 1 / (1 + math.exp(-1.5)), "a rule"),  # -2 + 1 + 2.5
        (0.9, ["word said"], 1 / (1 + math.exp(0.25)), "a rule; learned: unlike what is labelled so"),
        (0.2, ["word not"], 1 / (1 + math.exp(1.0)), "a rule"),
        (0.2, ["own words", "word never", "word not"], 1 / (1 + math.exp(-1.0)), "learned: word never, word not"),
        (0.2, [QUESTION, "own words", "word never", "word not"], 0.2, "a rule"),
    ],
)
def test_a_rule_is_one_witness_among_the_traits(rule: float, found: list[str], value: float, ground: str) -> None:
    score = settled(weighed(Score(rule, "a rule"), found, WEIGHTS), WEIGHTS)

    assert score.value == pytest.approx(value, abs=1e-6)
    assert score.ground == ground
    assert score.outright == rule


def test_where_hardly_a_sentence_is_clearly_so_weights_alone_give_no_label() -> None:
    weights = replace(WEIGHTS, common=0.25)
    clear, likely = ["own words", "word never", "word not", "word not"], ["word never", "word not"]
    rare = [weighed(Score(0.2, "a rule"), t, weights) for t in (clear, likely, [], [], [])]
    common = rare[:4]
    ruled = weighed(Score(0.9, "a rule"), ["word said"], weights)

    assert [s.value >= 0.5 for s in settle(common, weights)] == [True, True, False, False]
    assert settle(rare, weights) == rare
    assert settle([ruled, *rare], weights)[0] == settled(ruled, weights)  # what a rule labels is weighed all the same
    assert settle([], weights) == []


def test_a_profile_without_weights_is_left_to_its_rules() -> None:
    text = "Hungary is against sending troops to Ukraine. Poland refused to send its tanks to Ukraine."
    read = frames(text)

    alone, weighed_too = score_frames(read, rules()), score_frames(read, profile())

    assert all(s.by_rule is None and s.odds is None for one in alone.values() for s in one.values())
    for frame in read:
        ruled, both = alone[frame.key], weighed_too[frame.key]
        assert both["russian_responses"] == ruled["russian_responses"]
        assert both["nato_divisions"].outright == ruled["nato_divisions"].value


def test_the_weights_that_ship_are_those_that_are_learned_from_the_rows() -> None:
    rows, shipped = load(ROWS), load_weights("nato-ukraine")

    assert set(shipped) == set(LEARNED)
    for key, weights in shipped.items():
        again = learn(rows, key).traits
        assert max(abs(again.get(t, 0.0) - w) for t, w in weights.traits.items()) < 0.05
        assert len([t for t, w in again.items() if round(w, 2)]) == pytest.approx(len(weights.traits), rel=0.02)


def test_writing_the_weights_again_gives_their_bytes() -> None:
    rows = load(ROWS)
    one = written({key: learn(rows, key) for key in LEARNED})

    assert one == written({key: learn(rows, key) for key in LEARNED})
    shipped = resources.files("briefing") / "data" / "learned" / OUT.name
    assert len(one.encode()) == pytest.approx(len(shipped.read_bytes()), rel=0.02)


def test_what_was_learned_from_other_events_is_right_more_often_than_the_rules() -> None:
    rows = load(ROWS)
    apart = "inv_w"
    own, others = [r for r in rows if r.event == apart], [r for r in rows if r.event != apart]

    both = f1(own, labelled(own, {key: learn(others, key) for key in LEARNED}))[0]
    by_rule = f1(own, [{k for k, v in r.rules.items() if v >= 0.5} for r in own])[0]

    assert both > 0.7 > by_rule

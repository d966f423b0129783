"""Learned weights: what the traits of a sentence say of its label, beside the rules.

The weights are those of a logistic regression over `traits`, learned from labelled articles on the profile's subject
(`bench/learn.py`; docs/explanation/method.md says from which). They are data, as the groups are: a profile names them
or does without, and the same sentence always gets the same odds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from briefing.analysis.kinds.base import LABEL_FROM, Score
from briefing.analysis.traits import QUESTION
from briefing.models import LearnedWeights

_GROUNDS = 2
_CLEAR = 1.0  # the logarithm of the odds from which a sentence is clearly so: nearly three to one


def weighed(score: Score, traits: Sequence[str], weights: LearnedWeights | None) -> Score:
    """A rule's score with the odds that the weights give a sentence of these traits, and why, where they are for it. Of
    a question the rules alone judge."""
    if weights is None or QUESTION in traits:
        return score
    known = weights.traits
    odds = weights.bias + sum(map(known.__getitem__, filter(known.__contains__, traits)))
    return score._replace(odds=odds, like=_grounds(traits, known) if odds > 0 else "")


def settle(scores: Sequence[Score], weights: LearnedWeights) -> list[Score]:
    """All scores of a run weighed with their odds; where hardly any sentence is clearly so, what the rules do not label
    is left alone: odds tell of the sentences that weights were learned from, of which more had the label."""
    clear = sum(s.odds is not None and s.odds >= _CLEAR for s in scores)
    rare = clear < weights.common * len(scores)
    return [s if rare and s.value < LABEL_FROM else settled(s, weights) for s in scores]


def settled(score: Score, weights: LearnedWeights) -> Score:
    """A rule's score weighed with its odds: the rule is one witness among the traits."""
    if score.odds is None:
        return score
    told = score.value >= LABEL_FROM
    value = round(1 / (1 + math.exp(-score.odds - weights.rule * told)), 6)
    if told == (value >= LABEL_FROM):
        return score._replace(value=value, by_rule=score.value)
    ground = f"{score.ground}; learned: unlike what is labelled so" if told else f"learned: {score.like}"
    return Score(value, ground, by_rule=score.value)


def _grounds(traits: Sequence[str], weights: Mapping[str, float]) -> str:
    """The traits that speak most for the label."""
    known = [(weights[t], t) for t in traits if weights.get(t, 0.0) > 0]
    return ", ".join(trait for _, trait in sorted(known, key=lambda k: (-k[0], k[1]))[:_GROUNDS])

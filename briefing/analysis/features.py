"""What is read off a sentence to tell whether another states the same fact, with its terms weighed in the run."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from briefing.analysis.told import Told, pairs_of
from briefing.language.verbs import VerbClass

_NAME_WEIGHT = 0.8


class Features(NamedTuple):
    """One sentence's features among those of a run: what it says, as in `Told`, with the weights of its terms.

    `telling` are the terms that are no names.
    """

    weights: Mapping[str, float]
    norm: float
    telling: frozenset[str]
    text: str
    names: frozenset[str]
    quoted: frozenset[tuple[str, ...]]
    phrases: tuple[frozenset[str], ...]
    quoted_stems: frozenset[str]
    numbers: frozenset[str]
    counts: frozenset[tuple[str, str]]
    acts: frozenset[tuple[str, str]]
    deeds: frozenset[tuple[str, str]]
    main: tuple[str, frozenset[VerbClass]] | None
    polarity: int
    wish: bool
    voice: str | None
    person: str | None
    actor: str | None

    @property
    def pairs(self) -> frozenset[tuple[str, ...]]:
        """Every two content words that stand side by side, as stems; read only where a quotation is compared."""
        return pairs_of(self.text)


def features(told: Sequence[Told]) -> list[Features]:
    """The features of every sentence, weighed by how rare its terms are in the run."""
    df = Counter(chain.from_iterable(set(one.terms) for one in told))
    idf = {t: math.log((len(told) + 1) / (n + 0.5)) for t, n in df.items()}
    return [_weighed(one, idf) for one in told]


def _weighed(told: Told, idf: Mapping[str, float]) -> Features:
    counts, names = Counter(told.terms), told.names
    weights = {
        t: (idf[t] if counts[t] == 1 else (1 + math.log(counts[t])) * idf[t]) * (_NAME_WEIGHT if t in names else 1.0)
        for t in sorted(counts)
    }
    norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return Features(weights, norm, frozenset(weights) - names, *told[1:])

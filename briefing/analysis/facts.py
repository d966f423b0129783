"""One fact, once: sentences of several articles that state the same fact become one.

Similarity is the cosine of TF-IDF vectors over stems with folded names, raised where the same person speaks, where
the same quoted words stand in both, and where the same actor does the same kind of act; different speakers lower it.
Opposite polarity is never merged, however alike the words: that is a conflict. Groups grow by average linkage, so
that a chain of half-alike sentences does not become one fact.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.positions import state_of
from briefing.analysis.polarity import opposed
from briefing.language.tokens import content_words, stems

SAME_FACT = 0.5
_QUOTED = re.compile(r"[“\"]([^”\"]{12,})")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_COMMON = 400  # a term in more sentences than this finds no candidates: keeps the pairing linear


@dataclass(frozen=True, slots=True)
class Fact:
    """Frames that state one fact, in reading order."""

    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class _Features:
    weights: Mapping[str, float]
    norm: float
    quoted: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    acts: frozenset[tuple[str, str]]


def same_facts(frames: Sequence[Frame]) -> list[Fact]:
    """Every frame in exactly one fact. Linear in the number of sentences for a bounded vocabulary of rare terms."""
    features = _features(frames)
    similar = {
        (i, j): value
        for i, j in _candidates(frames)
        if (value := _similarity(frames[i], frames[j], features[i], features[j])) >= SAME_FACT
    }
    groups = _link(len(frames), similar)
    return [Fact(tuple(frames[i] for i in group)) for group in groups]


def _features(frames: Sequence[Frame]) -> list[_Features]:
    df = Counter(t for f in frames for t in set(f.terms))
    idf = {t: math.log((len(frames) + 1) / (n + 0.5)) for t, n in df.items()}
    found = []
    for frame in frames:
        weights = {t: (1 + math.log(n)) * idf[t] for t, n in sorted(Counter(frame.terms).items())}
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        found.append(
            _Features(
                weights=weights,
                norm=norm,
                quoted=_quoted(frame.sentence.text),
                numbers=frozenset(
                    n for n in _NUMBER.findall(frame.sentence.text) if not re.fullmatch(r"(?:19|20)\d\d", n)
                ),
                acts=_acts(frame),
            )
        )
    return found


def _quoted(text: str) -> frozenset[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for match in _QUOTED.finditer(text):
        words = stems(content_words(match.group(1)))
        runs.update((a, b) for a, b in pairwise(words))
    return frozenset(runs)


def _acts(frame: Frame) -> frozenset[tuple[str, str]]:
    """(who, kind of act) for every act with a known actor."""
    found: set[tuple[str, str]] = set()
    for act in frame.predicates:
        actor = act.actor.actor if act.actor else frame.subject if act.pronoun else None
        if actor is not None:
            found.update((state_of(actor), str(c)) for c in act.classes)
    return frozenset(found)


def _candidates(frames: Sequence[Frame]) -> list[tuple[int, int]]:
    """Pairs of different articles that share at least two terms, none of them in very many sentences."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, frame in enumerate(frames):
        for term in sorted(set(frame.terms)):
            holders[term].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for term in sorted(holders):
        held = holders[term]
        if len(held) > _COMMON:
            continue
        for x, i in enumerate(held):
            for j in held[x + 1 :]:
                if frames[i].sentence.article != frames[j].sentence.article:
                    shared[i, j] += 1
    return sorted(pair for pair, n in shared.items() if n >= 2)


def _similarity(a: Frame, b: Frame, fa: _Features, fb: _Features) -> float:
    if min(len(set(a.terms)), len(set(b.terms))) < 3 or opposed(a, b):
        return 0.0
    value = sum(w * fb.weights.get(t, 0.0) for t, w in fa.weights.items()) / (fa.norm * fb.norm)
    shared_quote = len(fa.quoted & fb.quoted) / min(len(fa.quoted), len(fb.quoted)) if fa.quoted and fb.quoted else 0.0
    if shared_quote >= 0.5 and len(fa.quoted & fb.quoted) >= 2:
        value += 0.4 * shared_quote
    if a.voice and b.voice:
        same = state_of(a.voice) == state_of(b.voice)
        value += 0.1 if same else (-0.25 if shared_quote < 0.5 else 0.0)
    if fa.acts & fb.acts:
        value += 0.12
    if fa.numbers and fb.numbers:
        value += 0.08 if fa.numbers & fb.numbers else -0.12
    return value


def _link(count: int, similar: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Average linkage over the similar pairs, best first; a missing pair counts as nothing."""
    group_of = {i: i for i in range(count)}
    groups = {i: [i] for i in range(count)}
    for (i, j), _ in sorted(similar.items(), key=lambda item: (-item[1], item[0])):
        a, b = group_of[i], group_of[j]
        if a == b:
            continue
        pairs = [similar.get((min(x, y), max(x, y)), 0.0) for x in groups[a] for y in groups[b]]
        if sum(pairs) / len(pairs) < SAME_FACT * 0.6:
            continue
        keep, gone = min(a, b), max(a, b)
        groups[keep] = sorted(groups[keep] + groups.pop(gone))
        for x in groups[keep]:
            group_of[x] = keep
    return [groups[k] for k in sorted(groups)]

"""One fact, once: sentences of several articles that state the same fact are brought together.

Groups grow by average linkage over the likeness of their sentences, so that a chain of half-alike sentences does not
become one fact. Which of a group really stand behind the sentence that is shown, `claims` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.frames import Frame
from briefing.analysis.likeness import Likeness

SAME_FACT = 0.38  # likeness from which two sentences state one fact
_LINK = 0.5  # of the threshold: what the pairs of two groups must reach on average


@dataclass(frozen=True, slots=True)
class Fact:
    """Frames that state one fact, in reading order."""

    frames: tuple[Frame, ...]


def same_facts(frames: Sequence[Frame], likeness: Likeness) -> list[Fact]:
    """Every frame in exactly one fact. Linear in the number of sentences for a bounded vocabulary of rare terms."""
    similar = {
        (i, j): value
        for (i, j), value in likeness.similar.items()
        if value >= SAME_FACT and not likeness.twins(frames[i], frames[j])
    }
    return [Fact(tuple(frames[i] for i in group)) for group in _link(len(frames), similar)]


def _link(count: int, similar: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Average linkage over the similar pairs, best first; a missing pair counts as nothing."""
    group_of = list(range(count))
    groups = {i: [i] for i in range(count)}
    links: dict[int, dict[int, float]] = defaultdict(dict)  # between two groups: the likeness of all their pairs
    for (i, j), value in similar.items():
        links[i][j] = links[j][i] = value
    for (i, j), _ in sorted(similar.items(), key=lambda item: (-item[1], item[0])):
        a, b = group_of[i], group_of[j]
        if a == b or links[a][b] / (len(groups[a]) * len(groups[b])) < SAME_FACT * _LINK:
            continue
        keep, gone = (a, b) if len(groups[a]) >= len(groups[b]) else (b, a)
        for x in groups[gone]:
            group_of[x] = keep
        groups[keep] += groups.pop(gone)
        for other, value in links.pop(gone).items():
            del links[other][gone]
            if other != keep:
                links[keep][other] = links[other][keep] = links[keep].get(other, 0.0) + value
    return sorted(sorted(group) for group in groups.values())

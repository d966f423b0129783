"""Passives of verbs of speech: whether a verb is one, and who speaks behind its "by"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.lexicon import QUOTED

if TYPE_CHECKING:
    from briefing.language.clauses import Clause

_BE = frozenset("is are was were be been being 's".split())
_BETWEEN = frozenset("for in as earlier on last this saying".split())
_MARKS = frozenset("“”\"'‘’") | {"''"}


def is_passive(clause: Clause, i: int) -> bool:
    """Whether a form of "be" stands before the participle at `i`."""
    j = i - 1
    while clause.is_adverb(j) or clause.low(j) == "not":
        j -= 1
    return clause.low(j) in _BE


def by_agent(clause: Clause, i: int) -> int | None:
    """The index of "by" right after a participle ("described in a statement by …" included)."""
    for j in range(i + 1, min(i + 8, len(clause.words))):
        low = clause.low(j)
        if low == "by":
            return j
        marked = low in _MARKS or low[:1] == QUOTED
        if (
            (clause.is_stop(j) and not marked)
            or (j > i + 1 and low.endswith("ed"))
            or (j == i + 1 and not marked and low not in _BETWEEN)
        ):
            return None
    return None


def by_doing(clause: Clause, i: int) -> bool:
    """Whether "by" and an -ing form follow the verb: "answered by expelling ten"."""
    return clause.low(i + 1) == "by" and clause.low(i + 2).endswith("ing")

"""How often a text names given terms, as whole words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache


def count_terms(text: str, terms: Sequence[str], enough: int | None = None) -> tuple[int, ...]:
    r"""How often each term stands in `text`, in any of its spellings, with no letter, digit or underscore beside it.

    The same figures as `(?<!\w)(?:spelling|…)(?!\w)` gives in a regular expression, in a tenth of its time. Where two
    terms have been found, and `enough` in all, the others are not looked for.
    """
    counts, found, present = [], 0, 0
    for firsts, rest in _parted(tuple(terms)):
        settled = enough is not None and found >= enough and present > 1
        count = _count(text, firsts, rest) if not settled and rest in text else 0
        found, present = found + count, present + (count > 0)
        counts.append(count)
    return tuple(counts)


def spellings(term: str) -> tuple[str, ...]:
    """How a term may be spelled: one in small letters also with a capital first, as where it opens a sentence; one
    that has capitals of its own, as names have, only as it is written."""
    capital = term[:1].upper() + term[1:]
    return (term, capital) if term.islower() and len(capital) == len(term) and capital != term else (term,)


@lru_cache(maxsize=16)
def _parted(terms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Of each term the letters that it may begin with, and the rest, which is the same in every spelling: looked for
    alone it is found in all of them at the price of one."""
    return tuple(("".join(spelling[:1] for spelling in spellings(term)), term[1:]) for term in terms)


def _count(text: str, firsts: str, rest: str) -> int:
    found, length, at = 0, len(rest), text.find(rest, 1)
    while at > 0:
        if (
            text[at - 1] in firsts
            and _is_edge(text[max(at - 2, 0) : at - 1])
            and _is_edge(text[at + length : at + length + 1])
        ):
            found += 1
            at = text.find(rest, at + length + 1)
        else:
            at = text.find(rest, at + 1)
    return found


def _is_edge(neighbour: str) -> bool:
    return not (neighbour.isalnum() or neighbour == "_")

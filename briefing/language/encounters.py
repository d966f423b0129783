"""Whom the writer of an article spoke to: "When I rang a former ambassador there he laughed." """

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.roles import is_plural, is_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.language.clauses import Clause
    from briefing.language.phrases import Phrase

_REACHES = frozenset("rang phoned telephoned called asked interviewed met spoke talked visited contacted".split())


def encountered(clause: Clause) -> Iterator[Phrase]:
    """The persons without a name who are rung, asked or met in a clause: they are who "he" is in what follows."""
    for i, word in enumerate(clause.words):
        if word.low not in _REACHES:
            continue
        at = i + 1 + (clause.low(i + 1) in ("to", "with"))
        phrase = clause.starting(at, len(clause.words) - 1) if clause.low(at) in ("a", "an", "one") else None
        if phrase is not None and phrase.name is None and is_role(phrase.head) and not is_plural(phrase.head):
            yield phrase

"""Whether a person of an article is a man or a woman, as far as its titles and pronouns tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.language.roles import FEMALE, MALE
from briefing.language.tokens import lowered

if TYPE_CHECKING:
    from briefing.language.names import NameMention
    from briefing.language.persons import NameTable

# Object pronouns never mean the subject of their own clause, so "him" does not count, and "her" only before a noun.
# For the text in lower case.
_GENDERED = re.compile(r"\b(?:he|his|himself|she|herself|her(?= [a-z]{4,}))\b")


def by_titles(table: NameTable, mentions: list[NameMention]) -> None:
    """Take over what titles say: "Mrs.", "chairman"."""
    for mention in mentions:
        words = {w.lower().rstrip(".") for w in (mention.role or "").split()}
        if words & FEMALE:
            table.sex[table.full(mention.text)] = "f"
        elif words & MALE:
            table.sex[table.full(mention.text)] = "m"


def by_pronouns(
    table: NameTable,
    is_person: Callable[[NameMention], bool],
    text: str,
    mentions: list[NameMention],
    spans: list[tuple[int, int]],
) -> None:
    """Learn from sentences (`spans`) with one person and pronouns of one sex: "Merkel … her" is for a woman."""
    votes: dict[str, list[int]] = {}
    place, low = 0, lowered(text)
    for start, end in spans:
        while place < len(mentions) and mentions[place].start < start:
            place += 1
        here: set[str] = set()
        at = place
        while at < len(mentions) and mentions[at].start < end:
            if is_person(mentions[at]):
                here.add(table.full(mentions[at].text))
            at += 1
        found = set(_GENDERED.findall(low, start, end)) if len(here) == 1 else set()
        male, female = bool(found & {"he", "his", "himself"}), bool(found & {"she", "her", "herself"})
        if male != female:
            votes.setdefault(here.pop(), [0, 0])[female] += 1
    for full, (men, women) in votes.items():
        if full not in table.sex and max(men, women) >= 2 * min(men, women) + 1:
            table.sex[full] = "f" if women > men else "m"

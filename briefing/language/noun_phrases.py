"""Which name or official noun heads the noun phrase in front of a verb, over words with the names laid over them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.language.actors import ActorMention, MentionKind
from briefing.language.function_words import (
    AUXILIARY,
    CAUSING,
    GOVERNING_ADJECTIVES,
    GOVERNING_NOUNS,
    HEAD_OF,
    OFFICIAL_NOUNS,
    OPENER,
    PHRASE_ENDS,
    PREPOSITION,
)
from briefing.language.roles import PRIVATE, is_role, is_speaking
from briefing.language.tokens import lowered
from briefing.language.verbs import verb_forms

_NO_PART = frozenset(PHRASE_ENDS | OPENER | (AUXILIARY - {"to"}) | {"once"})
_POSSESSIVE = frozenset("his her its their my our".split())
_CONJUNCTION = frozenset({"after", "before", "since"})  # "a day after France decided": with a verb behind the name
# The first alternative is the commonest case of the second, and found twice as fast.
_TOKEN = re.compile(r"[a-z]+(?=[\s,])|[^\W\d_]+(?:[’'.-][^\W\d_]+)*\.?(?<!\w\w\.)|\d[\d.,]*%?|[^\w\s]")


class Words:
    """One sentence's words and marks, as spans and in lower case, with the mentions laid over them."""

    def __init__(self, text: str, mentions: Sequence[ActorMention]) -> None:
        self.spans = [match.span() for match in _TOKEN.finditer(text)]
        low = lowered(text).replace("’", "'")
        self.text, self.lows = text, [low[start:end] for start, end in self.spans]
        self.inside: dict[int, ActorMention] = {}
        for mention in mentions:
            if text[mention.end : mention.end + 1] == "-":
                continue  # "Russian-backed rebels" are not Russia
            first, last = (bisect_left(self.spans, (at, 0)) for at in (mention.start, mention.end))
            self.inside.update(dict.fromkeys(range(first, last), mention))

    def low(self, i: int) -> str:
        """The token at `i` in lower case with straight apostrophes, or an empty string outside."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def initial(self, i: int) -> str:
        """The first letter of the token at `i`, as it is spelled."""
        return self.text[self.spans[i][0]]

    def noun_phrase(self, i: int, *, antecedent: bool = False) -> tuple[ActorMention | None, str | None]:
        """The mention that heads (or, as an adjective, opens) the noun phrase ending at `i`, or its official noun.

        An antecedent is the nearest phrase alone: "hit by a tremor that left …" is the tremor's doing.
        """
        head = i
        noun: str | None = None
        for _ in range(12):
            if i < 0:
                break
            if (mention := self.inside.get(i)) is not None:
                start = next(k for k in range(i, -1, -1) if self.inside.get(k - 1) is not mention)
                preposition = self.preposition_before(start)
                if preposition is None or self.low(preposition) in _CONJUNCTION:
                    return (mention, None) if self.speaks_for(mention, i, head) else (None, None)
                i = head = self._before_participle(preposition - 1)
                continue
            low = self.low(i)
            if low == ")" and "(" in self.lows[:i]:
                i = head = i - 2 - self.lows[i - 1 :: -1].index("(")  # "the State Duma (the lower house) adopted"
                continue
            if low in _NO_PART or (low in _POSSESSIVE and self.low(i - 1) not in PREPOSITION):
                break
            if low in verb_forms() and low.endswith(("ed", "ing")):
                break
            if low in PREPOSITION:
                if antecedent:
                    break
                i = head = self._before_participle(i - 1)
                continue
            if i == head and (low in OFFICIAL_NOUNS or self._is_parliament(i)):
                noun = low
            i -= 1
        return None, noun

    def _before_participle(self, i: int) -> int:
        """Where the noun stands that a participle before a preposition describes: "leaders gathered in Wales"."""
        return i - 1 if self.low(i).endswith("ed") and self.low(i - 1).isalpha() else i

    def speaks_for(self, mention: ActorMention, last: int, head: int) -> bool:
        """Whether the noun that a country's name or adjective stands before is one that acts for the country."""
        if head <= last:
            return True
        low = self.low(head)
        if mention.kind in (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.MEMBERS):
            return head != last + 1 or not is_role(low)  # "an Obama aide" is somebody else
        if low in {"'s", "'"}:
            return False
        if PRIVATE.fullmatch(low):
            return False
        return self.initial(head).isupper() or is_speaking(low) or low in OFFICIAL_NOUNS or self._is_parliament(head)

    def _is_parliament(self, i: int) -> bool:
        """Whether the word is the House of a parliament: "the House", "the lower house"."""
        before = self.low(i - 1)
        return self.low(i) == "house" and (before in {"lower", "upper"} or (before == "the" and self.initial(i) == "H"))

    def preposition_before(self, start: int) -> int | None:
        """Where the preposition stands that makes the name no subject ("strikes in Russia"), or None.

        "The president of France" is France's act all the same.
        """
        j = start - 1
        while j >= 0 and (self.low(j) in {"the", "a", "an", "its", "their"} or j in self.inside):
            j -= 1
        if self.low(j) not in PREPOSITION or self.low(j) in {"by", "like", "as", "than", "including"}:
            return None
        return None if self.low(j) == "of" and self.low(j - 1) in HEAD_OF else j

    def governor(self, first: int) -> str | None:
        """The lemma (or noun) that an infinitive or a gerund hangs on."""
        for j in range(first - 1, max(-1, first - 12), -1):
            low = self.low(j)
            if low in {".", ";", ":"}:
                return None
            if low in GOVERNING_NOUNS or low in GOVERNING_ADJECTIVES or low in CAUSING:
                return low
            if low in verb_forms():
                return verb_forms()[low][0]
        return None

"""Noun phrases of a stretch of news text: words, names and the walks over them, without a tagger."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.language.cues import CUE_FORMS, FINITE_PAST, ING, NOUN_LIKE
from briefing.language.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DATE,
    DETERMINERS,
    NO_START,
    OTHERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTED,
    RELATIVES,
    STOPS,
    SUBORDINATORS,
    TIME,
)
from briefing.language.names import NameMention
from briefing.language.roles import is_role, is_speaking

_TOKEN = re.compile(
    r"[a-z]+(?=[\s,])"  # the commonest case of the last but two, found faster
    rf"|{QUOTED}+"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Col|Lt|Sgt|Capt|Adm|Maj|St|Rev|Jr|Sr|Inc|Corp|Co|[A-Z])\.(?=\s|,)"
    r"|['’]s\b|(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’.](?!s\b)[^\W_]+)*(?:\.(?=[,;)]))?|--|''|[^\w\s]"
)
_PLACE_WORDS = 9  # of where somebody is or what they belong to
_ENDS = PREPOSITIONS | SUBORDINATORS | AUXILIARIES | RELATIVES | PRONOUNS  # no phrase goes on over these


class Word(NamedTuple):
    """A token of a unit with its span in the article; `low` is lower-cased."""

    text: str
    low: str
    start: int
    end: int


class Phrase(NamedTuple):
    """A noun phrase, as token indices `[first, last]`, its name if it has one and its head noun if it has none."""

    first: int
    last: int
    name: NameMention | None = None
    head: str = ""
    owner: NameMention | None = None  # "Tusk" in "Tusk's note"

    @property
    def speaks(self) -> bool:
        """Whether this can be the subject of a verb of speech."""
        return self.name is not None or self.head in PRONOUNS or self.head in OTHERS or is_speaking(self.head)


INHERIT = Phrase(-1, -1)  # the verb shares its subject with the clause before it


def words_of(masked: str, start: int, end: int) -> list[Word]:
    """The tokens of `masked[start:end]`; a quoted stretch is one token of QUOTED characters."""
    return [Word(word := m.group(), word.lower(), *m.span()) for m in _TOKEN.finditer(masked, start, end)]


class Phrases:
    """The words of a stretch of text and the noun phrases that begin or end at one of them."""

    def __init__(self, masked: str, start: int, end: int, names: list[NameMention]) -> None:
        self.words = words_of(masked, start, end)
        self._lows = [word.low for word in self.words]
        self._count = len(self.words)
        self.by_end = {m.end: m for m in names}
        self.by_start = {m.start: m for m in names} | {m.role_start: m for m in names if m.role_start < m.start}
        self.at = {word.start: i for i, word in enumerate(self.words)}

    def names_at(self, words: list[Word]) -> list[NameMention]:
        """The names that start at one of these tokens."""
        return [self.by_start[word.start] for word in words if word.start in self.by_start]

    def low(self, i: int) -> str:
        """The lower-cased token at `i`, or an empty string outside."""
        return self._lows[i] if 0 <= i < self._count else ""

    def is_stop(self, i: int) -> bool:
        """Whether no phrase reaches over this token."""
        low = self.low(i)
        return not low or low in STOPS or low[0] == QUOTED or low in (".", "…")

    def is_adverb(self, i: int) -> bool:
        """Whether the token is an adverb, by list or by its -ly."""
        low = self.low(i)
        if low and self.words[i].text[0].isupper() and i > 0 and not self.is_stop(i - 1):
            return False
        if low in ADVERBS:
            return True
        return low.endswith("ly") and len(low) > 4 and low not in ("family", "july") and not self._in_name(i)

    def _in_name(self, i: int) -> bool:
        word = self.words[i]
        return word.start in self.by_start or word.end in self.by_end

    def is_auxiliary(self, i: int) -> bool:
        """Whether the token is an auxiliary and not a name that is spelled like one (Theresa May)."""
        return self.low(i) in AUXILIARIES and self.words[i].end not in self.by_end

    def sentence_start(self, i: int) -> int:
        """The token with which the sentence begins that holds token `i`."""
        while i > 0 and self.low(i - 1) not in (".", "?", "!"):
            i -= 1
        return i

    def is_time(self, i: int) -> bool:
        low = self.low(i)
        if low == "may":
            return self.low(i - 1) in ("in", "last", "this", "next", "early", "late", "since")
        return low in TIME and self.words[i].end not in self.by_end

    def ending(self, j: int) -> Phrase | None:
        """The noun phrase whose last token is `j`."""
        if j < 0 or self.is_stop(j):
            return None
        word = self.words[j]
        if word.low == "them" and self.low(j - 2) == "one":
            return Phrase(j - 2, j - 2, None, "one")
        if word.low in PRONOUNS or word.low in OTHERS:
            return Phrase(j, j, None, word.low)
        name = self.by_end.get(word.end)
        if name is not None:
            first = self.at.get(name.role_start, self.at.get(name.start, j))
            return Phrase(self._possessed(first), j, name)
        if (
            not word.text[0].isalpha()
            or word.low in PREPOSITIONS
            or word.low in DETERMINERS
            or word.low in SUBORDINATORS
        ):
            return None
        first = self._determined(j)
        return Phrase(first, j, None, word.low) if first < j or is_speaking(word.low) else None

    def _possessed(self, i: int) -> int:
        """Walk left from a name with its office to the owner ("Zelensky's press secretary") and the determiner."""
        for _ in range(4):
            if self.low(i - 1) in DETERMINERS:
                return i - 1
            if (
                self.low(i - 1) not in ("'s", "’s", "’", "'")
                or i < 2
                or self.words[i - 1].start > self.words[i - 2].end
            ):
                return i
            owner = self.by_end.get(self.words[i - 2].end)
            i = self.at.get(owner.role_start, i - 2) if owner else self._determined(i - 2)
        return i

    def _determined(self, j: int) -> int:
        """Walk left from a noun over its adjectives and possessors to its determiner."""
        i = j
        while i > 0 and j - i < 8:
            low = self.low(i - 1)
            if (
                self.is_stop(i - 1)
                or low in PREPOSITIONS
                or (low in SUBORDINATORS and low != "that")
                or low in AUXILIARIES
                or low in PRONOUNS
            ):
                break
            if self.is_time(i - 1) or low in RELATIVES or DATE.match(low):
                break
            if low in DETERMINERS:
                return i - 1
            if low in ("'s", "’s") and self.is_time(i - 2):
                break  # "Thursday's lawsuit"
            if (low in FINITE_PAST or (low in CUE_FORMS and low not in NOUN_LIKE)) and self.words[i - 1].text.islower():
                break
            i -= 1
        return i

    def whole(self, i: int, j: int) -> Phrase | None:
        """The phrase that is exactly the tokens i..j."""
        phrase = self.ending(j)
        return phrase if phrase and phrase.first <= i else None

    def sent_to(self, last: int) -> NameMention | None:
        """The name to which somebody is sent whose office ends at token `last`: "the ambassador to NATO"."""
        if self.low(last + 1) != "to" or last + 2 >= len(self.words):
            return None
        return self.by_start.get(self.words[last + 2].start)

    def starting(self, i: int, limit: int) -> Phrase | None:
        """The noun phrase that begins at token `i`: pronoun, name with titles, or determiner and nouns."""
        if i > limit or self.is_stop(i):
            return None
        if self.low(i) in PRONOUNS or self._is_one(i):
            return Phrase(i, i, None, self.low(i))
        if self.low(i) in NO_START and self.words[i].start not in self.by_start:
            return None
        j, first = i, i
        possessor: NameMention | None = None
        while j <= limit and j - i < 10:
            if self.is_stop(j) or (j > i and self.low(j) in _ENDS):
                break
            name = self.by_start.get(self.words[j].start)
            if name is not None:
                if j - 2 > first and self._is_third_person(j - 1) and self.low(first) in DETERMINERS:
                    return Phrase(first, j - 2, None, self.low(j - 2))  # "The video shows Lee"
                last = self._index_ending(name.end, j)
                owner = self.low(last + 1) in ("'s", "’s") or (
                    self.low(last + 1) in ("'", "’") and self.words[last].low.endswith("s")
                )
                if owner:
                    j, possessor = last + 2, name
                    continue
                noun = self._noun_after(last, limit)
                if noun > last and noun < limit and self.words[noun + 1].start in self.by_start:
                    j = noun + 1
                    continue
                if noun > last and self._of_state(noun) and noun + 2 < limit:
                    j = noun + 3  # "US Secretary of State Ann Lee"
                    continue
                return Phrase(first, noun, None, self.low(noun)) if noun > last else Phrase(first, last, name)
            if j > i and (self.low(j) in CUE_FORMS and self.low(j) not in ING) and not self._noun_use(j):
                break
            if is_speaking(self.low(j)) and not self._more_noun(j + 1):
                return Phrase(first, j, None, self.low(j))
            j += 1
        if (self.low(first) in DETERMINERS or possessor) and j - 1 > first and self.words[j - 1].text[0].isalpha():
            return Phrase(first, j - 1, None, self.low(j - 1), possessor)
        return None

    def _is_one(self, i: int) -> bool:
        """Whether "one" stands for a person: "one of the diplomats", "one who was there"."""
        return self.low(i) == "one" and (self.low(i + 1) in ("of", "who") or self.low(i + 1) in (".", ","))

    def _of_state(self, noun: int) -> bool:
        """Whether an office goes on with "of" and one word in front of a name."""
        named = noun + 3 < self._count and self.words[noun + 3].start in self.by_start
        return named and self.low(noun + 1) == "of" and self.words[noun + 2].text[0].isupper()

    def _is_third_person(self, j: int) -> bool:
        """Whether a word before a name looks like a verb: "shows", no noun of people, no possessive."""
        word = self.words[j].text
        return word.islower() and len(word) > 3 and word[-1] == "s" and word[-2] != "s" and not is_speaking(word)

    def _noun_use(self, j: int) -> bool:
        return self.low(j - 1) in DETERMINERS or self.low(j - 1) in ("'s", "’s")

    def _more_noun(self, j: int) -> bool:
        """Whether the phrase goes on after a role noun: with another role noun, a name, or "'s"."""
        low = self.low(j)
        if low in ("'s", "’s"):
            return True
        if not low or self.is_stop(j) or low in AUXILIARIES or low in PREPOSITIONS or low in CUE_FORMS:
            return False
        return is_speaking(low) or self.words[j].start in self.by_start

    def _noun_after(self, last: int, limit: int) -> int:
        """The index of a role noun that a name qualifies ("US officials", "Trump administration officials")."""
        j, found = last + 1, last
        while j <= limit and j - last <= 4 and not self.is_stop(j):
            low = self.low(j)
            if low in AUXILIARIES or low in PREPOSITIONS or self.words[j].start in self.by_start or self.is_adverb(j):
                break
            if low in DETERMINERS or low in SUBORDINATORS or low in PRONOUNS:
                break
            if is_speaking(low) and not (low in CUE_FORMS and not is_role(low)):
                found = j
            elif found > last or low in CUE_FORMS:
                break
            j += 1
        return found

    def _index_ending(self, end: int, i: int) -> int:
        while i + 1 < len(self.words) and self.words[i + 1].end <= end:
            i += 1
        return i

    def is_hard(self, k: int) -> bool:
        low = self.low(k)
        return low in (".", "!", "?", ";", ":", "“", "”", '"') or low[:1] == QUOTED

    def behind_its_place(self, i: int) -> int:
        """The token behind where somebody is or what they belong to: "a correspondent in Brussels, Ann Lee"."""
        if self.low(i) not in ("in", "at", "of", "for", "with"):
            return i
        for j in range(i + 1, i + _PLACE_WORDS):
            if self.is_stop(j) or self.is_auxiliary(j) or self.low(j)[:1] == QUOTED:
                return j
        return i

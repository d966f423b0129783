"""Who is named in a text: governments, bodies and office holders, found by every name that they go by.

The table itself is data (`briefing/data/groups`, a profile's own actors, and what the articles say of people); this
module only finds. A name is looked up at each capital letter, so the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from briefing.language.tokens import holds_any
from briefing.models import Actor, ActorKind

# The first word of a name, where no word goes before it. Its letter stands first, so that few places are looked at.
_OPENS = r"(?<![\w’'-].)"
_REST = r"[\w.’'-]*"
_CAPITAL = re.compile(rf"[A-ZÀ-ÞА-Я]{_OPENS}{_REST}")
_START = re.compile(
    rf"{_CAPITAL.pattern}|a(?=ll(?:ies|y|iance)\b){_OPENS}{_REST}|m(?=embers?\b){_OPENS}{_REST}|"
    rf"t(?=he (?:West|alliance|Netherlands|Czechs)\b){_OPENS}{_REST}"
)
_SMALL_STARTS = ("allies", "ally", "alliance", "member", "the West", "the Netherlands", "the Czechs")
_POSSESSIVE = re.compile(r"[’'](?=s?\b)")
_WORD = re.compile(r"[\w.’'-]+")
_PARTS = re.compile(r"[.’'-]")
# Surnames and country forms that are also everyday words: they count only where a verb or a title makes them a name.
_EVERYDAY = frozenset(
    {
        "May",
        "Turkey",
        "Pole",
        "Dane",
        "Finn",
        "Georgia",
        "Jordan",
        "Chad",
        "Major",
        "Brown",
        "Hunt",
        "Rice",
        "Store",
        "Michel",
        "Costa",
        "Bishop",
        "Ryan",
        "Johnson",
        "Wallace",
    }
)
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|since|by|until|of|early|late|last|next|this|on|to|from|earlier in|\d{1,2})\s+)$", re.IGNORECASE
)
_PACT = re.compile(r" (?:Accords?|Treaty|Convention|Agreements?|Declaration|Protocol|Pact|Memorandum|Process|Format)\b")
_SITS_IN = re.compile(r" in ([A-ZÀ-Þ]\w+)\b")
# "US Weekly", "U.S. Bank": a name of which the country's is a part.
_OF_A_FIRM = re.compile(r" (?:Weekly|Today|TODAY|News|Bank|Steel|Open|Airways|Magazine|Cellular)\b")
_INITIALS = re.compile(r"\b([A-Z]{2,4}) $")


class MentionKind(StrEnum):
    """Which of an actor's names was used."""

    NAME = "name"
    PEOPLE = "people"
    SEAT = "seat"
    OFFICE = "office"
    PERSON = "person"
    MEMBERS = "members"


class ActorMention(NamedTuple):
    """A name `[start, end)` in a text and the actor that it stands for."""

    start: int
    end: int
    actor: Actor
    kind: MentionKind


class ActorTable:
    """Finds actors by name; the longest name at a place wins, earlier actors win among equals."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors: tuple[Actor, ...] = tuple(actors)
        self._names: dict[str, tuple[Actor, MentionKind]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._by_actor = {actor.name: actor for actor in reversed(self.actors)}
        for actor in self.actors:
            for name, kind in _names_of(actor):
                if name not in self._names:
                    self._names[name] = (actor, kind)
                    self._by_word.setdefault(_first_word(name), []).append(name)
        self._articled = [*self._by_word.get("the", ()), *self._by_word.get("The", ())]  # "The alliance", "The Hague"
        for names in self._by_word.values():
            names.sort(key=lambda n: (-len(n), n))

    def lookup(self, name: str) -> Actor | None:
        """The actor that goes by exactly this name (a leading "the" aside), or None."""
        found = self._names.get(name) or self._names.get(name[4:] if name.startswith(("the ", "The ")) else name)
        return found[0] if found else None

    def named(self, name: str) -> Actor | None:
        """The actor whose own name this is, or None."""
        return self._by_actor.get(name)

    def find(self, text: str) -> list[ActorMention]:
        """Every mention, in text order, without overlaps."""
        found: list[ActorMention] = []
        at = 0
        starts = _START if holds_any(text, _SMALL_STARTS) else _CAPITAL
        for match in starts.finditer(text):
            start = match.start()
            if start < at:
                continue
            word = match.group()
            names = self._by_word.get(_trim(word), ()) if word != "The" else self._articled
            if names and (mention := self._at(text, start, names)) is not None:
                found.append(mention)
                at = mention.end
        return found

    def with_actors(self, more: Sequence[Actor]) -> ActorTable:
        """A table that also knows `more`; on the same name the new actor wins."""
        return ActorTable([*more, *self.actors])

    def unnamed(self, others: frozenset[str]) -> ActorTable:
        """A table that knows these persons by their full names alone."""
        if not others:
            return self
        return ActorTable([replace(a, plain=()) if a.name in others else a for a in self.actors])

    def within(self, text: str) -> ActorTable:
        """The part of the table that counts in a text: names that begin with a word of it, and their states' names.

        It finds in the text what the whole table finds, and does not change when names elsewhere do.
        """
        words = set(_WORD.findall(text))
        opening = {_trim(word) for word in words if not word.isalpha()}
        opening |= {_trim(part) for word in opening if not word.isalpha() for part in _PARTS.split(word)}
        opening |= words | ({"the"} if "The" in words else set())
        kept = {name for word in opening & self._by_word.keys() for name in self._by_word[word]}
        states = {actor.state for name in kept if (actor := self._names[name][0]).state}
        for state in map(self.lookup, sorted(states)):
            kept |= {name for name, _ in _names_of(state)} if state else set()
        part = ActorTable(())
        part._names = {name: found for name in sorted(kept) if (found := self._names.get(name))}
        for word in set(map(_first_word, part._names)):
            part._by_word[word] = [name for name in self._by_word[word] if name in kept]
        part._articled = [name for name in self._articled if name in kept]
        part.actors = tuple({id(actor): actor for actor, _ in part._names.values()}.values())
        part._by_actor = {actor.name: actor for actor in reversed(part.actors)}
        return part

    def digest(self) -> bytes:
        """A hash of all that the table says."""
        return sha256("".join([_said(name, *self._names[name]) for name in sorted(self._names)]).encode()).digest()

    def _at(self, text: str, start: int, names: Sequence[str]) -> ActorMention | None:
        """The longest of these names that stands at `start`."""
        for name in names:
            end = start + len(name)
            # "US-made" is the name all the same, "USAID" is not
            if not (text.startswith(name, start) or (name[0] == "t" and text.startswith("T" + name[1:], start))) or (
                end < len(text) and text[end].isalnum()
            ):
                continue
            if name in _EVERYDAY and _everyday(text, start, end, name):
                continue
            actor, kind = self._names[name]
            if kind is MentionKind.SEAT and (elsewhere := _SITS_IN.match(text, end)) is not None:
                actor = self._seated(elsewhere.group(1)) or actor
            if kind in (MentionKind.SEAT, MentionKind.NAME) and (_PACT.match(text, end) or _OF_A_FIRM.match(text, end)):
                return None  # "the Vienna Accord" is not Austria
            if kind is MentionKind.NAME and text[start - 2 : start - 1].isupper() and self._in_a_name(text, start):
                return None
            return ActorMention(start, end, actor, kind)
        return None

    def _seated(self, capital: str) -> Actor | None:
        """Whose capital this is: "the Senate in Rome" is Italy's."""
        seat = self._names.get(capital)
        return seat[0] if seat is not None and seat[1] is MentionKind.SEAT else None

    def _in_a_name(self, text: str, start: int) -> bool:
        """Whether a country's name ends that of a company or channel: "RT America"; "EU Britain" stays two."""
        before = _INITIALS.search(text, max(0, start - 8), start)
        return before is not None and before.group(1) not in self._names


def _everyday(text: str, start: int, end: int, name: str) -> bool:
    """Whether this use of an ambiguous word is the everyday word (the month of May, not the prime minister)."""
    before, after = text[max(0, start - 14) : start], text[end : end + 8]
    if name == "May":
        owns = after[:2] in ("'s", "’s")  # "on May's part"
        return not owns and bool(_MONTH_CONTEXT.search(before) or re.match(r"\s+\d|\s+be\b", after))
    return False


@lru_cache(maxsize=20_000)
def _said(name: str, actor: Actor, kind: MentionKind) -> str:
    """Whom a name stands for, unmistakably."""
    return repr((name, kind.value, actor))


@lru_cache(maxsize=5_000)
def _names_of(actor: Actor) -> tuple[tuple[str, MentionKind], ...]:
    own = {ActorKind.PERSON: MentionKind.PERSON, ActorKind.MEMBERS: MentionKind.MEMBERS}.get(
        actor.kind, MentionKind.NAME
    )
    names = [(actor.name, own), *((n, own) for n in actor.plain)]
    for word in actor.people:
        names.append((word, MentionKind.PEOPLE))
        names.append((_plural(word), MentionKind.PEOPLE))
    names += [(n, MentionKind.SEAT) for n in actor.seats]
    names += [(n, MentionKind.OFFICE) for n in actor.offices]
    return tuple(names)


def _plural(word: str) -> str:
    if word.endswith(("ch", "sh", "ese", "ss", ".", "hman", "tchman")) or word.isupper():
        return word
    return word + "s"


@lru_cache(maxsize=50_000)
def _first_word(name: str) -> str:
    match = _WORD.match(name)
    return _trim(match.group()) if match else name


@lru_cache(maxsize=50_000)
def _trim(word: str) -> str:
    """A word as the index keeps it: without possessive and without what a hyphen adds."""
    word = _POSSESSIVE.split(word, maxsplit=1)[0]
    return word.split("-")[0].rstrip(".") if not word.startswith(("al-", "el-")) else word

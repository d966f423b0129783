"""Who holds an office that a text names without its holder: "a Kremlin spokesman" before "spokesman Pavel Orlov"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.actors import MentionKind
from briefing.language.roles import head_noun, singular
from briefing.models import ActorKind

if TYPE_CHECKING:
    from briefing.language.actors import ActorTable
    from briefing.language.persons import NameTable

# Offices that one person at a time holds; any official can be "an official".
_SOLE = frozenset(
    "president chancellor premier minister secretary governor mayor king queen pope emperor emir sultan speaker "
    "secretary-general chairman chairwoman ambassador".split()
)
_AT_THE_TOP = [(set[str](), office) for office in ("president", "chancellor", "premier")] + [({"prime"}, "minister")]
_LEADING = tuple((office, words) for words, office in _AT_THE_TOP)
_SPOKES = ("spokesman", "spokeswoman", "spokesperson")
_TOP = re.compile(r"\b(?:top|chief)\b")
_FOREIGN_MINISTERS = (("minister", {"foreign"}), ("secretary", {"state"}))  # a state's "top diplomat"
_FILLING = frozenset("the a an his her its their s of for to and unnamed general vice".split())
_PAST = re.compile(r"\b(?:former|ex-|late|acting|deputy|vice|assistant|then)\b", re.IGNORECASE)


# "a Foreign Ministry spokeswoman said in Berlin", "In Berlin, a Foreign Ministry spokeswoman said"
SPOKE_IN = re.compile(r"\s+(?:said|says|told(?: \w+){1,3}|added|confirmed|stressed)(?: on \w+)? in ([A-Z][\w-]+)")
SEAT_BEFORE = re.compile(r"\bIn ([A-Z][\w-]+), (?:(?:[Tt]he|an?) )?$")
_SEAT_NAMED = 40  # characters before a speaker in which the seat stands
_LEADERS = frozenset(
    ["president", "minister", "chancellor", "premier", "king", "queen", "leader", "chief", "emperor", "emir"]
)


def plain_word(word: str) -> str:
    """A word in lower case, the two kingdoms and states that have many names by one."""
    return {"u.s.": "us", "american": "us", "u.k.": "uk", "british": "uk", "britain": "uk"}.get(
        word.lower(), word.lower()
    )


def fits(head: str, tag: set[str], role: str) -> bool:
    """Whether a bare office ("the minister", "the Ukrainian leader") can mean somebody of this role."""
    words = {plain_word(re.sub(r"['’]s?$", "", w)) for w in re.findall(r"[\w.’'-]+", role)}
    same = singular(head) in words or (head == "leader" and bool(words & _LEADERS))
    return same and tag <= words


class Offices:
    """The offices of an article's people, compared by their words and by the state that a table of actors gives."""

    def __init__(self, table: NameTable, actors: ActorTable | None = None) -> None:
        self._table, self._actors = table, actors
        self._known: dict[tuple[str, str], str | None] = {}

    def holder(self, head: str, spelled: str) -> str | None:
        """The one person of the article who holds this office, or None where it may be another's or several have it."""
        key = (head, spelled)
        if key not in self._known:
            self._known[key] = self._holder(head, spelled)
        return self._known[key]

    def _holder(self, head: str, spelled: str) -> str | None:
        top = head == "diplomat" and _TOP.search(spelled) is not None
        if not (head in _SOLE or head in _SPOKES or head == "leader" or top) or _PAST.search(spelled):
            return None
        wanted, side = self._tag(spelled, head)
        if not wanted and not side:
            return None
        if head == "leader" and (wanted or not side):
            return None  # "the opposition leader", "the leader"
        offices = _FOREIGN_MINISTERS if top else _LEADING if head == "leader" else ((head, wanted),)
        fitting = [
            full
            for full, roles in self._table.roles.items()
            if any(self._is(role, full, *office, side) for role in roles for office in offices)
        ]
        if len(fitting) > 1 and not side:  # "the prime minister" of a paper's own country, who needs no other name
            fitting = [full for full in fitting if self._of_no_state(full, head, wanted)]
        if not fitting and side and ((wanted, head) in _AT_THE_TOP or head == "leader"):
            fitting = self._untitled(side)
            for full in fitting if len(fitting) == 1 else ():
                self._table.add_role(full, spelled)
        return fitting[0] if len(fitting) == 1 else None

    def titled(self, spelled: str) -> str | None:
        """The one person of the article who speaks for the body whose head is called so: "the NATO chief"."""
        found = self._actors.find(spelled) if self._actors else []
        if len(found) != 1 or found[0].kind is not MentionKind.OFFICE or found[0].end != len(spelled):
            return None
        body = found[0].actor.name
        heads = [f for f, person in self._table.kinds.items() if person and self._actors and self._leads(f, body)]
        return heads[0] if len(heads) == 1 else None

    def _leads(self, full: str, body: str) -> bool:
        actor = self._actors.lookup(full) if self._actors else None
        return actor is not None and actor.state == body

    def sits_elsewhere(self, full: str, text: str, start: int, end: int) -> bool:
        """Whether who speaks at `[start, end)` does so in another state's capital than this person's."""
        place = SPOKE_IN.match(text, end) or SEAT_BEFORE.search(text, max(0, start - _SEAT_NAMED), start)
        seat = self._actors.lookup(place.group(1)) if place and self._actors else None
        actor = self._actors.lookup(full) if seat and self._actors else None
        return seat is not None and actor is not None and actor.state not in (None, seat.name)

    def _of_no_state(self, full: str, head: str, wanted: set[str]) -> bool:
        """Whether the article names the office of this person without a state."""
        tags = [self._tag(role, head) for role in self._table.roles.get(full, ()) if head_noun(role).lower() == head]
        return any(wanted <= words and not states for words, states in tags)

    def is_untitled(self, full: str) -> bool:
        """Whether this is somebody's leader or minister, by the table of actors, whom the article gives no office."""
        actor = self._actors.lookup(full) if self._actors else None
        return actor is not None and actor.kind is ActorKind.PERSON and not self._table.roles.get(full)

    def may_serve(self, full: str, spelled: str, head: str) -> bool:
        """Whether what a person is called names no state, or theirs."""
        states = self._tag(spelled, head)[1]
        actor = self._actors.lookup(full) if self._actors else None
        own = {actor.state} if actor is not None else set[str | None]()
        for role in self._table.roles.get(full, ()):
            own |= self._tag(role, head_noun(role).lower())[1]
        return not states or bool(states & own)

    def _untitled(self, states: set[str]) -> list[str]:
        """Those people of a state whom the article names without any office, as it may who leads one: "Putin"."""
        found = []
        for full, person in self._table.kinds.items():
            actor = self._actors.lookup(full) if person and self._actors else None
            if actor is not None and actor.state in states and not self._table.roles.get(full):
                found.append(full)
        return found

    def _is(self, role: str, full: str, head: str, wanted: set[str], side: set[str]) -> bool:
        title = head_noun(role).lower()
        if title != head and not (title in _SPOKES and head in _SPOKES and title[:6] == head[:6]):
            return False
        if _PAST.search(role):
            return False
        has, its = self._tag(role, head)
        actor = self._actors.lookup(full) if self._actors else None
        if actor is not None and actor.kind is ActorKind.PERSON and actor.state:
            its = its | {actor.state}
        return wanted <= has and (not side or bool(side & its))

    def _tag(self, words: str, head: str) -> tuple[set[str], set[str]]:
        """The words of an office that name no state, without its head, and the states that it names."""
        side: set[str] = set()
        rest = words
        for mention in reversed(self._actors.find(words) if self._actors else []):
            side.add(mention.actor.state or mention.actor.name)
            rest = rest[: mention.start] + " " + rest[mention.end :]
        tag = {w.lower() for w in re.findall(r"[^\W\d_][\w-]*", rest)}
        return tag - _FILLING - {head} - set(_SPOKES), side

"""Who the people on a page are: the office that the articles give them, in brackets where the page names them first.

"Kuleba said" stands alone in an article that has said who he is, and not on a page that has not: it becomes
"[Ukrainian Foreign Minister Dmytro] Kuleba said". The words are the articles' own, of whoever speaks in one of them;
where they give a name several bearers or nobody an office, or the line itself says it, nothing is added.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.analysis.frames import Frame
from briefing.language.canonical import same_person
from briefing.language.cues import CUE_FORMS
from briefing.language.names import NameMention, find_names
from briefing.language.roles import OF_ANY_STATE, OFFICES, head_noun, is_plural, is_role, says_of_what
from briefing.language.tokens import STOP_WORDS
from briefing.models import ActorKind, Claim

_LONGEST = 7  # words of an office
_IN_A_LINE = 2  # persons that one line introduces: more make it hard to read
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|‘[^’]{12,}’")
_BRACKET = re.compile(r"\[(?P<name>[^\]:]+):?\]")
# "Kask, the foreign minister of Norway, said", "Norway's foreign minister, Bo Kask, said"
_WORDS = r"(?P<office>(?:[^,.;:()“”\"\n]|\b[A-Z]\.){3,70}?)"
_BEHIND_IT = re.compile(r"(?:, | \()(?P<office>[^;:()“”\"\n]{3,140}?)(?=[,;)]|\.(?![A-Z]))")
_AHEAD_OF_IT = re.compile(rf"(?:^|[,;:“\"(\]] |[a-z][.!?][”\"]? |\b(?:and|with|by|to|from|as) ){_WORDS}, $")
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|de|van|von|der|den|al|bin|la|le)[ -]$")
_OPENS = re.compile(r"^(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur) )+")
_NO_OFFICE = frozenset("who which whose my i said says told is was and or but not".split())
_BEFORE_NAMES = STOP_WORDS | frozenset(CUE_FORMS) | frozenset("with from that when than late made gave".split())
_FORMS_OF_ADDRESS = frozenset("mr mrs ms miss mx dr sir dame lord lady".split())


_OF_A_PART = ("governor", "mayor", "press secretary")  # of a state
_OF_PLACES = frozenset({"governor", "mayor"})  # say nothing without theirs
_SENT, _BODIES = frozenset({"envoy", "ambassador"}), frozenset({"NATO", "Nato", "EU", "UN", "U.N.", "OSCE"})
# "Foreign Ministry mouthpiece Maria Zakharova": said in other words.
_CALLED = re.compile(r"[A-Z]\w+ (?P<noun>[a-z]{4,}) $")


class _Introduction(NamedTuple):
    """A person's office as an article words it, and the full name."""

    office: str
    full: str


def introduced(claims: Iterable[Claim], frames: Sequence[Frame]) -> dict[str, str]:
    """The texts, by id, of those of a page's claims that need an introduction; `claims` in the page's order, `frames`
    those of everything that was read."""
    page = _Page(frames)
    texts: dict[str, str] = {}
    seen: set[str] = set()
    for claim in claims:
        if claim.id not in seen:
            seen.add(claim.id)
            if (text := page.introduce(claim.text)) != claim.text:
                texts[claim.id] = text
    return texts


class _Page:
    """The people whom a page has named so far, and what its articles tell of them."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._offices: dict[str, Counter[str]] = defaultdict(Counter)
        self._nationalities = _nationalities(frames)
        self._named: set[str] = set()
        roles = {(f.sentence.article, f.speaker): f.role for f in frames if f.named and f.speaker}
        for (_, name), role in roles.items():
            if " " in name:
                self._names[name.split()[-1]][name] += 1
            if role and (office := _office(role)) is not None:
                self._offices[name.split()[-1]][office] += 1

    def introduce(self, text: str) -> str:
        """The line with the office of everybody whom it is the first to name."""
        out, at, added = [], 0, 0
        brackets = [*_BRACKET.finditer(text)]
        quoted = [m.span() for m in _QUOTED.finditer(text)]
        for name in find_names(text):
            bracket = next((b for b in brackets if b.start() <= name.start < b.end()), None)
            if name.last in self._named or _in_capitals(name.text):
                continue
            if bracket is not None and bracket.start("name") != name.start:
                continue
            if bracket is None and any(a <= name.start < b for a, b in quoted):
                continue
            known = self._of(name.text)
            if self._is_introduced(text, name, bracket, known):
                self._named.add(name.last)
            elif known is not None and added < _IN_A_LINE and (bracket or not _DETERMINED.search(text, 0, name.start)):
                words, place = _words(name, known, bracket is not None)
                out += [text[at:place], words]
                at = name.end if bracket is not None else place
                self._named.add(name.last)
                added += 1
        return "".join(out) + text[at:]

    def _is_introduced(
        self, text: str, name: NameMention, bracket: re.Match[str] | None, known: _Introduction | None
    ) -> bool:
        """Whether the line says who it is, or the editor's bracket does: "[the Russian ambassador Bo Kask]"."""
        if bracket is not None:
            return bracket["name"] != name.text
        if known is not None and name.text.endswith(f" {known.full}"):
            return True  # "Mouthpiece Dmitry Peskov"
        return known is not None and _says_itself(text, name)

    def _of(self, name: str) -> _Introduction | None:
        """What the articles call the one person of this surname, or None where there are several, or none with an
        office."""
        surname = name.split()[-1]
        names, offices = self._names.get(surname), self._offices.get(surname)
        if not names or not offices:
            return None
        full = min(names, key=lambda n: (-names[n], len(n), n))
        if not all(same_person(full, other) for other in (*names, *([name] if " " in name else ()))):
            return None
        office = min(offices, key=lambda o: (not says_of_what(o), -offices[o], len(o), o))
        if surname in self._nationalities and _needs_a_state(office):
            office = f"{self._nationalities[surname]} {office}"
        return None if office.lower() in _OF_PLACES else _Introduction(office, full)


def _needs_a_state(office: str) -> bool:
    """Whether a state's adjective says what is missing: of a foreign minister, of an envoy "to NATO"; of a governor it
    would be another office."""
    words = office.split()
    if words[-1].lower() in _SENT:
        return (len(words) > 1 and words[0] in _BODIES) or not says_of_what(office)
    return not says_of_what(office) and not office.lower().endswith(_OF_A_PART)


def _nationalities(frames: Iterable[Frame]) -> dict[str, str]:
    """By surname, the adjective of the state, or the body, that somebody speaks for: "Norwegian", "NATO"."""
    of: dict[str, str | None] = {}
    adjectives: dict[str, str] = {}
    for frame in frames:
        for actor in (frame.voice, frame.subject, *(m.actor for m in frame.mentions)):
            if actor is None:
                continue
            if actor.kind is ActorKind.PERSON:
                of.setdefault(actor.name.split()[-1], actor.state)
            elif actor.kind is ActorKind.STATE and actor.people:
                adjectives.setdefault(actor.name, "US" if "US" in actor.people else actor.people[0])
            elif actor.kind is ActorKind.BODY:
                adjectives.setdefault(actor.name, "EU" if actor.name == "European Union" else actor.name)
    return {surname: adjectives[state] for surname, state in of.items() if state in adjectives}


def _office(role: str) -> str | None:
    """An office as it can stand before a name, or None where it is none or too long."""
    words = _OPENS.sub("", role.strip()).split()
    joints = [i for i, (a, b) in enumerate(pairwise(words), 1) if b[0].isupper() and _is_joint(a)]
    words = words[joints[-1] :] if joints else words  # "… met Kremlin spokesman"
    head = head_noun(" ".join(words)).lower().rstrip(".")
    known = head in OFFICES and not is_plural(head)
    plain = not any(w.lower() in _NO_OFFICE for w in words) and not re.search(r"[\d“”\"]", role)
    return " ".join(words) if known and plain and len(words) <= _LONGEST else None


def _is_joint(word: str) -> bool:
    """Whether a word parts an office from the sentence before it."""
    return word[0].islower() and word not in OFFICES | OF_ANY_STATE


def _in_capitals(name: str) -> bool:
    """Whether a name, or its first word, is set in capitals: "VOLODYMYR Zelensky"."""
    return name.isupper() or (" " in name and name.split()[0].isupper())


def _says_itself(text: str, name: NameMention) -> bool:
    """Whether the line gives the person an office: before the name, or beside it between commas."""
    if name.role and name.role.lower().rstrip(".") not in _FORMS_OF_ADDRESS:
        return True
    called = _CALLED.search(text, 0, name.role_start)
    if called is not None and not (called["noun"].endswith(("ed", "s", "ing")) or called["noun"] in _BEFORE_NAMES):
        return True
    beside = (_BEHIND_IT.match(text, name.end), _AHEAD_OF_IT.search(text, 0, name.role_start))
    return any(is_role(w) for m in beside if m for w in re.findall(r"[\w-]+", m["office"].lower()))


def _words(name: NameMention, known: _Introduction, bracketed: bool) -> tuple[str, int]:
    """What is put in, and where it begins: before a name, behind one with a title."""
    if bracketed:
        return f"{_begun(known.office, name)} {name.text if ' ' in name.text else known.full}", name.start
    if name.role:  # "Mr Lavrov"
        return f" [{known.office}]", name.end
    given = known.full.removesuffix(name.last).strip() if " " not in name.text else ""
    return f"[{' '.join(part for part in (_begun(known.office, name), given) if part)}] ", name.start


def _begun(office: str, name: NameMention) -> str:
    if name.initial:
        return office[0].upper() + office[1:]
    return f"former {office.removeprefix('Former ')}" if office.startswith("Former ") else office

"""What somebody took back: who refused and then did, denied and then admitted, said so and then withdrew it.

Told of one person, state or body by name, on a later day, of the same act, the same matter or the same words. The
newest stands; what it ended is superseded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.analysis.conflicts import Disagreement, named_in
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.analysis.tolls import names_in
from briefing.language.dates import WEEKDAYS
from briefing.language.tokens import content_stems, holds_any, stem
from briefing.models import ActorKind, ConflictKind

_OBJECT = 60  # characters behind a verb in which stands what it is done to
_LEAST, _SHARE = 2, 0.5  # stems, and share of the fewer, in which what is said and what is taken back agree
_IRREGULAR = (
    "meet/met pay/paid take/took hold/held sell/sold stand/stood make/made come/came speak/spoke buy/bought keep/kept "
    "build/built lose/lost leave/left send/sent withdraw/withdrew bring/brought fight/fought stop/stopped step/stepped "
    "ban/banned drop/dropped"
)
_PAST = {past: base for base, _, past in (pair.partition("/") for pair in _IRREGULAR.split())}
_NO_ACT = frozenset(
    "be have do say comment discuss answer speculate elaborate confirm rule give go get let see".split()
)
_LATELY = r"(?:(?:has|have|had|also|again|repeatedly|later|finally|now|formally|publicly|still) ){0,3}"
_REFUSED = re.compile(
    rf"(?P<at>{_LATELY}(?:refus(?:ed|es) to|(?:would|will) not|vow(?:ed|s) (?:not to|never to)|ruled out)) "
    r"(?P<verb>[a-z]{3,})\b(?![^.;]{0,200}\b(?:until|unless|if|without)\b)"  # who sets a term may keep it
)
_AGREED = re.compile(rf"(?P<at>{_LATELY}(?:agreed|decided|consented) to|will(?: now)?) (?P<verb>[a-z]{{3,}})\b")
_DID = re.compile(rf"(?P<at>{_LATELY}(?=[a-z]))(?P<verb>[a-z]{{3,}})\b")
_DENIED = re.compile(rf"(?P<at>{_LATELY}den(?:ied|ies)) (?P<rest>[^.;“”\"]{{8,120}})")
_ADMITTED = re.compile(rf"(?P<at>{_LATELY}(?:admit(?:ted|s)|acknowledge[ds]|concede[ds])) (?P<rest>[^.;“”\"]{{8,120}})")
_WITHDREW = re.compile(
    rf"(?P<at>{_LATELY}(?:withdrew|withdrawn|retracted|took back|taken back|recanted|disavowed))(?: on \w+day)? "
    r"(?:his|her|its|their|the|an?) (?:earlier |previous )?(?:statement|claim|remark|comment|assurance|accusation|"
    r"allegation|denial|testimony|assertion|promise|pledge|threat|warning)s? "
    r"(?:that|of|about|to) (?P<rest>[^.;“”\"]{8,120})"
)
# One of them stands in every match, and is asked for first.
_PARTS = {
    _REFUSED: ("refus", " not ", "vow", "ruled out"),
    _AGREED: ("agreed", "decided", "consented", "will "),
    _DENIED: ("denie",),
    _ADMITTED: ("admit", "acknowledge", "concede"),
    _WITHDREW: ("withdr", "retracted", "took back", "taken back", "recanted", "disavowed"),
}
_NOT = re.compile(r"\b(?:not|no|never|nothing|without)\b|n[’']t\b")
_WHO = re.compile(
    r"(?:(?!(?:He|She|It|They|We|Who|Which)\b)(?P<name>[A-ZÀ-Þ][\w’'-]+)|\b(?P<pronoun>[Hh]e|[Ss]he|[Ii]t|[Tt]hey))"
    r"(?:, [^,]{3,60},)?"
    r"(?: (?:on|late|early) (?:\w+ ){0,2}?\w+day)?\s*$"
)
_SUPPOSED = re.compile(  # "if Lund resigned", "when he resigned": not told as news
    r"\b(?:if|unless|until|whether|when|where|before|who|which|as|than)\s+(?:[A-Z][\w’'-]+ ){0,4}$"
)
_SUBJECT = 120  # characters before a verb in which its subject stands
_ENDS = re.compile(
    r"[,.;:]| (?:but|after|since|because|over|despite|as|when|while|until|unless|amid|on|in|at|by|from|for)\b"
)
_AFTER_ALL = " after all"
_PARTICLE = re.compile(r" (?P<particle>down|up|out|off|away|back|aside|over)\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence tells of `who`, called `name`: the stem of a verb, and the stems of what it is done to or of what
    is said."""

    frame: Frame
    who: str
    name: str
    verb: str
    said: frozenset[str]


def taken_back(frames: Sequence[Frame]) -> list[Disagreement]:
    """The pairs of an older sentence and the newer one that ends it, the newest first; `frames` without those of
    copies."""
    dated = [f for f in frames if f.published is not None and not f.asks and not f.past_year]
    refused = [t for f in dated for t in _acts(f, _REFUSED)]
    denied = [t for f in dated for t in _words(f, _DENIED)]
    withdrawn = [t for f in dated for t in _words(f, _WITHDREW)]
    found = [*_pairs(refused, _deeds(dated, refused), _same_act)]
    found += _pairs(denied, [t for f in dated for t in _words(f, _ADMITTED)], _same_matter)
    found += _pairs(_statements(dated, {t.who for t in withdrawn}), withdrawn, _same_matter)
    return sorted(found, key=lambda d: (-(d.sides[1].published or date.min).toordinal(), d.sides[1].key))


def _pairs(
    olds: Iterable[_Told], news: Iterable[_Told], same: Callable[[_Told, _Told], bool]
) -> Iterator[Disagreement]:
    """Each sentence that ends older ones of one actor, with the last of those."""
    by_who: dict[str, list[_Told]] = defaultdict(list)
    for old in olds:
        by_who[old.who].append(old)
    for new in news:
        ended = [old for old in by_who[new.who] if _day(old) < _day(new) and same(old, new)]
        if ended:
            old = max(ended, key=lambda o: (len(o.said & new.said), _day(o), o.frame.key))
            about = named_in(old.frame, frozenset({old.verb}) if old.verb else old.said & new.said)
            yield Disagreement(ConflictKind.SUPERSEDED, f"{new.name}: {about}", (old.frame, new.frame))


def _same_act(refused: _Told, done: _Told) -> bool:
    """Whether what was refused was done: to the same, or both to nothing in particular, or "after all"."""
    wanted = refused.said
    if _AFTER_ALL in done.frame.sentence.text:
        return refused.verb == done.verb
    if refused.verb != done.verb or not wanted:
        return refused.verb == done.verb and not done.said
    return len(wanted & done.said) >= _SHARE * len(wanted)


def _same_matter(old: _Told, new: _Told) -> bool:
    shared = len(old.said & new.said)
    return shared >= _LEAST and shared >= _SHARE * min(len(old.said), len(new.said))


def _day(one: _Told) -> date:
    return one.frame.published or date.min


def _acts(frame: Frame, pattern: re.Pattern[str], wanted: Container[str] | None = None) -> Iterator[_Told]:
    """The acts that a pattern finds in a sentence's own words, each with who does it and what it is done to."""
    text = frame.sentence.text
    for match in _matches(pattern, text):
        base = _PAST.get(match["verb"], match["verb"])
        verb = stem(base)
        if base in _NO_ACT or (wanted is not None and verb not in wanted) or frame.in_quotation(match.start()):
            continue
        if (who := _who(frame, match.start())) is not None:
            behind = text[match.end() : match.end() + _OBJECT]
            particle = _PARTICLE.match(behind)
            end = _ENDS.search(behind)
            done_to = frozenset(content_stems(behind[: end.start()] if end else behind)) - WEEKDAYS
            yield _Told(frame, *who, verb, done_to | ({particle["particle"]} if particle else frozenset()))


def _matches(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    return pattern.finditer(text) if pattern is _DID or holds_any(text, _PARTS[pattern]) else ()


def _deeds(frames: Sequence[Frame], refused: Sequence[_Told]) -> Iterator[_Told]:
    """What those who refused did, of what anybody refused, or agreed to do."""
    verbs = frozenset(t.verb for t in refused)
    names = frozenset(t.name for t in refused)
    for frame in frames if refused else ():
        if any(name in frame.sentence.text for name in names) or frame.mentions:
            yield from (t for t in _acts(frame, _DID, verbs) if not _REFUSED.search(frame.sentence.text))
            yield from _acts(frame, _AGREED, verbs)


def _words(frame: Frame, pattern: re.Pattern[str]) -> Iterator[_Told]:
    """What is denied, admitted or withdrawn in a sentence's own words, and who does so."""
    for match in _matches(pattern, frame.sentence.text):
        who = None if frame.in_quotation(match.start()) else _who(frame, match.start())
        if who is not None and not _NOT.search(match["rest"]):
            yield _Told(frame, *who, "", _matter(match["rest"]))


def _statements(frames: Sequence[Frame], whose: Container[str]) -> Iterator[_Told]:
    """What those who withdrew something had said."""
    for frame in frames:
        key = _surname(frame.speaker) if frame.speaker and frame.named else None
        if key is not None and key in whose and not _WITHDREW.search(frame.sentence.text):
            yield _Told(frame, key, key, "", _matter(frame.sentence.text))


def _matter(text: str) -> frozenset[str]:
    """The stems of what is told, without names: of one dam much may be said."""
    named = frozenset(content_stems(" ".join(names_in(f"– {text}"))))
    return frozenset(content_stems(text)) - named - WEEKDAYS


def _who(frame: Frame, at: int) -> tuple[str, str] | None:
    """Who is the subject of the verb that begins there, for comparison and by name, where it is named."""
    found = _WHO.search(frame.sentence.text, max(0, at - _SUBJECT), at)
    if found is None or _SUPPOSED.search(frame.sentence.text, max(0, found.start() - _SUBJECT), found.start()):
        return None
    if found["pronoun"]:
        speaker = frame.speaker if frame.named else None
        return (_surname(speaker), speaker.split()[-1]) if speaker else None
    mention = next((m for m in frame.mentions if m.start <= found.start("name") < m.end), None)
    if mention is not None and mention.actor.kind is not ActorKind.PERSON and (state := state_of(mention.actor)):
        return state.lower(), state
    name = found["name"].removesuffix("’s").removesuffix("'s")
    return None if stem(name.lower()) in WEEKDAYS else (name.lower(), name)


def _surname(name: str) -> str:
    return name.split()[-1].lower()

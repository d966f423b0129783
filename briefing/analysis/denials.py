"""Who accuses whom of what, and who denies it: "Britain blamed Russia for the attack", "Moscow denied any role in it".

Neither ends the other: it is a contradiction between those who speak. What is denied is the sentence before ("Kyiv
denied it"), what somebody else is told to accuse the same state or body of, or what another sentence says of it in the
words of the denial. Who denies a visa denies no charge, and what one sentence tells of both needs no other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.conflicts import Disagreement, named_in
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.analysis.polarity import wishes
from briefing.language.tokens import content_stems, holds_any, lowered
from briefing.models import Actor, ActorKind, ConflictKind

MOST = 2  # that are shown: what is said of one matter is said by many
_MOST_COMPARED = 100  # denials, the first: no news has as many, and each is held against every sentence
_NEAR = 60  # characters behind a verb within which stands whom it accuses
_BESIDE = 3  # sentences before a denial of one article in which stands what is denied
_SAME_ARTICLE = 3  # shared words that it is worth that an article tells a claim before it tells who rejects it
_LEAST, _SHARE = 2, 0.5  # stems, and share of what is denied, that another sentence has of it
_TRUTH = (
    r"accusations?|allegations?|charges?|claims?|suggestions?|assertions?|reports?|responsibility|involvement|"
    r"complicity|wrongdoing|knowledge|guilt|blame"
)
# For the sentence in lower case.
_DENIES = re.compile(
    r"\bden(?:y|ies|ied|ying) (?:(?P<that>(?:it|this|that|them|the lot)\b(?=[.,:;]|$))|(?:that|any|all|having|being|it|"
    r"they)\b|(?=[a-z]+ing\b))|"
    r"\b(?:den(?:y|ies|ied|ying)|(?:reject|dismiss|refut|rebuff)(?:s|es|ed|ing)?) "
    rf"(?:(?P<those>(?:the|these|those|that|both) (?:{_TRUTH})\b(?! (?:of|that|by|from|about)\b))|"
    rf"(?:[a-z’'-]+ ){{0,4}}?(?:{_TRUTH})\b)|"
    r"\b(?:insist|maintain)(?:s|ed)? (?:that )?(?:it|they|he|she|[a-z]+) (?:has|have|had|is|was|were|does|did|do)"
    r"(?:n[’']t| not| never| no)\b"
)
_DENIES_PARTS = ("deny", "denie", "reject", "dismiss", "refut", "rebuff", "insist", "maintain")
_REJECTS = re.compile(r"\b(?:reject|dismiss|refut|rebuff|disput|contradict|contest)(?:s|es|ed|ing)? ")
_REJECTS_PARTS = ("reject", "dismiss", "refut", "rebuff", "disput", "contradict", "contest")
_OWN_CLAIM = re.compile(
    r"[’']s? (?:[a-z]+ )?(?:claim|assertion|assessment|statement|suggestion|account|version|remark)s?\b"
)
_NEITHER = re.compile(r"\b(?:not|neither|nor|n[’']t|never|to|cannot|or)(?: \w+ (?:n?or))? $")
_ACCUSES = re.compile(
    r"\b(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing)|accusations? (?:that|against)|allegations? (?:that|against)|"
    r"alleg(?:es?|ed|ing)(?: that)?|charg(?:es|ed)(?: that)?)\b"
)
_ACCUSES_PARTS = ("accus", "blam", "alleg", "charge")
_CLAUSE_ENDS = re.compile(
    r"[,;:—–“”]| (?:but|after|since|because|as|when|while|saying|amid|and (?:said|accused|called))\b"
)
_A_PART = frozenset(content_stems("role part hand involvement involved responsibility responsible link connection"))
_CLAIMED = re.compile(
    r"\b(?:accus|alleg|claim|charg|blam|suspect|rumou?r|report|suggest|said\b|says?\b|told\b|read as\b)"
)
_UNPROVEN = re.compile(r"\b(?:no|not|any|without)\b.{0,40}\b(?:evidence|proof|details|comment)\b")
_NOT = re.compile(r"\b(?:not|no|never|nothing|without|nor)\b|n[’']t\b|\bden(?:y|ie)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that accuses or denies: the state or body that is accused or denies, and the stems of what it is said
    to have done, or says it has not, in order. `before` says that it denies what the sentence before it says, `whose`
    whom it contradicts by name."""

    frame: Frame
    of: str
    stems: tuple[str, ...]
    before: bool = False
    called: str | None = None  # what is no actor has a full name, or none that tells anything: "Ministry"
    whose: Actor | None = None

    @property
    def about(self) -> frozenset[str]:
        """The stems, in no order."""
        return frozenset(self.stems)


def denials(frames: Sequence[Frame], leaning: Container[tuple[str, int]] = ()) -> list[Disagreement]:
    """Pairs of what is said and its denial, one of each who denies, those first who deny most; `frames` in reading
    order, without those of copies. What is `leaning` on others does not say what is denied, and denies only the
    sentence before it."""
    fresh = [f for f in frames if not f.asks and not f.past_year]
    told = [f for f in fresh if f.key not in leaning]
    denied = [d for f in fresh if (d := _denied(f)) is not None and (d.before or f.key not in leaning)]
    del denied[_MOST_COMPARED:]
    if not denied:
        return []
    accused = [a for f in told for a in _accused(f)]
    found = [pair for d in denied for pair in _answered(d, told, accused)]
    often = Counter(d.of for _, _, d in found)
    found.sort(key=lambda x: (-often[x[2].of], -x[0], x[2].frame.key, x[1].key))
    kept = {d.of: (said, d) for _, said, d in reversed(found)}  # the first of each stays
    order = sorted(kept, key=lambda of: (-often[of], of))
    return [_disagreement(*kept[of]) for of in order[:MOST]]


def _disagreement(said: Frame, denied: _Told) -> Disagreement:
    """The pair, named by the words that both have, or by who says it and who denies it."""
    shared = denied.about & frozenset(content_stems(said.sentence.text))
    parties = dict.fromkeys(of for of in (_of(said.actor), denied.called) if of)
    about = named_in(said, shared) if shared or not parties else " / ".join(parties)
    return Disagreement(ConflictKind.CONTRADICTION, about, (said, denied.frame))


def _answered(denied: _Told, told: Sequence[Frame], accused: Sequence[_Told]) -> Iterator[tuple[float, Frame, _Told]]:
    """What one denial denies, each with how sure that is."""
    if denied.before:
        yield from ((_LEAST, f, denied) for f in told if _ahead(f, denied) == 1 and _can_be_denied(f, denied))
        return
    about = denied.about
    if denied.whose:
        for frame in told:
            shared = len(about.intersection(content_stems(frame.sentence.text)))
            if shared >= _LEAST and _speaks(denied.whose, frame) and not wishes(frame) and _is_anothers(frame, denied):
                yield shared + _SAME_ARTICLE * (_ahead(frame, denied) > 0), frame, denied
        return
    for one in accused:
        if one.of == denied.of and one.frame.key != denied.frame.key:
            shared, fewer = len(about.intersection(one.stems)), min(len(one.stems), len(about))
            beside = 0 < _ahead(one.frame, denied) <= _BESIDE
            if shared >= _LEAST or (shared and shared >= _SHARE * fewer) or (beside and not denied.stems):
                yield _LEAST + shared + beside, one.frame, denied
    for frame in told if denied.stems else ():
        stems = content_stems(frame.sentence.text)
        shared = len(about.intersection(stems)) if denied.stems[0] in stems else 0
        same = shared >= max(_LEAST, _SHARE * len(about)) and any(_of(m.actor) == denied.of for m in frame.mentions)
        if same and _is_anothers(frame, denied) and not _NOT.search(frame.sentence.text):
            yield float(shared), frame, denied


def _ahead(frame: Frame, denied: _Told) -> int:
    """How many sentences before a denial of its article it stands; 0 for one of another."""
    one, other = frame.sentence, denied.frame.sentence
    return other.index - one.index if one.article == other.article else 0


def _can_be_denied(frame: Frame, denied: _Told) -> bool:
    """Whether somebody else says what may be so or not."""
    text = lowered(frame.sentence.text)
    claimed = frame.voice is not None or frame.speaker is not None or _CLAIMED.search(text) is not None
    return claimed and _is_anothers(frame, denied) and not _DENIES.search(text) and not _UNPROVEN.search(text)


def _speaks(whose: Actor, frame: Frame) -> bool:
    """Whether a sentence is somebody's statement, of a state or body that of whoever speaks for it."""
    if frame.voice is None or whose.kind is ActorKind.PERSON:
        return frame.voice == whose
    return _of(frame.voice) == _of(whose)


def _is_anothers(frame: Frame, denied: _Told) -> bool:
    """Whether it is no statement of who denies."""
    return frame.key != denied.frame.key and denied.of not in (_of(frame.voice), frame.speaker)


def _denied(frame: Frame) -> _Told | None:
    text = lowered(frame.sentence.text)
    if (contradicted := _contradicted(frame, text)) is not None:
        return contradicted
    found = _DENIES.search(text) if holds_any(text, _DENIES_PARTS) else None
    if found is None or _NEITHER.search(text, 0, found.start()):
        return None
    state = _who(frame, found.start())
    # A dean who dismisses an allegation against others denies nothing.
    of = state or (frame.speaker if found.group().startswith("den") else None)
    end = _CLAUSE_ENDS.search(text, found.end())
    about = _about(frame, found.end(), end.start() if end else len(text))
    before = found["that"] is not None or found["those"] is not None
    return _Told(frame, of, about, before, state or (of if " " in of else None)) if of else None


def _contradicted(frame: Frame, text: str) -> _Told | None:
    """Whose claims a sentence rejects, and what it says of them: "Paris rejected Mr. Lee's claims, saying there was no
    deal"."""
    verb = _REJECTS.search(text) if holds_any(text, _REJECTS_PARTS) else None
    if verb is None or _NEITHER.search(text, 0, verb.start()):
        return None
    owner = next((m for m in frame.mentions if verb.end() <= m.start <= verb.end() + _NEAR), None)
    claim = _OWN_CLAIM.match(text, owner.end) if owner is not None else None
    of = _who(frame, verb.start())
    if owner is None or claim is None or of is None or _of(owner.actor) == of:
        return None
    return _Told(frame, of, _about(frame, claim.end(), len(text)), called=of, whose=owner.actor)


def _accused(frame: Frame) -> Iterator[_Told]:
    text = lowered(frame.sentence.text)
    for found in _ACCUSES.finditer(text) if holds_any(text, _ACCUSES_PARTS) else ():
        behind = next((m for m in frame.mentions if found.end() <= m.start <= found.end() + _NEAR), None)
        state = _of(behind.actor) if behind else None
        if _NEITHER.search(text, 0, found.start()):
            continue
        if behind is not None and state and _who(frame, found.start()) != state:
            yield _Told(frame, state, _about(frame, behind.end, len(text)))


def _who(frame: Frame, at: int) -> str | None:
    """Whose verb stands at `at`: who is named in its clause before it, else who speaks or acts."""
    text = frame.sentence.text
    near = (m.actor for m in reversed(frame.mentions) if m.end <= at and not set(",;:—") & set(text[m.end : at]))
    return _of(next(near, None) or frame.voice or frame.subject)


def _of(actor: Actor | None) -> str | None:
    return state_of(actor) if actor is not None else None


def _about(frame: Frame, start: int, end: int) -> tuple[str, ...]:
    """The stems of that stretch that are no names of actors and no words for a part in something."""
    text = frame.sentence.text
    named = {s for m in frame.mentions for s in content_stems(text[m.start : m.end])}
    return tuple(s for s in content_stems(text[start:end]) if s not in named and s not in _A_PART)

"""What is read off one sentence, whatever the others say: words, names, acts, figures, quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.analysis.polarity import polarity, wishes
from briefing.analysis.quantities import SOLDIERS
from briefing.language.durations import durations
from briefing.language.predicates import Predicate
from briefing.language.tokens import REMEMBERED, content_stems, holds_any, lowered, stem, stems
from briefing.language.verbs import VerbClass, verb_forms
from briefing.models import Actor, ActorKind

_LEAST_QUOTED = 8  # characters
_SHORT = re.compile(r"[“\"](\w[^“”\"]{2,60}?)[,.]?[”\"]")
_MARK = re.compile(r"[“\"]")
_PHRASE = 3  # stems
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
DECISIONS = frozenset(
    {VerbClass.MOVE, VerbClass.RULE, VerbClass.PERMIT, VerbClass.FORBID, VerbClass.COMMIT, VerbClass.REFUSE}
)
NounAct = tuple[int, str, frozenset[VerbClass]]  # place, who, kinds of act
_MAIN = DECISIONS | {VerbClass.WISH}
_BIDS = frozenset("order direct instruct tell command force require ask urge".split())  # somebody else to do it


class Told(NamedTuple):
    """What one sentence says, whatever the others say.

    `terms` are its stems, `main` is who does what in its first act of authority, `deeds` all such acts.
    """

    terms: tuple[str, ...]
    text: str
    names: frozenset[str]
    quoted: frozenset[tuple[str, ...]]
    phrases: tuple[frozenset[str], ...]
    quoted_stems: frozenset[str]
    numbers: frozenset[str]
    counts: frozenset[tuple[str, str]]
    acts: frozenset[tuple[str, str]]
    deeds: frozenset[tuple[str, str]]
    main: tuple[str, frozenset[VerbClass]] | None
    polarity: int
    wish: bool
    voice: str | None
    person: str | None
    actor: str | None


# Nouns of acts, with the verb that they are made of: "the expulsion of" and "expelled" are one act.
_ACT_NOUNS = {
    noun: verb
    for verb, nouns in {
        "expel": "expulsion",
        "close": "closure",
        "permit": "permission authorisation authorization approval allow approve authorise authorize grant let",
        "deny": "denial",
        "respond": "retaliation response retaliate reciprocal",
        "decide": "decision",
        "agree": "agreement",
        "announce": "announcement",
        "withdraw": "withdrawal",
        "suspend": "suspension",
        "refuse": "refusal",
        "criticize": "criticism",
        "increase": "raise boost hike",
        "violate": "violation breach",
    }.items()
    for noun in nouns.split()
}
# What a person is introduced with: "British Prime Minister David Cameron said" states no fact.
_OFFICE_TERMS = frozenset(
    stems(
        "president prime minister chancellor secretary general foreign defence defense spokesman spokeswoman "
        "spokesperson press official officials leader leaders chief senior deputy state ministry office government "
        "house white mr mrs ms reporters told said say says added statement news agency media television tv radio "
        "newspaper interview report reports reported tweet tweeted twitter facebook".split()
    )
)
_NOUNS = re.compile(
    r"\b(?:green light|permission|approval|authori[sz]ation|expulsions?|closure|withdrawal|suspension|refusal)\b"
)
# One of them stands in every match of `_NOUNS`.
_NOUN_PARTS = "light permission approval authori expulsion closure withdrawal suspension refusal".split()
_GIVES = re.compile(
    r"\b(?:gave|giv(?:es?|en|ing)|grant\w*|order\w*|announc\w*)(?:\s+\w+)?\s+(?:(?:the|an?|its|their|his|her)\s+)?$"
)
_FOLDED = {stems([noun])[0]: stems([verb])[0] for noun, verb in _ACT_NOUNS.items()}


def _fact_terms(frame: Frame) -> list[str]:
    """The frame's terms with nouns of acts folded to their verbs, with spans of time, however they are worded, and
    with every person's country beside the person."""
    states = [_term(state_of(m.actor)) for m in frame.mentions if m.actor.kind is ActorKind.PERSON]
    if frame.voice is not None and frame.voice.kind is ActorKind.PERSON:
        states.append(_term(state_of(frame.voice)))
    return [*(_FOLDED.get(t, t) for t in frame.terms), *durations(lowered(frame.sentence.text)), *states]


@lru_cache(maxsize=REMEMBERED)
def _term(name: str) -> str:
    """A name of several words as one term."""
    return stem(re.sub(r"\W+", "", name).lower())


def told_by(frame: Frame) -> Told:
    """What a sentence says by itself."""
    text = frame.sentence.text
    names, nouns = _name_terms(frame), _noun_acts(frame)
    acts = _acts(frame, nouns)
    quoted = _quoted(frame)
    phrases = _phrases(text, names) if not frame.own_words and _MARK.search(text) else ()
    digits = _NUMBER.findall(text)
    return Told(
        terms=tuple(_fact_terms(frame)),
        text=text,
        names=names,
        quoted=quoted,
        phrases=phrases,
        quoted_stems=frozenset().union(*quoted, *phrases),
        numbers=frozenset(n for n in digits if not _YEAR.fullmatch(n)),
        counts=_counts(text) if digits else frozenset(),
        acts=acts,
        deeds=frozenset(a for a in acts if a[1].removeprefix("not ") in DECISIONS),
        main=_main_act(frame, nouns),
        polarity=polarity(frame),
        wish=wishes(frame),
        voice=state_of(frame.voice) if frame.voice else None,
        person=frame.voice.name if frame.voice and frame.voice.kind is ActorKind.PERSON else None,
        actor=state_of(frame.actor) if frame.actor else None,
    )


def _name_terms(frame: Frame) -> frozenset[str]:
    """The terms that are actors' names: who is involved says less of a fact than what happens."""
    actors = [m.actor for m in frame.mentions] + ([frame.voice] if frame.voice else [])
    names = {a.name.split()[-1] if a.kind is ActorKind.PERSON else a.name for a in actors} | {
        state_of(a) for a in actors
    }
    # Of a single name it is not known whether it is a body's, and that a company does something is what is told of it.
    speaker = content_stems(frame.speaker) if frame.speaker and frame.named and " " in frame.speaker else ()
    return _OFFICE_TERMS.union(map(_term, names), speaker)


def _main_act(frame: Frame, nouns: Sequence[NounAct]) -> tuple[str, frozenset[VerbClass]] | None:
    """Who does what in the first act of authority, or wish, whose actor is known, be it a verb or a noun."""
    found = [
        (act.start, who(actor), act.classes & _MAIN)
        for act in frame.predicates
        if (actor := act.actor.actor if act.actor else frame.subject if act.pronoun else None) and act.classes & _MAIN
    ]
    found += [(at, name, classes & _MAIN) for at, name, classes in nouns]
    first = min(found, key=lambda f: f[0], default=None)
    return (first[1], first[2]) if first else None


def who(actor: Actor) -> str:
    """Whom an actor acts for: a state; for a body and its members together, their side."""
    if actor.kind in (ActorKind.BODY, ActorKind.MEMBERS) and actor.side:
        return actor.side
    return state_of(actor)


@lru_cache(maxsize=REMEMBERED)
def pairs_of(text: str) -> frozenset[tuple[str, ...]]:
    """Neighbouring stems; a compound is one word, as it is elsewhere: "cease-fire", "ceasefire"."""
    return frozenset(pairwise(content_stems(_HYPHEN.sub("", text))))


def _phrases(text: str, names: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The telling stems of each short quotation: "captive of Russia" is a phrase that goes round."""
    found = (frozenset(content_stems(m.group(1))) - names for m in _SHORT.finditer(text))
    return tuple(stems for stems in found if 0 < len(stems) <= _PHRASE)


def _quoted(frame: Frame) -> frozenset[tuple[str, ...]]:
    """Neighbouring stems inside quotation marks, be they in this sentence or around the passage it is a part of."""
    runs: set[tuple[str, ...]] = set()
    for start, end in frame.quoted:
        if end - start >= _LEAST_QUOTED:
            runs.update(pairs_of(frame.sentence.text[start:end]))
    return frozenset(runs)


_COUNT = re.compile(
    r"(?<![\w.])(\d[\d,.]*\d|\d)\s+(?:[\w-]+\s+){0,3}?([a-z]+s|people|persons?|[a-z]*men|women|children|personnel)\b"
)


def _counts(text: str) -> frozenset[tuple[str, str]]:
    """Figures with what they count: ("100", "diplomat")."""
    counted = ((m.group(1), stems([m.group(2)])[0]) for m in _COUNT.finditer(text))
    return frozenset((number, "troop" if unit in SOLDIERS else unit) for number, unit in counted)


def _acts(frame: Frame, nouns: Sequence[NounAct]) -> frozenset[tuple[str, str]]:
    """(who, kind of act) for every act with a known actor."""
    found: set[tuple[str, str]] = set()
    for act in frame.predicates:
        actor = doer(frame, act)
        if actor is not None:
            found.update((who(actor), f"not {c}" if act.negated else str(c)) for c in act.classes)
    found.update((name, str(c)) for _, name, classes in nouns for c in classes)
    return frozenset(found)


def doer(frame: Frame, act: Predicate) -> Actor | None:
    """Whose act it is: of "Moscow ordered the British to leave" Moscow's, whoever leaves."""
    if act.governor in _BIDS:
        act = next((p for p in frame.predicates if p.lemma == act.governor and p.start < act.start), act)
    return act.actor.actor if act.actor else frame.subject if act.pronoun else None


def _noun_acts(frame: Frame) -> list[NounAct]:
    """Every noun of an act with a known actor."""
    low = lowered(frame.sentence.text)
    if not holds_any(low, _NOUN_PARTS):
        return []
    nouns = [(m.start(), _giver(frame, m.start()), m.group()) for m in _NOUNS.finditer(low)]
    return [(at, who(actor), _noun_classes(noun)) for at, actor, noun in nouns if actor is not None]


def _giver(frame: Frame, at: int) -> Actor | None:
    """Whose act a noun names: "a US withdrawal", or the subject that gives, orders or announces it."""
    before = frame.sentence.text[:at]
    owner = next((m.actor for m in frame.mentions if re.fullmatch(r"(?:[’']s?)?\s+(?:\w+\s+)?", before[m.end :])), None)
    return owner or (frame.subject if _GIVES.search(before) else None)


def _noun_classes(noun: str) -> frozenset[VerbClass]:
    verb = "allow" if noun.startswith("green") else _ACT_NOUNS.get(noun.removesuffix("s"), "")
    return verb_forms()[verb][2] if verb in verb_forms() else frozenset()

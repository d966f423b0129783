"""How alike two sentences are: do they state one fact?

Likeness is the cosine of TF-IDF vectors over stems with folded names, raised where the same side speaks, where the
same quoted words stand in both, and where the same actor does the same kind of act; different speakers lower it. A
short report of a long sentence's fact counts by how much of it stands there. Opposite polarity is never alike,
however alike the words: that is a conflict; nor is the same act by somebody else.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.positions import state_of
from briefing.analysis.polarity import polarity, wishes
from briefing.language.tokens import content_words, stems
from briefing.language.verbs import VerbClass, verb_forms
from briefing.models import Actor, ActorKind

KIN = 0.28  # likeness from which a sentence of one group may stand behind another of it
_FLOOR = 0.1  # cosine below which a pair is not looked at
_COMMON = 400  # a term in more sentences than this finds no pairs: keeps the pairing linear
_BLOCK = 2_000  # sentences whose pairs are held at once
_LEAST_TERMS = 3
_ENOUGH = 4  # shared terms from which a sentence may be contained in another
_CONTAINED = 0.6
_PER_TERM, _MOST_TERMS = 0.04, 6  # what each shared term that is no name counts beside the cosine
_LEVEL = 0.1  # what two sentences of one story share anyway
_NAME_WEIGHT = 0.8
_QUOTED = re.compile(r"[“\"]([^”\"]{8,})")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ACTS = frozenset(
    {VerbClass.MOVE, VerbClass.RULE, VerbClass.PERMIT, VerbClass.FORBID, VerbClass.COMMIT, VerbClass.REFUSE}
)
_ORDERS = frozenset({VerbClass.MOVE, VerbClass.RULE})  # "expelled", "ordered to leave"
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Features:
    weights: Mapping[str, float]
    names: frozenset[str]
    norm: float
    quoted: frozenset[tuple[str, ...]]
    pairs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    acts: frozenset[tuple[str, str]]
    deeds: frozenset[tuple[str, str]]
    main: tuple[str, frozenset[VerbClass]] | None
    polarity: int
    wish: bool
    voice: str | None
    actor: str | None


class Likeness:
    """How alike the frames of one run are, from 0 to above 1; pairs of different articles are found beforehand."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        features = _features(frames)
        self._features = dict(zip((f.key for f in frames), features, strict=True))
        self._near: dict[Key, list[tuple[Frame, float]]] = defaultdict(list)
        self.similar: dict[tuple[int, int], float] = {}
        for i, j in _candidates(frames, features):
            value = _similarity(features[i], features[j])
            if value >= KIN:
                self.similar[i, j] = value
                self._near[frames[i].key].append((frames[j], value))
                self._near[frames[j].key].append((frames[i], value))

    def twins(self, a: Frame, b: Frame) -> bool:
        """Whether the two tell of the same kind of act by different actors, however alike they are otherwise."""
        return _mirrored(self._features[a.key], self._features[b.key])

    def between(self, a: Frame, b: Frame) -> float:
        """The likeness of two frames; opposite polarity is never alike."""
        return _similarity(self._features[a.key], self._features[b.key])

    def near(self, frame: Frame) -> Sequence[tuple[Frame, float]]:
        """The frames of other articles that are akin to this one, with their likeness, in reading order."""
        return self._near.get(frame.key, ())


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
    }.items()
    for noun in nouns.split()
}
# What a person is introduced with: "British Prime Minister David Cameron said" states no fact.
_OFFICE_TERMS = frozenset(
    stems(
        "president prime minister chancellor secretary general foreign defence defense spokesman spokeswoman "
        "spokesperson press official officials leader leaders chief senior deputy state ministry office government "
        "house white mr mrs ms reporters told said say says added statement".split()
    )
)
_NOUNS = re.compile(
    r"\b(?:green light|permission|approval|authori[sz]ation|expulsions?|closure|withdrawal|suspension|refusal)\b", re.I
)
_GIVES = re.compile(
    r"\b(?:gave|giv(?:es?|en|ing)|grant\w*|order\w*|announc\w*)(?:\s+\w+)?\s+(?:(?:the|an?|its|their|his|her)\s+)?$"
)
_FOLDED = {stems([noun])[0]: stems([verb])[0] for noun, verb in _ACT_NOUNS.items()}


def _fact_terms(frame: Frame) -> list[str]:
    """The frame's terms with nouns of acts folded to their verbs, and every person's country beside the person."""
    states = [re.sub(r"\W+", "", state_of(m.actor)).lower() for m in frame.mentions if m.actor.kind is ActorKind.PERSON]
    if frame.voice is not None and frame.voice.kind is ActorKind.PERSON:
        states.append(re.sub(r"\W+", "", state_of(frame.voice)).lower())
    return [*(_FOLDED.get(t, t) for t in frame.terms), *stems(states)]


def _features(frames: Sequence[Frame]) -> list[_Features]:
    terms = [_fact_terms(f) for f in frames]
    df = Counter(t for words in terms for t in set(words))
    idf = {t: math.log((len(frames) + 1) / (n + 0.5)) for t, n in df.items()}
    return [_features_of(frame, words, idf) for frame, words in zip(frames, terms, strict=True)]


def _features_of(frame: Frame, words: Sequence[str], idf: Mapping[str, float]) -> _Features:
    text = frame.sentence.text
    names, acts = _name_terms(frame), _acts(frame)
    weights = {
        t: (1 + math.log(n)) * idf[t] * (_NAME_WEIGHT if t in names else 1.0) for t, n in sorted(Counter(words).items())
    }
    return _Features(
        weights=weights,
        names=names,
        norm=math.sqrt(sum(w * w for w in weights.values())) or 1.0,
        quoted=_quoted(text),
        pairs=frozenset(pairwise(stems(content_words(text)))),
        numbers=frozenset(n for n in _NUMBER.findall(text) if not re.fullmatch(r"(?:19|20)\d\d", n)),
        acts=acts,
        deeds=frozenset(a for a in acts if a[1] in _ACTS),
        main=_main_act(frame),
        polarity=polarity(frame),
        wish=wishes(frame),
        voice=state_of(frame.voice) if frame.voice else None,
        actor=state_of(frame.actor) if frame.actor else None,
    )


def _name_terms(frame: Frame) -> frozenset[str]:
    """The terms that are actors' names: who is involved says less of a fact than what happens."""
    actors = [m.actor for m in frame.mentions] + ([frame.voice] if frame.voice else [])
    names = {a.name.split()[-1] if a.kind is ActorKind.PERSON else a.name for a in actors} | {
        state_of(a) for a in actors
    }
    return frozenset(stems([re.sub(r"\W+", "", n).lower() for n in sorted(names)])) | _OFFICE_TERMS


def _main_act(frame: Frame) -> tuple[str, frozenset[VerbClass]] | None:
    """Who does what in the first act of authority whose actor is known, be it a verb or a noun."""
    found = [
        (act.start, who(actor), act.classes & _ACTS)
        for act in frame.predicates
        if (actor := act.actor.actor if act.actor else frame.subject if act.pronoun else None) and act.classes & _ACTS
    ]
    found += [(at, name, classes & _ACTS) for at, name, classes in _noun_acts(frame)]
    first = min(found, key=lambda f: f[0], default=None)
    return (first[1], first[2]) if first else None


def who(actor: Actor) -> str:
    """Whom an actor acts for: a state; for a body and its members together, their side."""
    if actor.kind in (ActorKind.BODY, ActorKind.MEMBERS) and actor.side:
        return actor.side
    return state_of(actor)


def _quoted(text: str) -> frozenset[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for match in _QUOTED.finditer(text):
        runs.update(pairwise(stems(content_words(match.group(1)))))
    return frozenset(runs)


def _acts(frame: Frame) -> frozenset[tuple[str, str]]:
    """(who, kind of act) for every act with a known actor."""
    found: set[tuple[str, str]] = set()
    for act in frame.predicates:
        actor = act.actor.actor if act.actor else frame.subject if act.pronoun else None
        if actor is not None:
            found.update((who(actor), str(c)) for c in act.classes)
    found.update((name, str(c)) for _, name, classes in _noun_acts(frame) for c in classes)
    return frozenset(found)


def _noun_acts(frame: Frame) -> list[tuple[int, str, frozenset[VerbClass]]]:
    """(place, who, kinds of act) for every noun of an act with a known actor."""
    nouns = [(m.start(), _giver(frame, m.start()), m.group().lower()) for m in _NOUNS.finditer(frame.sentence.text)]
    return [(at, who(actor), _noun_classes(noun)) for at, actor, noun in nouns if actor is not None]


def _giver(frame: Frame, at: int) -> Actor | None:
    """Whose act a noun names: "a US withdrawal", or the subject that gives, orders or announces it."""
    before = frame.sentence.text[:at]
    owner = next((m.actor for m in frame.mentions if re.fullmatch(r"(?:[’']s?)?\s+(?:\w+\s+)?", before[m.end :])), None)
    return owner or (frame.subject if _GIVES.search(before) else None)


def _noun_classes(noun: str) -> frozenset[VerbClass]:
    verb = "allow" if noun.startswith("green") else _ACT_NOUNS.get(noun.removesuffix("s"), "")
    return verb_forms()[verb][2] if verb in verb_forms() else frozenset()


def _candidates(frames: Sequence[Frame], features: Sequence[_Features]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of different articles, in order, whose cosine over not too common terms is worth a look."""
    import numpy as np

    matrix = _matrix(features)
    number = {a: n for n, a in enumerate(dict.fromkeys(f.sentence.article for f in frames))}
    article = np.array([number[f.sentence.article] for f in frames])
    for start in range(0, len(frames), _BLOCK):
        product = (matrix[start : start + _BLOCK] @ matrix.T).tocoo()
        rows, columns = product.row + start, product.col
        kept = (product.data >= _FLOOR) & (rows < columns) & (article[rows] != article[columns])
        order = np.lexsort((columns[kept], rows[kept]))
        yield from zip(rows[kept][order].tolist(), columns[kept][order].tolist(), strict=True)


def _matrix(features: Sequence[_Features]) -> Any:
    """The vectors of unit length as a sparse matrix, without the commonest terms."""
    from scipy.sparse import csr_matrix

    df = Counter(t for f in features for t in f.weights)
    column = {t: n for n, t in enumerate(sorted(t for t, n in df.items() if n <= _COMMON))}
    data, indices, starts = [], [], [0]
    for f in features:
        held = [t for t in f.weights if t in column] if len(f.weights) >= _LEAST_TERMS else []
        data += [f.weights[t] / f.norm for t in held]
        indices += [column[t] for t in held]
        starts.append(len(data))
    return csr_matrix((data, indices, starts), shape=(len(features), max(1, len(column))))


def _similarity(a: _Features, b: _Features) -> float:
    if min(len(a.weights), len(b.weights)) < _LEAST_TERMS or a.polarity * b.polarity < 0:
        return 0.0
    if (a.polarity and b.wish) or (b.polarity and a.wish) or (_mirrored(a, b) and not a.deeds & b.deeds):
        return 0.0
    shared = [t for t in a.weights if t in b.weights]
    told = sum(t not in a.names and t not in b.names for t in shared)
    value = sum(a.weights[t] * b.weights[t] for t in shared) / (a.norm * b.norm)
    if told >= _ENOUGH:
        # a short report of a long sentence's fact: most of it stands there
        held = max(sum(f.weights[t] ** 2 for t in shared) / f.norm**2 for f in (a, b))
        value = max(value, _CONTAINED * held)
    same_voice = a.voice is not None and a.voice == b.voice
    quoted = _shared_quotation(a, b, a.actor is not None and a.actor == b.actor)
    value += quoted + _PER_TERM * min(told, _MOST_TERMS) - _LEVEL
    if a.voice and b.voice:
        value += 0.1 if same_voice else (-0.12 if not quoted else 0.0)
    if a.acts & b.acts:
        value += 0.2
    if a.numbers and b.numbers:
        value += 0.08 if a.numbers & b.numbers else -0.12
    return value


def _mirrored(a: _Features, b: _Features) -> bool:
    """The same kind of act by somebody else: "London expelled 23", "Moscow expelled 23"."""
    if a.main is None or b.main is None or a.main[0] == b.main[0]:
        return False
    return bool(a.main[1] & b.main[1] or (a.main[1] & _ORDERS and b.main[1] & _ORDERS))


def _shared_quotation(a: _Features, b: _Features, same_actor: bool) -> float:
    """What words count for that stand between quotation marks in both, or in one of two sentences of one actor."""
    both = a.quoted & b.quoted
    if both:
        share = len(both) / min(len(a.quoted), len(b.quoted))
        if share >= 0.5 and (len(both) >= 2 or same_actor):
            return 0.4 * share
    retold = bool(a.quoted & b.pairs or b.quoted & a.pairs)
    return 0.2 if same_actor and retold else 0.0

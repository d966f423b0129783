"""One fact, once: sentences of several articles that state the same fact become one.

Similarity is the cosine of TF-IDF vectors over stems with folded names, raised where the same person speaks, where
the same quoted words stand in both, and where the same actor does the same kind of act; different speakers lower it.
Opposite polarity is never merged, however alike the words: that is a conflict. Groups grow by average linkage, so
that a chain of half-alike sentences does not become one fact.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.positions import state_of
from briefing.analysis.polarity import opposed
from briefing.language.tokens import content_words, stems
from briefing.language.verbs import VerbClass
from briefing.models import ActorKind

SAME_FACT = 0.4
_QUOTED = re.compile(r"[“\"]([^”\"]{8,})")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ENOUGH = 4  # shared terms from which a sentence may be contained in another
_CONTAINED = 0.6
_LINK = 0.5  # of the threshold: what the pairs of two groups must reach on average
_NAME_WEIGHT = 0.8
_ACTS = frozenset(
    {VerbClass.MOVE, VerbClass.RULE, VerbClass.PERMIT, VerbClass.FORBID, VerbClass.COMMIT, VerbClass.REFUSE}
)
_COMMON = 400  # a term in more sentences than this finds no candidates: keeps the pairing linear


@dataclass(frozen=True, slots=True)
class Fact:
    """Frames that state one fact, in reading order."""

    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class _Features:
    weights: Mapping[str, float]
    names: frozenset[str]
    norm: float
    quoted: frozenset[tuple[str, ...]]
    pairs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    acts: frozenset[tuple[str, str]]
    main: tuple[str, frozenset[VerbClass]] | None


class Likeness:
    """How alike two frames of one run are, from about 0 to above 1; from `SAME_FACT` on they state one fact."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._features = dict(zip((f.key for f in frames), _features(frames), strict=True))

    def between(self, a: Frame, b: Frame) -> float:
        """The likeness of two frames; opposite polarity is never alike."""
        return _similarity(a, b, self._features[a.key], self._features[b.key])


def same_facts(frames: Sequence[Frame], likeness: Likeness) -> list[Fact]:
    """Every frame in exactly one fact. Linear in the number of sentences for a bounded vocabulary of rare terms."""
    similar = {
        (i, j): value for i, j in _candidates(frames) if (value := likeness.between(frames[i], frames[j])) >= SAME_FACT
    }
    groups = _link(len(frames), similar)
    return [Fact(tuple(frames[i] for i in group)) for group in groups]


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
    found = []
    for frame, words in zip(frames, terms, strict=True):
        names = _name_terms(frame)
        weights = {
            t: (1 + math.log(n)) * idf[t] * (_NAME_WEIGHT if t in names else 1.0)
            for t, n in sorted(Counter(words).items())
        }
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        found.append(
            _Features(
                weights=weights,
                names=names,
                norm=norm,
                quoted=_quoted(frame.sentence.text),
                pairs=frozenset(pairwise(stems(content_words(frame.sentence.text)))),
                numbers=frozenset(
                    n for n in _NUMBER.findall(frame.sentence.text) if not re.fullmatch(r"(?:19|20)\d\d", n)
                ),
                acts=_acts(frame),
                main=_main_act(frame),
            )
        )
    return found


def _name_terms(frame: Frame) -> frozenset[str]:
    """The terms that are actors' names: who is involved says less of a fact than what happens."""
    actors = [m.actor for m in frame.mentions] + ([frame.voice] if frame.voice else [])
    names = {a.name.split()[-1] if a.kind is ActorKind.PERSON else a.name for a in actors} | {
        state_of(a) for a in actors
    }
    return frozenset(stems([re.sub(r"\W+", "", n).lower() for n in sorted(names)]))


def _main_act(frame: Frame) -> tuple[str, frozenset[VerbClass]] | None:
    """Who does what in the first act of authority whose actor is known."""
    for act in frame.predicates:
        actor = act.actor.actor if act.actor else frame.subject if act.pronoun else None
        if actor is not None and act.classes & _ACTS:
            return state_of(actor), act.classes & _ACTS
    return None


def _quoted(text: str) -> frozenset[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for match in _QUOTED.finditer(text):
        words = stems(content_words(match.group(1)))
        runs.update((a, b) for a, b in pairwise(words))
    return frozenset(runs)


def _acts(frame: Frame) -> frozenset[tuple[str, str]]:
    """(who, kind of act) for every act with a known actor."""
    found: set[tuple[str, str]] = set()
    for act in frame.predicates:
        actor = act.actor.actor if act.actor else frame.subject if act.pronoun else None
        if actor is not None:
            found.update((state_of(actor), str(c)) for c in act.classes)
    return frozenset(found)


def _candidates(frames: Sequence[Frame]) -> list[tuple[int, int]]:
    """Pairs of different articles that share at least two terms, none of them in very many sentences."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, frame in enumerate(frames):
        for term in sorted(set(frame.terms)):
            holders[term].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for term in sorted(holders):
        held = holders[term]
        if len(held) > _COMMON:
            continue
        for x, i in enumerate(held):
            for j in held[x + 1 :]:
                if frames[i].sentence.article != frames[j].sentence.article:
                    shared[i, j] += 1
    return sorted(pair for pair, n in shared.items() if n >= 2)


def _similarity(a: Frame, b: Frame, fa: _Features, fb: _Features) -> float:
    if min(len(set(a.terms)), len(set(b.terms))) < 3 or opposed(a, b) or _mirrored(fa, fb):
        return 0.0
    shared = {t for t in fa.weights if t in fb.weights}
    value = sum(fa.weights[t] * fb.weights[t] for t in shared) / (fa.norm * fb.norm)
    if (
        len(shared - fa.names - fb.names) >= _ENOUGH
    ):  # a short report of a long sentence's fact: most of it stands there
        held = max(sum(f.weights[t] ** 2 for t in shared) / f.norm**2 for f in (fa, fb))
        value = max(value, _CONTAINED * held)
    same_voice = bool(a.voice and b.voice and state_of(a.voice) == state_of(b.voice))
    quoted = _shared_quotation(fa, fb, same_voice)
    value += quoted
    if a.voice and b.voice:
        value += 0.1 if same_voice else (-0.25 if not quoted else 0.0)
    if fa.acts & fb.acts:
        value += 0.12
    if fa.numbers and fb.numbers:
        value += 0.08 if fa.numbers & fb.numbers else -0.12
    return value


def _mirrored(fa: _Features, fb: _Features) -> bool:
    """The same kind of act by somebody else: "London expelled 23", "Moscow expelled 23"."""
    return bool(fa.main and fb.main and fa.main[0] != fb.main[0])


def _shared_quotation(fa: _Features, fb: _Features, same_voice: bool) -> float:
    """What words count for that stand between quotation marks in both, or in one where the same side speaks in both."""
    both = fa.quoted & fb.quoted
    if both and fa.quoted and fb.quoted:
        share = len(both) / min(len(fa.quoted), len(fb.quoted))
        if share >= 0.5 and (len(both) >= 2 or same_voice):
            return 0.4 * share
    retold = max((len(f.quoted & g.pairs) for f, g in ((fa, fb), (fb, fa))), default=0)
    return 0.2 if same_voice and retold else 0.0


def _link(count: int, similar: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Average linkage over the similar pairs, best first; a missing pair counts as nothing."""
    group_of = {i: i for i in range(count)}
    groups = {i: [i] for i in range(count)}
    for (i, j), _ in sorted(similar.items(), key=lambda item: (-item[1], item[0])):
        a, b = group_of[i], group_of[j]
        if a == b:
            continue
        pairs = [similar.get((min(x, y), max(x, y)), 0.0) for x in groups[a] for y in groups[b]]
        if sum(pairs) / len(pairs) < SAME_FACT * _LINK:
            continue
        keep, gone = min(a, b), max(a, b)
        groups[keep] = sorted(groups[keep] + groups.pop(gone))
        for x in groups[keep]:
            group_of[x] = keep
    return [groups[k] for k in sorted(groups)]

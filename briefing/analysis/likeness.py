"""How alike two sentences are: do they state one fact?

Likeness is the cosine of TF-IDF vectors over stems with folded names, raised where the same side speaks, where the
same quoted words stand in both, and where the same actor does the same kind of act; different speakers lower it. A
short report of a long sentence's fact counts by how much of it stands there. Opposite polarity is never alike,
however alike the words: that is a conflict; nor is the same act by somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from briefing.analysis.features import Features, features
from briefing.analysis.frames import Frame
from briefing.analysis.in_force import one_begun_one_over
from briefing.analysis.pairing import LEAST_TERMS, pairs_to_compare
from briefing.analysis.told import Told, told_by
from briefing.language.canonical import same_person
from briefing.language.tokens import REMEMBERED, lowered
from briefing.language.verbs import VerbClass

KIN = 0.28  # likeness from which a sentence of one group may stand behind another of it
_LEAST_TOLD = 2
_ALL_BUT_NAMED = 0.47  # likeness of two that share hardly a word but names, from which it is no chance
_OTHER_COUNT = 0.3  # what it costs that both count one thing and come to other numbers
_CATCHWORD = 0.4  # what it counts that both quote one actor's word beside the same other word
_TAKEN_UP = 0.2  # what it counts that one actor's quoted words stand in another sentence of theirs, unquoted
_ENOUGH = 4  # shared terms from which a sentence may be contained in another
_CONTAINED = 0.6
_PER_TERM, _MOST_TERMS = 0.04, 6  # what each shared term that is no name counts beside the cosine
_LEVEL = 0.1  # what two sentences of one story share anyway
_COPIED = 8  # words in a row that nobody writes twice by chance
_ORDERS = frozenset({VerbClass.MOVE, VerbClass.RULE})  # "expelled", "ordered to leave"
Key = tuple[str, int]


class Likeness:
    """How alike the frames of one run are, from 0 to above 1; pairs of different articles are found beforehand.

    `told` is what each frame says by itself, where that is known.
    """

    def __init__(self, frames: Sequence[Frame], told: Sequence[Told] | None = None) -> None:
        read = features([told_by(frame) for frame in frames] if told is None else told)
        self._read = read
        self._place = {f.key: place for place, f in enumerate(frames)}
        self._near: dict[Key, list[tuple[Frame, float]]] = defaultdict(list)
        self._between: dict[tuple[int, int], float] = {}  # by places, the lower one first
        self.similar: dict[tuple[int, int], float] = {}
        for i, j in pairs_to_compare([f.sentence.article for f in frames], read):
            value = self._between[i, j] = _similarity(read[i], read[j])
            if value >= KIN:
                self.similar[i, j] = value
                self._near[frames[i].key].append((frames[j], value))
                self._near[frames[j].key].append((frames[i], value))

    def twins(self, a: Frame, b: Frame) -> bool:
        """Whether the two tell of the same kind of act by different actors, and of no act by one."""
        one, other = self._features(a), self._features(b)
        return _mirrored(one, other) and one.deeds.isdisjoint(other.deeds)

    def contrary(self, a: Frame, b: Frame) -> bool:
        """Whether one says yes and the other no, or one that something began and the other that it is over."""
        return _contrary(self._features(a), self._features(b))

    def between(self, a: Frame, b: Frame) -> float:
        """The likeness of two frames; opposite polarity is never alike."""
        i, j = self._place[a.key], self._place[b.key]
        pair = (i, j) if i <= j else (j, i)
        if (value := self._between.get(pair)) is None:
            value = self._between[pair] = _similarity(self._read[i], self._read[j])
        return value

    def resemblance(self, a: Frame, b: Frame) -> float:
        """The likeness of what is said, whoever says it: two ministers with one message are two facts, but one line."""
        return _similarity(self._features(a), self._features(b), whoever=True)

    def _features(self, frame: Frame) -> Features:
        return self._read[self._place[frame.key]]

    def shared(self, a: Frame, b: Frame) -> int:
        """How many words that are no names stand in both."""
        return len(self._features(a).telling & self._features(b).telling)

    def copied(self, a: Frame, b: Frame) -> bool:
        """Whether a clause of one stands word for word in the other, quotations included: agency copy, cut anew."""
        return not _runs(a.sentence.text).isdisjoint(_runs(b.sentence.text))

    def covered(self, frame: Frame, others: Iterable[Frame]) -> float:
        """How much of what a frame tells stands in others, from 0 to 1: its share in squared weights, names aside."""
        own = self._features(frame)
        known = set().union(*(self._features(f).telling for f in others))
        return _share(own, own.telling, known)

    def stated(self, frame: Frame, terms: frozenset[str], other: Frame) -> float:
        """How much of what a frame tells with these of its terms stands in another, as `covered` measures it."""
        own, theirs = self._features(frame), self._features(other)
        return _share(own, own.telling & terms, theirs.weights.keys())

    def quoted_otherwise(self, a: Frame, b: Frame) -> bool:
        """Whether both quote one person, and no two words of the quotations are the same."""
        one, other = self._features(a), self._features(b)
        if one.person is None or other.person is None or not (one.quoted and other.quoted):
            return False
        return one.quoted.isdisjoint(other.quoted) and _one_person(one.person, other.person)

    def near(self, frame: Frame) -> Sequence[tuple[Frame, float]]:
        """The frames of other articles that are akin to this one, with their likeness, in reading order."""
        return self._near.get(frame.key, ())


@lru_cache(maxsize=REMEMBERED)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every eight words that stand side by side."""
    words = lowered(text).split()
    return frozenset(zip(*(words[i:] for i in range(_COPIED)), strict=False))


def _similarity(a: Features, b: Features, *, whoever: bool = False) -> float:
    if min(len(a.weights), len(b.weights)) < LEAST_TERMS or _contrary(a, b):
        return 0.0
    if (a.polarity and b.wish) or (b.polarity and a.wish) or (_mirrored(a, b) and not a.deeds & b.deeds):
        return 0.0
    told = len(a.telling & b.telling)
    little = told < _LEAST_TOLD or min(len(a.telling), len(b.telling)) < LEAST_TERMS
    quoted = _shared_quotation(a, b, a.actor is not None and a.actor == b.actor)
    two = a.person is not None and b.person is not None and not _one_person(a.person, b.person)
    if two and not whoever and a.quoted.isdisjoint(b.quoted):
        return 0.0  # what one says is not what another says
    value, held = _overlap(a, b)
    if told >= _ENOUGH:
        value = max(value, _CONTAINED * held)  # a short report of a long sentence's fact
    same_voice = a.voice is not None and a.voice == b.voice and not two
    value += quoted + _PER_TERM * min(told, _MOST_TERMS) - _LEVEL
    if same_voice:
        value += 0.1
    elif not quoted and (
        _both(a.voice, b.voice) or (_both(a.actor, b.actor) and a.actor != b.actor and not a.acts & b.acts)
    ):
        value -= 0.12
    if not a.acts.isdisjoint(b.acts):
        value += 0.2
    value += _by_numbers(a, b)
    if little and not quoted and (value < _ALL_BUT_NAMED or not (told or a.acts & b.acts)):
        return 0.0  # the same names, of whom each tells something else
    return value


def _by_numbers(a: Features, b: Features) -> float:
    """What the figures of both say of their likeness."""
    value = 0.0
    if a.numbers and b.numbers:
        value = -0.12 if a.numbers.isdisjoint(b.numbers) else 0.08
    if not a.counts or not b.counts:
        return value
    if not a.counts.isdisjoint(b.counts):  # "100 diplomats" in both
        value += 0.2
    elif {unit for _, unit in a.counts} & {unit for _, unit in b.counts}:  # "65 people", "8,000 people"
        value -= _OTHER_COUNT
    return value


def _overlap(a: Features, b: Features) -> tuple[float, float]:
    """The cosine of two sentences, and how much of that one stands in the other of which more does."""
    product = of_a = of_b = 0.0
    others = b.weights
    for term, weight in a.weights.items():
        if term in others:
            other = others[term]
            product += weight * other
            of_a += weight * weight
            of_b += other * other
    return product / (a.norm * b.norm), max(of_a / (a.norm * a.norm), of_b / (b.norm * b.norm))


def _share(own: Features, terms: Set[str], known: Set[str]) -> float:
    """Which share of the squared weights of these terms those have that are known."""
    told = sum(own.weights[t] ** 2 for t in sorted(terms))
    return sum(own.weights[t] ** 2 for t in sorted(terms & known)) / told if told else 0.0


def _contrary(a: Features, b: Features) -> bool:
    return a.polarity * b.polarity < 0 or one_begun_one_over(a.text, b.text)


def _one_person(a: str, b: str) -> bool:
    return a == b or same_person(a, b)


def _both(a: str | None, b: str | None) -> bool:
    """Whether both are known; the same is one of them only where two persons share a side."""
    return a is not None and b is not None


def _mirrored(a: Features, b: Features) -> bool:
    """The same kind of act by somebody else: "London expelled 23", "Moscow expelled 23"."""
    if a.main is None or b.main is None or a.main[0] == b.main[0]:
        return False
    if a.main[1] & b.main[1] or (a.main[1] & _ORDERS and b.main[1] & _ORDERS):
        return True
    # "Berlin announced that it has authorised …", "Washington gave permission"
    return _also(a, b.main[1]) or _also(b, a.main[1])


def _also(one: Features, classes: frozenset[VerbClass]) -> bool:
    """Whether the main actor of a sentence does an act of these kinds in it, besides the main one."""
    return one.main is not None and any((one.main[0], str(c)) in one.deeds for c in classes)


def _phrase_taken_up(a: Features, b: Features) -> bool:
    """Whether a short quotation of one stands in the other, quoted or not."""
    return any(phrase <= other.weights.keys() for one, other in ((a, b), (b, a)) for phrase in one.phrases)


def _catchword(a: Features, b: Features, one_speaks: bool) -> bool:
    """Whether two neighbouring words stand in both, in both at least partly quoted: "a captive of Russia", "captive"
    to Russia. Unless `one_speaks`, the same person in both, in one of them the quotation has to be short: the long
    quotations of a side share words by chance ("the rule of law")."""
    if not (a.quoted_stems and b.quoted_stems):
        return False
    short = frozenset().union(*a.phrases, *b.phrases)
    return any(
        not a.quoted_stems.isdisjoint(pair)
        and not b.quoted_stems.isdisjoint(pair)
        and not a.names.issuperset(pair)
        and (one_speaks or not short.isdisjoint(pair))
        for pair in a.pairs & b.pairs
    )


def _shared_quotation(a: Features, b: Features, same_actor: bool) -> float:
    """What words count for that stand between quotation marks in both, or in one of two sentences of one actor."""
    if a.quoted and b.quoted and (both := a.quoted & b.quoted):
        share = len(both) / min(len(a.quoted), len(b.quoted))
        enough = len(both) >= 2 or (same_actor and min(len(a.telling), len(b.telling)) >= LEAST_TERMS)
        if share >= 0.5 and enough:
            return 0.4 * share
    if not same_actor:
        return 0.0
    one_speaks = a.person is not None and b.person is not None and _one_person(a.person, b.person)
    if _catchword(a, b, one_speaks):
        return _CATCHWORD
    retold = any(one.quoted and one.quoted & other.pairs for one, other in ((a, b), (b, a)))
    retold = retold and (one_speaks or a.quoted.isdisjoint(b.quoted))  # two of a side who quote share words by chance
    return _TAKEN_UP if retold or _phrase_taken_up(a, b) else 0.0

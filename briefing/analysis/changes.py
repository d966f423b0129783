"""What is new since an earlier brief: claims that are new, that changed, that are no longer reported, that are known.

Two claims are one when a sentence is counted for both, or when their words agree almost wholly; a stance has changed
when the same actor has another one, a figure when two claims agree in everything but a number of the same unit, a toll
also when it rose in other words or when the later brief itself says that a report replaced it, up or down. What
rests on nothing but articles that the earlier brief was made of is known, be it shown now for the first time.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.changed_tolls import plain, replaced_tolls, risen_tolls
from briefing.language.tokens import content_words, stems
from briefing.models import Article, ArticleStatus, Briefing, ChangedClaim, ChangeKind, Changes, Claim

_SAME = 0.8  # cosine of two claims' words from which they say the same
_SAME_BUT_FIGURES = 0.6
_LEAST_SHARED = 3
_NUMBER = (
    r"[$€£]?\d+(?:[.,]\d+)*(?:\s?(?:thousand|million|billion|trillion|bn))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?"
)
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})\s*(?:(?P<percent>%|percent\b|per cent\b)|"
    r"(?:of\s+)?(?:[\w’'-]+\s+){0,2}?(?P<unit>[a-z]{2,}s|people|men|women|children|dead)\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:[^\w,;.]+[\w’'-]+){1,4}")
_DIGITS = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDITOR = re.compile(r"\[[^\[\]]*\]")
_NEGATION = re.compile(r"\b(?:not|no|never|cannot|nor|neither|without|still)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number as it is written, and the stems of the words behind what it counts: "12 people were *killed*"."""

    number: str
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """What a claim says, for comparison: sentences counted for it, weighted stems, figures by unit, negations."""

    sentences: frozenset[str]
    weights: Mapping[str, float]
    figures: Mapping[str, _Figure]
    negated: bool


def compare(old: Briefing, new: Briefing, earlier: str) -> Changes:
    """What `new` says and `old`, whose JSON has the SHA-256 `earlier`, did not, and the other way round."""
    olds, news = _claims(old), _claims(new)
    words = _words([*olds.values(), *news.values()])
    stances = _stances(old, new)
    told_old = {change.old.id for change in stances}
    told_new = {change.new.id for change in stances}
    pairs = _pairs(olds, news, words)
    known = _of_known_articles(old, new, news)
    figures = [
        change
        for key, match in pairs.items()
        if key not in told_new | known and match.id not in told_old and (change := _figure(match, news[key], words))
    ]
    told_new |= {change.new.id for change in figures}
    known |= pairs.keys()
    figures += replaced_tolls(old, new, olds, known | told_new)
    told_new |= {change.new.id for change in figures}
    figures += risen_tolls(olds, {key: claim for key, claim in news.items() if key not in known | told_new})
    told_new |= {change.new.id for change in figures}
    fresh = tuple(claim for key, claim in news.items() if key not in known | told_new)
    matched = {match.id for match in pairs.values()} | told_old | {change.old.id for change in figures}
    gone = tuple(claim for key, claim in olds.items() if key not in matched and not _still_shown(claim, new))
    changed = (*stances, *figures)
    return Changes(
        since=old.as_of,
        earlier=earlier,
        new=fresh,
        changed=changed,
        gone=gone,
        known=tuple(key for key in news if key in known and key not in told_new),
        articles=_only_earlier(old, new, [*gone, *(change.old for change in changed)]),
    )


def _claims(briefing: Briefing) -> dict[str, Claim]:
    """The claims of bottom line and sections by id, each once, in their order."""
    every = [*briefing.summary, *(claim for section in briefing.sections for claim in section.claims)]
    return {claim.id: claim for claim in every}


def _of_known_articles(old: Briefing, new: Briefing, news: Mapping[str, Claim]) -> set[str]:
    """The ids of the claims that no article is counted for but such as the earlier brief was made of, byte by byte."""
    read = {ArticleStatus.USED, ArticleStatus.DUPLICATE}
    before = {briefed.article.sha256 for briefed in old.articles if briefed.status in read}
    here = {briefed.article.id for briefed in new.articles if briefed.article.sha256 in before}
    return {key for key, claim in news.items() if all(item.article in here for item in claim.evidence if not item.akin)}


def _stances(old: Briefing, new: Briefing) -> tuple[ChangedClaim, ...]:
    """The actors whose stance is another one now, in the order of the new brief."""
    before = {position.actor: position for position in old.positions}
    return tuple(
        ChangedClaim(ChangeKind.STANCE, now.actor, was.stance, now.stance, was.claim, now.claim)
        for now in new.positions
        if (was := before.get(now.actor)) is not None and was.stance is not now.stance
    )


def _words(claims: Sequence[Claim]) -> dict[int, _Words]:
    """Each claim's words by the identity of the claim, weighted by how rare they are among all."""
    terms = [Counter(stems(content_words(_DIGITS.sub(" ", _EDITOR.sub(" ", claim.text))))) for claim in claims]
    spread = Counter(term for found in terms for term in found)
    total = len(claims)
    return {
        id(claim): _Words(
            sentences=frozenset(plain(item.quote) for item in claim.evidence if not item.akin),
            weights={term: n * math.log(1 + total / spread[term]) for term, n in found.items()},
            figures=_figures(claim.text),
            negated=bool(_NEGATION.search(claim.text)),
        )
        for claim, found in zip(claims, terms, strict=True)
    }


def _pairs(olds: Mapping[str, Claim], news: Mapping[str, Claim], words: Mapping[int, _Words]) -> dict[str, Claim]:
    """New claim's id → the earlier claim that it repeats: the one it shares a sentence with, else the most alike."""
    by_sentence: dict[str, Claim] = {}
    for claim in reversed([*olds.values()]):
        by_sentence |= dict.fromkeys(words[id(claim)].sentences, claim)
    pairs: dict[str, Claim] = {}
    for key, claim in news.items():
        shared = [by_sentence[s] for s in sorted(words[id(claim)].sentences) if s in by_sentence]
        if key in olds:
            pairs[key] = olds[key]
        elif shared:
            pairs[key] = max(shared, key=lambda old: _likeness(words[id(old)], words[id(claim)]))
        else:
            likest = max(olds.values(), key=lambda old: _likeness(words[id(old)], words[id(claim)]), default=None)
            if likest is not None and _same(words[id(likest)], words[id(claim)]):
                pairs[key] = likest
    return pairs


def _same(a: _Words, b: _Words) -> bool:
    """Whether two claims of different sentences say the same, or all but a figure of it."""
    likeness = _likeness(a, b)
    if a.negated != b.negated or len(a.weights.keys() & b.weights.keys()) < _LEAST_SHARED:
        return False
    differing = _differing(a, b)
    if any(_value(a.figures[unit].number) != _value(b.figures[unit].number) for unit in _shared(a, b) - {*differing}):
        return False  # numbers of different things: "12 people were killed", "18 people were wounded"
    return likeness >= _SAME or (likeness >= _SAME_BUT_FIGURES and bool(differing))


def _likeness(a: _Words, b: _Words) -> float:
    dot = sum(weight * b.weights.get(term, 0.0) for term, weight in a.weights.items())
    return dot / ((_norm(a.weights.values()) * _norm(b.weights.values())) or 1.0)


def _norm(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))


def _figure(old: Claim, new: Claim, words: Mapping[int, _Words]) -> ChangedClaim | None:
    """The change of the first figure that both have with another number, or None."""
    was, now = words[id(old)], words[id(new)]
    units = _differing(was, now)
    if not units or _likeness(was, now) < _SAME_BUT_FIGURES or was.sentences >= {plain(new.evidence[0].quote)}:
        return None
    unit = units[0]
    return ChangedClaim(ChangeKind.FIGURE, unit, was.figures[unit].number, now.figures[unit].number, old, new)


def _differing(a: _Words, b: _Words) -> list[str]:
    """The units of which both say the same with another number."""
    both = [(unit, a.figures[unit], b.figures[unit]) for unit in a.figures if unit in _shared(a, b)]
    return [
        unit
        for unit, x, y in both
        if _value(x.number) != _value(y.number) and (x.said & y.said or not (x.said and y.said))
    ]


def _shared(a: _Words, b: _Words) -> set[str]:
    return {*a.figures} & {*b.figures}


def _figures(text: str) -> dict[str, _Figure]:
    """Unit → the first figure of it; years are none. Units are the words as they are written, in lower case."""
    found: dict[str, _Figure] = {}
    for match in _FIGURE.finditer(text):
        unit = "%" if match["percent"] else match["unit"].lower()
        if not _YEAR.fullmatch(match["number"]):
            behind = _BEHIND.match(text, match.end())
            said = frozenset(stems(content_words(behind[0]))) if behind else frozenset[str]()
            found.setdefault(unit, _Figure(match["number"], said))
    return found


def _value(number: str) -> str:
    return number.replace(",", "").lower()


def _still_shown(claim: Claim, briefing: Briefing) -> bool:
    """Whether a sentence behind the claim stands behind any claim of the brief, be it a position or a conflict."""
    shown = [*_claims(briefing).values(), *(position.claim for position in briefing.positions)]
    shown += [side for conflict in briefing.conflicts for side in conflict.sides]
    sentences = {plain(item.quote) for other in shown for item in other.evidence}
    return any(plain(item.quote) in sentences for item in claim.evidence)


def _only_earlier(old: Briefing, new: Briefing, cited: Sequence[Claim]) -> tuple[Article, ...]:
    """The articles that the cited claims rest on and that are not among the new brief's, in path order."""
    here = {briefed.article.id for briefed in new.articles}
    wanted = {item.article for claim in cited for item in claim.evidence} - here
    return tuple(briefed.article for briefed in old.articles if briefed.article.id in wanted)

"""The whole of what was read, labelled: frames with their scores, facts, and what each sentence weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from briefing.analysis.facts import Fact
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import LABEL_FROM, Score
from briefing.analysis.kinds.topic import open_to_all
from briefing.analysis.learned import settle, weighed
from briefing.analysis.likeness import Likeness
from briefing.analysis.times import looks_ahead
from briefing.analysis.traits import traits
from briefing.analysis.wording import Shown
from briefing.models import Article, Profile, SectionSpec

_RECENT_FIGURES, _RECENT = 0.3, 0.05  # what the newest article's claims gain over the oldest's
_TOLD_BY, _CENTRAL, _EARLY = 0.2, 0.4, 0.4  # what makes news of whatever is reported
_ACTORS = 4  # beyond which one more adds nothing
_FADES = 0.05  # with each further sentence of a quotation
_GOES_ON = frozenset({"positions", "statements"})  # a decision is one sentence's, a stance goes on
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the later steps choose from. `scores[key][section]` and `ranks[key]` are between 0 and 1.

    `copies` maps an article to the one that it is a copy of: a copy's sentences are evidence, but never lead. `shown`
    is how sentences would be shown, as far as that is known. `first` and `last` are the days between which the articles
    were published.
    """

    articles: Mapping[str, Article]
    frames: tuple[Frame, ...]
    scores: Mapping[Key, Mapping[str, Score]]
    facts: tuple[Fact, ...]
    ranks: Mapping[Key, float]
    copies: Mapping[str, str]
    likeness: Likeness
    shown: Mapping[Key, Shown] = field(default_factory=dict)
    first: date = field(init=False)
    last: date = field(init=False)

    def __post_init__(self) -> None:
        days = [a.published for a in self.articles.values() if a.published]
        object.__setattr__(self, "first", min(days, default=date.min))
        object.__setattr__(self, "last", max(days, default=date.min))

    def recency(self, frame: Frame) -> float:
        """From 0 (the oldest article) to 1 (the newest); between where the article states no date."""
        if frame.published is None or self.first == self.last:
            return 0.5
        return (frame.published - self.first).days / (self.last - self.first).days

    def announced_before(self, frame: Frame) -> bool:
        """Whether it announces for the days ahead what later articles can tell of."""
        return frame.published is not None and frame.published < self.last and looks_ahead(frame.sentence.text)

    def labels(self, key: Key) -> tuple[str, ...]:
        """The sections that a sentence qualifies for, in the profile's order."""
        return tuple(k for k, s in self.scores.get(key, {}).items() if s.value >= LABEL_FROM)


def score_frames(
    frames: Sequence[Frame], profile: Profile, alone: Sequence[Sequence[Score]] | None = None
) -> dict[Key, dict[str, Score]]:
    """Every frame's score for every section of the profile; a quotation that goes on keeps its section.

    `alone` has `scores_alone` of each frame, where they are known.
    """
    found: dict[Key, dict[str, Score]] = {}
    previous: Frame | None = None
    alone = [scores_alone(frame, profile.sections) for frame in frames] if alone is None else alone
    own = {spec.key: _scores(frames, [s[at] for s in alone], spec) for at, spec in enumerate(profile.sections)}
    for place, frame in enumerate(frames):
        scores = {key: scored[place] for key, scored in own.items()}
        if previous is not None and _goes_on(previous, frame):
            before = found[previous.key]
            scores = {
                spec.key: _inherited(before[spec.key], scores[spec.key]) if spec.kind in _GOES_ON else scores[spec.key]
                for spec in profile.sections
            }
        found[frame.key] = scores
        previous = frame
    return found


def scores_alone(frame: Frame, specs: Sequence[SectionSpec]) -> tuple[Score, ...]:
    """A frame's score for each section, whatever stands beside it, and what learned weights say of it."""
    scores = tuple(_kind(spec.kind).score(frame, spec) for spec in specs)
    if not any(spec.learned for spec in specs):
        return scores
    found = traits(frame)
    return tuple(weighed(score, found, spec.learned) for score, spec in zip(scores, specs, strict=True))


@cache
def _kind(name: str) -> ModuleType:
    return import_module(f"briefing.analysis.kinds.{name}")


def _scores(frames: Sequence[Frame], scores: list[Score], spec: SectionSpec) -> list[Score]:
    """Each frame's own score for a section; a kind that has a say once all are known settles them."""
    kind = _kind(spec.kind)
    least = float(str(spec.options.get("sure_from", LABEL_FROM)))
    if hasattr(kind, "settle"):
        scores = kind.settle(frames, scores, spec)
    if spec.learned is not None:
        scores = settle(scores, spec.learned)
    return [s if s.value >= least else s._replace(value=min(s.value, LABEL_FROM - 0.05)) for s in scores]


def _goes_on(before: Frame, frame: Frame) -> bool:
    """The same quotation in its next sentence: same article, same speaker, all own words."""
    return (
        before.sentence.article == frame.sentence.article
        and frame.own_words
        and frame.speaker is not None
        and frame.speaker == before.speaker
        and frame.sentence.index - before.sentence.index <= 2
    )


def _inherited(before: Score, own: Score) -> Score:
    if not before.alone and before.value >= LABEL_FROM and before.value - _FADES > own.value:
        return Score(before.value - _FADES, f"goes on: {before.ground.removeprefix('goes on: ')}")
    return own


def weight(scene: Scene, lead: Frame, frames: Sequence[Frame], spec: SectionSpec, sources: int) -> float:
    """How much a claim matters to a section: its label, its sources, its centrality, where articles put it, and how
    many actors it brings together."""
    if open_to_all(spec):
        return news_weight(scene, lead, frames, sources)
    label = scene.scores[lead.key][spec.key].value
    actors = min(_ACTORS, len({m.actor.name for m in lead.mentions})) / _ACTORS
    recent = (_RECENT_FIGURES if spec.kind == "figures" else _RECENT) * scene.recency(lead)
    told_by, central, early = _standing(scene, frames, sources)
    return recent + 0.2 * (label + told_by + central + early) + 0.1 * actors


def news_weight(scene: Scene, lead: Frame, frames: Sequence[Frame], sources: int) -> float:
    """How much a claim matters as news, whatever it tells: its sources, its centrality, where articles put it."""
    told_by, central, early = _standing(scene, frames, sources)
    return _RECENT * scene.recency(lead) + _TOLD_BY * told_by + _CENTRAL * central + _EARLY * early


def _standing(scene: Scene, frames: Sequence[Frame], sources: int) -> tuple[float, float, float]:
    """How many sources tell of it, how central it is and how early articles tell it, each from 0 to 1."""
    told_by = min(1.0, math.log2(sources + 1) / 2.3)
    central = max(scene.ranks.get(f.key, 0.0) for f in frames)
    early = max(1 / (1 + f.sentence.index / 4) for f in frames)
    return told_by, central, early

"""From facts to claims: which sentence stands for a fact, and what a claim is worth to a section."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from briefing.analysis.facts import Fact
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import LABEL_FROM
from briefing.analysis.kinds.topic import open_to_all
from briefing.analysis.openings import BESIDE_IN_TIME
from briefing.analysis.polarity import polarity, until_now
from briefing.analysis.quantities import Quantity, quantities
from briefing.analysis.scene import Key, Scene, weight
from briefing.analysis.sources import Sources
from briefing.analysis.times import of_another_month
from briefing.analysis.witnessed import with_witnessed, witnessed_day
from briefing.analysis.witnesses import Backing, Witnesses, within
from briefing.analysis.wording import Shown, show
from briefing.models import Claim, Evidence, SectionSpec, Standing

_UNTIL_NOW = 0.15  # what a claim loses that tells how it was before
_LEANS = 0.1  # and one that says "the company"
_QUOTED, _MARKS = 0.4, ("“", '"')  # what a decision's first words cost that are somebody's, beside who tells it
_BEST_LENGTH = (9, 52)  # words; shorter says too little, longer is not read


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim that may be made: the sentence that would be shown, and every sentence that states its fact.

    `backing` begins with `lead`. `value` says what the claim is worth to its section, `limit` whether it says what is
    forbidden, `counts` are the quantities that it gives.
    """

    lead: Frame
    backing: Backing
    shown: Shown
    value: float
    limit: bool = False
    counts: tuple[Quantity, ...] = ()

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The lead and what stands behind it."""
        return self.backing.frames


class Overtaken(NamedTuple):
    """Sentences with a figure that no longer stands: they lead no claim of a section that is of figures or of whatever
    is reported, and where they tell little else, none at all."""

    in_figures: frozenset[Key] = frozenset()
    everywhere: frozenset[Key] = frozenset()


_NOTHING_OVERTAKEN = Overtaken()


def claim_id(article: str, start: int) -> str:
    """The id of the claim of what begins there: the same in every brief of the same text."""
    return f"{article}-{start}"


class Claims:
    """Makes claims of facts; the same lead always becomes the same claim.

    `overtaken` are sentences with a figure that no longer stands; they can be asked for. `apart` are pairs of
    sentences, either way round, that disagree: neither stands behind the other. `days` are those of the claims made of
    undated articles whose weekday others date.
    """

    def __init__(
        self,
        scene: Scene,
        sources: Sources,
        overtaken: Overtaken = _NOTHING_OVERTAKEN,
        apart: frozenset[tuple[Key, Key]] = frozenset(),
    ) -> None:
        self._scene = scene
        self.overtaken = overtaken
        self._witnesses = Witnesses(scene, sources, apart)
        self._shown: dict[Key, Shown] = {}
        self._typical: dict[Key, float] = {}
        self._made: dict[Key, Claim] = {}
        self.merged: dict[Key, str] = {}
        self.days: dict[Key, date] = {}

    def of(self, draft: Draft) -> Claim:
        """The claim of a draft: the lead's sentence first, the others as further evidence."""
        key = draft.lead.key
        if key in self._made:
            return self._made[key]
        lead, shown = draft.lead, draft.shown
        article = self._scene.articles[lead.sentence.article]
        first = Evidence(article.id, shown.start, shown.end, article.text[shown.start : shown.end])
        akin = draft.backing.akin
        others = [f for f in draft.frames if f.sentence.article != article.id or not within(f, first.start, first.end)]
        others.sort(key=lambda f: f.key in akin)
        day = witnessed_day(lead, (f for f in others if f.key not in akin))
        if day is not None:
            self.days[key] = day
        claim = Claim(
            id=claim_id(article.id, shown.start),
            text=with_witnessed(shown.text, day) if day else shown.text,
            evidence=(first, *self._evidence(others, akin)),
            independent_sources=draft.backing.sources,
            standing=Standing.CORROBORATED if draft.backing.sources > 1 else Standing.SINGLE_SOURCE,
        )
        self._made[key] = claim
        for frame in others:
            self.merged.setdefault(frame.key, claim.id)
        return claim

    def _evidence(self, frames: Sequence[Frame], akin: Container[Key]) -> Iterator[Evidence]:
        """Where else the fact stands: each sentence, or the quotation of several sentences that it is a part of."""
        given: set[tuple[str, int]] = set()
        for frame in frames:
            shown = self.show(frame)
            article = self._scene.articles[frame.sentence.article]
            if (article.id, shown.start) not in given:
                given.add((article.id, shown.start))
                quote = article.text[shown.start : shown.end]
                yield Evidence(article.id, shown.start, shown.end, quote, akin=frame.key in akin)

    def of_frame(self, frame: Frame) -> Claim:
        """The claim of one sentence with everything that states its fact."""
        return self.of(self.draft(frame))

    def draft(self, frame: Frame) -> Draft:
        """The draft of that claim, worth nothing to any section."""
        shown = self.show(frame)
        return Draft(frame, self._witnesses.of(frame, shown), shown, 0.0)

    def show(self, frame: Frame) -> Shown:
        """How a sentence would be shown."""
        key = frame.key
        if (shown := self._shown.get(key)) is None:
            shown = self._scene.shown.get(key) or show(frame, self._scene.articles[frame.sentence.article])
            self._shown[key] = shown
        return shown

    def incomplete(self) -> frozenset[Key]:
        """The sentences, of those that were looked at, that cannot stand alone."""
        return frozenset(key for key, shown in self._shown.items() if not shown.complete)

    def drafts(self, spec: SectionSpec) -> list[Draft]:
        """Every claim that a section could show, worth most first. What a copied article says, and what a sentence
        tells beside what it is about, never leads; it stands behind who says it outright."""
        found, section = [], spec.key
        old = self.overtaken.everywhere
        if spec.kind == "figures" or open_to_all(spec):
            old |= self.overtaken.in_figures
        for fact in self._scene.facts:
            pool = [
                f
                for f in fact.frames
                if (score := self._scene.scores[f.key][section]).value >= LABEL_FROM
                and not score.aside
                and f.key not in old
                and f.sentence.article not in self._scene.copies
                and self.show(f).complete
            ]
            while pool:
                lead = self._lead(pool, fact, spec.kind)
                shown = self.show(lead)
                backing = self._witnesses.of(lead, shown)
                value = weight(self._scene, lead, backing.frames, spec, backing.heard) - _UNTIL_NOW * until_now(lead)
                value -= _LEANS * (shown.leans or BESIDE_IN_TIME.match(shown.text) is not None)
                value -= _UNTIL_NOW * self._scene.announced_before(lead)
                value -= _UNTIL_NOW * of_another_month(lead.sentence.text, lead.published)
                found.append(
                    Draft(
                        lead,
                        backing,
                        shown,
                        value,
                        polarity(lead) < 0 and not until_now(lead),
                        tuple(quantities(lead)),
                    )
                )
                told = {f.key for f in backing.frames}
                pool = [f for f in pool if f.key not in told]
        return sorted(found, key=lambda d: (-d.value, d.lead.key))

    def gathered(self, draft: Draft, again: Iterable[Draft], leads: Container[Key]) -> Draft:
        """`draft` with every other sentence that states its fact and is none of the page's `leads`; `again` are the
        drafts that the page tells with this one."""
        behind = {f.key for f in draft.frames}
        more = self._witnesses.more(draft.lead, draft.frames, [(one.lead, one.frames) for one in again])
        unheard = [f for f in more if f.key not in leads and f.key not in behind]
        if not unheard:
            return draft
        backing = self._witnesses.with_more(draft.frames, unheard, draft.shown)
        return replace(draft, backing=backing)

    def _lead(self, pool: Sequence[Frame], fact: Fact, kind: str) -> Frame:
        """The sentence that states the fact best: of readable length, whole, typical, early."""

        def merit(frame: Frame) -> float:
            text = self.show(frame).text
            fits = _BEST_LENGTH[0] <= len(text.split()) <= _BEST_LENGTH[1]
            beside = BESIDE_IN_TIME.match(text) or " also " in text[:40]
            alone = 0.0 if self.show(frame).leans or text.startswith("[") or frame.carried or beside else 0.4
            early = 1 / (1 + frame.sentence.index / 3)
            if kind == "decisions" and text.startswith(_MARKS):
                alone -= _QUOTED
            return 0.6 * fits + alone + 0.6 * self._typicality(frame, fact) + 0.8 * early

        if len(pool) == 1:
            return pool[0]
        return max(pool, key=lambda f: (merit(f), self._scene.ranks.get(f.key, 0.0), -f.sentence.index))

    def _typicality(self, frame: Frame, fact: Fact) -> float:
        """How like a sentence is to the others of its fact, on average."""
        if frame.key not in self._typical:
            others = [self._scene.likeness.between(frame, f) for f in fact.frames if f.key != frame.key]
            self._typical[frame.key] = sum(others) / len(others) if others else 0.0
        return self._typical[frame.key]

"""From facts to claims: which sentence stands for a fact, which facts a section shows, what goes to the top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.facts import Fact, Likeness
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.positions import state_of
from briefing.analysis.scene import LABEL_FROM, Scene, weight
from briefing.analysis.sources import Sources
from briefing.analysis.wording import Shown, show
from briefing.models import Claim, Evidence, Section, SectionSpec, Standing

_BEST_LENGTH = (9, 52)  # words; shorter says too little, longer is not read
_SAME_ACTOR = 0.07
_ALIKE = 0.38  # likeness from which a second claim adds nothing


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that may be shown, with the sentence that would stand for it."""

    fact: Fact
    lead: Frame
    shown: Shown
    sources: int
    value: float


class Claims:
    """Makes claims of facts; the same fact always becomes the same claim."""

    def __init__(self, scene: Scene, sources: Sources) -> None:
        self._scene = scene
        self._sources = sources
        self._made: dict[tuple[str, int], Claim] = {}
        self.merged: dict[tuple[str, int], str] = {}

    def of(self, draft: Draft) -> Claim:
        """The claim of a draft: the lead's sentence first, the others as further evidence."""
        key = draft.lead.key
        if key in self._made:
            return self._made[key]
        lead, shown = draft.lead, draft.shown
        article = self._scene.articles[lead.sentence.article]
        first = Evidence(article.id, shown.start, shown.end, article.text[shown.start : shown.end])
        others = [f for f in draft.fact.frames if f.key != key and not _inside(f, first)]
        claim = Claim(
            id=f"{article.id}-{shown.start}",
            text=shown.text,
            evidence=(first, *(_evidence(f) for f in others)),
            independent_sources=draft.sources,
            standing=Standing.CORROBORATED if draft.sources > 1 else Standing.SINGLE_SOURCE,
        )
        self._made[key] = claim
        self.merged.update({f.key: claim.id for f in others})
        return claim

    def of_frame(self, frame: Frame) -> Claim:
        """The claim of one sentence, or that of the fact which it leads."""
        fact = next((f for f in self._scene.facts if frame in f.frames), Fact((frame,)))
        shown = show(frame, self._scene.articles[frame.sentence.article])
        return self.of(Draft(fact, frame, shown, self._sources.independent(fact.frames), 0.0))

    def drafts(self, section: str) -> list[Draft]:
        """Every fact that qualifies for a section, heaviest first."""
        found = []
        for fact in self._scene.facts:
            labelled = [f for f in fact.frames if self._scene.scores[f.key][section].value >= LABEL_FROM]
            labelled = [f for f in labelled if f.sentence.article not in self._scene.copies]
            if not labelled:
                continue
            lead, shown = self._lead(labelled, section)
            if not shown.complete:
                continue
            sources = self._sources.independent(fact.frames)
            found.append(Draft(fact, lead, shown, sources, weight(self._scene, fact, section, sources)))
        return sorted(found, key=lambda d: (-d.value, d.lead.key))

    def _lead(self, frames: Sequence[Frame], section: str) -> tuple[Frame, Shown]:
        """The sentence that states the fact best: sure of its label, complete in itself, of readable length."""
        shown = {f.key: show(f, self._scene.articles[f.sentence.article]) for f in frames}

        def merit(frame: Frame) -> float:
            text = shown[frame.key].text
            fits = _BEST_LENGTH[0] <= len(text.split()) <= _BEST_LENGTH[1]
            alone = 0.0 if text.startswith("[") or frame.carried or " also " in text[:40] else 0.4
            others = [self._scene.likeness.between(frame, f) for f in frames if f.key != frame.key]
            typical = sum(others) / len(others) if others else 0.0
            early = 1 / (1 + frame.sentence.index / 3)
            score = self._scene.scores[frame.key][section].value
            return 2.0 * shown[frame.key].complete + 0.6 * fits + alone + score + 0.6 * typical + 0.8 * early

        best = max(frames, key=lambda f: (merit(f), self._scene.ranks.get(f.key, 0.0), -f.sentence.index))
        return best, shown[best.key]


def choose(drafts: Sequence[Draft], limit: int, likeness: Likeness) -> list[Draft]:
    """The heaviest drafts, for coverage of facts across actors: each further one of an actor weighs less, and one
    that says almost what is chosen already is left out."""
    chosen: list[Draft] = []
    rest = list(drafts)
    while rest and len(chosen) < limit:
        actors = [a for d in chosen if (a := _voice(d)) is not None]
        best = max(rest, key=lambda d: (d.value - _SAME_ACTOR * actors.count(_voice(d) or ""), -rest.index(d)))
        rest.remove(best)
        if not any(alike(best, other, likeness) for other in chosen):
            chosen.append(best)
    return chosen


def alike(a: Draft, b: Draft, likeness: Likeness) -> bool:
    """Whether two drafts tell the reader the same: one passage, or sentences close to one fact."""
    same = a.shown.start == b.shown.start and a.lead.sentence.article == b.lead.sentence.article
    return same or any(likeness.between(x, y) >= _ALIKE for x in a.fact.frames for y in b.fact.frames)


def limits(specs: Sequence[SectionSpec], found: Mapping[str, int], max_claims: int | None) -> dict[str, int]:
    """How many claims each section may show: what one section does not need, the fuller ones may use, up to twice
    their own limit, so that the page stays as long as the profile meant it to be."""
    if max_claims is not None:
        return {s.key: max_claims for s in specs}
    given = {s.key: min(s.limit, found[s.key]) for s in specs}
    spare = sum(s.limit - given[s.key] for s in specs)
    while spare > 0:
        open_ones = [s for s in specs if given[s.key] < min(2 * s.limit, found[s.key])]
        if not open_ones:
            break
        fullest = max(open_ones, key=lambda s: (found[s.key] - given[s.key], s.key))
        given[fullest.key] += 1
        spare -= 1
    return given


def section_of(spec: SectionSpec, chosen: Sequence[Draft], found: int, claims: Claims) -> Section:
    """The section with its claims, or with a note that says that nothing was found."""
    shown = tuple(claims.of(d) for d in chosen)
    return Section(
        key=spec.key,
        title=spec.title,
        claims=shown,
        note=None if shown else spec.empty,
        omitted=max(0, found - len(shown)),
    )


def bottom_line(chosen: Mapping[str, Sequence[Draft]], likeness: Likeness, limit: int = 3) -> list[Draft]:
    """The first claim of each section, heaviest first, filled up from the rest: two to four claims."""
    firsts = [drafts[0] for drafts in chosen.values() if drafts]
    rest = sorted((d for ds in chosen.values() for d in ds[1:]), key=lambda d: (-d.value, d.lead.key))
    picked: list[Draft] = []
    for draft in [*firsts, *rest]:
        if len(picked) < limit and not any(alike(d, draft, likeness) for d in picked):
            picked.append(draft)
    return picked


def _evidence(frame: Frame) -> Evidence:
    sentence = frame.sentence
    return Evidence(sentence.article, sentence.start, sentence.end, sentence.text)


def _inside(frame: Frame, evidence: Evidence) -> bool:
    sentence = frame.sentence
    return sentence.article == evidence.article and evidence.start <= sentence.start and sentence.end <= evidence.end


def _voice(draft: Draft) -> str | None:
    actor = draft.lead.actor
    return state_of(actor) if actor is not None else None

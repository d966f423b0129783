"""Which claims a page shows: for coverage of facts across actors, each fact once, within the profile's limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.analysis.claims import Claims, Draft
from briefing.analysis.kinds.positions import state_of
from briefing.analysis.likeness import Likeness
from briefing.models import Section, SectionSpec

_SAME_ACTOR = 0.03
_ALIKE = 0.34  # likeness from which a second claim adds nothing


def choose(
    specs: Sequence[SectionSpec], drafts: Mapping[str, Sequence[Draft]], max_claims: int | None, likeness: Likeness
) -> dict[str, list[Draft]]:
    """The drafts that each section shows, heaviest first; a fact stands in one section, that with the least to show."""
    allowed = limits(specs, {key: len(found) for key, found in drafts.items()}, max_claims)
    chosen: dict[str, list[Draft]] = {}
    for spec in sorted(specs, key=lambda s: (len(drafts[s.key]), s.key)):
        taken = [d for others in chosen.values() for d in others]
        chosen[spec.key] = _heaviest(drafts[spec.key], allowed[spec.key], taken, likeness)
    return {spec.key: chosen[spec.key] for spec in specs}


def _heaviest(drafts: Sequence[Draft], limit: int, taken: Sequence[Draft], likeness: Likeness) -> list[Draft]:
    """The heaviest drafts: each further one of an actor weighs less; one that says almost what is shown is left out."""
    chosen: list[Draft] = []
    rest = list(drafts)
    while rest and len(chosen) < limit:
        actors = [a for d in chosen if (a := _voice(d)) is not None]
        best = max(rest, key=lambda d: (d.value - _SAME_ACTOR * actors.count(_voice(d) or ""), -rest.index(d)))
        rest.remove(best)
        if not any(alike(best, other, likeness) for other in [*chosen, *taken]):
            chosen.append(best)
    return chosen


def alike(a: Draft, b: Draft, likeness: Likeness) -> bool:
    """Whether two drafts tell the reader the same: one passage, one behind the other, or almost one fact."""
    same_article = a.lead.sentence.article == b.lead.sentence.article
    if same_article and a.shown.start < b.shown.end and b.shown.start < a.shown.end:
        return True
    behind = a.lead.key in {f.key for f in b.frames} or b.lead.key in {f.key for f in a.frames}
    return behind or likeness.between(a.lead, b.lead) >= _ALIKE


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


def _voice(draft: Draft) -> str | None:
    actor = draft.lead.actor
    return state_of(actor) if actor is not None else None

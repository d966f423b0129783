"""The bottom line: what a reader must know who reads nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.analysis.claims import Draft
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import LABEL_FROM, sides_of, state_of
from briefing.analysis.kinds.topic import open_section
from briefing.analysis.news import news_value
from briefing.analysis.openings import BESIDE_IN_TIME
from briefing.analysis.polarity import until_now
from briefing.analysis.scene import Key, Scene, news_weight
from briefing.analysis.selection import DISSENTS, alike, enough_in
from briefing.analysis.stances import stated
from briefing.analysis.times import of_another_month
from briefing.analysis.tongues import is_foreign
from briefing.language.dates import Precision, find_dates
from briefing.models import SectionSpec, Stance

_LEAST_LINES, _MOST_LINES = 3, 4
_ALSO = re.compile(r".{0,60}\balso\b")
_BY_WEIGHTS = 0.75  # how outright a decision is told that no rule, but learned weights find: more than a comment on one
_BEHIND = 0.75  # of what another line is as news, below which none opens the bottom line
_CLEARLY = 0.1  # how much more news than every other line is, before it leads them
_FOREIGN = 2.0  # what a line in another language costs: it stands behind all in English, and its day is hardly read
_SHORT = 9  # words; fewer say too little by themselves
_DATED, _QUOTED = 0.2, 0.2  # what news of a day gains beside what a side always says, and a quotation loses
_MEMBERS = 4  # that differ, up to which more make a better bottom line


def bottom_line(
    specs: Sequence[SectionSpec],
    chosen: Mapping[str, Sequence[Draft]],
    stale: frozenset[Key],
    overtaken: frozenset[Key],
    scene: Scene,
) -> list[Draft]:
    """What a reader must know who reads nothing else: the first claim of each section, then the heaviest left; where a
    section may hold whatever is reported, what is most news.

    Two to four claims, each whole in itself: an act before a comment on it, members that differ before one that
    speaks, and nothing that a later report replaced (`stale`: article and start of its text), that a later day's event
    has `overtaken` (keys of leads) or that was so until now.
    """
    news = open_section(specs)
    worth = (
        {d.lead.key: news_value(d, news, scene) + _whole(d, scene) for ds in chosen.values() for d in ds}
        if news
        else {}
    )
    ranked = {
        s.key: sorted(chosen[s.key], key=lambda d: (-(worth[d.lead.key] if news else _tells(d, s, scene)), d.lead.key))
        for s in specs
    }
    at = {id(d): (d.lead.sentence.article, d.shown.start) for found in ranked.values() for d in found}
    fresh = {
        key: [d for d in found if at[id(d)] not in stale and d.lead.key not in overtaken and not _before(d.lead, scene)]
        for key, found in ranked.items()
    }
    firsts = [found[0] for found in fresh.values() if found] if news is None else []
    left = [d for found in fresh.values() for d in found if d not in firsts]
    rest = sorted(left, key=lambda d: (-worth.get(d.lead.key, d.value), d.lead.key))
    enough = enough_in(specs)
    picked: list[Draft] = []
    for draft in [*firsts[:_MOST_LINES], *rest]:
        wanted = len(picked) < _LEAST_LINES or draft in firsts or (news is not None and draft.backing.sources > 1)
        if wanted and len(picked) < _MOST_LINES and not any(alike(d, draft, scene.likeness, enough) for d in picked):
            picked.append(draft)
    return _led_by_news(picked, scene) if news is None else picked


def _led_by_news(picked: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The claims as they stand; a first one of a single source that is hardly news beside the others, last."""
    weights = [news_weight(scene, d.lead, d.frames, d.backing.heard) for d in picked]
    aside = bool(picked) and picked[0].backing.sources < 2 and weights[0] < _BEHIND * max(weights)
    return [*picked[1:], picked[0]] if aside else list(picked)


def with_news(picked: Sequence[Draft], news: Draft, scene: Scene) -> list[Draft]:
    """The bottom line with the news that no section tells: first where it clearly is the main news, else behind
    the first line."""
    weights = [news_weight(scene, d.lead, d.frames, d.backing.heard) for d in (news, *picked)]
    first = weights[0] >= max(weights[1:], default=0.0) + _CLEARLY
    return [news, *picked] if first else [*picked[:1], news, *picked[1:]]


def _before(lead: Frame, scene: Scene) -> bool:
    """Whether it tells what was so before, or was only announced when later articles were not yet written."""
    return until_now(lead) or scene.announced_before(lead) or of_another_month(lead.sentence.text, lead.published)


def _whole(draft: Draft, scene: Scene) -> float:
    """What it counts that a line can be read by itself, by who reads English."""
    text = draft.shown.text
    if is_foreign(scene.articles[draft.lead.sentence.article]):
        return -_FOREIGN
    if draft.shown.leans:
        return -0.15
    leans = draft.lead.carried or BESIDE_IN_TIME.match(text) or _ALSO.match(text) or len(text.split()) < _SHORT
    return 0.0 if leans or text.startswith(("[", '"', "“")) else 0.15


def _tells(draft: Draft, spec: SectionSpec, scene: Scene) -> float:
    """How well a claim stands for its whole section."""
    lead = draft.lead
    score = scene.scores[lead.key][spec.key]
    sure = score.outright
    if spec.kind == "decisions" and sure < LABEL_FROM:
        sure = _BY_WEIGHTS
    among = 0.0
    if spec.kind == "positions":
        members = {state_of(m.actor) for m in lead.mentions if m.actor.side in sides_of(spec)}
        against = any(s.stance is Stance.AGAINST for s in stated(lead, sides_of(spec)))
        dissents = against or any(a.classes & DISSENTS for a in lead.predicates)
        among = 0.1 * min(_MEMBERS, len(members) - 1) + 0.15 * dissents
    central = 0.4 * scene.ranks.get(lead.key, 0.0)
    return draft.value + sure + _whole(draft, scene) + among + central + _of_today(lead, spec, scene)


def _of_today(lead: Frame, spec: SectionSpec, scene: Scene) -> float:
    """What it counts that a statement is told as news of a day, and what it costs to be somebody's own words."""
    if spec.kind != "statements":
        return 0.0
    days = [d.date for d in find_dates(lead.sentence.text, lead.published) if d.precision is Precision.DAY]
    dated = any(day is None or day <= scene.last for day in days)
    return _DATED * dated - _QUOTED * lead.own_words

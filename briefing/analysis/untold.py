"""What happened, where a profile asks for something else: the main news that no line of its page tells.

A question ("who decides, who differs, what does Russia say?") leaves out what it was all about: that a plane was shot
down is no decision and nobody's stance. One such sentence belongs in the bottom line, if many articles tell of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefing.analysis.claims import Claims, Draft
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import LABEL_FROM
from briefing.analysis.kinds.topic import reported
from briefing.analysis.polarity import until_now
from briefing.analysis.scene import Scene, news_weight
from briefing.analysis.selection import alike
from briefing.language.main_clause import main_clause

_LEAST = 0.5  # what it weighs as news: twice what makes a line where a profile is open to whatever is reported
_FIRST = 7  # sentences of an article, where news stands
_TRIED = 4  # of the weightiest
_SHORT = 9  # words; fewer say too little by themselves
_TOLD = 0.3  # likeness to a line of the page from which that tells it
_OTHERS, _SPOKEN_OF = 5, 0.2  # how like it the likest sentences of so many other articles are, on average
# What stands, is to come, or did not happen.
_NO_EVENT = re.compile(
    r"\b(?:is|are|will|would|can|could|may|might|must|should|plans?|aims?|wants?|hopes?)\b|n[’']t\b|"
    r"\b(?:has|have|had|did|was|were) (?:[a-z]+ )?(?:not|never)\b"
)
_OF_WHAT = re.compile(r"(?:The|Both|Another) [a-z]+ (?:was|were|has|had|came|made|took|[a-z]+ed)\b")  # "The news was"


def untold(page: Sequence[Draft], claims: Claims, scene: Scene) -> Draft | None:
    """The weightiest news that no line of the `page` tells, where it is an event that the articles share."""
    told = {f.key for d in page for f in d.frames}
    drafts = [claims.draft(f) for f in scene.frames if f.key not in told and _may_be_news(f, claims, scene)]
    weights = {d.lead.key: news_weight(scene, d.lead, [d.lead], d.backing.heard) for d in drafts}
    heaviest = sorted(
        (d for d in drafts if weights[d.lead.key] >= _LEAST), key=lambda d: (-weights[d.lead.key], d.lead.key)
    )
    for draft in heaviest[:_TRIED]:
        if not _on(page, draft, scene) and _spoken_of(draft.lead, scene) >= _SPOKEN_OF:
            return draft
    return None


def _may_be_news(frame: Frame, claims: Claims, scene: Scene) -> bool:
    """Whether it tells of an event, in words that stand alone, and could weigh enough if others told it, too."""
    first = frame.sentence.index < _FIRST and frame.sentence.article not in scene.copies
    if not first or news_weight(scene, frame, [frame], len(scene.articles)) < _LEAST:
        return False
    overtaken = any(frame.key in keys for keys in claims.overtaken)
    if overtaken or until_now(frame) or scene.announced_before(frame) or not _tells_of_an_event(frame.sentence.text):
        return False
    shown = claims.show(frame)
    return reported(frame).value >= LABEL_FROM and shown.complete and not shown.leans


def _tells_of_an_event(text: str) -> bool:
    start, end = main_clause(text)
    return (
        len(text.split()) >= _SHORT
        and text[:1].isupper()
        and not _NO_EVENT.search(text, start, end)
        and not _OF_WHAT.match(text)
    )


def _on(page: Sequence[Draft], draft: Draft, scene: Scene) -> bool:
    """Whether a line of the page tells it."""
    likeness = scene.likeness
    return any(likeness.resemblance(draft.lead, d.lead) >= _TOLD or alike(draft, d, likeness) for d in page)


def _spoken_of(lead: Frame, scene: Scene) -> float:
    """How like it the likest sentences of the other articles are: five, or none for each that is missing."""
    nearest: dict[str, float] = defaultdict(float)
    for frame in scene.frames:
        article = frame.sentence.article
        if article != lead.sentence.article and article not in scene.copies:
            nearest[article] = max(nearest[article], scene.likeness.resemblance(lead, frame))
    return sum(sorted(nearest.values(), reverse=True)[:_OTHERS]) / _OTHERS

"""News value, for profiles of which one section may hold whatever is reported: what matters most, whatever it is.

Such a brief has no question to judge a sentence by. Then news is what many sources tell, what is central to the corpus
and what the articles put first (the inverted pyramid); and a brief is no longer than a third of what it condenses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.analysis.claims import Draft
from briefing.analysis.kinds.topic import open_section
from briefing.analysis.scene import Scene, weight
from briefing.models import SectionSpec

_LEAST = 0.25  # below it, an editor leaves two lines of three out
_SHARE = 3  # sentences for each claim of the page


def news_value(draft: Draft, spec: SectionSpec, scene: Scene) -> float:
    """What a claim is worth as news; `spec` is the open section."""
    return weight(scene, draft.lead, draft.frames, spec, draft.backing.heard)


def newsworthy(
    drafts: Mapping[str, Sequence[Draft]], specs: Sequence[SectionSpec], scene: Scene
) -> Mapping[str, Sequence[Draft]]:
    """The drafts that are news enough for a line; all of them where no section is open."""
    spec = open_section(specs)
    if spec is None:
        return drafts
    return {key: [d for d in found if news_value(d, spec, scene) >= _LEAST] for key, found in drafts.items()}


def room(specs: Sequence[SectionSpec], scene: Scene) -> int:
    """How many claims the page has room for."""
    meant = sum(s.limit for s in specs)
    return meant if open_section(specs) is None else min(meant, max(len(specs), len(scene.frames) // _SHARE))

"""How many claims of each section a page does not tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing.analysis.claims import Draft
from briefing.analysis.scene import Key
from briefing.analysis.witnesses import within


def omissions(drafts: Mapping[str, Sequence[Draft]], page: Sequence[Draft]) -> Counter[str]:
    """The claims that are neither shown nor stand behind what is shown, by section; `page` are the drafts shown.

    What several sections could hold counts once, in the one in which it weighs most.
    """
    told = {frame.key for draft in page for frame in draft.frames}
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for draft in page:
        spans[draft.lead.sentence.article].append((draft.shown.start, draft.shown.end))
    home: dict[Key, tuple[float, str]] = {}
    for section, found in drafts.items():
        for draft in found:
            key = draft.lead.key
            if key not in told and not any(within(draft.lead, *span) for span in spans[draft.lead.sentence.article]):
                home[key] = max(home.get(key, (draft.value, section)), (draft.value, section))
    return Counter(section for _, section in home.values())

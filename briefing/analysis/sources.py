"""How many sources are independent: outlets that did not copy one another's text, nor tell what the other reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from briefing.analysis.citing import Citing
from briefing.analysis.copies import QUOTED, of_one_agency, shingles
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.models import Actor, ActorKind, Article

SHARED_COPY = 0.6  # of a sentence's own words stand in the other: one was copied from the other, or both from an agency
_LEAST_RUNS = 4


class Sources:
    """Counts independent sources among the articles of a run."""

    def __init__(self, articles: Sequence[Article], copies: Mapping[str, str]) -> None:
        self._outlet = {a.id: (a.outlet or "").casefold() or a.id for a in articles}
        self._citing = Citing(a.outlet.casefold() for a in articles if a.outlet)
        self._cited: dict[tuple[str, int], frozenset[str]] = {}
        self._copies = copies
        self._kin: dict[str, set[str]] = defaultdict(set)
        for one, other in of_one_agency(articles):
            self._kin[one].add(other)
        self._runs: dict[tuple[str, int], frozenset[int]] = {}

    def independent(self, frames: Sequence[Frame]) -> int:
        """The number of groups of frames left when those of one outlet, of one copied article, of articles that share
        an agency's copy and of copied words are taken together, and those that name an outlet of the others as where
        it was said or reported."""
        if len(frames) == 1:
            return 1
        group_of = list(range(len(frames)))
        for i, j in self._of_one_origin(frames):
            _join(group_of, i, j)
        runs = [(place, own) for place, frame in enumerate(frames) if len(own := self._own_runs(frame)) >= _LEAST_RUNS]
        for (i, own), (j, theirs) in combinations(runs, 2):
            if group_of[i] != group_of[j] and _of_one_copy(own, theirs):
                _join(group_of, i, j)
        return max(1, len(set(group_of)))

    def _of_one_origin(self, frames: Sequence[Frame]) -> Iterator[tuple[int, int]]:
        """Each frame with the first one of its outlet, and with the first one of its article or what that copied; and
        those of articles that share an agency's copy; and each with the first one of an outlet that it cites."""
        first: dict[tuple[str, str], int] = {}
        for place, frame in enumerate(frames):
            article = frame.sentence.article
            yield first.setdefault(("outlet", self._outlet[article]), place), place
            yield first.setdefault(("origin", self._copies.get(article, article)), place), place
            first.setdefault(("article", article), place)
        for place, frame in enumerate(frames):
            for outlet in self._outlets_of(frame):
                if (cited := first.get(("outlet", outlet))) is not None:
                    yield cited, place
        for article in {frame.sentence.article for frame in frames} & self._kin.keys() if self._kin else ():
            for other in self._kin[article]:
                if ("article", other) in first:
                    yield first["article", article], first["article", other]

    def _outlets_of(self, frame: Frame) -> frozenset[str]:
        """The outlets of the run that it cites."""
        if frame.key not in self._cited:
            self._cited[frame.key] = self._citing.cited(frame.sentence.text)
        return self._cited[frame.key]

    def _own_runs(self, frame: Frame) -> frozenset[int]:
        """Those of the reporter's own words, quotations aside: everybody quotes them alike."""
        if frame.key not in self._runs:
            self._runs[frame.key] = shingles(QUOTED.sub(" ", frame.sentence.text))
        return self._runs[frame.key]


def reports(lead: Frame, other: Frame) -> bool:
    """Whether a sentence that states what `lead` says somebody says or does also says, or shows, that it is theirs. A
    question reports nothing."""
    if other.asks and not lead.asks:
        return False
    if lead.speaker is not None and other.speaker == lead.speaker:
        return True
    if lead.speaker is None:
        return lead.subject is None or lead.subject.kind is not ActorKind.PERSON or _is_of(other, lead.subject)
    if lead.voice is not None:
        return _is_of(other, lead.voice)
    return not lead.named or lead.speaker.split()[-1] in other.sentence.text


def _is_of(frame: Frame, whose: Actor) -> bool:
    """Whether a sentence speaks of the state or body behind an actor, or is its own."""
    state = state_of(whose)
    voices = (frame.voice, frame.subject, *(m.actor for m in frame.mentions))
    return any(actor is not None and state_of(actor) == state for actor in voices)


def _of_one_copy(own: frozenset[int], theirs: frozenset[int]) -> bool:
    return len(own & theirs) / min(len(own), len(theirs)) >= SHARED_COPY


def _join(group_of: list[int], i: int, j: int) -> None:
    """Make one of the groups of two places."""
    if (kept := group_of[i]) != (gone := group_of[j]):
        group_of[:] = [kept if group == gone else group for group in group_of]

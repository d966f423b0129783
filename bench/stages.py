"""What each stage from sources to the composed briefing takes in one process: `python -m bench.stages FILE [CLOSELY]`.

Prints JSON: the seconds of processor time and the peak memory of each stage, in the order in which they ran, and the
floor: one JSON parse of every line and one `bytes.translate().split()` pass over the same bytes. Before anything is
timed the seeds are composed once, so that what Python imports is not counted.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from briefing import compose, production
from briefing.__main__ import collect_seldom
from briefing.config import Settings
from briefing.corpus import sources
from briefing.profile import load_profile
from briefing.survey import select
from briefing.survey.models import Scope

ROOT = Path(__file__).resolve().parent.parent
_TIMED = (
    (select, "plan", "plan"),
    (select, "survey", "survey"),
    (select, "table_of", "table"),
    (select, "originals", "copies"),
    (select, "events_of", "events"),
    (select, "ranked_events", "ranking"),
    (select, "read_again", "reading closely"),
    (select, "beyond", "ledger"),
    (sources, "read_sources", "reading closely"),
    (compose, "compose", "composing"),
)


@dataclass
class Clock:
    """Seconds and megabytes by stage."""

    seconds: dict[str, float] = field(default_factory=dict)
    megabytes: dict[str, int] = field(default_factory=dict)

    def timed(self, stage: str, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """The function's result; the time it took is added to the stage."""
        begun = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begun
            self.megabytes[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measured(corpus: Path, closely: int) -> dict[str, Any]:
    """The figures of one corpus."""
    collect_seldom()
    production.brief(Settings(sources=(ROOT / "seeds",)))
    select.select([ROOT / "seeds"], Scope(load_profile(Settings().profile)), 1)
    clock = Clock()
    for module, name, stage in _TIMED:
        setattr(module, name, partial(clock.timed, stage, getattr(module, name)))
    begun = time.process_time()
    briefing = production.brief(Settings(sources=(corpus,), closely=closely))
    seconds = time.process_time() - begun
    return {
        "articles": len(briefing.articles),
        "closely": len({entry.article for entry in briefing.sentences}),
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "stages": clock.seconds,
        "peaks": clock.megabytes,
        "floor": floor(corpus),
    }


def floor(corpus: Path) -> float:
    """Seconds of processor time for one parse and one pass over the words."""
    table = bytes(range(256)).lower()
    begun = time.process_time()
    with corpus.open("rb") as stream:
        for line in stream:
            json.loads(line)
            line.translate(table).split()
    return time.process_time() - begun


if __name__ == "__main__":
    most = int(sys.argv[2]) if len(sys.argv) > 2 else Settings().closely
    sys.stdout.write(json.dumps(measured(Path(sys.argv[1]), most)) + "\n")

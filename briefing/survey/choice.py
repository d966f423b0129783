"""Which articles are read closely: of each event, the most important events first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from briefing.survey.features import ENOUGH
from briefing.survey.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FIRST_TURN = (12, 3)  # articles of the first event, and of the tenth and all after it: a tenth of the way down each
_FADES = 3.0  # days after which an event counts half
_NEW = 0.1  # what the newest article of an event gains in likeness over the oldest


@dataclass(frozen=True, slots=True)
class Event:
    """Articles that tell of one event, the most telling first, without copies. `outlets` are its independent ones."""

    articles: tuple[int, ...]
    outlets: int
    score: float


@dataclass(frozen=True, slots=True)
class Sorted:
    """The rows of a table by what becomes of them: `copies` maps a copy to its original, `events` are in rank."""

    copies: dict[int, int]
    events: list[Event]
    close: set[int]


def ranked_events(
    table: Table, rows: NDArray[np.int64], event: NDArray[np.int64], like: NDArray[np.float32]
) -> list[Event]:
    """The events that `event` numbers for each of `rows`, the most important first.

    An event matters by its independent outlets (as their logarithm), by the day of its newest article, and by how much
    its articles speak of the profile's subject. Equal ones come in the order of the input.
    """
    import numpy as np

    newest = int(table.days[rows].max(initial=0))
    order = np.lexsort((rows, event))
    cuts = np.flatnonzero(np.diff(event[order])) + 1
    found = [_event(table, rows[members], like[members], newest) for members in np.split(order, cuts) if len(members)]
    return sorted(found, key=lambda one: (-one.score, min(one.articles)))


def read_closely(events: list[Event], most: int) -> set[int]:
    """The rows to read: in turns, of each event its share of a turn, until there are `most`."""
    chosen: set[int] = set()
    queues = [iter(event.articles) for event in events]
    while len(chosen) < most:
        before = len(chosen)
        for rank, queue in enumerate(queues):
            for row in _next(queue, min(_turn(rank), most - len(chosen))):
                chosen.add(row)
            if len(chosen) >= most:
                break
        if len(chosen) == before:
            break
    return chosen


def _next(queue: Iterator[int], most: int) -> list[int]:
    return [row for _, row in zip(range(most), queue, strict=False)]


def _turn(rank: int) -> int:
    first, least = _FIRST_TURN
    return max(least, first - rank)


def _event(table: Table, rows: NDArray[np.int64], like: NDArray[np.float32], newest: int) -> Event:
    import numpy as np

    outlets = len(np.unique(table.outlets[rows]))
    days = table.days[rows]
    age = newest - int(days.max(initial=0)) if days.any() else _FADES
    subject = np.minimum(1.0, table.hits[rows].sum(axis=1) / ENOUGH).mean() if table.hits.shape[1] else 1.0
    score = float(np.log2(1 + outlets) * (0.5 + 0.5 * 2 ** (-age / _FADES)) * (0.5 + 0.5 * subject))
    return Event(_by_telling(rows, like, days, table.outlets[rows]), outlets, round(score, 6))


def _by_telling(
    rows: NDArray[np.int64], like: NDArray[np.float32], days: NDArray[np.int64], outlets: NDArray[np.int64]
) -> tuple[int, ...]:
    """The central and new first, each outlet's best before any outlet's second; the newest of all is second."""
    import numpy as np

    span = max(1, int(days.max() - days.min()))
    order = np.lexsort((rows, -(like + _NEW * (days - days.min()) / span)))
    seen: set[int] = set()
    first: list[int] = []
    others: list[int] = []
    for at in order.tolist():
        (others if outlets[at] in seen else first).append(at)
        seen.add(int(outlets[at]))
    newest = int(np.lexsort((rows, -like, -days))[0])
    queue = [at for at in chain(first, others) if at != newest or at == first[0]]
    if newest != first[0]:
        queue.insert(1, newest)
    return tuple(int(rows[at]) for at in queue)

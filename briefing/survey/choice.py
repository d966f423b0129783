"""Which articles are read closely: of each event, the most important events first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.survey.arrays import ascending
from briefing.survey.features import ENOUGH
from briefing.survey.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FIRST_TURN = (12, 3)  # articles of the first event, and of the tenth and all after it: a tenth of the way down each
_FADES = 3.0  # days after which an event counts half
_NEW = 0.1  # what the newest article of an event gains in likeness over the oldest


class Event(NamedTuple):
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

    if not len(rows):
        return []
    _, number = np.unique(event, return_inverse=True)
    order = _by_telling(number, rows, like, table.days[rows], table.outlets[rows])
    members, starts = rows[order].tolist(), np.cumsum(np.bincount(number)) - np.bincount(number)
    outlets = _distinct(number, table.outlets[rows])
    scores = _scores(table, rows[order], starts, outlets)
    earliest = np.minimum.reduceat(rows[order], starts)
    ends = [*starts[1:].tolist(), len(members)]
    found = zip(starts.tolist(), ends, outlets.tolist(), scores.tolist(), strict=True)
    events = [Event(tuple(members[start:end]), count, score) for start, end, count, score in found]
    return [events[at] for at in np.lexsort((earliest, -scores)).tolist()]


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


def _distinct(number: NDArray[np.int64], outlets: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many outlets each event has."""
    import numpy as np

    order = ascending(number, outlets)
    return np.bincount(number[order[_opens(number[order], outlets[order])]])


def _scores(
    table: Table, rows: NDArray[np.int64], starts: NDArray[np.int64], outlets: NDArray[np.int64]
) -> NDArray[np.float64]:
    """What each event weighs; the rows of event `i` begin at `starts[i]`."""
    import numpy as np

    last = np.maximum.reduceat(table.days[rows], starts)
    age = np.where(last > 0, last.max() - last, _FADES)
    sizes = np.diff(np.append(starts, len(rows)))
    named = np.minimum(ENOUGH, table.hits[rows].sum(axis=1))
    subject = np.add.reduceat(named, starts) / (ENOUGH * sizes) if table.hits.shape[1] else 1.0
    found: NDArray[np.float64] = np.log2(1 + outlets) * (0.5 + 0.5 * 2 ** (-age / _FADES)) * (0.5 + 0.5 * subject)
    return np.round(found, 6)


def _by_telling(
    number: NDArray[np.int64],
    rows: NDArray[np.int64],
    like: NDArray[np.float32],
    days: NDArray[np.int64],
    outlets: NDArray[np.int64],
) -> NDArray[np.int64]:
    """The articles by event, `number`, of each the central and new first, each outlet's best before any outlet's
    second; the newest of all is second."""
    import numpy as np

    early, late = np.full(number.max() + 1, days.max()), np.zeros(number.max() + 1, dtype=np.int64)
    np.minimum.at(early, number, days)
    np.maximum.at(late, number, days)
    since = days - early[number]
    telling = _ranks(rows, like + _NEW * since / np.maximum(1, late - early)[number])
    best = ascending(number, outlets, telling)
    further = np.ones(len(rows), dtype=np.int64)
    further[best[_opens(number[best], outlets[best])]] = 0
    order = ascending(number, further, telling)
    starts = _opens(number[order])
    places = np.empty_like(order)
    places[order] = 2 * (np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order)))))
    newest = ascending(number, days.max() - days, _ranks(rows, like))[starts]
    places[newest] = np.minimum(places[newest], 1)
    return ascending(number, places)


def _ranks(rows: NDArray[np.int64], values: NDArray[np.floating[Any]]) -> NDArray[np.int64]:
    """The place of each value, the greatest first, of equal ones the one of the lower row."""
    import numpy as np

    places = np.empty_like(rows)
    places[np.lexsort((rows, -values))] = np.arange(len(rows))
    return places


def _opens(*columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where in these columns, sorted together, other values begin."""
    import numpy as np

    changes = np.zeros(len(columns[0]), dtype=bool)
    changes[:1] = True
    for column in columns:
        changes[1:] |= column[1:] != column[:-1]
    found: NDArray[np.int64] = np.flatnonzero(changes)
    return found

"""What became of the articles that are not read closely, a row for each."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from itertools import chain, compress, repeat
from typing import TYPE_CHECKING, TypeVar

from briefing.analysis.topics import out_of_days, too_few
from briefing.models import Article, ArticleStatus, BriefedArticle, Note
from briefing.survey.choice import Sorted
from briefing.survey.models import Scope
from briefing.survey.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_T = TypeVar("_T")
_ID = 10  # digits of the text's hash


def ids_of(table: Table) -> list[str]:
    """The articles' ids, with `-2`, `-3` … behind those of exact copies, in the order of the input."""
    import numpy as np

    ids = _hex(table.heads["text"], _ID)
    heads = np.frombuffer(table.heads["text"].tobytes(), dtype="<u8").reshape(len(table), -1)[:, 0]
    numbers = np.sort(heads & np.uint64((1 << 4 * _ID) - 1))
    again = set(numbers[1:][numbers[1:] == numbers[:-1]].tolist())
    repeated = {number.to_bytes(_ID // 2, "little").hex() for number in again}
    seen: Counter[str] = Counter()
    for at, name in enumerate(ids) if repeated else ():
        if name in repeated:
            seen[name] += 1
            ids[at] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return ids


def beyond(table: Table, found: Sorted, ids: Sequence[str], scope: Scope) -> tuple[BriefedArticle, ...]:
    """Every article that is not read closely, and why."""
    import numpy as np

    fates = _Fates(len(table))
    others = np.ones(len(table), dtype=bool)
    others[list(found.close)] = False
    unread = others.tolist()
    for rows in (_surveyed(fates, found), _copied(fates, found, table, ids)):
        others[rows] = False
    _left_out(fates, np.flatnonzero(others), table, scope)
    columns = _articles(table, ids), fates.status, repeat(()), fates.original, fates.why
    return tuple(compress(_made(BriefedArticle, columns), unread))


class _Fates:
    """What becomes of the articles, a column each: off topic unless it is said otherwise."""

    def __init__(self, articles: int) -> None:
        self.status = [ArticleStatus.OFF_TOPIC] * articles
        self.original: list[str | None] = [None] * articles
        self.why: list[Note | None] = [None] * articles


def _surveyed(fates: _Fates, found: Sorted) -> list[int]:
    """Says it of the articles of the events, and gives their rows."""
    counts = ("events", len(found.events)), ("read", len(found.close))
    values = [(counts[0], ("rank", rank), counts[1]) for rank in range(1, len(found.events) + 1)]
    for event, why in zip(found.events, _made(Note, [repeat("surveyed", len(values)), values]), strict=True):
        for row in event.articles:
            fates.status[row] = ArticleStatus.SURVEYED
            fates.why[row] = why
    return list(chain.from_iterable(event.articles for event in found.events))


def _copied(fates: _Fates, found: Sorted, table: Table, ids: Sequence[str]) -> list[int]:
    """Says it of the copies, and gives their rows."""
    values = [(("path", table.paths[original]),) for original in found.copies.values()]
    reasons = _made(Note, [repeat("copy", len(values)), values])
    for (row, original), why in zip(found.copies.items(), reasons, strict=True):
        fates.status[row] = ArticleStatus.DUPLICATE
        fates.original[row] = ids[original]
        fates.why[row] = why
    return list(found.copies)


def _left_out(fates: _Fates, rows: NDArray[np.int64], table: Table, scope: Scope) -> None:
    """Says why these articles are off topic: of each day those alike that name the same terms."""
    kinds = list(zip(table.days[rows].tolist(), table.collected[rows].tolist(), _named(table, rows), strict=True))
    reasons = {
        kind: _off_topic(table, row, scope) for kind, row in dict(zip(kinds, rows.tolist(), strict=True)).items()
    }
    for row, kind in zip(rows.tolist(), kinds, strict=True):
        fates.why[row] = reasons[kind]


def _off_topic(table: Table, row: int, scope: Scope) -> Note | None:
    """Why an article is not on the subject."""
    days = _date(int(table.days[row])), _date(int(table.collected[row]))
    return out_of_days(*days, scope.since, scope.as_of) or too_few((table.hits[row] > 0).tolist(), scope.profile)


def _made(kind: type[_T], columns: Sequence[Iterable[object]]) -> list[_T]:
    """As `map(kind, *columns)`, each column for all at once: frozen records are slow to make one by one."""
    first = list(columns[0])
    made = list(map(object.__new__, repeat(kind, len(first))))
    for field, column in zip(fields(kind), [first, *columns[1:]], strict=True):  # type: ignore[arg-type]
        deque(map(getattr(kind, field.name).__set__, made, column), 0)
    return made


def _named(table: Table, rows: NDArray[np.int64]) -> list[bytes]:
    """Which of the profile's terms each of these articles names, a bit for each."""
    import numpy as np

    bits = np.packbits(table.hits[rows] > 0, axis=1)
    return bits.view(f"V{bits.shape[1]}").ravel().tolist() if bits.shape[1] else [b""] * len(rows)


def _date(day: int) -> date | None:
    return date.fromordinal(day) if day else None


def _articles(table: Table, ids: Sequence[str]) -> list[Article]:
    """The articles without their texts."""
    days = {day: _date(day) for day in set(table.days.tolist())}
    stated = table.stated
    columns: list[Iterable[object]] = [
        ids,
        table.paths,
        repeat(""),
        _digests(table),
        repeat(()),
        *map(_stated, (stated.title, stated.outlet, stated.url, stated.author)),
        [days[day] for day in table.days.tolist()],
        _stated(stated.language),
        repeat(False),
        map(_date, table.collected.tolist()),
    ]
    return _made(Article, columns)


def _stated(column: Sequence[str]) -> Sequence[str | None]:
    """With None for what is not stated."""
    return column if all(column) else [text or None for text in column]


def _digests(table: Table) -> list[str]:
    """The SHA-256 of each article's file, of its text where its file holds many."""
    files, texts = table.heads["file"], _hex(table.heads["text"])
    if not files.tobytes().strip(b"\0"):
        return texts
    none = "0" * 64
    return [text if file == none else file for file, text in zip(_hex(files), texts, strict=True)]


def _hex(column: NDArray[np.void], most: int | None = None) -> list[str]:
    """A column of bytes, the first `most` (an even number) hexadecimal digits of each value."""
    import numpy as np

    width = most or 2 * column.dtype.itemsize
    parts = np.frombuffer(column.tobytes(), dtype=np.uint8).reshape(len(column), column.dtype.itemsize)
    digits = parts[:, : width // 2].tobytes().hex()
    return [digits[at : at + width] for at in range(0, len(digits), width)]

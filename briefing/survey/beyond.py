"""What became of the articles that are not read closely, a row for each."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import repeat
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
_Fate = tuple[ArticleStatus, tuple[()], str | None, Note | None]
"""Status, condensation, original and reason of an article."""

_UNKNOWN: _Fate = ArticleStatus.OFF_TOPIC, (), None, None
_ID = 10  # digits of the text's hash


def ids_of(table: Table) -> list[str]:
    """The articles' ids, with `-2`, `-3` … behind those of exact copies, in the order of the input."""
    ids = _hex(table.heads["text"], _ID)
    repeated = {name for name, count in Counter(ids).items() if count > 1}
    seen: Counter[str] = Counter()
    for at, name in enumerate(ids) if repeated else ():
        if name in repeated:
            seen[name] += 1
            ids[at] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return ids


def beyond(table: Table, found: Sorted, ids: Sequence[str], scope: Scope) -> tuple[BriefedArticle, ...]:
    """Every article that is not read closely, and why."""
    fates = [_UNKNOWN] * len(table)
    for row, fate in _on_topic(table, found, ids).items():
        fates[row] = fate
    others = [row for row, fate in enumerate(fates) if fate is _UNKNOWN and row not in found.close]
    kinds = list(zip(table.days.tolist(), _named(table), strict=True))
    off_topic = {kind: _off_topic(table, row, scope) for kind, row in {kinds[row]: row for row in others}.items()}
    for row in others:
        fates[row] = off_topic[kinds[row]]
    rows = _made(BriefedArticle, [_articles(table, ids), *zip(*fates, strict=True)])
    return tuple(one for row, one in enumerate(rows) if row not in found.close)


def _off_topic(table: Table, row: int, scope: Scope) -> _Fate:
    """What became of an article that is not on the subject: of each of its day that names the same terms."""
    day = out_of_days(_date(int(table.days[row])), scope.since, scope.as_of)
    return ArticleStatus.OFF_TOPIC, (), None, day or too_few((table.hits[row] > 0).tolist(), scope.profile)


def _made(kind: type[_T], columns: Sequence[Iterable[object]]) -> list[_T]:
    """As `map(kind, *columns)`, each column for all at once: frozen records are slow to make one by one."""
    first = list(columns[0])
    made = list(map(object.__new__, repeat(kind, len(first))))
    for field, column in zip(fields(kind), [first, *columns[1:]], strict=True):  # type: ignore[arg-type]
        deque(map(getattr(kind, field.name).__set__, made, column), 0)
    return made


def _on_topic(table: Table, found: Sorted, ids: Sequence[str]) -> Mapping[int, _Fate]:
    """What became of each article that is on the subject and not read closely."""
    rows: dict[int, _Fate] = {}
    for rank, event in enumerate(found.events, start=1):
        why = Note.of("surveyed", rank=rank, events=len(found.events), read=len(found.close))
        rows.update((row, (ArticleStatus.SURVEYED, (), None, why)) for row in event.articles if row not in found.close)
    for row, original in found.copies.items():
        why = Note.of("copy", path=table.paths[original])
        rows[row] = (ArticleStatus.DUPLICATE, (), ids[original], why)
    return rows


def _named(table: Table) -> list[bytes]:
    """Which of the profile's terms each article names, a bit for each."""
    import numpy as np

    bits = np.packbits(table.hits > 0, axis=1)
    return bits.view(f"V{bits.shape[1]}").ravel().tolist() if bits.shape[1] else [b""] * len(table)


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
        *([text or None for text in column] for column in (stated.title, stated.outlet, stated.url, stated.author)),
        [days[day] for day in table.days.tolist()],
        [text or None for text in stated.language],
        repeat(False),
    ]
    return _made(Article, columns)


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

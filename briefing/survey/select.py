"""From sources to the articles that are read closely, and what became of every other one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.analysis.topics import LEAST_HITS, LEAST_TERMS, out_of_days, too_few
from briefing.corpus.formats import built_in_reader
from briefing.corpus.sources import ReaderFor
from briefing.models import Article, ArticleStatus, BriefedArticle, Note, Profile, ReadLimits, Selection, Skipped
from briefing.survey.again import read_again
from briefing.survey.choice import Event, ranked_events, read_closely
from briefing.survey.copies import originals
from briefing.survey.events import events_of
from briefing.survey.models import Batch, Known, Run, Surveyed, nothing_known
from briefing.survey.plan import plan
from briefing.survey.survey import survey
from briefing.survey.table import Table, table_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LIMITS = ReadLimits()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a brief is about: the profile, and the days from `since` to `as_of` where they are set."""

    profile: Profile
    since: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The rows of a table by what becomes of them: `copies` maps a copy to its original, `events` are in rank."""

    copies: dict[int, int]
    events: list[Event]
    close: set[int]


def serially(function: Callable[[Batch], Surveyed], batches: Sequence[Batch]) -> list[Surveyed]:
    """One batch after the other, in this process."""
    return [function(batch) for batch in batches]


def select(
    sources: Sequence[Path],
    scope: Scope,
    closely: int,
    run: Run = serially,
    known: Known = nothing_known,
    reader_for: ReaderFor = built_in_reader,
    limits: ReadLimits = _LIMITS,
) -> Selection | None:
    """The at most `closely` articles to read closely, or None where the sources hold no more than that.

    `run` applies the survey to the batches, here or elsewhere; `known` is a cache of features, for
    `feature_version(scope.profile.terms)`. The same sources give the same selection, whatever `run` and `known` are.
    Raises `UsageError` for a source that does not exist.
    """
    batches, lost = plan(sources, reader_for)
    most = [piece.most for batch in batches for piece in batch.pieces]
    if None not in most and sum(count or 0 for count in most) <= closely:
        return None
    look = partial(survey, terms=scope.profile.terms, known=known, reader_for=reader_for, limits=limits)
    surveyed = run(look, batches)
    if sum(map(len, surveyed)) <= closely:
        return None
    skipped = [*lost, *(one for part in surveyed for one in part.skipped)]
    table = table_of(batches, surveyed)
    del surveyed
    found = sorted_out(table, scope, closely)
    ids = _ids(table)
    read = read_again(table, sorted(found.close), ids, reader_for, limits)
    skipped += [one for one in read.values() if isinstance(one, Skipped)]
    return Selection(
        articles=tuple(one for one in read.values() if isinstance(one, Article)),
        skipped=tuple(sorted(skipped, key=lambda one: one.path)),
        beyond=_beyond(table, found, ids, scope),
    )


def sorted_out(table: Table, scope: Scope, closely: int) -> _Sorted:
    """What becomes of each article of the table.

    Where all that are on the subject can be read closely they are, copies too: then the brief is what it would be
    without a survey.
    """
    import numpy as np

    on_topic = np.flatnonzero(_on_topic(table, scope))
    if len(on_topic) <= closely:
        return _Sorted({}, [], set(on_topic.tolist()))
    original = originals(table, on_topic)
    kept = on_topic[original == on_topic]
    event, like = events_of(table.stems.of(kept))
    events = ranked_events(table, kept, event, like)
    copied = original != on_topic
    copies = dict(zip(on_topic[copied].tolist(), original[copied].tolist(), strict=True))
    return _Sorted(copies, events, read_closely(events, closely))


def _on_topic(table: Table, scope: Scope) -> NDArray[np.bool_]:
    """By the days and by the terms, as `analysis.topics` has it, but of the whole text rather than of its body."""
    import numpy as np

    found = np.ones(len(table), dtype=bool)
    if scope.since:
        found &= (table.days == 0) | (table.days >= scope.since.toordinal())
    if scope.as_of:
        found &= table.days <= scope.as_of.toordinal()
    if terms := scope.profile.terms:
        hits = table.hits[:, [terms.index(term) for term in dict.fromkeys(terms)]]
        found &= (hits.sum(axis=1) >= LEAST_HITS) & ((hits > 0).sum(axis=1) >= LEAST_TERMS)
    return found


def _ids(table: Table) -> list[str]:
    """The articles' ids, with `-2`, `-3` … behind those of exact copies, in the order of the input."""
    seen: Counter[str] = Counter()
    ids = []
    for digest in _hex(table.heads["text"]):
        name = digest[:10]
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def _beyond(table: Table, found: _Sorted, ids: Sequence[str], scope: Scope) -> tuple[BriefedArticle, ...]:
    """Every article that is not read closely, and why."""
    rank = {row: place for place, event in enumerate(found.events, start=1) for row in event.articles}
    ranked = {
        place: Note.of("surveyed", rank=place, events=len(found.events), read=len(found.close))
        for place in set(rank.values())
    }
    off: dict[tuple[int, ...], Note | None] = {}
    articles, hits = _articles(table, ids), table.hits > 0
    rows = []
    for row, article in enumerate(articles):
        if row in found.close:
            continue
        if row in found.copies:
            original = found.copies[row]
            why = Note.of("copy", path=table.paths[original])
            rows.append(BriefedArticle(article, ArticleStatus.DUPLICATE, (), ids[original], why))
        elif row in rank:
            rows.append(BriefedArticle(article, ArticleStatus.SURVEYED, (), None, ranked[rank[row]]))
        else:
            had = tuple(hits[row].tolist())
            if had not in off:
                off[had] = too_few(had, scope.profile)
            days = out_of_days(article.published, scope.since, scope.as_of)
            rows.append(BriefedArticle(article, ArticleStatus.OFF_TOPIC, (), None, days or off[had]))
    return tuple(rows)


def _digests(table: Table) -> list[str]:
    """The SHA-256 of each article's file, of its text where its file holds many."""
    none = "0" * 64
    files, texts = _hex(table.heads["file"]), _hex(table.heads["text"])
    return [text if file == none else file for file, text in zip(files, texts, strict=True)]


def _hex(column: NDArray[np.void]) -> list[str]:
    """A column of bytes, each value in hexadecimal digits."""
    width, digits = 2 * column.dtype.itemsize, column.tobytes().hex()
    return [digits[at : at + width] for at in range(0, len(digits), width)]


def _articles(table: Table, ids: Sequence[str]) -> Iterator[Article]:
    """The articles without their texts."""
    days = {day: date.fromordinal(day) if day else None for day in set(table.days.tolist())}
    stated = table.stated
    yield from map(
        Article,
        ids,
        table.paths,
        repeat(""),
        _digests(table),
        repeat(()),
        *([text or None for text in column] for column in (stated.title, stated.outlet, stated.url, stated.author)),
        [days[day] for day in table.days.tolist()],
        [text or None for text in stated.language],
    )

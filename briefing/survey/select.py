"""From sources to the articles that are read closely, and what became of every other one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.analysis.topics import LEAST_HITS, least_terms
from briefing.corpus.formats import built_in_reader
from briefing.corpus.publication import doubtful_from
from briefing.corpus.sources import ReaderFor
from briefing.models import Article, ReadLimits, Selection, Skipped
from briefing.survey.again import read_again
from briefing.survey.beyond import beyond, ids_of
from briefing.survey.choice import Sorted, ranked_events, read_closely
from briefing.survey.copies import originals
from briefing.survey.events import events_of
from briefing.survey.lines import skipped_of
from briefing.survey.models import Batch, Known, Run, Scope, Surveyed, nothing_known
from briefing.survey.plan import plan
from briefing.survey.survey import survey
from briefing.survey.table import Table, table_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LIMITS = ReadLimits()


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
    again: ReaderFor | None = None,
    apart: Sequence[Path] = (),
) -> Selection | None:
    """The at most `closely` articles to read closely, or None where the sources hold no more than that.

    `run` applies the survey to the batches, here or elsewhere; `known` is a cache of features, for
    `feature_version(scope.profile.terms)`; `again`, if it is set, gives the readers for what is read closely, which
    never leave this process and may remember. The same sources give the same selection, whatever these are. What lies
    `apart` is no source. Raises `UsageError` for a source that does not exist.
    """
    batches, lost = plan(sources, reader_for, apart=apart)
    most = [piece.most for batch in batches for piece in batch.pieces]
    if None not in most and sum(count or 0 for count in most) <= closely:
        return None
    look = partial(survey, terms=scope.profile.terms, known=known, reader_for=reader_for, limits=limits)
    surveyed = run(look, batches)
    if sum(map(len, surveyed)) <= closely:
        return None
    skipped = [*lost, *skipped_of(batches, surveyed)]
    table = table_of(batches, surveyed)
    del surveyed
    found = sorted_out(_believed(table, scope), scope, closely)
    ids = ids_of(table)
    read = read_again(table, sorted(found.close), ids, again or reader_for, limits)
    skipped += [one for one in read.values() if isinstance(one, Skipped)]
    return Selection(
        articles=tuple(one for one in read.values() if isinstance(one, Article)),
        skipped=tuple(sorted(skipped, key=lambda one: one.path)),
        beyond=beyond(table, found, ids, scope),
    )


def sorted_out(table: Table, scope: Scope, closely: int) -> Sorted:
    """What becomes of each article of the table.

    Where all that are on the subject can be read closely they are, copies too: then the brief is what it would be
    without a survey.
    """
    import numpy as np

    on_topic = np.flatnonzero(_on_topic(table, scope))
    if len(on_topic) <= closely:
        return Sorted({}, [], set(on_topic.tolist()))
    original = originals(table, on_topic)
    kept = on_topic[original == on_topic]
    event, like = events_of(table.stems.of(kept))
    events = ranked_events(table, kept, event, like)
    copied = original != on_topic
    copies = dict(zip(on_topic[copied].tolist(), original[copied].tolist(), strict=True))
    return Sorted(copies, events, read_closely(events, closely))


def _believed(table: Table, scope: Scope) -> Table:
    """The table without the dates that a brief does not believe, where it is not told its day."""
    import numpy as np

    days, counts = np.unique(table.days[table.days > 0], return_counts=True)
    stated = dict(zip(map(date.fromordinal, days.tolist()), counts.tolist(), strict=True))
    first = None if scope.as_of else doubtful_from(stated)
    return replace(table, days=np.where(table.days >= first.toordinal(), 0, table.days)) if first else table


def _on_topic(table: Table, scope: Scope) -> NDArray[np.bool_]:
    """By the days and by the terms, as `analysis.topics` has it, but of the whole text rather than of its body."""
    import numpy as np

    found = np.ones(len(table), dtype=bool)
    if scope.since:
        first = scope.since.toordinal()
        not_older = (table.collected == 0) | (table.collected >= first)
        found &= np.where(table.days == 0, not_older, table.days >= first)
    if scope.as_of:
        found &= table.days <= scope.as_of.toordinal()
    if terms := scope.profile.terms:
        hits = table.hits[:, [terms.index(term) for term in dict.fromkeys(terms)]]
        found &= (hits.sum(axis=1) >= LEAST_HITS) & ((hits > 0).sum(axis=1) >= least_terms(terms))
    return found

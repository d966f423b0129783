"""The geometry of the figures: days on a line, articles by outlet and day. A template draws them as it likes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from briefing.models import ArticleStatus, Briefing
from briefing.render.document.model import Cell, Column, Coverage, CoverageRow, Event, Mark, TimelineFigure
from briefing.render.document.sources import Sources
from briefing.render.document.text import shorten
from briefing.words import Words

WIDTH = 640
_EDGE = 48  # room for half a date at either end
_ROOM = 92  # between two dates that are both written
_TIMELINE_HEIGHT = 62
_MOST_DOTS = 24

_LEAST_ARTICLES = 8  # below that the ledger says as much
_MOST_OUTLETS = 8
_MOST_COLUMNS = 14
_NAMES = 168  # where the first column of dots may begin
_LONGEST_NAME = 28
_HEAD, _ROW = 22, 19


def timeline_figure(events: Sequence[Event], words: Words) -> TimelineFigure | None:
    """The days of the events on a line, in proportion to the time between them; None for less than two days."""
    numbers: dict[str, list[int]] = {}
    dates = {event.iso: event.date for event in events}
    for event in events:
        numbers.setdefault(event.iso, []).extend(cite.number for cite in event.line.citations[:1])
    days = sorted(numbers)
    if not 2 <= len(days) <= _MOST_DOTS:
        return None
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    scale = (WIDTH - 2 * _EDGE) / (last - first).days
    marks: list[Mark] = []
    written = -float(WIDTH)
    for iso in days:
        x = _EDGE + (date.fromisoformat(iso) - first).days * scale
        room = x - written >= _ROOM and (iso == days[-1] or WIDTH - _EDGE - x >= _ROOM)
        written = x if room else written
        size = min(4 + len(numbers[iso]), 9)
        marks.append(Mark(round(x, 1), dates[iso] if room else "", iso, tuple(numbers[iso][:3]) if room else (), size))
    told = words.texts["timeline_alternative"]
    alternative = words.texts["semicolon"].join(
        told.format(date=dates[iso], numbers=", ".join(map(str, dict.fromkeys(numbers[iso])))) for iso in days
    )
    return TimelineFigure(WIDTH, _TIMELINE_HEIGHT, tuple(marks), f"{words.texts['timeline']}. {alternative}.")


def coverage_figure(briefing: Briefing, sources: Sources, words: Words) -> Coverage | None:
    """Dated articles by outlet and day, week or month; None where a figure would say no more than the ledger."""
    used = [item.article for item in briefing.articles if item.status is not ArticleStatus.OFF_TOPIC]
    dated = [
        (sources.outlet(article.id), article.published) for article in used if article.published and article.outlet
    ]
    days = sorted({day for _, day in dated})
    outlets = Counter(outlet for outlet, _ in dated)
    if len(dated) < _LEAST_ARTICLES or len(days) < 2 or len(outlets) < 2:
        return None
    title, starts, start_of = _spans(days[0], days[-1])
    counts = Counter((outlet, start_of(day)) for outlet, day in dated)
    step = (WIDTH - _NAMES) / len(starts)
    most = max(counts.values())
    ranked = sorted(outlets, key=lambda name: (-outlets[name], name))
    columns = tuple(
        Column(round(_NAMES + (at + 0.5) * step, 1), words.short_day(start)) for at, start in enumerate(starts)
    )
    rows = []
    for number, name in enumerate(ranked[:_MOST_OUTLETS]):
        found = [counts[name, start] for start in starts]
        cells = tuple(
            Cell(column.x, n, round(2.5 + 5.5 * (n / most) ** 0.5, 1) if n else 0.0)
            for column, n in zip(columns, found, strict=True)
        )
        said = ", ".join(f"{column.label} {n}" for column, n in zip(columns, found, strict=True) if n)
        y = float(_HEAD + number * _ROW + _ROW / 2)
        rows.append(CoverageRow(y, shorten(name, _LONGEST_NAME), outlets[name], cells, said))
    left = len(ranked) - len(rows)
    more = words.count("more_outlets", left) if left else None
    colon = words.texts["colon"]
    alternative = words.texts["semicolon"].join(f"{row.name}{colon}{row.total} ({row.words})" for row in rows)
    return Coverage(
        words.texts[title],
        WIDTH,
        _HEAD + _ROW * len(rows) + 4,
        columns,
        tuple(rows),
        more,
        f"{words.texts[title]}. {alternative}.",
    )


def _spans(first: date, last: date) -> tuple[str, list[date], Callable[[date], date]]:
    """The key of the title, the first days of the columns, and to which of them a day belongs."""
    length = (last - first).days + 1
    if length <= _MOST_COLUMNS:
        return "coverage", [first + timedelta(days=n) for n in range(length)], lambda day: day
    if length <= 7 * _MOST_COLUMNS:
        weeks = [first + timedelta(days=n) for n in range(0, length, 7)]
        return "coverage_week", weeks, lambda day: first + timedelta(days=(day - first).days // 7 * 7)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    width = -(-months // _MOST_COLUMNS)
    origin = first.year * 12 + first.month - 1

    def start_of(day: date) -> date:
        at = origin + (day.year * 12 + day.month - 1 - origin) // width * width
        return date(at // 12, at % 12 + 1, 1)

    starts = sorted({start_of(date((origin + n) // 12, (origin + n) % 12 + 1, 1)) for n in range(0, months, width)})
    return "coverage_month", starts, start_of

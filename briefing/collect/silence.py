"""What a brief must say of its sources: which have been silent, and which could not be reached."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from briefing.collect.sources import Source
from briefing.collect.state import STATE_NAME, Record, State
from briefing.models import Note


def silences(sources: Sequence[Source], folder: Path) -> tuple[Note, ...]:
    """Notes for the brief's gaps, in the order of the sources, from what the collect folder remembers.

    Days count from a source's last news (else its first try) to its last try: no clock is read, so the same folder
    gives the same notes.
    """
    if not sources or not (folder / STATE_NAME).is_file():
        return ()
    with closing(State(folder)) as state:
        records = [(source, state.source(source.name)) for source in sources]
    return tuple(note for source, record in records if record is not None for note in _notes(source, record))


def _notes(source: Source, record: Record) -> list[Note]:
    last = datetime.fromisoformat(record.last).date()
    since = datetime.fromisoformat(record.news or record.first).date()
    days = (last - since).days
    found = []
    if record.fault:
        found.append(Note.of("source_failed", source=source.name, day=last.isoformat(), fault=record.fault))
    if source.silent_days and days >= source.silent_days:
        found.append(Note.of("source_silent", source=source.name, n=days, since=since.isoformat()))
    return found

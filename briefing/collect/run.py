"""Collecting from all sources: side by side, each for itself, so that one that fails never stops another."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from briefing.collect.fetch import Fetcher
from briefing.collect.offers import Offer, ReaderFor, Tools
from briefing.collect.shelf import Fate, Shelf
from briefing.collect.sources import Collecting, Source
from briefing.collect.state import State
from briefing.errors import FetchError, LockedError, OutputError

LOCK_NAME = ".collect.lock"
_WORKERS = 8  # sources at a time; hosts are asked one request at a time whatever this is
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source. `failed` says why it, or a part of it, could not be had; `notes` what else to know.

    `same` is a source of which its server says that it has not changed, so that what it has was not looked at.
    """

    source: str
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: str | None = None
    notes: tuple[str, ...] = ()
    same: bool = False


def collect(
    sources: Sequence[Source],
    collecting: Collecting,
    now: datetime,
    environment: Mapping[str, str],
    reader_for: ReaderFor,
) -> tuple[Outcome, ...]:
    """Fill the folder from the sources; one outcome each, in their order. `now` is the time that records carry.

    Raises `LockedError` when another run fills the folder and `OutputError` when it cannot be written at all.
    """
    import urllib3  # noqa: F401 -- threads that load it together meet half-loaded parts of it, and their sources fail

    folder = collecting.folder
    try:
        with _locked(folder), closing(State(folder)) as state, ThreadPoolExecutor(_WORKERS) as workers:
            run = _Run(collecting, Fetcher(collecting), state, Shelf(folder, state, now), now, environment, reader_for)
            return tuple(workers.map(run.collect, sources))
    except sqlite3.Error as error:
        raise OutputError(f"Cannot write to {folder}: {error}; free space or name another [collect] folder.") from error


@dataclass(frozen=True, slots=True)
class _Run:
    """What the sources of one run share."""

    collecting: Collecting
    fetcher: Fetcher
    state: State
    shelf: Shelf
    now: datetime
    environment: Mapping[str, str]
    reader_for: ReaderFor

    def collect(self, source: Source) -> Outcome:
        """Everything new of one source; whatever goes wrong is its outcome."""
        tools = Tools(self.fetcher, self.state, self.reader_for, self.environment, self.collecting.max_bytes)
        fates = dict.fromkeys(Fate, 0)
        faults: list[str] = []
        try:
            self._take(source, tools, fates, faults)
        except FetchError as error:
            faults.append(str(error))
        except OSError as error:
            faults.append(_of_files(error, self.collecting.folder))
        except Exception as error:  # one source must not stop the others, whatever a library makes of its answers
            faults.append(f"a fault in briefing ({type(error).__name__}: {error})")
        if not faults:
            for url, validators in tools.confirmed.items():
                self.state.validate(url, validators)
        news = fates[Fate.NEW] + fates[Fate.UPDATED] > 0
        failed = _listed(faults)
        self.state.tried(source.name, self.now.isoformat(), news=news, fault=failed)
        counts = (fates[Fate.NEW], fates[Fate.UPDATED], fates[Fate.UNCHANGED])
        same = bool(tools.same) and not any(counts) and not failed
        return Outcome(source.name, *counts, failed, tuple(tools.notes[:_MOST_NOTES]), same)

    def _take(self, source: Source, tools: Tools, fates: dict[Fate, int], faults: list[str]) -> None:
        """Get what is offered and not known yet; an offer that fails is one fault, and is made again next time.

        What fails of the folder itself ends the source, for it would be the same for every offer.
        """
        kind = import_module(f"briefing.collect.kinds.{source.kind}")
        for offer in kind.offers(source, tools):
            try:
                self._take_one(offer, source, fates)
            except FetchError as error:
                faults.append(str(error))
            except (OSError, sqlite3.Error):
                raise
            except Exception as error:  # one odd item must not stop those behind it, in this run and in every other
                name = offer.key.removeprefix(f"{source.name} ")
                faults.append(f"{name} could not be taken: a fault in briefing ({type(error).__name__}: {error})")

    def _take_one(self, offer: Offer, source: Source, fates: dict[Fate, int]) -> None:
        if self.state.has_seen(offer.key, offer.fingerprint):
            fates[Fate.UNCHANGED] += 1
            return
        try:
            found = offer.get()
        except OSError as error:  # a file of the source that may not be read, say
            raise FetchError(_of_files(error, offer.key)) from error
        for article in found:
            fates[self.shelf.put(article, source)] += 1
        self.state.see(offer.key, offer.fingerprint)


def _of_files(error: OSError, otherwise: object) -> str:
    return f"{error.filename or otherwise}: {error.strerror or error}"


def _listed(faults: Sequence[str]) -> str | None:
    """The first fault, and how many more there are; names of files may hold bytes that are no text."""
    if not faults:
        return None
    first = faults[0].encode("utf-8", "replace").decode("utf-8")
    return first + (f" (and {len(faults) - 1} more)" if len(faults) > 1 else "")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """The folder, made if need be, for this run alone; the lock falls with the process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK_NAME).open("a")
    except OSError as error:
        raise OutputError(f"Cannot write to {folder}: {error.strerror}; name another [collect] folder.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(f"Another run is collecting into {folder}: wait until it has ended.") from error
        yield

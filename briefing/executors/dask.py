"""A Dask cluster: workers on any number of machines, of which some may be lost in the middle of the work."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeVar

from briefing import __version__
from briefing.errors import MissingNeedError, WorkerError
from briefing.executors.carriage import Unseen, contents, sight, work_on_bytes, work_on_paths
from briefing.executors.choice import Run
from briefing.survey.models import Batch

PATIENCE = 10.0
"""Seconds to wait for the scheduler, and for a worker."""
LOGGERS = ("distributed", "distributed.client")
"""Those that Dask gives a level of their own; the others of its loggers take that of the first."""

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")


@contextmanager
def cluster(address: str) -> Iterator[Run]:
    """A `Run` on the workers of the scheduler at `HOST:PORT`. Workers have the same version of briefing.

    Raises `MissingNeedError` without the extra, `WorkerError` where the scheduler or its workers cannot be used.
    """
    distributed = _distributed()
    with _quiet():
        try:
            client = distributed.Client(f"tcp://{address}", timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:  # TimeoutError is an OSError
            raise WorkerError(
                f"The Dask scheduler at {address} cannot be reached: "
                "start it there (dask scheduler), or run with --jobs."
            ) from error
        try:
            _check(client, address)
            yield _Cluster(client, address)
        finally:
            client.close(timeout=PATIENCE)


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        raise MissingNeedError("--executor dask:// needs an extra: pip install 'briefing[dask]'") from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing on stderr from Dask itself, which warns of each lost worker although its work is done again: cron would
    mail that. What cannot be done again is an error of ours."""
    loggers = [logging.getLogger(name) for name in LOGGERS]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def version() -> str:
    """On a worker: the version of briefing."""
    return __version__


class _Cluster:
    """The `Run` of `cluster`."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address
        self._carry = False  # whether a worker was met that does not see the files

    def __call__(self, function: Callable[[I], R], items: Sequence[I]) -> list[R]:
        results: dict[int, R] = {}
        waiting = deque(range(len(items)))
        flying: dict[Any, int] = {}
        ahead = 2 * max(1, sum(self._client.nthreads().values()))
        while waiting or flying:
            while waiting and len(flying) < ahead:
                number = waiting.popleft()
                future = self._send(function, items[number])
                if future is None:
                    results[number] = function(items[number])
                else:
                    flying[future] = number
            for future, found in self._found(flying):
                number = flying.pop(future)
                if isinstance(found, Unseen):
                    self._carry = True
                    waiting.appendleft(number)
                else:
                    results[number] = found.result
        return [results[number] for number in range(len(items))]

    def _send(self, function: Callable[[I], R], item: I) -> Any:
        """The future of an item that was given to the workers; None for one that has to be worked on here."""
        if not self._carry or not isinstance(item, Batch):
            return self._client.submit(work_on_paths, function, item, sight(item), pure=False)
        carried = contents(item)
        if carried is None:
            return None
        return self._client.submit(work_on_bytes, function, item, carried, pure=False)

    def _found(self, flying: Mapping[Any, int]) -> list[tuple[Any, Any]]:
        """Futures that are done, at least one if there are any, and their results.

        Dask itself would wait for a worker for ever, and for a result that a worker took with it.
        """
        misses = 0
        while flying and misses < 4:
            found = [(future, result) for future in self._done(flying) for result in self._results(future)]
            if found:
                return found
            misses = 0 if self._client.nthreads() else misses + 1
        if misses:
            raise WorkerError(f"The Dask scheduler at {self._address} has no workers left: start some (dask worker).")
        return []

    def _done(self, flying: Mapping[Any, int]) -> list[Any]:
        try:
            with self._client.as_current():
                done = _distributed().wait(list(flying), timeout=PATIENCE / 4, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            return []
        except CancelledError as error:
            raise self._dropped() from error
        return list(done)

    def _results(self, future: Any) -> list[Any]:
        """The one result of a future that was done, or none if its worker is gone."""
        try:
            return [future.result(timeout=PATIENCE / 4)]
        except _distributed().KilledWorker as error:
            raise WorkerError(
                f"Workers of the Dask scheduler at {self._address} were ended again and again by the same files: "
                "there may be too little memory on them."
            ) from error
        except CancelledError as error:
            raise self._dropped() from error
        except TimeoutError:
            if future.status == "error":  # the function's own
                raise
            return []

    def _dropped(self) -> WorkerError:
        return WorkerError(f"The Dask scheduler at {self._address} has dropped the work: is it still running?")


def _check(client: Any, address: str) -> None:
    """Raises `WorkerError` without workers, and where one of them has no or another briefing."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise WorkerError(
            f"The Dask scheduler at {address} has no workers: start some (dask worker {address})."
        ) from error
    try:
        versions = set(client.run(version).values())
    except ImportError as error:
        raise WorkerError(f"The Dask workers at {address} have no briefing: install {__version__} on them.") from error
    if versions - {__version__}:
        raise WorkerError(
            f"The Dask workers at {address} have briefing {', '.join(sorted(versions))}: install {__version__} on them."
        )

"""Worker processes on this machine; the batches of one that was killed are worked on again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from briefing.errors import WorkerError
from briefing.survey.models import Batch

ATTEMPTS = 4
"""How often an item is worked on when its worker is lost."""

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")


class Processes:
    """A `Run` with `jobs` worker processes, which start with the first call and live until `close`.

    A pool breaks as a whole when one of its workers is killed: then there is a new one, and what was not done yet is
    done again, each item at most `ATTEMPTS` times.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, function: Callable[[I], R], items: Sequence[I]) -> list[R]:
        if len(items) < 2:
            return [function(item) for item in items]
        results: dict[int, R] = {}
        lost: Counter[int] = Counter()
        waiting = deque(range(len(items)))
        while waiting:
            again = self._work(function, items, waiting, results)
            lost.update(again)
            worst = max(again, key=lambda number: lost[number], default=None)
            if worst is not None and lost[worst] >= ATTEMPTS:
                raise WorkerError(
                    f"Worker processes were ended {ATTEMPTS} times{_place(items[worst])}: where they say nothing "
                    "above, there may be too little memory; try fewer --jobs."
                )
            waiting.extendleft(reversed(again))
        return [results[number] for number in range(len(items))]

    def close(self) -> None:
        """End the workers; what they are at is finished first, what has not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _work(
        self, function: Callable[[I], R], items: Sequence[I], waiting: deque[int], results: dict[int, R]
    ) -> list[int]:
        """Work until all is done, or the pool is broken: then the numbers of the items that were lost."""
        pool = self._pool or self._start()
        flying: dict[Future[R], int] = {}
        try:
            while waiting or flying:
                while waiting and len(flying) < 2 * self._jobs:
                    future = pool.submit(function, items[waiting[0]])
                    flying[future] = waiting.popleft()
                done, _ = wait(flying, return_when=FIRST_COMPLETED)
                for future in done:
                    results[flying[future]] = future.result()
                    del flying[future]
        except BrokenProcessPool:
            self.close()
            wait(flying)
            sound = {number: future for future, number in flying.items() if future.exception() is None}
            results.update({number: future.result() for number, future in sound.items()})
            return sorted(number for number in flying.values() if number not in sound)
        return []

    def _start(self) -> ProcessPoolExecutor:
        # spawn: the same on every system, and no copy of this process with its threads and open files
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_begin)
        return self._pool


def _begin() -> None:
    """In a worker: Ctrl-C is for the main process alone, and without it there is nothing left to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _place(item: object) -> str:
    return f" at {item.pieces[0].path}" if isinstance(item, Batch) and item.pieces else ""

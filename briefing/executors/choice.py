"""Which executor a run uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar

from briefing.config_keys import Origin, to_executor
from briefing.errors import UsageError

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")


class Run(Protocol):
    """Applies a function to every item and gives the results in the items' order.

    The function, the items and the results must be picklable, and the function the same for equal items wherever it is
    called: an item whose worker was lost is worked on again. What the function raises is raised.
    """

    def __call__(self, function: Callable[[I], R], items: Sequence[I]) -> list[R]:
        """The results. Raises `WorkerError` where workers are lost again and again."""


@contextmanager
def executing(jobs: int = 1, executor: str | None = None) -> Iterator[Run]:
    """What runs with that many worker processes, or on the cluster `dask://HOST:PORT`, until the end of the block.

    Raises `UsageError` for fewer jobs than 1 and an executor that is none, `MissingNeedError` without Dask,
    `WorkerError` where the cluster does not answer.
    """
    if jobs < 1:
        raise UsageError(f"--jobs must be 1 or more, not {jobs}.")
    if executor is not None:
        from briefing.executors.dask import cluster

        with cluster(_address(executor)) as run:
            yield run
    elif jobs > 1:
        from briefing.executors.processes import Processes

        processes = Processes(jobs)
        try:
            yield processes
        finally:
            processes.close()
    else:
        yield serial


def serial(function: Callable[[I], R], items: Sequence[I]) -> list[R]:
    """One after the other, here."""
    return [function(item) for item in items]


def _address(executor: str) -> str:
    try:
        return to_executor(executor, Origin(str)).removeprefix("dask://")
    except ValueError as error:
        raise UsageError(f"--executor: {error}.") from error

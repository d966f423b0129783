"""A real Dask cluster on this machine: a scheduler and two worker processes, one of which is killed in mid-run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, Runner
from tests.executors.test_brief import BRIEF, content, many_articles

pytest.importorskip("distributed", reason="the extra briefing[dask] is not installed")

RUN = "import runpy, sys; runpy.run_module('distributed.cli.' + sys.argv.pop(1), run_name='__main__')"
DASK = [sys.executable, "-c", RUN]
HERE = ["--host", "127.0.0.1", "--no-dashboard"]
BRIEFER = """
import sys
from functools import partial
from pathlib import Path

from briefing.cli.border import run
from briefing.survey import select
from tests.executors.work import survey_with_a_death

if __name__ == "__main__":
    select.survey = partial(survey_with_a_death, marker=Path("killed").absolute())
    sys.exit(run(sys.argv[1:]))
"""
CLIENT = """
import json, logging, sys
from functools import partial
from pathlib import Path

from briefing.executors import dask
from briefing.executors.choice import executing, serial
from briefing.errors import BriefingError
from tests.executors.test_processes import in_batches
from tests.executors.work import always_killed, complain, digests, digests_with_a_death, who

def failing(run, function, items):
    try:
        run(function, items)
    except BriefingError as error:
        return f"{type(error).__name__}: {error}"

if __name__ == "__main__":
    folder, seen = Path(sys.argv[2]), {}
    batches = in_batches(folder)
    expected = serial(digests, batches)
    death = partial(digests_with_a_death, marker=folder / "killed", victim="4.txt")
    with executing(1, sys.argv[1]) as run:
        run._client.wait_for_workers(2, timeout=30)
        for name in ("distributed.client", "distributed.core"):
            logging.getLogger(name).warning("Could not gather 1 key, rescheduling")
        seen["workers"] = len(set(run(who, range(40))))
        seen["plain"] = run(digests, batches) == expected
        seen["error"] = failing(run, complain, [1, 2, 3])
        seen["death"] = run(death, batches) == expected and (folder / "killed").exists()
        seen["left"] = len(set(run(who, range(40))))
        sight, dask.sight = dask.sight, lambda item: ((0, 0),)  # as if the workers saw no files
        seen["carried"] = run(digests, batches) == expected
        dask.contents = lambda batch: None  # as if they were too many bytes
        seen["at home"] = run(digests, batches) == expected
        dask.sight, dask.PATIENCE = sight, 1.2
        seen["no workers"] = failing(run, always_killed, range(8))
    logging.getLogger("distributed.client").warning("as loud as before")
    seen["no workers at all"] = failing(lambda *_: executing(1, sys.argv[1]).__enter__(), None, None)
    print(json.dumps(seen))
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler's address, and how workers for it are started."""

    address: str
    environment: dict[str, str]
    folder: Path

    @contextmanager
    def workers(self, count: int) -> Iterator[None]:
        """So many worker processes of one thread each."""
        where = self.address.replace("dask://", "tcp://")
        command = [*DASK, "dask_worker", where, *HERE, "--no-nanny", "--nthreads", "1"]
        processes = [started(command, self.environment, self.folder) for _ in range(count)]
        try:
            yield
        finally:
            end(processes)


def started(command: list[str], environment: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.DEVNULL)


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("dask")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DASK_DISTRIBUTED__COMM__RETRY__COUNT": "0",
        "DASK_TEMPORARY_DIRECTORY": str(folder),
    }
    place = folder / "scheduler.json"
    command = [*DASK, "dask_scheduler", *HERE, "--port", "0", "--scheduler-file", str(place)]
    scheduler = started(command, environment, folder)
    try:
        until = time.monotonic() + 60
        while not place.exists() and time.monotonic() < until:
            time.sleep(0.05)
        address = json.loads(place.read_text())["address"]
        yield Cluster(address.replace("tcp://", "dask://"), environment, folder)
    finally:
        end([scheduler])


def test_a_cluster_gives_the_same_and_a_killed_workers_batch_is_worked_on_again(
    cluster: Cluster, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", CLIENT, cluster.address, str(tmp_path)]
    with cluster.workers(2):
        done = subprocess.run(command, env=cluster.environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert ("rescheduling" in done.stderr, "as loud as before" in done.stderr) == (False, True)
    where = cluster.address.removeprefix("dask://")
    none = f"WorkerError: The Dask scheduler at {where} has no workers"
    assert json.loads(done.stdout) == {
        "workers": 2,
        "plain": True,
        "error": "UsageError: two is one too many.",
        "death": True,
        "left": 1,
        "carried": True,
        "at home": True,
        "no workers": f"{none} left: start some (dask worker).",
        "no workers at all": f"{none}: start some (dask worker {where}).",
    }


def test_a_brief_on_a_cluster_is_the_same_when_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    many_articles(tmp_path / "in")
    here = Runner(tmp_path)(*BRIEF, "-o", "here")
    with cluster.workers(2):  # those of the test above are gone
        command = [sys.executable, "-c", BRIEFER, *BRIEF, "-o", "there", "--executor", cluster.address]
        there = subprocess.run(
            command, env=cluster.environment, capture_output=True, text=True, cwd=tmp_path, timeout=90
        )
    assert (there.returncode, there.stderr) == (0, here.stderr)
    assert (tmp_path / "killed").exists()
    assert (tmp_path / there.stdout.strip()).read_bytes() == content(here, tmp_path)


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path) -> None:
    script = "import briefing.executors.dask as dask; dask.PATIENCE = 0.5\nwith dask.cluster('127.0.0.1:9'): pass"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.stderr.splitlines()[-1] == (
        "briefing.errors.WorkerError: The Dask scheduler at 127.0.0.1:9 cannot be reached: start it there "
        "(dask scheduler), or run with --jobs."
    )


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.errors import MissingNeedError
    from briefing.executors.choice import executing

    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(MissingNeedError, match=r"^--executor dask:// needs an extra: pip install 'briefing\[dask\]'$"),
        executing(1, "dask://127.0.0.1:8786"),
    ):
        pass

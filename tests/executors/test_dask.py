"""A real Dask cluster on this machine: a scheduler and two worker processes, one of which is killed in mid-run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pytest.importorskip("distributed", reason="the extra briefing[dask] is not installed")

CLIENT = """
import json, sys
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
    seen["no workers at all"] = failing(lambda *_: executing(1, sys.argv[1]).__enter__(), None, None)
    print(json.dumps(seen))
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler's address, and its processes."""

    address: str
    environment: dict[str, str]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("dask")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DASK_DISTRIBUTED__COMM__RETRY__COUNT": "0",
        "DASK_TEMPORARY_DIRECTORY": str(folder),
    }
    options: dict[str, Any] = {"env": environment, "cwd": folder, "stderr": subprocess.DEVNULL}
    here = ["--host", "127.0.0.1", "--no-dashboard"]
    place = folder / "scheduler.json"
    command = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        *here,
        "--port",
        "0",
        "--scheduler-file",
        str(place),
    ]
    processes = [subprocess.Popen(command, **options)]
    try:
        until = time.monotonic() + 60
        while not place.exists() and time.monotonic() < until:
            time.sleep(0.05)
        address = json.loads(place.read_text())["address"]
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, *here, "--no-nanny", "--nthreads", "1"]
        processes += [subprocess.Popen(worker, **options) for _ in range(2)]
        yield Cluster(address.replace("tcp://", "dask://"), environment)
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_cluster_gives_the_same_and_a_killed_workers_batch_is_worked_on_again(
    cluster: Cluster, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", CLIENT, cluster.address, str(tmp_path)]
    done = subprocess.run(command, env=cluster.environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
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

"""Several processes: the same results as one, in order, whoever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from briefing.errors import UsageError, WorkerError
from briefing.executors.choice import executing, serial
from briefing.survey.models import Batch, Piece
from tests.conftest import ROOT
from tests.executors.work import always_killed, complain, digests, digests_with_a_death

PARENT = """
import time
from briefing.executors.choice import executing
from tests.executors.work import who

if __name__ == "__main__":
    with executing(2) as run:
        print(*run(who, [0, 1]), flush=True)
        run(time.sleep, [60, 60])
"""


@pytest.fixture
def batches(tmp_path: Path) -> list[Batch]:
    """Some work."""
    return in_batches(tmp_path)


def in_batches(folder: Path) -> list[Batch]:
    """Byte ranges of one file, and a file of its own in each batch."""
    lines = folder / "lines.jsonl"
    lines.write_text("".join(f"line {n:04}\n" for n in range(100)))
    made = []
    for n in range(10):
        (folder / f"{n}.txt").write_text(f"text {n}")
        parts = (Piece(lines, "lines.jsonl", n * 100, (n + 1) * 100), Piece(folder / f"{n}.txt", f"{n}.txt"))
        made.append(Batch(parts[::-1]))
    return made


def test_one_process_and_two_give_the_same_and_a_killed_workers_batch_is_worked_on_again(
    tmp_path: Path, batches: list[Batch]
) -> None:
    expected = serial(digests, batches)
    assert [found[0].split()[0] for found in expected] == [f"{n}.txt" for n in range(10)]
    marker = tmp_path / "killed"
    with executing(2) as run:
        assert run(digests, batches) == expected
        assert run(partial(digests_with_a_death, marker=marker, victim="4.txt"), batches) == expected
        assert marker.exists()
        with pytest.raises(UsageError, match=r"^two is one too many\.$"):
            run(complain, [1, 2, 3])
        assert run(complain, [1, 3]) == [1, 3]


def test_a_batch_that_ends_every_worker_ends_the_run_with_a_sentence() -> None:
    with (
        executing(2) as run,
        pytest.raises(WorkerError, match=r"^Worker processes were ended 4 times: where they say"),
    ):
        run(always_killed, range(8))


def test_fewer_jobs_than_one_and_executors_that_are_none_are_refused() -> None:
    for jobs, executor, message in (
        (0, None, "--jobs must be 1 or more, not 0."),
        (1, "spark://a:1", "--executor: a Dask scheduler like dask://127.0.0.1:8786 is wanted, not spark://a:1."),
        (1, "dask://a", "--executor: a Dask scheduler like dask://127.0.0.1:8786 is wanted, not dask://a."),
    ):
        with pytest.raises(UsageError) as error, executing(jobs, executor):
            pass
        assert str(error.value) == message


def test_workers_do_not_outlive_a_main_process_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        PARENT.replace("PID", "who").replace("import sys", "from tests.executors.work import who\nimport sys")
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script)]
    parent = subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert parent.stdout is not None
    workers = {int(number) for number in parent.stdout.readline().split()}
    assert workers
    assert parent.pid not in workers
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(alive, workers))


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and was not collected yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False

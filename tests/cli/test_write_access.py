"""A folder or an archive that may not be written to is named as the cause, with what the command can do about it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Runner

FOLDER = (
    "The archive reports/archive.sqlite cannot be used, since nothing may be written to the folder reports: "
    "make it writable, or name another for the reports (output) or the archive ([archive] path)."
)
MAY_DO_ANYTHING = os.geteuid() == 0
pytestmark = pytest.mark.skipif(
    MAY_DO_ANYTHING and shutil.which("setpriv") is None, reason="root may write anywhere, and there is no setpriv"
)


def briefing(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, bound by what files and folders permit also where root calls it."""
    bound = ["setpriv", "--bounding-set=-all"] if MAY_DO_ANYTHING else []
    command = [*bound, sys.executable, "-m", "briefing", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture
def reports(at_seeds: Runner) -> Iterator[Path]:
    """The folder of reports after a first run."""
    (at_seeds.folder / "briefing.toml").write_text(
        '[generate]\nsources = ["seeds/003_992a65e67959bed5.txt"]\nformat = ["md"]\n'
    )
    assert briefing(at_seeds.folder, "run").returncode == 0
    yield at_seeds.folder / "reports"
    (at_seeds.folder / "reports").chmod(0o755)


def test_a_folder_of_reports_that_may_not_be_written_to_is_the_cause(reports: Path) -> None:
    reports.chmod(0o555)

    ran = briefing(reports.parent, "run")
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (1, f"Error: {FOLDER}")
    again = briefing(reports.parent, "generate", "--no-cache")
    assert (again.returncode, again.stderr) == (0, f"Note: The brief was written but not archived. {FOLDER}\n")
    another = briefing(reports.parent, "generate", "--no-cache", "--as-of", "2024-06-02")
    assert (another.returncode, another.stderr) == (
        1,
        "Error: Cannot write reports: Permission denied; make it writable or choose another place with output in "
        "briefing.toml or --output.\n",
    )


def test_a_folder_in_which_no_lock_can_be_made_is_named(reports: Path) -> None:
    (reports / "archive.sqlite.lock").unlink()
    reports.chmod(0o555)

    ran = briefing(reports.parent, "run")
    assert ran.stderr.splitlines()[-1] == (
        "Error: The lock reports/archive.sqlite.lock cannot be made: Permission denied; mend the folder reports, "
        "or name another for the reports (output) or the archive ([archive] path)."
    )


def test_an_archive_that_may_not_be_written_to_is_no_fault_in_briefing(reports: Path) -> None:
    text = (
        (reports.parent / "briefing.toml").read_text("utf-8").replace("[generate]", '[generate]\nprofile = "general"')
    )
    (reports.parent / "briefing.toml").write_text(text)
    (reports / "archive.sqlite").chmod(0o444)

    ran = briefing(reports.parent, "run")
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (
        1,
        "Error: The archive reports/archive.sqlite cannot be used: attempt to write a readonly database; "
        "mend or move it, or set another [archive] path.",
    )

"""The archive's file: many processes, old and new versions, damage."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.archive import store
from briefing.archive.store import connect, opened, writing
from briefing.errors import ArchiveError


def test_a_new_archive_is_made_with_its_folder_and_is_safe_to_share(tmp_path: Path) -> None:
    with opened(tmp_path / "deep" / "archive.sqlite") as archive:
        assert archive.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert archive.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert archive.execute("PRAGMA user_version").fetchone()[0] == len(store.STEPS)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["archive.sqlite"]


def test_each_step_is_taken_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    connect(path).close()
    with opened(path) as archive:
        archive.execute("INSERT INTO brief_inputs SELECT 1, 'x', 'y' WHERE 0")
        names = {row["name"] for row in archive.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"briefs", "brief_inputs"} <= names


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(archive: sqlite3.Connection) -> None:
        with writing(archive):
            archive.execute("CREATE TABLE half (x)")
            raise RuntimeError("stop")

    with opened(tmp_path / "archive.sqlite") as archive:
        with pytest.raises(RuntimeError):
            fail(archive)
        assert archive.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None


def test_many_processes_may_open_a_new_archive_at_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from briefing.archive.store import *\n"
        "with opened(Path(sys.argv[1])) as archive, writing(archive):\n"
        "    archive.execute('CREATE TABLE IF NOT EXISTS seen (n)')\n"
        "    archive.execute('INSERT INTO seen VALUES (1)')\n"
    )
    path = tmp_path / "archive.sqlite"
    running = [subprocess.Popen([sys.executable, "-c", script, str(path)], stderr=subprocess.PIPE) for _ in range(6)]

    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 6
    with opened(path) as archive:
        assert archive.execute("SELECT count(*) FROM seen").fetchone()[0] == 6


def test_a_newer_archive_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    connect(path).close()
    with sqlite3.connect(path) as archive:
        archive.execute("PRAGMA user_version = 999")
    archive.close()

    with pytest.raises(ArchiveError, match=r"was made by a newer briefing: update this one"):
        connect(path)


@pytest.mark.parametrize("kind", ["text", "folder"])
def test_what_is_no_archive_is_said(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "archive.sqlite"
    if kind == "text":
        path.write_text("This is no database, but a text that is long enough to be looked at. " * 20)
    else:
        path.mkdir()

    with pytest.raises(ArchiveError, match=r"^The archive .*archive\.sqlite cannot be used: "):
        connect(path)

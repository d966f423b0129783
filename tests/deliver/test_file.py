"""Reports as files: names, and writing that is all or nothing."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.deliver.file import LOCK_NAME, plan_names, stem_for, write_file, write_reports
from briefing.errors import LockedError, OutputError

HOLD_LOCK = """
import fcntl, sys
with open(sys.argv[1], "a") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    print("held", flush=True)
    input()
"""


def files(folder: Path) -> dict[str, bytes]:
    """What a reader of the folder sees, the lock aside."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != LOCK_NAME}


def test_the_stem_is_profile_and_day() -> None:
    assert stem_for("nato-ukraine", date(2024, 5, 31)) == "nato-ukraine-2024-05-31"
    assert stem_for("general", None) == "general-undated"


def test_formats_share_one_stem_and_latest_points_at_it(tmp_path: Path) -> None:
    written = write_reports(tmp_path, "a-2024-05-31", {"pdf": b"P", "docx": b"D"})

    assert written == [tmp_path / "a-2024-05-31.pdf", tmp_path / "a-2024-05-31.docx"]
    assert (tmp_path / "latest.pdf").readlink() == Path("a-2024-05-31.pdf")
    assert files(tmp_path) == {
        "a-2024-05-31.docx": b"D",
        "a-2024-05-31.pdf": b"P",
        "latest.docx": b"D",
        "latest.pdf": b"P",
    }


def test_the_same_bytes_keep_name_and_file(tmp_path: Path) -> None:
    [first] = write_reports(tmp_path, "a", {"pdf": b"P"})
    before = first.stat()

    assert write_reports(tmp_path, "a", {"pdf": b"P"}) == [first]
    assert (first.stat().st_ino, first.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_another_brief_for_the_day_is_numbered_in_all_its_formats(tmp_path: Path) -> None:
    write_reports(tmp_path, "a", {"pdf": b"P"})

    written = write_reports(tmp_path, "a", {"md": b"M", "pdf": b"other"})

    assert [path.name for path in written] == ["a-2.md", "a-2.pdf"]
    assert (tmp_path / "latest.pdf").read_bytes() == b"other"
    assert [path.name for path in write_reports(tmp_path, "a", {"pdf": b"third"})] == ["a-3.pdf"]
    assert [path.name for path in write_reports(tmp_path, "a", {"pdf": b"P"})] == ["a.pdf"]
    assert (tmp_path / "latest.pdf").read_bytes() == b"P"


def test_a_format_added_later_joins_its_brief(tmp_path: Path) -> None:
    write_reports(tmp_path, "a", {"pdf": b"P"})

    assert [path.name for path in write_reports(tmp_path, "a", {"pdf": b"P", "md": b"M"})] == ["a.pdf", "a.md"]


def test_another_brief_in_another_format_gets_a_stem_of_its_own(tmp_path: Path) -> None:
    write_reports(tmp_path, "a", {"pdf": b"P"}, "morning")

    assert [path.name for path in write_reports(tmp_path, "a", {"docx": b"D"}, "noon")] == ["a-2.docx"]
    assert [path.name for path in write_reports(tmp_path, "a", {"docx": b"D1"}, "morning")] == ["a.docx"]
    assert [path.name for path in write_reports(tmp_path, "a", {"pdf": b"P2"}, "noon")] == ["a-2.pdf"]


def test_names_whose_files_were_removed_are_free_again(tmp_path: Path) -> None:
    for path in write_reports(tmp_path, "a", {"pdf": b"P"}, "morning"):
        path.unlink()

    assert [path.name for path in write_reports(tmp_path, "a", {"pdf": b"N"}, "noon")] == ["a.pdf"]


@given(st.lists(st.binary(max_size=3), max_size=8))
def test_no_report_is_ever_overwritten(contents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        held: dict[Path, bytes] = {}
        for content in contents:
            [path] = write_reports(Path(name), "a", {"pdf": content})
            assert held.setdefault(path, content) == content
            assert (Path(name) / "latest.pdf").read_bytes() == content
        assert {path: path.read_bytes() for path in held} == held
        assert sorted(held.values()) == sorted(set(contents))


def test_planning_writes_nothing(tmp_path: Path) -> None:
    assert plan_names(tmp_path / "new", "a", {"pdf": b""}) == {"pdf": tmp_path / "new" / "a.pdf"}
    assert list(tmp_path.iterdir()) == []


def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()

    assert write_file(tmp_path / "brief.pdf", b"P").stat().st_mode == plain.stat().st_mode


def test_a_second_run_on_the_folder_is_told_so(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD_LOCK, str(tmp_path / LOCK_NAME)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match="Another run is writing"):
            write_reports(tmp_path, "a", {"pdf": b"P"})
        assert files(tmp_path) == {}
        other.communicate("\n")
    assert [path.name for path in write_reports(tmp_path, "a", {"pdf": b"P"})] == ["a.pdf"]


def test_a_full_disk_leaves_the_last_good_report(tmp_path: Path) -> None:
    """A limit on file sizes stands for the full disk: the kernel refuses the write half-way."""
    write_file(tmp_path / "brief.pdf", b"good")
    script = """
import resource, signal, sys
from pathlib import Path
from briefing.deliver.file import write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
write_file(Path(sys.argv[1]), b"x" * 5000)
"""
    command = [sys.executable, "-c", script, str(tmp_path / "brief.pdf")]

    done = subprocess.run(command, capture_output=True, text=True)

    assert "OutputError: Cannot write" in done.stderr
    assert files(tmp_path) == {"brief.pdf": b"good"}


def test_a_folder_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")

    with pytest.raises(OutputError, match=r"^Cannot write .*reports: File exists; .* --output\.$"):
        write_reports(tmp_path / "reports", "a", {"pdf": b"P"})


def test_a_file_of_the_user_in_the_way_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "a-2.pdf").symlink_to("nowhere")

    assert [path.name for path in write_reports(tmp_path, "a", {"pdf": b"P"})] == ["a-3.pdf"]

"""What is known of articles from earlier runs: bounded, shared by processes, and never in the way."""

from __future__ import annotations

import multiprocessing
import pickle
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.archive.cache import Cache, Known

ROOMY = 100_000_000


def entries(start: int, stop: int, size: int = 100) -> list[tuple[bytes, bytes]]:
    return [(n.to_bytes(16, "big"), bytes([n % 256]) * size) for n in range(start, stop)]


def keys(start: int, stop: int) -> list[bytes]:
    return [key for key, _ in entries(start, stop)]


def write(path: Path, version: str, start: int, stop: int) -> None:
    """In a process of its own: a hundred turns."""
    for n in range(start, stop, 10):
        assert Cache(path, ROOMY).keep(version, keys(0, 10), entries(n, n + 10)) is None
        assert len(Known(path, version)(keys(n, n + 10))) == 10


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where there is no cache yet."""
    return tmp_path / "reports" / "cache.sqlite"


def test_what_was_kept_is_known_under_its_version_alone(path: Path) -> None:
    cache = Cache(path, ROOMY)
    assert (cache.mend(), cache.known("1")(keys(0, 3)), path.exists()) == (None, {}, False)
    assert cache.keep("1", [], entries(0, 2_000)) is None
    assert cache.keep("2", [], [(keys(0, 1)[0], b"other")]) is None
    known = pickle.loads(pickle.dumps(cache.known("1")))
    assert known(keys(1_000, 3_000)) == dict(entries(1_000, 2_000))
    assert cache.known("2")(keys(0, 2_000)) == {keys(0, 1)[0]: b"other"}
    assert cache.known("3")(keys(0, 2_000)) == {}
    assert cache.keep("1", [], [(keys(0, 1)[0], b"mended")]) is None
    assert known(keys(0, 1)) == {keys(0, 1)[0]: b"mended"}
    info = cache.info()
    assert (info.entries, info.most) == (2_001, ROOMY)
    assert 200_000 < info.size == path.stat().st_size < 800_000
    assert cache.clear() == info.size
    assert (cache.info().entries, list(path.parent.iterdir())) == (0, [])


def test_what_was_not_needed_for_the_longest_time_goes_first(path: Path) -> None:
    cache = Cache(path, 30 * 220)
    cache.keep("1", [], entries(0, 10))
    cache.keep("1", [], entries(10, 20))
    cache.keep("1", keys(0, 10), entries(20, 30))
    assert len(cache.known("1")(keys(0, 30))) == 30
    cache.keep("1", [], entries(30, 35))
    assert sorted(cache.known("1")(keys(0, 35))) == [*keys(0, 10), *keys(15, 35)]
    cache.keep("1", [], entries(100, 140))
    assert sorted(cache.known("1")(keys(0, 140))) == keys(110, 140)


def test_the_file_does_not_grow_beyond_its_bound(path: Path) -> None:
    cache = Cache(path, 1_000_000)
    for turn in range(6):
        assert cache.keep("1", [], entries(turn * 1_000, turn * 1_000 + 1_000, 900)) is None
        assert cache.info().size < 1_300_000
    assert cache.info().entries == 1_000_000 // (900 + 120)


def test_two_processes_at_once_lose_nothing(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=write, args=(path, f"{n}", n * 1_000, n * 1_000 + 1_000)) for n in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    for n in range(2):
        assert Known(path, f"{n}")(keys(0, 2_000)) == dict(entries(n * 1_000, n * 1_000 + 1_000))


@pytest.mark.parametrize("damage", ["no database", "header", "middle", "end", "another's"])
def test_a_damaged_cache_is_begun_anew_with_a_note(path: Path, damage: str) -> None:
    cache = Cache(path, ROOMY)
    cache.keep("1", [], entries(0, 2_000))
    data = path.read_bytes()
    middle = len(data) // 2
    path.unlink()
    if damage == "another's":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE entries (something TEXT)")
        connection.close()
    else:
        path.write_bytes(
            {
                "no database": b"this is no database " * 100,
                "header": b"\xff" * 100 + data[100:],
                "middle": data[: middle - 40_000] + b"\xff" * 80_000 + data[middle + 40_000 :],
                "end": data[: len(data) // 3],
            }[damage]
        )
    notes = [cache.mend()]
    known = cache.known("1")(keys(0, 2_000))
    assert known.items() <= dict(entries(0, 2_000)).items()
    notes.append(cache.keep("1", known, [(k, v) for k, v in entries(0, 2_000) if k not in known]))
    said = [note for note in notes if note]
    assert damage == "another's" or all("was damaged (" in note and "is begun anew" in note for note in said)
    assert cache.keep("1", [], entries(0, 2_000)) is None
    assert cache.known("1")(keys(0, 2_000)) == dict(entries(0, 2_000))


def test_a_content_that_was_altered_is_not_known(path: Path) -> None:
    cache = Cache(path, ROOMY)
    cache.keep("1", [], entries(0, 2))
    path.write_bytes(path.read_bytes().replace(b"\x01" * 100, b"\x01" * 99 + b"\x02"))
    assert cache.known("1")(keys(0, 2)) == dict(entries(0, 1))


def test_a_cache_that_cannot_be_written_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    in_the_way = Cache(tmp_path / "file" / "cache.sqlite", ROOMY)
    assert in_the_way.known("1")(keys(0, 1)) == {}
    assert str(in_the_way.keep("1", [], entries(0, 1))).startswith(f"The cache {in_the_way.path} was not written: ")
    folder = Cache(tmp_path, ROOMY)
    assert folder.mend() == f"The cache {tmp_path} is not used: unable to open database file; this run takes longer."


def test_a_cache_of_another_layout_is_begun_anew(path: Path) -> None:
    cache = Cache(path, ROOMY)
    cache.keep("1", [], entries(0, 10))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert cache.keep("1", [], entries(0, 5)) is None
    assert cache.known("1")(keys(0, 10)) == dict(entries(0, 5))


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sets(st.integers(0, 20)), st.integers(1, 12)), max_size=6))
def test_the_last_used_are_kept_within_the_bound(turns: list[tuple[set[int], int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache, used, added = Cache(Path(folder, "cache.sqlite"), 10 * 220), dict[int, int](), 0
        for wanted, fresh in turns:
            turn = added // (10 * 220 // 16)  # uses within a turn count as one
            have = cache.known("1")([n.to_bytes(16, "big") for n in wanted])
            new = [n for n in sorted(wanted)[:fresh] if n.to_bytes(16, "big") not in have]
            cache.keep("1", have, [entries(n, n + 1)[0] for n in new])
            added += 220 * len(new)
            used.update(dict.fromkeys([*(int.from_bytes(key, "big") for key in have), *new], turn))
            left = {int.from_bytes(key, "big") for key in cache.known("1")(keys(0, 21))}
            assert len(left) <= 10
            oldest = min((used[n] for n in left), default=0)
            assert all(used[n] <= oldest for n in used if n not in left)
            used = {n: when for n, when in used.items() if n in left}

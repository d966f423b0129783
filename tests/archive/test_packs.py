"""What surveys found out is found again by each article's own content, wherever it lies and whatever lies beside it."""

from __future__ import annotations

import multiprocessing
import pickle
import sqlite3
import tempfile
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.corpora import records
from briefing.archive import packs
from briefing.archive.cache import Cache
from briefing.archive.packs import RememberedPacks
from briefing.models import Selection
from briefing.profile import load_profile
from briefing.survey.models import Scope, Surveyed
from briefing.survey.packs import gathered
from briefing.survey.plan import plan
from briefing.survey.select import select
from briefing.survey.survey import survey
from tests.survey.corpus import TERMS, write

RECORDS = list(records(24, "story"))
ROOMY = 100_000_000


def looked(memory: RememberedPacks, source: Path, size: int = 20_000) -> list[Surveyed]:
    """The survey of the source with what the memory has, which then keeps what is new."""
    known = memory.lookup
    batches, _ = plan([source], size=size)
    found = [survey(batch, TERMS, known) for batch in batches]
    memory.keep(found, known)
    return found


def fresh(found: list[Surveyed]) -> int:
    return sum(len(part.fresh) for part in found)


def selected(memory: RememberedPacks | None, source: Path) -> Selection | None:
    chosen = partial(select, [source], Scope(load_profile("nato-ukraine")), 3)
    if memory is None:
        return chosen()
    known = memory.lookup

    def run(function: object, batches: object) -> list[Surveyed]:
        found = [function(batch) for batch in batches]  # type: ignore[operator, attr-defined]
        memory.keep(found, known)
        return found

    return chosen(run, known)


@pytest.fixture
def memory(tmp_path: Path) -> RememberedPacks:
    """One that is still empty."""
    return RememberedPacks(Cache(tmp_path / "cache.sqlite", ROOMY), "1")


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.integers(0, len(RECORDS) - 1), min_size=5, max_size=14), min_size=2, max_size=3))
def test_whatever_is_added_removed_and_moved_the_selection_is_that_without_a_cache(days: list[list[int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(packs, "_ARTICLES", 4)
        memory = RememberedPacks(Cache(Path(folder, "cache.sqlite"), ROOMY), "1")
        for day in days:
            source = write(Path(folder, "day.jsonl"), [RECORDS[number] for number in day])
            assert selected(memory, source) == selected(None, source)
        assert fresh(looked(memory, source)) == 0
        assert memory.notes == []


def test_only_what_is_new_is_looked_at(memory: RememberedPacks, tmp_path: Path) -> None:
    assert fresh(looked(memory, write(tmp_path / "one.jsonl", RECORDS[:20]))) == 20
    moved = [*RECORDS[15:22], *RECORDS[9:14], *RECORDS[:9]]
    assert fresh(looked(memory, write(tmp_path / "two.jsonl", moved))) == 2
    assert fresh(looked(memory, write(tmp_path / "three.jsonl", RECORDS), size=3_000)) == 2
    assert memory.cache.info().entries == 24


def test_what_is_left_of_a_pack_is_kept_anew_when_it_is_little(memory: RememberedPacks, tmp_path: Path) -> None:
    looked(memory, write(tmp_path / "one.jsonl", RECORDS))
    for _ in range(2):
        assert fresh(looked(memory, write(tmp_path / "two.jsonl", RECORDS[10:13]))) == 0
        assert memory.cache.info().entries == 24 + 3


def test_of_packs_that_are_damaged_or_gone_the_articles_are_looked_at_and_kept_again(
    memory: RememberedPacks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "_ARTICLES", 8)
    source = write(tmp_path / "one.jsonl", RECORDS)
    first = looked(memory, source)
    with sqlite3.connect(memory.cache.path) as connection:
        ids = [key for (key,) in connection.execute("SELECT id FROM contents WHERE length(data) > 1000")]
        connection.execute("UPDATE contents SET data = zeroblob(length(data)) WHERE id = ?", (ids[0],))
        connection.execute("DELETE FROM contents WHERE id = ?", (ids[1],))
    connection.close()
    again = looked(memory, source)
    assert (fresh(first), fresh(again), fresh(looked(memory, source))) == (24, 16, 0)
    assert [part.pack for part in again] == [part.pack for part in first]


def test_what_looks_up_is_one_in_each_process(memory: RememberedPacks, tmp_path: Path) -> None:
    found = looked(memory, write(tmp_path / "one.jsonl", RECORDS))
    sent = pickle.dumps(memory.lookup)
    one, other = pickle.loads(sent), pickle.loads(sent)
    assert one is other
    told = one(found[0].keys)
    assert gathered(told.packs, np.array(told.of), np.array(told.own)) == found[0].pack
    looked(memory, write(tmp_path / "two.jsonl", [{"text": "The council met in Kyiv on Monday."}]))
    assert pickle.loads(pickle.dumps(memory.lookup)) is not one


def keep_some(folder: Path, start: int) -> None:
    """In a process of its own."""
    memory = RememberedPacks(Cache(folder / "cache.sqlite", ROOMY), "1")
    for number in range(start, start + 12, 2):
        looked(memory, write(folder / f"{number}.jsonl", RECORDS[number : number + 2]))
    assert memory.notes == []


def test_two_processes_keep_side_by_side(memory: RememberedPacks, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=keep_some, args=(tmp_path, start)) for start in (0, 12)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    assert fresh(looked(memory, write(tmp_path / "all.jsonl", RECORDS))) == 0

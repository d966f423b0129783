"""Copies, events, and the choice of what is read closely."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from bench.corpora import records
from briefing.analysis.copies import copies_of
from briefing.corpus.sources import read_sources
from briefing.profile import load_profile
from briefing.survey import copies, events
from briefing.survey.choice import Event, ranked_events, read_closely
from briefing.survey.copies import originals
from briefing.survey.events import events_of
from briefing.survey.models import Scope
from briefing.survey.select import sorted_out
from briefing.survey.table import Table
from tests.survey.corpus import stream, surveyed, write

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A day's stream, for a profile that takes all of it."""
    return surveyed(stream(tmp_path_factory.mktemp("corpus") / "news.jsonl", 1_500), terms=())


def test_an_original_is_never_a_copy_and_comes_first(table: Table) -> None:
    rows = np.arange(len(table))
    found = originals(table, rows)
    copies = found != rows
    assert 0.08 < copies.mean() < 0.14  # one in eight was made as a copy, some of them much changed
    assert (found[found] == found).all()
    assert (table.days[found[copies]] <= table.days[rows[copies]]).all()


def test_the_samples_find_the_copies_that_all_runs_find(tmp_path: Path) -> None:
    corpus = stream(tmp_path / "news.jsonl", 400, "story")
    articles = read_sources([corpus]).articles
    found = surveyed(corpus)
    pairs = enumerate(originals(found, np.arange(len(found))).tolist())
    assert {articles[one].id: articles[original].id for one, original in pairs if original != one} == copies_of(
        articles
    )


def test_equal_and_almost_equal_texts_are_copies_and_others_are_not(tmp_path: Path) -> None:
    changed = TEXTS[0].replace("Friday", "Thursday").replace("weapons", "arms", 1)
    rows = [
        {"id": "later", "date": "2024-06-02", "text": TEXTS[0]},
        {"id": "first", "date": "2024-06-01", "text": TEXTS[0]},
        {"id": "changed", "date": "2024-06-03", "text": changed},
        {"id": "other", "date": "2024-06-03", "text": TEXTS[1]},
        {"id": "brief", "date": "2024-06-03", "text": "Ukraine was allowed to use the weapons."},
    ]
    found = originals(surveyed(write(tmp_path / "news.jsonl", rows)), np.arange(5))
    assert found.tolist() == [1, 1, 1, 3, 4]


def test_copies_and_events_are_the_same_however_much_is_looked_at_at_once(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = sorted_out(table, Scope(load_profile("general")), 40)
    for module, names in ((copies, ("_ROWS", "_AT_ONCE", "_AT_A_TIME")), (events, ("_ROWS", "_VALUES_AT_A_TIME"))):
        for name in names:
            monkeypatch.setattr(module, name, 97)
    monkeypatch.setattr(events, "_AT_A_TIME", 500)
    assert sorted_out(table, Scope(load_profile("general")), 40) == expected


def test_the_seeds_are_one_event_among_a_stream_of_others(tmp_path: Path) -> None:
    rows = [{"id": f"seed{n}", "date": "2024-05-31", "text": text} for n, text in enumerate(TEXTS)]
    others = [row for row in records(600) if "Ukrain" not in row["text"]]  # the stream holds sentences of the seeds
    found = surveyed(write(tmp_path / "news.jsonl", [*others, *rows]), terms=())
    event, like = events_of(found.stems)
    names = [number for number, path in zip(event.tolist(), found.paths, strict=True) if "#seed" in path]
    assert Counter(names).most_common(1)[0][1] >= 4
    assert ((like > 0) & (like <= 1.0001)).all()
    assert (event[event] == event).all()


def test_no_article_makes_no_event() -> None:
    empty = surveyed(SEEDS).stems.of(np.arange(0))
    event, like = events_of(empty)
    assert (len(event), len(like)) == (0, 0)


def test_events_of_more_outlets_and_of_newer_days_come_first(table: Table) -> None:
    rows = np.arange(len(table))
    event, like = events_of(table.stems)
    events = ranked_events(table, rows, event, like)
    assert sorted(row for one in events for row in one.articles) == rows.tolist()
    assert [one.score for one in events] == sorted((one.score for one in events), reverse=True)
    assert events[0].outlets >= 5
    for one in events[:20]:
        days = table.days[list(one.articles[:2])]
        assert max(days) == table.days[list(one.articles)].max()  # the newest is among the first two


def test_each_event_has_its_turn_before_any_has_a_second() -> None:
    events = [Event(tuple(range(100 * n, 100 * n + 50)), 9, 1.0) for n in range(20)]
    chosen = read_closely(events, 120)
    shares = [sum(row // 100 == n for row in chosen) for n in range(20)]
    assert (len(chosen), shares) == (120, [12 + 12, 11 + 3, 10, 9, 8, 7, 6, 5, 4, *[3] * 11])


def test_fewer_articles_than_asked_for_are_all_read() -> None:
    assert read_closely([Event((1, 2), 2, 1.0), Event((7,), 1, 0.5)], 10) == {1, 2, 7}

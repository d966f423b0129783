"""What makes very many articles possible, as ratios that a busy machine keeps; `bench/speed.py` has the figures."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.corpora import write_corpus, write_folder

ROOT = Path(__file__).resolve().parents[2]
FEW, MANY = 500, 3_000


def timed(module: str, *arguments: str) -> Any:
    """What a bench prints, as a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    return json.loads(done.stdout)


def measured(folder: Path, articles: int) -> dict[str, Any]:
    """One run from sources to the composed briefing; the best of two."""
    corpus = write_corpus(folder / f"{articles}.jsonl", articles, "story")
    runs = [timed("bench.stages", str(corpus), "20") for _ in range(2)]
    best: dict[str, Any] = min(runs, key=lambda run: run["seconds"] / run["floor"])
    return best


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of few and of many articles that are all on the subject."""
    folder = tmp_path_factory.mktemp("speed")
    return measured(folder, FEW), measured(folder, MANY)


def test_a_further_article_costs_a_few_times_what_parsing_it_costs(figures: tuple[dict[str, Any], ...]) -> None:
    few, many = figures
    floor = many["floor"] / MANY
    assert (many["seconds"] - few["seconds"]) / (MANY - FEW) <= 12 * floor


def test_no_text_is_kept(figures: tuple[dict[str, Any], ...]) -> None:
    few, many = figures
    assert many["megabytes"] - few["megabytes"] <= 150


def test_time_grows_no_faster_than_the_number_of_articles(figures: tuple[dict[str, Any], ...]) -> None:
    few, many = figures
    assert math.log(many["seconds"] / few["seconds"]) / math.log(MANY / FEW) <= 1.05
    for stage in ("survey", "table", "copies", "events", "ranking", "ledger"):
        assert many["stages"][stage] <= 1.6 * MANY / FEW * few["stages"][stage] + 0.02, stage


def test_thirty_articles_are_read_and_composed_long_before_sumy_has_rated_them(tmp_path: Path) -> None:
    corpus = str(write_corpus(tmp_path / "30.jsonl", 30, "stream"))
    assert timed("bench.stages", corpus)["seconds"] * 20 <= timed("bench.sumy_time", corpus)  # 57 on an idle machine


def test_a_second_run_of_files_takes_little_of_the_first(tmp_path: Path) -> None:
    corpus = write_folder(tmp_path / "files", 100)
    (tmp_path / "scratch").mkdir()
    command = [sys.executable, "-m", "bench.again", str(corpus), str(tmp_path / "scratch")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    first, second = json.loads(done.stdout)
    assert second <= 0.4 * first

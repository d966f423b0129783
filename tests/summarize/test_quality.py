"""Floors under the quality of the defaults, on development sets that are read where they are and not shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import quality

DATA = Path(__file__).resolve().parents[3] / "shared" / "summaries"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the development sets ../shared/summaries are not there")


@pytest.mark.parametrize(
    ("name", "method", "limit", "gain"),
    [("multinews", "coverage", 40, 1.5), ("cnndm", "lexrank", 200, 0.4), ("neus", "coverage", 150, 0.5)],
)
def test_the_default_beats_lead(name: str, method: str, limit: int, gain: float) -> None:
    pytest.importorskip("rouge_score", reason="the extra briefing[bench] is not installed")
    records = quality.read(DATA / f"{name}_dev.jsonl", limit)
    words = quality.BUDGETS[name]

    def r2(method: str) -> float:
        scores = [quality.score(quality.summary(method, row, words), row.references, words) for row in records]
        return quality.mean([score.r2 for score in scores])

    assert r2(method) >= r2("lead") + gain

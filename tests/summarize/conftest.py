"""The seeds as the summarizers see them: sentences of running prose, document by document."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.summarize.prose import sentences_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="session")
def articles() -> list[list[str]]:
    return [sentences_of(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]

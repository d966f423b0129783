"""Small corpora for the tests of the survey."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.corpora import records
from briefing.profile import load_profile
from briefing.survey.plan import BATCH_BYTES, plan
from briefing.survey.survey import survey
from briefing.survey.table import Table, table_of

TERMS = load_profile("nato-ukraine").terms


def write(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    """Write these records as JSON lines."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def stream(path: Path, articles: int, kind: str = "stream") -> Path:
    """A generated corpus."""
    return write(path, list(records(articles, kind)))


def surveyed(*sources: Path, size: int = BATCH_BYTES) -> Table:
    """The table of these sources."""
    batches, _ = plan(sources, size=size)
    return table_of(batches, [survey(batch, TERMS) for batch in batches])

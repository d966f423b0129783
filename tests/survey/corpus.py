"""Small corpora for the tests of the survey."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.corpora import records
from briefing.profile import load_profile
from briefing.survey.models import KEY_BYTES, Known, Recalled, Surveyed
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


def recalling(found: Surveyed, but: Sequence[int] = ()) -> Known:
    """Knows what was found, but for the articles of these indices."""
    keys = [found.keys[at : at + KEY_BYTES] for at in range(0, len(found.keys), KEY_BYTES)]
    places = {key: row for row, key in enumerate(keys) if row not in but}

    def known(wanted: bytes) -> Recalled:
        asked = [wanted[at : at + KEY_BYTES] for at in range(0, len(wanted), KEY_BYTES)]
        rows = [at for at, key in enumerate(asked) if key in places]
        return Recalled(rows, (found.pack,), [0] * len(rows), [places[asked[at]] for at in rows])

    return known


def surveyed(*sources: Path, size: int = BATCH_BYTES, terms: Sequence[str] = TERMS) -> Table:
    """The table of these sources, for a profile with these terms."""
    batches, _ = plan(sources, size=size)
    return table_of(batches, [survey(batch, terms) for batch in batches])

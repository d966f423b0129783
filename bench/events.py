"""How well the survey finds events, on news whose events are known: `python -m bench.events`.

Reads `../shared` relative to the repository: the articles of Multi-News and NeuS, each record one event, and gold
corpora. B-cubed precision and recall (Bagga and Baldwin, "Entity-based cross-document coreferencing", 1998).
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from briefing.survey.events import events_of
from briefing.survey.plan import plan
from briefing.survey.survey import survey
from briefing.survey.table import table_of

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def articles() -> list[tuple[str, dict[str, str]]]:
    """(event, record) of every article, shuffled."""
    found = []
    for name in ("multinews_dev", "neus_dev"):
        for line in (SHARED / "summaries" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for document in row["documents"]:
                if document["text"].strip():
                    title = document.get("title") or ""
                    found.append((f"{name} {row['id']}", {"text": document["text"], "title": title}))
    for folder in (ROOT / "seeds", *sorted((SHARED / "corpora").glob("*_*"))):
        found += [(folder.name, {"text": path.read_text("utf-8")}) for path in sorted(folder.glob("*.txt"))]
    random.Random(3).shuffle(found)
    return found


def b_cubed(found: list[int], gold: list[str]) -> tuple[float, float]:
    """Precision and recall."""
    sizes, events, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    pairs = list(zip(found, gold, strict=True))
    precision = sum(both[pair] / sizes[pair[0]] for pair in pairs) / len(pairs)
    return precision, sum(both[pair] / events[pair[1]] for pair in pairs) / len(pairs)


def main() -> None:
    """Prints one line."""
    rows = articles()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "news.jsonl"
        corpus.write_text("".join(f"{json.dumps(record)}\n" for _, record in rows), encoding="utf-8")
        batches, _ = plan([corpus])
        table = table_of(batches, [survey(batch) for batch in batches])
    found, _ = events_of(table.stems)
    precision, recall = b_cubed(found.tolist(), [event for event, _ in rows])
    both = 2 * precision * recall / (precision + recall)
    counts = f"{len(rows)} articles of {len({event for event, _ in rows})} events, {len(set(found.tolist()))} found"
    sys.stdout.write(f"{counts}: B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}\n")


if __name__ == "__main__":
    main()

"""ROUGE of every method on the same sentences and budgets, on whichever development sets are there.

    python bench/quality.py [--data FOLDER] [--set NAME] [--method NAME] [--limit N] [--sumy-limit N] [--halves]

Then, on PolNeAR (polnear_dev.jsonl beside them), the share of direct quotations whose speaker is right, as
`bench/speech.py` counts it.

FOLDER holds multinews_dev.jsonl (225 words), cnndm_dev.jsonl (50) and neus_dev.jsonl (66), one record a line:
{"id", "documents": [{"text"}], "references": [str]}. Figures are R1, R2 and R-Lsum by rouge-score (F1 × 100, mean over
records, stemmed, a summary cut at its budget), `n` the records, `s` the CPU seconds of the method. Needs
`pip install rouge-score`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, for `bench.speech`

from briefing.summarize import methods  # noqa: E402  after the path
from briefing.summarize.api import reading_order  # noqa: E402
from briefing.summarize.prose import sentences_of  # noqa: E402

BUDGETS = {"multinews": 225, "cnndm": 50, "neus": 66}
TARGETS = {  # points of R2 above the best sumy method, and above lead
    "multinews": (2.0, 1.5),
    "cnndm": (1.0, 0.4),
    "neus": (0.5, None),
}
FOLDER = ROOT.parent / "shared" / "summaries"


class Record(NamedTuple):
    """A record with its sentences, split once for all methods."""

    documents: list[list[str]]
    references: list[str]


class Score(NamedTuple):
    """The three F1 figures of one summary, in percent."""

    r1: float
    r2: float
    rl: float


def main() -> None:
    """Print one table per set, then whether the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=FOLDER)
    parser.add_argument("--set", action="append", choices=list(BUDGETS))
    parser.add_argument("--method", action="append", choices=list(methods.NAMES))
    parser.add_argument("--limit", type=int)
    parser.add_argument("--sumy-limit", type=int, help="records for sumy's methods, where they are too slow for all")
    parser.add_argument("--halves", action="store_true", help="R2 of the even and of the odd records too")
    options = parser.parse_args()
    for name in options.set or list(BUDGETS):
        path = options.data / f"{name}_dev.jsonl"
        if path.exists():
            report(name, read(path, options.limit), options)
        else:
            print(f"{name}: {path.name} is not there, skipped\n")
    if not options.set:
        attribution()


def read(path: Path, limit: int | None) -> list[Record]:
    """The records that have references."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if row["references"]][:limit]
    return [Record([sentences_of(doc["text"]) for doc in row["documents"]], row["references"]) for row in rows]


def report(name: str, records: list[Record], options: argparse.Namespace) -> None:
    """The table of one set."""
    words = BUDGETS[name]
    print(f"{name}: {len(records)} records, {words} words")
    print("| method | n | R1 | R2 | RL | s |" + " R2 by halves |" * options.halves)
    print("|---|---|---|---|---|---|" + "---|" * options.halves)
    means: dict[str, float] = {}
    for method in options.method or methods.NAMES:
        chosen = records[: options.sumy_limit] if method.startswith("sumy-") else records
        start = time.process_time()
        summaries = [summary(method, record, words) for record in chosen]
        spent = time.process_time() - start
        scores = [score(text, record.references, words) for text, record in zip(summaries, chosen, strict=True)]
        r1, means[method], rl = (mean([row[column] for row in scores]) for column in range(3))
        row = f"| {method} | {len(chosen)} | {r1:.2f} | {means[method]:.2f} | {rl:.2f} | {spent:.2f} |"
        if options.halves:
            row += " " + " / ".join(f"{mean([one.r2 for one in scores[half::2]]):.2f}" for half in (0, 1)) + " |"
        print(row, flush=True)
    verdict(name, means)


def attribution() -> None:
    """One row on who says what in the newswire of PolNeAR."""
    from bench import speech

    if not (speech.SHARED / "summaries" / "polnear_dev.jsonl").exists():
        print("polnear: polnear_dev.jsonl is not there, skipped")
        return
    rows = [speech.score_polnear(half, show=False, table=None) for half in ("dev", "test")]
    total = sum(count for *_, count in rows)
    given, right = (sum(row[column] * row[2] for row in rows) / total for column in (0, 1))
    print("| quotations | n | has a speaker | speaker right |\n|---|---|---|---|")
    print(f"| polnear | {total} | {100 * given:.1f} % | {100 * right:.1f} % |")


def verdict(name: str, means: dict[str, float]) -> None:
    """How far the default method of this set stands above its peers."""
    ours = "lexrank" if name == "cnndm" else "coverage"
    sumy = {method: value for method, value in means.items() if method.startswith("sumy-")}
    if ours in means and sumy:
        best = max(sumy, key=lambda method: sumy[method])
        print(f"{ours} over {best}: {means[ours] - sumy[best]:+.2f} R2 (target +{TARGETS[name][0]})")
    if ours in means and "lead" in means:
        target = TARGETS[name][1]
        print(f"{ours} over lead: {means[ours] - means['lead']:+.2f} R2" + (f" (target +{target})" if target else ""))
    print()


def summary(method: str, record: Record, words: int) -> str:
    """One summary, one sentence a line."""
    chosen = methods.get(method).select(record.documents, words=words)
    return "\n".join(record.documents[document][place] for document, place in sorted(chosen, key=reading_order))


def score(summary: str, references: list[str], words: int) -> Score:
    """The mean over the references, of a summary cut at its budget."""
    left, lines = words, []
    for line in summary.splitlines():
        part = line.split()[:left]
        left -= len(part)
        lines += [" ".join(part)] if part else []
    rows = [scorer().score(reference, "\n".join(lines)) for reference in references]
    r1, r2, rl = (100 * mean([row[kind].fmeasure for row in rows]) for kind in ("rouge1", "rouge2", "rougeLsum"))
    return Score(r1, r2, rl)


@lru_cache(maxsize=1)
def scorer() -> Any:
    """rouge-score with its own stemming tokenizer, which is asked only once for the same line."""
    from rouge_score import rouge_scorer, tokenizers

    class Memo(tokenizers.DefaultTokenizer):  # type: ignore[misc]  # rouge-score has no types
        tokenize = lru_cache(maxsize=None)(tokenizers.DefaultTokenizer.tokenize)

    return rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=Memo(use_stemmer=True))


def mean(values: list[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    main()

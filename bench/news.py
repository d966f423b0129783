"""How much of the news a brief of any subject tells: the profile `general` on Multi-News, against its summaries.

    python -m bench.news [--data FOLDER] [--limit N] [--profile NAME]

FOLDER holds multinews_dev.jsonl, as for `bench/quality.py`. Each record's articles become a brief. The figures are
ROUGE-2 of rouge-score, stemmed, × 100, against the editors' summary, mean over records: precision of the title and of
the bottom line (cut at 75 words), F1 of the page (bottom line, then sections, each line once, cut at 225 words). Beside
them stand the summarizer's own choice at the same lengths, which has no sections to fill, and the first sentence of
each article. Needs `pip install rouge-score`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from bench.quality import FOLDER, mean, scorer
from briefing.compose import ComposeOptions, compose
from briefing.corpus.sources import read_sources
from briefing.models import Briefing
from briefing.profile import load_profile
from briefing.summarize.api import summarize

_LONGEST = 60_000  # characters of a record's articles together: longer ones are books and reports
_BOTTOM, _PAGE = 75, 225  # words


Tell = Callable[[dict[str, Any], str], tuple[str, list[str], list[str]]]
"""Tells a record's news: title, bottom line and page, the last two as lines."""


class Told(NamedTuple):
    """What one way of telling a record's news scores, in percent."""

    title: float
    bottom: float
    page: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=FOLDER)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--profile", default="general")
    options = parser.parse_args()
    rows = records(options.data / "multinews_dev.jsonl", options.limit)
    print(f"{len(rows)} records               title  bottom line  page")
    for name, tell in (("brief", told), ("coverage", condensed), ("first sentences", opened)):
        print(f"{name:24} " + "  ".join(f"{figure:9.1f}" for figure in scored(rows, tell, options.profile)))


def records(path: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The records that have a summary and are no books."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    fitting = [r for r in rows if r["references"] and sum(len(d["text"]) for d in r["documents"]) < _LONGEST]
    return fitting[:limit]


def scored(rows: list[dict[str, Any]], tell: Tell, profile: str) -> Told:
    """The mean figures of a way to tell each record's news."""
    found = []
    for row in rows:
        title, bottom, page = tell(row, profile)
        found.append(
            Told(
                _rouge(title, row["references"]).precision,
                _rouge(_cut(bottom, _BOTTOM), row["references"]).precision,
                _rouge(_cut(page, _PAGE), row["references"]).fmeasure,
            )
        )
    return Told(*(100 * mean(list(figures)) for figures in zip(*found, strict=True)))


def told(row: dict[str, Any], profile: str) -> tuple[str, list[str], list[str]]:
    """What the brief says."""
    made = brief_of(row, profile)
    bottom = [claim.text for claim in made.summary]
    return made.title, bottom, [*bottom, *(claim.text for s in made.sections for claim in s.claims)]


def brief_of(row: dict[str, Any], profile: str) -> Briefing:
    """The brief of a record's articles."""
    with tempfile.TemporaryDirectory() as name:
        for number, document in enumerate(row["documents"]):
            (Path(name) / f"{number:02}.txt").write_text(document["text"], "utf-8")
        reading = read_sources([Path(name)])
    return compose(reading.articles, reading.skipped, load_profile(profile), ComposeOptions())


def condensed(row: dict[str, Any], _: str) -> tuple[str, list[str], list[str]]:
    """What the default summarizer says."""
    texts = [d["text"] for d in row["documents"]]
    bottom, page = (summarize(texts, words=n).splitlines() for n in (_BOTTOM, _PAGE))
    return bottom[0] if bottom else "", bottom, page


def opened(row: dict[str, Any], _: str) -> tuple[str, list[str], list[str]]:
    """The first sentence of each article."""
    texts = [d["text"] for d in row["documents"]]
    firsts = [s.splitlines()[0] for t in texts if (s := summarize([t], words=_BOTTOM, method="lead"))]
    return firsts[0] if firsts else "", firsts, firsts


def _cut(lines: list[str], most: int) -> str:
    words = " \n ".join(dict.fromkeys(lines)).split(" ")
    kept, count = [], 0
    for word in words:
        count += word != "\n"
        if count > most:
            break
        kept.append(word)
    return " ".join(kept)


def _rouge(text: str, references: list[str]) -> Any:
    return max((scorer().score(r, text)["rouge2"] for r in references), key=lambda s: s.fmeasure)


if __name__ == "__main__":
    main()

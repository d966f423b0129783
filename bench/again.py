"""A second run with one article in a hundred new: `python -m bench.again CORPUS FOLDER`.

Composes the briefing of the corpus with the cache in the folder, which is to be empty, then that of the changed corpus,
each time from sources to the composed briefing; prints the seconds of processor time of both as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from briefing.compose import ComposeOptions, compose
from briefing.config import Settings
from briefing.production import brief
from briefing.profile import load_profile
from briefing.reading import read, recollection

ROOT = Path(__file__).resolve().parent.parent


def composed(corpus: Path, folder: Path) -> float:
    """Seconds to the briefing of the corpus, with the cache that lies in `folder`."""
    settings = Settings(sources=(corpus,), output=folder)
    profile = load_profile(settings.profile)
    begun = time.process_time()
    recalled = recollection(settings, profile)
    reading = read(settings, profile, recalled)
    compose(reading.articles, reading.skipped, profile, ComposeOptions(), reading.beyond, recalled.close)
    return time.process_time() - begun


def renewed(corpus: Path, other: Path) -> Path:
    """A copy of the corpus in which every hundredth line is one that was not there."""
    lines = corpus.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[::100] = [line.replace("the ", "another ", 3) for line in lines[::100]]
    other.write_text("".join(lines), encoding="utf-8")
    return other


if __name__ == "__main__":
    brief(Settings(sources=(ROOT / "seeds",)))
    source, scratch = Path(sys.argv[1]), Path(sys.argv[2])
    times = [composed(source, scratch), composed(renewed(source, scratch / "again.jsonl"), scratch)]
    sys.stdout.write(json.dumps(times) + "\n")

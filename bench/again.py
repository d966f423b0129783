"""A second run with one article in a hundred new: `python -m bench.again CORPUS FOLDER`.

The corpus is a file of JSON lines, or a folder of files. The briefing of a copy of it is composed with a cache in
FOLDER, which is to be empty; then every hundredth article is made a new one, and it is composed again, each time from
sources to the composed briefing. Prints the seconds of processor time of both as JSON. Before anything is timed some
articles are composed, so that what Python imports is not counted.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

from bench.corpora import page, records
from briefing.__main__ import collect_seldom
from briefing.compose import ComposeOptions, compose
from briefing.config import Settings
from briefing.production import brief
from briefing.profile import load_profile
from briefing.reading import read, recollection

ROOT = Path(__file__).resolve().parent.parent
NEW = 100  # one article of so many is new in the second run


def composed(corpus: Path, folder: Path) -> float:
    """Seconds to the briefing of the corpus, with the cache that lies in `folder`."""
    settings = Settings(sources=(corpus,), output=folder)
    profile = load_profile(settings.profile)
    begun = time.process_time()
    recalled = recollection(settings, profile)
    reading = read(settings, profile, recalled)
    compose(reading.articles, reading.skipped, profile, ComposeOptions(), reading.beyond, recalled.close)
    return time.process_time() - begun


def renew(corpus: Path) -> None:
    """Put a new article in the place of every hundredth."""
    if corpus.is_dir():
        others = records(sum(1 for _ in corpus.iterdir()), seed=11)
        for place, (path, record) in enumerate(zip(sorted(corpus.iterdir()), others, strict=True)):
            if place % NEW == 0:
                path.unlink()
                path.with_name(f"{path.stem}-new.html").write_text(page(record), encoding="utf-8")
        return
    lines = corpus.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[::NEW] = [line.replace("the ", "another ", 3) for line in lines[::NEW]]
    corpus.write_text("".join(lines), encoding="utf-8")


def copied(corpus: Path, folder: Path) -> Path:
    """The copy that may be changed."""
    if corpus.is_dir():
        return Path(shutil.copytree(corpus, folder / corpus.name))
    return Path(shutil.copy(corpus, folder / corpus.name))


def warm(corpus: Path, folder: Path) -> None:
    """Import what is imported for such a corpus."""
    brief(Settings(sources=(ROOT / "seeds",)))
    some = folder / "warm"
    some.mkdir()
    if corpus.is_dir():
        for path in sorted(corpus.iterdir())[:10]:
            shutil.copy(path, some / path.name)
    else:
        with corpus.open(encoding="utf-8") as stream:
            (some / "some.jsonl").write_text("".join(line for line, _ in zip(stream, range(10), strict=False)))
    brief(Settings(sources=(some,), profile="general", closely=2))


if __name__ == "__main__":
    collect_seldom()
    source, scratch = Path(sys.argv[1]), Path(sys.argv[2])
    warm(source, scratch)
    changing = copied(source, scratch)
    cache = scratch / "cache"
    cache.mkdir()
    first = composed(changing, cache)
    renew(changing)
    sys.stdout.write(json.dumps([first, composed(changing, cache)]) + "\n")

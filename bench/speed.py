"""Speed from sources to the composed briefing, by stage and size: `python bench/speed.py [OPTIONS]`.

    --sizes 10,100,1000     numbers of articles (10 to 100,000 by default, which takes some minutes)
    --kinds stream,story    a day's stream, a tenth of it on the profile, or one story, all of it on the profile
    --sumy                  time sumy's LexRank at 10, 100 and 300 articles anew (the last takes two minutes)
    --sumy-most N           only up to so many articles
    --folder FOLDER         where corpora and sumy's times are kept (a folder for temporary files)
    --again                 only what a second run takes
    --starts                only what a whole process takes: `briefing --help`, and the seeds to PDF

Each line of a table is one run in a process of its own. Seconds are of the processor, of one core; sumy's are those of
rating the sentences alone, without reading or splitting, on the same articles.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.corpora import ON_PROFILE, write_corpus, write_folder  # noqa: E402 - the checkout is no installed package
from bench.starts import starts  # noqa: E402

SIZES = (10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
SUMY_SIZES = (10, 100, 300)
FILES = (100, 1_000)
LEAST_AGAIN = 1_000  # JSON lines of fewer are all read closely
STAGES = (
    "plan", "survey", "table", "copies", "events", "ranking", "reading closely", "ledger", "composing",
)  # fmt: skip


def main() -> None:
    """Prints the tables."""
    asked = _arguments()
    sizes = [int(size) for size in asked.sizes.split(",")]
    asked.folder.mkdir(parents=True, exist_ok=True)
    for kind in [] if asked.starts or asked.again else asked.kinds.split(","):
        _table(kind, [_measured(asked.folder, kind, size) for size in sizes], _sumy(asked, kind, sizes))
    if not asked.starts:
        _again(asked.folder, asked.kinds.split(","), sizes)
    _say(f"\n{_machine()}\n")
    for line in starts():
        _say(line)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--kinds", default=",".join(ON_PROFILE))
    parser.add_argument("--sumy", action="store_true")
    parser.add_argument("--sumy-most", type=int, default=SUMY_SIZES[-1])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "briefing-speed")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--starts", action="store_true")
    return parser.parse_args()


def _corpus(folder: Path, kind: str, size: int) -> Path:
    path = folder / f"{kind}-{size}.jsonl"
    if not path.exists():
        write_corpus(path.with_suffix(".part"), size, kind).rename(path)
    return path


def _measured(folder: Path, kind: str, size: int) -> dict[str, Any]:
    found: dict[str, Any] = _child("bench.stages", str(_corpus(folder, kind, size)))
    return found


def _child(module: str, *arguments: str) -> Any:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return json.loads(done.stdout)


def _sumy(asked: argparse.Namespace, kind: str, sizes: list[int]) -> dict[int, float]:
    """Seconds by size: measured anew when that was asked for, else those of the last time."""
    kept = asked.folder / f"sumy-{kind}.json"
    known: dict[str, float] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    for size in SUMY_SIZES:
        if asked.sumy and size in sizes and size <= asked.sumy_most:
            known[str(size)] = _child("bench.sumy_time", str(_corpus(asked.folder, kind, size)))
    kept.write_text(json.dumps(known), encoding="utf-8")
    return {int(size): seconds for size, seconds in known.items()}


def _again(folder: Path, kinds: list[str], sizes: list[int]) -> None:
    """What a second run takes of files, and of JSON lines."""
    _say("\n## A second run with 1 % new articles\n")
    _say("| articles | first | second | share |\n| --- | --- | --- | --- |")
    corpora = [_files(folder, size) for size in FILES]
    corpora += [_corpus(folder, kind, size) for kind in kinds for size in sizes if size >= LEAST_AGAIN]
    for corpus in corpora:
        with tempfile.TemporaryDirectory() as scratch:
            first, second = _child("bench.again", str(corpus), scratch)
        _say(f"| {corpus.stem} | {first:.3g} | {second:.3g} | {second / first:.0%} |")


def _files(folder: Path, size: int) -> Path:
    """So many articles as files of their own, of several formats."""
    path = folder / f"files-{size}"
    if not path.exists():
        shutil.rmtree(path.with_suffix(".part"), ignore_errors=True)
        write_folder(path.with_suffix(".part"), size).rename(path)
    return path


def _table(kind: str, rows: list[dict[str, Any]], sumy: dict[int, float]) -> None:
    _say(f"\n## {kind}: {ON_PROFILE[kind]:.0%} of the articles on the profile\n")
    _say("| articles | read closely | CPU s | articles/s | exponent | peak MB | × floor | sumy LexRank s | faster |")
    _say("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    before: dict[str, Any] | None = None
    for row in rows:
        theirs = sumy.get(row["articles"])
        cells = [
            f"{row['articles']:,}",
            str(row["closely"]),
            f"{row['seconds']:.3g}",
            f"{row['articles'] / row['seconds']:,.0f}",
            f"{growth(before, row, 'seconds'):.2f}" if before else "-",
            str(row["megabytes"]),
            f"{row['seconds'] / row['floor']:.1f}",
            f"{theirs:.3g}" if theirs else "-",
            f"{theirs / row['seconds']:.0f}x" if theirs else "-",
        ]
        _say(f"| {' | '.join(cells)} |")
        before = row
    _stages(rows)
    low = next((row for row in rows if row["articles"] == 1_000), None)
    if low and rows[-1] is not low:
        _say(f"\nExponent from 1,000 to {rows[-1]['articles']:,} articles: {growth(low, rows[-1], 'seconds'):.2f}")


def _stages(rows: list[dict[str, Any]]) -> None:
    _say("\n| CPU s by stage (peak MB after it) |" + "".join(f" {row['articles']:,} |" for row in rows))
    _say("| --- |" + " --- |" * len(rows))
    for stage in STAGES:
        cells = [
            f" {row['stages'][stage]:.3g} ({row['peaks'][stage]}) |" if stage in row["stages"] else " - |"
            for row in rows
        ]
        _say(f"| {stage} |" + "".join(cells))
    _say("| floor |" + "".join(f" {row['floor']:.3g} |" for row in rows))


def growth(low: dict[str, Any], high: dict[str, Any], key: str) -> float:
    """The exponent with which the figure grows with the number of articles."""
    return math.log(high[key] / low[key]) / math.log(high["articles"] / low["articles"])


def _machine() -> str:
    model = next(
        (line.partition(":")[2].strip() for line in _lines(Path("/proc/cpuinfo")) if line.startswith("model name")),
        platform.processor(),
    )
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{model}, {os.cpu_count()} cores, load {load}; Python {platform.python_version()}; {time.strftime('%F')}"


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

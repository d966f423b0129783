"""Learns a profile's weights from labelled articles, and prints what they are worth on events that they have not seen.

    python bench/learn.py                       train on bench/learn/sentences.jsonl.gz and print the table
    python bench/learn.py --write               … and write briefing/data/learned/nato-ukraine.json
    python bench/learn.py --events DIR --write  read DIR/NAME.json (labels) and DIR/NAME/ (texts) first

A labelled event has the form of `tests/gold/seeds.json`. Of its sentences only traits are kept (names are folded to
sides there), labels and the rules' scores: no text. Weights are those of an L2-regularised logistic regression (the
objective of LIBLINEAR: Fan et al., 2008) over traits that occur in at least four events. A rule's yes counts `VOTE`
beside them: less than traits that speak against it together, more than any one of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefing import compose
from briefing.analysis.remembering import readings_of, sentences_of
from briefing.analysis.scene import score_frames
from briefing.analysis.traits import traits
from briefing.corpus.sources import read_sources
from briefing.interfaces import NoMemory
from briefing.profile import load_profile
from tests.gold.scorer import Event, Gold

HERE = Path(__file__).resolve().parent
ROWS = HERE / "learn" / "sentences.jsonl.gz"
OUT = HERE.parent / "briefing" / "data" / "learned" / "nato-ukraine.json"
KEYS = ("key_decisions", "nato_divisions", "russian_responses")
LEARNED = KEYS[:2]
"""What a side says or does is a matter of who speaks, which the rules settle: weights made it worse on real news."""
_EVENTS = 4  # in which a trait has to occur
_COST = 0.1  # of an error, beside the squares of the weights
_ARGUABLE = 0.3  # what a sentence counts that another reader could have labelled so
_LABELLED = 5  # sentences from which a label of an event is scored
_YES = 0.5  # of a rule's score
VOTE, SHIFT = 3.0, -0.5  # what a rule's yes counts, and what every sentence has to make up for
COMMON = {"nato_divisions": 0.015}
"""The share of sentences that have to be clearly so before weights alone give a label: allies may well agree."""


@dataclass(frozen=True)
class Row:
    """A labelled sentence as the weights see it; `rules` are the rules' scores by section."""

    event: str
    traits: tuple[str, ...]
    labels: tuple[str, ...]
    arguable: tuple[str, ...]
    rules: dict[str, float]


@dataclass(frozen=True)
class Weighing:
    """The weights of one section."""

    traits: dict[str, float]
    bias: float

    def total(self, row: Row, key: str, vote: float = VOTE, shift: float = SHIFT) -> float:
        """What traits and rule say together, as the logarithm of the odds."""
        told = vote * (row.rules[key] >= _YES)
        return self.bias + sum(self.traits.get(t, 0.0) for t in row.traits) + told + shift


def rows_of(event: Event) -> list[Row]:
    """The labelled sentences of an event, with the rules' own scores."""
    profile = load_profile("nato-ukraine")
    bare = replace(profile, sections=tuple(replace(s, learned=None) for s in profile.sections))
    articles = read_sources([event.texts]).articles
    sentences = sentences_of(articles, NoMemory())
    newest = max((a.published for a in articles if a.published), default=None)
    table = compose._actors(compose._bodies(articles, sentences), bare, newest)
    read = readings_of(articles, sentences, table, newest.year if newest else None, bare.sections, NoMemory())
    frames = [frame for one in read for frame in one.frames]
    scores, gold = score_frames(frames, bare), Gold(event)
    path = {a.id: Path(a.path).name for a in articles}
    rows = []
    for frame in frames:
        found = gold.at(path[frame.sentence.article], frame.sentence.start, frame.sentence.end)
        if not found or any("boilerplate" in s["labels"] or s.get("fragment") or s.get("headline") for s in found):
            continue
        labels = {label for s in found for label in s["labels"]}
        arguable = {label for s in found for label in s.get("arguable") or ()}
        rules = {key: round(score.value, 3) for key, score in scores[frame.key].items()}
        rows.append(Row(event.name, tuple(traits(frame)), tuple(sorted(labels)), tuple(sorted(arguable)), rules))
    return rows


def common(rows: Sequence[Row]) -> list[Row]:
    """The rows with those traits alone that occur in enough events, sorted, so that no sentence can be read in them."""
    events = defaultdict(set)
    for row in rows:
        for trait in row.traits:
            events[trait].add(row.event)
    known = {trait for trait, found in events.items() if len(found) >= _EVENTS}
    return [replace(row, traits=tuple(sorted(known.intersection(row.traits)))) for row in rows]


def save(rows: Iterable[Row], path: Path) -> None:
    """Write rows as packed JSON lines; the same rows are always the same bytes."""
    lines = "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))


def load(path: Path) -> list[Row]:
    """The rows that `save` wrote."""
    found = map(json.loads, gzip.decompress(path.read_bytes()).decode().splitlines())
    return [Row(r["event"], tuple(r["traits"]), tuple(r["labels"]), tuple(r["arguable"]), r["rules"]) for r in found]


def learn(rows: Sequence[Row], key: str) -> Weighing:
    """The weights of traits for one section."""
    rows = common(rows)
    column = {trait: at for at, trait in enumerate(sorted({t for row in rows for t in row.traits}))}
    cells = [(at, column[t]) for at, row in enumerate(rows) for t in row.traits]
    places = np.array(cells).T
    table = csr_matrix((np.ones(len(cells)), (places[0], places[1])), shape=(len(rows), len(column)))
    wanted = np.array([1.0 if key in row.labels else -1.0 for row in rows])
    share = np.array([_ARGUABLE if key in r.arguable and key not in r.labels else 1.0 for r in rows])
    weights, bias = _logistic(table, wanted, share)
    return Weighing({t: round(float(weights[at]), 3) for t, at in column.items()}, round(float(bias), 3))


def _logistic(table: csr_matrix, wanted: np.ndarray, share: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias that least err, by half the sum of squared weights and `_COST` times each error's logarithm."""

    def error(point: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = point[:-1], point[-1]
        margin = wanted * (table @ weights + bias)
        slope = -_COST * share * wanted / (1 + np.exp(margin))
        value = _COST * float(share @ np.logaddexp(0, -margin)) + float(weights @ weights) / 2
        return value, np.append(table.T @ slope + weights, slope.sum())

    found = minimize(error, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return found.x[:-1], float(found.x[-1])


def f1(rows: Sequence[Row], has: Sequence[set[str]]) -> tuple[float, str]:
    """Lenient label F1, the mean of the sections, as the gate counts it, with precision and recall of each section."""
    found, told = [], []
    for key in KEYS:
        right = wrong = missed = 0
        for row, labels in zip(rows, has, strict=True):
            two = {"russian_responses", "key_decisions"} <= set(row.labels)
            excused = two and bool(labels & {"russian_responses", "key_decisions"})
            want, fits = key in row.labels, key in row.labels or key in row.arguable or excused
            right += key in labels and fits
            wrong += key in labels and not fits
            missed += want and key not in labels and "none" not in row.arguable and not excused
        if sum(key in row.labels for row in rows) >= _LABELLED:
            found.append(2 * right / max(1, 2 * right + wrong + missed))
        told.append(f"{right / max(1, right + wrong):.2f}/{right / max(1, right + missed):.2f}")
    return sum(found) / len(found), " ".join(told)


def labelled(rows: Sequence[Row], by: dict[str, Weighing], vote: float = VOTE, shift: float = SHIFT) -> list[set[str]]:
    """The labels of each row by weights and rule."""
    return [
        {k for k in KEYS if (by[k].total(row, k, vote, shift) >= 0 if k in by else row.rules[k] >= _YES)}
        for row in rows
    ]


def report(rows: Sequence[Row]) -> None:
    """Print for each event what rules, traits and both are worth, the weights learned without that event."""
    print(f"{'event':10} {'rules':>6} {'traits':>7} {'both':>6}  precision/recall of both, by section")
    every = []
    for event in sorted({row.event for row in rows}):
        own, others = [r for r in rows if r.event == event], [r for r in rows if r.event != event]
        weights = {key: learn(others, key) for key in LEARNED}
        both, sections = f1(own, labelled(own, weights))
        figures = [f1(own, [{k for k in KEYS if r.rules[k] >= _YES} for r in own])[0]]
        figures += [f1(own, labelled(own, weights, 0.0, 0.0))[0], both]
        every.append(figures)
        print(f"{event:10} {figures[0]:6.2f} {figures[1]:7.2f} {both:6.2f}  {sections}")
    print(f"{'mean':10} " + " ".join(f"{m:6.2f}" for m in np.array(every).mean(axis=0)))


def written(weights: Mapping[str, Weighing]) -> str:
    """The weights as the program reads them; those that round to nothing are left out."""
    found = {
        key: {
            "bias": round(one.bias + SHIFT, 3),
            "rule": VOTE,
            "common": COMMON.get(key, 0.0),
            "traits": {trait: weight for trait, weight in sorted(one.traits.items()) if round(weight, 2)},
        }
        for key, one in weights.items()
    }
    return json.dumps({"sections": found}, indent=0, ensure_ascii=False) + "\n"


def main() -> None:
    """Train, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=Path, help="a folder of labelled events to read first")
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    given = parser.parse_args()
    if given.events:
        named = sorted(p for p in given.events.glob("*.json") if (given.events / p.stem).is_dir())
        events = [Event(p.stem, p, given.events / p.stem) for p in named]
        save(common([row for event in events for row in rows_of(event)]), ROWS)
    rows = load(ROWS)
    if given.write:
        OUT.write_text(written({key: learn(rows, key) for key in LEARNED}), encoding="utf-8")
    else:
        report(rows)


if __name__ == "__main__":
    main()

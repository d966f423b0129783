"""A brief against hand-labelled sentences: the figures that the gate pins and `bench/right.py` prints.

The labels hold, per article, sentences with their offset in the decoded file, their labels, others that a careful
reader could give (`arguable`), whether an editor would want them on one page (`salient`), groups of sentences that
state one fact, and quotations with their speakers. Every figure is a share from 0 to 1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing import registry
from briefing.compose import ComposeOptions, compose
from briefing.corpus.sources import read_sources
from briefing.profile import load_profile

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SECTIONS = ("key_decisions", "nato_divisions", "russian_responses")
_LEAST = 5  # labelled sentences from which a section's F1 says something
Row = Mapping[str, Any]
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Event:
    """An event's labels and the folder of its texts."""

    name: str
    labels: Path
    texts: Path

    @property
    def present(self) -> bool:
        """Whether both are on this machine."""
        return self.labels.is_file() and self.texts.is_dir()


def event(name: str) -> Event:
    """The event of that name: the seeds are the project's own, the others lie beside the repository."""
    if name == "seeds":
        return Event(name, Path(__file__).with_name("seeds.json"), ROOT / "seeds")
    return Event(name, SHARED / "gold" / f"{name}.json", SHARED / "corpora" / name)


def brief_of(folder: Path, profile: str = "nato-ukraine") -> dict[str, Any]:
    """The JSON brief of a folder, as `briefing generate --format json` writes it."""
    reading = read_sources([folder])
    briefing = compose(reading.articles, reading.skipped, load_profile(profile), ComposeOptions())
    rendered = registry.load(registry.RENDERER, "json").render(briefing, Path())
    loaded: dict[str, Any] = json.loads(rendered)
    return loaded


class Gold:
    """An event's labels, ready for look-up by place."""

    def __init__(self, of: Event) -> None:
        data = json.loads(of.labels.read_text("utf-8"))
        self.rows: dict[str, list[Row]] = {}
        self.quotes: list[tuple[str, tuple[int, int], str | None]] = []
        self.texts = {p.name: p.read_bytes().decode("utf-8-sig") for p in sorted(of.texts.glob("*.txt"))}
        for article in data["articles"]:
            name = Path(article["file"]).name
            self.rows[name] = [
                {**s, "span": (s["offset"], s.get("end", s["offset"] + len(s["text"])))} for s in article["sentences"]
            ]
            for q in article.get("quotes", []):
                span = (q["offset"], q.get("end", q["offset"] + len(q["quote"])))
                self.quotes.append((name, span, q.get("speaker")))
        full = {name.split("_")[0]: name for name in self.rows}
        self.groups = [
            {(full[m["file"]], m["i"]) for m in group["members"] if m["file"] in full}
            for group in data.get("near_duplicates", [])
        ]
        grouped = set[Place]().union(*self.groups)
        self.groups += [
            {(name, s["i"])}
            for name, rows in self.rows.items()
            for s in rows
            if s.get("salient") and (name, s["i"]) not in grouped
        ]

    def at(self, file: str, start: int, end: int) -> list[Row]:
        """The labelled sentences that a span covers, or is covered by, at least by half."""
        return [s for s in self.rows.get(file, []) if _overlap(s["span"], (start, end)) >= 0.5]

    def salient(self, group: set[Place]) -> bool:
        """Whether an editor would want the group's fact on the page."""
        return any(s.get("salient") for file, i in group for s in self.rows[file] if s["i"] == i)


def score(brief: Mapping[str, Any], of: Event) -> dict[str, float]:
    """Every figure of the brief."""
    gold = Gold(of)
    names = {a["id"]: Path(a["path"]).name for a in brief["articles"]}
    sections = [s for s in brief["sections"] if s["key"] in SECTIONS]
    front = [*brief["summary"], *(c for s in sections for c in s["claims"])]
    every = [*front, *(c for a in brief["articles"] for c in a["summary"])]

    def places(claim: Mapping[str, Any], first: bool = False) -> set[Place]:
        found = claim["evidence"][:1] if first else claim["evidence"]
        return {
            (names[e["article"]], r["i"]) for e in found for r in gold.at(names[e["article"]], e["start"], e["end"])
        }

    where = [places(c) for c in front]
    wanted = [g for g in gold.groups if gold.salient(g)]
    pairs = [(a, b) for g in gold.groups for a in g for b in g if a < b and a[0] != b[0]]
    seen = [p for p in pairs if any(set(p) & w for w in where)]
    return {
        "not in source": _mean(not _stands(c, gold.texts, names) for c in every),
        "boilerplate": _mean(_is_boilerplate(c, gold, names) for c in every),
        "label F1": _label_f1(brief, gold, names),
        "precision": _mean(x for s in sections for c in s["claims"] for x in _belongs(c, s["key"], gold, names)),
        "salient recall": _mean(any(w & g for w in where) for g in wanted),
        "repeated": _mean(_repeats(sections, places, gold)),
        "joined": _mean(any(set(p) <= w for w in where) for p in seen),
        "quotations": _mean(bool(_quoted(brief, q, names)) for q in gold.quotes),
        "speaker": _mean(_named(brief, q, names) for q in gold.quotes if q[2]),
    }


def _stands(claim: Mapping[str, Any], texts: Mapping[str, str], names: Mapping[str, str]) -> bool:
    exact = all(texts[names[e["article"]]][e["start"] : e["end"]] == e["quote"] for e in claim["evidence"])
    shown = iter(_words(claim["evidence"][0]["quote"]))
    return exact and all(word in shown for word in _words(re.sub(r"\[[^\]]*\]", " ", claim["text"])))


def _is_boilerplate(claim: Mapping[str, Any], gold: Gold, names: Mapping[str, str]) -> bool:
    first = claim["evidence"][0]
    rows = gold.at(names[first["article"]], first["start"], first["end"])
    return bool(rows) and all("boilerplate" in r["labels"] or r.get("fragment") for r in rows)


def _belongs(claim: Mapping[str, Any], key: str, gold: Gold, names: Mapping[str, str]) -> Iterator[bool]:
    first = claim["evidence"][0]
    rows = gold.at(names[first["article"]], first["start"], first["end"])
    if rows:  # of an article that nobody labelled nothing is known
        yield any(key in r["labels"] or key in (r.get("arguable") or []) for r in rows)


def _label_f1(brief: Mapping[str, Any], gold: Gold, names: Mapping[str, str]) -> float:
    """The mean F1 of the sections with enough labels; what a careful reader could label otherwise is no error."""
    tally = {key: [0, 0, 0, 0] for key in SECTIONS}
    for name, rows in gold.rows.items():
        mine = [s for s in brief["sentences"] if names[s["article"]] == name]
        for row in rows:
            if "boilerplate" in row["labels"] or row.get("fragment") or row.get("headline"):
                continue
            got = {x for s in mine if _overlap(row["span"], (s["start"], s["end"])) >= 0.5 for x in s["labels"]}
            either = {"russian_responses", "key_decisions"}
            two_way = either <= set(row["labels"]) and bool(got & either)
            for key, counts in tally.items():
                want, have = key in row["labels"], key in got
                excused = key in (row.get("arguable") or []) or two_way
                counts[0] += have and (want or excused)
                counts[1] += have and not (want or excused)
                counts[2] += want and not have and not ("none" in (row.get("arguable") or []) or two_way)
                counts[3] += want
    return _mean(2 * tp / max(1, 2 * tp + fp + fn) for tp, fp, fn, n in tally.values() if n >= _LEAST)


def _repeats(sections: Sequence[Mapping[str, Any]], places: Any, gold: Gold) -> Iterator[bool]:
    for section in sections:
        firsts = [places(c, first=True) for c in section["claims"]]
        for number, a in enumerate(firsts):
            yield any(a & g and b & g and a != b for b in firsts[:number] for g in gold.groups)


def _quoted(brief: Mapping[str, Any], quote: tuple[str, tuple[int, int], str | None], names: Mapping[str, str]) -> Any:
    file, span, _ = quote
    return [
        q
        for q in brief["quotes"]
        if names[q["evidence"]["article"]] == file
        and _overlap((q["evidence"]["start"], q["evidence"]["end"]), span) >= 0.5
    ]


def _named(brief: Mapping[str, Any], quote: tuple[str, tuple[int, int], str | None], names: Mapping[str, str]) -> bool:
    last = _words(re.sub(r"\([^)]*\)", " ", quote[2] or ""))[-1]
    return any(q["speaker"] and last in _words(q["speaker"]) for q in _quoted(brief, quote, names))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("’", "'"))


def _mean(values: Any) -> float:
    found = [float(v) for v in values]
    return sum(found) / len(found) if found else 0.0

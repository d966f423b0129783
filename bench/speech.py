"""Measure quotations and speakers on hand-labelled news: `python bench/speech.py [--errors] [--half dev|test]`.

Reads `../shared` relative to the repository (gold labels of whole articles, and PolNeAR newswire attributions). Gold
articles: a quotation is found when it shares half of the shorter span, its speaker is right when the last word of the
gold speaker is among the words of ours. PolNeAR: quotations inside an attribution's content; right when the words that
name our speaker overlap its source, or its last name is among the words of our speaker.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path
from typing import Any

from briefing.corpus.blocks import blocks_of
from briefing.language.actors import ActorTable
from briefing.language.canonical import same_person
from briefing.language.sentences import split
from briefing.language.speech import Speech, attribute
from briefing.models import Article
from briefing.profile import load_profile

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPORA = {
    "seeds": "seeds",
    "skripal_expulsions_2018": "corpora/skripal_expulsions_2018",
    "nato_brussels_2018": "corpora/nato_brussels_2018",
}
Span = tuple[int, int]


def article_of(name: str, text: str) -> Article:
    """An article with the blocks that the reader of plain text finds."""
    return Article(name, name, text, "", blocks_of(text))


def overlap(a: Span, b: Span) -> float:
    """Shared characters as a share of the shorter span."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))


def words(text: str) -> list[str]:
    """Lower-cased words."""
    return re.findall(r"\w+", text.lower().replace("’", "'"))


def speech_of(name: str, text: str, table: ActorTable | None = None) -> Speech:
    """The whole layer on one text."""
    article = article_of(name, text)
    return attribute(article, split(article), table)


def score_gold(name: str, show: bool, table: ActorTable | None) -> tuple[float, float, float, int]:
    """Share of quotations found, of speakers right (spelled so), of speakers who are that person, number of them."""
    data = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    found = right = person = total = 0
    for art in data["articles"]:
        path = SHARED / CORPORA[name] / Path(art["file"]).name
        text = path.read_bytes().decode("utf-8-sig")
        speech = speech_of(path.name, text, table)
        for gold in art.get("quotes", []):
            span = (gold["offset"], gold["offset"] + len(gold["quote"]))
            mine = [s for s in speech.quotes if overlap((s.quotation.start, s.quotation.end), span) >= 0.5]
            total += 1
            found += bool(mine)
            last = words(re.sub(r"\([^)]*\)", " ", gold["speaker"]))[-1]
            ours = [s.attribution.speaker for s in mine if s.attribution]
            good = any(last in words(o) for o in ours)
            right += good
            person += good or any(same_person(gold["speaker"], o) for o in ours)
            if show and not good:
                print(f"  {name[:5]} {path.name[:3]} gold={gold['speaker']!r} ours={ours} :: {gold['quote'][:60]}")
    return found / total, right / total, person / total, total


def _spans(parts: list[dict[str, Any]]) -> list[Span]:
    return [(a, b) for part in parts for a, b in part["spans"]]


def score_polnear(half: str, show: bool, table: ActorTable | None) -> tuple[float, float, int]:
    """Share of quotations with a speaker, share right of all, number scored, on one half of the file."""
    lines = (SHARED / "summaries" / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    middle = len(lines) // 2
    given = right = total = 0
    for line in lines[:middle] if half == "dev" else lines[middle:]:
        item = json.loads(line)
        text = item["documents"][0]["text"]
        speech = speech_of(item["id"], text, table)
        golds = [a for a in item["attributions"] if a.get("content") and a.get("source")]
        for said in speech.quotes:
            q = said.quotation
            holding = [
                (sum(b - a for a, b in _spans(g["content"])), g)
                for g in golds
                if any(a <= q.start and q.end <= b + 2 for a, b in _spans(g["content"]))
            ]
            if not holding or q.depth:
                continue
            gold = min(holding, key=lambda h: h[0])[1]
            total += 1
            given += said.attribution is not None
            good = said.attribution is not None and _same(said.attribution.mention, said.attribution.speaker, gold)
            right += good
            if show and not good:
                ours = said.attribution.speaker if said.attribution else None
                source = " | ".join(s["text"] for s in gold["source"])
                around = text[max(0, q.outer_start - 90) : q.outer_end + 60]
                print(f"  {item['id'][:24]} gold={source!r} ours={ours!r} :: {around!r}")
    return given / total, right / total, total


def _same(mention: Span | None, speaker: str, gold: dict[str, Any]) -> bool:
    if mention and any(
        min(mention[1], b) > max(mention[0], a) for a, b in _spans(gold["source"] + gold.get("cue", []))
    ):
        return True  # a few sources are labelled as cues: "said" for the source, the name for the cue
    capitals = [w for s in gold["source"] for w in re.findall(r"\b[A-Z][\w-]+", s["text"])]
    return any(w.lower() in words(speaker) for w in capitals)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="show what is wrong (never the held-out half)")
    parser.add_argument("--actors", action="store_true", help="with the actors' table of the default profile")
    args = parser.parse_args()
    table = ActorTable(load_profile("nato-ukraine").actors) if args.actors else None
    if not SHARED.is_dir():
        raise SystemExit("The labelled texts are not beside the repository; nothing to measure.")
    begin = time.perf_counter()
    print(f"{'set':28}{'found':>8}{'right':>8}{'person':>8}{'n':>6}")
    for name in CORPORA:
        found, right, person, n = score_gold(name, args.errors, table)
        print(f"{name:28}{found:8.3f}{right:8.3f}{person:8.3f}{n:6}")
    for half in ("dev", "test"):
        given, right, n = score_polnear(half, args.errors and half == "dev", table)
        print(f"{'polnear ' + half + ' (any speaker)':28}{given:8.3f}{right:8.3f}{'':8}{n:6}")
    print(f"{time.perf_counter() - begin:.2f} s")


if __name__ == "__main__":
    main()

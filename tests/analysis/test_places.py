"""Articles with characters that nobody sees give the brief of those without, and their own places in it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.language.unseen import seen_text
from tests.conftest import Runner
from tests.gold.scorer import brief_of

ODD: dict[str, Callable[[str], str]] = {
    "soft hyphens": lambda text: text.replace("tion", "\xadtion").replace("ed", "\xaded"),
    "zero-width spaces": lambda text: text.replace("e", "e\u200b"),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "marks of direction": lambda text: text.replace(" the ", " \u202athe\u202c ").replace("\n", "\n\u200e"),
    "accents of their own": lambda text: unicodedata.normalize("NFD", text.replace("Zelenskyy", "Zélénskyy")),
}


FROM_BYTES = {"start", "end", "sha256", "id", "article"}


def told(value: Any) -> Any:
    """What a brief tells, as it is seen, without what follows from the bytes of the files: places, ids, and the order
    of evidence, and of events of one day, by these."""
    if isinstance(value, dict):
        return {key: told(item) for key, item in value.items() if key not in FROM_BYTES}
    if isinstance(value, list):
        items = [told(item) for item in value]
        if items and "quote" in items[0]:
            return items[:1] + sorted(items[1:], key=str)
        return sorted(items, key=str) if items and "date" in items[0] else items
    return seen_text(value) if isinstance(value, str) else value


@pytest.mark.parametrize("how", ODD)
def test_the_brief_is_the_same_and_cites_the_files_as_they_are(how: str, seeds: Path, tmp_path: Path) -> None:
    odd, plain = tmp_path / "odd", tmp_path / "plain"
    for folder in (odd, plain):
        folder.mkdir()
    for path in sorted(seeds.glob("*.txt")):
        text = ODD[how](path.read_bytes().decode())
        (odd / path.name).write_bytes(text.encode())
        (plain / path.name).write_bytes(seen_text(text).encode())
    brief, expected = brief_of(odd), brief_of(plain)
    parts = ("title", "as_of", "summary", "sections", "positions", "conflicts", "timeline", "gaps", "skipped")
    assert {key: told(brief[key]) for key in parts} == {key: told(expected[key]) for key in parts}
    texts = {a["id"]: (odd / a["path"]).read_bytes().decode() for a in brief["articles"]}
    cited = [e for s in brief["sections"] for c in s["claims"] for e in c["evidence"]]
    assert cited
    assert all(texts[e["article"]][e["start"] : e["end"]] == e["quote"] for e in cited)
    assert any(seen_text(e["quote"]) != e["quote"] for e in cited)
    for claim in (c for s in brief["sections"] for c in s["claims"]):
        words = iter(re.findall(r"\w+", claim["evidence"][0]["quote"].lower()))
        shown = re.findall(r"\w+", re.sub(r"\[[^\]]*\]", " ", claim["text"].lower()))
        assert all(word in words for word in shown), claim["text"]


def test_a_copy_with_other_unseen_characters_is_a_copy(runner: Runner, seeds: Path) -> None:
    text = (seeds / "000_2753efb99bd3e26c.txt").read_bytes().decode()
    (runner.folder / "in").mkdir()
    (runner.folder / "in" / "plain.txt").write_bytes(text.encode())
    for name, make in ODD.items():
        (runner.folder / "in" / f"{name}.txt").write_bytes(make(text).encode())
    assert runner("generate", "in", "--format", "json", "--no-archive").code == 0
    brief = json.loads((runner.folder / "reports" / "latest.json").read_text())
    assert sorted(a["status"] for a in brief["articles"]) == ["duplicate"] * len(ODD) + ["used"]
    assert {c["independent_sources"] for s in brief["sections"] for c in s["claims"]} == {1}
    assert len({a["published"] for a in brief["articles"]}) == 1

"""Sentences read as the analysis reads them: text in, frames out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from briefing.analysis.frames import Frame, frames_of
from briefing.analysis.kinds.base import Score
from briefing.analysis.scene import score_frames
from briefing.compose import ComposeOptions, compose
from briefing.corpus.sources import read_sources
from briefing.language.actors import ActorTable
from briefing.language.sentences import split
from briefing.language.speech import attribute
from briefing.models import Article, Block, BlockKind, Briefing, Profile
from briefing.profile import load_profile

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@cache
def profile(name: str = "nato-ukraine") -> Profile:
    """A shipped profile."""
    return load_profile(name)


@cache
def table() -> ActorTable:
    """The shipped actors."""
    return ActorTable(profile().actors)


def article(text: str, number: int = 0, published: date | None = None) -> Article:
    """An article of one paragraph a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), BlockKind.BODY))
        at += len(line) + 1
    return Article(f"a{number}", f"{number}.txt", text, "", tuple(blocks), published=published)


def frames(text: str, number: int = 0, published: date | None = None) -> list[Frame]:
    """The frames of a text."""
    read = article(text, number, published)
    sentences = split(read)
    return frames_of(read, sentences, attribute(read, sentences, table()), table())


def of_each(*texts: str) -> list[Frame]:
    """The first frame of each of several articles."""
    return [frames(text, number)[0] for number, text in enumerate(texts)]


@cache
def rules(name: str = "nato-ukraine") -> Profile:
    """A shipped profile without its learned weights: what the rules say alone."""
    bare = profile(name)
    return replace(bare, sections=tuple(replace(spec, learned=None) for spec in bare.sections))


def scores(text: str, name: str = "nato-ukraine") -> list[dict[str, Score]]:
    """Every sentence's scores for every section, by the rules."""
    read = frames(text)
    found = score_frames(read, rules(name))
    return [found[f.key] for f in read]


def labels(text: str, name: str = "nato-ukraine") -> list[set[str]]:
    """Every sentence's labels, by the rules."""
    return [{key for key, s in one.items() if s.value >= 0.5} for one in scores(text, name)]


@cache
def brief(*folders: Path, name: str = "nato-ukraine") -> Briefing:
    """The briefing of these folders' texts."""
    reading = read_sources(list(folders))
    return compose(reading.articles, reading.skipped, profile(name), ComposeOptions())


def shown(briefing: Briefing) -> Sequence[str]:
    """Every text on the page."""
    return [c.text for c in briefing.summary] + [c.text for s in briefing.sections for c in s.claims]

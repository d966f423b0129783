"""Close readings that outlast a run: an article's sentences, speech and frames as bytes, under exact keys.

A reading depends on the article, on the year of the news, on the sections, and on the actors whom the article may mean.
All of that is in its key, so what is remembered equals what would be read, whichever other articles there are. It also
depends on the program: whoever offers a `Memory` keeps one for each version of it.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import partial
from hashlib import sha256
from importlib import import_module
from typing import Any, Generic, TypeVar

from briefing.analysis.frames import Frame, frames_of
from briefing.analysis.kinds.base import Score
from briefing.analysis.scene import scores_alone
from briefing.analysis.told import Told, told_by
from briefing.analysis.wording import Shown, show
from briefing.interfaces import Memory, NoMemory, Summarizer
from briefing.language.actors import ActorTable
from briefing.language.sentences import split
from briefing.language.speech import Speech, attribute
from briefing.models import Actor, Article, SectionSpec, Sentence

_T = TypeVar("_T")
_LEVEL = 1  # of compression: 2 is half as fast and saves little
_KEY_BYTES = 16
_OWN = "briefing."
_METHODS = "briefing.summarize."  # those of others may change without the program


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences, who speaks in them, and its frames, each with what depends on it alone: what it
    tells, how it would be shown, and its score for each section."""

    article: Article
    sentences: tuple[Sentence, ...]
    speech: Speech
    frames: tuple[Frame, ...]
    told: tuple[Told, ...]
    shown: tuple[Shown, ...]
    scores: tuple[tuple[Score, ...], ...]


_Close = tuple[Speech, tuple[Frame, ...], tuple[Told, ...], tuple[Shown, ...], tuple[tuple[Score, ...], ...]]
"""What is remembered of a `Reading`."""


@dataclass(frozen=True, slots=True)
class _Task(Generic[_T]):
    """Something to find out: its key, the actors that the answer may name, and how to find out."""

    key: Callable[[], bytes]
    actors: Sequence[Actor]
    work: Callable[[], _T]


def sentences_of(articles: Sequence[Article], memory: Memory) -> dict[str, tuple[Sentence, ...]]:
    """Article id → its sentences."""
    tasks = [_Task(partial(_key, "sentences", article), (), partial(split, article)) for article in articles]
    return dict(zip((article.id for article in articles), _remembered(tasks, memory), strict=True))


def readings_of(
    articles: Sequence[Article],
    sentences: dict[str, tuple[Sentence, ...]],
    table: ActorTable,
    year: int | None,
    specs: Sequence[SectionSpec],
    memory: Memory,
) -> list[Reading]:
    """The reading of each article for these sections; `year` is that of the news where an article has no date."""
    look = partial(_reading, year=year, specs=specs, asked=_hash(specs))
    tasks = [look(article, sentences[article.id], table.within(article.text)) for article in articles]
    found = _remembered(tasks, memory)
    return [Reading(article, sentences[article.id], *close) for article, close in zip(articles, found, strict=True)]


def picks_of(
    texts: Sequence[list[str]], wanted: Sequence[int], method: Summarizer, memory: Memory
) -> list[tuple[int, ...]]:
    """For each article, given as its sentences, the numbers of those that the method takes out of it."""

    def work(sentences: list[str], most: int) -> tuple[int, ...]:
        return tuple(place for _, place in method.select([sentences], sentences=most)) if sentences else ()

    name = getattr(method, "__name__", "")
    tasks = [
        _Task(partial(_hash, ("picks", name, most, sentences)), (), partial(work, sentences, most))
        for sentences, most in zip(texts, wanted, strict=True)
    ]
    return _remembered(tasks, memory if name.startswith(_METHODS) else NoMemory())


def _reading(
    article: Article,
    sentences: tuple[Sentence, ...],
    table: ActorTable,
    year: int | None,
    specs: Sequence[SectionSpec],
    asked: bytes,
) -> _Task[_Close]:
    def work() -> _Close:
        speech = attribute(article, sentences, table)
        frames = tuple(frames_of(article, sentences, speech, table, year))
        told, shown = tuple(map(told_by, frames)), tuple(show(frame, article) for frame in frames)
        return speech, frames, told, shown, tuple(scores_alone(frame, specs) for frame in frames)

    def key() -> bytes:
        return _key("reading", article, year, table.digest(), asked)

    return _Task(key, table.actors, work)


def _key(kind: str, article: Article, *more: object) -> bytes:
    """Of all that the answer depends on; where the article lies and what its file holds besides is not of it."""
    return _hash((kind, replace(article, path="", sha256=""), *more))


def _hash(what: object) -> bytes:
    return sha256(repr(what).encode("utf-8", "surrogatepass")).digest()[:_KEY_BYTES]


def _remembered(tasks: Sequence[_Task[_T]], memory: Memory) -> list[_T]:
    """Each task's answer, from the memory where it is there and sound, and then kept."""
    if isinstance(memory, NoMemory):
        return [task.work() for task in tasks]  # without keys and bytes that nobody keeps
    keys = [task.key() for task in tasks]
    known = memory.known(keys)
    answers: list[_T] = []
    fresh = []
    for key, task in zip(keys, tasks, strict=True):
        found = _unpacked(known[key], task.actors) if key in known else None
        if found is None:
            found = task.work()
            fresh.append((key, _packed(found, task.actors)))
        answers.append(found)
    new = {key for key, _ in fresh}
    memory.keep([key for key in keys if key not in new], fresh)
    return answers


def _packed(answer: object, actors: Sequence[Actor]) -> bytes:
    """As bytes; an actor is its number in `actors`, so that it is the same object when it is read again."""
    stream = io.BytesIO()
    _Pickler(stream, {id(actor): number for number, actor in enumerate(actors)}).dump(answer)
    return zlib.compress(stream.getvalue(), _LEVEL)


def _unpacked(data: bytes, actors: Sequence[Actor]) -> Any:
    """The answer, or None where the bytes are none that `_packed` made."""
    try:
        return _Unpickler(io.BytesIO(zlib.decompress(data)), actors).load()
    except Exception:  # bytes that are not ours can raise anything: then the work is done anew
        return None


class _Pickler(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, numbers: dict[int, int]) -> None:
        super().__init__(stream, protocol=5)
        self._numbers = numbers

    def persistent_id(self, item: object) -> int | None:
        return self._numbers.get(id(item)) if isinstance(item, Actor) else None

    def reducer_override(self, item: object) -> Any:
        """A member of an enumeration by its value: before Python 3.11.4 it was by `getattr`, which is never let in."""
        return (type(item), (item.value,)) if isinstance(item, Enum) else NotImplemented


class _Unpickler(pickle.Unpickler):
    """Makes nothing but the program's own records, enumerations and dates: a cache must not be able to run code."""

    def __init__(self, stream: io.BytesIO, actors: Sequence[Actor]) -> None:
        super().__init__(stream)
        self._actors = actors

    def persistent_load(self, number: int) -> Actor:
        return self._actors[number]

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date"):
            return date
        found = getattr(import_module(module), name) if module.startswith(_OWN) else None
        record = isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum | tuple))
        if not record:
            raise pickle.UnpicklingError(f"{module}.{name} is no record of briefing")
        return found

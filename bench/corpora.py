"""Corpora of any size for measurements: a day's stream of news, or one story, as JSON lines.

Most sentences are of invented words whose frequencies follow Zipf's law, with English function words on top. Each event
has words and names of its own. Articles on the profile also hold the seeds' sentences with a third of their longer
words exchanged, so that a close reading meets speech, clauses and names as they are written. One article in twelve is
a near copy under another outlet's name, one in twenty-five an exact copy. The same arguments give the same bytes.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ON_PROFILE = {"stream": 0.1, "story": 1.0}
"""The kinds of corpus, and the share of its own articles that is on the profile in each."""

_FUNCTION_WORDS = (
    "the of to and a in that is was for on with as it by at be from this have are not has but had were they which "
    "their will been one or who would there more when he his she its an about after also into than other some could "
    "because over only new time two most all can if so no out up may first between such".split()
)
_SYLLABLES = [
    c + v + e for c in "b d f g k l m n p r s t v z br dr kr pl st tr".split() for v in "aeiou" for e in " nrl"
]
_FUNCTION_SHARE = 4.5  # over that of other words: half of a running text is function words
_VOCABULARY = 50_000
_POOL = 400_000
_FIRST_DAY = date(2024, 5, 25)
_OUTLETS = 240
_LATEST = 400  # a copy is of one of so many articles before it


@dataclass(frozen=True, slots=True)
class _Event:
    words: list[str]
    names: list[str]
    day: date
    on_profile: bool


def write_corpus(path: Path, articles: int, kind: str = "stream", seed: int = 7) -> Path:
    """Write a corpus of so many articles of that kind as JSON lines, and return `path`."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records(articles, kind, seed))
    return path


def write_folder(folder: Path, articles: int, kind: str = "stream", seed: int = 7) -> Path:
    """Write such a corpus as files into a new folder: of ten seven web pages, two plain texts and a PDF."""
    from weasyprint import HTML

    folder.mkdir()
    for number, record in enumerate(records(articles, kind, seed)):
        path = folder / f"{number:06}"
        if number % 10 == 9:
            HTML(string=page(record)).write_pdf(path.with_suffix(".pdf"))
        elif number % 10 > 6:
            text = f"{record['title']}\n\n{record['source']}, {record['date']}\n\n{record['text']}\n"
            path.with_suffix(".txt").write_text(text, encoding="utf-8")
        else:
            path.with_suffix(".html").write_text(page(record), encoding="utf-8")
    return folder


def page(record: dict[str, str]) -> str:
    """A web page with that article, and what stands around one."""
    title, text = html.escape(record["title"]), html.escape(record["text"]).split("\n\n")
    links = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(40))
    return (
        f'<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{record["source"]}">'
        f'<meta property="article:published_time" content="{record["date"]}"></head><body><nav><ul>{links}</ul></nav>'
        f"<article><h1>{title}</h1>{''.join(f'<p>{paragraph}</p>' for paragraph in text)}</article>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    )


def records(articles: int, kind: str = "stream", seed: int = 7) -> Iterator[dict[str, str]]:
    """The records `{"id", "title", "source", "date", "url", "text"}` of such a corpus, in order."""
    chance = random.Random(f"{kind} {seed}")
    told: dict[bool, list[_Event]] = {}
    latest: list[dict[str, str]] = []
    for number in range(articles):
        drawn = chance.random()
        if latest and drawn < 0.12:
            record = _copied(chance.choice(latest), drawn < 0.04, chance)
        else:
            record = _written(_event(told, ON_PROFILE[kind], chance), chance)
        record = {"id": f"{number:07}", **record, "url": f"https://outlet.example/{number:07}"}
        yield record
        latest = [*latest[-_LATEST + 1 :], record] if len(latest) >= _LATEST else [*latest, record]


def _event(told: dict[bool, list[_Event]], share: float, chance: random.Random) -> _Event:
    """An event that is told already, the more likely the later it began, or a new one (one time in six)."""
    on_profile = not told or chance.random() < share
    events = told.setdefault(on_profile, [])
    if events and chance.random() > 1 / 6:
        return events[-1 - int(len(events[-300:]) * chance.random() ** 2)]
    new = _Event(
        words=[_vocabulary()[int(_VOCABULARY * chance.random())] for _ in range(40)],
        names=[_vocabulary()[int(_VOCABULARY * chance.random())].capitalize() for _ in range(6)],
        day=_FIRST_DAY + timedelta(days=min(6, int(chance.expovariate(0.4)))),
        on_profile=on_profile,
    )
    events.append(new)
    return new


def _written(event: _Event, chance: random.Random) -> dict[str, str]:
    """An article of its own on the event."""
    wanted, paragraphs, words = max(120, int(chance.lognormvariate(5.9, 0.4))), [], 0
    while words < wanted:
        paragraph = " ".join(_sentence(event, chance) for _ in range(chance.choice((1, 1, 2, 2, 3))))
        paragraphs.append(paragraph)
        words += paragraph.count(" ") + 1
    name = chance.choice(event.names)
    title = " ".join([name, *chance.sample(event.words, 5), "after", chance.choice(event.names)])
    return {
        "title": title,
        "source": _outlet(chance),
        "date": (event.day + timedelta(days=chance.choice((0, 0, 1)))).isoformat(),
        "text": "\n\n".join(paragraphs),
    }


def _copied(record: dict[str, str], exact: bool, chance: random.Random) -> dict[str, str]:
    """The same text under another outlet's name; where it is not exact, some words differ and a paragraph is gone."""
    text = record["text"]
    if not exact:
        paragraphs = text.split("\n\n")
        if len(paragraphs) > 8:
            del paragraphs[chance.randrange(1, len(paragraphs))]
        words = "\n\n".join(paragraphs).split(" ")
        for _ in range(len(words) // 150):
            words[chance.randrange(len(words))] = chance.choice(_vocabulary())
        text = " ".join(words)
    return {"title": record["title"], "source": _outlet(chance), "date": record["date"], "text": text}


def _sentence(event: _Event, chance: random.Random) -> str:
    if event.on_profile and chance.random() < 0.5:
        return _seed_sentence(chance)
    start, length = chance.randrange(_POOL - 40), chance.randrange(11, 31)
    words = _pool()[start : start + length]
    for _ in range(length // 5):
        words[chance.randrange(length)] = chance.choice(event.words)
    words[chance.randrange(1, length)] = chance.choice(event.names)
    text = " ".join(words)
    if chance.random() < 0.15:
        return f"“{text[0].upper()}{text[1:]},” {' '.join(chance.sample(event.names, 2))} said."
    return f"{text[0].upper()}{text[1:]}."


def _seed_sentence(chance: random.Random) -> str:
    words = chance.choice(_seed_sentences()).split(" ")
    for at, word in enumerate(words):
        if len(word) > 5 and word.islower() and word.isalpha() and chance.random() < 0.34:
            words[at] = chance.choice(_vocabulary())
    return " ".join(words)


def _outlet(chance: random.Random) -> str:
    return f"{_vocabulary()[int(_OUTLETS * chance.random() ** 2)].capitalize()} Post"


@cache
def _seed_sentences() -> list[str]:
    found = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            found += [s for s in re.split(r"(?<=[.!?][”\"]) |(?<=[a-z][.!?]) ", line) if 8 <= s.count(" ") <= 45]
    return found


@cache
def _vocabulary() -> list[str]:
    """Invented words, the commonest first; common words are short."""
    chance = random.Random("vocabulary")
    found: dict[str, None] = {}
    while len(found) < _VOCABULARY:
        length = 1 if len(found) < 150 else chance.choice((2, 2, 2, 3))
        found["".join(chance.choice(_SYLLABLES).strip() for _ in range(length))] = None
    return list(found)


@cache
def _pool() -> list[str]:
    """Running words as they follow one another in a text."""
    function = [_FUNCTION_SHARE / (rank + 2.7) for rank in range(len(_FUNCTION_WORDS))]
    content = [1 / (rank + 2.7) for rank in range(_VOCABULARY)]
    words, weights = [*_FUNCTION_WORDS, *_vocabulary()], list(accumulate((*function, *content)))
    return random.Random("pool").choices(words, cum_weights=weights, k=_POOL)

"""Words of a text: lower-cased tokens without stop words, and their stems."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# A word keeps its inner apostrophes, hyphens and dots ("U.S.", "two-day", "don't"), a number its inner points ("2.5").
_WORD = re.compile(
    r"[a-z]+(?=[\s,])"  # the commonest case of the last, found faster
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[^\W_]+(?:['’][^\W\d_]+)*"
)

CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join(filter(str.isupper, map(chr, range(0x100, 0x180))))
"""For the inside of a class of a pattern: the capitals of Europe's Latin letters ("Łukasz Šimonis")."""
REMEMBERED = 10_000  # sentences whose readings are kept, since several steps ask for the same

STOP_WORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am among an and
    another any are around as at away back be became because become been before being below between both but by
    can cannot could did do does doing done down during each either else enough even ever every few for from
    further get gets had has have having he her here hers herself him himself his how however i if in indeed
    instead into is it its itself just last later least less let like made make many may me meanwhile might more
    moreover most much must my myself neither never next no nor not now of off often on once one only onto or
    other others ought our ours ourselves out over own per perhaps rather same shall she should since so some
    still such than that the their theirs them themselves then there therefore these they this those though
    through thus to together too toward towards under until up upon us very was we well were what when where
    whether which while who whom whose why will with within without would yet you your yours yourself isn't
    aren't wasn't weren't don't doesn't didn't won't can't couldn't wouldn't shouldn't hasn't haven't hadn't
    it's that's there's he's she's they're we're you're i'm i've we've they've you've i'll we'll they'll you'll
    he'll she'll said say says saying told added
    """.split()
)


def lowered(text: str) -> str:
    """The text in lower case with every character in its place, for patterns: they run faster where case is settled."""
    return text.replace("İ", "I").lower()  # the one letter that grows


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Whether one of `parts` stands in the text: asked before a pattern that takes long to say that it does not match.

    Every match of the pattern must hold one of them.
    """
    return any(map(text.__contains__, parts))


def tokenize(text: str) -> list[str]:
    """The words of `text`, lower-cased, with straight apostrophes; a possessive ending goes ("Kyiv's" → "kyiv")."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return [word[:-2] if word.endswith("'s") else word for word in words] if "'s" in text or "’s" in text else words


def content_words(text: str) -> list[str]:
    """`tokenize` without stop words."""
    return [word for word in tokenize(text) if word not in STOP_WORDS]


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer  # the C extension is loaded only when a stem is asked for

    stem: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord
    return stem


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Snowball stem of a lower-case word; each form is computed once."""
    return _stemmer()(word)


def stems(words: Iterable[str]) -> list[str]:
    """The stems of lower-case words, in order."""
    return [stem(word) for word in words]


@lru_cache(maxsize=REMEMBERED)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a sentence's `content_words`, in order."""
    return tuple(stems(content_words(text)))

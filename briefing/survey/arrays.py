"""The stems and the sampled word runs of a batch of articles, all at once.

Sampled runs of words (Broder, "On the resemblance and containment of documents", 1997): of every run of five words the
hash is taken, and of the hashes one in eight is kept, the same ones in every text, so that what two texts share of
these is what they share of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from briefing.survey.words import CONTENT, Numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 5
SAMPLED = 8  # one run in so many is kept
FIRST_WORDS = 250  # of title and text, for what the article is about: news says it first
TELLING = 1
"""The bit that is set in a stem that stands in the title or more than once."""

_FACTOR = 0x9E3779B97F4A7C15
_NUMBERS = Numbers()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article as `forms` gives them: the title's, then the text's."""

    title: list[bytes]
    text: list[bytes]


@dataclass(frozen=True, slots=True)
class Arrays:
    """An article's stems and runs, as `Features` holds them, and whether it has one of the words asked for."""

    stems: bytes
    runs: bytes
    marked: bool


def arrays(articles: Sequence[Words], marks: Sequence[bytes] = ()) -> list[Arrays]:
    """The arrays of each article; `marks` are forms whose stems are looked for."""
    import numpy as np

    if not articles:
        return []
    lengths = np.array([len(a.title) + len(a.text) for a in articles], dtype=np.int64)
    words = chain.from_iterable(chain.from_iterable((a.title, a.text) for a in articles))
    numbers = np.fromiter(map(_NUMBERS.__getitem__, words), dtype=np.uint32, count=int(lengths.sum()))
    owner = np.repeat(np.arange(len(articles), dtype=np.uint64), lengths)
    place = np.arange(len(numbers)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    titles = np.repeat(np.array([len(a.title) for a in articles], dtype=np.int64), lengths)
    telling = (place < FIRST_WORDS) & (numbers & CONTENT == CONTENT)
    stems = _stems(numbers[telling], owner[telling], (place < titles)[telling], len(articles))
    runs = _runs(numbers, owner, place >= titles, len(articles))
    marked = np.zeros(len(articles), dtype=bool)
    marked[owner[np.isin(numbers, np.array([_NUMBERS[mark] for mark in marks], dtype=np.uint32))].astype(int)] = True
    return [Arrays(*each) for each in zip(stems, runs, marked.tolist(), strict=True)]


def _stems(
    numbers: NDArray[np.uint32], owner: NDArray[np.uint64], in_title: NDArray[np.bool_], articles: int
) -> list[bytes]:
    """Each article's stems, `TELLING` set in those that stand in the title or more than once."""
    import numpy as np

    codes = owner << np.uint64(32) | (numbers & ~np.uint32(TELLING))
    codes = np.sort(np.concatenate((codes, codes[in_title])))
    first = firsts(codes)
    often = np.diff(np.concatenate((first, [len(codes)]))) > 1
    return _by_owner(np.bitwise_or(codes[first], often.astype(np.uint64)), articles)


def _runs(
    numbers: NDArray[np.uint32], owner: NDArray[np.uint64], in_text: NDArray[np.bool_], articles: int
) -> list[bytes]:
    """The sampled hashes of the runs that lie in one article's text."""
    import numpy as np

    runs = max(0, len(numbers) - RUN + 1)
    factor = np.uint64(_FACTOR)
    mixed = np.zeros(runs, dtype=np.uint64)
    for offset in range(RUN):
        mixed = mixed * factor + numbers[offset : offset + runs]
    mixed ^= mixed >> np.uint64(29)
    mixed *= factor
    kept = (mixed >> np.uint64(20)) % np.uint64(SAMPLED) == 0
    kept &= (owner[:runs] == owner[RUN - 1 : RUN - 1 + runs]) & in_text[:runs]
    return _each_once(owner[:runs][kept], (mixed[kept] >> np.uint64(32)).astype(np.uint32), articles)


def _each_once(owner: NDArray[np.uint64], values: NDArray[np.uint32], articles: int) -> list[bytes]:
    """Each owner's different values in ascending order, as bytes, little end first."""
    import numpy as np

    codes = np.sort(owner << np.uint64(32) | values)
    return _by_owner(codes[firsts(codes)], articles)


def firsts(codes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where among sorted codes a new one begins."""
    import numpy as np

    found: NDArray[np.int64] = np.flatnonzero(np.concatenate((codes[:1] == codes[:1], codes[1:] != codes[:-1])))
    return found


def _by_owner(codes: NDArray[np.uint64], articles: int) -> list[bytes]:
    """The lower halves of the codes, in order, as the bytes of each owner, whose number is the upper half."""
    import numpy as np

    ends = np.searchsorted(codes >> np.uint64(32), np.arange(articles, dtype=np.uint64), side="right") * 4
    packed = codes.astype(np.uint32).astype("<u4").tobytes()
    return [packed[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]

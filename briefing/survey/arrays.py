"""The stems and the sampled word runs of a batch of articles, all at once.

Sampled runs of words (Broder, "On the resemblance and containment of documents", 1997): of every run of five words the
hash is taken, and of the hashes one in eight is kept, the same ones in every text, so that what two texts share of
these is what they share of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.survey.words import CONTENT, Numbers, number_of, numbers, plainly_english

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 5
SAMPLED = 8  # one run in so many is kept
FIRST_WORDS = 250  # of title and text each, for what the article is about: news says it first
TELLING = 1
"""The bit that is set in a stem that stands in the title or more than once."""

_FACTOR = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Arrays:
    """An article's stems and runs, as `Features` holds them, the number of words in its text, whether it has one of the
    words asked for, and whether it is plain English."""

    stems: bytes
    runs: bytes
    words: int
    marked: bool
    english: bool


def arrays(titles: Sequence[bytes], texts: Sequence[bytes], marks: Sequence[str] = ()) -> list[Arrays]:
    """The arrays of each article; `marks` are words that are looked for, of each the first."""
    import numpy as np

    if not texts:
        return []
    above, below = numbers(titles), numbers(texts)
    wanted = np.unique(number_of(tuple(marks)))
    marked = np.zeros(len(texts), dtype=bool)
    for part in (above, below):
        marked[part.owners[np.isin(part.words, wanted)]] = True
    found = (
        _stems(above, below),
        _runs(below),
        below.lengths.tolist(),
        marked.tolist(),
        plainly_english(below).tolist(),
    )
    return [Arrays(*each) for each in zip(*found, strict=True)]


def _stems(titles: Numbers, texts: Numbers) -> list[bytes]:
    """Each article's stems, `TELLING` set in those that stand in the title or more than once."""
    import numpy as np

    codes = [_codes(part.words, part.owners, part.places < FIRST_WORDS) for part in (titles, texts)]
    joined = np.sort(np.concatenate((codes[0], codes[0], codes[1])))
    first = firsts(joined)
    often = np.diff(np.concatenate((first, [len(joined)]))) > 1
    return _by_owner(joined[first] & ~np.uint64(TELLING) | often.astype(np.uint64), len(texts.lengths))


def _codes(words: NDArray[np.uint32], owners: NDArray[np.int64], early: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """(owner, word) of the words that carry content, in one number."""
    import numpy as np

    kept = early & (words & CONTENT == CONTENT)
    found: NDArray[np.uint64] = owners[kept].astype(np.uint64) << np.uint64(32) | words[kept]
    return found


def _runs(texts: Numbers) -> list[bytes]:
    """The sampled hashes of the runs that lie in one text."""
    import numpy as np

    words, owners = texts.words, texts.owners
    runs = max(0, len(words) - RUN + 1)
    factor = np.uint64(_FACTOR)
    mixed = np.zeros(runs, dtype=np.uint64)
    for offset in range(RUN):
        mixed = mixed * factor + words[offset : offset + runs]
    mixed ^= mixed >> np.uint64(29)
    mixed *= factor
    kept = (mixed >> np.uint64(20)) % np.uint64(SAMPLED) == 0
    kept &= owners[:runs] == owners[RUN - 1 : RUN - 1 + runs]
    codes = np.sort(owners[:runs][kept].astype(np.uint64) << np.uint64(32) | mixed[kept] >> np.uint64(32))
    return _by_owner(codes[firsts(codes)], len(texts.lengths))


def firsts(codes: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
    """Where among sorted codes a new one begins."""
    import numpy as np

    found: NDArray[np.int64] = np.flatnonzero(np.concatenate((codes[:1] == codes[:1], codes[1:] != codes[:-1])))
    return found


def ascending(*columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows of these columns in order, the first column before the second and so on; equal rows stay as they are.

    As `numpy.lexsort`, whose first column is the last; but where the values fit into one number of 64 bits, that alone
    is sorted, which is many times faster.
    """
    import numpy as np

    places = np.arange(len(columns[0]))
    codes, room, width = np.zeros_like(places), 63, 0
    for column in (*columns, places):
        least = int(column.min(initial=0))
        width = (int(column.max(initial=0)) - least).bit_length()
        if (room := room - width) < 0:
            return np.lexsort(columns[::-1])
        codes = codes << width | (column - least)
    codes.sort()
    return codes & ((1 << width) - 1)


def _by_owner(codes: NDArray[np.uint64], articles: int) -> list[bytes]:
    """The lower halves of the codes, in order, as the bytes of each owner, whose number is the upper half."""
    import numpy as np

    ends = np.searchsorted(codes >> np.uint64(32), np.arange(articles, dtype=np.uint64), side="right") * 4
    packed = codes.astype(np.uint32).astype("<u4").tobytes()
    return [packed[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]

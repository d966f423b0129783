"""What every method here computes with: the sentences of all documents as flat arrays of stem numbers.

Nothing in this module grows faster than the text, and stems are numbered in order of first appearance, so that sums
are always taken in the same order: equal input gives equal numbers, whatever was summarized before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing.language.tokens import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.floating[Any]]
    Bools = NDArray[np.bool_]

# Apostrophes separate here, so that "don't" is looked up as "don" and "t".
_STOP = frozenset(part.encode() for word in STOP_WORDS for part in word.split("'"))
_MARK = b"\x00"  # stands between sentences
_BATCH = 10_000  # sentences that are turned into words at once: words as objects take ten times the text's memory


@cache
def _letters() -> bytes:
    """A translation table that keeps lower-case ASCII letters, digits, everything beyond ASCII, and the mark."""
    kept = {*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1), *range(128, 256), 0}
    return bytes(byte if byte in kept else 32 for byte in range(256))


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Sentences in document order, and their tokens in text order.

    Per sentence: `document` and `position` (from 0) say where it stands, `words` counts as white space does. Per token:
    its `sentence`, its `stem` (below `stems`) and whether it is a function word (`stop`).
    """

    documents: int
    document: Ints
    position: Ints
    words: Ints
    sentence: Ints
    stem: Ints
    stop: Bools
    stems: int


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def tokens_of(sentences: Sequence[str]) -> list[bytes]:
    """Lower-case words of all sentences in one list, with a NUL byte before each sentence but the first."""
    text = " \x00 ".join(sentence.replace("\x00", " ") for sentence in sentences)
    for mark in "‘’“”–—…«»\u00a0":
        text = text.replace(mark, " ")  # chained replace is many times faster than str.translate
    return text.lower().encode("utf-8", "replace").translate(_letters()).split()


def extract(documents: Sequence[Sequence[str]]) -> Features:
    """The features of documents that are given as lists of sentences."""
    import numpy as np

    flat = [sentence for document in documents for sentence in document]
    lengths = [len(document) for document in documents]
    forms, form, sentence = _number(flat)
    stemmed: list[bytes] = _stemmer().stemWords(forms)
    stems = {stem: number for number, stem in enumerate(dict.fromkeys(stemmed))}
    stem_of_form = np.fromiter(map(stems.__getitem__, stemmed), np.int64, len(forms))
    stop_form = np.fromiter((word in _STOP for word in forms), np.bool_, len(forms))
    return Features(
        documents=len(lengths),
        document=np.repeat(np.arange(len(lengths)), lengths),
        position=np.concatenate([np.arange(length) for length in lengths] or [np.zeros(0, np.int64)]),
        words=np.fromiter((len(text.split()) for text in flat), np.int64, len(flat)),
        sentence=sentence,
        stem=stem_of_form[form],
        stop=stop_form[form],
        stems=len(stems),
    )


def _number(sentences: Sequence[str]) -> tuple[list[bytes], Ints, Ints]:
    """The distinct words in order of first appearance; then for each word of the text its number and its sentence."""
    import numpy as np

    numbers: dict[bytes, int] = {_MARK: 0}
    form, place = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for start in range(0, len(sentences), _BATCH):
        tokens = tokens_of(sentences[start : start + _BATCH])
        for word in dict.fromkeys(tokens):
            numbers.setdefault(word, len(numbers))
        batch = np.fromiter(map(numbers.__getitem__, tokens), np.int64, len(tokens))
        marks = batch == 0
        form.append(batch[~marks])
        place.append((start + np.cumsum(marks))[~marks])
    return list(numbers), np.concatenate(form), np.concatenate(place)


def distinct(cells: Ints) -> Ints:
    """The different values in rising order; a sort is several times faster than the table that numpy would fill."""
    import numpy as np

    ordered = np.sort(cells)
    first: Ints = ordered[np.concatenate([ordered[:1] == ordered[:1], ordered[1:] != ordered[:-1]])]
    return first

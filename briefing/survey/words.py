"""The words of a text as numbers, as fast as Python can: bytes are translated and split, and each form is looked up.

A number is 32 bits of the hash of the word's stem, so that it is the same in every process; its lowest bit says whether
the word carries content. The work of lower-casing, stemming and hashing is done once for each form that occurs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from briefing.corpus.tongue import ENGLISH
from briefing.language.tokens import STOP_WORDS, stem

CONTENT = 1
"""The bit that is set in the number of a word that is no stop word, and has more than one letter."""

_ENGLISH = frozenset(word.encode() for word in ENGLISH)
_SAMPLE = 160  # words; as many as `corpus.tongue` looks at
_MOST_FORMS = 1_000_000  # some 150 MB; a worker that has met more begins anew
_TABLE = bytes(code if code >= 0x80 or chr(code).isalnum() else 0x20 for code in bytes(range(256)).lower())
_PUNCTUATION = re.compile(rb"\xe2\x80[\x80-\xbf]|\xc2[\x80-\xbf]")  # U+2000 to U+203F, U+0080 to U+00BF as UTF-8
# What is left of "isn't" and its like, where an apostrophe parts words.
_STOP_WORDS = STOP_WORDS | {word.partition("'")[0] for word in STOP_WORDS} | {"ll", "ve", "re"}


class Numbers(dict[bytes, int]):
    """Word forms, as `forms` gives them, and their numbers; a form that is new is computed when it is looked up."""

    def __missing__(self, form: bytes) -> int:
        if len(self) >= _MOST_FORMS:
            self.clear()
        number = self[form] = _number(form)
        return number


def forms(text: bytes) -> list[bytes]:
    """The words of a UTF-8 text in order, in lower case as far as they are ASCII; letters and digits are words."""
    if not text.isascii():
        text = _PUNCTUATION.sub(b" ", text)
    return text.translate(_TABLE).split()


def plainly_english(words: Sequence[bytes]) -> bool:
    """Whether the function words say that it is English, by the rule of `corpus.tongue.language_of`."""
    sample = words[:_SAMPLE]
    found = [word for word in sample if word in _ENGLISH]
    return 8 * len(found) >= len(sample) and b"the" in found and len(set(found)) >= 4


def _number(form: bytes) -> int:
    word = form.decode("utf-8", "replace").lower()
    number = int.from_bytes(blake2b(stem(word).encode("utf-8", "replace"), digest_size=4).digest(), "little")
    carries = len(word) > 1 and word not in _STOP_WORDS
    return number | CONTENT if carries else number & ~CONTENT

"""The language of a text, offline."""

from __future__ import annotations

import re

_SAMPLE = 1_000  # characters; more text changes the answer hardly ever
_FEWEST_LETTERS = 20
_LATIN_WORD = re.compile(r"[a-z]+")
ENGLISH = frozenset({"the", "and", "of", "that", "with", "was", "is", "has", "said", "for", "to"})
"""Function words that tell English from other languages."""
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that `text` is written in, or None where there is too little text.

    Plain English is told by its function words (an eighth of the words, four different ones, "the" among them); all
    else by py3langid, whose model comes with the package and takes half a second to load.
    """
    sample = text[:_SAMPLE]
    words = _LATIN_WORD.findall(sample.lower())
    if sum(map(len, words)) < _FEWEST_LETTERS and sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    found = [word for word in words if word in ENGLISH]
    if 8 * len(found) >= len(words) and len(set(found)) >= 4 and "the" in found:
        return "en"
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)


def language_tag(stated: str | None) -> str | None:
    """The primary language of a BCP 47 tag ("en-GB" is "en"), or None for what is none."""
    match = _TAG.fullmatch(stated.strip()) if stated else None
    return match.group(1).lower() if match else None

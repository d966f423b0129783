"""One person, one name: which forms and transliterations of a name are one.

Two full names are one person when their surnames agree as romanisations of one Cyrillic spelling and their first names
do, or one is the other's initial. Two single words are one only when their endings differ as romanisations do (-skyy,
-skiy, -sky; -iv, -ov, -ev; kh, h). Likeness alone never counts: Peskov and Pskov, Niger and Nigeria stay apart.
The correspondences are those of the BGN/PCGN and Ukrainian national romanisations of Russian and Ukrainian.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LATIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ʼ": "'"})
_VOWEL_RUN = re.compile(r"[eijy]+")
_DOUBLE = re.compile(r"(.)\1+")
_MIN_FUZZY = 8
_REMEMBERED = 50_000  # words whose folds are kept


def same_person(one: str, other: str) -> bool:
    """Whether two full names (two words or more) can be one person's, by the rules of this module."""
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2:
        return _tight(one) == _tight(other)
    a, b = _loose(first[-1]), _loose(second[-1])
    if a == b:
        return _same_first(first[0], second[0]) or _goes_by_middle(first[:-1], second[:-1])
    strict = _first(first[0]) == _first(second[0])
    return strict and min(len(a), len(b)) >= _MIN_FUZZY and _one_edit(a, b)


def _goes_by_middle(one: list[str], other: list[str]) -> bool:
    """Whether one has all the given names of the other and more: "Tayyip Erdogan", "Recep Tayyip Erdogan"."""
    a, b = {_first(w) for w in one if len(w) > 2}, {_first(w) for w in other if len(w) > 2}
    return bool(a and b) and a != b and (a < b or b < a)


def kin_keys(name: str) -> tuple[tuple[str, str], ...]:
    """Two names can be one person's only where they share one of these: the folds of the surname and the first name."""
    words = name.split()
    if len(words) < 2:
        return (("whole", _tight(name)),)
    return ("last", _loose(words[-1])), ("first", _first(words[0]))


def _same_first(one: str, other: str) -> bool:
    a, b = one.rstrip("."), other.rstrip(".")
    if len(a) == 1 or len(b) == 1:
        return a[0].lower() == b[0].lower()
    return _first(a) == _first(b)


def _plain(word: str) -> str:
    """Lower case, without diacritics, apostrophes and hyphens."""
    bare = unicodedata.normalize("NFKD", word.lower().translate(_LATIN))
    return "".join(c for c in bare if c.isalnum() or c == " ")


@lru_cache(maxsize=_REMEMBERED)
def _tight(word: str) -> str:
    """A fold that only undoes differences of romanisation at the end of a word, "kh" and doubled letters."""
    bare = _plain(word).replace("kh", "h")
    bare = re.sub(r"sk(?:yy|yi|iy|ii|ij|yj|y|i)$", "ski", bare)
    bare = re.sub(r"(?<=[^aeiou\W])(?:yi|iy|ye|i|ie|o|e|y)v$", "ov", bare)
    if bare.endswith("ov") and len(bare) > 6:
        bare = bare[:-2].replace("g", "h") + "ov"
    return _DOUBLE.sub(r"\1", bare)


@lru_cache(maxsize=_REMEMBERED)
def _loose(word: str) -> str:
    """`_tight`, with the vowels e, i, y and j as one and the usual Latin pairs: for surnames beside a first name."""
    bare = _tight(word).replace("x", "ks").replace("w", "v").replace("ts", "c")
    return _DOUBLE.sub(r"\1", _VOWEL_RUN.sub("i", bare))


@lru_cache(maxsize=_REMEMBERED)
def _first(word: str) -> str:
    """A fold of first names over Russian, Ukrainian and English forms (Vladimir, Volodymyr; Sergei, Serhii; Dmytro)."""
    bare = _plain(word).replace("kh", "h").replace("g", "h").replace("x", "ks").replace("w", "v")
    for vowel in "oe":
        bare = re.sub(rf"{vowel}([lr]){vowel}", r"\1a" if vowel == "o" else r"\1i", bare)
    if bare.startswith("o"):
        bare = "a" + bare[1:]
    bare = _DOUBLE.sub(r"\1", _VOWEL_RUN.sub("i", bare))
    bare = re.sub(r"dir$", "dr", bare) if bare.startswith("al") else bare
    return bare.rstrip("aiou") or bare


def _one_edit(a: str, b: str) -> bool:
    """Whether one letter put in, left out or changed makes one word of the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return a[i + 1 :] == b[i + 1 :] or a[i:] == b[i + 1 :] or a[i + 1 :] == b[i:]

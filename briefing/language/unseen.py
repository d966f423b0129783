"""Characters that nobody sees: a text with them reads like the one without, and is to be judged like it.

Pages and word processors leave them in what is copied: soft hyphens, zero-width spaces, marks of direction, no-break
spaces, accents as characters of their own (Unicode Standard Annex 15, form NFD). What is kept of an article stays as it
is; what is read of it is the text as it is seen, with the place of each of its characters in the text that is kept.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""C0 and C1 controls, soft hyphen, bidirectional embeddings, overrides, isolates and marks, zero-width space and
no-break space, invisible operators, interlinear annotation, byte order mark, tag characters and noncharacters.
Zero-width joiners stay: Persian, Indic scripts and emoji need them."""

# What is left out besides: a line's end behind a soft hyphen, and joiners and variation selectors between letters of
# scripts in which nothing is joined or varied.
_BETWEEN = "(?<=[A-Za-zÀ-ɏͰ-ԯ])[\u034f\u200c\u200d\ufe00-\ufe0f]+"
_LEFT_OUT = re.compile(f"\xad\r?\n(?=[^\\W\\d_])|{HARMFUL.pattern}|{_BETWEEN}")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# A character with accents of its own, and what Korean syllables are composed of.
_COMPOSED = f"\\S(?:(?:{HARMFUL.pattern})*[\u0300-\u034e\u0350-\u036f])+|[\u1100-\u11ff]+"
_ODD = re.compile(f"(?P<composed>{_COMPOSED})|{_LEFT_OUT.pattern}|(?P<space>{_SPACES.pattern})")
# Of what is left out or composed the marks alone are printable.
_MARKS = re.compile("[\u0300-\u036f\u1100-\u11ff\ufe00-\ufe0f]")
# The same in UTF-8: controls and the first bytes of what is rare, and the places in the block of curly quotation marks.
_SUSPECT = bytes({*range(0x20), 0x7F} - set(b"\t\n\r")) + bytes((0xC2, 0xCC, 0xCD, 0xD8, 0xE1, 0xE3, 0xEF, 0xF3))
_IN_PLACES = re.compile(rb"\xe2(?:\x80[\x80-\x8f\xaa-\xaf]|\x81[\x9f-\xaf])")
_JAMO = re.compile("[\u1100-\u11ff]")  # what Korean syllables are composed of


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as it is seen, and where each of its characters begins and ends in the text that is kept."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def kept(self, start: int, end: int) -> tuple[int, int]:
        """The place of `text[start:end]` in the text that is kept."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def seen(self, start: int, end: int) -> tuple[int, int]:
        """The place of what is kept at `[start, end)` in `text`."""
        return bisect_left(self.ends, start + 1), bisect_left(self.starts, end)


def as_seen(text: str) -> Seen | None:
    """`text` as it is seen, or None where that is the text itself.

    Invisible characters are left out, a space of any width is a space, and a letter with its accents is one character
    where Unicode has it (form NFC). Line ends stay.
    """
    if _is_plain(text):
        return None
    spaced = text.replace("\xa0", " ").replace("\u202f", " ")
    if _is_plain(spaced):  # the usual case: nothing moves
        return Seen(spaced, range(len(text)), range(1, len(text) + 1))
    return _apart(text)


def seen_text(text: str) -> str:
    """`text` as it is seen, where its places do not matter."""
    seen = as_seen(text)
    return seen.text if seen else text


def _apart(text: str) -> Seen | None:
    """As above, with the text cut at every character that is not taken as it is."""
    seen: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def take(piece: str, places: Sequence[int], behind: Sequence[int]) -> None:
        seen.append(piece)
        starts.extend(places)
        ends.extend(behind)

    at = 0
    for odd in _ODD.finditer(text):
        start, end = odd.span()
        take(text[at:start], range(at, start), range(at + 1, start + 1))
        piece = " " if odd["space"] else _composed(odd["composed"] or "")
        take(piece, [start] * len(piece), [end] * len(piece))
        at = end
    take(text[at:], range(at, len(text)), range(at + 1, len(text) + 1))
    whole = "".join(seen)
    return Seen(whole, starts, ends) if whole != text else None


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", _LEFT_OUT.sub("", cluster))


def _is_plain(text: str) -> bool:
    """Whether nothing is left out, as almost always: told in a hundredth of the time that it takes to do it."""
    content = text.encode("utf-8", "surrogatepass")
    if _IN_PLACES.search(content) is not None:
        return False
    if len(content.translate(None, _SUSPECT)) == len(content):
        return True
    without_ends = text.replace("\n", "").replace("\r", "").replace("\t", "")
    return without_ends.isprintable() and _MARKS.search(text) is None

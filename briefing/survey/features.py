"""What is cheap to know of one article, and the bytes that it is kept as."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from briefing.survey.packs import GAP, HEAD, STRINGS, Pack

FEATURE_VERSION = "5"
"""Changes with whatever changes the features of the same content; features of another version are of no use."""

ENOUGH = 10
"""So many of the profile's terms in an article are not counted further."""

_GAP = GAP.decode()
_MOST_HITS = 0xFFFF


@dataclass(frozen=True, slots=True)
class Features:
    """An article without its text. `text` and `file` are SHA-256 digests, `file` empty for one record of many.

    `hits` counts each of the profile's terms in title and text, up to `ENOUGH` in all. `stems` (each once, of the title
    and the first words, without stop words; the lowest bit is set where it stands in the title or more than once) and
    `runs` (sampled runs of five words of the text, each once) are numbers of 32 bits, little end first, in ascending
    order; of an article off the subject, which is compared with no other, there are none. What the record does not
    state is None, as in `Article`.
    """

    text: bytes
    file: bytes
    characters: int
    words: int
    published: date | None
    collected: date | None
    hits: tuple[int, ...]
    stems: bytes
    runs: bytes
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None

    def to_bytes(self) -> bytes:
        """All of it, some 800 bytes for an article of 400 words, 250 for one off the subject."""
        strings = _GAP.join((getattr(self, key) or "").replace(_GAP, " ") for key in STRINGS).encode("utf-8", "replace")
        header = HEAD.pack(
            self.text,
            self.file,
            _ordinal(self.published),
            _ordinal(self.collected),
            self.characters,
            self.words,
            len(self.hits),
            len(self.stems) // 4,
            len(self.runs) // 4 if len(self.runs) < 4 * 0xFFFF else 0xFFFF,
            len(strings),
        )
        hits = struct.pack(f"<{len(self.hits)}H", *(min(count, _MOST_HITS) for count in self.hits))
        return b"".join((header, hits, self.stems, self.runs[: 4 * 0xFFFF], strings))

    @classmethod
    def from_bytes(cls, data: bytes) -> Features:
        """What `to_bytes` gave."""
        text, file, day, collected, characters, words, n_hits, n_stems, n_runs, _ = HEAD.unpack_from(data)
        hits = HEAD.size
        stems = hits + 2 * n_hits
        runs = stems + 4 * n_stems
        strings = runs + 4 * n_runs
        return cls(
            text=text,
            file=file.rstrip(b"\0") and file,
            characters=characters,
            words=words,
            published=_date(day),
            collected=_date(collected),
            hits=struct.unpack_from(f"<{n_hits}H", data, hits),
            stems=data[stems:runs],
            runs=data[runs:strings],
            **dict(zip(STRINGS, (s or None for s in data[strings:].decode().split(_GAP)), strict=True)),
        )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _date(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def pack_of(features: Sequence[bytes]) -> Pack:
    """These features (as `to_bytes` gave them), side by side."""
    size, unpack = HEAD.size, HEAD.unpack_from
    heads, hits, stems, runs, texts = [], [], [], [], []
    for data in features:
        n_hits, n_stems, n_runs = unpack(data)[6:9]
        first = size + 2 * n_hits
        second = first + 4 * n_stems
        third = second + 4 * n_runs
        heads.append(data[:size])
        hits.append(data[size:first])
        stems.append(data[first:second])
        runs.append(data[second:third])
        texts.append(data[third:])
        texts.append(GAP)
    return Pack(b"".join(heads), b"".join(hits), b"".join(stems), b"".join(runs), b"".join(texts))


def feature_version(terms: Sequence[str]) -> str:
    """The version of the features for a profile with these terms, whose hits are part of them."""
    return f"{FEATURE_VERSION}-{blake2b(_GAP.join(terms).encode(), digest_size=6).hexdigest()}"

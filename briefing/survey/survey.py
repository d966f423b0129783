"""A batch of the inputs in, the features of its articles out: what a worker does, in any process."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.analysis.topics import names_enough
from briefing.corpus.blocks import blocks_of
from briefing.corpus.formats import built_in_reader
from briefing.corpus.metadata import metadata_of
from briefing.corpus.readers.jsonl import LINE_BYTES, record
from briefing.corpus.records import document as record_document
from briefing.corpus.sources import ClosedDocument, Document, ReaderFor, documents, sound_document
from briefing.corpus.tongue import language_tag
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.language.terms import count_terms, spellings
from briefing.language.unseen import seen_text
from briefing.models import Note, ReadLimits, Skipped
from briefing.survey.arrays import Arrays, arrays
from briefing.survey.features import ENOUGH, Features, pack_of
from briefing.survey.items import LINE, Content, Portion, portions
from briefing.survey.models import KEY_BYTES, PLACE, Batch, Known, Recalled, Surveyed, nothing_known
from briefing.survey.packs import Pack, gathered, joined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LIMITS = ReadLimits()
_HEAD = 1_500  # characters; an article's title, date and outlet stand above its text


@dataclass(frozen=True, slots=True)
class _Looked:
    """An article that was looked at: the document, its title as UTF-8, its text as UTF-8 and as it is seen."""

    document: Document
    title: bytes
    text: bytes
    seen: str

    @property
    def read(self) -> bytes:
        """What is compared of the text."""
        return self.text if self.seen is self.document.raw.text else self.seen.encode()


def survey(
    batch: Batch,
    terms: Sequence[str] = (),
    known: Known = nothing_known,
    reader_for: ReaderFor = built_in_reader,
    limits: ReadLimits = _LIMITS,
) -> Surveyed:
    """What is cheap to know of every article in the batch; `terms` are the profile's.

    Articles whose key is `known` are not looked at. Nothing in an input can abort it: what cannot be read becomes a
    `Skipped`. The result depends on the content alone, not on the process.
    """
    found = portions(batch, limits, reader_for)
    parts = [_surveyed(portion, batch, terms, known, reader_for, limits) for portion in found]
    if len(parts) == 1:
        return parts[0]
    fresh: list[int] = []
    passing: list[int] = []
    unnamed: list[tuple[int, int, int]] = []
    before = skipped = 0
    for part in parts:
        fresh += [before + index for index in part.fresh]
        passing += [before + index for index in part.passing]
        unnamed += [(skipped + index, piece, line) for index, piece, line in part.unnamed]
        before, skipped = before + len(part), skipped + len(part.skipped)
    return Surveyed(
        keys=b"".join(part.keys for part in parts),
        pack=joined([part.pack for part in parts]),
        names=tuple(name for part in parts for name in part.names),
        places=b"".join(part.places for part in parts),
        skipped=tuple(skipped for part in parts for skipped in part.skipped),
        fresh=tuple(fresh),
        lines=tuple(map(max, *(part.lines for part in parts))),
        unnamed=tuple(unnamed),
        passing=tuple(passing),
    )


def _surveyed(
    portion: Portion,
    batch: Batch,
    terms: Sequence[str],
    known: Known,
    reader_for: ReaderFor,
    limits: ReadLimits,
) -> Surveyed:
    import numpy as np

    recalled = known(bytes(portion.keys))
    looked: dict[int, _Looked] = {}
    unnamed: list[tuple[int, int, int]] = []
    passing: list[int] = []
    new = np.ones(len(portion.contents), dtype=bool)
    new[np.asarray(recalled.rows, dtype=np.int64)] = False
    for index in np.flatnonzero(new).tolist():
        piece, line = portion.places[PLACE * index], portion.places[PLACE * index + PLACE - 1]
        path = batch.pieces[piece].path
        one, beside = _look(portion.contents[index], portion.names[index], path, reader_for, limits)
        if isinstance(one, Skipped):
            unnamed += [(len(portion.skipped), piece, line)] if one.path == f"{path}#{LINE}" else []
            portion.skipped.append(one)
        else:
            looked[index] = one
            passing += [index] if beside else []
        portion.skipped += beside
    pack, kept = _merged(recalled, looked, pack_of(_with_arrays(list(looked.values()), terms)))
    return Surveyed(
        keys=_of_rows(portion.keys, KEY_BYTES, kept),
        pack=pack,
        names=tuple([portion.names[index] for index in kept.tolist()]),
        places=_of_rows(portion.places, PLACE * portion.places.itemsize, kept),
        skipped=tuple(portion.skipped),
        fresh=tuple(np.flatnonzero(new[kept]).tolist()),
        lines=tuple(portion.lines.get(number, 0) for number in range(len(batch.pieces))),
        unnamed=tuple(unnamed),
        passing=tuple(np.flatnonzero(np.isin(kept, passing)).tolist()),
    )


def _of_rows(column: bytearray | array[int], width: int, rows: NDArray[np.int64]) -> bytes:
    """These rows of a column in which each takes `width` bytes."""
    import numpy as np

    return np.frombuffer(column, dtype=f"V{width}")[rows].tobytes()


def _merged(recalled: Recalled, looked: Collection[int], fresh: Pack) -> tuple[Pack, NDArray[np.int64]]:
    """The features of known and new articles in the order of the input, and their indices in it."""
    import numpy as np

    rows = list(looked), [len(recalled.packs)] * len(looked), range(len(looked))
    indices, of, own = (
        np.concatenate((np.asarray(old, dtype=np.int64), np.asarray(new, dtype=np.int64)))
        for old, new in zip((recalled.rows, recalled.of, recalled.own), rows, strict=True)
    )
    order = np.argsort(indices)
    return gathered((*recalled.packs, fresh), of[order], own[order]), indices[order]


def _with_arrays(looked: Sequence[_Looked], terms: Sequence[str]) -> list[bytes]:
    """The features of the articles that were looked at. Terms are counted only where a term's first word occurs."""
    marks = [spelling for term in terms for spelling in spellings(term)]
    found = arrays([one.title for one in looked], [one.read for one in looked], marks)
    return [_features(one, found_of, terms).to_bytes() for one, found_of in zip(looked, found, strict=True)]


def _look(
    content: Content, part: str, path: str, reader_for: ReaderFor, limits: ReadLimits
) -> tuple[_Looked | Skipped, list[Skipped]]:
    """The article, and what else lies in its file and was not read, such as what is attached to a mail."""
    name = f"{path}#{part}" if part else path
    beside: list[Skipped] = []
    try:
        document, *more = _documents(content, part, path, reader_for, limits)
        beside += [one for one in more if isinstance(one, Skipped)]
        return document if isinstance(document, Skipped) else _looked(document, limits), beside
    except Exception as error:  # a text that trips a rule is one Skipped, not the end of the run
        return Skipped(name, Note.of("text_failed", error=type(error).__name__)), beside


def _documents(
    content: Content, part: str, path: str, reader_for: ReaderFor, limits: ReadLimits
) -> Sequence[Document | Skipped]:
    if isinstance(content, bytes):
        found = line_document(content[:-1], part)
        return (
            [Skipped(f"{path}#{found.path}", found.reason)]
            if isinstance(found, Skipped)
            else [Document(f"{path}#{found.part}", None, found)]
        )
    if isinstance(content, Document):
        return [content]
    if isinstance(content, ClosedDocument):
        return [content.opened()]
    return list(documents(content, limits, reader_for))


def line_document(line: bytes, name: str) -> RawDocument | Skipped:
    """The record in a line, as the reader of JSON lines finds it, but at once where the line is plain UTF-8."""
    try:
        return record_document(json.loads(line), name)
    except (ValueError, RecursionError, UnreadableError):  # the reader says why, or finds another encoding
        return record(line if len(line) <= LINE_BYTES else None, name)


def _looked(document: Document, limits: ReadLimits) -> _Looked | Skipped:
    raw = document.raw
    try:
        content = raw.text.encode()
    except UnicodeEncodeError:
        raw = sound_document(raw)
        content = raw.text.encode()
    if not raw.text or raw.text.isspace():
        return Skipped(document.path, Note.of("no_text"))
    if len(raw.text) > limits.text_characters:
        return Skipped(document.path, Note.of("text_too_long", size=len(raw.text), most=limits.text_characters))
    seen = seen_text(raw.text)
    stated = raw if raw.title and raw.published else _completed(raw, seen)
    title = (stated.title or "").encode("utf-8", "replace")
    return _Looked(Document(document.path, document.sha256, stated), title, content, seen)


def _features(one: _Looked, found: Arrays, terms: Sequence[str]) -> Features:
    raw = one.document.raw
    title = raw.title or ""
    hits = count_terms(f"{title}\n{one.seen}", terms, ENOUGH) if found.marked else (0,) * len(terms)
    compared = names_enough(hits, terms)
    return Features(
        text=sha256(one.text).digest(),
        file=bytes.fromhex(one.document.sha256) if one.document.sha256 else b"",
        characters=len(raw.text),
        words=found.words,
        published=raw.published,
        collected=raw.collected,
        hits=hits,
        stems=found.stems if compared else b"",
        runs=found.runs if compared else b"",
        name=raw.id,
        title=raw.title,
        outlet=raw.outlet,
        url=raw.url,
        author=raw.author,
        language=language_tag(raw.language) or ("en" if found.english else None),
    )


def _completed(raw: RawDocument, text: str) -> RawDocument:
    """With the title, date, writer and outlet that stand over the text, which is given as it is seen."""
    head = text[: _HEAD + 1].rpartition("\n")[0] if len(text) > _HEAD else text
    head = head or text[:_HEAD]
    found = metadata_of(replace(raw, text=head, language=raw.language or "und"), blocks_of(head, raw.title))
    return replace(raw, title=found.title, outlet=found.outlet, author=found.author, published=found.published)

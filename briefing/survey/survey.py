"""A batch of the inputs in, the features of its articles out: what a worker does, in any process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from briefing.corpus.blocks import blocks_of
from briefing.corpus.formats import built_in_reader
from briefing.corpus.metadata import metadata_of
from briefing.corpus.readers.jsonl import LINE_BYTES, record
from briefing.corpus.records import document as record_document
from briefing.corpus.sources import ClosedDocument, Document, ReaderFor, documents, sound_document
from briefing.corpus.tongue import language_tag
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.language.terms import count_terms
from briefing.models import Note, ReadLimits, Skipped
from briefing.survey.arrays import Arrays, arrays
from briefing.survey.features import ENOUGH, Features
from briefing.survey.items import Item, items
from briefing.survey.models import Batch, Known, Surveyed, nothing_known

_LIMITS = ReadLimits()
_HEAD = 1_500  # characters; an article's title, date and outlet stand above its text


@dataclass(frozen=True, slots=True)
class _Looked:
    """An article that was looked at: the document, and title and text as UTF-8."""

    document: Document
    title: bytes
    text: bytes


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
    parts = [_surveyed(some, batch, terms, known, reader_for, limits) for some in items(batch, limits, reader_for)]
    fresh: list[int] = []
    before = 0
    for part in parts:
        fresh += [before + index for index in part.fresh]
        before += len(part.keys)
    return Surveyed(
        keys=tuple(key for part in parts for key in part.keys),
        features=tuple(data for part in parts for data in part.features),
        names=tuple(name for part in parts for name in part.names),
        places=tuple(place for part in parts for place in part.places),
        skipped=tuple(skipped for part in parts for skipped in part.skipped),
        fresh=tuple(fresh),
    )


def _surveyed(
    some: Sequence[Item | Skipped],
    batch: Batch,
    terms: Sequence[str],
    known: Known,
    reader_for: ReaderFor,
    limits: ReadLimits,
) -> Surveyed:
    skipped = [item for item in some if isinstance(item, Skipped)]
    whole = [item for item in some if isinstance(item, Item)]
    found = known([item.key for item in whole])
    looked: dict[int, _Looked] = {}
    kept: list[tuple[Item, bytes]] = []
    for item in whole:
        data = found.get(item.key)
        if data is None:
            one = _look(item, batch.pieces[item.place[0]].path, reader_for, limits)
            if isinstance(one, Skipped):
                skipped.append(one)
                continue
            looked[len(kept)] = one
        kept.append((item, data or b""))
    fresh = _with_arrays(looked, terms)
    return Surveyed(
        keys=tuple(item.key for item, _ in kept),
        features=tuple(data or fresh[index] for index, (_, data) in enumerate(kept)),
        names=tuple(item.name for item, _ in kept),
        places=tuple(item.place for item, _ in kept),
        skipped=tuple(skipped),
        fresh=tuple(fresh),
    )


def _with_arrays(looked: dict[int, _Looked], terms: Sequence[str]) -> dict[int, bytes]:
    """The features of the articles that were looked at. Terms are counted only where a term's first word occurs."""
    found = arrays([one.title for one in looked.values()], [one.text for one in looked.values()], terms)
    return {
        index: _features(one, found_of, terms).to_bytes()
        for (index, one), found_of in zip(looked.items(), found, strict=True)
    }


def _look(item: Item, path: str, reader_for: ReaderFor, limits: ReadLimits) -> _Looked | Skipped:
    name = f"{path}#{item.name}" if item.name else path
    try:
        document = _document(item, path, reader_for, limits)
        return document if isinstance(document, Skipped) else _looked(document, limits)
    except Exception as error:  # a text that trips a rule is one Skipped, not the end of the run
        return Skipped(name, Note.of("text_failed", error=type(error).__name__))


def _document(item: Item, path: str, reader_for: ReaderFor, limits: ReadLimits) -> Document | Skipped:
    if isinstance(item.content, bytes):
        found = line_document(item.content, item.name)
        return (
            Skipped(f"{path}#{found.path}", found.reason)
            if isinstance(found, Skipped)
            else Document(f"{path}#{found.part}", None, found)
        )
    if isinstance(item.content, Document):
        return item.content
    if isinstance(item.content, ClosedDocument):
        return item.content.opened()
    return next(documents(item.content, limits, reader_for), Skipped(path, Note.of("no_text")))


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
    stated = raw if raw.title and raw.published else _completed(raw)
    title = (stated.title or "").encode("utf-8", "replace")
    return _Looked(Document(document.path, document.sha256, stated), title, content)


def _features(one: _Looked, found: Arrays, terms: Sequence[str]) -> Features:
    raw = one.document.raw
    title = raw.title or ""
    return Features(
        text=sha256(one.text).digest(),
        file=bytes.fromhex(one.document.sha256) if one.document.sha256 else b"",
        characters=len(raw.text),
        words=found.words,
        published=raw.published,
        hits=count_terms(f"{title}\n{raw.text}", terms, ENOUGH) if found.marked else (0,) * len(terms),
        stems=found.stems,
        runs=found.runs,
        name=raw.id,
        title=raw.title,
        outlet=raw.outlet,
        url=raw.url,
        author=raw.author,
        language=language_tag(raw.language) or ("en" if found.english else None),
    )


def _completed(raw: RawDocument) -> RawDocument:
    """With the title, date, writer and outlet that stand over the text."""
    head = raw.text[: _HEAD + 1].rpartition("\n")[0] if len(raw.text) > _HEAD else raw.text
    head = head or raw.text[:_HEAD]
    found = metadata_of(replace(raw, text=head, language=raw.language or "und"), blocks_of(head, raw.title))
    return replace(raw, title=found.title, outlet=found.outlet, author=found.author, published=found.published)

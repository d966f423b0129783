"""From sources to articles: the one module that knows the order of reading."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.corpus.blocks import blocks_of
from briefing.corpus.decoding import sound
from briefing.corpus.files import Found, find_files, visible
from briefing.corpus.formats import built_in_reader, formats
from briefing.corpus.metadata import metadata_of
from briefing.corpus.streams import opened, read_bytes
from briefing.errors import UnreadableError
from briefing.interfaces import ClosedRecord, RawDocument, Reader, StreamReader
from briefing.language.unseen import Seen, as_seen, seen_text
from briefing.models import Article, Block, Note, Reading, ReadLimits, Skipped

_LIMITS = ReadLimits()

ReaderFor = Callable[[str], Reader | None]
"""Gives the reader for a file name, or None for a format that is not known."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document and where it came from; `sha256` is None for one record of many."""

    path: str
    sha256: str | None
    raw: RawDocument


@dataclass(frozen=True, slots=True)
class ClosedDocument:
    """A record of many that was not taken apart yet."""

    path: str
    record: ClosedRecord

    def opened(self) -> Document | Skipped:
        """The document, or why there is none."""
        try:
            return Document(self.path, None, self.record.open(self.record))
        except UnreadableError as error:
            return Skipped(self.path, error.reason)
        except Exception as error:  # as for a whole file
            return Skipped(self.path, Note.of("reader_failed", error=type(error).__name__))


def read_sources(
    sources: Sequence[Path],
    limits: ReadLimits = _LIMITS,
    reader_for: ReaderFor = built_in_reader,
    apart: Sequence[Path] = (),
) -> Reading:
    """Every article in the sources (files and folders, with what is below them), and what could not be read and why.

    No file can abort the run: whatever goes wrong inside a reader becomes a Skipped. Articles come in path order; the
    same files give the same articles and ids. What lies `apart` is no source. Raises `UsageError` for a source that
    does not exist.
    """
    found, skipped = find_files(sources, apart)
    articles: list[Article] = []
    for file in found:
        for document in documents(file, limits, reader_for):
            item = document if isinstance(document, Skipped) else article_of(document, limits)
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                articles.append(item)
    return Reading(_numbered(articles), tuple(sorted(skipped, key=lambda item: item.path)))


def holds_many(reader: Reader | None) -> bool:
    """Whether its files may hold more than one article: records do, and perhaps formats of third parties."""
    own = getattr(reader, "__name__", "").startswith("briefing.corpus.readers.")
    return not own or isinstance(reader, StreamReader) or bool(getattr(reader, "COLLECTION", False))


def documents(found: Found, limits: ReadLimits, reader_for: ReaderFor) -> Iterator[Document | Skipped]:
    """The documents of one file in order, and a `Skipped` for each that could not be read, whatever goes wrong.

    What stands before damage in a file of many records is kept; the damage is one `Skipped`, and so is a file in which
    there is nothing: every file gives at least one of the two.
    """
    for item in closed_documents(found, limits, reader_for):
        yield item.opened() if isinstance(item, ClosedDocument) else item


def closed_documents(
    found: Found, limits: ReadLimits, reader_for: ReaderFor
) -> Iterator[Document | ClosedDocument | Skipped]:
    """As `documents`, one for one, but those whose text costs much to take out are still closed."""
    parts: Counter[str] = Counter()
    read = 0
    try:
        for item in _items(found, _known(reader_for(found.path)), limits):
            read += 1
            if isinstance(item, Skipped):
                yield Skipped(_part_path(found.path, item.path, parts), item.reason)
            elif isinstance(item, ClosedRecord):
                yield ClosedDocument(_part_path(found.path, item.part, parts), item)
            elif item.raw.part is None:
                yield item
            else:
                yield replace(item, path=_part_path(found.path, item.raw.part, parts))
        if not read:
            yield Skipped(found.path, Note.of("holds_no_article"))
    except UnreadableError as error:
        yield Skipped(found.path, _kept(error.reason, read))
    except Exception as error:  # foreign libraries raise anything on hostile files, and one file must not end the run
        yield Skipped(found.path, _kept(Note.of("reader_failed", error=type(error).__name__), read))


def _items(found: Found, reader: Reader, limits: ReadLimits) -> Iterator[Document | ClosedRecord | Skipped]:
    """What the reader finds, from a stream where it can read one, closed where it can be."""
    if isinstance(reader, StreamReader):
        records = getattr(reader, "records", reader.stream)
        with opened(found, limits.collection_bytes) as stream:
            for item in records(stream, found.path):
                yield Document(found.path, None, item) if isinstance(item, RawDocument) else item
        return
    data = read_bytes(found, limits.collection_bytes if getattr(reader, "COLLECTION", False) else limits.file_bytes)
    digest = hashlib.sha256(data).hexdigest()
    for item in reader.read(data, found.path):
        whole = isinstance(item, Skipped) or item.part is None
        yield item if isinstance(item, Skipped) else Document(found.path, digest if whole else None, item)


def _kept(reason: Note | str, read: int) -> Note | str:
    """The reason, with how many records were read before it."""
    return Note.of("records_kept", reason=reason, n=read) if read else reason


def _known(reader: Reader | None) -> Reader:
    if reader is None:
        raise UnreadableError(Note.of("unknown_format", formats=tuple(formats())))
    return reader


def _part_path(path: str, part: str, parts: Counter[str]) -> str:
    part = visible(part)
    parts[part] += 1
    return f"{path}#{part}" if parts[part] == 1 else f"{path}#{part} ({parts[part]})"


def article_of(document: Document, limits: ReadLimits = _LIMITS) -> Article | Skipped:
    """The article that a document is, with its blocks and what it says about itself, or why it can be none."""
    try:
        return _article(document, limits)
    except Exception as error:  # as above: a text that trips a rule or a library is one Skipped, not the end
        return Skipped(document.path, Note.of("text_failed", error=type(error).__name__))


def _article(document: Document, limits: ReadLimits) -> Article | Skipped:
    raw = sound_document(document.raw)
    if not raw.text.strip():
        return Skipped(document.path, Note.of("no_text"))
    if len(raw.text) > limits.text_characters:
        return Skipped(document.path, Note.of("text_too_long", size=len(raw.text), most=limits.text_characters))
    seen = as_seen(raw.text)
    read = replace(raw, text=seen.text) if seen else raw
    blocks = blocks_of(read.text, raw.title)
    stated = metadata_of(read, blocks)
    digest = hashlib.sha256(raw.text.encode("utf-8")).hexdigest()
    return Article(
        id=digest[:10],
        path=document.path,
        text=raw.text,
        sha256=document.sha256 or digest,
        blocks=tuple(_kept_at(block, seen) for block in blocks) if seen else blocks,
        title=stated.title,
        outlet=stated.outlet,
        url=stated.url,
        author=stated.author,
        published=stated.published,
        language=stated.language,
        collected=raw.collected,
    )


def _kept_at(block: Block, seen: Seen) -> Block:
    start, end = seen.kept(block.start, block.end)
    return replace(block, start=start, end=end)


def sound_document(raw: RawDocument) -> RawDocument:
    """The document with surrogates that stand alone replaced, which no output format can hold; its title and names as
    they are seen."""

    def line(value: str | None) -> str | None:
        return seen_text(sound(value)) if value else None

    if raw.text.isascii() and not raw.title and not raw.author:
        return raw
    return replace(
        raw,
        text=sound(raw.text),
        title=line(raw.title),
        outlet=line(raw.outlet),
        url=sound(raw.url) if raw.url else None,
        author=line(raw.author),
    )


def _numbered(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with `-2`, `-3` … behind the ids of exact copies, in path order."""
    seen: Counter[str] = Counter()
    numbered = []
    for article in articles:
        seen[article.id] += 1
        count = seen[article.id]
        numbered.append(article if count == 1 else replace(article, id=f"{article.id}-{count}"))
    return tuple(numbered)

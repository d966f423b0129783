"""WARC, by fastwarc: the web pages in an archive as Common Crawl's news archive has it, each read as a page is."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from briefing.corpus.readers import html
from briefing.errors import UnreadableError
from briefing.interfaces import ClosedRecord, RawDocument
from briefing.models import Note, Skipped

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
PAGE_BYTES = 20_000_000

_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """The pages in order, named by their address. Requests and other records that are no answers are no inputs."""
    return stream(io.BytesIO(data), path)


def stream(source: BinaryIO, path: str) -> Iterator[RawDocument | Skipped]:
    """As `read`, one page after the other; an answer that is no page is a Skipped.

    Raises `UnreadableError` without fastwarc, and for what is damaged.
    """
    for item in records(source, path):
        if isinstance(item, Skipped):
            yield item
            continue
        try:
            yield item.open(item)
        except UnreadableError as error:
            yield Skipped(item.part, error.reason)


def records(source: BinaryIO, path: str) -> Iterator[ClosedRecord | Skipped]:
    """As `stream`, with the pages as they are: finding the article in one takes as long as reading a thousand."""
    for record in _answers(source):
        address = record.headers.get("WARC-Target-URI") or "page"
        try:
            yield ClosedRecord(address, _payload(record), (address, record.http_charset), _page)
        except UnreadableError as error:
            yield Skipped(address, error.reason)


def _page(record: ClosedRecord) -> RawDocument:
    address, charset = record.part, record.stated[1]
    page = html.page(record.content, charset)
    return replace(page, outlet=page.outlet or _host(address), url=page.url or address, part=address)


def _answers(source: BinaryIO) -> Iterator[Any]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise UnreadableError(Note.of("needs_extra", format="WARC", extra="warc")) from error
    answers = ArchiveIterator(
        cast("Any", _Steps(source)),
        record_types=WarcRecordType.response,
        auto_decode="all",
        stream_detect=False,  # `source` is unpacked, with an end to what it unpacks to
        fsspec_args=False,
    )
    with _faults(Note.of("warc_damaged")):
        yield from answers


class _Steps:
    """A stream that gives what it has at once: a longer read would lose that when the archive ends too early."""

    def __init__(self, source: BinaryIO) -> None:
        self._source: Any = source

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._source.read1(size)
        return data

    def tell(self) -> int:
        return 0  # fastwarc asks where it starts, which nobody wants to know


@contextmanager
def _faults(reason: Note) -> Iterator[None]:
    """What fastwarc raises becomes an `UnreadableError`; a panic of its Rust is no `Exception`."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, OSError | ValueError) or type(error).__name__ == "PanicException":
            raise UnreadableError(reason) from error
        raise


def _payload(record: Any) -> bytes:
    """The page as its server sent it, without what packed it on the way."""
    headers = record.http_headers
    status = headers.status_code if headers else None
    if not isinstance(status, int):
        raise UnreadableError(Note.of("no_answer"))
    if status != _OK:
        raise UnreadableError(Note.of("server_answered", status=str(status)))
    if record.http_content_type not in _PAGES:
        kind = record.http_content_type
        raise UnreadableError(Note.of("no_web_page", type=kind) if kind else Note.of("page_of_unknown_kind"))
    packed = "Content-Encoding" in headers or "Transfer-Encoding" in headers
    whole = None if packed else record.content_length
    with _faults(Note.of("page_damaged")):
        data: bytes = record.reader.read(PAGE_BYTES + 1)
    if len(data) > PAGE_BYTES:
        raise UnreadableError(Note.of("file_larger_than", most=PAGE_BYTES))
    if whole is not None and len(data) < whole:
        raise UnreadableError(Note.of("page_cut"))
    return data


def _host(address: str) -> str | None:
    """The host of an address: it is stated where the page itself does not say who publishes it."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None

"""What a kind of source hands over: offers, each with the means to get it, and the tools that it does so with."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefing.collect.fetch import Fetcher, Validators
from briefing.collect.request import Answer
from briefing.collect.shelf import Found
from briefing.collect.state import State
from briefing.errors import FetchError, UnreadableError
from briefing.interfaces import RawDocument, Reader
from briefing.words import english

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
ReaderFor = Callable[[str], Reader | None]
"""Gives the reader for a file name, or None for a format that is not known."""


def _in_unicode(body: bytes, content_type: str) -> bytes:
    """A page as UTF-8 whose first bytes say so: the encoding that the server states outweighs that of the page."""
    found = _CHARSET.search(content_type)
    try:
        return BOM_UTF8 + body.decode(found[1], "replace").removeprefix("\ufeff").encode("utf-8") if found else body
    except (LookupError, UnicodeError):  # an encoding that nobody knows, or one that is no encoding of pages
        return body


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a source has. It is got when `key` is new or `fingerprint` another than the last time.

    `get` raises `FetchError` where that fails; the offer is then made again in the next run, whatever it raised.
    """

    key: str
    fingerprint: str
    get: Callable[[], list[Found]]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the kinds work with in one run of one source.

    `notes` are for whoever reads the outcome. `confirmed` gathers what servers gave to ask with again: it is
    remembered only when everything that they offered was got. `same` gathers the addresses that have not changed.
    """

    fetcher: Fetcher
    state: State
    reader_for: ReaderFor
    environment: Mapping[str, str]
    max_bytes: int
    notes: list[str] = field(default_factory=list)
    confirmed: dict[str, Validators] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)

    def read_page(self, answer: Answer) -> tuple[RawDocument, str]:
        """The document of a web page or PDF, and the suffix of what it was read from. Raises `FetchError`."""
        stated = answer.headers.get("content-type", "")
        if stated.lower().startswith("application/pdf"):
            return self.read(answer.body, "page.pdf")[0], ".pdf"
        return self.read(_in_unicode(answer.body, stated), "page.html")[0], ".html"

    def read(self, data: bytes, name: str) -> list[RawDocument]:
        """The documents in a file of that name. Raises `FetchError` when there is none."""
        reader = self.reader_for(name)
        if reader is None:
            raise FetchError(f"{name} has a format that briefing does not read")
        try:
            items = list(reader.read(data, name))
        except UnreadableError as error:
            raise FetchError(f"{name}: {english(error.reason)}") from error
        except Exception as error:  # foreign libraries raise anything on hostile input, and it must not end the run
            raise FetchError(f"{name} cannot be read: {type(error).__name__} in the reader of its format") from error
        documents = [item for item in items if isinstance(item, RawDocument)]
        self.notes.extend(f"{item.path}: {english(item.reason)}" for item in items if not isinstance(item, RawDocument))
        if not any(document.text.strip() for document in documents):
            raise FetchError(f"{name} holds no text")
        return [document for document in documents if document.text.strip()]

"""The replaceable ends, as Protocols that a module fulfils: the file name is the registered name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Protocol, runtime_checkable

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.models import Briefing, Envelope, MailSettings, Receipt, Skipped

_OF_SYSTEMS = frozenset(
    ("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information")
)


def is_left_out(name: str) -> bool:
    """Whether a folder's entry of this name is no source: hidden, an Office program's lock (`~$…`), or what an
    operating system keeps there for itself."""
    return name.startswith((".", "~$")) or name.lower() in _OF_SYSTEMS


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader takes out of one file: text, and the metadata that the format itself states."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    collected: date | None = None  # where the document says when it came in: it is no newer than that
    part: str | None = None  # names the record inside a file of many, for the path that the reader of the brief sees


@dataclass(frozen=True, slots=True)
class ClosedRecord:
    """A record whose text costs much to take out: `open` does it, from `content` and `stated` alone.

    It may raise `UnreadableError`.
    """

    part: str
    content: bytes
    stated: tuple[str | None, ...]
    open: Callable[[ClosedRecord], RawDocument]


class Reader(Protocol):
    """A module `briefing/corpus/readers/<suffix>.py`: bytes in, documents out.

    `SUFFIXES = (".html", ".htm")` names the suffixes where they are not the module's name, `COLLECTION = True` a format
    of many records, which may be larger.
    """

    def read(self, data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
        """The documents in a file, and a `Skipped` for each part that could not be (its `path` names the part).

        Raises `UnreadableError` with a reason in words for the reader of the brief when nothing can be read.
        """


@runtime_checkable
class StreamReader(Reader, Protocol):
    """A reader of files of many records that are never whole in memory.

    Where taking the text out of a record costs much, a module also has `records(source, path)`, which gives what
    `stream` gives with a `ClosedRecord` for each such record: those that are known already stay closed.
    """

    def stream(self, source: BinaryIO, path: str) -> Iterator[RawDocument | Skipped]:
        """The documents of a file, one after the other, each with its `part`; errors as `read`.

        `source` is unpacked where the file's name ends in .gz or .zst; only a file that is not packed can be sought in.
        An `UnreadableError` that comes after documents means the rest of the file: what came before is kept.
        """


class Memory(Protocol):
    """What outlasts a run: contents by key. It may forget anything at any time; what it gives is as it was kept."""

    def known(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """The contents of those keys that it knows."""

    def keep(self, used: Sequence[bytes], fresh: Sequence[tuple[bytes, bytes]]) -> None:
        """Remember new keys and contents, and that the `used` ones were of use."""


class NoMemory:
    """A `Memory` that forgets at once."""

    def known(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Nothing."""
        del keys
        return {}

    def keep(self, used: Sequence[bytes], fresh: Sequence[tuple[bytes, bytes]]) -> None:
        """Do nothing."""


class Summarizer(Protocol):
    """A module `briefing/summarize/<name>.py`: ranks and selects sentences of documents."""

    def rank(self, documents: Sequence[Sequence[str]]) -> list[list[float]]:
        """A weight between 0 and 1 for each sentence of each document, higher for more central."""

    def select(
        self, documents: Sequence[Sequence[str]], *, sentences: int | None = None, words: int | None = None
    ) -> list[tuple[int, int]]:
        """(document, sentence) indices, most important first, within the budget of whole sentences or words."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """How the caller wants a brief presented, whatever its look.

    `paper` is `a4` or `letter`, None what the look says; `marking` stands at the head and foot of every page;
    `language` is a BCP 47 tag for the fixed words where they are not to follow the briefing's; `comments` puts the
    evidence into a DOCX as comments.
    """

    paper: str | None = None
    marking: str | None = None
    language: str | None = None
    comments: bool = False


class Renderer(Protocol):
    """A module `briefing/render/<format>.py`: a briefing and a look in, the finished file's bytes out."""

    EXTENSION: str

    def render(self, briefing: Briefing, template: Path, presentation: Presentation = ...) -> bytes:
        """The bytes of one document; equal input gives equal bytes. `template` is the folder of the look.

        Raises `TemplateError` when the template does not hold, `MissingNeedError` when a system library is absent.
        """


class Transport(Protocol):
    """A module `briefing/deliver/<name>.py`: hands a mail over and says what became of it for each recipient."""

    def transmit(
        self, envelope: Envelope, mail: MailSettings, password: str | None, about_to_send: Callable[[], None]
    ) -> list[Receipt]:
        """One attempt, and a receipt for each recipient.

        `about_to_send` is called before the first byte that may reach a recipient. Raises `MailError` where another
        attempt is of no use before somebody has changed something. Where nobody was there to take the mail, its
        receipts are not `reached`: the mails after it then wait for the next run.
        """

    def check(self, mail: MailSettings, password: str | None) -> str:
        """What stands at the other end, in words, without sending. Raises `MailError` where nothing could be sent."""

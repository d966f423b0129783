"""The bytes of a file as a stream, unpacked where its name ends in .gz or .zst, with an end to what is unpacked."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from briefing.corpus.files import Found, open_file
from briefing.errors import UnreadableError
from briefing.models import Note

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

RATIO = 200  # news text packs to a third or a tenth of its size; what packs to less than this is made to do harm
_BUFFER = 1 << 17


@contextmanager
def opened(found: Found, least: int) -> Iterator[BinaryIO]:
    """The content of a file, never whole in memory; a file that is not packed can be sought in.

    A packed file may unpack to `least` bytes, or to 200 times its size where that is more. Reading raises
    `UnreadableError` beyond that, where it is damaged or ends too early. A checksum stands at the end of what it is
    for: damage may be noticed late.
    """
    with open_file(found.file) as file:
        packing = _packing(found.path)
        if packing is None:
            yield file
            return
        most = max(least, RATIO * found.file.stat().st_size)
        bound = None if most > least else least
        with io.BufferedReader(_Unpacked(file, packing, most, bound), _BUFFER) as stream:
            yield cast("BinaryIO", stream)


def read_bytes(found: Found, most: int) -> bytes:
    """The content of a file, unpacked, of at most `most` bytes.

    Raises `UnreadableError` for what is no regular file, may not be read, is damaged or too large.
    """
    packing = _packing(found.path)
    with open_file(found.file) as file:
        size = found.file.stat().st_size
        if size > most:
            raise UnreadableError(Note.of("file_too_large", size=size, most=most))
        if packing is not None:
            return _Unpacked(file, packing, most, most).readall()
        data = file.read(most + 1)
    if len(data) > most:
        raise UnreadableError(Note.of("file_larger_than", most=most))
    return data


def _packing(path: str) -> str | None:
    suffix = path.lower().rpartition(".")[2]
    return {"gz": "gzip", "zst": "zstd"}.get(suffix)


class _Unpacked(io.RawIOBase):
    """What a packed file holds; the errors of the libraries become `UnreadableError`.

    `bound` are the bytes to name where it unpacks to more than `most`, None for its size many times over.
    """

    def __init__(self, file: BinaryIO, packing: str, most: int, bound: int | None) -> None:
        self._source, self._damage = _unpacker(file, packing)
        self._packing, self._most, self._bound, self._read = packing, most, bound, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._source.read1(len(view))
        except self._damage as error:
            early = isinstance(error, EOFError)
            packing = self._packing
            why = Note.of("packing_cut", packing=packing) if early else Note.of("packing_damaged", packing=packing)
            raise UnreadableError(why) from error
        self._read += len(data)
        if self._read > self._most:
            if self._bound is None:
                raise UnreadableError(Note.of("unpacks_to_many_times", ratio=RATIO))
            raise UnreadableError(Note.of("unpacks_to_more_than", most=self._bound))
        view[: len(data)] = data
        return len(data)


def _unpacker(file: BinaryIO, packing: str) -> tuple[Any, tuple[type[Exception], ...]]:
    """What unpacks, and what it raises on damage."""
    if packing == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=file), (OSError, EOFError, zlib.error)
    from backports import zstd

    return zstd.ZstdFile(file), (OSError, EOFError, zstd.ZstdError)

"""Bytes to text, without a guess that the bytes do not support. Nothing but a byte order mark is taken away."""

from __future__ import annotations

import codecs
import re

from briefing.errors import UnreadableError
from briefing.models import Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "old_office"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "program"),
)
_LEGACY = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "koi8_u",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "iso8859_9",
    "iso8859_15",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ASCII = re.compile(rb"[\x00-\x7f]+")
_WESTERN = re.compile(r"[\x00-\x7f\u00a0£§©«®°»À-ÖØ-öø-ÿŒœŠšŽžŸ€–—‘’‚“”„…•™‹›]*")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`: a byte order mark decides, then UTF-8, then the `declared` encoding, then detection.

    Line ends, no-break spaces and curly quotes stay as they are. Raises `UnreadableError` for what is empty, binary,
    damaged UTF-8 (most of its bytes are UTF-8, some are not: quoting it would put words in a source's mouth), or in
    no encoding that can be told.
    """
    if not data.strip():
        raise UnreadableError(Note.of("file_empty"))
    _refuse_known_binary(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding))
    _refuse_zeros(data)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if declared is None or declared.lower().replace("_", "-") in {"utf-8", "utf8"}:
            _refuse_damaged_utf8(data, error)
    return _checked(_legacy(data, declared))


def refuse_binary(head: bytes) -> None:
    """Raises `UnreadableError` when a file that begins with `head` is binary, whatever its name says."""
    _refuse_known_binary(head)
    _refuse_zeros(head)


def wide_encoding(head: bytes) -> str | None:
    """`utf-16` or `utf-32` when a file begins with a byte order mark of one of them, else None."""
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "utf-8")
    return None if marked == "utf-8" else marked.rsplit("-", 1)[0]


def sound(text: str) -> str:
    """`text` with surrogates that stand alone replaced: JSON and PDF can hold them, no output format can."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _refuse_known_binary(data: bytes) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(Note.of(f"file_is_{name}"))


def _refuse_zeros(data: bytes) -> None:
    if b"\x00" in data:
        raise UnreadableError(Note.of("file_binary"))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(Note.of("encoding_broken", encoding=encoding.upper(), byte=error.start)) from error


def _checked(text: str) -> str:
    if not text.strip():
        raise UnreadableError(Note.of("file_empty"))
    if len(_CONTROL.findall(text[:100_000])) > 1 + len(text[:100_000]) // 500:
        raise UnreadableError(Note.of("file_binary"))
    return text


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Raises when the sound multi-byte sequences outnumber the bytes that are none: another encoding has hardly any."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("�")
    sound = sum(1 for character in text if character > "\x7f") - bad
    if sound > bad:
        raise UnreadableError(Note.of("utf8_broken", byte=error.start))


def _legacy(data: bytes, declared: str | None) -> str:
    if declared is not None:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    western = _western(data)
    if western is not None:
        return western
    from charset_normalizer import from_bytes

    match = from_bytes(data, cp_isolation=_LEGACY).best()
    if match is None:
        raise UnreadableError(Note.of("encoding_unknown"))
    return str(match)


def _western(data: bytes) -> str | None:
    """Windows-1252 if nothing but Western letters and typographic signs comes out, few of them, else None.

    Detection by statistics needs more text than a short English news item with two curly quotes gives it.
    """
    if sum(map(len, _ASCII.findall(data))) < 0.85 * len(data) - 3:
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if _WESTERN.fullmatch(text) else None

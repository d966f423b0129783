"""Saved e-mail, such as a newsletter or an agency alert, by the standard library."""

from __future__ import annotations

import email.policy
import re
from collections.abc import Iterable, Iterator
from datetime import date
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from briefing.corpus.decoding import decode
from briefing.corpus.pageblocks import page_blocks
from briefing.corpus.readers import html
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

_MANY = 3
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """One document: the plain text part, else the HTML part read like a web page; a Skipped for each attachment.

    Where the HTML part has `_MANY` times the words of the plain one, that one only says where to read the mail.
    Subject, From and Date become title, outlet (the sender's name, else the domain) and date. Raises
    `UnreadableError` for what has no mail headers or no text.
    """
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    if not isinstance(message, EmailMessage) or not any(name in message for name in ("From", "Subject", "Date")):
        raise UnreadableError(Note.of("no_email"))
    return [_document(message), *_attachments(message)]


def _document(message: EmailMessage) -> RawDocument:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is not None and not (page is not None and not _payload(plain).strip()):
        text = decode(_payload(plain), plain.get_content_charset())
        text = (_told_in_full(page, text) if page is not None else None) or text
    elif page is not None:
        text = html.article_text(_markup(page))
    else:
        raise UnreadableError(Note.of("email_without_text"))
    sender, address = parseaddr(_header(message, "From"))
    return RawDocument(
        text=text,
        title=_header(message, "Subject") or None,
        outlet=sender or address.rpartition("@")[2] or None,
        published=_sent(_header(message, "Date")),
    )


def _payload(part: Any) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _markup(part: Any) -> str:
    data = _payload(part)
    return decode(data, part.get_content_charset() or html.declared_encoding(data))


def _told_in_full(part: Any, plain: str) -> str | None:
    """The text of the HTML part, where the plain one is a stub beside it."""
    markup = _markup(part)
    fewest = _MANY * max(1, len(_ADDRESS.sub("", plain).split()))
    if len(" ".join(page_blocks(markup)).split()) < fewest:  # told sooner than what the article is
        return None
    try:
        text = html.article_text(markup)
    except UnreadableError:
        return None
    return text if len(text.split()) >= fewest else None


def _header(message: EmailMessage, name: str) -> str:
    """A header's text in one line, or none where the standard library's parser trips over it."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # OverflowError for a year of twenty digits, IndexError for half an address
        return ""


def _sent(value: str) -> date | None:
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return None


def _attachments(message: EmailMessage) -> Iterator[Skipped]:
    for part in message.walk():
        if part.get_content_disposition() == "attachment" and part.get_content_type() not in _SIGNATURES:
            name = part.get_filename() or "attachment"
            yield Skipped(name, Note.of("attachment"))

"""Saved e-mail, such as a newsletter or an agency alert, by the standard library."""

from __future__ import annotations

import email.policy
from collections.abc import Iterable, Iterator
from datetime import date
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from briefing.corpus.decoding import decode
from briefing.corpus.readers import html
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """One document: the plain text part, else the HTML part read like a web page; a Skipped for each attachment.

    Subject, From and Date become title, outlet (the sender's name, else the domain) and date. Raises
    `UnreadableError` for what has no mail headers or no text.
    """
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    if not isinstance(message, EmailMessage) or not any(name in message for name in ("From", "Subject", "Date")):
        raise UnreadableError(Note.of("no_email"))
    return [_document(message), *_attachments(message)]


def _document(message: EmailMessage) -> RawDocument:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise UnreadableError(Note.of("email_without_text"))
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if part.get_content_subtype() == "html":
        text = html.article_text(decode(data, part.get_content_charset() or html.declared_encoding(data)))
    else:
        text = decode(data, part.get_content_charset())
    sender, address = parseaddr(_header(message, "From"))
    return RawDocument(
        text=text,
        title=_header(message, "Subject") or None,
        outlet=sender or address.rpartition("@")[2] or None,
        published=_sent(_header(message, "Date")),
    )


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

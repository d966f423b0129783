"""A Maildir of newsletters, as fetchmail, mbsync or a mail server leaves it; it is read and not changed."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from briefing.collect.offers import Offer, Tools
from briefing.collect.shelf import Found
from briefing.collect.sources import Source
from briefing.errors import FetchError


def offers(source: Source, tools: Tools) -> Iterator[Offer]:
    """One offer a message: a name in a Maildir, less its flags, always stands for the same message."""
    folder = Path(str(source.path))
    if not any((folder / part).is_dir() for part in ("new", "cur")):
        raise FetchError(f"{folder} is no Maildir: it has neither new nor cur")
    for path in sorted([*folder.glob("new/*"), *folder.glob("cur/*")], key=lambda path: path.name):
        if path.is_file() and not path.name.startswith("."):
            name = path.name.partition(":")[0]
            yield Offer(f"{source.name} {name}", name, partial(_message, path, tools))


def _message(path: Path, tools: Tools) -> list[Found]:
    if path.stat().st_size > tools.max_bytes:
        raise FetchError(f"{path.name} is too large: more than {tools.max_bytes:,} bytes")
    return [newsletter(path.read_bytes(), tools)]


def newsletter(data: bytes, tools: Tools) -> Found:
    """An e-mail as an article; it is known by its Message-ID, so that two mailboxes hold it once."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    name = _header(message, "Message-ID").strip() or sha256(data).hexdigest()
    [document, *_] = tools.read(data, "message.eml")
    return Found(document, f"message {name}", data, ".eml", _sent(_header(message, "Date")))


def _header(message: EmailMessage, name: str) -> str:
    """A header's text, or none where the standard library's parser trips over it."""
    try:
        return str(message.get(name, ""))
    except Exception:  # IndexError for <>, OverflowError for a year of twenty digits
        return ""


def _sent(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

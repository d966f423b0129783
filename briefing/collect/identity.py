"""When two articles are one: by their address without what only tracks the reader, and by their words."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from urllib.parse import urldefrag, urlsplit


def canonical(url: str) -> str:
    """An address in one form: lower-case host, without fragment, default port and tracking parameters (courlan's)."""
    from courlan import normalize_url

    try:
        return str(normalize_url(urldefrag(url).url, trailing_slash=False)) or url
    except (ValueError, TypeError):
        return url


def stated_or_found(stated: str | None, found: str) -> str:
    """The address that a page states for itself, where it may: on its own host, and not that of the home page."""
    if not stated:
        return found
    try:
        own, other = urlsplit(found), urlsplit(stated)
    except ValueError:
        return found
    same = other.scheme in ("http", "https") and other.netloc.lower() == own.netloc.lower()
    return stated if same and other.path.strip("/") else found


def content_hash(text: str) -> str:
    """SHA-256 of the words of a text: white space and Unicode's several ways to write a letter do not count."""
    return sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode("utf-8", "surrogatepass")).hexdigest()

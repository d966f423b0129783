"""Plain text: the decoded file is the article."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.corpus.decoding import decode
from briefing.interfaces import RawDocument
from briefing.models import Skipped


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """The whole file as one document; what its text says about itself is found later."""
    return [RawDocument(text=decode(data))]

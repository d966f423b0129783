"""A drop folder: files of every format that briefing reads, put there by people or programs, and left there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from briefing.collect.offers import Offer, Tools
from briefing.collect.shelf import Found
from briefing.collect.sources import Source
from briefing.errors import FetchError
from briefing.interfaces import is_left_out


def offers(source: Source, tools: Tools) -> Iterator[Offer]:
    """One offer a file, in path order; hidden files and folders are left out, and those of Office and of the system."""
    folder = Path(str(source.path))
    if not folder.is_dir():
        raise FetchError(f"there is no folder {folder}")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(map(is_left_out, Path(name).parts)):
            status = path.stat()
            fingerprint = sha256(f"{status.st_size} {status.st_mtime_ns}".encode()).hexdigest()
            yield Offer(f"{source.name} {name}", fingerprint, partial(_articles, path, name, source, tools))


def _articles(path: Path, name: str, source: Source, tools: Tools) -> list[Found]:
    if path.stat().st_size > tools.max_bytes:
        raise FetchError(f"{name} is too large: more than {tools.max_bytes:,} bytes")
    data = path.read_bytes()
    documents = tools.read(data, name)
    suffix = "".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix
    keys = [f"{source.name} {name}#{d.part or number}" for number, d in enumerate(documents, start=1)]
    return [Found(document, key, data, suffix) for document, key in zip(documents, keys, strict=True)]

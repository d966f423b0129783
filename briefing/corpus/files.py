"""Which files there are under the sources, and how each is opened."""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from briefing.corpus.formats import suffix_of
from briefing.errors import UnreadableError, UsageError
from briefing.interfaces import is_left_out
from briefing.models import Note, Skipped

_DEEPEST = 100  # folders below one another; a tree that deep holds no articles
_LINKS = {errno.ENOENT: Note.of("link_leads_nowhere"), errno.ELOOP: Note.of("link_leads_in_a_circle")}
_SPECIAL = (
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, and its name in the brief."""

    file: Path
    path: str


def find_files(sources: Sequence[Path], apart: Sequence[Path] = ()) -> tuple[list[Found], list[Skipped]]:
    """The files in and under the sources, in path order, and the folders and links that lead nowhere.

    Names begin at the folder that was given; where two sources yield the same name, the folder's own name stands
    before it, and a number if that does not part them. A file that is reached by two sources is read once; hidden
    files and folders, and those of Office and of the operating system, are left out unless they are given by name,
    and so is what lies `apart`: where reports are written to is no source of the next ones. Raises `UsageError`
    for a source that does not exist.
    """
    own = frozenset(_identity(path) for path in apart if path.exists())
    places: list[tuple[Path, Found | Skipped]] = []
    for source in sources:
        if not os.path.lexists(source):
            raise UsageError(f"there is no file or folder {source}: check the path of the source")
        places += [(source, item) for item in _under(source, own)]
    items = _with_unique_paths(places)
    found = sorted((item for item in items if isinstance(item, Found)), key=lambda item: item.path)
    return found, [item for item in items if isinstance(item, Skipped)]


def visible(name: str) -> str:
    """A name with � for each line end and whatever else is not to be seen: it can forge no line of a report."""
    return name if name.isprintable() else "".join(c if c.isprintable() else "�" for c in name)


def open_file(file: Path, buffering: int = -1) -> BinaryIO:
    """A regular file, to be read; `buffering` as for `open`. Raises `UnreadableError` for what is none, or may not be
    read."""
    try:
        _refuse_special(file.stat().st_mode)
        return file.open("rb", buffering)
    except OSError as error:
        reason = _LINKS.get(error.errno or 0) if file.is_symlink() else None
        raise UnreadableError(reason or _reason("file", error)) from error


def _under(source: Path, apart: frozenset[tuple[int, int]]) -> Iterator[Found | Skipped]:
    if _is_folder(source):
        yield from _walk(source, "", {_identity(source)}, apart)
    else:
        yield Found(source, _shown(source.name))


def _walk(
    folder: Path, prefix: str, seen: set[tuple[int, int]], apart: frozenset[tuple[int, int]]
) -> Iterator[Found | Skipped]:
    """The files under `folder` but for what lies `apart`; `seen` are the folders read so far, so that a link cannot
    lead round in a circle."""
    try:
        entries = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield Skipped(prefix.rstrip("/") or ".", _reason("folder", error))
        return
    for name in entries:
        if is_left_out(name):
            continue
        file, path = folder / name, prefix + _shown(name)
        if apart and _is_one_of(file, apart):
            continue
        if not _is_folder(file):
            yield Found(file, path)
        elif path.count("/") >= _DEEPEST:
            yield Skipped(path, Note.of("folder_too_deep", most=_DEEPEST))
        elif (identity := _identity(file)) in seen:
            yield Skipped(path, Note.of("link_to_known_folder"))
        else:
            seen.add(identity)
            yield from _walk(file, f"{path}/", seen, apart)


def _is_one_of(path: Path, identities: frozenset[tuple[int, int]]) -> bool:
    try:
        return _identity(path) in identities
    except OSError:  # a link that leads nowhere: reading it says why
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a link that may not be followed: reading it says why
        return False


def _shown(name: str) -> str:
    """A file name that every output format can hold: bytes that are no UTF-8 and control characters replaced."""
    return visible(os.fsencode(name).decode("utf-8", "replace"))


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _with_unique_paths(places: Sequence[tuple[Path, Found | Skipped]]) -> list[Found | Skipped]:
    once: dict[str, tuple[Path, Found | Skipped]] = {}
    for number, (source, item) in enumerate(places):
        key = os.path.abspath(item.file) if isinstance(item, Found) else f"\x00{number}"  # noqa: PTH100 - resolve() would follow links
        once.setdefault(key, (source, item))
    kept = list(once.values())
    counts = Counter(item.path for _, item in kept)
    named = [
        _renamed(item, f"{_folder_name(source)}/{item.path}") if counts[item.path] > 1 else item
        for source, item in kept
    ]
    taken = {item.path for item in named}
    further: dict[str, Iterator[str]] = {}
    items = []
    for item in named:
        if item.path in further:
            items.append(_renamed(item, next(path for path in further[item.path] if path not in taken)))
        else:
            further[item.path] = _numbered(item.path)
            items.append(item)
    return items


def _folder_name(source: Path) -> str:
    absolute = Path(os.path.abspath(source))  # noqa: PTH100 - resolve() would follow links
    return _shown(absolute.name if _is_folder(source) else absolute.parent.name) or "root"


def _renamed(item: Found | Skipped, path: str) -> Found | Skipped:
    return Found(item.file, path) if isinstance(item, Found) else Skipped(path, item.reason)


def _numbered(path: str) -> Iterator[str]:
    """`news (2).txt`, `news (3).txt` …: the name still ends in what says its format."""
    at = len(path) - len(suffix_of(path) or PurePosixPath(path).suffix)
    return (f"{path[:at]} ({number}){path[at:]}" for number in count(2))


def _refuse_special(mode: int) -> None:
    for is_kind, name in _SPECIAL:
        if is_kind(mode):
            raise UnreadableError(Note.of(f"it_is_a_{name}"))


def _reason(what: str, error: OSError) -> Note:
    """Why a `file` or `folder` cannot be read; what is no matter of permissions is told by the system's code, too."""
    if isinstance(error, PermissionError):
        return Note.of(f"{what}_not_permitted")
    code = errno.errorcode.get(error.errno or 0, "?")
    return Note.of(f"{what}_unreadable", code=code, error=(error.strerror or "unknown error").lower())

"""Reports as files: a pure plan of names, then writing that is all or nothing.

The formats of one brief share one stem: `<profile>-<as_of>`, or `<profile>-undated`. A stem is taken when it is free,
or holds the same brief and bytes already; otherwise `-2`, `-3` … follow. Which brief a stem holds is noted in the lock
file, a line each, so that a brief never shares a stem with another brief's other formats. `latest.<ext>` points at the
newest of each format.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from contextlib import contextmanager, suppress
from errno import EACCES, EISDIR, EPERM, EROFS
from glob import escape
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TextIO

from briefing.errors import LockedError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

LOCK_NAME = ".briefing.lock"


def stem_for(profile: str, as_of: date | None) -> str:
    """The stem of a brief's reports before any number: `nato-ukraine-2024-05-31`."""
    return f"{profile}-{as_of.isoformat() if as_of else 'undated'}"


def plan_names(
    folder: Path,
    stem: str,
    contents: Mapping[str, bytes],
    brief: str = "",
    held: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Path]:
    """Where each extension's content goes: the first stem that is not another brief's. Writes nothing.

    `brief` identifies the brief, `held` says which one each stem was given to. Files there must be absent or equal.
    """
    for number in count(1):
        numbered = stem if number == 1 else f"{stem}-{number}"
        paths = {extension: folder / f"{numbered}.{extension}" for extension in contents}
        ours = held.get(numbered, brief) == brief or not any(folder.glob(f"{escape(numbered)}.*"))
        if ours and all(_is_free_or_equal(paths[extension], content) for extension, content in contents.items()):
            return paths
    raise AssertionError("counting does not end")


def write_reports(folder: Path, stem: str, contents: Mapping[str, bytes], brief: str = "") -> list[Path]:
    """Write one brief in its formats (extension → bytes), under a lock, and return the paths in the order given.

    `brief` is a word that identifies the brief, such as a digest of its content. Nothing is rewritten where the same
    bytes stand already. Raises `LockedError` when another run holds the folder and `OutputError` when it cannot be
    written; a file is then either the old one or the new one, never a part.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder) as notes:
            held = _notes(notes.read())
            paths = plan_names(folder, stem, contents, brief, held)
            for extension, path in paths.items():
                write_atomically(path, contents[extension])
            given = next(iter(paths.values())).stem
            if held.get(given) != brief:
                notes.write(f"{brief} {given}\n")
            for extension, path in paths.items():
                _point_latest(folder / f"latest.{extension}", path)
    except OSError as error:
        raise _output_error(error, folder) from error
    return list(paths.values())


def held_by(folder: Path) -> dict[str, str]:
    """Stem → the word that identifies its brief, of every brief that was written to the folder, the newest last."""
    path = folder / LOCK_NAME
    return _notes(path.read_text("utf-8")) if path.is_file() else {}


def write_file(path: Path, content: bytes) -> Path:
    """Write one report to the very path that was asked for. Raises `OutputError` when it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)
    except OSError as error:
        raise _output_error(error, path) from error
    return path


@contextmanager
def write_after(path: Path, content: bytes, option: str) -> Iterator[None]:
    """Write one file to that very path when the block has succeeded; `option` is what the user named it with.

    All that may fail is done before the block: it is not entered where `OutputError` is raised.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _staged(path, content):
            yield
    except OSError as error:
        raise _output_error(error, path, option) from error


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` in one step by a complete file on disk; leave it alone when it holds these bytes already."""
    with _staged(path, content):
        pass


@contextmanager
def _staged(path: Path, content: bytes) -> Iterator[None]:
    """The complete file lies on disk within the block, and at its end takes the place of `path`."""
    if path.is_file() and path.read_bytes() == content:
        yield
        return
    if path.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fchmod(stream.fileno(), 0o666 & ~_umask())
            os.fsync(stream.fileno())
        yield
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _notes(text: str) -> dict[str, str]:
    return dict(line.split(" ", 1)[::-1] for line in text.splitlines() if " " in line)


def _is_free_or_equal(path: Path, content: bytes) -> bool:
    if not path.exists() and not path.is_symlink():
        return True
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _point_latest(link: Path, target: Path) -> None:
    """Make `link` a relative symlink to `target`, in one step; a copy where the file system has no symlinks."""
    if link.is_symlink() and link.readlink() == Path(target.name):
        return
    fresh = link.with_name(f".{link.name}.{os.getpid()}.part")
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(target.name)
        fresh.replace(link)
    except OSError:
        fresh.unlink(missing_ok=True)
        write_atomically(link, target.read_bytes())


@contextmanager
def _locked(folder: Path) -> Iterator[TextIO]:
    """The lock file, locked; the lock falls with the process, however that ends, so it is never stale."""
    with (folder / LOCK_NAME).open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(f"Another run is writing to {folder}: wait until it has ended and run again.") from error
        lock.seek(0)
        yield lock


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make a rename last over a power cut; file systems that cannot do so for a folder say EINVAL."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _output_error(error: OSError, path: Path, option: str = "--output") -> OutputError:
    reason = error.strerror or str(error)
    todo = "make it writable" if error.errno in (EACCES, EPERM, EROFS) else "free space"
    elsewhere = "with output in briefing.toml or" if option == "--output" else "with"  # not every command has the flag
    return OutputError(f"Cannot write {path}: {reason}; {todo} or choose another place {elsewhere} {option}.")

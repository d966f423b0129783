"""Which earlier brief a name stands for: one of the archive, or a JSON brief."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.archive import briefs
from briefing.archive.store import opened
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.models import Changes

LAST, NONE = "last", "none"


def brief_named(name: str, archive: Path | None) -> bytes:
    """The JSON brief that `name` stands for: a file ending in .json, else a number, a date or `last` in the archive.

    Raises `UsageError` when there is none.
    """
    if name.lower().endswith(".json"):
        if not Path(name).is_file():
            raise UsageError(f"There is no JSON brief {name}: make one with briefing generate --format json.")
        return Path(name).read_bytes()
    with opened(_existing(archive)) as connection:
        return briefs.content_of(connection, briefs.find(connection, name))


def earlier_brief(compare: str, content: bytes, archive: Path | None) -> bytes | None:
    """The brief to compare the JSON brief `content` with; None for `none`, and for `last` where there is none yet."""
    if compare == NONE:
        return None
    if compare != LAST:
        return brief_named(compare, archive)
    if archive is None:
        raise UsageError("--compare last needs the archive: leave --no-archive out, or name a JSON brief.")
    if not archive.is_file():
        return None
    with opened(archive) as connection:
        found = briefs.before(connection, json.loads(content))
        return briefs.content_of(connection, found) if found else None


def why_none(content: bytes, archive: Path | None) -> str:
    """A sentence on why `last` stands for no brief that the JSON brief `content` could be compared with."""
    if archive is not None and archive.is_file():
        with opened(archive) as connection:
            same = briefs.same_as(connection, json.loads(content))
        if same is not None:
            return (
                f"Nothing is new: this brief is the same as number {same.id} of briefing history,"
                " and there is none of this profile before that to compare with."
            )
    return "There is no earlier brief of this profile to compare with yet."


def changes_between(old: bytes, new: bytes) -> Changes:
    """What the JSON brief `new` says that `old` does not, and the other way round."""
    from briefing.analysis.changes import compare
    from briefing.render.restore import restore

    return compare(restore(old), restore(new), sha256(old).hexdigest())


def _existing(archive: Path | None) -> Path:
    if archive is None or not archive.is_file():
        where = f" at {archive}" if archive else ""
        raise UsageError(f"There is no archive{where} to look in: briefing generate keeps every brief in it.")
    return archive

"""The settings that were used last, kept beside the file, so that somebody hears when that does not hold any more."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def kept_of(path: Path) -> Path:
    """Where the last sound text of this settings file is kept: in its folder, since its paths start from there."""
    return path.with_name(f".{path.name}.last-good")


def keep(path: Path) -> None:
    """Keep the text as the last sound one; nothing where it is kept, or cannot be."""
    kept = kept_of(path)
    with contextlib.suppress(OSError):
        text = path.read_bytes()
        if kept.is_file() and kept.read_bytes() == text:
            return
        part = kept.with_name(f"{kept.name}.part")
        descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text)
        part.replace(kept)

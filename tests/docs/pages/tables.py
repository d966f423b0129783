"""Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NOTICE = "<!-- Generated: `.venv/bin/python -m tests.docs.generate` writes this page anew. -->"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown, with `|` made harmless."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def blocks(*parts: str) -> str:
    """A page of blocks with a blank line between them."""
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"

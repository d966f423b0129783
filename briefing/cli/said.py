"""What is said keeps to its line: a name within it, of a file say, can neither begin another nor steer a terminal."""

from __future__ import annotations

from unicodedata import category

import click

_SPACES = "Zs"


def on_one_line(text: str) -> str:
    """`text` with � for each line end and whatever else is not to be seen, such as what turns writing round."""
    return "".join(c if c.isprintable() or category(c) == _SPACES else "�" for c in text)


def say(text: str) -> None:
    """Say `text` in one line on stderr."""
    click.echo(on_one_line(text), err=True)

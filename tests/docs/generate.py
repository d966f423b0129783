"""Writes the generated pages of `docs/reference/` and, with `--picture`, the README's picture.

Run it in the checkout, with the development environment: `.venv/bin/python -m tests.docs.generate --picture`.
"""

from __future__ import annotations

import sys

from tests.conftest import ROOT
from tests.docs.pages import PAGES
from tests.docs.picture import PICTURE, make_picture


def main(arguments: list[str]) -> None:
    """Write every generated file, and name it."""
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), "utf-8")
        sys.stdout.write(f"{name}\n")
    if "--picture" in arguments:
        make_picture()
        sys.stdout.write(f"{PICTURE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

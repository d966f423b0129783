"""The block of `key: value` lines between two `---` lines at the top of a Markdown file."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\s*---[ \t]*\r?\n((?:[^\n]*\n){1,60}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)


def front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the front matter ends (0 without one), and its scalar fields with lower-case keys and without quotes."""
    match = _BLOCK.match(text)
    if match is None or not _FIELD.search(match.group(1)):
        return 0, {}
    pairs = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(match.group(1))}
    return match.end(), {key: value for key, value in pairs.items() if value}

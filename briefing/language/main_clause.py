"""Where a sentence says what it is about: its main clause, by the marks and words that open and close the others."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.tokens import REMEMBERED

# "After two days of talks, ministers agreed …"
_OPENING = re.compile(
    r"(?:After|While|As|In|On|At|Despite|Although|If|When|Following|With|Since|By|Hours|Days|Earlier|Even|For|Back)\b"
    r"[^,]{3,120}, "
)
_NEXT = re.compile(
    r"(?:, (?:which|who|where|as|after|before|while|but|although|though|saying|citing|adding|calling|in what|when|days|"
    r"hours|weeks|one|the|an?|part|despite|amid|and|with)\b| (?:after|because|although|though|while|despite|amid|"
    r"ahead of|which|who|as) |;| – | -- | — |: )"
)
_LEAST = 25  # characters


@lru_cache(maxsize=REMEMBERED)
def main_clause(text: str) -> tuple[int, int]:
    """Where the main clause of a sentence begins and ends; the whole of it where nothing marks another."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    following = _NEXT.search(text, start + _LEAST)
    return start, following.start() if following else len(text)

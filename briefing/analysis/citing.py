"""Which sentences take what they tell from another outlet, and say so: "told The Example Journal", "a Globe report"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from briefing.language.outlets import is_outlet, names_of

_WORD = re.compile(r"(?<![\w@])[A-Z][\w.&]*")
_THE = "the "
_NEAR = 48  # characters before a name, or behind it, in which it says what the outlet did
_REPORT = r"(?:reports?|articles?|story|stories|interviews?|investigation|analysis|op-ed|column|poll|survey|scoop)"
_TELLS = (
    r"(?:reported|reports|said|says|wrote|writes|revealed|disclosed|published|obtained|learned|found|cited|quoted|broke|"
    r"noted|added|first)"
)
_BEFORE = re.compile(
    r"\b(?:told|according to|citing|cited by|reported (?:by|in)|published (?:by|in|on)|obtained by|seen by|"
    r"reviewed by|revealed by|quoted (?:by|in)|(?:wrote|writing|appeared|said|says) (?:in|on)|"
    r"(?:interviews?|op-ed|column|comments?|remarks|article|report|story|poll|survey) (?:with|to|in|by|from|for|of))"
    r" (?:[Tt]he |(?:his|her|their) )?$"
)
_BEHIND = re.compile(
    rf"(?:[’']s?)? (?:(?:website|newspaper|site) )?(?:(?:has|had|have|first|also|previously|earlier|later|"
    rf"(?:on )?\w+day) ){{0,2}}{_TELLS}\b|(?:[’']s?)? (?:\w+ )?{_REPORT}\b|[’']s (?:web ?site|news site)\b"
)


class Citing:
    """Finds whom of these outlets a sentence names as where something was said or reported."""

    def __init__(self, outlets: Iterable[str]) -> None:
        self._named: dict[str, list[tuple[str, str]]] = defaultdict(list)  # by first word: a name, and the outlet
        for outlet in sorted(set(outlets)):
            for name in names_of(outlet):
                self._named[name.removeprefix(_THE).split()[0]].append((name, outlet))

    def cited(self, text: str) -> frozenset[str]:
        """The outlets, as they were given, that the sentence takes it from."""
        if not self._named:
            return frozenset()
        return frozenset(
            outlet
            for word in _WORD.finditer(text)
            for name, outlet in self._named.get(word.group().rstrip(".").lower(), ())
            if _is_cited(text, word.start(), name)
        )


def _is_cited(text: str, start: int, name: str) -> bool:
    bare = name.removeprefix(_THE)
    end = start + len(bare)
    if text[start:end].lower() != bare or text[end : end + 1].isalnum():
        return False
    if bare is not name and text[max(0, start - len(_THE)) : start].lower() != _THE:
        return False
    if _BEFORE.search(text, max(0, start - _NEAR), start):
        return True
    if start == 0 and " " not in bare and not is_outlet(text[:end]):  # "People said"
        return False
    return _BEHIND.match(text, end, end + _NEAR) is not None

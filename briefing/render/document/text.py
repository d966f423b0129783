"""Article text made fit to be shown: nothing in it can steer a reader's program, and every format shows the same."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing.language.unseen import HARMFUL
from briefing.models import Note
from briefing.models.notes import Value
from briefing.render.document.model import Run
from briefing.words import Words

# Line breaks of every kind, tabs and the separators that some writers use as white space.
_WHITE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_EDITOR = re.compile(r"\[[^\[\]]*\]")
_NAME_AT_THE_END = re.compile(r"(?: [A-ZÀ-ÖØ-ÞА-ЯЄІЇҐ][\w’'-]*)+$")
_LINKED_SCHEMES = frozenset({"http", "https", "mailto"})


def clean(text: str) -> str:
    """`text` on one line, without what is not meant to be seen: the words stay, in the order in which they stand.

    White space becomes single spaces, control and bidirectional formatting characters go, a lone surrogate becomes
    the replacement character.
    """
    shown = HARMFUL.sub("", _WHITE.sub(" ", text))
    return _WHITE.sub(" ", _SURROGATES.sub("\ufffd", shown)).strip()


def harmless(note: Note | str) -> Note | str:
    """A note with every name in it cleaned, or the text cleaned."""
    if isinstance(note, str):
        return clean(note)
    return Note(note.key, tuple((name, _harmless(value)) for name, value in note.values))


def _harmless(value: Value) -> Value:
    if isinstance(value, (str, Note)):
        return harmless(value)
    return value if isinstance(value, int) else tuple(clean(item) for item in value)


def runs_of(text: str, quote: str, words: Words) -> tuple[Run, ...]:
    """A claim's text cut into the source's words and the editor's, which stand in square brackets.

    A date of the editor's is put into the language of `words`; a name belongs to the sentence and stays. Brackets that
    stand in the source's sentence, `quote`, are the source's own.
    """
    shown, source = clean(text), clean(quote)
    runs: list[Run] = []
    at = 0
    for match in _EDITOR.finditer(shown):
        if match.group() in source:
            continue
        if match.start() > at:
            runs.append(Run(shown[at : match.start()], editor=False))
        told = words.inserted(match.group())
        runs.append(Run(told, editor=True, language=None if told == match.group() else words.language))
        at = match.end()
    if at < len(shown):
        runs.append(Run(shown[at:], editor=False))
    return tuple(runs)


def shorten(text: str, length: int) -> str:
    """`text` cut at a word to at most `length` characters, an ellipsis marking the cut; never within a name, unless
    most of it is one."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    at_word = head.rsplit(" ", 1)[0] if " " in head else head
    names = _NAME_AT_THE_END.search(at_word) if text[len(at_word) + 1 : len(at_word) + 2].isupper() else None
    if names and names.start() > length // 2:
        at_word = at_word[: names.start()]
    return at_word.rstrip(" ,;:–—-") + "…"


def safe_link(url: str | None) -> str | None:
    """`url` when a reader may be given it to click (http, https, mailto), else None."""
    if url is None:
        return None
    link = url.strip()
    if link != clean(link) or " " in link:
        return None
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme.lower() not in _LINKED_SCHEMES:
        return None
    return link if parts.netloc or parts.scheme.lower() == "mailto" else None

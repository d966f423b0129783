"""Which characters of a brief no installed font can draw: a PDF shows a box there, and never says so itself."""

from __future__ import annotations

import logging
import unicodedata
from dataclasses import fields, is_dataclass

from briefing.models import Briefing
from briefing.render.document import lay_out
from briefing.render.pages.engine import weasyprint

_LOGGER = "weasyprint"
_SHOWN = 10  # characters that a note names
_PACKAGES = {
    "fonts-noto-cjk": ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH"),
    "fonts-dejavu-core": ("CYRILLIC", "GREEK", "LATIN", "ARABIC"),
}
_UNDRAWN = ("Z", "Cf")  # categories of characters that have no shape: spaces, joiners


def missing_glyphs(briefing: Briefing) -> tuple[str, ...]:
    """The characters of the brief that would show as boxes in the PDF, sorted; takes some 50 ms, no page is made.

    Raises `MissingNeedError` when Pango is absent.
    """
    shown = {char for text in _strings(lay_out(briefing)) for char in text if ord(char) > 126}
    candidates = sorted(char for char in shown if not unicodedata.category(char).startswith(_UNDRAWN))
    if not candidates:
        return ()
    engine = weasyprint()
    missing = _Missing()
    logger = logging.getLogger(_LOGGER)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(missing)
    try:
        engine.HTML(string="".join(f"<p>{char}" for char in candidates)).write_pdf()
    finally:
        logger.removeHandler(missing)
        logger.propagate = propagate
    return tuple(char for char in candidates if char in missing.characters)


def note_on(missing: tuple[str, ...]) -> str:
    """One sentence for whoever started the run: how many characters, which, and the package that draws them."""
    shown = " ".join(missing[:_SHOWN])
    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    packages = " ".join(sorted({_package(char) for char in missing}))
    count = "1 character has" if len(missing) == 1 else f"{len(missing)} characters have"
    return (
        f"{count} no glyph in any installed font and would show as boxes in the PDF: {shown}{more}; install a font,"
        f" on Debian or Ubuntu with `sudo apt-get install {packages}`."
    )


def _package(char: str) -> str:
    """The Debian package whose fonts draw the character."""
    name = unicodedata.name(char, "")
    for package, beginnings in _PACKAGES.items():
        if name.startswith(beginnings):
            return package
    return "fonts-noto-color-emoji" if unicodedata.category(char) == "So" and ord(char) > 0xFFFF else "fonts-noto-core"


class _Missing(logging.Handler):
    """Collects the characters that WeasyPrint's warnings name."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if ".notdef" in str(record.msg) and isinstance(record.args, tuple):
            self.characters.add(str(record.args[0]))


def _strings(value: object) -> list[str]:
    """Every string inside of a laid-out document."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _strings(item)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in _strings(getattr(value, field.name))]
    return []

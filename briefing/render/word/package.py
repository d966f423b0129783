"""The Word file as bytes: properties that come from the brief, no leftovers, the same input the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
# What Word 2007 and python-docx leave behind, of no use to any reader of the file.
_LEFTOVERS = ("stylesWithEffects", "thumbnail")
_FIRST = "[Content_Types].xml"


def set_properties(word: Any, *, title: str, subject: str, author: str, language: str, day: date | None) -> None:
    """The document properties, their dates those of the brief."""
    properties = word.core_properties
    made = datetime.combine(day, time(), UTC) if day else datetime(*_EPOCH[:3], tzinfo=UTC)
    properties.title, properties.subject, properties.language = title[:255], subject[:255], language
    properties.author = properties.last_modified_by = author[:255]
    properties.created = properties.modified = made
    properties.last_printed = made
    properties.revision = 1


def set_language(word: Any, language: str) -> None:
    """The language of every style that names one, so that Word checks the spelling of the right one."""
    from briefing.render.word.xml import tag

    for item in word.styles.element.iter(tag("lang")):
        item.set(tag("val"), language)


def to_bytes(word: Any) -> bytes:
    """The finished file, its parts in a fixed order under a fixed date."""
    for part in (word.part, word.part.package):
        for key, relation in list(part.rels.items()):
            if any(name in relation.reltype for name in _LEFTOVERS):
                del part.rels[key]
    loose = io.BytesIO()
    word.save(loose)
    packed = io.BytesIO()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()

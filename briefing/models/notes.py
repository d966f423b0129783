"""What the editor says in sentences of its own, before it is put into any language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence of the editor: which one, by `key`, and what stands in it, sorted by name.

    `briefing.words` holds its wording in each language; a value named `n` picks the form that a number asks for. Where
    a text may stand instead of a Note, it is in somebody else's words: a profile's, a reader's of a third party.
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, key: str, **values: Value) -> Note:
        """The note of that key with these values."""
        return cls(key, tuple(sorted(values.items())))

    @property
    def told(self) -> dict[str, Value]:
        """The values by name."""
        return dict(self.values)


Value = str | int | tuple[str, ...] | Note
"""A name, a day (ISO 8601), a number, names in a row, or a note within the note."""

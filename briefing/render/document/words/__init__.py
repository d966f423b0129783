"""The fixed words of a brief, as data: one TOML file a language, found by the briefing's language tag."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of one language. `texts` are single phrases; the other tables are named as in the file."""

    texts: Mapping[str, str]
    badges: Mapping[str, str]
    stances: Mapping[str, str]
    conflicts: Mapping[str, str]
    sides: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    months: tuple[str, ...]

    def count(self, key: str, n: int) -> str:
        """A number with its noun: "1 article", "5 articles"."""
        return self.counts[key]["one" if n == 1 else "other"].format(n=f"{n:,}".replace(",", "\u202f"))

    def day(self, day: date | None) -> str:
        """A date in words, "31 May 2024", or the word for none."""
        return self.texts["undated"] if day is None else f"{day.day} {self.months[day.month - 1]} {day.year}"

    def period(self, first: date, last: date) -> str:
        """A span of days, without saying the month or the year twice: "30–31 May 2024"."""
        if first == last:
            return self.day(first)
        start = str(first.day)
        if (first.year, first.month) != (last.year, last.month):
            start += f" {self.months[first.month - 1]}"
        if first.year != last.year:
            start += f" {first.year}"
        return f"{start}–{self.day(last)}" if " " not in start else f"{start} – {self.day(last)}"

    def side(self, key: str) -> str:
        """A group's key as a reader would write it."""
        return self.sides.get(key) or key.replace("_", " ").replace("-", " ").capitalize()


@cache
def words_for(language: str) -> Words:
    """The words of a BCP 47 tag's language, or the English ones where that language has no file yet."""
    folder = resources.files(__name__)
    primary = language.partition("-")[0].lower()
    source = folder / f"{primary}.toml"
    if not (primary.isalpha() and source.is_file()):
        source = folder / f"{_FALLBACK}.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(
        texts=data["words"],
        badges=data["badges"],
        stances=data["stances"],
        conflicts=data["conflicts"],
        sides=data["sides"],
        counts=data["counts"],
        months=tuple(data["months"]),
    )

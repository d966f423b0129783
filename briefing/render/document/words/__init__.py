"""The fixed words of a brief, as data: one TOML file a language, found by the briefing's language tag."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of one language. `texts` are single phrases; the other tables are named as in the file.

    `plural` names the rule that picks a form of `counts`; `sections` are the titles of the shipped profiles' sections.
    """

    language: str
    plural: str
    texts: Mapping[str, str]
    badges: Mapping[str, str]
    stances: Mapping[str, str]
    conflicts: Mapping[str, str]
    sides: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    sections: Mapping[str, str]
    months: tuple[str, ...]

    def count(self, key: str, n: int) -> str:
        """A number with its noun: "1 article", "5 articles"."""
        return self.counts[key][_PLURALS[self.plural](n)].format(n=f"{n:,}".replace(",", "\u202f"))

    def day(self, day: date | None) -> str:
        """A date in words, "31 May 2024", or the word for none."""
        return self.texts["undated"] if day is None else f"{day.day} {self.months[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """A date for a narrow column: "31 May", the month cut to its first letters."""
        name = self.months[day.month - 1]
        return f"{day.day} {name if len(name) <= 4 else name[:3]}"

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


def _germanic(n: int) -> str:
    return "one" if n == 1 else "other"


def _french(n: int) -> str:
    return "one" if n < 2 else "other"


def _slavic(n: int) -> str:
    """The forms of 1, 21, 31 …, of 2 to 4, 22 to 24 …, and of all other numbers."""
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else "other"


_PLURALS: Mapping[str, Callable[[int], str]] = {"germanic": _germanic, "french": _french, "slavic": _slavic}


def languages() -> list[str]:
    """The languages that have a file, sorted."""
    return sorted(
        item.name.removesuffix(".toml") for item in resources.files(__name__).iterdir() if item.name.endswith(".toml")
    )


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
        language=data["language"],
        plural=data["plural"],
        texts=data["words"],
        badges=data["badges"],
        stances=data["stances"],
        conflicts=data["conflicts"],
        sides=data["sides"],
        counts=data["counts"],
        sections=data["sections"],
        months=tuple(data["months"]),
    )

"""The editor's words, as data: one TOML file a language, found by the briefing's language tag.

A wording of a note may hold `{name}` for a value as it is, and `{name:how}` for one that is put into words: `day` for
an ISO date, `list` for names in a row, `profile` for a text of a profile, `language` for a language's code, else a key
of `counts` for a number with its noun.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any

from briefing.models import Note
from briefing.models.notes import Value

_FALLBACK = "en"
_DAY = re.compile(r"\[(reported )?(\d{1,2}) (\w+) (\d{4})\]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. `texts` are single phrases; the other tables are named as in the file.

    `first_day` is the number of a month's first day ("1er mai"), `thousands` stands within large numbers, `plural`
    names the rule that picks a form of `counts`; `profiles` are the texts of the shipped profiles, `notes` the wordings
    of notes: one, or a form for each number, and forms for all of them and for the only one.
    """

    language: str
    first_day: str
    thousands: str
    plural: str
    texts: Mapping[str, str]
    badges: Mapping[str, str]
    stances: Mapping[str, str]
    conflicts: Mapping[str, str]
    sides: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    profiles: Mapping[str, str]
    languages: Mapping[str, str]
    actors: Mapping[str, str]
    notes: Mapping[str, str | Mapping[str, str]]
    months: tuple[str, ...]

    def count(self, key: str, n: int) -> str:
        """A number with its noun: "1 article", "5 articles"."""
        return self.counts[key][self._form(n)].format(n=self.number(n))

    def number(self, n: int) -> str:
        """A whole number as the language writes it."""
        return f"{n:,}".replace(",", self.thousands)

    def megabytes(self, size: int) -> str:
        """A size in bytes as a reader would say it: "1.4 MB"."""
        return self.texts["megabytes"].format(n=f"{size / 1e6:.1f}".replace(".", self.texts["decimal"]))

    def told(self, note: Note | str) -> str:
        """A note in this language; a text as it is, or as the shipped profile that holds it has it in this language.

        Raises `KeyError` for a note that no file words.
        """
        if isinstance(note, str):
            return self.of_profile(note)
        wording, values = self.notes[note.key], note.told
        if not isinstance(wording, str):
            wording = wording[self._form_of(values, wording)]
        return _Telling(self).format(wording, **values)

    def sentence(self, note: Note | str) -> str:
        """`told` as a sentence of its own: a capital letter first, a full stop last."""
        text = self.told(note)
        return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…", "»", "”", '"')) else ".")

    def of_profile(self, text: str) -> str:
        """A shipped profile's text in this language; any other text as it is."""
        key = _shipped().get(text)
        return self.profiles[key] if key else text

    def _form_of(self, values: Mapping[str, Value], wording: Mapping[str, str]) -> str:
        """The form that the number `n` asks for; where it is all `of` them, `all` and `sole` say so without numbers."""
        n = values["n"]
        if n == values.get("of") and "all" in wording:
            return "sole" if n == 1 else "all"
        return self._form(n if isinstance(n, int) else 0)

    def _form(self, n: int) -> str:
        return _PLURALS[self.plural](n)

    def day(self, day: date | None) -> str:
        """A date in words, "31 May 2024", or the word for none."""
        if day is None:
            return self.texts["undated"]
        return f"{self._of_month(day)} {self.months[day.month - 1]} {day.year}"

    def moment(self, stamp: str) -> str:
        """An ISO 8601 time in words, "31 May 2024, 06:30 UTC"; what is none as it is."""
        try:
            moment = datetime.fromisoformat(stamp)
        except ValueError:
            return stamp
        zone = moment.strftime("%Z")
        return f"{self.day(moment.date())}, {moment:%H:%M}{' ' if zone else ''}{zone}"

    def inserted(self, text: str) -> str:
        """What the editor put into a sentence, "[30 May 2024]" or "[reported 30 May 2024]": a date in this language, a
        name as it is."""
        found = _DAY.fullmatch(text)
        months = words_for(_FALLBACK).months
        if found is None or found[3] not in months:
            return text
        try:
            day = self.day(date(int(found[4]), months.index(found[3]) + 1, int(found[2])))
        except ValueError:
            return text
        return f"[{self.texts['reported'].format(day=day) if found[1] else day}]"

    def short_day(self, day: date) -> str:
        """A date for a narrow column: "31 May", the month cut to its first letters."""
        name = self.months[day.month - 1]
        return f"{self._of_month(day)} {name if len(name) <= 4 else name[:3]}"

    def period(self, first: date, last: date) -> str:
        """A span of days, without saying the month or the year twice: "30–31 May 2024"."""
        if first == last:
            return self.day(first)
        start = self._of_month(first)
        if (first.year, first.month) != (last.year, last.month):
            start += f" {self.months[first.month - 1]}"
        if first.year != last.year:
            start += f" {first.year}"
        return f"{start}–{self.day(last)}" if " " not in start else f"{start} – {self.day(last)}"

    def _of_month(self, day: date) -> str:
        return self.first_day if day.day == 1 else str(day.day)

    def actor(self, name: str) -> str:
        """A state's or body's name in this language; any other name as it is."""
        return self.actors.get(name, name)

    def speaker(self, name: str) -> str:
        """Who speaks: a name as it is, a state or body by its name in this language, "unnamed …" in its words."""
        who = name.removeprefix("unnamed ")
        return self.actor(name) if who == name else self.texts["unnamed"].format(who=who)

    def side(self, key: str) -> str:
        """A group's key as a reader would write it."""
        return self.sides.get(key) or key.replace("_", " ").replace("-", " ").capitalize()


class _Telling(Formatter):
    """Puts the values of a note into words."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def format_field(self, value: Any, how: str) -> str:
        match how:
            case "day":
                return self._words.day(date.fromisoformat(value))
            case "list":
                return ", ".join(value)
            case "profile":
                return self._words.of_profile(value)
            case "language":
                return self._words.languages.get(value, value)
            case "":
                return self._plain(value)
        return self._words.count(how, value)

    def _plain(self, value: Any) -> str:
        if isinstance(value, Note):
            return self._words.told(value)
        return self._words.number(value) if isinstance(value, int) else str(value)


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
        first_day=data["first_day"],
        thousands=data["thousands"],
        plural=data["plural"],
        texts=data["words"],
        badges=data["badges"],
        stances=data["stances"],
        conflicts=data["conflicts"],
        sides=data["sides"],
        counts=data["counts"],
        profiles=data["profiles"],
        languages=data["languages"],
        actors=data["actors"],
        notes=data["notes"],
        months=tuple(data["months"]),
    )


def english(note: Note | str) -> str:
    """A note as the command line and the JSON brief have it."""
    return words_for(_FALLBACK).told(note)


@cache
def _shipped() -> Mapping[str, str]:
    """English text of a shipped profile → its key in `profiles`."""
    return {text: key for key, text in words_for(_FALLBACK).profiles.items()}

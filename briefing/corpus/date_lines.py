"""Full dates in French, German, Ukrainian and Russian, where a line holds one and hardly anything else."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_MONTHS = (
    ("janvier", "januar", "jänner", "січня", "января"),
    ("février", "februar", "лютого", "февраля"),
    ("mars", "märz", "березня", "марта"),
    ("avril", "april", "квітня", "апреля"),
    ("mai", "травня", "мая"),
    ("juin", "juni", "червня", "июня"),
    ("juillet", "juli", "липня", "июля"),
    ("août", "august", "серпня", "августа"),
    ("septembre", "september", "вересня", "сентября"),
    ("octobre", "oktober", "жовтня", "октября"),
    ("novembre", "november", "листопада", "ноября"),
    ("décembre", "dezember", "грудня", "декабря"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_LONGEST = 60
_BESIDE = (  # what may stand beside the date: that it is the publication's, the day of the week, the hour
    r"publiée?|mise? à jour|modifiée?|le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|à|"
    r"veröffentlicht|aktualisiert|stand|vom|am|den|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|um|uhr|"
    r"опубліковано|оновлено|дата|понеділок|вівторок|середа|четвер|п[’'ʼ]ятниця|субота|неділя|року|о|"
    r"опубликовано|обновлено|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|года|в|"
    r"р|г|\d{1,2}\s?[:h.]\s?\d\d"
)
_LINE = re.compile(
    rf"(?:(?:{_BESIDE})[\s.,:|–—-]{{1,3}}){{0,5}}(?P<day>\d{{1,2}})(?:er|\.)?\s(?P<month>[^\W\d]{{3,9}})\s"
    rf"(?P<year>(?:19|20)\d\d)(?:[\s.,:|–—-]{{1,3}}(?:{_BESIDE})){{0,4}}\.?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=10_000)
def date_line(line: str) -> date | None:
    """The day of a line such as "Publié le 12 juin 2024", "12. Juni 2024, 14:05 Uhr" or "12 червня 2024 року"; None
    where a word more stands in it."""
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    match = _LINE.fullmatch(line.strip())
    month = _NUMBER.get(match["month"].lower()) if match else None
    try:
        return date(int(match["year"]), month, int(match["day"])) if match and month else None
    except ValueError:
        return None

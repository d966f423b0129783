"""What a byline says beside the names: "By Jane Doe, Example Times, 31 May 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.corpus.dates import FULL_DATE, full_date

_BY = re.compile(r"(?:[/|•] ?)?(?:(?:updated|published|posted|written) )?by:?\s+(?=[^\W\d_])", re.IGNORECASE)
_DATE = re.compile(
    rf"(?:\s*[,;|·•]\s*|\s+[–—-]\s+|\s+\(?)(?:(?:published|posted|updated|on):?\s+)?"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:{FULL_DATE})"
    r"(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?\)?\s*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,;]|\s[|·•/–—-])\s+|\s+for\s+(?=[A-Z])|\s+of\s+(?=[Tt]he\s)")
_PAPER = (
    "Advertiser|Advocate|Agency|Argus|Broadcasting|Bulletin|Chronicle|Courant|Courier|Daily|Dispatch|Echo|Enquirer|"
    "Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Ledger|Magazine|Mirror|Monitor|News|"
    "Newspaper|Newspapers|Observer|Online|Radio|Register|Review|Sentinel|Telegram|Telegraph|Television|Times|Today|"
    "Tribune|TV|Weekly|Wire|Zeitung"
)
_NAMES_TOO = "Bee|Mail|Mercury|Post|Press|Record|Standard|Star"  # "Emily Post" is a person
_AGENCIES = (
    "AAP|ABC|AFP|Agence France-Presse|Al Jazeera|ANSA|AP|Axios|BBC|Bloomberg|CBC|CBS|CNBC|CNN|DPA|dpa|DW|EFE|Euronews|"
    "Interfax|ITV|Kyodo|NBC|NPR|PA|Politico|POLITICO|PTI|RFE/RL|Reuters|REUTERS|RIA Novosti|Sky|TASS|Ukrinform|UPI|"
    "USA TODAY|VOA|Xinhua|Yonhap"
)
_OUTLET = re.compile(
    rf"(?:[Tt]he )?(?:(?:{_AGENCIES})(?: (?:{_PAPER}))?|(?:(?:[A-ZÀ-Þ][\w.’'&-]*|of|and|the) ){{0,4}}(?:{_PAPER})"
    rf"|(?:Daily|Radio|Weekly)(?: [A-ZÀ-Þ][\w.’'&-]*){{1,3}})|The(?: [A-ZÀ-Þ][\w.’'&-]*){{0,3}} (?:{_NAMES_TOO})"
)
_DATED = re.compile(rf"(?:[A-ZÀ-Þ][\w.’'&-]* ){{1,3}}(?:{_NAMES_TOO})")  # in a line that names its date


@dataclass(frozen=True, slots=True)
class Byline:
    """The names as they stand, and the outlet and the date where the line has them."""

    names: str
    outlet: str | None
    published: date | None


def byline_of(line: str) -> Byline | None:
    """The parts of a line "By …", or None for another and for one without a name.

    An outlet is only what is called like one ("… Gazette", "Reuters"): another part may be a town, a second writer or
    an office, and stays with the names. What stands behind an outlet is no name.
    """
    by = _BY.match(line)
    if by is None:
        return None
    names = line[by.end() :]
    dated = _DATE.search(" " + names) if any(map(str.isdigit, names[-40:])) else None
    day = full_date(dated.group()) if dated else None
    if dated and day:
        names = names[: max(0, dated.start() - 1)]
    cut = next((part for part in _PARTS.finditer(names) if _outlet_from(names, part.end(), day)), None)
    outlet = _outlet_from(names, cut.end(), day) if cut else None
    names = (names[: cut.start()] if cut else names).strip(" ,;|·•/–—-(")
    return Byline(names, outlet, day) if names else None


def _outlet_from(names: str, start: int, day: date | None) -> str | None:
    following = _PARTS.search(names, start)
    part = names[start : following.start() if following else len(names)].strip()
    named = _OUTLET.fullmatch(part) or (day and _DATED.fullmatch(part))
    return part.removeprefix("the ") if named else None

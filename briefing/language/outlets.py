"""Names of newspapers, agencies and broadcasters, by the words that they are made of."""

from __future__ import annotations

import re
from functools import lru_cache

_OUTLET = re.compile(
    r"\b(?:Times|Post|Guardian|Telegraph|Journal|Herald|Tribune|News|Press|Agency|Radio|TV|Television|Magazine|Gazette|"
    r"Chronicle|Observer|Mail|Mirror|Review|Weekly|Daily|Broadcasting|Zeitung|Monde|Figaro|Today|\w+\.com|"
    r"AFP|AP|Reuters|Bloomberg|BBC|CNN|NBC|CBS|ABC|NPR|PBS|MSNBC|"
    r"Interfax|TASS|RIA|Xinhua|DPA|ANSA|EFE|Kyodo|UPI|Politico|Axios)\b"
)


@lru_cache(maxsize=20_000)
def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, an agency or a broadcaster."""
    return _OUTLET.search(name) is not None


# Known by more than one name, in small letters; with "the" where the bare word is a name of many things.
_ALSO_CALLED = (
    ("wall street journal", "wsj"),
    ("new york times", "nyt", "nytimes"),
    ("washington post", "wapo", "washingtonpost"),
    ("los angeles times", "latimes", "la times", "l.a. times"),
    ("financial times", "ft"),
    ("associated press", "ap", "apnews", "ap news"),
    ("agence france-presse", "afp"),
    ("deutsche presse-agentur", "dpa"),
    ("national public radio", "npr"),
    ("radio free europe/radio liberty", "rfe/rl", "rferl", "radio free europe"),
    ("deutsche welle", "dw"),
    ("bbc", "bbc news"),
    ("cnn", "cnn international"),
    ("fox news", "foxnews", "fox news channel"),
    ("nbc news", "nbc", "nbcnews"),
    ("abc news", "abc", "abcnews"),
    ("cbs news", "cbs", "cbsnews"),
    ("usa today", "usatoday"),
    ("the guardian", "theguardian"),
    ("the hill", "thehill"),
    ("daily telegraph", "the telegraph"),
    ("christian science monitor", "csmonitor"),
)
_CALLED = {name: names for names in _ALSO_CALLED for name in names} | {"fox": ("fox news",)}
_PAGES = re.compile(r"(?:www\.)?([\w-]+)\.(?:com|org|net|co\.uk|eu|de|fr|ua|news)")
_EDITION = re.compile(r"\s+(?:online(?: news)?|\(online\)|digital|\.com)$")
_SHORTEST = 2  # letters


@lru_cache(maxsize=2_000)
def names_of(outlet: str) -> tuple[str, ...]:
    """The names, in small letters, by which texts call an outlet that is stated as `outlet`; one of a single word keeps
    its "the"."""
    plain = " ".join(outlet.lower().split())
    page = _PAGES.fullmatch(plain)
    name = _EDITION.sub("", page[1] if page else plain)
    bare = name.removeprefix("the ")
    names = _CALLED.get(name) or _CALLED.get(bare) or (bare if " " in bare else name,)
    return tuple(n for n in names if len(n) >= _SHORTEST)

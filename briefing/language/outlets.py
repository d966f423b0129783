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

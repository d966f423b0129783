"""`docs/reference/config.md`: every key of briefing.toml with its default, its environment variable and its flag."""

from __future__ import annotations

import click

from briefing.cli import generate
from briefing.config import Settings
from briefing.config_keys import KEYS
from tests.docs.pages import settings_tables
from tests.docs.pages.tables import NOTICE, blocks, table

MEANINGS = {
    "sources": "files and folders to read; folders with all below them, less hidden files, reports and the archive",
    "format": "list of formats, `pdf,docx` too; `all` for every one",
    "output": "folder for the reports, or one file, whose suffix is its format",
    "profile": "name of a [profile](profiles.md), or a `.toml` file",
    "template": "name of a [template](templates.md), or a folder (write `./mine` in the file)",
    "method": "how sentences are weighed; `auto` is `coverage`, or `lexrank` where there is one article",
    "title": "title of the brief; by default what happened, in the words of the sources",
    "as_of": "day of the brief, a date like `2024-05-31`; by default that of the newest article whose date is believed",
    "since": "first day: articles dated earlier are not read, nor undated ones collected earlier",
    "closely": "most articles that are read closely; of more, the [survey](../explanation/scale.md) chooses",
    "max_claims": "most claims in a section; by default the profile's `limit`",
    "strict": "`true`: fail and write nothing when an input cannot be read",
    "stamp": "time of making, for the JSON brief: ISO 8601, seconds since 1970, or `now`; by default none, so that "
    "the same input gives the same bytes",
    "paper": "`a4` or `letter`; by default the template's size, which is A4 as shipped",
    "marking": "text at the head and foot of every page of every format, such as `TLP:AMBER`",
    "language": "language of the fixed words: `en`, `fr` or `uk`; by default the profile's",
    "docx_comments": "`true`: the DOCX carries the evidence of each claim as a comment, too",
    "ledger": "file for every sentence that was read and what became of it, as JSON lines; above 2,000 articles read "
    "closely the JSON brief lists only those shown or merged",
    "compare": "brief to say what is new since: `last`, number or date of `briefing history`, JSON brief, or `none`",
    "no_archive": "`true`: do not keep the brief in the archive, nor use the cache beside it",
    "no_cache": "`true`: read every article anew, and remember nothing of it for later runs",
    "jobs": "worker processes that survey large inputs; the brief is the same with any number",
    "executor": "Dask scheduler, `dask://HOST:PORT`, whose workers survey large inputs instead; the brief is the same",
}
OTHER = [
    ("`BRIEFING_CONFIG`", "the settings file to read, as `--config` does"),
    ("`BRIEFING_DEBUG`", "set to anything: print the place in the code of every error"),
    ("`SOURCE_DATE_EPOCH`", "seconds since 1970: the default of `stamp`"),
    ("`BRIEF_PYTHON`", "the Python that the launcher `./brief` uses to make its environment"),
]
RULES = """
Defaults are overridden by `briefing.toml`, that by the environment, and that by the command line. The file is the one
that `--config` names, else `BRIEFING_CONFIG`, else `briefing.toml` in the current folder. Relative paths in the file
start from the file's folder; paths in the environment and on the command line from the current folder.

In the environment, `sources` are separated by `:` (the system's path separator) and formats by commas; switches are
`1`, `true`, `yes` or `0`, `false`, `no`. An unknown key, table or `BRIEFING_…` variable is an error. All problems are
reported at once, with exit code 2.

```toml
[generate]
sources = ["news"]
format = ["pdf", "docx"]
profile = "general"
strict = false
```
"""


def page() -> str:
    """The page."""
    rows = [(f"`{key}`", f"`BRIEFING_{key.upper()}`", flag(key), default(key), MEANINGS[key]) for key in KEYS]
    return blocks(
        "# Settings",
        NOTICE,
        RULES,
        "## [generate]",
        table(["key", "environment", "command line", "default", "means"], rows),
        settings_tables.parts(),
        "## Other environment variables",
        table(["variable", "means"], OTHER),
    )


def flag(key: str) -> str:
    """How the command line names a key."""
    found = next(param for param in generate.command.params if param.name == key)
    named = found.opts[0] if isinstance(found, click.Option) else found.make_metavar(click.Context(generate.command))
    return f"`{named}`"


def default(key: str) -> str:
    """A key's default as TOML writes it."""
    return settings_tables.shown(getattr(Settings(), key))

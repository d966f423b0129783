"""Settings: defaults < briefing.toml < environment < flags, every problem reported at once with the name of its key.

    [generate]                       environment            flag
    sources = ["seeds"]              BRIEFING_SOURCES       SOURCES…       separated by the system's path separator
    format = ["pdf", "docx"]         BRIEFING_FORMAT        --format       separated by commas
    output = "reports"               BRIEFING_OUTPUT        --output
    profile = "nato-ukraine"         BRIEFING_PROFILE       --profile
    …

Paths in briefing.toml are relative to that file. `SOURCE_DATE_EPOCH` is read here and nowhere else.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import registry
from briefing.collect.sources import Collecting
from briefing.config_keys import KEYS, Origin, to_count, to_path
from briefing.config_mail import read_mail
from briefing.config_schedule import ScheduleSettings, read_schedule
from briefing.config_sources import read_sources
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from briefing.collect.sources import Source
    from briefing.models import MailSettings

CONFIG_NAME = "briefing.toml"
DEFAULT_SOURCES = "seeds"
TABLES = ("generate", "collect", "archive", "mail", "schedule")
LISTS = ("source",)
ARCHIVE_KEYS = ("path", "cache_bytes")
_PREFIX = "BRIEFING_"
_OTHER_VARIABLES = ("BRIEFING_CONFIG", "BRIEFING_DEBUG")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run was asked for. `stamp` is an ISO 8601 time in UTC, or None: no clock in the brief."""

    sources: tuple[Path, ...] = (Path(DEFAULT_SOURCES),)
    format: tuple[str, ...] = ("pdf",)
    output: Path = Path("reports")
    profile: str = "nato-ukraine"
    template: str = "executive"
    method: str = "auto"
    title: str | None = None
    as_of: date | None = None
    since: date | None = None
    max_claims: int | None = None
    closely: int = 120
    strict: bool = False
    stamp: str | None = None
    paper: str | None = None
    marking: str | None = None
    language: str | None = None
    docx_comments: bool = False
    ledger: Path | None = None
    compare: str = "none"
    no_archive: bool = False
    no_cache: bool = False
    jobs: int = 1
    executor: str | None = None
    archive_path: Path | None = None
    cache_bytes: int = 1_000_000_000
    collect: Collecting = field(default_factory=Collecting)
    feeds: tuple[Source, ...] = ()
    mail: MailSettings | None = None
    schedule: ScheduleSettings = field(default_factory=ScheduleSettings)
    config: Path | None = None

    @property
    def archive(self) -> Path | None:
        """The archive's file: `[archive] path`, else `archive.sqlite` beside the reports; None with `--no-archive`."""
        return None if self.no_archive else self._kept_at

    @property
    def cache(self) -> Path | None:
        """The file of what is known of articles; None with `--no-cache` or `--no-archive`."""
        return None if self.no_cache or self.no_archive else self.cache_path

    @property
    def cache_path(self) -> Path:
        """Where that file is, used or not: `.cache.sqlite` beside the archive."""
        return self._kept_at.with_name(".cache.sqlite")

    @property
    def _kept_at(self) -> Path:
        return self.archive_path or (self.output.parent if self.output_is_file else self.output) / "archive.sqlite"

    @property
    def output_is_file(self) -> bool:
        """Whether `output` names the one report itself (`brief.pdf`) rather than the folder for reports."""
        return self.output.suffix == f".{self.format[0]}" and not self.output.is_dir()


def load_settings(
    flags: Mapping[str, object],
    environment: Mapping[str, str],
    *,
    config: Path | None = None,
    choices: Mapping[str, Sequence[str]] | None = None,
    reads: bool = True,
) -> Settings:
    """Merge the layers. `flags` holds only what was given; `choices` the names that `format` and `method` may take.

    `reads` is False for a command that reads no articles: then there need not be any.

    Raises `ConfigError` whose `problems` name every key that does not hold, in any layer.
    """
    problems: list[str] = []
    path = _config_path(config, environment, problems)
    tables = _read_toml(path, problems) if path else {}
    unread = bool(problems)  # what stands there is not known, so nothing is missed that may stand there
    folder = path.parent if path else Path()
    checked: dict[str, object] = {**_sending(tables, folder, problems), "config": path}
    collected, wrong = read_sources(tables, CONFIG_NAME, folder)
    problems += wrong
    checked |= _archive(tables, folder, problems) | collected
    named = unread or "source" in tables
    for values, origin in (
        (_epoch(environment), Origin(lambda _: "SOURCE_DATE_EPOCH")),
        (tables.get("generate", {}), Origin(lambda key: f"{CONFIG_NAME} [generate] {key}", folder)),
        (_from_environment(environment, problems), Origin(lambda key: _PREFIX + key.upper(), separators=True)),
        (flags, Origin(lambda key: "SOURCES" if key == "sources" else f"--{key.replace('_', '-')}")),
    ):
        for key, value in values.items():
            _check(key, value, origin, choices or {}, checked, problems)
        named |= "sources" in values
        if "output" in values and "format" not in values:
            checked |= _format_of(checked.get("output"))
    if reads:
        _check_sources(checked, problems, named=named)
    settings = Settings(**checked)  # type: ignore[arg-type]  # each value went through its key's own converter
    _check_output(settings, choices or {}, problems)
    if problems:
        raise ConfigError(problems)
    return settings


def _config_path(config: Path | None, environment: Mapping[str, str], problems: list[str]) -> Path | None:
    """The file to read: `--config`, else `BRIEFING_CONFIG`, else `briefing.toml` here if there is one."""
    named = config or (Path(environment["BRIEFING_CONFIG"]) if environment.get("BRIEFING_CONFIG") else None)
    if named and not named.is_file():
        problems.append(f"{'--config' if config else 'BRIEFING_CONFIG'}: there is no file {named}")
        return None
    return named or (Path(CONFIG_NAME) if Path(CONFIG_NAME).is_file() else None)


def _read_toml(path: Path, problems: list[str]) -> dict[str, dict[str, object]]:
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        problems.append(f"{path} cannot be read as TOML: {error}")
        return {}
    for name in [name for name, table in document.items() if not _is_known(name, table)]:
        hint = "put it under [generate]" if name in KEYS else f"it may hold [{'], ['.join(TABLES)}] and [[source]]"
        problems.append(f"{path.name} {name}: not a table that briefing knows; {hint}")
        del document[name]
    return document


def _is_known(name: str, table: object) -> bool:
    if name in LISTS:
        return isinstance(table, list) and all(isinstance(entry, dict) for entry in table)
    return name in TABLES and isinstance(table, dict)


def _archive(tables: Mapping[str, Mapping[str, object]], folder: Path, problems: list[str]) -> dict[str, object]:
    converters = {"path": ("archive_path", to_path), "cache_bytes": ("cache_bytes", to_count)}
    found: dict[str, object] = {}
    for key, value in tables.get("archive", {}).items():
        if key not in ARCHIVE_KEYS:
            problems.append(f"{CONFIG_NAME} [archive] {key}: no such key{_suggest(key, ARCHIVE_KEYS)}")
            continue
        name, convert = converters[key]
        try:
            found[name] = convert(value, Origin(str, folder))
        except ValueError as error:
            problems.append(f"{CONFIG_NAME} [archive] {key}: {error}")
    return found


def _sending(tables: Mapping[str, Mapping[str, object]], folder: Path, problems: list[str]) -> dict[str, object]:
    """`[mail]` and `[schedule]`."""
    mail, wrong = read_mail(tables.get("mail", {}), f"{CONFIG_NAME} [mail]", folder)
    problems += wrong
    schedule, wrong = read_schedule(tables.get("schedule", {}), f"{CONFIG_NAME} [schedule]", folder)
    problems += wrong
    return {"mail": mail, "schedule": schedule}


def _epoch(environment: Mapping[str, str]) -> dict[str, object]:
    value = environment.get("SOURCE_DATE_EPOCH")
    return {"stamp": int(value) if value.isdecimal() else value} if value else {}


def _from_environment(environment: Mapping[str, str], problems: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in sorted(environment.items()):
        key = name.removeprefix(_PREFIX).lower()
        if not name.startswith(_PREFIX) or name in _OTHER_VARIABLES or name.startswith(_PREFIX + "MAIL_"):
            continue
        if key in KEYS:
            found[key] = value
        else:
            problems.append(f"{name}: no such setting{_suggest(name, [_PREFIX + known.upper() for known in KEYS])}")
    return found


def _check(
    key: str,
    value: object,
    origin: Origin,
    choices: Mapping[str, Sequence[str]],
    checked: dict[str, object],
    problems: list[str],
) -> None:
    """Convert one value into `checked`, or say in `problems` what is wrong with it."""
    if key not in KEYS:
        problems.append(f"{origin.label(key)}: no such key{_suggest(key, KEYS)}")
        return
    try:
        converted = KEYS[key](value, origin)
        _check_choice(converted, choices.get(key))
        checked[key] = tuple(choices["format"]) if key == "format" and "all" in _as_tuple(converted) else converted
    except ValueError as error:
        problems.append(f"{origin.label(key)}: {error}")


def _check_choice(value: object, allowed: Sequence[str] | None) -> None:
    for item in _as_tuple(value):
        if allowed is not None and item not in (*allowed, "all", "auto"):
            extra = ["all"] if "pdf" in allowed else ["auto"] if "coverage" in allowed else []
            raise ValueError(f"there is no “{item}”; choose from {', '.join([*extra, *allowed])}")


def _check_sources(checked: Mapping[str, object], problems: list[str], *, named: bool) -> None:
    """A source that was named must exist; a dangling link exists, and is reported in the brief. Of sources that were
    `named` in a way that does not hold that is said already, and no others are missed."""
    for source in _as_tuple(checked.get("sources", ())):
        if not os.path.lexists(str(source)):
            hint = "; run briefing collect first" if checked.get("feeds") else ""
            problems.append(f"sources: there is no file or folder {source}{hint}")
    if not named and not Path(DEFAULT_SOURCES).exists():
        problems.append(f"sources: name files or folders to read; there is no ./{DEFAULT_SOURCES} here")


def _check_output(settings: Settings, choices: Mapping[str, Sequence[str]], problems: list[str]) -> None:
    """A file as output holds one report, of the format that its name says."""
    output, suffix = settings.output, settings.output.suffix.removeprefix(".")
    if output.is_dir() or suffix not in choices.get("format", ()):
        if output.exists() and not output.is_dir():
            problems.append(f"output: {output} is a file, not a folder for the reports")
    elif settings.format != (suffix,):
        problems.append(f"output: {output} can hold the format {suffix} alone; name a folder, or --format {suffix}")


def _format_of(output: object) -> dict[str, object]:
    """The format that the suffix of a named report asks for, where nothing else is said."""
    if not isinstance(output, Path) or not output.suffix or output.is_dir():
        return {}
    name = output.suffix.removeprefix(".").lower()
    return {"format": (name,)} if name in registry.names(registry.RENDERER) else {}


def _as_tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _suggest(key: str, known: Sequence[str] | Mapping[str, object]) -> str:
    near = difflib.get_close_matches(key, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"

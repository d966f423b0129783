"""The answers of `briefing init`: each is checked when it is given, as the settings file will be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from briefing import registry
from briefing.config import Settings, load_settings
from briefing.errors import ConfigError, OutputError, ProfileError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_KEYS = {
    "profile": ("generate", "profile"),
    "formats": ("generate", "format"),
    "to": ("mail", "to"),
    "sender": ("mail", "from"),
    "host": ("mail", "host"),
    "security": ("mail", "security"),
    "username": ("mail", "username"),
    "at": ("schedule", "at"),
}
_SEVERAL = ("formats", "to", "at")


class Answers:
    """What the flags say, else what is answered to a question, else nothing.

    An answer that would not hold in the file `config` is told what is wrong with it, and the question comes again;
    what the flags say is checked with the whole file.
    """

    def __init__(self, given: Mapping[str, object], config: Path, *, asking: bool) -> None:
        self._given, self._config, self._asking = given, config, asking

    def given(self, name: str) -> object:
        """What the flag says; it is not asked for."""
        return self._given[name]

    def one(self, name: str, question: str, default: str) -> str:
        """One text."""
        value = self._given[name]
        if value or not self._asking:
            return str(value or "").strip()
        while True:
            answer = str(click.prompt(question, default=default, show_default=bool(default), err=True)).strip()
            problems = self._problems(name, answer) if answer else []
            if not problems:
                return answer
            for problem in problems:
                click.echo(f"Not so: {problem}", err=True)

    def listed(self, name: str, question: str) -> list[str]:
        """Several texts, which commas separate."""
        value = self._given[name]
        if isinstance(value, tuple) and value:
            return [str(item) for item in value]
        return _parts(self.one(name, question, ""))

    def yes(self, name: str, question: str) -> bool:
        """Yes or no."""
        value = self._given[name]
        if value is None and self._asking:
            value = click.confirm(question, default=False, err=True)
        return bool(value)

    def _problems(self, name: str, answer: str) -> list[str]:
        """What is wrong with the answer by itself: what the file lacks beside it is asked for later."""
        if name == "feed":
            found, label = _trial(self._config, {}, [{"url": url} for url in _parts(answer)]), "[[source]] "
        elif name == "folder":
            found, label = _trial(self._config, {}, [{"kind": "folder", "path": answer}]), "[[source]] 1 "
        else:
            table, key = _KEYS[name]
            value = _parts(answer) if name in _SEVERAL else answer
            found, label = _trial(self._config, {table: {key: value}}, []), f"[{table}] {key}"
        problems = [problem.partition(": ")[2] for problem in found if label in problem]
        return problems or (_unfit_profile(self._config, answer) if name == "profile" else [])


def load(config: Path, *, reads: bool) -> Settings:
    """The settings of that file. Raises `ConfigError` with what is wrong in it."""
    choices = {"format": registry.names(registry.RENDERER), "method": registry.names(registry.SUMMARIZER)}
    return load_settings({}, os.environ, config=config, choices=choices, reads=reads)


def write(
    config: Path, tables: Mapping[str, Mapping[str, object]], sources: Sequence[Mapping[str, object]]
) -> Settings:
    """The file, unless it would not hold: then it is not left behind. Raises `ConfigError` with what is wrong."""
    from briefing.starter import starter

    try:
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(starter(tables, sources), "utf-8")
    except OSError as error:
        raise OutputError(f"{config} cannot be written ({error.strerror}): name another with --config") from error
    try:
        return load(config, reads=False)
    except ConfigError:
        config.unlink()
        raise


def _trial(
    config: Path, tables: Mapping[str, Mapping[str, object]], sources: Sequence[Mapping[str, object]]
) -> list[str]:
    """What would be wrong with a file of these settings alone; nothing is left behind."""
    try:
        write(config, tables, sources)
    except ConfigError as error:
        return list(error.problems)
    config.unlink()
    return []


def _unfit_profile(config: Path, name: str) -> list[str]:
    from briefing.config_keys import Origin, to_name_or_path
    from briefing.profile import load_profile

    try:
        load_profile(to_name_or_path(name, Origin(str, config.parent)))
    except ProfileError as error:
        return [str(error)]
    return []


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]

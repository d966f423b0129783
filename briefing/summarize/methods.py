"""The methods by name. A method is a module of this package that fulfils `interfaces.Summarizer`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from briefing.errors import UsageError
from briefing.summarize.sumy_methods import VARIANTS

if TYPE_CHECKING:
    from briefing.interfaces import Summarizer

OWN = ("coverage", "lexrank", "lead")
NAMES = (*OWN, *(f"sumy-{variant}" for variant in VARIANTS))


def get(name: str) -> Summarizer:
    """The method of this name. Raises `UsageError` when there is none."""
    if name in OWN:
        return cast("Summarizer", import_module(f"briefing.summarize.{name}"))
    if name in NAMES:
        from briefing.summarize import sumy_methods

        return sumy_methods.get(name.removeprefix("sumy-"))
    raise UsageError(f"There is no method {name!r}: choose one of {', '.join(NAMES)}.")


def default(documents: int) -> str:
    """What suits this number of documents best: coverage needs several that agree."""
    return "coverage" if documents > 1 else "lexrank"

"""Turns a folder of news articles into an executive brief in which every line is traced to its source."""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`briefing.summarize`, imported when first asked for."""
    if name == "summarize":
        from importlib import import_module

        return import_module("briefing.summarize")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

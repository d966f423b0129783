"""Which sentences stand for the whole: one module per method. Pure functions, no I/O.

The package itself can be called: `briefing.summarize(documents, words=100)` is `briefing.summarize.summarize(...)`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from briefing.summarize.api import summarize

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["summarize"]


class _Callable(ModuleType):
    """A module that is also its main function, because a package and a function want the name `briefing.summarize`."""

    __call__: Callable[..., Any] = staticmethod(summarize)


sys.modules[__name__].__class__ = _Callable

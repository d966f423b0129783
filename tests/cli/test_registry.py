"""The registry: names without imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing import registry
from briefing.errors import UsageError

LIST_ALL = """
import sys
from briefing import registry
kinds = (registry.READER, registry.SUMMARIZER, registry.RENDERER)
print([registry.names(kind) for kind in kinds])
print(sorted(name for name in sys.modules if name.startswith("briefing.")))
"""


def test_listing_imports_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", LIST_ALL], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[1] == "['briefing.errors', 'briefing.registry']"


def test_formats_and_methods_are_those_that_were_asked_for() -> None:
    assert registry.names(registry.RENDERER) == ["docx", "html", "json", "md", "pdf"]
    sumy = ["edmundson", "kl", "lexrank", "lsa", "luhn", "reduction", "sumbasic", "textrank"]
    assert registry.names(registry.SUMMARIZER) == ["coverage", "lead", "lexrank", *(f"sumy-{name}" for name in sumy)]


@pytest.mark.parametrize(
    "kind", [registry.READER, registry.SUMMARIZER, registry.RENDERER], ids=lambda kind: str(kind.noun)
)
def test_everything_registered_can_be_loaded(kind: registry.Kind) -> None:
    names = registry.names(kind)
    assert names
    for name in names:
        assert callable(getattr(registry.load(kind, name), kind.function))


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"^There is no renderer “pfd”; choose one of: docx, html, json, md, pdf\.$"):
        registry.load(registry.RENDERER, "pfd")

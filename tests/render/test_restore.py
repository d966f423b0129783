"""The way back from JSON: the same brief, and the same bytes in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import registry
from briefing.errors import UsageError
from briefing.models import Briefing
from briefing.render import json as json_renderer
from briefing.render.restore import restore
from briefing.render.templates import find_template
from tests import briefings
from tests.render.readback import html_claims

BRIEFINGS = (briefings.full, briefings.compared, briefings.minimal, briefings.hostile)


@pytest.mark.parametrize("make", BRIEFINGS, ids=lambda make: make.__name__)
def test_json_of_a_restored_brief_is_the_same(make: Callable[[], Briefing]) -> None:
    content = json_renderer.render(make(), Path())

    assert json_renderer.render(restore(content), Path()) == content


@pytest.mark.parametrize("name", registry.names(registry.RENDERER))
def test_every_format_of_a_restored_brief_is_the_same(name: str) -> None:
    renderer, template = registry.load(registry.RENDERER, name), find_template("executive")
    restored = restore(json_renderer.render(briefings.full(), Path()))

    again, first = renderer.render(restored, template), renderer.render(briefings.full(), template)

    if name == "html":  # of the articles' texts only what stands around the evidence is in the JSON
        assert html_claims(again) == html_claims(first)
        assert again.count(b"<mark") == first.count(b"<mark") > 20
    else:
        assert again == first


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff", b'{"schema_version": "1"}', b'{"schema_version": "9"}']
)
def test_what_is_no_brief_is_a_usage_error(content: bytes) -> None:
    with pytest.raises(UsageError, match="JSON brief"):
        restore(content)

"""Links lead somewhere, every page can be reached from the README, and no page names a machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.markdown import DOCUMENTS, anchors, links, name_of

EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.-])/(?:work|root|tmp|home)\b|localhost|127\.0\.0\.1")


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_resolve(path: Path) -> None:
    broken = []
    for link in links(path):
        target, _, anchor = link.partition("#")
        place = (path.parent / target).resolve() if target else path
        inside = not EXTERNAL.match(link) and place.exists() and place.is_relative_to(ROOT)
        if not inside or (anchor and anchor not in anchors(place)):
            broken.append(link)
    assert broken == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            targets = [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if link[0] != "#"]
            waiting += [target for target in targets if target.suffix == ".md" and target.exists()]
    assert sorted(map(name_of, set(DOCUMENTS) - reached)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_no_page_names_a_machine(path: Path) -> None:
    assert MACHINE.findall(path.read_text("utf-8")) == []


def test_the_picture_is_small_and_wide_enough() -> None:
    picture = (ROOT / "docs" / "images" / "brief-page-1.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) == 900
    assert len(picture) <= 300_000

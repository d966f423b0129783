"""Pages of a WARC file: finding the article in one costs much, so those that are known stay closed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.models import Skipped
from briefing.profile import load_profile
from briefing.survey.models import Batch, Piece, Scope, nothing_known
from briefing.survey.select import select
from briefing.survey.survey import survey
from tests.corpus.test_archives import BARE, answer
from tests.survey.corpus import recalling

pytest.importorskip("fastwarc", reason="the extra briefing[warc] is not installed")


def page(number: int) -> bytes:
    return BARE.replace(b"Friday", b"Friday the %d" % number)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Thirty pages, one without an article, one that the server did not have."""
    pages = [answer(f"https://outlet{n}.example/{n}", page(n)) for n in range(30)]
    pages[3] = answer("https://outlet3.example/3", b"<html><body></body></html>")
    pages[5] = answer("https://outlet5.example/5", b"", status="404 Not Found")
    path = tmp_path / "news.warc"
    path.write_bytes(b"".join(pages))
    return path


def test_known_pages_stay_closed(archive: Path, opened: list[bytes]) -> None:
    batch = Batch((Piece(archive, archive.name),))
    first = survey(batch)
    assert (len(first), len(opened)) == (28, 29)
    assert sorted(item.path for item in first.skipped) == [
        "news.warc#https://outlet3.example/3",
        "news.warc#https://outlet5.example/5",
    ]
    opened.clear()
    assert survey(batch, known=recalling(first, but=(10,))) == replace(first, fresh=(10,))
    assert opened == [b"<html><body></body></html>", page(12)]


def test_only_the_chosen_pages_are_opened_again(archive: Path, opened: list[bytes]) -> None:
    found = select([archive], Scope(load_profile("general")), 4, known=nothing_known)
    assert found is not None
    assert len(found.articles) == 4
    assert len(opened) == 29 + 4
    assert all(article.outlet == article.path.split("/")[2] for article in found.articles)
    assert {item.path for item in found.skipped if isinstance(item, Skipped)} == {
        "news.warc#https://outlet3.example/3",
        "news.warc#https://outlet5.example/5",
    }

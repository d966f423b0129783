"""Every brief is kept once, and found again by number, by day and as the one before."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.archive import briefs
from briefing.archive.store import opened
from briefing.errors import UsageError
from briefing.render import json as json_format
from tests.briefings import full, minimal
from tests.conftest import ROOT, Runner

MORNING, LATER = "2024-05-31T06:30:00Z", "2024-06-01T06:30:00Z"


def content(title: str, as_of: str | None, profile: str = "nato-ukraine", **more: object) -> bytes:
    article = {"path": "a.txt", "sha256": "0" * 64}
    brief = {"title": title, "as_of": as_of, "profile": profile, "articles": [article], "generated_at": None, **more}
    return json.dumps(brief).encode()


def test_a_brief_is_kept_byte_for_byte_with_the_hashes_of_its_inputs(tmp_path: Path) -> None:
    made = json_format.render(full(), tmp_path)
    with opened(tmp_path / "archive.sqlite") as archive:
        kept = briefs.record(archive, made, MORNING)

        assert (kept.id, kept.made_at, kept.as_of, kept.title) == (1, MORNING, "2024-05-31", full().title)
        assert briefs.content_of(archive, kept) == made
        inputs = briefs.inputs_of(archive, kept)
    assert inputs == [(item.article.path, item.article.sha256) for item in full().articles]
    assert kept.articles == len(inputs) == 7


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    made = json_format.render(minimal(), tmp_path)
    with opened(tmp_path / "archive.sqlite") as archive:
        first = briefs.record(archive, made, MORNING)
        assert briefs.record(archive, made, LATER) == first
        assert briefs.history(archive) == [first]


def test_briefs_are_found_by_number_and_by_day(tmp_path: Path) -> None:
    with opened(tmp_path / "archive.sqlite") as archive:
        for title, day in (("one", "2024-05-30"), ("two", "2024-05-31"), ("again", "2024-05-31"), ("none", None)):
            briefs.record(archive, content(title, day), LATER)
        named = {n: briefs.find(archive, n).title for n in ("1", "2024-05-30", "2024-05-31", "2024-06-01", "last")}
        for wrong in ("9", "2023-01-01", "yesterday"):
            with pytest.raises(UsageError, match="briefing history"):
                briefs.find(archive, wrong)

    assert named == {"1": "one", "2024-05-30": "one", "2024-05-31": "again", "2024-06-01": "none", "last": "none"}


def test_the_brief_before_says_something_else_and_is_not_of_the_future(tmp_path: Path) -> None:
    def before(made: bytes) -> str | None:
        found = briefs.before(archive, json.loads(made))
        return found.title if found else None

    first, second, third = content("one", "2024-05-30"), content("two", "2024-05-31"), content("three", "2024-06-01")
    with opened(tmp_path / "archive.sqlite") as archive:
        assert before(first) is None
        briefs.record(archive, first, MORNING)
        briefs.record(archive, content("other", "2024-05-30", "general"), MORNING)
        assert (before(first), before(second)) == (None, "one")
        briefs.record(archive, second, MORNING)
        briefs.record(archive, content("two", "2024-05-31", changes={"new": []}), LATER)
        assert (before(second), before(third)) == ("one", "two")
        briefs.record(archive, third, LATER)
        assert (before(second), before(content("new", "2024-05-31"))) == ("one", "two")


def test_processes_that_make_the_same_brief_keep_it_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "briefing", "generate", "--format", "json", "--profile", "general", "-o"]
    runs = [
        subprocess.Popen(
            [*command, str(tmp_path / name), str(ROOT / "seeds"), "--config", str(config(tmp_path))],
            stdout=subprocess.PIPE,
        )
        for name in ("a", "b")
    ]
    assert [(run.communicate()[0] != b"", run.returncode) for run in runs] == [(True, 0)] * 2
    with opened(tmp_path / "shared.sqlite") as archive:
        [kept] = briefs.history(archive)
    [made] = (tmp_path / "a").glob("general-*.json")
    assert kept.digest == sha256(made.read_bytes()).hexdigest()


def config(folder: Path) -> Path:
    path = folder / "briefing.toml"
    path.write_text('[archive]\npath = "shared.sqlite"\n')
    return path


def test_without_an_archive_none_is_made(runner: Runner, seeds: Path) -> None:
    assert runner("generate", "--format", "json", "--no-archive", seeds).code == 0
    assert not (runner.folder / "reports" / "archive.sqlite").exists()


def test_an_archive_that_fails_does_not_cost_the_report(runner: Runner, seeds: Path) -> None:
    (runner.folder / "reports" / "archive.sqlite").mkdir(parents=True)

    made = runner("generate", "--format", "md", seeds)

    assert (made.code, [(runner.folder / path).is_file() for path in made.paths]) == (0, [True])
    assert made.stderr.startswith("Note: The brief was written but not archived. The archive reports/archive.sqlite")

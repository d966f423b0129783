"""A brief of more articles than are read closely: the same bytes whoever works on it, and faster the second time."""

from __future__ import annotations

import json
from email.message import EmailMessage
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from bench.corpora import records
from briefing.survey import select
from tests.conftest import Result, Runner
from tests.corpus.test_sources import EMPTY
from tests.executors.work import survey_with_a_death

BRIEF = ("generate", "in", "--closely", "20", "--format", "json", "--quiet")
"""Of 200 files: four batches."""


def many_articles(folder: Path, articles: int = 200, start: int = 0) -> None:
    """A file for each article."""
    folder.mkdir(exist_ok=True)
    for number, record in islice(enumerate(records(articles, "story")), start, None):
        (folder / f"{number:04}.json").write_text(json.dumps(record))


def content(result: Result, folder: Path) -> bytes:
    """The bytes of the one report."""
    assert result.code == 0, result.stderr
    return (folder / result.stdout.strip()).read_bytes()


@pytest.fixture
def here(runner: Runner) -> bytes:
    """The brief of one process that remembers nothing."""
    many_articles(runner.folder / "in")
    return content(runner(*BRIEF, "-o", "here", "--no-cache"), runner.folder)


def test_two_processes_of_which_one_is_killed_make_the_same_brief(
    runner: Runner, here: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = runner.folder / "killed"
    monkeypatch.setattr(select, "survey", partial(survey_with_a_death, marker=marker))
    assert content(runner(*BRIEF, "-o", "there", "--jobs", "2"), runner.folder) == here
    assert marker.exists()


def test_two_processes_skip_what_one_does(runner: Runner) -> None:
    many_articles(runner.folder / "in")
    for name, data in EMPTY.items():
        (runner.folder / "in" / name).write_bytes(data)
    briefs = []
    for jobs in ("1", "2"):
        result = runner(*BRIEF, "-o", jobs, "--jobs", jobs, "--no-cache")
        assert result.code == 3, result.stderr
        briefs.append((runner.folder / result.stdout.strip()).read_bytes())
    assert briefs[0] == briefs[1]
    assert {one["path"] for one in json.loads(briefs[0])["skipped"]} == set(EMPTY)


def test_a_second_run_looks_at_what_is_new_alone_and_makes_the_same_brief(runner: Runner, here: bytes) -> None:
    def known() -> int:
        info: int = json.loads(runner("cache", "info", "--json", "-o", "out").stdout)["entries"]
        return info

    assert content(runner(*BRIEF, "-o", "out", "--no-cache"), runner.folder) == here
    assert known() == 0
    assert content(runner(*BRIEF, "-o", "out"), runner.folder) == here
    first = known()
    assert 200 < first <= 260
    assert content(runner(*BRIEF, "-o", "out", "--jobs", "2"), runner.folder) == here
    assert known() == first
    many_articles(runner.folder / "in", 202, 200)
    fresh = content(runner(*BRIEF, "-o", "anew", "--no-cache"), runner.folder)
    assert fresh != here
    assert content(runner(*BRIEF, "-o", "out"), runner.folder) == fresh
    assert first + 2 <= known() <= first + 2 + 60


def test_what_is_attached_to_mails_is_listed_in_every_run(runner: Runner) -> None:
    """Also where the survey knows the mail from an earlier run, and has no need to open it."""
    (runner.folder / "in").mkdir()
    for number, record in enumerate(records(40, "story")):
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "Example Letter <letter@example.org>", record["title"]
        mail.set_content(record["text"])
        for name in ("annex.pdf", "annex.pdf", "map.png") if number % 4 == 0 else ():
            mail.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=name)
        (runner.folder / "in" / f"{number:04}.eml").write_bytes(mail.as_bytes())

    def made(*more: str) -> bytes:
        result = runner("generate", "in", "--closely", "5", "--format", "json", "--quiet", *more)
        assert result.code == 3, result.stderr
        return (runner.folder / result.stdout.strip()).read_bytes()

    here = made("-o", "here", "--no-cache")
    names = ("annex.pdf", "annex.pdf (2)", "map.png")
    assert [one["path"] for one in json.loads(here)["skipped"]] == [
        f"{number:04}.eml#{name}" for number in range(0, 40, 4) for name in names
    ]
    assert [made("-o", "out"), made("-o", "out"), made("-o", "out", "--jobs", "2")] == [here] * 3


def test_a_damaged_cache_is_a_note_and_the_brief_is_the_same(runner: Runner, here: bytes) -> None:
    path = runner.folder / "out" / ".cache.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"this is no database " * 100)
    made = runner(*BRIEF, "-o", "out")
    assert content(made, runner.folder) == here
    assert made.stderr == (
        "Note: The cache out/.cache.sqlite was damaged (file is not a database) and is begun anew; "
        "this run takes longer.\n"
    )
    assert content(runner(*BRIEF, "-o", "out"), runner.folder) == here


def test_jobs_and_executors_that_cannot_be_are_refused(runner: Runner) -> None:
    (runner.folder / "in").mkdir()
    assert runner("generate", "in", "--jobs", "0").stderr == (
        "Error: --jobs: a whole number of 1 or more is wanted, not 0.\n"
    )
    refused = runner("generate", "in", "--executor", "spark://127.0.0.1:7077")
    assert (refused.code, refused.stderr) == (
        2,
        "Error: --executor: a Dask scheduler like dask://127.0.0.1:8786 is wanted, not spark://127.0.0.1:7077.\n",
    )

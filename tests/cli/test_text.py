"""`briefing text`: several articles of one file are told apart, and what was skipped is said."""

from __future__ import annotations

import json
from urllib.parse import quote

from tests.conftest import Runner


def test_each_article_of_a_file_stands_under_its_name(at_seeds: Runner) -> None:
    records = {"articles": [{"id": "a", "text": "First text."}, {"id": "b", "content": "Second."}, {"title": "None"}]}
    (at_seeds.folder / "news.json").write_text(json.dumps(records))
    result = at_seeds("text", "news.json")
    assert result.stdout == "=== news.json#a\nFirst text.\n\n=== news.json#b\nSecond."
    assert result.stderr == "Skipped: news.json#record 3: the record has no text under `text`, `content` or `body`\n"
    assert result.code == 3


def test_one_article_is_printed_as_it_is(at_seeds: Runner) -> None:
    (path,) = sorted((at_seeds.folder / "seeds").glob("001*"))
    assert at_seeds("text", str(path)).stdout == path.read_text("utf-8")


def test_a_summary_that_cannot_be_is_said(at_seeds: Runner) -> None:
    (path,) = sorted((at_seeds.folder / "seeds").glob("001*"))
    result = at_seeds("summarize", "--words", "2", str(path))
    assert (result.code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: No whole sentence fits the limit")


FORGED = "a\nSkipped: b.txt: no\x1b[31m\u202etxt.fdp\u2028.txt"
SHOWN = "a�Skipped: b.txt: no�[31m�txt.fdp�.txt"
MAIL = f"""From: Desk <desk@example.org>
Subject: Talks
Date: Fri, 31 May 2024 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

NATO foreign ministers met in Prague on Friday to discuss weapons for Ukraine and strikes on targets in Russia.
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''{quote(FORGED)}

x
--b--
"""
ATTACHMENT = "an attachment is not read: save it beside the e-mail to have it read"


def test_the_name_of_a_file_or_of_an_attachment_begins_no_line(runner: Runner) -> None:
    (runner.folder / FORGED).write_text("The council met on Friday, officials said in the capital.")
    (runner.folder / "empty\nError: x.txt").touch()
    (runner.folder / "mail.eml").write_text(MAIL)
    skipped = ["Skipped: empty�Error: x.txt: the file is empty", f"Skipped: mail.eml#{SHOWN}: {ATTACHMENT}"]
    names = (FORGED, "empty\nError: x.txt", "mail.eml")
    made = runner("generate", *names, "--profile", "general", "-o", "out", "--format", "md,json", "--no-archive")
    assert (made.code, made.stderr.splitlines()) == (3, skipped)
    assert "\nSkipped: b" not in (runner.folder / "out/latest.md").read_text()
    brief = json.loads((runner.folder / "out/latest.json").read_text())
    assert [one["path"] for one in brief["articles"]] == [SHOWN, "mail.eml"]
    assert runner("text", "mail.eml").stderr.splitlines() == skipped[1:]
    assert runner("text", FORGED).stdout == "The council met on Friday, officials said in the capital."
    assert runner("summarize", *names).stderr.splitlines() == skipped


def test_the_name_of_a_file_begins_no_line_of_an_error(runner: Runner) -> None:
    (runner.folder / FORGED).touch()
    result = runner("generate", FORGED)
    assert result.stderr == (
        f"Error: There is no usable article in {SHOWN}; {SHOWN}: the file is empty; name other sources.\n"
    )
    result = runner("explain", FORGED)
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"Error: {SHOWN} cannot be read as a JSON brief")

"""`briefing summarize`: files, standard input and records."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Runner

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def piped(data: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "briefing", "summarize", *arguments]
    return subprocess.run(command, input=data, capture_output=True, timeout=60)


def records(lines: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_files_make_one_summary_of_their_own_sentences(runner: Runner) -> None:
    done = runner("summarize", "--words", "80", *SEEDS)

    assert (done.code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    sources = [" ".join(path.read_text("utf-8").split()) for path in SEEDS]
    assert len(lines) >= 2
    assert all(any(line in source for source in sources) for line in lines)
    assert 60 <= len(done.stdout.split()) <= 80


@pytest.mark.parametrize("method", ["lead", "sumy-luhn"])
def test_a_method_and_a_number_of_sentences_may_be_asked_for(runner: Runner, method: str) -> None:
    done = runner("summarize", "--sentences", "2", "--method", method, SEEDS[0])

    assert (done.code, len(done.stdout.splitlines())) == (0, 2)


def test_an_unreadable_file_is_named_and_the_rest_is_summarized(runner: Runner) -> None:
    (runner.folder / "empty.txt").write_bytes(b"")
    done = runner("summarize", SEEDS[0], runner.folder / "empty.txt")

    assert done.code == 3
    assert done.stdout.strip()
    assert done.stderr.startswith("Skipped: empty.txt: ")


def test_what_cannot_be_is_said_in_one_sentence(runner: Runner) -> None:
    (runner.folder / "empty.txt").write_bytes(b"")

    nothing = runner("summarize", runner.folder / "empty.txt")
    assert (nothing.code, nothing.stdout) == (1, "")
    assert nothing.stderr.endswith("Error: No file holds an article that can be read; name one that does.\n")
    unknown = runner("summarize", "--method", "magic", SEEDS[0])
    assert unknown.code == 2
    assert "There is no summarizer “magic”" in unknown.stderr
    assert runner("summarize", "--words", "0", SEEDS[0]).code == 2


def test_a_text_may_be_piped_in() -> None:
    done = piped(SEEDS[1].read_bytes(), "-w", "50")

    assert (done.returncode, done.stderr) == (0, b"")
    assert 20 <= len(done.stdout.split()) <= 50
    assert piped(b" \n", "-w", "50").returncode == 1


def test_records_become_records(runner: Runner) -> None:
    rows = [
        {"id": "all", "documents": [{"text": path.read_text("utf-8"), "title": "T"} for path in SEEDS]},
        {"id": 2, "documents": [{"text": "It rained in Rome for ten days in a row \ud800 this year."}]},
        {"id": "none", "documents": []},
    ]
    (runner.folder / "records.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n\n")

    done = runner("summarize", "--jsonl", "--words", "60", runner.folder / "records.jsonl")

    assert (done.code, done.stderr) == (0, "")
    everything, rain, none = records(done.stdout)
    assert everything["id"] == "all"
    assert 40 <= len(everything["summary"].split()) <= 60
    assert rain == {"id": 2, "summary": "It rained in Rome for ten days in a row ? this year."}
    assert none == {"id": "none", "summary": ""}
    assert piped((runner.folder / "records.jsonl").read_bytes(), "--jsonl", "-w", "60").stdout.decode() == done.stdout


def test_a_broken_record_is_named_and_the_next_one_is_read(runner: Runner) -> None:
    lines = ["{broken", "[1]", '{"id": 1, "documents": [{"body": "x"}]}', '{"id": 2, "documents": ["Just a text."]}']
    (runner.folder / "records.jsonl").write_text("\n".join(lines))

    done = runner("summarize", "--jsonl", runner.folder / "records.jsonl")

    assert done.code == 3
    assert records(done.stdout) == [{"id": 2, "summary": "Just a text."}]
    assert [line.split(": ")[1].split(", ")[1] for line in done.stderr.splitlines()] == ["line 1", "line 2", "line 3"]


def test_a_record_is_answered_before_the_next_one_comes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "briefing", "summarize", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(b'{"id": %d, "documents": ["Just a text."]}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline()) == {"id": number, "summary": "Just a text."}
        process.stdin.close()
        assert process.wait(20) == 0

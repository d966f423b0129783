"""`briefing generate` as a user meets it, on the seeds."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from briefing.deliver.file import LOCK_NAME
from tests.conftest import Runner


def reports(runner: Runner) -> list[str]:
    folder = runner.folder / "reports"
    kept = {LOCK_NAME, "archive.sqlite", ".cache.sqlite"}
    return sorted(path.name for path in folder.iterdir() if path.name not in kept) if folder.exists() else []


def brief(runner: Runner, *flags: str) -> dict[str, Any]:
    """The JSON brief that a run with these flags makes."""
    result = runner("generate", "--format", "json", *flags)
    assert result.code in {0, 3}, result.stderr
    loaded: dict[str, Any] = json.loads((runner.folder / result.paths[0]).read_text("utf-8"))
    return loaded


def test_without_anything_it_makes_a_pdf_of_the_seeds(at_seeds: Runner) -> None:
    result = at_seeds("generate")

    assert (result.code, result.stdout, result.stderr) == (0, "reports/nato-ukraine-2024-05-31.pdf\n", "")
    assert (at_seeds.folder / result.paths[0]).read_bytes().startswith(b"%PDF-")
    assert reports(at_seeds) == ["latest.pdf", "nato-ukraine-2024-05-31.pdf"]


def test_two_processes_make_the_same_bytes_under_the_same_names(at_seeds: Runner) -> None:
    flags = ("generate", "--format", "all")
    first = at_seeds.process(*flags, environment={"PYTHONHASHSEED": "1"})
    held = {path: (at_seeds.folder / path).read_bytes() for path in first.paths}
    shutil.rmtree(at_seeds.folder / "reports")

    second = at_seeds.process(*flags, environment={"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"})

    assert (first.code, first.stderr) == (0, "")
    assert [path.suffix for path in first.paths] == [".docx", ".html", ".json", ".md", ".pdf"]
    assert {path: (at_seeds.folder / path).read_bytes() for path in second.paths} == held


def test_what_cannot_be_read_makes_the_run_partial(at_seeds: Runner) -> None:
    (at_seeds.folder / "seeds" / "empty.txt").touch()

    result = at_seeds("generate", "--format", "md")

    assert (result.code, result.stdout) == (3, "reports/nato-ukraine-2024-05-31.md\n")
    assert result.stderr.startswith("Skipped: empty.txt: ")
    assert "empty.txt" in (at_seeds.folder / result.paths[0]).read_text("utf-8")


def test_strict_writes_nothing_then(at_seeds: Runner) -> None:
    (at_seeds.folder / "seeds" / "empty.txt").touch()

    result = at_seeds("generate", "--strict")

    assert (result.code, result.stdout, reports(at_seeds)) == (1, "", [])
    assert result.stderr.startswith("Error: Nothing was written, since --strict is set")
    assert "empty.txt" in result.stderr


def test_without_a_usable_article_the_last_report_stays(at_seeds: Runner) -> None:
    at_seeds("generate", "--format", "md")
    before = reports(at_seeds)
    (at_seeds.folder / "bad").mkdir()
    (at_seeds.folder / "bad" / "empty.txt").touch()

    result = at_seeds("generate", "--format", "md", "bad")

    assert (result.code, result.stdout, reports(at_seeds)) == (1, "", before)
    assert result.stderr.startswith("Error: There is no usable article in bad; empty.txt: ")


@pytest.mark.parametrize("closely", [(), ("--closely", "4")])
def test_a_date_years_after_all_others_makes_no_day_of_a_brief(at_seeds: Runner, closely: tuple[str, ...]) -> None:
    seeds = at_seeds.folder / "seeds"
    text = "NATO member Portugal said on Friday that Ukraine may use its weapons to strike targets in Russia."
    (seeds / "slip.json").write_text(json.dumps({"text": text, "date": "2099-01-01"}))

    made = brief(at_seeds, *closely)

    assert made["as_of"] == "2024-05-31"
    assert {one["path"]: one["published"] for one in made["articles"]}["slip.json"] is None
    said = "1 article states a date more than five years after that of every other one, which is not believed: "
    assert f"{said}slip.json (2099-01-01)." in made["gaps"]
    told = brief(at_seeds, "--as-of", "2024-06-01", *closely)
    late = "was published on 1 January 2099, after the brief's day, 1 June 2024"
    assert told["skipped"] == [{"path": "slip.json", "reason": late}]


def test_an_unfit_profile_is_said(at_seeds: Runner) -> None:
    garden = (
        "The roses of the town garden opened on Monday. Gardeners said that the warm spring had brought them early.\n"
    )
    for number in range(12):
        (at_seeds.folder / "seeds" / f"garden{number}.txt").write_text(f"Bed number {number} flowers. {garden}")

    result = at_seeds("generate", "--format", "json", "--quiet")

    note = brief(at_seeds)["off_profile"]
    assert result.stderr == f"Note: {note}\n"


def test_json_says_what_was_made(at_seeds: Runner) -> None:
    (at_seeds.folder / "seeds" / "empty.txt").touch()

    result = at_seeds("generate", "--format", "md", "--json")
    made = json.loads(result.stdout)

    assert made["written"] == ["reports/nato-ukraine-2024-05-31.md"]
    assert (made["profile"], made["as_of"], made["articles"]) == ("nato-ukraine", "2024-05-31", {"used": 5})
    assert [item["path"] for item in made["skipped"]] == ["empty.txt"]


def test_reports_below_a_source_are_no_source_of_the_next_ones(at_seeds: Runner) -> None:
    """Also where one report is named itself: the same articles give the same bytes, run after run."""
    for flags, made in (
        (("--format", "md", "--format", "json"), "reports/latest.md"),
        (("--format", "md", "--ledger", "ledger.jsonl"), "reports/latest.md"),
        (("-o", "b.md"), "b.md"),
    ):
        first = at_seeds("generate", ".", *flags)
        before = (at_seeds.folder / made).read_bytes()
        again = at_seeds("generate", ".", *flags)
        after = (at_seeds.folder / made).read_bytes()
        for own in ("b.md", "ledger.jsonl", "reports"):
            shutil.rmtree(at_seeds.folder / own, ignore_errors=True)
            (at_seeds.folder / own).unlink(missing_ok=True)

        assert (first.code, again.code, again.stderr) == (0, 0, ""), first.stderr + again.stderr
        assert after == before


def test_flags_reach_the_brief(at_seeds: Runner) -> None:
    made = brief(at_seeds, "--title", "Ours", "--as-of", "2024-06-02", "--max-claims", "1", "--profile", "general")

    assert (made["title"], made["as_of"], made["profile"]) == ("Ours", "2024-06-02", "general")
    assert max(len(section["claims"]) for section in made["sections"]) == 1
    assert reports(at_seeds) == ["general-2024-06-02.json", "latest.json"]


@pytest.mark.parametrize("closely", [(), ("--closely", "4")])
@pytest.mark.parametrize(
    ("flags", "left_out", "reason"),
    [
        (
            ("--since", "2024-05-31"),
            ("001",),
            "was published on 30 May 2024, before the brief's first day, 31 May 2024",
        ),
        (("--as-of", "2024-05-30"), ("000", "004"), "was published on 31 May 2024, after the brief's day, 30 May 2024"),
    ],
)
def test_articles_of_other_days_are_not_read_and_undated_ones_are(
    at_seeds: Runner, flags: tuple[str, ...], left_out: tuple[str, ...], reason: str, closely: tuple[str, ...]
) -> None:
    (at_seeds.folder / "seeds" / "garden.txt").write_text("The roses of the town garden opened on Monday.\n")

    result = at_seeds("generate", "--format", "json,html,md", *flags, *closely)
    made = json.loads((at_seeds.folder / result.paths[0]).read_text("utf-8"))

    assert (result.code, result.stderr) == (0, "")  # all was read that could be
    assert {a["path"][:3]: a["status"] for a in made["articles"]} == {
        **{number: "used" for number in ("000", "001", "002", "003", "004") if number not in left_out},
        "gar": "off_topic",
    }
    assert [(one["path"][:3], one["reason"]) for one in made["skipped"]] == [(number, reason) for number in left_out]
    count = "1 of another day" if len(left_out) == 1 else f"{len(left_out)} of other days"
    for path in result.paths[1:]:
        page = (at_seeds.folder / path).read_text("utf-8")
        assert count in page
        assert "1 off topic" in page
        assert page.replace("&#39;", "'").count(reason[1:]) == len(left_out)
    (path,) = (path for path in (at_seeds.folder / "seeds").iterdir() if path.name.startswith(left_out[0]))
    told = at_seeds("generate", "--format", "json", *flags, *closely, "--verbose").stderr
    assert f"{path.name}: skipped ({reason})\n" in told


@pytest.mark.parametrize("closely", [(), ("--closely", "4")])
def test_an_undated_article_is_no_newer_than_the_day_on_which_it_was_collected(
    at_seeds: Runner, closely: tuple[str, ...]
) -> None:
    seeds = at_seeds.folder / "seeds"
    for number, fetched in enumerate(("2024-05-30T23:59:59Z", "2024-05-31T00:00:00Z", None)):
        text = f"NATO allies let Ukraine fire at Russia, minister {number} told Kyiv. Moscow warned NATO of that."
        record = {"text": text, "fetched": fetched}
        (seeds / f"undated{number}.json").write_text(json.dumps(record), encoding="utf-8")
    dated = {"text": "NATO, Ukraine and Russia.", "date": "2024-05-31", "fetched": "2024-05-01T10:00:00Z"}
    (seeds / "dated.json").write_text(json.dumps(dated), encoding="utf-8")

    made = brief(at_seeds, "--since", "2024-05-31", *closely)

    assert {one["path"]: one["reason"] for one in made["skipped"] if one["path"].endswith(".json")} == {
        "undated0.json": "names no date and came in on 30 May 2024, before the brief's first day, 31 May 2024"
    }
    assert {"undated1.json", "undated2.json", "dated.json"} <= {one["path"] for one in made["articles"]}
    assert "undated0.json" in {one["path"] for one in brief(at_seeds, *closely)["articles"]}


def test_articles_of_other_days_are_not_counted_where_most_are_off_the_subject(at_seeds: Runner) -> None:
    for number in range(4):
        record = {"text": f"The roses of garden {number} opened on Monday.", "date": "2024-05-20"}
        (at_seeds.folder / "seeds" / f"rose{number}.json").write_text(json.dumps(record))
    (at_seeds.folder / "seeds" / "garden.txt").write_text("The roses of the town garden opened on Monday.\n")

    assert brief(at_seeds, "--since", "2024-05-31")["off_profile"] is None
    result = at_seeds("generate", "--since", "2024-06-30", "--profile", "disaster")
    assert result.stderr.startswith("Error: None of the 10 articles takes part in a brief of the profile disaster (the")


@pytest.mark.parametrize("method", ["lead", "sumy-kl"])
def test_a_method_can_be_chosen(at_seeds: Runner, method: str) -> None:
    assert brief(at_seeds, "--method", method)["summary"] != []


def test_the_time_of_making_is_asked_for(at_seeds: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert brief(at_seeds)["generated_at"] is None
    assert brief(at_seeds, "--stamp", "2024-06-01T06:30Z")["generated_at"] == "2024-06-01T06:30:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert brief(at_seeds)["generated_at"] == "1970-01-01T00:00:00Z"


def test_one_file_may_be_named(at_seeds: Runner) -> None:
    assert at_seeds("generate", "--format", "md", "-o", "out/today.md").stdout == "out/today.md\n"
    assert sorted(path.name for path in (at_seeds.folder / "out").iterdir()) == [
        ".cache.sqlite",
        "archive.sqlite",
        "today.md",
    ]


def test_the_settings_file_is_read(at_seeds: Runner) -> None:
    (at_seeds.folder / "seeds").rename(at_seeds.folder / "news")
    (at_seeds.folder / "briefing.toml").write_text('[generate]\nsources = ["news"]\nformat = ["md"]\noutput = "out"\n')

    assert at_seeds("generate").stdout == "out/nato-ukraine-2024-05-31.md\n"


def test_a_locked_folder_is_exit_75(at_seeds: Runner) -> None:
    (at_seeds.folder / "reports").mkdir()
    with (at_seeds.folder / "reports" / LOCK_NAME).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = at_seeds("generate", "--format", "md")

    assert (result.code, result.stdout, reports(at_seeds)) == (75, "", [])
    assert result.stderr == "Error: Another run is writing to reports: wait until it has ended and run again.\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_stopped_leaves_nothing_behind(at_seeds: Runner, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "briefing", "generate", "--format", "all", "--verbose"]
    with subprocess.Popen(command, cwd=at_seeds.folder, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "reading …\n"
        process.send_signal(number)
        process.communicate(timeout=60)

    assert process.returncode == {signal.SIGTERM: 143, signal.SIGINT: 130}[number]
    assert reports(at_seeds) == []


def test_progress_is_for_terminals_only(at_seeds: Runner) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "briefing", "generate", "--format", "md"]
    with subprocess.Popen(command, cwd=at_seeds.folder, stdout=subprocess.PIPE, stderr=slave) as process:
        os.close(slave)
        stdout, _ = process.communicate(timeout=60)
    time.sleep(0.05)
    shown = os.read(master, 65536).decode()
    os.close(master)

    assert stdout == b"reports/nato-ukraine-2024-05-31.md\n"
    assert "[" in shown
    assert "rendering md" in shown
    assert shown.endswith("\r\033[K")


def test_a_missing_pango_is_exit_69_for_what_needs_it(at_seeds: Runner, tmp_path: Path) -> None:
    """A package in WeasyPrint's place fails as that does where the loader cannot find Pango."""
    (tmp_path / "no-pango" / "weasyprint").mkdir(parents=True)
    fault = "cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file"
    (tmp_path / "no-pango" / "weasyprint" / "__init__.py").write_text(f"raise OSError({fault!r})\n")
    environment = {"PYTHONPATH": os.pathsep.join([str(tmp_path / "no-pango"), *sys.path])}

    pdf = at_seeds.process("generate", "--format", "pdf", environment=environment)
    text = at_seeds.process("generate", "--format", "md", environment=environment)
    doctor = at_seeds.process("doctor", environment=environment)

    assert (pdf.code, pdf.stdout) == (69, "")
    assert len(pdf.stderr.splitlines()) == 1
    assert "Pango" in pdf.stderr
    assert text.code == 0
    assert doctor.code == 69
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in doctor.stdout


def test_the_ledger_has_every_sentence_as_the_brief_has(at_seeds: Runner) -> None:
    result = at_seeds("generate", "--format", "json", "--ledger", "ledger.jsonl")
    assert result.code == 0
    report, ledger = ((at_seeds.folder / path).read_text("utf-8") for path in result.paths)
    rows = [json.loads(line) for line in ledger.splitlines()]
    assert rows == json.loads(report)["sentences"]
    assert {row["status"] for row in rows} >= {"section", "merged", "not_selected", "boilerplate"}


@pytest.mark.parametrize("ledger", ["seeds.txt/ledger.jsonl", "folder"])
def test_a_ledger_that_cannot_be_written_leaves_no_report_behind(at_seeds: Runner, ledger: str) -> None:
    (at_seeds.folder / "seeds.txt").write_text("a file, no folder")
    (at_seeds.folder / "folder").mkdir()

    result = at_seeds("generate", "seeds", "--format", "md", "--no-cache", "--ledger", ledger)

    reason = "Is a directory" if ledger == "folder" else "File exists"
    assert (result.code, result.stdout) == (1, "")
    assert f"Error: Cannot write {ledger}: {reason}; free space or choose another place with --ledger." in result.stderr
    assert not (at_seeds.folder / "reports").exists()


def test_without_a_report_there_is_no_ledger(at_seeds: Runner) -> None:
    (at_seeds.folder / "reports" / ".briefing.lock").mkdir(parents=True)

    assert at_seeds("generate", "--format", "md", "--no-archive", "--ledger", "ledger.jsonl").code == 1

    assert [path.name for path in at_seeds.folder.iterdir() if "ledger" in path.name] == []


def test_formats_may_be_given_with_commas(at_seeds: Runner) -> None:
    result = at_seeds("generate", "--format", "md,json", "--no-archive")
    assert [path.name for path in result.paths] == ["nato-ukraine-2024-05-31.md", "nato-ukraine-2024-05-31.json"]


def test_a_named_report_has_the_format_of_its_suffix(at_seeds: Runner) -> None:
    (at_seeds.folder / "briefing.toml").write_text('[generate]\nformat = ["json", "md"]\n')
    result = at_seeds("generate", "-o", "morning.md", "--no-archive")
    assert (result.code, result.stdout) == (0, "morning.md\n")
    assert (at_seeds.folder / "morning.md").read_text().startswith("*Executive brief")
    refused = at_seeds("generate", "-o", "morning.md", "--format", "pdf", "--no-archive")
    assert refused.code == 2


def test_the_time_of_making_stands_in_the_line_of_facts(at_seeds: Runner) -> None:
    at_seeds("generate", "--stamp", "2024-06-01T06:30:00+02:00", "--language", "fr", "-o", "x.md", "--no-archive")
    assert " · Établi le 1er juin 2024, 04:30 UTC\n" in (at_seeds.folder / "x.md").read_text()


def test_a_brief_of_the_archive_is_shown_in_another_language(at_seeds: Runner) -> None:
    at_seeds("generate", "--format", "json")
    shown = at_seeds("show", "--language", "uk")
    assert "Жодна зі статей (5) не називає видання" in shown.stdout
    assert "Nothing" not in shown.stdout

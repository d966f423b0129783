"""The other commands, and the border between errors and the shell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from briefing.cli import COMMANDS
from tests.conftest import Runner

HEAVY = "weasyprint docx numpy scipy sumy nltk trafilatura pypdf jinja2 nupunkt importlib.metadata asyncio".split()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["generate", "--help"], ["profiles"], ["templates"]])
def test_light_commands_import_nothing_heavy(runner: Runner, arguments: list[str]) -> None:
    script = (
        "import sys\nfrom briefing.cli.border import run\n"
        f"run({arguments!r})\nprint(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=runner.folder)

    loaded = set(done.stderr.split()) & set(HEAVY)
    if arguments not in (["--help"], ["--version"]):
        loaded -= {"importlib.metadata"}  # which looks for what third parties registered
    assert sorted(loaded) == []


def test_the_five_seeds_are_composed_without_scipy(runner: Runner) -> None:
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    script = (
        "import sys\nfrom briefing.cli.border import run\n"
        f"run(['generate', '--format', 'json', '--no-archive', {str(seeds)!r}])\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=runner.folder)

    assert {"scipy", "sumy", "trafilatura", "weasyprint", "docx"}.isdisjoint(done.stderr.split())


def test_help_starts_nearly_as_fast_as_its_parts() -> None:
    def best(*command: str) -> float:
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times.append(time.perf_counter() - begun)
        return min(times)

    assert best("-m", "briefing", "--help") < 2.5 * best("-c", "import click")


def test_help_lists_each_command_with_its_own_first_sentence(runner: Runner) -> None:
    shown = runner("--help").stdout
    for name, sentence in COMMANDS.items():
        command = import_module(f"briefing.cli.{name}").command
        assert command.name == "command"
        assert command.get_short_help_str(limit=100) == sentence
        assert f"  {name:<10} {sentence}" in shown


def test_every_option_and_command_has_a_help_text() -> None:
    for name in COMMANDS:
        command = import_module(f"briefing.cli.{name}").command
        for each in (command, *getattr(command, "commands", {}).values()):
            assert each.help, name
            assert [p.name for p in each.params if p.param_type_name == "option" and not p.help] == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["generat"], "Error: No such command 'generat'. Did you mean 'generate'? See “briefing --help”.\n"),
        (["Profile"], "Error: No such command 'Profile'. Did you mean 'profiles'? See “briefing --help”.\n"),
        (["xyz"], "Error: No such command 'xyz'. See “briefing --help”.\n"),
        (["--generat"], "Error: No such option '--generat'. See “briefing --help”.\n"),
        (["generate", "--frmat", "pdf"], "No such option '--frmat'. Did you mean"),
        (["generate", "nowhere"], "Error: sources: there is no file or folder nowhere.\n"),
        (
            ["generate", "--profile", "cooking", "."],
            "There is no profile 'cooking': choose one of disaster, general, nato-ukraine",
        ),
        (["generate", "--template", "none", "."], "Error: There is no template “none”; choose one of executive"),
        (["profiles", "show", "cooking"], "There is no profile 'cooking'"),
    ],
)
def test_usage_errors_are_one_line_and_exit_2(runner: Runner, arguments: list[str], sentence: str) -> None:
    result = runner(*arguments)

    assert (result.code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


def test_several_problems_are_listed(runner: Runner) -> None:
    result = runner("generate", "nowhere", "--format", "pfd", "--since", "yesterday")

    assert result.code == 2
    assert result.stderr.splitlines() == [
        "Error: 3 settings do not hold:",
        "  - --format: there is no “pfd”; choose from all, docx, html, json, md, pdf",
        "  - --since: a date like 2024-05-31 is wanted, not yesterday",
        "  - sources: there is no file or folder nowhere",
    ]


def test_without_a_command_the_help_is_shown(runner: Runner) -> None:
    result = runner()

    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: briefing [OPTIONS] COMMAND [ARGS]...")


def test_a_fault_of_ours_is_one_sentence_with_a_way_to_more(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("briefing.cli.profiles.list_profiles", broken)

    assert runner("profiles").stderr == (
        "Error: A fault in briefing (RuntimeError: boom); run again with BRIEFING_DEBUG=1 and report what it shows.\n"
    )
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    assert "Traceback" in runner("profiles").stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-m", "briefing", "schema"], stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)

    assert (done.returncode, done.stderr) == (1, "")


def test_a_full_disk_on_stdout_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "schema"], stdout=full, stderr=subprocess.PIPE, text=True
        )

    assert (done.returncode, done.stderr) == (1, "Error: No space left on device; put that right and run again.\n")


def test_profiles_are_listed_shown_and_exported(runner: Runner) -> None:
    listed = json.loads(runner("profiles", "list", "--json").stdout)
    assert [row["name"] for row in listed] == ["disaster", "general", "nato-ukraine"]
    assert "\ngeneral " in runner("profiles").stdout

    shown = json.loads(runner("profiles", "show", "nato-ukraine", "--json").stdout)
    assert [section["key"] for section in shown["sections"]] == ["key_decisions", "nato_divisions", "russian_responses"]
    assert "section      russian_responses: Russian responses" in runner("profiles", "show", "nato-ukraine").stdout

    assert runner("profiles", "export", "nato-ukraine", "mine.toml").stdout == "mine.toml\n"
    again = json.loads(runner("profiles", "show", "./mine.toml", "--json").stdout)
    assert again == {**shown, "name": "mine"}
    assert runner("profiles", "export", "general", "mine.toml").code == 1


def test_templates_are_listed_shown_and_exported(runner: Runner) -> None:
    assert "executive" in json.loads(runner("templates", "list", "--json").stdout)
    assert "executive\n" in runner("templates").stdout

    shown = json.loads(runner("templates", "show", "executive", "--json").stdout)
    assert {"print.css", "report.docx", "report.html.j2"} <= set(shown["files"])

    assert runner("templates", "export", "executive", "mine").stdout == "mine\n"
    assert sorted(path.name for path in (runner.folder / "mine").iterdir()) == shown["files"]
    assert runner("templates", "export", "executive", "mine").code == 2


def test_the_text_of_an_input_is_what_offsets_count_in(runner: Runner, seeds: Path) -> None:
    seed = seeds / "002_ac9f514e760d3983.txt"
    text = seed.read_bytes().decode("utf-8")

    assert runner("text", seed).stdout == text
    [article] = json.loads(runner("text", "--json", seed).stdout)
    assert (article["text"], article["path"]) == (text, seed.name)
    missing = runner("text", "nowhere.txt")
    assert (missing.code, missing.stderr.count("\n")) == (2, 1)


def test_the_schema_is_the_one_of_the_json_brief(runner: Runner, seeds: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    made = runner("generate", "--format", "json", seeds)

    schema = json.loads(runner("schema").stdout)
    jsonschema.validate(json.loads((runner.folder / made.paths[0]).read_text("utf-8")), schema)


def test_completion_is_clicks() -> None:
    environment = {**os.environ, "_BRIEFING_COMPLETE": "bash_source"}
    done = subprocess.run([sys.executable, "-m", "briefing"], capture_output=True, text=True, env=environment)

    assert done.returncode == 0
    assert "complete -o nosort -F _briefing_completion briefing" in done.stdout


def test_doctor_finds_a_sound_machine_sound(runner: Runner, seeds: Path) -> None:
    (runner.folder / "seeds").symlink_to(seeds)

    result = runner("doctor")

    assert (result.code, result.stderr) == (0, "")
    names = [line.split(":")[0].split(maxsplit=1)[1] for line in result.stdout.splitlines()]
    assert names == ["python", "settings", "pango", "fonts", "sources", "profile", "template", "write access", "mail"]
    assert [path.name for path in runner.folder.iterdir()] == ["seeds"]


def test_doctor_names_each_fault_with_its_fix(runner: Runner, seeds: Path) -> None:
    (runner.folder / "secret").write_text("x")
    (runner.folder / "secret").chmod(0o644)
    (runner.folder / "briefing.toml").write_text(
        f'[generate]\nsources = ["{seeds}"]\nprofile = "cooking"\n'
        '[mail]\nhost = "h"\nfrom = "a@example.org"\nto = ["c@example.org"]\nusername = "a"\npassword_file = "secret"\n'
    )

    result = runner("doctor", "--json")

    faults = {check["name"]: check["fix"] for check in json.loads(result.stdout) if check["state"] == "fault"}
    assert result.code == 1
    assert sorted(faults) == ["mail", "profile"]
    assert faults["mail"] == (
        "others can read secret, or it is missing: write the password into it and chmod 600 secret"
    )
    (runner.folder / "secret").chmod(0o600)
    assert "ok       mail: h:587, from a@example.org" in runner("doctor").stdout

"""Everything that a document tells the reader to type is typed, and gives what the document shows."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from briefing.cli import cli
from tests.conftest import ROOT
from tests.docs.markdown import DOCUMENTS, Fence, fences, name_of
from tests.docs.session import Session, agrees, typed

KNOWN = {"console", "python", "text", "sh", "toml", "json", "jsonl", "html", "css", "eml", "md"}
CALL = re.compile(r"(?:[\d*,/-]+ (?:\S+ ){4})?(?:\S*/brief|briefing|uv run briefing) ([^>|]*[^>|\s])")
WITH_EXAMPLES = [path for path in DOCUMENTS if {f.language for f in fences(path)} & {"console", "python"}]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=name_of)
def test_what_a_document_tells_to_type_gives_what_it_shows(path: Path, tmp_path: Path) -> None:
    session = Session.begun(tmp_path)
    blocks = fences(path)
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if "file" in block.options:
            session.write(block)
        elif block.language == "console":
            _type(session, block)
        elif block.language == "python":
            expected = following.text if following and following.language == "text" else ""
            shown = session.run_python(block.text)
            assert agrees(expected.strip(), shown), f"line {block.line} prints:\n{shown}"


def _type(session: Session, block: Fence) -> None:
    for one in typed(block.text):
        shown = session.type(one.command)
        assert agrees(one.expected, shown), f"line {block.line}: $ {one.command}\n{shown}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_blocks_hold_what_they_say(path: Path) -> None:
    for block in fences(path):
        assert block.language in KNOWN, f"line {block.line}: mark the block as one of {sorted(KNOWN)}"
        if block.language == "toml":
            tomllib.loads(block.text)
        elif block.language == "json":
            json.loads(block.text)
        elif block.language == "jsonl":
            assert all(map(json.loads, block.text.splitlines()))
        elif block.language == "console":
            assert block.text.startswith("$ "), f"line {block.line}: begins with no command"


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_commands_that_are_not_run_could_be(path: Path) -> None:
    """Cron lines and shell blocks, which need another machine, name commands and options that there are."""
    for call in calls(path):
        assert parse(call) == call[0]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_what_could_be_typed_is_typed(path: Path) -> None:
    """A call stays untyped only where it needs what the reader's folder lacks: a server, a schedule, other files."""
    for call in calls(path):
        own = [word for word in call[1:] if word.startswith(("articles", "seeds", "reports/"))]
        elsewhere = call[0] in {"init", "run", "schedule", "collect", "send", "preview", "doctor"}
        assert elsewhere or not own, f"briefing {' '.join(call)}: show it in a ```console block, with what it prints"


def test_cron_lines_are_among_them() -> None:
    called = [call[0] for call in calls(ROOT / "docs" / "how-to" / "cron.md")]
    assert called == ["init", "run", "schedule", "schedule", "schedule", "generate"]


def calls(path: Path) -> list[list[str]]:
    """The arguments of each call of briefing in the shell blocks and crontabs of a document."""
    lines = [line for block in fences(path) if block.language in {"sh", "text"} for line in block.text.splitlines()]
    return [found[1].split() for line in lines if (found := CALL.match(line)) and found[1] != "test"]


def parse(words: list[str]) -> str:
    """Parse a command line as `briefing` does, without running it; the command's name.

    Raises click's error where it does not hold.
    """
    name, *arguments = words
    whole = click.Context(cli, **cli.context_settings)
    command = cli.get_command(whole, name)
    assert command is not None, f"there is no command {name}"
    context = command.make_context(name, list(arguments), parent=whole)
    if isinstance(command, click.Group) and arguments:
        _, found, rest = command.resolve_command(context, arguments)
        assert found is not None
        found.make_context(arguments[0], rest, parent=context)
    return context.info_name or ""


def test_parsing_knows_wrong_calls() -> None:
    parse(["generate", "--format", "pdf"])
    for wrong in (["generate", "--frmat", "pdf"], ["templates", "exprt", "a", "b"], ["text"]):
        with pytest.raises(click.UsageError):
            parse(wrong)
    assert import_module("briefing.cli.generate").command is cli.get_command(click.Context(cli), "generate")


@pytest.mark.parametrize(
    ("expected", "shown", "holds"),
    [
        ("a b", "a b\n", True),
        ("a … c", "a b c", True),
        ("a … c", "a b", False),
        ("a\n…\nc", "a\nb\nb\nc", True),
        ("a\n…\nc", "a\nc", True),
        ("a\n…", "a\nb", True),
        ("a\n…", "a", True),
        ("…", "", True),
        ("a", "a\nb", False),
        ("", "noise", False),
        ("a.c", "abc", False),
    ],
)
def test_placeholders(expected: str, shown: str, holds: bool) -> None:
    assert agrees(expected, shown) is holds

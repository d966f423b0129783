"""`docs/reference/commands.md`: the help of every command, as click prints it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from briefing.cli import cli
from tests.docs.pages.tables import NOTICE, blocks

WIDTH = 100
INTRODUCTION = """
`./brief` in a checkout sets up what is missing and then runs `briefing` with what follows, so `./brief generate` and
`briefing generate` are the same. `./brief test` runs the test suite, two tests at a time; what follows `test` goes
to pytest (`-n 0`: one at a time). The environment variable `BRIEF_PYTHON` names the Python that `./brief` is to use.

Every command prints its result on stdout and everything else on stderr. [Exit codes](exit-codes.md) are the same for
all. The options of `generate` can also stand [in a file or in the environment](config.md).
"""
COMPLETION = """
## Shell completion

Put the line of your shell into its start-up file. The command has to be on the `PATH` as `briefing`.

```sh
eval "$(_BRIEFING_COMPLETE=bash_source briefing)"         # ~/.bashrc
eval "$(_BRIEFING_COMPLETE=zsh_source briefing)"          # ~/.zshrc
_BRIEFING_COMPLETE=fish_source briefing | source          # ~/.config/fish/config.fish
```
"""


def page() -> str:
    """The page."""
    parts = [f"## {path}\n\n```text\n{text}\n```" for path, text in helps()]
    return blocks("# Commands", NOTICE, INTRODUCTION, *parts, COMPLETION)


def helps() -> Iterator[tuple[str, str]]:
    """Each command, `briefing` first, with its help text."""
    yield from _helps(cli, "briefing", None)


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            assert found is not None
            yield from _helps(found, each, context)

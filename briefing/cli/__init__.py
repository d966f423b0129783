"""The command line: one module per command, listed by name and imported when it is called."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import cast

import click

from briefing import __version__

COMMANDS = MappingProxyType(
    {
        "init": "Set briefing up by asking.",
        "generate": "Make a brief from SOURCES.",
        "collect": "Collect new articles from the sources in briefing.toml.",
        "send": "Send a finished brief by mail, once to each recipient.",
        "run": "Collect, make the brief and mail it: what cron calls.",
        "schedule": "Have cron, systemd or launchd call for a brief.",
        "outbox": "Show what was sent, what waits and what failed.",
        "history": "List the briefs that were made, the newest first.",
        "show": "Print a brief that was made, by its number or day.",
        "diff": "Say what is new in one brief since another.",
        "cache": "Show or clear what is kept of articles for later runs.",
        "explain": "Say why each sentence of REPORT was shown or left out.",
        "summarize": "Summarize FILES, or the text on standard input, as one.",
        "profiles": "List, show and export profiles: subjects of briefs.",
        "templates": "List, show and export templates: looks of briefs.",
        "preview": "Show a template's report in the browser, made anew on each save.",
        "text": "Print the text that briefing reads out of FILE.",
        "schema": "Print the JSON Schema that every JSON brief holds to.",
        "doctor": "Check what a brief needs and say how to mend it.",
    }
)


class LazyGroup(click.Group):
    """A group whose commands are modules of this package; each module's `command` is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click
        """The commands in the order in which a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", import_module(f"briefing.cli.{cmd_name}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click finds it. Of a name that is none the nearest are named: click looks for them among commands that
        were loaded, and some of its versions do not."""
        name = args[0]
        if name in COMMANDS or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS)
        hint = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
        raise click.UsageError(f"No such command {name!r}.{hint}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click
        """List the commands without importing one of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""Exit codes: 0 done, 1 failure, 2 usage, 3 done but some input was skipped, 69 something has to be
installed, 75 another run is writing.

Shell completion: eval "$(_BRIEFING_COMPLETE=bash_source briefing)", or zsh_source; fish_source is for fish.""",
)
@click.version_option(__version__, prog_name="briefing")
def cli() -> None:
    """Turn a folder of news articles into an executive brief in which every line is traced to its source."""

"""The one border between errors and the shell: one sentence on stderr, and an exit code.

0 done   1 failure   2 usage   3 done in part   69 missing need   75 locked   130 interrupted   143 terminated
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

import click

from briefing.cli import cli, signals
from briefing.cli.said import on_one_line
from briefing.errors import BriefingError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FAILED, USAGE, PARTIAL, INTERRUPTED = 0, 1, 2, 3, 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; no exception leaves, and every error is one sentence on stderr."""
    try:
        signals.handle()
        result = cli.main(list(arguments), prog_name="briefing", standalone_mode=False)
        sys.stdout.flush()
    except Exception as error:
        return _report(error)
    except KeyboardInterrupt:
        return _say("Interrupted; nothing was left half-written.", INTERRUPTED)
    return result if isinstance(result, int) else DONE


def _report(error: Exception) -> int:
    """Say in one sentence what went wrong and what to do; the code to leave with."""
    if os.environ.get("BRIEFING_DEBUG"):
        traceback.print_exc()
    match error:
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.ctx.get_help() if error.ctx else error.format_message(), err=True)
            return USAGE
        case click.exceptions.UsageError():
            return _say(f"{error.format_message()} {_help_hint(error)}", USAGE)
        case click.exceptions.ClickException():
            return _say(error.format_message(), error.exit_code)
        case click.exceptions.Abort():
            return _say("Interrupted; nothing was left half-written.", INTERRUPTED)
        case ConfigError() if len(error.problems) > 1:
            listed = "\n".join(f"  - {on_one_line(problem)}" for problem in error.problems)
            return _say(f"{len(error.problems)} settings do not hold:\n{listed}", error.exit_code)
        case BriefingError():
            return _say(on_one_line(str(error)), error.exit_code)
        case BrokenPipeError():
            return _stop_writing()
        case OSError():
            place = f"{error.filename}: " if error.filename else ""
            return _say(on_one_line(f"{place}{error.strerror or error}; put that right and run again."), FAILED)
        case MemoryError():
            return _say("There is not enough memory for these sources; run with fewer of them.", FAILED)
    kind = type(error).__name__
    return _say(
        f"A fault in briefing ({kind}: {on_one_line(str(error))}); "
        "run again with BRIEFING_DEBUG=1 and report what it shows.",
        FAILED,
    )


def _say(sentence: str, code: int) -> int:
    first = sentence.split(maxsplit=1)[0] if sentence.strip() else ""
    plain = first.isalpha() and first.islower()  # a file's or a setting's name keeps its case
    text = sentence[:1].upper() + sentence[1:] if plain else sentence
    stop = "" if text.endswith((".", "!", "?")) or "\n" in text else "."
    click.echo(f"Error: {text}{stop}", err=True)
    return code


def _help_hint(error: click.exceptions.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "briefing"
    return f"See “{command} --help”."


def _stop_writing() -> int:
    """The reader of our output has gone: keep the interpreter from complaining about it when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED

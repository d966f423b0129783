"""Progress on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys

import click

from briefing.cli.signals import leave_if_asked


class Progress:
    """One line on stderr that says the stage a run is in; silent unless stderr is a terminal."""

    def __init__(self, stages: int, *, quiet: bool, verbose: bool) -> None:
        self._stages, self._done = stages, 0
        self._verbose = verbose and not quiet
        self._shown = sys.stderr.isatty() and not quiet and not self._verbose

    def stage(self, name: str) -> None:
        """Say that a stage begins. Raises what a signal raised that came before, if it was swallowed."""
        leave_if_asked()
        if self._verbose:
            click.echo(f"{name} …", err=True)
        elif self._shown:
            width = 20
            filled = width * self._done // self._stages
            click.echo(f"\r\033[K[{'#' * filled}{'-' * (width - filled)}] {name}", err=True, nl=False)
        self._done += 1

    def close(self) -> None:
        """Take the line away again."""
        if self._shown and self._done:
            click.echo("\r\033[K", err=True, nl=False)

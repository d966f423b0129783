"""`briefing preview`: a template's report in the browser, made anew on each save."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import completers, options
from briefing.config import load_settings
from briefing.errors import OutputError

if TYPE_CHECKING:
    from briefing.cli.workbench import Workbench

_PAUSE = 0.5  # seconds between two looks at the template's files


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--template",
    "-t",
    metavar="NAME|FOLDER",
    help="The look to work on.  [default: executive]",
    shell_complete=completers.templates,
)
@options.profile
@options.paper
@click.option("--marking", metavar="TEXT", help="Stands at the head and foot of every page.")
@options.language
@click.option("--port", type=click.IntRange(0, 65535), default=8123, show_default=True, help="0 takes a free one.")
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
def command(port: int, config: Path | None, **flags: object) -> None:
    """Show a template's report in the browser, made anew on each save.

    The brief of SOURCES is composed once. Its HTML and PDF stand side by side at the address that is printed, which
    this computer alone can reach; a mistake in the template is shown there, with the last good report. Ctrl+C ends it.
    """
    from briefing.cli.workbench import HOST, Workbench, server_of
    from briefing.production import brief, presentation_of
    from briefing.render.templates import find_template

    given = {key: value for key, value in flags.items() if value is not None and value != ()}
    settings = load_settings(given, os.environ, config=config)
    template = find_template(settings.template)
    workbench = Workbench(brief(settings), template, presentation_of(settings))
    try:
        server = server_of(workbench, port)
    except OSError as error:
        raise OutputError(f"Port {port} cannot be used ({error.strerror}); name another with --port.") from error
    workbench.refresh()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        click.echo(f"http://{HOST}:{server.server_address[1]}/")
        _watch(workbench)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()


def _watch(workbench: Workbench) -> None:
    """Says on stderr what each save came to, until it is interrupted."""
    pause = threading.Event()
    _tell(workbench)
    while not pause.wait(_PAUSE):
        if workbench.refresh():
            _tell(workbench)


def _tell(workbench: Workbench) -> None:
    click.echo(workbench.problem or f"rendered, version {workbench.version}", err=True)

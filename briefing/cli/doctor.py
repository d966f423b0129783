"""`briefing doctor`: what this machine lacks for a brief, and how to mend each of it."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing import registry
from briefing.config import Settings, load_settings
from briefing.errors import BriefingError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

OK, WARNING, FAULT = "ok", "warning", "fault"
MISSING_NEED, FAILED = 69, 1
PANGO_FIX = (
    "Debian, Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0;"
    " macOS: brew install pango"
)
FONTS_FIX = "Debian, Ubuntu: sudo apt-get install fonts-dejavu-core fonts-liberation"
SAMPLE = "Brief Київ"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: `state` is ok, warning or fault, `fix` what to do about it; `need` marks what must be installed."""

    name: str
    state: str
    found: str
    fix: str | None = None
    need: bool = False


@click.command()
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(config: Path | None, as_json: bool) -> int:
    """Check what a brief needs and say how to mend it.

    Looked at are Python, the settings, Pango, fonts, profile, template, write access and mail settings. Nothing is
    sent or written.
    """
    checks = examine(config)
    if as_json:
        click.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        for check in checks:
            click.echo(f"{check.state:<8} {check.name}: {check.found}")
            if check.fix:
                click.echo(f"{'':<8} fix: {check.fix}")
    faults = [check for check in checks if check.state == FAULT]
    return (MISSING_NEED if any(check.need for check in faults) else FAILED) if faults else 0


def examine(config: Path | None) -> list[Check]:
    """Every check, in the order in which a run would fail."""
    settings, checks = _settings(config)
    return [
        _python(),
        *checks,
        *_pages(),
        _sources(settings),
        _guarded("profile", lambda: _profile(settings)),
        _guarded("template", lambda: _template(settings)),
        _write_access(settings.output),
        _guarded("mail", lambda: _mail(settings)),
    ]


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except BriefingError as error:
        return Check(name, FAULT, "does not hold", str(error))


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Check("python", OK, version)
    return Check("python", FAULT, version, "use Python 3.11, 3.12 or 3.13", need=True)


def _settings(config: Path | None) -> tuple[Settings, list[Check]]:
    """The settings, or the defaults where they do not hold."""
    choices = {"format": registry.names(registry.RENDERER), "method": registry.names(registry.SUMMARIZER)}
    try:
        settings = load_settings({}, os.environ, config=config, choices=choices, reads=False)
    except ConfigError as error:
        return Settings(), [Check("settings", FAULT, problem, "correct that key") for problem in error.problems]
    return settings, [Check("settings", OK, str(settings.config or "defaults"))]


def _sources(settings: Settings) -> Check:
    """Whether what would be read is there; nothing is wrong where sources are named on the command line."""
    there = [str(source) for source in settings.sources if source.exists()]
    if there:
        return Check("sources", OK, ", ".join(there))
    return Check("sources", OK, f"none at {', '.join(map(str, settings.sources))}; name them: briefing generate FOLDER")


def _pages() -> list[Check]:
    """A test page rendered and read back: Pango answers, and its fonts have Latin and Cyrillic letters."""
    try:
        from weasyprint import HTML
    except OSError as error:
        return [Check("pango", FAULT, str(error).splitlines()[0], PANGO_FIX, need=True)]
    from pypdf import PdfReader

    page = PdfReader(BytesIO(HTML(string=f"<p>{SAMPLE}").write_pdf() or b"")).pages[0]
    text = page.extract_text().strip()
    fonts = sorted({str(font["/BaseFont"]).split("+")[-1] for font in _fonts(page)})
    pango = Check("pango", OK, "renders pages")
    if text != SAMPLE or not fonts:
        return [pango, Check("fonts", FAULT, f"of “{SAMPLE}”, “{text}” can be printed", FONTS_FIX, need=True)]
    return [pango, Check("fonts", OK, ", ".join(fonts))]


def _fonts(page: object) -> list[dict[str, object]]:
    resources = page["/Resources"]  # type: ignore[index]  # a PDF dictionary, which pypdf does not type
    return [font.get_object() for font in resources.get("/Font", {}).values()]


def _profile(settings: Settings) -> Check:
    from briefing.profile import load_profile

    return Check("profile", OK, load_profile(settings.profile).title)


def _template(settings: Settings) -> Check:
    from briefing.render.templates import find_template

    return Check("template", OK, str(find_template(settings.template)))


def _write_access(output: Path) -> Check:
    """Try it where the reports go, or in the nearest folder above that exists; nothing is left behind."""
    folder = next(folder for folder in (output.absolute(), *output.absolute().parents) if folder.is_dir())
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Check("write access", OK, str(output))
    except OSError as error:
        fix = f"chown or chmod {folder}, or choose another place with --output"
        return Check("write access", FAULT, f"{folder}: {error.strerror}", fix)


def _mail(settings: Settings) -> Check:
    """Whether the [mail] table has all that a run needs; no connection is made."""
    from briefing.deliver.secret import password_of

    mail = settings.mail
    if mail is None:
        return Check("mail", OK, "not set up; only needed for sending briefs")
    if not mail.to:
        return Check("mail", WARNING, "[mail] has no to", "add it to briefing.toml, or name --to with every call")
    password_of(mail, os.environ)
    return Check("mail", OK, f"{mail.server}, from {mail.sender.address}")

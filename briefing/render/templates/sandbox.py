"""Runs `report.html.j2` where it can do no harm: sandboxed, escaped, strict, and reading its own folder alone."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from types import TracebackType

from briefing.errors import TemplateError
from briefing.render.document import Document
from briefing.render.templates import template_file

STYLES = "print.css"
_CSS_ADDRESS = re.compile(r"""url\(\s*(["']?)(.*?)\1\s*\)""", re.IGNORECASE)
_CSS_IMPORT = re.compile(r"@import\b", re.IGNORECASE)
_HERE = re.compile(r"(?:data:|#)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def run_template(folder: Path, name: str, document: Document, *, paged: bool) -> str:
    """The text that the template makes of the document.

    The template sees the fields of `Document` by their names, `paged`, whether pages are made of the text,
    `css(name)`, a style sheet with what it refers to put inside, `css_text(text)`, a text as a string of a style sheet,
    `color(name)`, the value of a variable of `print.css`,
    `asset(name)`, a file of its folder as a data URI, `script(name)`, a script of its folder, and
    `script_source(name)`, the source expression that allows this script alone in a content security policy. Raises
    `TemplateError` that names file, line and what is missing.
    """
    from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError
    from jinja2.loaders import FunctionLoader
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    template_file(folder, name)
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_loader(folder)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    variables = {field.name: getattr(document, field.name) for field in fields(document)}
    try:
        return environment.get_template(name).render(
            **variables,
            paged=paged,
            css=lambda sheet: _markup(style_sheet(folder, sheet)),
            css_text=lambda text: _markup(css_text(str(text))),
            color=lambda variable: css_variable(folder, variable),
            asset=lambda file: data_uri(folder, file),
            script=lambda file: _markup(_script(folder, file)),
            script_source=lambda file: script_source(folder, file),
        )
    except TemplateSyntaxError as error:
        raise TemplateError(_report(folder, error.name or name, error.lineno, str(error.message))) from error
    except TemplateNotFound as error:
        raise TemplateError(
            _report(folder, *_place(error.__traceback__, folder, name), f"there is no file “{error}”")
        ) from error
    except TemplateError:
        raise
    except Exception as error:  # a template is a program: whatever it raises is its author's to mend
        raise TemplateError(_report(folder, *_place(error.__traceback__, folder, name), str(error))) from error


def style_sheet(folder: Path, name: str) -> str:
    """A style sheet of the look with every file that it refers to put inside as a data URI.

    Raises `TemplateError` for an `@import` or an address outside of the folder: a report holds nothing external.
    """
    sheet = template_file(folder, name).read_text(encoding="utf-8")
    found = _CSS_IMPORT.search(sheet)
    if found:
        raise TemplateError(
            _report(folder, name, _line_at(sheet, found.start()), "“@import” is not read; copy the rules here")
        )

    def inside(match: re.Match[str]) -> str:
        address = match[2]
        if _HERE.match(address):
            return match[0]
        if _ELSEWHERE.match(address):
            what = f"“{address}” is external; put the file into the template's folder and name it alone"
            raise TemplateError(_report(folder, name, _line_at(sheet, match.start()), what))
        return f'url("{data_uri(folder, address)}")'

    return _CSS_ADDRESS.sub(inside, sheet)


def css_text(text: str) -> str:
    """A text as a CSS string, in which nothing but letters, digits and spaces stands as it is."""
    return '"' + "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text) + '"'


def css_variable(folder: Path, name: str) -> str:
    """The value of `--name` in `print.css`. Raises `TemplateError` when there is none."""
    found = re.search(rf"--{re.escape(name)}:\s*([^;}}]+)", template_file(folder, STYLES).read_text("utf-8"))
    if found is None:
        raise TemplateError(_report(folder, STYLES, None, f"there is no variable “--{name}”"))
    return found[1].strip()


def script_source(folder: Path, name: str) -> str:
    """`'sha256-…'` of a script of the look, as a content security policy names it."""
    digest = hashlib.sha256(_script(folder, name).encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _script(folder: Path, name: str) -> str:
    """A script as it stands in the report: no line break but `\\n`, no end of its element."""
    text = template_file(folder, name).read_text("utf-8")
    return text.replace("\r\n", "\n").replace("</", "<\\/")


def data_uri(folder: Path, name: str) -> str:
    """A file of the look as a `data:` URI. Raises `TemplateError` when the folder lacks it."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    content = base64.b64encode(template_file(folder, name).read_bytes()).decode("ascii")
    return f"data:{kind};base64,{content}"


def _markup(text: str) -> str:
    """The template's own style sheet or script, not to be escaped; it cannot end the element that it stands in."""
    from markupsafe import Markup

    return Markup(text.replace("</", "<\\/"))  # noqa: S704  # the template's own file, no article text


def _loader(folder: Path) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Jinja's view of the folder: nothing outside of it can be included, by path or by link."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        try:
            path = template_file(folder, name)
        except TemplateError:
            return None
        return path.read_text(encoding="utf-8"), str(path), lambda: True

    return load


def _place(traceback: TracebackType | None, folder: Path, name: str) -> tuple[str, int | None]:
    """The file and line of the template where an error arose: the innermost frame that Jinja attributes to it."""
    home, line = folder.resolve(), None
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        if path.is_absolute() and path.is_relative_to(home):
            name, line = path.relative_to(home).as_posix(), traceback.tb_lineno
        traceback = traceback.tb_next
    return name, line


def _line_at(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _report(folder: Path, name: str, line: int | None, what: str) -> str:
    where = f"{folder.name}/{name}" + (f", line {line}" if line else "")
    return (
        f"The template does not hold: {where}: {what};"
        " mend it, or compare it with what `briefing templates export executive FOLDER` writes."
    )

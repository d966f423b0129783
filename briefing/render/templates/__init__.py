"""Finds a look: a folder with `report.html.j2`, `print.css` and `report.docx`, shipped or the user's own.

A shipped look may hold `look.toml` alone with what differs: files that it lacks are those of the executive look, and an
exported copy of it is whole.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import briefing
from briefing.errors import TemplateError

_PACKAGE = Path(str(briefing.__file__)).parent
# In a wheel the templates lie inside the package; a checkout and an editable install have them beside it.
_HOMES = (_PACKAGE / "templates", _PACKAGE.parent / "templates")
_MARKS = ("report.html.j2", "report.docx", "look.toml")
_BASE = "executive"  # whose files the other shipped looks share


def list_templates() -> list[str]:
    """The names of the shipped looks, sorted."""
    return sorted(_shipped())


def find_template(name_or_path: str | Path) -> Path:
    """The folder of a shipped look, by name, or of the user's own, by path.

    Raises `TemplateError` that says what there is to choose from, or what the folder lacks.
    """
    shipped = _shipped().get(str(name_or_path))
    if shipped is not None:
        return shipped
    folder = Path(name_or_path)
    if not folder.is_dir():
        raise TemplateError(
            f"There is no template “{name_or_path}”; choose one of {', '.join(list_templates())}, or give the path of a"
            " folder that `briefing templates export` wrote."
        )
    if not _holds(folder):
        raise TemplateError(
            f"The folder “{name_or_path}” is no template: it has none of {', '.join(_MARKS)};"
            " start from `briefing templates export executive FOLDER`."
        )
    return folder.resolve()


def export_template(name: str, target: Path) -> Path:
    """Copies a look into `target`, a new or empty folder, where it can be changed; returns the folder.

    Raises `TemplateError` when the folder holds something already or cannot be written.
    """
    source = find_template(name)
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise TemplateError(f"“{target}” is there already; name a new or empty folder to export the template to.")
        for folder in (find_template(_BASE), source) if _is_shipped(source) else (source,):
            shutil.copytree(folder, target, dirs_exist_ok=True)
    except OSError as error:
        raise TemplateError(
            f"The template could not be written to “{target}” ({error.strerror}); name another folder."
        ) from error
    return target


def template_file(folder: Path, name: str) -> Path:
    """A file of the look. Raises `TemplateError` when the folder lacks it or it leads outside of the folder."""
    home = folder.resolve()
    path = (home / name).resolve()
    if not path.is_relative_to(home):
        raise TemplateError(f"{folder.name}: “{name}” lies outside of the template's folder; put the file into it.")
    if not path.is_file() and _is_shipped(home):
        path = _shipped()[_BASE].resolve() / path.relative_to(home)
    if not path.is_file():
        raise TemplateError(
            f"The template “{folder.name}” has no {name}; take it from `briefing templates export executive FOLDER`."
        )
    return path


def _is_shipped(folder: Path) -> bool:
    return folder.resolve() in {path.resolve() for path in _shipped().values()}


def _shipped() -> dict[str, Path]:
    folders = [folder for home in reversed(_HOMES) if home.is_dir() for folder in home.iterdir()]
    return {folder.name: folder for folder in folders if folder.is_dir() and _holds(folder)}


def _holds(folder: Path) -> bool:
    return any((folder / mark).is_file() for mark in _MARKS)

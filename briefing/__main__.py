"""`python -m briefing` and the console script."""

from __future__ import annotations

import gc
import sys

_UNCOLLECTED = 500_000  # objects made before Python looks for cycles: a run ends before many of them are left


def main() -> None:
    """Run the command line and leave with its exit code."""
    from briefing.cli.border import run

    collect_seldom()
    sys.exit(run(sys.argv[1:]))


def collect_seldom() -> None:
    """Let Python look for cycles less often, for the whole of this process."""
    gc.set_threshold(_UNCOLLECTED, 20, 50)


if __name__ == "__main__":
    main()

"""How right a brief is: the gate's figures as a table, for every labelled event that is on this machine.

    python bench/right.py [EVENT …]

Without a name it takes the four events that the rules have been read against. An event that is kept closed, as one
that comes after them should be until its first figures are taken, is scored only where it is named.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.gold.scorer import brief_of, event, score

OPEN = ("seeds", "skripal_expulsions_2018", "nato_brussels_2018", "inf_withdrawal_oct2018")


def main(names: list[str]) -> None:
    """Print one row for each event."""
    heads: list[str] = []
    for name in names or OPEN:
        of = event(name)
        if not of.present:
            print(f"{name}: its labels or texts are not on this machine (../shared)")
            continue
        brief = brief_of(of.texts)
        figures = score(brief, of)
        if not heads:
            heads = list(figures)
            print(f"{'event':26}" + "".join(f"{head:>15}" for head in heads) + f"{'conflicts':>11}")
        row = "".join(f"{figures[head]:>15.3f}" for head in heads)
        print(f"{name:26}{row}{len(brief['conflicts']):>11}")


if __name__ == "__main__":
    main(sys.argv[1:])

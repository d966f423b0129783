"""`briefing explain`: every sentence with its grounds."""

from __future__ import annotations

import json
import re

from tests.conftest import Runner


def report(at_seeds: Runner) -> str:
    """The path of a JSON brief of the seeds."""
    return str(at_seeds("generate", "--format", "json").paths[0])


def test_it_says_of_every_sentence_what_became_of_it_and_why(at_seeds: Runner) -> None:
    path = report(at_seeds)
    ledger = json.loads((at_seeds.folder / path).read_text("utf-8"))["sentences"]

    lines = at_seeds("explain", path).stdout.splitlines()

    assert [line for line in lines if line[0] != " "] == [
        f"{number}. {name}.txt (used)"
        for number, name in enumerate(
            [
                "000_2753efb99bd3e26c",
                "001_952d20a1df1d568e",
                "002_ac9f514e760d3983",
                "003_992a65e67959bed5",
                "004_4397ebd632916aaa",
            ],
            1,
        )
    ]
    assert sum(line.startswith("      why: ") for line in lines) == len(ledger)
    assert all(row["why"] for row in ledger)


def test_one_article_with_the_words_of_its_sentences(at_seeds: Runner) -> None:
    out = at_seeds("explain", report(at_seeds), "--article", "3", "--sources", "seeds").stdout

    start = out.index("      The official added that ATACMS")
    assert out.startswith("3. 002_ac9f514e760d3983.txt (used)\n")
    why = out[start:].splitlines()[1]
    assert re.fullmatch(r"      why: key_decisions 0\.[5-9]\d \(prohibit, passive\); shown", why)


def test_what_is_off_topic_says_so_and_has_no_sentences_read(at_seeds: Runner) -> None:
    (at_seeds.folder / "seeds" / "garden.txt").write_text("Roses want sun.\n\nCut them back in March.\n", "utf-8")
    path = report(at_seeds)
    brief = json.loads((at_seeds.folder / path).read_text("utf-8"))

    out = at_seeds("explain", path, "--article", "garden.txt", "--sources", "seeds").stdout

    assert out == (
        "6. garden.txt (off_topic: has nothing to do with the profile nato-ukraine: it names none of its terms)\n"
    )
    assert {row["article"] for row in brief["sentences"]} == {a["id"] for a in brief["articles"][:5]}


def test_what_it_cannot_explain_is_one_sentence(at_seeds: Runner) -> None:
    path = report(at_seeds)
    (at_seeds.folder / "notes.json").write_text("[]", "utf-8")

    missing = at_seeds("explain", path, "--article", "9")
    other = at_seeds("explain", "notes.json")

    assert (missing.code, missing.stderr) == (1, "Error: There is no article 9 in this brief; it has 1 to 5.\n")
    assert (other.code, other.stderr) == (
        1,
        "Error: notes.json is no JSON brief; name one that --format json made.\n",
    )

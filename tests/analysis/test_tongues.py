"""Articles in other languages than English: the brief and the run say which they are and what that means."""

from __future__ import annotations

import json

from tests.conftest import Runner

FRENCH = (
    "Le gouvernement a décidé vendredi de fermer l'ancienne gare, a annoncé le ministre des Transports.",
    "La maire de la ville a refusé de signer l'accord et demande une nouvelle réunion avant la fin du mois.",
)
GERMAN = "Die Regierung hat am Freitag beschlossen, den alten Bahnhof zu schließen, sagte der Verkehrsminister."
ENGLISH = (
    "The government decided on Friday to close the old station, and the minister of transport said that it was late."
)


def written(runner: Runner, **articles: str) -> None:
    (runner.folder / "in").mkdir()
    for name, text in articles.items():
        (runner.folder / "in" / f"{name}.txt").write_text(text + "\n")


def test_a_brief_of_other_languages_says_so_before_its_first_line(runner: Runner) -> None:
    written(runner, a=FRENCH[0], b=FRENCH[1], c=GERMAN)
    result = runner("generate", "in", "-p", "general", "--format", "md", "--format", "json", "--no-archive")
    said = "None of the 3 articles is in English, the language that the rules of the editor are made for: "
    assert f"Note: {said}" in result.stderr
    brief = json.loads((runner.folder / "reports" / "latest.json").read_text())
    assert [notice.startswith(said) for notice in brief["notices"]] == [True]
    assert [gap for gap in brief["gaps"] if " in French" in gap or " in German" in gap] == [
        "2 articles are in French, and the rules of the editor are made for English: a.txt, b.txt.",
        "1 article is in German, and the rules of the editor are made for English: c.txt.",
    ]
    head, _, _ = (runner.folder / "reports" / "latest.md").read_text().partition("## Bottom line")
    assert said in head


def test_one_among_many_is_a_gap_and_no_notice(runner: Runner) -> None:
    written(runner, a=ENGLISH, b=ENGLISH.replace("station", "bridge"), c=GERMAN)
    runner("generate", "in", "-p", "general", "--format", "json", "--no-archive")
    brief = json.loads((runner.folder / "reports" / "latest.json").read_text())
    assert brief["notices"] == []
    keys = {entry["key"]: entry["values"] for entry in brief["notes"]}
    assert keys["in_another_language"] == {"language": "de", "n": 1, "names": ["c.txt"]}


def test_where_no_article_is_on_the_subject_the_language_is_named(runner: Runner) -> None:
    written(runner, a=FRENCH[0], c=GERMAN)
    result = runner("generate", "in", "--no-archive")
    assert result.code == 1
    assert "None of the 2 articles is in English" in result.stderr


def test_what_is_in_english_stands_before_what_is_not(runner: Runner) -> None:
    written(
        runner, a=FRENCH[0], b=f"{FRENCH[1]} Le maire a salué vendredi la décision du conseil municipal.", c=ENGLISH
    )
    runner("generate", "in", "-p", "general", "--format", "json", "--no-archive")
    brief = json.loads((runner.folder / "reports" / "latest.json").read_text())

    assert brief["summary"][0]["text"].startswith("The government decided on Friday")
    assert [claim["text"] for claim in brief["summary"][1:]] != []
    assert brief["title"].startswith("The government decided on Friday")

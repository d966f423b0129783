"""What the editor says stands in the reader's language: every note, in every report, whatever way the brief came."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest

import briefing
from briefing.analysis.conflicts import SAME_MATTER
from briefing.analysis.titles import NOTHING
from briefing.corpus import decoding, files
from briefing.interfaces import Presentation
from briefing.models import ActorKind, Briefing, Note, Outcome, Section, Skipped
from briefing.models.notes import Value
from briefing.profile import list_profiles, load_profile
from briefing.registry import RENDERER, load
from briefing.render.document import lay_out
from briefing.render.json import as_data, notes_of
from briefing.render.restore import restore
from briefing.render.templates import find_template
from briefing.words import english, languages, words_for
from tests import briefings
from tests.conftest import Runner

OTHERS = [language for language in languages() if language != "en"]
SAMPLES: dict[str, Value] = {
    "": "Sample",
    "day": "2024-05-01",
    "list": ("First", "Second"),
    "profile": "The Russian side",
    "language": "ru",
}
_NAMED = (ActorKind.STATE, ActorKind.BODY)
BUILT = {  # keys that are put together when the program runs
    *(f"file_is_{name}" for _, name in decoding._SIGNATURES),
    *(f"it_is_a_{name}" for _, name in files._SPECIAL),
    *(f"{what}_{why}" for what in ("file", "folder") for why in ("not_permitted", "unreadable")),
    *(f"mail_{outcome}" for outcome in (Outcome.REFUSED, Outcome.UNKNOWN)),
    "surveyed",  # of many articles at once, a column for each value
}


def wordings(language: str, key: str) -> list[str]:
    wording = words_for(language).notes[key]
    return [wording] if isinstance(wording, str) else list(wording.values())


def places(wording: str) -> dict[str, str]:
    """The values that a wording holds, and how each is put into words."""
    return {name: how or "" for _, name, how, _ in Formatter().parse(wording) if name}


def sample(key: str) -> Note:
    found = {name: how for wording in wordings("en", key) for name, how in places(wording).items()}
    values: dict[str, Value] = {name: SAMPLES.get(how, 3) for name, how in found.items()}
    values |= {"reason": Note.of("file_empty")} if key == "records_kept" else {}
    if not isinstance(words_for("en").notes[key], str):
        values["n"] = 3
    return Note.of(key, **values)


EVERY = [sample(key) for key in words_for("en").notes]


def made() -> Iterator[tuple[str, set[str]]]:
    """The key and the names of the values of every note that the package makes."""
    for path in Path(briefing.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "Note.of" and node.args):
                continue
            key = node.args[0]
            if isinstance(key, ast.Constant):
                yield str(key.value), {keyword.arg for keyword in node.keywords if keyword.arg}


def test_every_note_that_is_made_is_worded_and_every_wording_is_of_a_note_that_is_made() -> None:
    assert {key for key, _ in made()} | BUILT == set(words_for("en").notes)
    for key, given in made():
        needed = {name for wording in wordings("en", key) for name in places(wording)}
        assert needed <= given, key
        if not isinstance(words_for("en").notes[key], str):
            assert "n" in given, key


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_words_every_note_with_its_values_for_every_number(language: str) -> None:
    words, source = words_for(language), words_for("en")
    assert set(words.notes) == set(source.notes)
    for key, wording in source.notes.items():
        here = words.notes[key]
        assert isinstance(wording, str) == isinstance(here, str), key
        wanted = {name for one in wordings("en", key) for name in places(one)}
        for one in wordings(language, key):
            short = not isinstance(here, str) and one in (here.get("all"), here.get("sole"))
            assert set(places(one)) <= wanted if short else set(places(one)) == wanted, (key, one)
            assert one not in wordings("en", key)
        if not isinstance(here, str):
            assert isinstance(wording, dict)
            assert set(here) == {*words.counts["articles"], *({"all", "sole"} & set(wording))}, key


@pytest.mark.parametrize("language", OTHERS)
def test_the_forms_of_a_note_follow_its_number(language: str) -> None:
    words = words_for(language)
    told = [words.told(Note.of("source_silent", source="X", n=n, since="2024-05-01")) for n in (1, 3, 5)]
    nouns = {"fr": ["1 jour", "3 jours", "5 jours"], "uk": ["1 день", "3 дні", "5 днів"]}[language]
    assert [noun for noun, sentence in zip(nouns, told, strict=True) if noun in sentence] == nouns


@pytest.mark.parametrize(
    ("n", "of", "told"),
    [
        (2, 5, "2 of 5 articles state no date: their weekdays are dated only where a dated article tells the same."),
        (1, 5, "1 of 5 articles states no date: its weekdays are dated only where a dated article tells the same."),
        (5, 5, "None of the 5 articles states a date: weekdays stay unresolved."),
        (1, 1, "The article states no date: weekdays stay unresolved."),
    ],
)
def test_all_and_the_only_one_are_not_counted_out(n: int, of: int, told: str) -> None:
    assert english(Note.of("state_no_date", n=n, of=of)) == told


def test_french_has_no_plain_space_before_its_double_signs() -> None:
    words = words_for("fr")
    texts = [*words.texts.values(), *words.profiles.values(), *(w for key in words.notes for w in wordings("fr", key))]
    texts += [form for forms in words.counts.values() for form in forms.values()]
    assert [text for text in texts if re.search(r" [:;?!»]|« |\w'\w", text)] == []


def test_every_text_of_the_shipped_profiles_stands_in_every_language() -> None:
    known = set(words_for("en").profiles.values())
    for name in list_profiles():
        profile = load_profile(name)
        sides = profile.options.get("sides")
        shown = [profile.title, *(text for spec in profile.sections for text in (spec.title, spec.empty))]
        shown += [row["title"] for row in sides.values()] if isinstance(sides, dict) else []
        shown += [profile.question] if profile.question else []
        assert set(shown) <= known, name


def test_every_state_and_body_and_what_analysis_says_for_itself_has_a_name_in_every_language() -> None:
    actors = {a.name for name in list_profiles() for a in load_profile(name).actors if a.kind in _NAMED}
    assert actors == set(words_for("en").actors)
    assert {NOTHING, SAME_MATTER} <= set(words_for("en").profiles.values())
    french = lay_out(briefings.full(), Presentation(language="fr"))
    assert french.positions
    assert [row.actor for row in french.positions.rows][:2] == ["États-Unis", "Allemagne"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("NATO", "OTAN"),
        ("unnamed US official", "US official (non nommé)"),
        ("Jens Stoltenberg", "Jens Stoltenberg"),
        ("", ""),
    ],
)
def test_who_speaks_is_said_in_the_readers_language(name: str, shown: str) -> None:
    assert words_for("fr").speaker(name) == shown
    assert words_for("en").speaker(name) == name


def with_every_note() -> Briefing:
    profile = load_profile("nato-ukraine")
    return replace(
        briefings.minimal(),
        title="Nothing to report",
        subtitle=profile.title,
        question=profile.question,
        summary=(),
        sections=tuple(Section(spec.key, spec.title, (), spec.empty) for spec in profile.sections),
        gaps=tuple(EVERY),
        skipped=tuple(Skipped(f"{number}.txt", note) for number, note in enumerate(EVERY)),
        notices=tuple(EVERY[:2]),
        off_profile=EVERY[2],
    )


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", ["md", "html"])
def test_a_report_in_another_language_has_no_english_sentence_of_the_editors(kind: str, language: str) -> None:
    brief = with_every_note()
    again = restore(load(RENDERER, "json").render(brief, Path()))
    for source in (brief, again):
        report = load(RENDERER, kind).render(source, find_template("full"), Presentation(language=language)).decode()
        report = " ".join(report.split()).replace("&#39;", "'")
        english_words = words_for("en")
        told = [english(note) for note in EVERY] + [english_words.sentence(note) for note in EVERY]
        told += [*english_words.profiles.values()]
        shared = set(words_for(language).profiles.values())  # Positions
        assert [text for text in told if len(text) > 9 and text not in shared and f">{text}" in report] == []
        assert [text for text in told if " " in text and text in report] == []
        assert all(" ".join(words_for(language).sentence(note).split()) in unmarked(report) for note in EVERY)


def unmarked(report: str) -> str:
    """Markdown without its backslashes, HTML without its entities."""
    return report.replace("\\", "").replace("&quot;", '"').replace("&#34;", '"').replace("&gt;", ">")


def test_the_json_brief_has_the_english_sentences_and_what_they_are_made_of() -> None:
    brief = with_every_note()
    data = as_data(brief)
    assert data["gaps"] == [english(note) for note in EVERY]
    assert [entry["reason"] for entry in data["skipped"]] == data["gaps"]
    assert {entry["text"] for entry in data["notes"]} == set(data["gaps"])
    assert data["title"] == "Nothing to report"
    again = restore(json.dumps(data).encode())
    assert notes_of(again) == notes_of(brief)
    assert (again.gaps, again.skipped, again.off_profile) == (brief.gaps, brief.skipped, brief.off_profile)


def test_a_real_run_leaves_nothing_of_the_editors_in_english(runner: Runner) -> None:
    articles = runner.folder / "articles"
    articles.mkdir()
    seeds = sorted(briefings.SEEDS.glob("*.txt"))
    for file in seeds:
        (articles / file.name).write_bytes(file.read_bytes())
    (articles / "copy.txt").write_bytes(seeds[0].read_bytes())
    (articles / "recipe.txt").write_text("The cake was baked on Friday for an hour, and it was good, the cook said.")
    (articles / "empty.txt").write_text("")
    (articles / "scan.pdf").write_bytes(b"%PDF-1.7\nnothing that follows is a PDF")
    for language in OTHERS:
        flags = ["--format", "md", "--format", "json", "--language", language, "--no-archive"]
        result = runner("generate", "articles", "-o", language, *flags)
        assert result.code == 3, result.stderr
        report = unmarked((runner.folder / language / "latest.md").read_text())
        brief = json.loads((runner.folder / language / "latest.json").read_text())
        assert len(brief["notes"]) >= 8
        for entry in brief["notes"]:
            values = {key: tuple(v) if isinstance(v, list) else v for key, v in entry["values"].items()}
            assert entry["text"] not in report
            assert words_for(language).told(Note.of(entry["key"], **values))[1:].rstrip(".") in report

"""Settings: the layers, and every problem at once."""

from __future__ import annotations

import os
from datetime import date, time
from pathlib import Path

import pytest

from briefing.config import Settings, load_settings
from briefing.config_schedule import ScheduleSettings
from briefing.errors import ConfigError
from briefing.models import Mailbox, MailSettings

CHOICES = {"format": ["docx", "json", "pdf"], "method": ["coverage", "lead"]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with `seeds` in it, to be in."""
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(flags: dict[str, object], environment: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_settings(flags, environment or {}, choices=CHOICES)
    return caught.value.problems


def test_without_anything_the_defaults_hold() -> None:
    assert load_settings({}, {}) == Settings()
    assert Settings().sources == (Path("seeds"),)


def test_each_layer_overrides_the_one_below(folder: Path) -> None:
    (folder / "briefing.toml").write_text(
        '[generate]\ntitle = "toml"\nprofile = "toml"\nmethod = "lead"\nmax_claims = 3\n'
    )

    settings = load_settings(
        {"title": "flag"}, {"BRIEFING_TITLE": "environment", "BRIEFING_PROFILE": "environment"}, choices=CHOICES
    )

    assert (settings.title, settings.profile, settings.method, settings.max_claims) == (
        "flag",
        "environment",
        "lead",
        3,
    )
    assert settings.template == "executive"


def test_every_key_of_the_file_is_read(folder: Path) -> None:
    (folder / "there").mkdir()
    (folder / "there" / "mine.toml").write_text(
        """
[generate]
sources = ["../seeds"]
format = ["pdf", "json"]
output = "out"
profile = "./p.toml"
template = "look/mine"
title = "T"
as_of = 2024-05-31
since = "2024-05-01"
strict = true
stamp = "2024-06-01T06:30:00+02:00"

[mail]
host = "mail.example.org"
from = "Brief <brief@example.org>"

[schedule]
at = "06:30"
"""
    )

    settings = load_settings({}, {}, config=Path("there/mine.toml"), choices=CHOICES)

    assert settings == Settings(
        sources=(Path("there/../seeds"),),
        format=("pdf", "json"),
        output=Path("there/out"),
        profile="there/p.toml",
        template="there/look/mine",
        title="T",
        as_of=date(2024, 5, 31),
        since=date(2024, 5, 1),
        strict=True,
        stamp="2024-06-01T04:30:00Z",
        mail=MailSettings(Mailbox("brief@example.org", "Brief"), host="mail.example.org"),
        schedule=ScheduleSettings(at=(time(6, 30),)),
        config=Path("there/mine.toml"),
    )


def test_the_environment_holds_lists_and_switches(folder: Path) -> None:
    (folder / "more").mkdir()
    environment = {
        "BRIEFING_SOURCES": os.pathsep.join(["seeds", "more"]),
        "BRIEFING_FORMAT": "pdf, docx",
        "BRIEFING_STRICT": "yes",
        "BRIEFING_MAX_CLAIMS": "4",
    }

    settings = load_settings({}, environment, choices=CHOICES)

    assert settings.sources == (Path("seeds"), Path("more"))
    assert (settings.format, settings.strict, settings.max_claims) == (("pdf", "docx"), True, 4)


def test_a_list_of_formats_names_one() -> None:
    with pytest.raises(ConfigError) as error:
        load_settings({"format": (",",)}, {}, choices=CHOICES)
    assert error.value.problems == ["--format: the name of at least one format is wanted, such as pdf"]


def test_all_stands_for_every_format() -> None:
    assert load_settings({"format": ("all",)}, {}, choices=CHOICES).format == ("docx", "json", "pdf")


@pytest.mark.parametrize(
    ("flags", "environment", "stamp"),
    [
        ({}, {"SOURCE_DATE_EPOCH": "1717137000"}, "2024-05-31T06:30:00Z"),
        ({"stamp": "2024-05-31"}, {"SOURCE_DATE_EPOCH": "1"}, "2024-05-31T00:00:00Z"),
        ({}, {"SOURCE_DATE_EPOCH": ""}, None),
    ],
)
def test_the_stamp_is_asked_for(flags: dict[str, object], environment: dict[str, str], stamp: str | None) -> None:
    assert load_settings(flags, environment).stamp == stamp


def test_every_problem_is_reported_at_once_with_its_key(folder: Path) -> None:
    (folder / "briefing.toml").write_text(
        '[generate]\nformat = ["pfd"]\nprofle = "x"\nstrict = "perhaps"\n[mail]\nhots = "x"\n[generat]\n'
    )

    assert problems(
        {"max_claims": "0", "as_of": "tomorrow", "sources": (Path("missing"),), "method": "magic"},
        {"BRIEFING_OUTPT": "x", "SOURCE_DATE_EPOCH": "soon"},
    ) == [
        "briefing.toml generat: not a table that briefing knows; it may hold [generate], [collect], [archive], "
        "[mail], [schedule] and [[source]]",
        "briefing.toml [mail] hots: no such key; did you mean host?",
        "briefing.toml [mail] from: a sender like “Morning brief <brief@example.org>” is wanted",
        'briefing.toml [mail] host: the name of the mail server is wanted, or transport = "sendmail"',
        "BRIEFING_OUTPT: no such setting; did you mean BRIEFING_OUTPUT?",
        "SOURCE_DATE_EPOCH: a time like 2024-05-31T06:30:00Z (or now) is wanted, not soon",
        "briefing.toml [generate] format: there is no “pfd”; choose from all, docx, json, pdf",
        "briefing.toml [generate] profle: no such key; did you mean profile?",
        "briefing.toml [generate] strict: true or false is wanted, not perhaps",
        "--max-claims: a whole number of 1 or more is wanted, not 0",
        "--as-of: a date like 2024-05-31 is wanted, not tomorrow",
        "--method: there is no “magic”; choose from auto, coverage, lead",
        "sources: there is no file or folder missing",
    ]


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    (folder / "briefing.toml").write_text("generate = [")

    [problem] = problems({})
    assert problem.startswith("briefing.toml cannot be read as TOML: ")


def test_a_config_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="--config: there is no file other"):
        load_settings({}, {}, config=Path("other"))
    assert problems({}, {"BRIEFING_CONFIG": "gone.toml"}) == ["BRIEFING_CONFIG: there is no file gone.toml"]


def test_without_seeds_sources_have_to_be_named(folder: Path) -> None:
    (folder / "seeds").rmdir()

    assert problems({}) == ["sources: name files or folders to read; there is no ./seeds here"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[generate]\nsources = [", "briefing.toml cannot be read as TOML: "),
        ('sources = ["news"]\n', "briefing.toml sources: not a table that briefing knows; put it under [generate]"),
        ("[generate]\nsources = 5\n", "briefing.toml [generate] sources: "),
        ('[[source]]\nname = "Herald"\n', "briefing.toml [[source]] 1"),
        ("[genrate]\n", "briefing.toml genrate: "),
    ],
)
def test_sources_are_not_missed_that_a_fault_hides(folder: Path, text: str, said: str) -> None:
    (folder / "seeds").rmdir()
    (folder / "briefing.toml").write_text(text)
    (problem,) = problems({})
    assert problem.startswith(said)
    assert len(problems({"paper": "A9"})) == 2


def test_sources_are_missed_beside_faults_that_hide_none(folder: Path) -> None:
    (folder / "seeds").rmdir()
    (folder / "briefing.toml").write_text("[archive]\ncache_bytes = -1\n")
    assert [problem.partition(":")[0] for problem in problems({"paper": "A9"})] == [
        "briefing.toml [archive] cache_bytes",
        "--paper",
        "sources",
    ]


def test_a_dangling_link_is_a_source_that_the_brief_reports(folder: Path) -> None:
    (folder / "link.txt").symlink_to("nowhere")

    assert load_settings({"sources": (Path("link.txt"),)}, {}).sources == (Path("link.txt"),)


def test_output_may_be_one_file_of_the_one_format(folder: Path) -> None:
    assert load_settings({"output": "a.pdf"}, {}, choices=CHOICES).output_is_file
    assert not load_settings({"output": "a"}, {}, choices=CHOICES).output_is_file
    assert problems({"output": "a.pdf", "format": ("all",)}) == [
        "output: a.pdf can hold the format pdf alone; name a folder, or --format pdf"
    ]
    (folder / "taken").touch()
    assert problems({"output": "taken"}) == ["output: taken is a file, not a folder for the reports"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("store", "there/store is where collected articles are kept"),
        ("store/drop", "there/store/drop lies in there/store, where collected articles are kept"),
        (".", "there holds there/store, where collected articles are kept"),
        ("link", "there/link is where collected articles are kept"),
    ],
)
@pytest.mark.parametrize("kind", ["folder", "maildir"])
def test_what_was_collected_is_not_collected_again(folder: Path, path: str, told: str, kind: str) -> None:
    (folder / "there" / "store").mkdir(parents=True)
    (folder / "there" / "link").symlink_to("store")
    text = f'[collect]\nfolder = "store"\n[[source]]\nkind = "{kind}"\npath = "{path}"\n'
    (folder / "there" / "mine.toml").write_text(text)

    with pytest.raises(ConfigError) as raised:
        load_settings({}, {}, config=Path("there/mine.toml"))

    way_out = "name another folder, or another one under [collect] folder"
    assert raised.value.problems == [f"briefing.toml [[source]] 1 path: {told}; {way_out}"]

"""The annotated settings: every key there is, all of them read without a complaint."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from briefing import registry
from briefing.collect.sources import KINDS, Collecting, Source
from briefing.config import ARCHIVE_KEYS, Settings, load_settings
from briefing.config_keys import KEYS
from briefing.config_mail import MAIL_KEYS
from briefing.config_schedule import SCHEDULE_KEYS
from briefing.starter import annotated, starter

ROOT = Path(__file__).resolve().parents[2]
CHOICES = {"format": registry.names(registry.RENDERER), "method": registry.names(registry.SUMMARIZER)}


def uncommented() -> str:
    """The file with every setting set."""
    return re.sub(r"^#(?=\[|\w+ = )", "", annotated(), flags=re.MULTILINE)


def test_the_reference_is_the_file_that_init_starts_from() -> None:
    assert (ROOT / "docs" / "reference" / "briefing.toml").read_text("utf-8") == annotated()


def test_it_has_every_key_once_and_no_other() -> None:
    tables = tomllib.loads(uncommented())

    assert {name: set(tables[name]) for name in ("generate", "archive", "collect", "mail", "schedule")} == {
        "generate": set(KEYS),
        "archive": set(ARCHIVE_KEYS),
        "collect": {field.name for field in fields(Collecting)},
        "mail": set(MAIL_KEYS),
        "schedule": set(SCHEDULE_KEYS),
    }
    assert set(tables["source"][0]) == {field.name for field in fields(Source)}
    assert set(tables) == {"generate", "archive", "collect", "source", "mail", "schedule"}
    for kind in KINDS:
        assert kind in annotated()


def test_every_example_in_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "briefing.toml").write_text(uncommented(), "utf-8")

    settings = load_settings({}, {}, choices=CHOICES)
    assert settings.mail is not None
    assert [mailbox.address for mailbox in settings.mail.to] == [
        "carla@example.org",
        "dan@example.org",
        "anna@example.org",
    ]


def test_as_it_stands_it_says_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "briefing.toml").write_text(annotated(), "utf-8")

    settings = load_settings({}, {}, choices=CHOICES)
    assert (settings.sources, settings.format, settings.mail, settings.feeds) == (
        Settings().sources,
        Settings().format,
        None,
        (),
    )


def test_what_is_set_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = starter(
        {
            "generate": {"profile": "general", "format": ["pdf", "md"], "title": 'A "quoted" \\ title'},
            "mail": {"host": "mail.example.org", "from": "a@example.org", "to": ["b@example.org"]},
            "schedule": {"at": ["07:15"], "weekdays": True, "tz": "Europe/Paris"},
        },
        [{"name": "Wire", "url": "https://news.example.org/feed"}],
    )
    (tmp_path / "briefing.toml").write_text(text, "utf-8")
    settings = load_settings({}, {}, choices=CHOICES, reads=False)

    assert (settings.profile, settings.format, settings.schedule.weekdays) == ("general", ("pdf", "md"), True)
    assert settings.title == 'A "quoted" \\ title'
    assert settings.mail is not None
    assert settings.mail.sender.address == "a@example.org"
    assert [feed.url for feed in settings.feeds] == ["https://news.example.org/feed"]
    with pytest.raises(KeyError):
        starter({"mail": {"hots": "x"}})

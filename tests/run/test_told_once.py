"""What cannot be put into the archive is said all the same, and not every hour."""

from __future__ import annotations

import shutil

import pytest

from briefing import profiles
from tests.collect.servers import Page
from tests.mail_server import HOST, MailServer
from tests.run.world import ANNA, FRIDAY, SECOND_DAY, THURSDAY, World, subjects

pytestmark = pytest.mark.allow_hosts([HOST])


def test_settings_that_do_not_hold_any_more_are_mailed_once_a_day(world: World, server: MailServer) -> None:
    assert world.run(THURSDAY).code == 0
    settings = world.folder / "briefing.toml"
    sound = settings.read_text()
    settings.write_text(sound.replace("[mail]", "[mail"))

    codes = [world.run(time).code for time in ("2024-05-30T17:30", "2024-05-30T18:30", FRIDAY, "2024-05-31T17:30")]

    assert codes == [2, 2, 2, 2]
    assert subjects(server)[1:] == ["No briefs until the settings are mended"] * 2
    assert "briefing.toml cannot be read as TOML" in server.taken[1].body()
    settings.write_text(sound)
    assert world.run("2024-05-31T18:30").code == 0
    assert len(server.taken) == 4


def test_without_settings_that_held_the_log_says_that_nobody_was_told(world: World, server: MailServer) -> None:
    (world.folder / "briefing.toml").write_text("[generate\n")
    result = world.run(THURSDAY)
    assert result.code == 2
    assert "Nobody was told: no settings are known that held." in result.stderr
    assert server.taken == []


def test_settings_that_do_not_hold_are_mailed_to_those_whom_the_call_names(world: World, server: MailServer) -> None:
    settings = world.folder / "briefing.toml"
    settings.write_text(settings.read_text().replace(f'to = ["{ANNA}"]\n', ""))
    assert world.run(THURSDAY, "--to", ANNA).code == 0
    settings.write_text(settings.read_text().replace("[mail]", "[mail"))
    named = world.run("2024-05-30T17:30", "--to", ANNA)
    unnamed = world.run("2024-05-31T17:30")

    assert (named.code, unnamed.code) == (2, 2)
    assert f"The failure was mailed ({ANNA}: sent)." in named.stderr
    assert "Nobody was told: name --to, or alert_to or to in [mail]." in unnamed.stderr
    assert subjects(server)[1:] == ["No briefs until the settings are mended"]
    assert server.received() == {ANNA: 2}


def test_settings_that_do_not_hold_are_mailed_to_their_own_where_the_call_names_nobody_they_know(
    world: World, server: MailServer
) -> None:
    assert world.run(THURSDAY).code == 0
    settings = world.folder / "briefing.toml"
    settings.write_text(settings.read_text().replace("[mail]", "[mail"))
    world.run(FRIDAY, "--to", "desk")

    assert server.received() == {ANNA: 2}


def test_a_profile_that_does_not_hold_any_more_is_mailed_and_told_to_the_watching_service(
    world: World, server: MailServer
) -> None:
    profile = world.folder / "mine.toml"
    shutil.copy(profiles.__path__[0] + "/nato-ukraine.toml", profile)
    world.site.pages["/bad"] = Page(b"ok")
    world.generate["profile"] = "./mine.toml"
    world.schedule["ping_failure"] = f"{world.site.url}/bad"
    world.configure()
    assert world.run(THURSDAY).code == 0
    sound = profile.read_text("utf-8")
    profile.write_text("title = [\n", "utf-8")
    world.publish(SECOND_DAY)
    broken = [world.run(time) for time in (FRIDAY, "2024-05-31T17:30")]
    asked = len(world.site.asked("/bad"))
    profile.write_text(sound, "utf-8")
    mended = world.run("2024-05-31T18:30")

    assert ([run.code for run in broken], mended.code, asked) == ([2, 2], 0, 2)
    assert [subject[:29] for subject in subjects(server)[1:2]] == ["No brief for 2024-05-31: the "]
    assert "the profile mine.toml cannot be read" in server.taken[1].body()
    assert [list(mail.attachments) for mail in server.taken] == [["mine-2024-05-30.md"], [], ["mine-2024-05-31.md"]]


def test_a_failure_of_the_archive_is_mailed_once_a_day_for_each_reason(world: World, server: MailServer) -> None:
    archive = world.folder / "reports" / "archive.sqlite"
    archive.parent.mkdir()
    archive.write_bytes(b"this is no database, whatever its name says" * 40)
    runs = [world.run(time) for time in (THURSDAY, "2024-05-30T17:30", "2024-05-30T18:30", "2024-05-31T15:45")]
    assert [run.code for run in runs] == [1, 1, 1, 1]
    assert len(server.taken) == 2
    assert "This was mailed within the last day already." in runs[1].stderr

    archive.unlink()
    assert world.run(FRIDAY).code == 0
    archive.write_bytes(b"this is no database, whatever its name says" * 40)
    assert world.run("2024-06-01T16:30").code == 1
    assert subjects(server)[-1].startswith("No brief for 2024-06-01")

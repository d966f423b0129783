"""Two mornings, sound ones and bad ones: who gets which mail, and who never gets two."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import signal
from datetime import datetime
from pathlib import Path

import pytest

from briefing.cli import clock
from tests.collect.servers import Page
from tests.mail_server import HOST, MailServer, free_port, running
from tests.run.world import ANNA, FRIDAY, SATURDAY, SECOND_DAY, THURSDAY, World, pdf_text, subjects

pytestmark = pytest.mark.allow_hosts([HOST])


def test_two_mornings_bring_two_mails_the_second_with_what_is_new(world: World, server: MailServer) -> None:
    world.mail["attach"] = world.generate["format"] = ["pdf", "docx"]
    world.configure()
    first = world.run(THURSDAY)
    world.publish(SECOND_DAY)
    second = world.run(FRIDAY)

    assert (first.code, second.code, first.stdout, second.stdout) == (0, 0, "", "")
    assert "Prague: 1 new, 0 updated" in first.stderr
    assert "Kyiv: 2 new, 0 updated" in second.stderr
    thursday, friday = server.taken
    assert [list(mail.attachments) for mail in server.taken] == [
        ["nato-ukraine-2024-05-30.pdf", "nato-ukraine-2024-05-30.docx"],
        ["nato-ukraine-2024-05-31.pdf", "nato-ukraine-2024-05-31.docx"],
    ]
    for mail in server.taken:
        for name, content in mail.attachments.items():
            if name.endswith(".pdf"):
                assert content == (world.folder / "reports" / name).read_bytes()
    assert "As of 30 May 2024" in pdf_text(thursday.attachments["nato-ukraine-2024-05-30.pdf"])
    text = pdf_text(friday.attachments["nato-ukraine-2024-05-31.pdf"])
    assert "As of 31 May 2024" in text
    assert "New since 30 May 2024" in text
    assert "NEW SINCE 30 MAY 2024" in friday.body()
    assert "New since" in friday.body("html")
    assert "NEW SINCE" not in thursday.body()


def test_between_due_times_nothing_happens_and_a_missed_one_is_made_up_for(world: World, server: MailServer) -> None:
    world.run("2024-05-31T06:00")  # a day late: Thursday's brief

    assert (world.run("2024-05-31T07:00").stderr, len(server.taken)) == ("", 1)
    assert world.outbox()[0]["about"] == "nato-ukraine 2024-05-30T18:30 Europe/Brussels"
    asked = len(world.site.requests)
    world.run("2024-05-31T16:29")
    assert len(world.site.requests) == asked
    world.publish(SECOND_DAY)
    world.run("2024-05-31T16:30")
    assert server.received() == {ANNA: 2}


def test_mails_are_in_the_readers_language(world: World, server: MailServer) -> None:
    world.generate["language"] = "fr"
    world.schedule["nothing_new"] = "mail"
    world.configure()
    world.run(THURSDAY)
    world.run(FRIDAY)

    assert subjects(server)[0].startswith("Au 30 mai 2024")
    assert subjects(server)[1].startswith("Rien de nouveau le 31 mai 2024")
    first, second = (mail.body() for mail in server.taken)
    assert "L’ESSENTIEL" in first
    assert second.startswith("Les sources n’apportent rien de nouveau depuis la note précédente")


@pytest.mark.parametrize(("choice", "mails"), [("mail", 2), ("silent", 1), ("brief", 2)])
def test_nothing_new_is_said_or_not_as_set(world: World, server: MailServer, choice: str, mails: int) -> None:
    world.schedule["nothing_new"] = choice
    world.configure()
    world.run(THURSDAY)
    result = world.run(FRIDAY)

    assert (result.code, len(server.taken)) == (0, mails)
    assert "There is nothing new since the brief before." in result.stderr
    assert world.run(FRIDAY).stderr == ""
    if choice == "mail":
        assert subjects(server)[1].startswith("Nothing new on 31 May 2024: ")
        assert server.taken[1].attachments == {}
        assert server.taken[1].body().startswith("The sources have nothing new since the brief before.")
    if choice == "brief":
        assert [len(mail.attachments) for mail in server.taken] == [1, 1]


def test_a_brief_of_some_days_leaves_out_what_is_older_and_nothing_that_came_since_the_brief_before(
    world: World, server: MailServer
) -> None:
    world.schedule["days"] = 2
    world.configure()
    first = {"prague": (("002", "2024-05-20T09:00"), ("001", "2024-05-28T09:00")), "kyiv": (), "moscow": ()}
    world.publish(first)
    world.run(THURSDAY)  # the first brief: all that the feeds have
    world.publish({**first, "kyiv": (("000", "2024-05-29T20:00"),)})
    world.run(FRIDAY)
    world.publish({**first, "kyiv": (("000", "2024-05-29T20:00"),), "moscow": (("004", "2024-06-02T10:50"),)})
    world.run("2024-06-02T16:30")
    quiet = world.run("2024-06-09T16:30")

    told = []
    for number in ("1", "2", "3", "4"):
        brief = json.loads(world.runner("show", number, "--format", "json").stdout)
        told.append({row["published"]: row["status"] for row in brief["articles"]})
    assert told[0] == {"2024-05-20": "used", "2024-05-28": "used"}
    assert told[1] == {"2024-05-28": "used", "2024-05-29": "used"}
    assert {day for day, status in told[2].items() if status == "used"} == {"2024-05-29", "2024-06-02"}
    left_out = [row["reason"] for row in brief["skipped"]]
    assert "was published on 29 May 2024, before the brief's first day, 2 June 2024" in left_out
    assert "Skipped" not in quiet.stderr
    assert {day for day, status in told[3].items() if status == "used"} == {"2024-06-02"}
    assert "There is nothing new since the brief before." in quiet.stderr
    assert quiet.code == 0


def test_a_feed_that_has_not_changed_is_said_to_be_so(world: World) -> None:
    first = world.run(THURSDAY).stderr
    second = world.run(FRIDAY).stderr

    assert "Prague: 1 new, 0 updated, 0 unchanged\n" in first
    assert "Prague: not changed since the last time\n" in second
    assert "0 new" not in second


def test_what_is_off_the_subject_or_a_copy_is_no_news(world: World, server: MailServer) -> None:
    world.run(THURSDAY)
    [article] = (world.folder / "articles").rglob("*.json")
    shutil.copy(article, article.with_name("zz-copy.json"))
    known = json.loads(article.read_text("utf-8"))["text"]
    (article.parent / "zz-copy.txt").write_text(f"Also printed elsewhere\n\n{known}", "utf-8")
    words = "The baker said on Friday that flour and water make the best bread in the town."
    (article.parent / "zz-bread.txt").write_text(f"How to bake bread\n\n{words}\n", "utf-8")
    result = world.run(FRIDAY)

    assert result.code == 0
    assert "There is nothing new since the brief before." in result.stderr
    assert subjects(server)[1].startswith("Nothing new on 31 May 2024: ")
    brief = json.loads(world.runner("show", "--format", "json").stdout)
    assert sorted((Path(row["path"]).name[:7], row["status"]) for row in brief["articles"]) == [
        ("2024-05", "used"),
        ("zz-brea", "off_topic"),
        ("zz-copy", "duplicate"),
        ("zz-copy", "duplicate"),
    ]


def test_a_dead_feed_and_a_hanging_one_keep_nobody_from_the_brief(world: World, server: MailServer) -> None:
    import time

    world.publish(SECOND_DAY)
    world.site.pages["/kyiv.xml"] = Page(b"gone", status=410)
    world.site.pages["/moscow.xml"] = Page(act=lambda handler: time.sleep(3))
    world.collect["timeout"] = 1
    world.configure()
    result = world.run(FRIDAY)

    assert result.code == 0
    assert "Kyiv: 0 new, 0 updated, 0 unchanged; failed: " in result.stderr
    assert "Moscow: 0 new, 0 updated, 0 unchanged; failed: " in result.stderr
    [mail] = server.taken
    assert list(mail.attachments) == ["nato-ukraine-2024-05-31.md"]


def test_mail_that_is_down_until_the_next_run_arrives_then_once(world: World, server: MailServer) -> None:
    world.port = free_port()
    world.configure()
    down = world.run(THURSDAY)
    still = world.run("2024-05-30T17:30")
    assert (down.code, still.code) == (3, 3)
    assert [row["state"] for row in world.outbox()] == ["queued"]

    world.publish(SECOND_DAY)
    with running(port=world.port) as repaired:
        assert world.run(FRIDAY).code == 0
        assert world.run("2024-05-31T17:30").stderr == ""
    assert repaired.received() == {ANNA: 2}
    assert [list(mail.attachments) for mail in repaired.taken] == [
        ["nato-ukraine-2024-05-30.md"],
        ["nato-ukraine-2024-05-31.md"],
    ]
    assert server.taken == []


def test_a_connection_that_is_cut_is_not_made_up_for_by_itself(world: World, server: MailServer) -> None:
    server.answers = ["cut"]
    assert world.run(THURSDAY).code == 3
    assert world.run("2024-05-30T17:30").code == 0
    world.publish(SECOND_DAY)
    assert world.run(FRIDAY).code == 0

    assert server.received() == {ANNA: 2}
    assert [row["state"] for row in world.outbox()] == ["sent", "unknown"]


def _all_feeds_dead(world: World) -> None:
    for path in [path for path in world.site.pages if path.endswith(".xml")]:
        world.site.pages[path] = Page(b"", status=500)


def test_without_any_source_the_failure_is_mailed_once_and_yesterdays_brief_is_not(
    world: World, server: MailServer
) -> None:
    world.mail["alert_to"] = ["desk@example.org"]
    world.configure()
    world.run(THURSDAY)
    _all_feeds_dead(world)
    results = [world.run(moment) for moment in (FRIDAY, "2024-05-31T17:30", "2024-05-31T18:30")]

    assert [result.code for result in results] == [1, 1, 1]
    assert results[0].stderr.splitlines()[-1].startswith("Error: No source could be reached, so there is nothing")
    assert server.received() == {ANNA: 1, "desk@example.org": 1}
    alarm = server.taken[1]
    assert subjects(server)[1] == "No brief for 2024-05-31: the run failed"
    assert "No source could be reached" in alarm.body()
    assert alarm.attachments == {}

    world.publish(SECOND_DAY)
    assert world.run("2024-05-31T19:30").code == 0
    assert server.received() == {ANNA: 2, "desk@example.org": 1}
    assert list(server.taken[2].attachments) == ["nato-ukraine-2024-05-31.md"]


def test_a_stale_brief_goes_out_where_that_is_allowed_and_says_so_on_the_page(world: World, server: MailServer) -> None:
    world.schedule["stale_ok"] = True
    world.mail["attach"] = ["pdf"]
    world.configure()
    world.run(THURSDAY)
    _all_feeds_dead(world)
    result = world.run(FRIDAY)

    assert result.code == 0
    first, stale = server.taken
    words = "This is an earlier brief, made on 30 May 2024; there is none of 31 May 2024."
    assert str(stale.message["Subject"]).startswith("Earlier brief, As of 30 May 2024: ")
    [(name, content)] = stale.attachments.items()
    assert name == "nato-ukraine-2024-05-30-again-2024-05-31.pdf"
    assert words in pdf_text(content)
    assert words in stale.body()
    assert words in stale.body("html")
    assert words not in first.body()


def test_reports_that_another_process_writes_are_no_reason_for_an_earlier_brief(
    world: World, server: MailServer
) -> None:
    world.schedule["stale_ok"] = True
    world.configure()
    world.run(THURSDAY)
    world.publish(SECOND_DAY)
    with (world.folder / "reports" / ".briefing.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        locked = world.run(FRIDAY)
    after = world.run("2024-05-31T17:30")

    assert (locked.code, after.code) == (75, 0)
    assert [list(mail.attachments) for mail in server.taken] == [
        ["nato-ukraine-2024-05-30.md"],
        ["nato-ukraine-2024-05-31.md"],
    ]


def test_another_run_is_refused_while_one_is_at_work(world: World, server: MailServer) -> None:
    from briefing.archive.exclusive import alone

    with alone(world.folder / "reports" / "archive.sqlite"):
        result = world.run(THURSDAY)
    assert (result.code, server.taken) == (75, [])
    assert result.stderr.startswith("Error: Another run is at work with reports/archive.sqlite: wait until")
    assert world.run(THURSDAY).code == 0


def test_a_watching_service_hears_of_good_and_bad_runs(world: World) -> None:
    world.site.pages |= {"/good": Page(b"ok"), "/bad": Page(b"ok")}
    world.schedule |= {"ping": f"{world.site.url}/good", "ping_failure": f"{world.site.url}/bad"}
    world.configure()
    world.run(THURSDAY)
    _all_feeds_dead(world)
    world.run(FRIDAY)

    assert (len(world.site.asked("/good")), len(world.site.asked("/bad"))) == (1, 1)


def test_a_watching_service_hears_that_nobody_was_reached(world: World) -> None:
    world.site.pages |= {"/good": Page(b"ok"), "/bad": Page(b"ok")}
    world.schedule |= {"ping": f"{world.site.url}/good", "ping_failure": f"{world.site.url}/bad"}
    world.schedule["nothing_new"] = "silent"
    world.port = free_port()
    world.configure()
    down = world.run(THURSDAY)
    given_up = world.run("2024-06-04T16:30")
    after = world.run("2024-06-04T17:30")

    assert (down.code, given_up.code, after.code) == (3, 3, 0)
    assert "anna@example.org: refused (tried in vain for days: " in given_up.stderr
    assert (len(world.site.asked("/good")), len(world.site.asked("/bad"))) == (1, 2)


def test_a_brief_that_the_server_refuses_is_told_to_those_who_mind_it_and_no_later_run_says_all_is_well(
    world: World, server: MailServer
) -> None:
    world.site.pages |= {"/good": Page(b"ok"), "/bad": Page(b"ok")}
    world.schedule |= {"ping": f"{world.site.url}/good", "ping_failure": f"{world.site.url}/bad"}
    world.mail |= {"to": [ANNA, "ben@example.org"], "alert_to": ["admin@example.org", ANNA]}
    server.refuse[ANNA] = "550 5.1.1 no such user"
    world.configure()
    refused = world.run(THURSDAY)
    later = world.run("2024-05-30T17:30")
    del server.refuse[ANNA]
    world.runner("send", "--latest", "--resend", "--to", ANNA)
    world.run("2024-05-30T18:30")

    assert (refused.code, later.code) == (3, 0)
    brief, alarm, again = server.taken
    assert [mail.recipients for mail in server.taken] == [["ben@example.org"], ["admin@example.org"], [ANNA]]
    assert alarm.message["Subject"].startswith(f"Not delivered: {brief.message['Subject'][:60]}")
    told = alarm.body().replace("\r\n", "\n").split("\n\n")
    assert told[1] == "anna@example.org: the server refused it, or it was tried for days: 550 5.1.1 no such user"
    assert "briefing send --latest --resend --to ADDRESS" in told[2]
    assert again.message["Subject"] == brief.message["Subject"]
    assert (len(world.site.asked("/good")), len(world.site.asked("/bad"))) == (1, 2)


def test_a_signal_that_got_lost_ends_the_run_before_anything_is_sent_and_the_next_makes_it(
    world: World, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> datetime:
        with contextlib.suppress(KeyboardInterrupt):  # as a library's bare `except` does
            os.kill(os.getpid(), signal.SIGINT)
        return world.now

    with monkeypatch.context() as patched:
        patched.setattr(clock, "now", interrupted)
        stopped = world.run(THURSDAY)

    assert (stopped.code, stopped.stderr.splitlines()[-1]) == (
        130,
        "Error: Interrupted; nothing was left half-written.",
    )
    assert server.taken == []
    assert world.run(THURSDAY).code == 0
    assert server.received() == {ANNA: 1}


def test_a_time_that_clocks_skip_is_said_in_the_mail(world: World, server: MailServer) -> None:
    world.schedule["at"] = ["02:30"]
    world.configure()
    assert "does not exist" not in world.run("2025-03-30T00:59").stderr
    result = world.run("2025-03-30T01:30")

    assert "02:30 does not exist on 30 March 2025 in Europe/Brussels" in result.stderr
    assert len(server.taken) == 2


def test_a_run_without_a_timetable_is_the_days(world: World, server: MailServer) -> None:
    settings = world.folder / "briefing.toml"
    settings.write_text(settings.read_text("utf-8").replace('at = ["18:30"]\n', ""), "utf-8")
    assert "when a brief is due is not set" in world.run(THURSDAY).stderr.lower()
    assert world.runner("run").code == 0
    again = world.runner("run")
    assert "was made already" in again.stderr
    assert server.received() == {ANNA: 1}


def test_without_mail_the_brief_is_made(world: World, server: MailServer) -> None:
    settings = world.folder / "briefing.toml"
    head, _, rest = settings.read_text("utf-8").partition("[mail]\n")
    settings.write_text(head + rest[rest.index("[schedule]") :], "utf-8")

    assert world.run(THURSDAY).code == 0
    assert (world.folder / "reports" / "nato-ukraine-2024-05-30.md").is_file()
    assert (server.taken, json.loads(world.runner("outbox", "--json").stdout)) == ([], [])


def test_the_log_is_turned_over(world: World) -> None:
    log: Path = world.folder / "briefing.log"
    log.write_text("x" * 1_000_001)
    world.run(SATURDAY, "--log", str(log))

    assert (log.read_text(), (world.folder / "briefing.log.1").stat().st_size) == ("", 1_000_001)

"""The outbox: whatever servers answer and wherever runs end, nobody is handed a mail twice."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import registry
from briefing.archive import outbox, runs, store
from briefing.archive.outbox import Kind, Mail, State
from briefing.archive.store import opened
from briefing.dispatch import Post, Sent, dispatch, stamp
from briefing.models import Envelope, Mailbox, MailSettings, Outcome, Receipt

NOW = datetime(2024, 5, 31, 4, 30, tzinfo=UTC)
ALL = ("a@example.org", "b@example.org", "c@example.org")
SETTINGS = MailSettings(Mailbox("brief@example.org"), host="h", retry=(1.0,))


class Stop(BaseException):
    """The run is killed."""


class Server:
    """A transport with a script of what happens next; `had` counts for each recipient how often it has the mail."""

    def __init__(self, script: list[str]) -> None:
        self.script = script
        self.had: dict[str, int] = {}

    def transmit(
        self, envelope: Envelope, mail: MailSettings, password: str | None, about_to_send: Callable[[], None]
    ) -> list[Receipt]:
        """One attempt: killed before, deferred, refused, killed after the server has it, cut, or sent."""
        happens = self.script.pop(0) if self.script else "sent"
        if happens == "killed before":
            raise Stop
        if happens in {"deferred", "refused"}:
            return [Receipt(r, Outcome(happens), "no") for r in envelope.recipients]
        about_to_send()
        for recipient in envelope.recipients:
            self.had[recipient] = self.had.get(recipient, 0) + 1
        if happens == "killed after":
            raise Stop
        return [Receipt(r, Outcome.UNKNOWN if happens == "cut" else Outcome.SENT, "") for r in envelope.recipients]


def mail(about: str = "brief 1", core: str | None = "core 1", kind: Kind = Kind.BRIEF) -> Mail:
    return Mail(f"<{kind}-{about}@example.org>", kind, about, core, "S", "brief@example.org", stamp(NOW), (b"content",))


STEPS = ("killed before", "deferred", "refused", "killed after", "cut", "sent")


@settings(max_examples=60)
@given(script=st.lists(st.sampled_from(STEPS), max_size=8), orders=st.lists(st.sets(st.sampled_from(ALL)), max_size=5))
def test_nobody_is_handed_a_brief_twice(script: list[str], orders: list[set[str]]) -> None:
    server = Server(script)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "load", lambda kind, name: server)
        for number, recipients in enumerate([*orders, set(ALL)]):
            with opened(Path(folder) / "archive.sqlite") as archive:
                outbox.enqueue(archive, mail(f"due {number}"), sorted(recipients))
                try:
                    dispatch(Post(archive, SETTINGS, None, lambda: NOW, lambda seconds: None))
                except Stop:
                    continue
        with opened(Path(folder) / "archive.sqlite") as archive:
            states = {entry.recipient: entry.state for entry in outbox.entries(archive)}
            waiting = [name for _, envelope in outbox.waiting(archive) for name in envelope.recipients]

    assert all(count == 1 for count in server.had.values())
    assert len(waiting) == len(set(waiting))
    assert set(states) == set(ALL)
    for recipient, state in states.items():
        assert (state in {State.SENT, State.UNKNOWN, State.SENDING}) == (recipient in server.had)


def test_a_mail_of_another_kind_or_brief_is_another(tmp_path: Path) -> None:
    with opened(tmp_path / "archive.sqlite") as archive:
        assert outbox.enqueue(archive, mail(), ALL) == []
        assert len(outbox.enqueue(archive, mail("brief 2"), ALL)) == 3  # the same brief under another name
        assert outbox.enqueue(archive, mail("brief 2", "core 2"), ALL[:1]) == []
        assert outbox.enqueue(archive, mail("brief 1", None, Kind.ALERT), ALL[:1]) == []
        assert [len(envelope.recipients) for _, envelope in outbox.waiting(archive)] == [3, 1, 1]


def test_the_content_is_kept_only_while_it_may_be_sent(tmp_path: Path) -> None:
    with opened(tmp_path / "archive.sqlite") as archive:
        outbox.enqueue(archive, mail(), ALL[:1])
        [(key, _)] = outbox.waiting(archive)
        outbox.settle(archive, key, [Receipt(ALL[0], Outcome.UNKNOWN, "cut")], stamp(NOW))
        assert archive.execute("SELECT count(*) FROM mail_variants").fetchone()[0] == 1
        assert outbox.release(archive, key, stamp(NOW)) == 1
        [(_, envelope)] = outbox.waiting(archive)
        assert (envelope.recipients, envelope.variants) == (ALL[:1], (b"content",))
        outbox.settle(archive, key, [Receipt(ALL[0], Outcome.SENT, "ok")], stamp(NOW))
        assert archive.execute("SELECT count(*) FROM mail_variants").fetchone()[0] == 0


class Mailboxes:
    """A transport that knows whose mailbox is full; with nobody `there`, no attempt reaches it."""

    def __init__(self, full: str = "", there: bool = True) -> None:
        self.full, self.there = full, there
        self.had: list[tuple[str, bytes]] = []

    def transmit(
        self, envelope: Envelope, mail: MailSettings, password: str | None, about_to_send: Callable[[], None]
    ) -> list[Receipt]:
        """One attempt; who has which mail is kept."""
        if not self.there:
            return [Receipt(r, Outcome.DEFERRED, "refused", reached=False) for r in envelope.recipients]
        about_to_send()
        sent = [r for r in envelope.recipients if r != self.full]
        self.had += [(r, envelope.variants[0]) for r in sent]
        full = [Receipt(r, Outcome.DEFERRED, "452 full") for r in envelope.recipients if r == self.full]
        return [*(Receipt(r, Outcome.SENT, "250 ok") for r in sent), *full]


def on_day(day: int) -> Mail:
    """The mail of a day."""
    at = stamp(NOW + timedelta(days=day))
    return Mail(f"<{day}@x>", Kind.BRIEF, f"day {day}", None, "S", "brief@example.org", at, (b"%d" % day,))


def send_all(archive: sqlite3.Connection, day: float) -> list[Sent]:
    """Empty the outbox on that day."""
    moment = NOW + timedelta(days=day)
    return dispatch(Post(archive, SETTINGS, None, lambda: moment, lambda seconds: None))


def test_a_full_mailbox_keeps_nobody_else_from_the_mails_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full, *others = ALL
    server = Mailboxes(full)
    monkeypatch.setattr(registry, "load", lambda kind, name: server)
    with opened(tmp_path / "archive.sqlite") as archive:
        for day in range(7):
            outbox.enqueue(archive, on_day(day), ALL)
            send_all(archive, day)
        states = [(row.mail, row.state, row.reply) for row in outbox.entries(archive) if row.recipient == full]

    assert server.had == [(name, b"%d" % day) for day in range(7) for name in others]
    assert states == [
        *((f"<{day}@x>", State.QUEUED, "452 full") for day in (6, 5, 4, 3, 2)),
        *((f"<{day}@x>", State.REFUSED, "tried in vain for days: 452 full") for day in (1, 0)),
    ]


def test_where_nobody_is_there_the_next_mail_is_not_tried_and_not_given_up_before_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Mailboxes(there=False)
    monkeypatch.setattr(registry, "load", lambda kind, name: server)
    with opened(tmp_path / "archive.sqlite") as archive:
        for day in range(2):
            outbox.enqueue(archive, on_day(day), ALL[:1])
        assert [sent.mail for sent in send_all(archive, 1)] == ["<0@x>"]
        assert [row.attempts for row in outbox.entries(archive)] == [0, 2]

        server.there = True
        assert [(sent.mail, *sent.receipts) for sent in send_all(archive, 6)] == [
            ("<0@x>", Receipt(ALL[0], Outcome.REFUSED, "tried in vain for days: refused")),
            ("<1@x>", Receipt(ALL[0], Outcome.SENT, "250 ok")),
        ]
        assert [row.state for row in outbox.entries(archive)] == [State.SENT, State.REFUSED]
    assert server.had == [(ALL[0], b"1")]


def test_a_run_is_begun_again_with_the_baseline_of_its_first_attempt(tmp_path: Path) -> None:
    with opened(tmp_path / "archive.sqlite") as archive:
        first = runs.begin(archive, "p", "due", stamp(NOW))
        runs.fail(archive, "p", "due", "no source")
        again = runs.begin(archive, "p", "due", stamp(NOW))
        runs.finish(archive, "p", "due", "made", stamp(NOW), None)
        runs.pass_over(archive, "p", "due", stamp(NOW))
        done = runs.find(archive, "p", "due")

    assert (first.attempts, again.attempts, again.outcome, again.baseline) == (1, 2, "no source", first.baseline)
    assert done is not None
    assert (done.done_at, done.outcome) == ("2024-05-31T04:30:00Z", "made")


def test_what_is_given_up_keeps_no_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Mailboxes(ALL[0])
    monkeypatch.setattr(registry, "load", lambda kind, name: server)
    with opened(tmp_path / "archive.sqlite") as archive:
        outbox.enqueue(archive, on_day(0), ALL[:1])
        send_all(archive, 0)
        assert archive.execute("SELECT count(*) FROM mail_variants").fetchone()[0] == 1
        send_all(archive, 5)
        assert [row.state for row in outbox.entries(archive)] == [State.REFUSED]
        assert archive.execute("SELECT count(*) FROM mail_variants").fetchone()[0] == 0


def test_what_a_person_releases_is_tried_however_old_it_is_and_for_as_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Mailboxes(ALL[0])
    monkeypatch.setattr(registry, "load", lambda kind, name: server)
    with opened(tmp_path / "archive.sqlite") as archive:
        outbox.enqueue(archive, on_day(0), ALL[:1])
        outbox.settle(archive, "<0@x>", [Receipt(ALL[0], Outcome.UNKNOWN, "cut")], stamp(NOW))
        outbox.release(archive, "<0@x>", stamp(NOW + timedelta(days=9)))
        states = []
        for day in (9, 12, 14):
            send_all(archive, day)
            states += [row.state for row in outbox.entries(archive)]
    assert states == [State.QUEUED, State.QUEUED, State.REFUSED]


def test_what_waits_in_an_older_archive_has_waited_since_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    with sqlite3.connect(path) as old:
        for name, index in store.STEPS[:3]:
            old.executescript(import_module(f"briefing.archive.{name}").MIGRATIONS[index])
        old.execute("PRAGMA user_version = 3")
        values = ("<0@x>", "brief", "day 0", None, "S", "brief@example.org", stamp(NOW))
        old.execute("INSERT INTO mails VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        old.execute("INSERT INTO mail_recipients VALUES ('<0@x>', ?, 'queued', 1, 'full', ?)", (ALL[0], stamp(NOW)))
    old.close()
    with opened(path) as archive:
        send_all(archive, 5)
        assert [(row.state, row.reply) for row in outbox.entries(archive)] == [
            (State.REFUSED, "tried in vain for days: full"),
        ]

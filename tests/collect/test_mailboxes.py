"""Newsletters from a Maildir and from an IMAP server, and files from a drop folder."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.collect.sources import Source
from briefing.corpus.sources import read_sources
from tests.collect.conftest import Collector
from tests.collect.imap_server import Certificate, certificate, mailbox

BODY = "The alliance agreed on Thursday to send more air defence to the east, its spokesman told reporters here.\n"


def letter(number: int, body: str = BODY) -> bytes:
    message = EmailMessage()
    message["From"] = "Example Letter <letter@example.org>"
    message["Subject"] = f"Morning letter {number}"
    message["Date"] = "Thu, 30 May 2024 06:00:00 +0200"
    message["Message-ID"] = f"<{number}@example.org>"
    message.set_content(f"{body}Number {number}.\n")
    return message.as_bytes().replace(b"\n", b"\r\n")


def test_a_maildir_is_read_and_left_as_it_is(collector: Collector, tmp_path: Path) -> None:
    for part in ("new", "cur", "tmp"):
        (tmp_path / "Maildir" / part).mkdir(parents=True)
    (tmp_path / "Maildir" / "new" / "1.host").write_bytes(letter(1))
    (tmp_path / "Maildir" / "cur" / "2.host:2,S").write_bytes(letter(2))
    (tmp_path / "Maildir" / "tmp" / "3.host").write_bytes(letter(3))
    source = Source(name="Letters", kind="maildir", path=tmp_path / "Maildir")

    [first] = collector(source)
    (tmp_path / "Maildir" / "new" / "1.host").rename(tmp_path / "Maildir" / "cur" / "1.host:2,RS")
    [second] = collector(source)

    assert (first.new, first.failed, second.new, second.unchanged) == (2, None, 0, 2)
    [one, two] = collector.records
    assert (one["title"], one["outlet"], one["published"]) == (
        "Morning letter 1",
        "Example Letter",
        "2024-05-30T06:00:00+02:00",
    )
    assert (collector.folder / two["raw"]).read_bytes() == letter(2)
    assert [str(article.published) for article in read_sources([collector.folder]).articles] == ["2024-05-30"] * 2


@pytest.mark.parametrize(
    ("header", "odd"),
    [
        (b"Message-ID: <1@example.org>", b"Message-ID: <>"),
        (b"Message-ID: <1@example.org>", b"Message-ID: <a@["),
        (b"30 May 2024", b"30 May 99999999999999999999"),
    ],
)
def test_a_mail_with_an_odd_header_is_taken_as_the_others_are(
    collector: Collector, tmp_path: Path, header: bytes, odd: bytes
) -> None:
    (tmp_path / "Maildir" / "new").mkdir(parents=True)
    assert header in letter(1)
    (tmp_path / "Maildir" / "new" / "1.host").write_bytes(letter(1).replace(header, odd))
    (tmp_path / "Maildir" / "new" / "2.host").write_bytes(letter(2))
    source = Source(name="Letters", kind="maildir", path=tmp_path / "Maildir")

    [first] = collector(source)
    [second] = collector(source)

    assert (first.new, first.failed, second.new, second.unchanged) == (2, None, 0, 2)
    assert sorted(record["title"] for record in collector.records) == ["Morning letter 1", "Morning letter 2"]


def test_one_item_that_cannot_be_taken_is_one_fault_and_the_others_come(collector: Collector, tmp_path: Path) -> None:
    """A name that is no UTF-8 cannot be remembered."""
    drop = tmp_path / "drop"
    drop.mkdir()
    Path(os.fsdecode(os.fsencode(drop) + b"/1\xff.txt")).write_text(f"Named oddly\n\n{BODY}")
    (drop / "2.txt").write_text(f"Sound\n\n{BODY} Two.")
    source = Source(name="Drop", kind="folder", path=drop)

    [first] = collector(source)
    [second] = collector(source)

    assert (first.new, second.new, second.unchanged) == (1, 0, 1)
    assert str(first.failed).startswith("1?.txt could not be taken: a fault in briefing (UnicodeEncodeError: ")


def test_what_is_no_maildir_is_said(collector: Collector, tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    [outcome] = collector(Source(name="Letters", kind="maildir", path=tmp_path / "mail"))

    assert outcome.failed == f"{tmp_path / 'mail'} is no Maildir: it has neither new nor cur"


@pytest.fixture
def pem(tmp_path: Path) -> Certificate:
    """A certificate of the test's own."""
    return certificate(tmp_path)


def imap(port: int, authority: Path | None, **more: str) -> Source:
    made = Source(
        name="Mailbox",
        kind="imap",
        host="127.0.0.1",
        port=port,
        username="desk",
        password_env="LETTERS_PASSWORD",
        ca_file=authority,
        allow=("127.0.0.1",),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields of text


@pytest.mark.enable_socket
def test_an_imap_mailbox_is_read_without_marking_anything(collector: Collector, pem: Certificate) -> None:
    with mailbox(pem.server, [letter(1), letter(2)], "s3cret") as (port, told):
        [first] = collector(imap(port, pem.authority), LETTERS_PASSWORD="s3cret")
        [second] = collector(imap(port, pem.authority), LETTERS_PASSWORD="s3cret")

    assert (first.new, first.failed, second.new, second.unchanged) == (2, None, 0, 2)
    assert [record["title"] for record in collector.records] == ["Morning letter 1", "Morning letter 2"]
    assert sum("BODY" in words for words in told) == sum("BODY.PEEK[]" in words for words in told) == 2
    assert 'EXAMINE "INBOX"' in told
    assert not any(words.startswith(("SELECT", "UID STORE", "STORE")) for words in told)


@pytest.mark.enable_socket
def test_with_starttls_the_password_is_said_to_a_checked_server_alone(collector: Collector, pem: Certificate) -> None:
    with mailbox(pem.server, [letter(1)], "s3cret", starttls=True) as (port, told):
        [untrusted] = collector(imap(port, None, security="starttls"), LETTERS_PASSWORD="s3cret")
        before = [*told]
        [sound] = collector(imap(port, pem.authority, security="starttls"), LETTERS_PASSWORD="s3cret")

    assert untrusted.failed == "the certificate of 127.0.0.1 does not hold: unable to get local issuer certificate"
    assert (sound.new, sound.failed) == (1, None)
    assert not any("LOGIN" in words for words in before)
    assert [words for words in told if "LOGIN" in words] == ['LOGIN desk "s3cret"']


@pytest.mark.enable_socket
def test_faults_of_an_imap_mailbox_are_said_without_the_password(
    collector: Collector, pem: Certificate, tmp_path: Path
) -> None:
    open_file = tmp_path / "password"
    open_file.write_text("s3cret\n")
    open_file.chmod(0o644)
    with mailbox(pem.server, [letter(1)], "s3cret") as (port, _):
        sound = imap(port, pem.authority)
        cases = {
            "untrusted": imap(port, None),
            "refused": imap(port, pem.authority, password_env="WRONG"),
            "missing": imap(port, pem.authority, password_env="NOWHERE"),
            "mailbox": imap(port, pem.authority, mailbox="None"),
            "open": replace(sound, password_env=None, password_file=open_file),
            "private": replace(sound, allow=()),
        }
        named = [replace(source, name=name) for name, source in cases.items()]
        outcomes = collector(*named, LETTERS_PASSWORD="s3cret", WRONG="bad-secret")

    reasons = {outcome.source: outcome.failed or "" for outcome in outcomes}
    assert reasons == {
        "untrusted": "the certificate of 127.0.0.1 does not hold: unable to get local issuer certificate",
        "refused": "127.0.0.1: done",
        "missing": "the variable NOWHERE with the password is not set",
        "mailbox": "there is no mailbox None",
        "open": f"the password file {open_file} may be read by others: run chmod 600 {open_file}",
        "private": "127.0.0.1 is the private address 127.0.0.1, which is refused unless the source has it under allow",
    }
    assert "s3cret" not in str(outcomes)
    open_file.chmod(0o600)
    with mailbox(pem.server, [letter(1)], "s3cret") as (port, _):
        assert collector(replace(cases["open"], port=port))[0].new == 1


def test_a_drop_folder_takes_every_format_and_says_what_it_cannot(
    collector: Collector, tmp_path: Path, seeds: Path
) -> None:
    drop = tmp_path / "drop"
    (drop / "deeper").mkdir(parents=True)
    shutil.copy(seeds / "000_2753efb99bd3e26c.txt", drop / "italy.txt")
    (drop / "deeper" / "letter.eml").write_bytes(letter(1))
    rows = [{"id": "x", "text": BODY[:60]}, {"id": "y", "text": BODY[30:]}]
    (drop / "two.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (drop / "empty.txt").touch()
    (drop / "image.png").write_bytes(b"\x89PNG")
    (drop / ".hidden.txt").write_text(BODY)
    (drop / "~$letter.docx").write_text("desk")
    source = Source(name="Drop", kind="folder", path=drop, outlet="The desk")

    [first] = collector(source)
    (drop / "italy.txt").write_text(f"{BODY}\n{BODY}It was changed.\n")
    [second] = collector(source)

    assert (first.new, first.failed) == (4, "empty.txt: the file is empty (and 1 more)")
    assert (second.new, second.updated, second.unchanged) == (0, 1, 2)
    assert {record["outlet"] for record in collector.records} == {"The desk"}
    assert len(list(drop.rglob("*"))) == 8

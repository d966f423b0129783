"""A letter as bytes: the same for the same; nothing that an article says becomes a header, a part or an address."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config_mail import read_mail
from briefing.deliver.addresses import expand, parse_mailbox
from briefing.deliver.email import Head, build, message_id, one_line
from briefing.deliver.secret import password_of
from briefing.errors import MailError, MissingNeedError
from briefing.models import Attachment, Letter, Mailbox, MailSettings, Security
from briefing.render.letter import letter
from briefing.render.templates import find_template
from tests import briefings

SENDER = Mailbox("brief@example.org", "Morning brief")
HEAD = Head(SENDER, (Mailbox("a@example.org"),), message_id("x", SENDER), datetime(2024, 5, 31, 4, 30, tzinfo=UTC))


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_equal_letters_are_equal_bytes() -> None:
    files = [Attachment("a.pdf", b"%PDF-"), Attachment("b.docx", b"PK"), Attachment("ä ö.md", b"# A")]
    first, second = (build(HEAD, Letter("S", "text\n", "<p>html</p>"), files) for _ in range(2))

    assert first == second
    message = parsed(first)
    assert [part.get_content_type() for part in message.iter_attachments()] == [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/markdown",
    ]
    assert [part.get_filename() for part in message.iter_attachments()] == ["a.pdf", "b.docx", "ä ö.md"]
    assert message["Date"].datetime == HEAD.made
    assert max(map(len, first.split(b"\r\n"))) <= 998
    assert b"\n" not in first.replace(b"\r\n", b"")


def test_a_message_id_is_that_of_what_it_is_about_and_its_sender() -> None:
    assert message_id("x", SENDER) == message_id("x", Mailbox("brief@EXAMPLE.org")).replace("EXAMPLE", "example")
    assert message_id("x", SENDER) != message_id("y", SENDER)
    assert message_id("x", SENDER).endswith("@example.org>")


@given(st.text() | st.emails() | st.builds("{} <{}>".format, st.text(), st.emails()))
def test_any_text_is_a_mailbox_or_a_problem(text: str) -> None:
    try:
        mailbox = parse_mailbox(text)
    except ValueError:
        return
    assert mailbox.address.isascii()
    assert mailbox.address.count("@") == 1


@settings(max_examples=60)
@given(subject=st.text(max_size=200), text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_text_becomes_a_header_or_a_part(subject: str, text: str) -> None:
    safe = "".join(character for character in subject if not 0xD800 <= ord(character) < 0xE000)
    message = parsed(build(HEAD, Letter(f"{safe}\r\nBcc: evil@example.org", text, text), [Attachment("a.pdf", b"x")]))

    assert message["Bcc"] is None
    assert list(message.keys()) == [
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"),
    ]
    assert [part.get_content_type() for part in message.walk()] == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"),
    ]


def test_a_subject_is_one_line_that_can_be_read() -> None:
    assert one_line(" a\r\n\tb\u202ec\x00 ") == "a b c"
    assert one_line("word " * 60).endswith("word …")
    assert len(one_line("word " * 60)) <= 152


def test_a_letter_of_a_hostile_brief_holds_no_markup_of_it() -> None:
    made = letter(briefings.hostile(), find_template("executive"), "{title}")

    assert "<script" not in made.html
    assert "<a rel=attachment" not in made.html
    assert "49" not in made.text.split("{{ 7*7 }}")[0]
    message = parsed(build(HEAD, made))
    assert "\n" not in str(message["Subject"])


def test_every_line_of_a_letter_is_a_claim_with_its_evidence() -> None:
    brief = briefings.full()
    made = letter(brief, find_template("executive"), "{date}: {title}", attached=["a.pdf"], notes=["A note."])

    assert made.subject == f"As of 31 May 2024: {brief.title}"
    assert made.text.startswith("*** A note.\n")
    assert made.text.rstrip().endswith("a.pdf")
    for claim in brief.summary:
        assert f"- {claim.text.replace(chr(10), ' ')} [" in made.text
        first = claim.evidence[0]
        assert f":{first.start}–{first.end}" in made.text
    for section in brief.sections:
        assert section.title.upper() in made.text


def test_a_look_without_a_letter_takes_the_executive_one(tmp_path: Path) -> None:
    (tmp_path / "look.toml").write_text("", "utf-8")
    assert letter(briefings.minimal(), tmp_path, "{title}") == letter(
        briefings.minimal(), find_template("executive"), "{title}"
    )


@pytest.mark.parametrize(
    ("text", "mailbox"),
    [
        ("a@example.org", Mailbox("a@example.org")),
        ("Anna B. <a@EXAMPLE.org>", Mailbox("a@example.org", "Anna B.")),
        ('"B, Anna" <a.b+c@example.org>', Mailbox("a.b+c@example.org", "B, Anna")),
        ("Zoë <z@bücher.example>", Mailbox("z@xn--bcher-kva.example", "Zoë")),
    ],
)
def test_mailboxes_as_people_write_them(text: str, mailbox: Mailbox) -> None:
    assert parse_mailbox(text) == mailbox


NO_MAILBOXES = (
    *("", "a", "a@", "@example.org", "a@b@c", "a@x.org, b@x.org", "a@x.org\r\nBcc: b@x.org", "zoë@example.org"),
    *("a b@example.org", "<a@example.org", "a@example.org>", "B, Anna <a@example.org>", "a..b@example.org", "-"),
)


@pytest.mark.parametrize("text", NO_MAILBOXES)
def test_what_is_no_mailbox_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"address|letters"):
        parse_mailbox(text)


def test_groups_stand_for_their_members_once() -> None:
    groups = {"desk": (Mailbox("a@example.org"), Mailbox("b@example.org"))}

    assert [box.address for box in expand(["b@Example.org", "desk", "c@example.org"], groups)] == [
        *("b@example.org", "a@example.org", "c@example.org"),
    ]
    with pytest.raises(ValueError, match="“disk” is neither an address nor a group; groups are desk"):
        expand(["disk"], groups)


def test_a_password_has_three_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret"
    secret.write_text("from the file\n", "utf-8")
    secret.chmod(0o600)
    mail = MailSettings(SENDER, host="h", username="anna", password_file=secret, keyring="briefing")
    assert password_of(mail, {"BRIEFING_MAIL_PASSWORD": "from the environment"}) == "from the environment"
    assert password_of(mail, {}) == "from the file"
    assert password_of(MailSettings(SENDER, host="h"), {}) is None

    ring = MailSettings(SENDER, host="h", username="anna", keyring="briefing")
    errors = SimpleNamespace(KeyringError=RuntimeError)
    found = SimpleNamespace(get_password=lambda service, user: f"{service} {user}", errors=errors)
    monkeypatch.setitem(sys.modules, "keyring", found)
    assert password_of(ring, {}) == "briefing anna"
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(MissingNeedError, match=r"pip install 'briefing\[keyring\]'"):
        password_of(ring, {})


@pytest.mark.parametrize(("content", "mode", "why"), [("x", 0o644, "others can read"), ("", 0o600, "is empty")])
def test_a_file_for_a_password_is_for_nobody_else(tmp_path: Path, content: str, mode: int, why: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text(content, "utf-8")
    secret.chmod(mode)
    with pytest.raises(MailError, match=why):
        password_of(MailSettings(SENDER, host="h", username="anna", password_file=secret), {})


def test_every_problem_of_the_mail_table_is_named() -> None:
    settings, problems = read_mail(
        {
            "transport": "pigeon",
            "port": 70000,
            "security": "none",
            "username": "anna",
            "to": ["nobody", "a@b@c"],
            "attach": ["exe"],
            "subject": "{title!r} {x}",
            "retry": [0],
            "hots": "h",
            "groups": {"a@b": ["x@example.org"]},
        },
        "[mail]",
        Path(),
    )

    assert settings is None
    assert [problem.split(":")[0] for problem in problems] == [
        *("[mail] groups.a@b", "[mail] transport", "[mail] port", "[mail] to", "[mail] attach", "[mail] subject"),
        *("[mail] retry", "[mail] hots", "[mail] from", "[mail] security"),
    ]


def test_a_sound_table_is_read_with_its_groups() -> None:
    settings, problems = read_mail(
        {"from": "a@example.org", "host": "h", "security": "tls", "to": "desk", "groups": {"desk": ["b@example.org"]}},
        "[mail]",
        Path(),
    )

    assert problems == []
    assert settings is not None
    assert (settings.security, settings.to, settings.server) == (Security.TLS, (Mailbox("b@example.org"),), "h:465")

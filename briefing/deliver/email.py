"""A letter as the bytes of an Internet message: equal input gives equal bytes, and nothing in it can add a header."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.models import Attachment, Letter, Mailbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from email.headerregistry import Address
    from email.message import EmailMessage

_LONGEST_SUBJECT = 150
_SPACE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
}


@dataclass(frozen=True, slots=True)
class Head:
    """Who a mail is from and to, and when it was made. Blind copies are no part of a message."""

    sender: Mailbox
    to: tuple[Mailbox, ...]
    message_id: str
    made: datetime
    cc: tuple[Mailbox, ...] = ()
    reply_to: tuple[Mailbox, ...] = ()


def message_id(key: str, sender: Mailbox) -> str:
    """The Message-ID of the mail that `key` identifies: the same for ever, so that receivers know a copy as one."""
    domain = sender.address.rpartition("@")[2]
    digest = sha256("\0".join((key, sender.key)).encode()).hexdigest()
    return f"<{digest[:32]}@{domain}>"


def build(head: Head, letter: Letter, attachments: Sequence[Attachment] = ()) -> bytes:
    """The message with CRLF line ends: plain text and HTML as alternatives, then the attachments."""
    from email import policy
    from email.message import EmailMessage
    from email.utils import format_datetime

    message = EmailMessage(policy=policy.SMTP)
    message["From"] = _address(head.sender)
    for name, mailboxes in (("To", head.to), ("Cc", head.cc), ("Reply-To", head.reply_to)):
        if mailboxes:
            message[name] = [_address(mailbox) for mailbox in mailboxes]
    if not (head.to or head.cc):
        message["To"] = "undisclosed-recipients:;"
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(head.made)
    message["Message-ID"] = head.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for attachment in attachments:
        kind, _, subtype = _type_of(attachment.name).partition("/")
        message.add_attachment(attachment.content, maintype=kind, subtype=subtype, filename=attachment.name)
    for number, part in enumerate(_multiparts(message)):
        part.set_boundary(f"=_{sha256(head.message_id.encode()).hexdigest()[:24]}_{number}")
    return message.as_bytes()


def one_line(text: str) -> str:
    """`text` as the line of a header: no line breaks or control characters, and not too long to be read."""
    line = _SPACE.sub(" ", text).strip()
    return line if len(line) <= _LONGEST_SUBJECT else line[:_LONGEST_SUBJECT].rsplit(" ", 1)[0] + " …"


def _address(mailbox: Mailbox) -> Address:
    from email.headerregistry import Address

    return Address(display_name=one_line(mailbox.name), addr_spec=mailbox.address)


def _multiparts(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in message.walk() if part.is_multipart())


def _type_of(name: str) -> str:
    suffix = name.rpartition(".")[2].lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(name, strict=True)[0] or "application/octet-stream"

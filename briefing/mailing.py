"""A brief as a mail: the letter, the reports that go with it, and smaller forms for servers that take no large mail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from html import escape
from typing import TYPE_CHECKING

from briefing import registry
from briefing.archive.outbox import Kind, Mail
from briefing.deliver.email import Head, build, message_id, one_line
from briefing.models import Attachment, Letter, Note
from briefing.words import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from briefing.interfaces import Presentation
    from briefing.models import Briefing, MailSettings
    from briefing.words import Words


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a mail is about (a due time, a brief: one mail for each), and the core of the brief in it.

    `notes` are sentences that stand first in the mail.
    """

    about: str
    core: str | None
    briefing: Briefing
    template: Path
    attachments: tuple[Attachment, ...]
    presentation: Presentation | None = None
    notes: tuple[Note | str, ...] = ()


def recipients_of(mail: MailSettings) -> list[str]:
    """Everybody who gets the mail, blind copies too, each address once."""
    return [box.address for box in {box.key: box for box in (*mail.to, *mail.cc, *mail.bcc)}.values()]


def brief_mail(parcel: Parcel, mail: MailSettings, made: datetime) -> Mail:
    """The mail of a brief: with all attachments, and smaller with the PDF alone, and with none."""
    from briefing.render.letter import letter

    head = _head(mail, Kind.BRIEF, parcel.about, made)
    asked = parcel.presentation.language if parcel.presentation else None
    words = words_for(asked or parcel.briefing.language)
    variants, subject = [], ""
    for kept in _ever_smaller(parcel.attachments):
        left_out = [item for item in parcel.attachments if item not in kept]
        notes = (*parcel.notes, *([_left_out(left_out, words)] if left_out else []))
        names = [item.name for item in kept]
        look = (parcel.template, mail.subject, parcel.presentation)
        text = letter(parcel.briefing, *look, attached=names, notes=notes)
        variants.append(build(head, text, kept))
        subject = one_line(text.subject)
    return _mail(head, Kind.BRIEF, parcel.about, parcel.core, subject, variants)


def short_mail(kind: Kind, about: str, told: Sequence[Note], language: str, mail: MailSettings, made: datetime) -> Mail:
    """A mail of a few notes, the first of which is the subject: there is nothing new, or a run failed."""
    words = words_for(language)
    subject, *paragraphs = map(words.told, told)
    head = _head(mail, kind, about, made)
    html = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    page = f'<!DOCTYPE html>\n<html lang="{words.language}"><meta charset="utf-8"><body>\n{html}\n</body></html>\n'
    text = Letter(subject, "\n\n".join(paragraphs) + "\n", page)
    return _mail(head, kind, about, None, one_line(subject), [build(head, text)])


def alert_settings(mail: MailSettings) -> MailSettings:
    """As `mail`, to those who are told that a run failed: `alert_to`, else whoever waits for the brief."""
    return replace(mail, to=mail.alert_to or mail.to, cc=(), bcc=())


def attachments_of(
    report: Path, formats: Sequence[str], briefing: Briefing, template: Path, presentation: Presentation | None = None
) -> tuple[Attachment, ...]:
    """The brief in these formats: the files beside `report` that share its stem; what is not there is made anew."""
    found = []
    for name in formats:
        renderer = registry.load(registry.RENDERER, name)
        path = report.with_name(f"{report.stem}.{renderer.EXTENSION}")
        content = path.read_bytes() if path.is_file() else renderer.render(briefing, template, presentation)
        found.append(Attachment(path.name, content))
    return tuple(found)


def _head(mail: MailSettings, kind: Kind, about: str, made: datetime) -> Head:
    key = message_id(f"{kind}\n{about}", mail.sender)
    return Head(mail.sender, mail.to, key, made.astimezone(UTC).replace(microsecond=0), mail.cc, mail.reply_to)


def _mail(head: Head, kind: Kind, about: str, core: str | None, subject: str, variants: Sequence[bytes]) -> Mail:
    made_at = head.made.isoformat().replace("+00:00", "Z")
    return Mail(head.message_id, kind, about, core, subject, head.sender.address, made_at, tuple(variants))


def _ever_smaller(attachments: tuple[Attachment, ...]) -> list[tuple[Attachment, ...]]:
    """All, the PDF alone, none: each that is smaller than the one before."""
    steps = [attachments, tuple(item for item in attachments if item.name.endswith(".pdf")), ()]
    return [step for number, step in enumerate(steps) if step not in steps[:number]]


def _left_out(items: Sequence[Attachment], words: Words) -> Note:
    return Note.of("left_out", files=tuple(f"{item.name} ({words.megabytes(len(item.content))})" for item in items))

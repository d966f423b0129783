"""What one daily run is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.config import Settings
    from briefing.models import MailSettings, Note

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """`due` names the due time that the run is for, `day` its day; `note` goes into the mail.

    `profile` is the name of the brief's profile, `mail` None where nothing is sent, `now` the time at which it begins.
    `only_if_due` says nothing where the brief was made.
    """

    settings: Settings
    profile: str
    due: str
    day: date
    now: datetime
    environment: Mapping[str, str]
    mail: MailSettings | None = None
    note: Note | None = None
    stale_ok: bool = False
    only_if_due: bool = False


@dataclass(frozen=True, slots=True)
class Tools:
    """The caller's clock, its way to wait some seconds, and who is told what happens, a sentence each.

    `stage` is told what begins while the reports are made, as `produce` says it.
    """

    clock: Callable[[], datetime]
    wait: Callable[[float], None]
    tell: Tell
    stage: Tell = lambda _: None

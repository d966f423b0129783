"""Handing a mail to the machine's own mail system: `sendmail -i -f sender -- recipients`, content on standard input."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import MailError
from briefing.models import Envelope, MailSettings, Outcome, Receipt

if TYPE_CHECKING:
    from collections.abc import Callable

_TEMPORARY = 75  # EX_TEMPFAIL of sysexits.h
_NO_LIMIT = 1 << 62


def transmit(
    envelope: Envelope,
    mail: MailSettings,
    password: str | None,  # noqa: ARG001  the mail system has its own
    about_to_send: Callable[[], None],
) -> list[Receipt]:
    """One attempt, for all recipients alike; the mail system queues, retries and bounces by itself.

    Raises `MailError` when the command cannot be run.
    """
    limit = mail.max_bytes or _NO_LIMIT
    variant = next((n for n, content in enumerate(envelope.variants) if len(content) <= limit), None)
    if variant is None:
        words = f"the mail is larger than the {limit} bytes that [mail] max_bytes allows"
        return [Receipt(r, Outcome.REFUSED, words) for r in envelope.recipients]
    check(mail)
    # Mail systems of Unix read lines that end as Unix ends them.
    content = envelope.variants[variant].replace(b"\r\n", b"\n")
    command = [mail.command, "-i", "-f", envelope.sender, "--", *envelope.recipients]
    about_to_send()
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=mail.timeout, check=False)  # noqa: S603  no shell; addresses were parsed and stand behind --
    except subprocess.TimeoutExpired:
        what = f"{mail.command} did not end within {mail.timeout:g} s"
        return [Receipt(r, Outcome.UNKNOWN, what) for r in envelope.recipients]
    except OSError as error:  # only before it started, so that it has sent nothing
        raise MailError(
            f"{mail.command} cannot be run ({error.strerror or error}), so nothing was sent: correct command in [mail]"
        ) from error
    return [Receipt(r, _outcome(done.returncode), _words(done, mail), variant) for r in envelope.recipients]


def check(mail: MailSettings, password: str | None = None) -> str:  # noqa: ARG001  one signature for all ways
    """Look whether the command is there. Raises `MailError` when it is not."""
    import os

    if not os.access(mail.command, os.X_OK) or not Path(mail.command).is_file():
        raise MailError(
            f"there is no mail system at {mail.command}: install one (msmtp-mta, opensmtpd, postfix),"
            " or set command in [mail]"
        )
    return f"{mail.command} is there"


def _outcome(code: int) -> Outcome:
    if code == 0:
        return Outcome.SENT
    # Ended by a signal: it may have queued the mail before.
    if code < 0:
        return Outcome.UNKNOWN
    return Outcome.DEFERRED if code == _TEMPORARY else Outcome.REFUSED


def _words(done: subprocess.CompletedProcess[bytes], mail: MailSettings) -> str:
    if done.returncode == 0:
        return f"{mail.command} took it"
    said = " ".join(done.stderr.decode("utf-8", "replace").split())
    return f"{mail.command} left with {done.returncode}: {said or 'it said nothing'}"

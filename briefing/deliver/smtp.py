"""Handing a mail to a server by SMTP: certificates verified, and for each recipient what became of it.

The server has a mail for certain only when it answers the last line of its content, and lacks it for certain only when
that line was not sent. In between the outcome is unknown.
"""

from __future__ import annotations

import re
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from briefing.errors import MailError
from briefing.models import Envelope, MailSettings, Outcome, Receipt, Security
from briefing.models.delivery import PORTS

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from smtplib import SMTP

_LINE_START_DOT = re.compile(rb"^\.", re.MULTILINE)


def transmit(
    envelope: Envelope, mail: MailSettings, password: str | None, about_to_send: Callable[[], None]
) -> list[Receipt]:
    """One attempt, and a receipt for each recipient. `about_to_send` is called when the server begins to take the mail.

    Raises `MailError` where trying again is of no use before somebody has changed something.
    """
    from smtplib import SMTPException

    reached = False
    try:
        with closing(_Session(mail, password)) as session:
            reached = True
            return session.send(envelope, about_to_send)
    except (SMTPException, OSError, EOFError) as error:
        what = f"{mail.server}: {_reason(error)}"
        return [Receipt(r, Outcome.DEFERRED, what, reached=reached) for r in envelope.recipients]


def check(mail: MailSettings, password: str | None) -> str:
    """Connect, log in and leave; what the server is, in words. Raises `MailError` when that does not succeed."""
    from smtplib import SMTPException

    try:
        with closing(_Session(mail, password)) as session:
            size = session.limit
    except (SMTPException, OSError, EOFError) as error:
        raise MailError(f"{mail.server} does not answer: {_reason(error)}; correct [mail] or try later") from error
    return f"{mail.server} answers" + (f", takes mails of up to {size} bytes" if size else "")


class _Session:
    """A connection that is secured and logged in."""

    def __init__(self, mail: MailSettings, password: str | None) -> None:
        self._mail = mail
        self._between_mails = True
        with _lasting_faults(mail):
            self._smtp = _connect(mail)
            try:
                if mail.username:
                    self._smtp.login(mail.username, password or "")
            except BaseException:
                self._smtp.close()
                raise

    @property
    def limit(self) -> int | None:
        """The most bytes that the server takes (or that the settings allow where it does not say)."""
        told = self._smtp.esmtp_features.get("size", "")
        limits = [int(told)] if told.isdecimal() and int(told) else []
        return min([*limits, *([self._mail.max_bytes] if self._mail.max_bytes else [])], default=None)

    def send(self, envelope: Envelope, about_to_send: Callable[[], None]) -> list[Receipt]:
        variant = self._fitting(envelope)
        if variant is None:
            words = f"the mail is larger than the {self.limit} bytes that {self._mail.server} takes"
            return [Receipt(r, Outcome.REFUSED, words) for r in envelope.recipients]
        content = envelope.variants[variant]
        options = [f"size={len(content)}"] if self._smtp.has_extn("size") else []
        taken = self._smtp.mail(envelope.sender, options)
        if taken[0] != 250:
            return [_receipt(r, *taken) for r in envelope.recipients]
        receipts = [_receipt(r, *self._smtp.rcpt(r)) for r in envelope.recipients]
        accepted = [receipt.recipient for receipt in receipts if receipt.outcome is Outcome.SENT]
        refused = [receipt for receipt in receipts if receipt.outcome is not Outcome.SENT]
        if not accepted:
            return refused
        return [*self._content(content, accepted, variant, about_to_send), *refused]

    def close(self) -> None:
        """Say good-bye where the server listens to commands; what was agreed stands without it."""
        if self._between_mails:
            with suppress(Exception):
                self._smtp.quit()
        self._smtp.close()

    def _fitting(self, envelope: Envelope) -> int | None:
        """The index of the first variant that the server takes."""
        fits = (n for n, content in enumerate(envelope.variants) if self.limit is None or len(content) <= self.limit)
        return next(fits, None)

    def _content(
        self, content: bytes, accepted: list[str], variant: int, about_to_send: Callable[[], None]
    ) -> list[Receipt]:
        from smtplib import SMTPException

        answer = self._smtp.docmd("DATA")
        if answer[0] != 354:
            return [_receipt(r, *answer) for r in accepted]
        self._between_mails = False
        about_to_send()
        self._smtp.send(_LINE_START_DOT.sub(b"..", content) + b".\r\n")
        try:
            answer = self._smtp.getreply()
        except (SMTPException, OSError) as error:
            what = f"the connection was lost while {self._mail.server} took the mail: {_reason(error)}"
            return [Receipt(r, Outcome.UNKNOWN, what, variant) for r in accepted]
        self._between_mails = True
        return [_receipt(r, *answer, variant) for r in accepted]


def _connect(mail: MailSettings) -> SMTP:
    import smtplib

    port = mail.port or PORTS[mail.security]
    if mail.security is Security.TLS:
        secured = smtplib.SMTP_SSL(mail.host, port, timeout=mail.timeout, context=_context(mail))
        secured.ehlo_or_helo_if_needed()
        return secured
    smtp = smtplib.SMTP(mail.host, port, timeout=mail.timeout)
    try:
        smtp.ehlo_or_helo_if_needed()
        if mail.security is Security.STARTTLS:
            smtp.starttls(context=_context(mail))
            smtp.ehlo()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _context(mail: MailSettings) -> ssl.SSLContext:
    import ssl

    if mail.ca_file is None:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cafile=str(mail.ca_file))
    except OSError as error:  # also where it holds no certificate
        why = "it holds no certificate" if isinstance(error, ssl.SSLError) else error.strerror
        raise MailError(
            f"the ca_file {mail.ca_file} cannot be used ({why}), so nothing was sent: correct ca_file in [mail]"
        ) from error


@contextmanager
def _lasting_faults(mail: MailSettings) -> Iterator[None]:
    """What another attempt would meet again becomes a `MailError` that says what to change."""
    import smtplib
    import ssl

    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise MailError(
            f"the certificate of {mail.server} does not hold ({error.verify_message}), so nothing was sent:"
            " correct host, or name the authority that signed it as ca_file in [mail]"
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailError(
            f"{mail.server} does not offer what [mail] asks for ({error}), so nothing was sent:"
            " change security or username"
        ) from error
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code < 500:
            raise
        raise MailError(
            f"{mail.server} refused user name or password ({_reason(error)}): correct username in [mail] or the secret"
        ) from error


def _receipt(recipient: str, code: int, words: bytes, variant: int = 0) -> Receipt:
    reply = f"{code} {words.decode('utf-8', 'replace')}".replace("\n", " ")
    if 200 <= code < 300:
        return Receipt(recipient, Outcome.SENT, reply, variant)
    return Receipt(recipient, Outcome.REFUSED if code >= 500 else Outcome.DEFERRED, reply, variant)


def _reason(error: Exception) -> str:
    """The server's words, or the system's, in one line."""
    words = getattr(error, "smtp_error", None)
    if isinstance(words, bytes):
        return f"{getattr(error, 'smtp_code', '')} {words.decode('utf-8', 'replace')}".strip().replace("\n", " ")
    return getattr(error, "strerror", None) or str(error) or type(error).__name__

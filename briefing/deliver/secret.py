"""Where a password comes from: the environment, a file that nobody else can read, or the keyring. Never a flag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import MailError, MissingNeedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.models import MailSettings

VARIABLE = "BRIEFING_MAIL_PASSWORD"


def password_of(mail: MailSettings, environment: Mapping[str, str]) -> str | None:
    """The password of `[mail] username`, or None where no user name is set.

    Raises `MailError` that says where one is looked for, and never what was found.
    """
    if not mail.username:
        return None
    if environment.get(VARIABLE):
        return environment[VARIABLE]
    if mail.password_file:
        return _from_file(mail.password_file)
    if mail.keyring:
        return _from_keyring(mail.keyring, mail.username)
    raise MailError(f"there is no password for {mail.username}: set {VARIABLE}, or password_file or keyring in [mail]")


def is_open(path: Path) -> bool:
    """Whether others than its owner may read the file, or it is missing."""
    return not path.is_file() or bool(path.stat().st_mode & 0o077)


def _from_file(path: Path) -> str:
    try:
        if is_open(path):
            raise MailError(
                f"others can read {path}, or it is missing: write the password into it and chmod 600 {path}"
            )
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MailError(f"{path} cannot be read ({getattr(error, 'strerror', None) or 'it is no text'})") from error
    if not lines or not lines[0]:
        raise MailError(f"{path} is empty: write the password into its first line")
    return lines[0]


def _from_keyring(service: str, username: str) -> str:
    try:
        import keyring
    except ImportError as error:
        raise MissingNeedError("[mail] keyring needs an extra: pip install 'briefing[keyring]'") from error
    try:
        found = keyring.get_password(service, username)
    except keyring.errors.KeyringError as error:
        raise MailError(
            f"the keyring does not open ({type(error).__name__}): unlock it, or use password_file"
        ) from error
    if not found:
        raise MailError(f"the keyring has no password: keyring set {service} {username}")
    return str(found)

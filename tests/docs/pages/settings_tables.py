"""The tables of briefing.toml beside `[generate]`: their keys, defaults and meanings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from pathlib import Path

from briefing.cli import COMMANDS
from briefing.collect.sources import Collecting, Source
from briefing.config import ARCHIVE_KEYS
from briefing.config_mail import MAIL_KEYS
from briefing.config_schedule import SCHEDULE_KEYS, ScheduleSettings
from briefing.models import MailSettings
from tests.docs.pages.tables import blocks, table

ARCHIVE = {
    "path": "file of the archive of briefs; by default `archive.sqlite` beside the reports",
    "cache_bytes": "most bytes of `.cache.sqlite` beside it, which `briefing cache` tells of; by default 1,000,000,000",
}
COLLECT = {
    "folder": "where collected articles are put",
    "user_agent": "how the program names itself to web servers",
    "delay": "seconds between two requests to one server",
    "timeout": "seconds to wait for an answer",
    "retries": "how often a request that failed is tried again",
    "max_bytes": "most bytes of one answer",
}
SOURCE = {
    "name": "name in reports; by default host and path of the address",
    "kind": "`feed`, `page`, `pages`, `folder`, `maildir` or `imap`; `feed` where there is a `url`",
    "url": "address of a feed or page",
    "urls": "list of addresses, for `pages`",
    "path": "folder or Maildir",
    "outlet": "outlet of its articles",
    "language": "language of its articles",
    "full_text": "`true`: fetch the page of each entry; `false`: take the text in the feed",
    "allow": "list of private hosts, addresses or networks that it may reach",
    "ca_file": "file with the certificates to trust",
    "newest": "most entries taken in one run",
    "silent_days": "after how many days without anything new the brief says so",
    "host": "mail server, for `imap`",
    "port": "its port",
    "security": "`tls` or `starttls`",
    "username": "name to log in with",
    "password_env": "environment variable that holds the password",
    "password_file": "file that holds the password; only its owner may read it",
    "mailbox": "mailbox to read",
}
MAIL = {
    "transport": "`smtp`, or `sendmail` for the machine's own mail program",
    "host": "mail server",
    "port": "its port; by default 587 for `starttls`, 465 for `tls`, 25 for `none`",
    "security": "`starttls`, `tls` or `none`",
    "ca_file": "file with the certificates to trust",
    "username": "name to log in with",
    "password_file": "file that holds the password; only its owner may read it",
    "keyring": "name under which the system's keyring holds the password",
    "timeout": "seconds to wait for the server",
    "retry": "seconds to wait before each further attempt",
    "command": "program for `sendmail`",
    "from": "sender. Has to be there",
    "subject": "subject; `{title}`, `{date}` and `{profile}` are filled in",
    "attach": "list of formats to attach",
    "max_bytes": "most bytes of a mail, for servers that do not say",
    "to": "list of addresses, or names of groups",
    "cc": "as `to`",
    "bcc": "as `to`; not shown in the mail",
    "reply_to": "list of addresses that answers go to",
    "alert_to": "who is told when a run fails (by default those in `to`), and when a brief was refused",
    "groups": "table `[mail.groups]`: name = list of addresses",
}
SCHEDULE = {
    "at": "list of times of day, such as `06:30`",
    "weekdays": "`true`: from Monday to Friday only",
    "tz": "time zone, such as `Europe/Brussels`; by default the machine's",
    "days": "how many days a brief of `briefing run` covers, its own among them, and always those since the brief "
    "before; by default all",
    "nothing_new": "what becomes of a brief without news: a short `mail`, nothing (`silent`), or the whole `brief`",
    "stale_ok": "`true`: a brief of old articles is no failure",
    "ping": "address that is asked for after each run that succeeded and reached everybody",
    "ping_failure": "address that is asked for after each other run: it failed, or somebody was not reached",
    "log": "file that runs are noted in",
}
USERS = {
    "[collect]": {"collect", "run"},
    "[[source]]": {"collect", "run"},
    "[mail]": {"send", "mail", "run"},
    "[schedule]": {"schedule", "run"},
}
_FIELDS = {"from": "sender", "tz": "zone"}


def parts() -> str:
    """A part of the page for each table. Raises `KeyError` for a key that nobody has described."""
    return blocks(
        *_part("[archive]", ARCHIVE_KEYS, ARCHIVE, None),
        *_part("[collect]", [field.name for field in fields(Collecting)], COLLECT, Collecting),
        *_part("[[source]]", [field.name for field in fields(Source)], SOURCE, Source),
        *_part("[mail]", MAIL_KEYS, MAIL, MailSettings),
        *_part("[schedule]", SCHEDULE_KEYS, SCHEDULE, ScheduleSettings),
    )


def _part(title: str, keys: list[str] | tuple[str, ...], meanings: Mapping[str, str], kind: type | None) -> list[str]:
    defaults = {field.name: field.default for field in fields(kind)} if kind else {}
    rows = [(f"`{key}`", shown(defaults.get(_FIELDS.get(key, key))), meanings[key]) for key in keys]
    users = USERS.get(title, set())
    notice = ["It is checked, but no command uses it yet."] if users and not users & set(COMMANDS) else []
    return [f"## {title}", *notice, table(["key", "default", "means"], rows)]


def shown(value: object) -> str:
    """A default as TOML writes it, `-` for none."""
    if value is None or value is MISSING or value in ((), ""):
        return "-"
    if isinstance(value, tuple):
        return f"`[{', '.join(_written(item) for item in value)}]`"
    return f"`{_written(value)}`"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str | StrEnum | Path) else str(value)

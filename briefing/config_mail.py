"""The `[mail]` table: one converter a key, every problem with the name of its key."""

from __future__ import annotations

import difflib
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing import registry
from briefing.config_keys import Origin, to_count, to_items, to_names, to_path, to_text
from briefing.deliver.addresses import expand, parse_mailbox
from briefing.models import Mailbox, MailSettings, Security

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SUBJECT_FIELDS = ("title", "date", "profile")
_LOCAL = ("localhost", "127.0.0.1", "::1")


def read_mail(table: Mapping[str, object], label: str, folder: Path) -> tuple[MailSettings | None, list[str]]:
    """The settings, or None where there are none or a problem stands against them; and the problems.

    `label` names the table in them; relative paths start from `folder`.
    """
    if not table:
        return None, []
    origin = Origin(lambda key: f"{label} {key}", folder)
    problems: list[str] = []
    checked: dict[str, object] = {}
    groups = _groups(table.get("groups", {}), origin, problems)
    for key, value in table.items():
        if key == "groups":
            continue
        try:
            checked[_FIELDS.get(key, key)] = _convert(key, value, origin, groups)
        except ValueError as error:
            problems.append(f"{origin.label(key)}: {error}")
    problems += _missing(table, label)
    if problems:
        return None, problems
    return MailSettings(**checked, groups=MappingProxyType(groups)), []  # type: ignore[arg-type]  # converted by key


def _convert(key: str, value: object, origin: Origin, groups: Mapping[str, tuple[Mailbox, ...]]) -> object:
    if key in _MAILBOXES:
        return expand([to_text(item, origin) for item in to_items(value, origin, ",")], groups)
    if key not in _CONVERTERS:
        near = difflib.get_close_matches(key, MAIL_KEYS, n=1)
        raise ValueError(
            "no such key" + (f"; did you mean {near[0]}?" if near else f"; there are {', '.join(MAIL_KEYS)}")
        )
    return _CONVERTERS[key](value, origin)


def _groups(table: object, origin: Origin, problems: list[str]) -> dict[str, tuple[Mailbox, ...]]:
    """`[mail.groups]`: name → addresses."""
    if not isinstance(table, dict):
        problems.append(f"{origin.label('groups')}: a table of names and lists of addresses is wanted")
        return {}
    found: dict[str, tuple[Mailbox, ...]] = {}
    for name, members in table.items():
        try:
            found[_to_group_name(name)] = expand([to_text(item, origin) for item in to_items(members, origin, ",")], {})
        except ValueError as error:
            problems.append(f"{origin.label(f'groups.{name}')}: {error}")
    return found


def _missing(table: Mapping[str, object], label: str) -> list[str]:
    """What a mail cannot do without, and what would give a password away."""
    problems = (
        [f"{label} from: a sender like “Morning brief <brief@example.org>” is wanted"] if "from" not in table else []
    )
    if table.get("transport", "smtp") == "smtp" and "host" not in table:
        problems.append(f'{label} host: the name of the mail server is wanted, or transport = "sendmail"')
    if table.get("security") == "none" and table.get("username") and table.get("host") not in _LOCAL:
        problems.append(f'{label} security: "none" would send the password in the clear; use "starttls" or "tls"')
    return problems


def _to_mailbox(value: object, origin: Origin) -> Mailbox:
    return parse_mailbox(to_text(value, origin))


def _to_group_name(name: str) -> str:
    if "@" in name:
        raise ValueError("the name of a group has no @")
    return name


def _to_seconds(value: object, _: Origin) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 3600:
        raise ValueError(f"a number of seconds up to 3600 is wanted, not {value!s}")
    return float(value)


def _to_waits(value: object, origin: Origin) -> tuple[float, ...]:
    waits = value if isinstance(value, list) else [value]
    return tuple(_to_seconds(item, origin) for item in waits)


def _to_port(value: object, origin: Origin) -> int:
    port = to_count(value, origin)
    if port > 65535:
        raise ValueError(f"a port from 1 to 65535 is wanted, not {port}")
    return port


def _to_security(value: object, origin: Origin) -> Security:
    text = to_text(value, origin)
    if text not in [str(known) for known in Security]:
        raise ValueError(f"there is no “{text}”; choose from {', '.join(Security)}")
    return Security(text)


def _to_transport(value: object, origin: Origin) -> str:
    text, known = to_text(value, origin), registry.names(registry.TRANSPORT)
    if text not in known:
        raise ValueError(f"there is no “{text}”; choose from {', '.join(known)}")
    return text


def to_formats(value: object, origin: Origin) -> tuple[str, ...]:
    """Names of formats to attach; an empty list is none."""
    known = registry.names(registry.RENDERER)
    if value == []:
        return ()
    names = to_names(value, origin)
    for name in names:
        if name not in known:
            raise ValueError(f"there is no “{name}”; choose from {', '.join(known)}")
    return names


def to_subject(value: object, origin: Origin) -> str:
    """A subject with no other braces than those of `SUBJECT_FIELDS`."""
    text = to_text(value, origin)
    try:
        text.format_map(dict.fromkeys(SUBJECT_FIELDS, ""))
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        known = "}, {".join(SUBJECT_FIELDS)
        raise ValueError(f"it may hold {{{known}}} and no other braces") from error
    return text


def _to_command(value: object, origin: Origin) -> str:
    return str(to_path(value, origin).absolute())


_MAILBOXES = ("to", "cc", "bcc", "reply_to", "alert_to")
_FIELDS = MappingProxyType({"from": "sender"})
_CONVERTERS: Mapping[str, Callable[[object, Origin], object]] = MappingProxyType(
    {
        "transport": _to_transport,
        "host": to_text,
        "port": _to_port,
        "security": _to_security,
        "ca_file": to_path,
        "username": to_text,
        "password_file": to_path,
        "keyring": to_text,
        "timeout": _to_seconds,
        "retry": _to_waits,
        "command": _to_command,
        "from": _to_mailbox,
        "subject": to_subject,
        "attach": to_formats,
        "max_bytes": to_count,
    }
)
MAIL_KEYS = (*_CONVERTERS, *_MAILBOXES, "groups")

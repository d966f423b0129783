"""Mailboxes as people write them: `Desk <desk@example.org>`, a bare address, or the name of a group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.models import Mailbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_FORM = re.compile(r"""(?:"(?P<quoted>[^"\\]*)"\s*|(?P<name>[^"<>,;@]*))<(?P<angle>[^<>]*)>|(?P<bare>[^<>"\s]*)""")
_ADDRESS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(?:\.[\w-]+)*")


def parse_mailbox(text: str) -> Mailbox:
    """The one mailbox that `text` is: `a@example.org`, `Anna <a@example.org>` or `"B, Anna" <a@example.org>`.

    A domain may be in any script. Raises `ValueError` with what is wrong.
    """
    form = _FORM.fullmatch(text)
    written = (form["angle"] if form["bare"] is None else form["bare"]) if form else ""
    if form is None or not text.isprintable() or not _ADDRESS.fullmatch(written):
        raise ValueError(f"an address like desk@example.org is wanted, not {text!r}")
    local, _, domain = written.partition("@")
    if not local.isascii():
        raise ValueError(f"the part before the @ of “{text}” has letters that mail servers do not all take")
    return Mailbox(f"{local}@{_ascii_domain(domain)}", (form["quoted"] or form["name"] or "").strip())


def expand(entries: Iterable[str], groups: Mapping[str, tuple[Mailbox, ...]]) -> tuple[Mailbox, ...]:
    """The mailboxes that the entries stand for, each once, in their order; an entry without @ names a group.

    Raises `ValueError` for what is neither.
    """
    found: dict[str, Mailbox] = {}
    for entry in entries:
        for mailbox in _members(entry.strip(), groups):
            found.setdefault(mailbox.key, mailbox)
    return tuple(found.values())


def _members(entry: str, groups: Mapping[str, tuple[Mailbox, ...]]) -> tuple[Mailbox, ...]:
    if entry in groups:
        return groups[entry]
    if "@" not in entry:
        known = f"; groups are {', '.join(groups)}" if groups else ", and [mail.groups] names none"
        raise ValueError(f"“{entry}” is neither an address nor a group{known}")
    return (parse_mailbox(entry),)


def _ascii_domain(domain: str) -> str:
    """The domain as the network writes it."""
    if domain.isascii():
        return domain.lower()
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(f"“{domain}” is no domain") from error

"""Mailboxes as people write them: `Desk <desk@example.org>`, a bare address, or the name of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models import Mailbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def parse_mailbox(text: str) -> Mailbox:
    """The one mailbox that `text` is. Raises `ValueError` with what is wrong; a domain may be in any script."""
    from email.headerregistry import AddressHeader
    from email.policy import SMTP

    if any(ord(character) < 32 for character in text):
        raise ValueError(f"an address has no line breaks or control characters: {text!r}")
    header = SMTP.header_factory("to", text)
    found = header.addresses if isinstance(header, AddressHeader) else ()
    if len(found) != 1 or header.defects or not found[0].username or not found[0].domain:
        raise ValueError(f"an address like desk@example.org is wanted, not “{text}”")
    address = f"{found[0].username}@{_ascii_domain(found[0].domain)}"
    if not address.isascii() or " " in address:
        raise ValueError(f"the part before the @ of “{text}” has letters that mail servers do not all take")
    return Mailbox(address, found[0].display_name)


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

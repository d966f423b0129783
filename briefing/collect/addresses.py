"""Which addresses may be reached: those of the public internet, and what a source allows by name.

A host is resolved once, every address that it has is judged, and the connection is then made to a judged address: a
name that changes its address in between (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

from briefing.errors import FetchError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def addresses_of(host: str, port: int, allow: Sequence[str]) -> list[str]:
    """The addresses to connect to, in the system's order. Raises `FetchError` when one of them may not be reached."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no host name"
        raise FetchError(f"{host} was not found: {reason}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not is_public(address) and not _is_allowed(host, address, allow):
            raise FetchError(
                f"{host} is the private address {address}, which is refused unless the source has it under allow"
            )
    return addresses


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also where an IPv6 address only wraps one of IPv4."""
    ip: Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _is_allowed(host: str, address: str, allow: Sequence[str]) -> bool:
    """Whether `allow` names the host, the address, or a network that holds it."""
    return any(entry.lower() == host.lower() or _holds(entry, address) for entry in allow)


def _holds(entry: str, address: str) -> bool:
    try:
        return ipaddress.ip_address(address.partition("%")[0]) in ipaddress.ip_network(entry, strict=False)
    except ValueError:
        return False

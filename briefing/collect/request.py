"""One HTTP request to one judged address: bounded in time and size, certificates checked, nothing followed."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urlsplit

from briefing.collect.addresses import addresses_of
from briefing.errors import FetchError

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

_CHUNK = 65_536
_KEPT = "/?%:@!$&'()*+,;=~-._[]"  # what a request target may hold as it is
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Reach:
    """What a request may reach and take: `allow` as a source names it, seconds in all, bytes after decompression."""

    timeout: float
    max_bytes: int
    allow: tuple[str, ...] = ()
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: headers with lower-case names, the body decompressed."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class UnansweredError(FetchError):
    """No complete answer came; asking again later may help."""


def parts_of(url: str) -> SplitResult:
    """The parts of an address that may be asked for. Raises `FetchError` for any but plain http and https."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url} is no address") from error
    if parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise FetchError(f"{url} is refused: only addresses with http:// and https:// are asked for")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"an address on {parts.hostname} is refused: it holds a name or password")
    return parts


def ask(url: str, headers: Mapping[str, str], reach: Reach) -> Answer:
    """The answer to a GET. Raises `FetchError`: `UnansweredError` where asking again later may help."""
    parts = parts_of(url)
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    last: UnansweredError | None = None
    for address in addresses_of(host, port, reach.allow):
        try:
            return _ask_at(address, parts, headers, reach)
        except UnansweredError as error:
            last = error
    raise last or FetchError(f"{host} has no address")


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Certificates are checked against the system's authorities, certifi's, and `ca_file`."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if ca_file is not None:
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ssl.SSLError) as error:
            raise FetchError(f"the certificates in {ca_file} cannot be read: {error}") from error
    return context


def _ask_at(address: str, parts: SplitResult, headers: Mapping[str, str], reach: Reach) -> Answer:
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError

    connection = _connection(address, parts, reach)
    target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_KEPT)
    with _deadline(connection, reach.timeout) as (expired, held):
        try:
            connection.connect()
            held.append(connection.sock)
            connection.request(
                "GET",
                target,
                headers={"Host": _host_header(parts), **headers},
                preload_content=False,
                decode_content=True,
            )
            response = connection.getresponse()
            body = _body(response, reach.max_bytes)
        except ssl.SSLCertVerificationError as error:
            raise FetchError(f"the certificate of {parts.hostname} does not hold: {error.verify_message}") from error
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            why = f"no complete answer within {reach.timeout:g} s" if expired.is_set() else _reason(error)
            raise UnansweredError(f"{parts.hostname}: {why}") from error
        finally:
            connection.close()
        if expired.is_set():  # a body that was cut off may look complete where no length was stated
            raise UnansweredError(f"{parts.hostname}: no complete answer within {reach.timeout:g} s")
    return Answer(parts.geturl(), response.status, {k.lower(): v for k, v in response.headers.items()}, body)


def _host_header(parts: SplitResult) -> str:
    """The host as the server knows it: letters beyond ASCII as IDNA writes them."""
    host = str(parts.hostname)
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    return f"{name}:{parts.port}" if parts.port else name


def _connection(address: str, parts: SplitResult, reach: Reach) -> HTTPConnection:
    """A connection to the address itself; over TLS the certificate must be the host's."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    port = parts.port or PORTS[parts.scheme]
    if parts.scheme == "http":
        return HTTPConnection(address, port, timeout=1.5 * reach.timeout)  # the deadline comes first
    context = tls_context(reach.ca_file)
    return HTTPSConnection(
        address, port, timeout=1.5 * reach.timeout, ssl_context=context, server_hostname=parts.hostname
    )


@contextmanager
def _deadline(
    connection: HTTPConnection, seconds: float
) -> Iterator[tuple[threading.Event, list[socket.socket | None]]]:
    """Cut the connection when the time is over: a server that sends a byte now and then would hold it for ever.

    The caller puts the socket into the list, for the connection forgets it as soon as the answer begins.
    """
    expired = threading.Event()
    held: list[socket.socket | None] = []

    def cut() -> None:
        expired.set()
        for sock in (*held, connection.sock):
            if sock is not None:
                with suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield expired, held
    finally:
        timer.cancel()


def _body(response: BaseHTTPResponse, limit: int) -> bytes:
    stated = response.headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > limit:
        raise FetchError(f"too large: {int(stated):,} bytes, more than {limit:,}")
    parts: list[bytes] = []
    size = 0
    while chunk := response.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise FetchError(f"too large: more than {limit:,} bytes")
        parts.append(chunk)
    return b"".join(parts)


def _reason(error: Exception) -> str:
    """What a foreign error means, in words."""
    text = f"{type(error).__name__} {error}".lower()
    for sign, words in (
        ("timed out", "no answer in time"),
        ("timeout", "no answer in time"),
        ("refused", "the connection was refused"),
        ("decode", "the answer cannot be decompressed"),
        ("incomplete", "the answer broke off"),
        ("reset", "the connection was cut"),
        ("remotedisconnected", "the connection was cut"),
        ("badstatusline", "what answers there is no web server"),
        ("got more than", "the answer has too many headers, or too long ones"),
        ("ssl", "no secure connection came about"),
    ):
        if sign in text:
            return words
    return getattr(error, "strerror", None) or f"no sound answer ({type(error).__name__})"

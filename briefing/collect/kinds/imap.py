"""A mailbox of newsletters on an IMAP server, over TLS, opened for reading alone: no message is marked as read."""

from __future__ import annotations

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from briefing.collect.addresses import addresses_of
from briefing.collect.kinds.maildir import newsletter
from briefing.collect.offers import Offer, Tools
from briefing.collect.request import tls_context
from briefing.collect.shelf import Found
from briefing.collect.sources import Source
from briefing.errors import FetchError

_PORTS = {"tls": 993, "starttls": 143}
_TIMEOUT = 30.0  # seconds for each word of the server
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def offers(source: Source, tools: Tools) -> Iterator[Offer]:
    """One offer a message, the newest `source.newest` of the mailbox. The connection lasts while offers are taken."""
    password = _password(source, tools.environment)
    with _session(source) as server:
        _call(server.login(str(source.username), password), "the user name or password was refused")
        _call(server.select(f'"{source.mailbox}"', readonly=True), f"there is no mailbox {source.mailbox}")
        validity = (server.response("UIDVALIDITY")[1] or [b""])[0] or b""
        uids = _call(server.uid("SEARCH", "ALL"), "the mailbox cannot be searched")[0].split()
        if len(uids) > source.newest:
            tools.notes.append(f"{len(uids) - source.newest} older messages were not taken")
        for uid in uids[-source.newest :]:
            name = f"{source.mailbox}/{validity.decode()}/{uid.decode()}"
            yield Offer(f"{source.name} {name}", name, partial(_message, server, uid.decode(), tools))


class _Pinned(imaplib.IMAP4):
    """IMAP over a connection to an address that was judged; the certificate must be the host's."""

    def __init__(self, address: str, source: Source, context: ssl.SSLContext) -> None:
        self._address, self._context = address, context
        self._security = source.security
        super().__init__(str(source.host), source.port or _PORTS[source.security], timeout=_TIMEOUT)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        """As imaplib asks of those who connect in their own way."""
        self.host, self.port = host, port
        self.sock = socket.create_connection((self._address, port), timeout)
        if self._security == "tls":
            self.sock = self._context.wrap_socket(self.sock, server_hostname=host)
        self.file = self.sock.makefile("rb")


@contextmanager
def _session(source: Source) -> Iterator[imaplib.IMAP4]:
    host, port = str(source.host), source.port or _PORTS[source.security]
    context = tls_context(source.ca_file)
    [address, *_] = addresses_of(host, port, source.allow)
    try:
        server = _Pinned(address, source, context)
        try:
            if source.security == "starttls":
                server.starttls(context)
            yield server
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                server.logout()
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"the certificate of {host} does not hold: {error.verify_message}") from error
    except OSError as error:
        raise FetchError(f"{host}: {error.strerror or 'no answer in time'}") from error
    except imaplib.IMAP4.error as error:
        raise FetchError(f"{host}: {_words(error.args[0] if error.args else '')}") from error


def _message(server: imaplib.IMAP4, uid: str, tools: Tools) -> list[Found]:
    failure = f"message {uid} cannot be fetched"
    try:
        sizes = _call(server.uid("FETCH", uid, "(RFC822.SIZE)"), failure)
        size = _SIZE.search(sizes[0] if isinstance(sizes[0], bytes) else b"")
        if size and int(size[1]) > tools.max_bytes:
            raise FetchError(f"message {uid} is too large: more than {tools.max_bytes:,} bytes")
        parts = _call(server.uid("FETCH", uid, "(BODY.PEEK[])"), failure)
    except (OSError, imaplib.IMAP4.error) as error:
        raise FetchError(failure) from error
    data = next((bytes(part[1]) for part in parts if isinstance(part, tuple)), None)
    if data is None:
        raise FetchError(f"message {uid} is gone")
    return [newsletter(data, tools)]


def _call(answer: tuple[str, list[Any]], failure: str) -> list[Any]:
    """What a server answers; `login` raises by itself, the others say NO."""
    status, data = answer
    if status != "OK":
        raise FetchError(failure)
    return data


def _password(source: Source, environment: Mapping[str, str]) -> str:
    """The password from the variable or the file that the source names, which must be its owner's alone."""
    if source.password_env:
        if not environment.get(source.password_env):
            raise FetchError(f"the variable {source.password_env} with the password is not set")
        return environment[source.password_env]
    path = source.password_file
    if path is None:
        raise FetchError("no password: name a variable (password_env) or a file (password_file) that holds it")
    if not path.is_file():
        raise FetchError(f"there is no password file {path}")
    if path.stat().st_mode & 0o077:
        raise FetchError(f"the password file {path} may be read by others: run chmod 600 {path}")
    return path.read_text("utf-8").strip("\r\n")


def _words(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text or "the server broke off"

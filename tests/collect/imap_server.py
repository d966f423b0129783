"""As much of an IMAP server as reading a mailbox takes, over TLS, on the loopback."""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_CLEAR = {"CAPABILITY", "STARTTLS", "LOGOUT"}


class Certificate(NamedTuple):
    """A server's certificate with its key, and that of the authority that signed it."""

    server: Path
    authority: Path


def certificate(folder: Path, host: str = "127.0.0.1") -> Certificate:
    """A fresh certificate for `host`, signed by a fresh authority."""
    import trustme

    authority = trustme.CA()
    made = Certificate(folder / f"{host}.pem", folder / f"{host}-authority.pem")
    authority.issue_cert(host).private_key_and_cert_chain_pem.write_to_path(str(made.server))
    authority.cert_pem.write_to_path(str(made.authority))
    return made


class _Server(socketserver.ThreadingTCPServer):
    """One mailbox, INBOX, for the user `desk`; `told` is what it was told."""

    daemon_threads = True

    def __init__(self, pem: Path, messages: list[bytes], password: str, *, starttls: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.messages, self.password, self.starttls = messages, password, starttls
        self.told: list[str] = []
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(pem)

    def status(self, words: str) -> str:
        refused = words.startswith("LOGIN") and words != f'LOGIN desk "{self.password}"'
        return "NO" if refused or words == 'EXAMINE "None"' else "OK"

    def answer(self, words: str) -> bytes:
        if words == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n"
        if words.startswith("EXAMINE"):
            return f"* {len(self.messages)} EXISTS\r\n* OK [UIDVALIDITY 42] valid\r\n".encode()
        if words.startswith("UID SEARCH"):
            return b"* SEARCH " + b" ".join(str(n).encode() for n in range(1, len(self.messages) + 1)) + b"\r\n"
        if found := re.match(r"UID FETCH (\d+) (.*)", words):
            data = self.messages[int(found[1]) - 1]
            if "RFC822.SIZE" in found[2]:
                return f"* {found[1]} FETCH (UID {found[1]} RFC822.SIZE {len(data)})\r\n".encode()
            return f"* {found[1]} FETCH (UID {found[1]} BODY[] {{{len(data)}}}\r\n".encode() + data + b")\r\n"
        return b"* BYE\r\n" if words == "LOGOUT" else b""


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        server = self.server
        if server.starttls and not self.in_the_clear():
            return
        try:
            sock = server.context.wrap_socket(self.request, server_side=True)
        except OSError:  # a client that does not trust the certificate
            return
        with sock, sock.makefile("rwb") as stream:
            stream.write(b"" if server.starttls else b"* OK ready\r\n")
            stream.flush()
            for line in stream:
                tag, _, words = line.decode().strip().partition(" ")
                server.told.append(words)
                stream.write(server.answer(words) + f"{tag} {server.status(words)} done\r\n".encode())
                stream.flush()
                if words == "LOGOUT":
                    return

    def in_the_clear(self) -> bool:
        """Answer until TLS begins; whether it does."""
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, _, words = line.decode().strip().partition(" ")
            self.server.told.append(f"in the clear: {words}")
            offer = b"* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n" if words == "CAPABILITY" else b""
            self.wfile.write(offer + f"{tag} {'OK' if words in _CLEAR else 'NO'} done\r\n".encode())
            if words in ("STARTTLS", "LOGOUT"):
                return words == "STARTTLS"
        return False


@contextmanager
def mailbox(
    pem: Path, messages: list[bytes], password: str, *, starttls: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """A server of one mailbox, INBOX, for the user `desk`; its port, and what it was told.

    With `starttls` it begins in the clear, where it offers nothing but STARTTLS.
    """
    with _Server(pem, messages, password, starttls=starttls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_address[1], server.told
        finally:
            server.shutdown()
            thread.join()

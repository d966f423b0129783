"""A real web server on the loopback, whose pages a test sets and whose requests it reads."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ADDRESS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Page:
    """What a path answers; `act` takes the handler over for answers that no sound server gives."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass(slots=True)
class Site:
    """A running server: `pages` by path, and the requests that came, as (path, headers)."""

    url: str
    pages: dict[str, Page] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def asked(self, path: str) -> list[dict[str, str]]:
        """The headers of each request for a path."""
        return [headers for asked, headers in self.requests if asked == path]


@contextmanager
def running(address: str = ADDRESS, pem: Path | None = None) -> Iterator[Site]:
    """A site that answers until the end of the block. Sound pages have an ETag; who knows it gets a 304."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path, Page(b"not there", status=404))
            if page.act is not None:
                with suppress(OSError):  # whom it answers may have gone
                    page.act(self)
                return
            etag = f'"{sha256(page.body).hexdigest()[:12]}"'
            known = page.status == 200 and self.headers.get("If-None-Match") == etag
            self.send_response(304 if known else page.status)
            headers = {"Content-Type": page.kind, "ETag": etag, **page.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            body = b"" if known else page.body
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nothing on stderr."""

    server = ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    if pem is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(f"{'https' if pem else 'http'}://{address}:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def article_page(title: str, text: str, published: str | None = None) -> Page:
    """A web page with an article, as an outlet would serve it."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())
    date = f'<meta property="article:published_time" content="{published}">' if published else ""
    head = f"<head><title>{escape(title)}</title>{date}</head>"
    body = f"<body><article><h1>{escape(title)}</h1>{paragraphs}</article></body>"
    return Page(f"<!DOCTYPE html><html lang=en>{head}{body}</html>".encode())


def rss(title: str, *entries: tuple[str, str, datetime | None, str]) -> Page:
    """An RSS feed of (title, link, time, markup)."""
    items = "".join(
        f"<item><title>{escape(name)}</title><link>{escape(link)}</link>"
        + (f"<pubDate>{format_datetime(when)}</pubDate>" if when else "")
        + f"<description>{escape(markup)}</description></item>"
        for name, link, when, markup in entries
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escape(title)}</title>{items}</channel></rss>'
    return Page(text.encode(), "application/rss+xml")

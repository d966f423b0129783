"""A watching service is told, and whatever it answers, no run ends by it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from briefing.deliver.ping import ping
from tests.mail_server import HOST, free_port

pytestmark = pytest.mark.allow_hosts([HOST])


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """The address of a service that says this to whoever asks, once."""
    with socket.create_server((HOST, 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://{HOST}:{listening.getsockname()[1]}/run?key=secret"
        thread.join(timeout=10)


def test_a_service_that_answers_well_is_told() -> None:
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") as url:
        assert ping(url) is None


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"garbage\r\n\r\n", "garbage"),
        (b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "HTTP Error 500: No"),
        (b"", "Remote end closed connection without response"),
    ],
)
def test_whatever_else_it_answers_is_said_without_its_key(answer: bytes, why: str) -> None:
    with answering(answer) as url:
        said = ping(url)
    assert said is not None
    assert said == f"{url.partition('?')[0]} was not told: {why}"


def test_where_nobody_is_there_that_is_said() -> None:
    said = ping(f"http://{HOST}:{free_port()}/run")
    assert said is not None
    assert "Connection refused" in said

"""A world for each test: feeds and mail server on the loopback address, a clock that the test sets, no waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import clock
from tests.collect import servers
from tests.conftest import Runner
from tests.mail_server import MailServer, running
from tests.run.world import FIRST_DAY, World


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A mail server."""
    with running() as found:
        yield found


@pytest.fixture
def world(tmp_path: Path, seeds: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Feeds with the first day's news, and settings for them."""
    with servers.running() as site:
        found = World(Runner(tmp_path), site, seeds, server.port)
        monkeypatch.setattr(clock, "now", lambda: found.now)
        monkeypatch.setattr(clock, "wait", lambda seconds: None)
        found.publish(FIRST_DAY)
        found.configure()
        yield found

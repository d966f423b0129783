"""Collecting over real sockets, on the loopback alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_socket

from briefing.collect.run import Outcome, collect
from briefing.collect.sources import Collecting, Source
from briefing.corpus.formats import built_in_reader
from tests.collect.servers import ADDRESS, Site, running

LOOPBACK = [ADDRESS, "127.0.0.2", "127.0.0.3"]
MORNING = datetime(2024, 5, 30, 6, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _loopback_alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests with the marker `enable_socket` reach the loopback and nothing else."""
    if request.node.get_closest_marker("enable_socket"):
        pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)
    yield
    pytest_socket._remove_restrictions()


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server of one's own."""
    with running() as found:
        yield found


@dataclass(slots=True)
class Collector:
    """Collects into a folder, in one call."""

    folder: Path
    settings: Collecting

    def __call__(self, *sources: Source, now: datetime = MORNING, **environment: str) -> tuple[Outcome, ...]:
        return collect(sources, replace(self.settings, folder=self.folder), now, environment, built_in_reader)

    @property
    def paths(self) -> list[str]:
        """The files that a brief would be made of."""
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))

    @property
    def records(self) -> list[dict[str, Any]]:
        """The records, in path order."""
        return [json.loads((self.folder / path).read_text("utf-8")) for path in self.paths]


@pytest.fixture
def collector(tmp_path: Path) -> Collector:
    """Collecting without pauses, with small limits."""
    limits = Collecting(delay=0, timeout=1.0, retries=0, max_bytes=200_000)
    return Collector(tmp_path / "articles", limits)


def feed(site: Site, path: str = "/feed", name: str = "Example Wire", **more: Any) -> Source:
    """A feed of the test's server."""
    return Source(name=name, kind="feed", url=site.url + path, allow=(ADDRESS,), **more)

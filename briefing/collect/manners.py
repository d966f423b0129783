"""Good manners towards hosts: one request at a time, a pause between two, and what their robots.txt asks for."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import FetchError

if TYPE_CHECKING:
    from protego import Protego

    from briefing.collect.request import Answer

_LONGEST_PAUSE = 30.0  # seconds of Crawl-delay that are granted


class Hosts:
    """Takes turns per host, across threads: a turn begins `delay` seconds after the last one ended, or later."""

    def __init__(self, delay: float) -> None:
        self._delays: dict[str, float] = defaultdict(lambda: delay)
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._free_at: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for this host, and keep all others from it until the end."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            time.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self._free_at[host] = time.monotonic() + self._delays[host]

    def slow_down(self, host: str, pause: float | None) -> None:
        """Grant a host the pause that it asks for, within reason."""
        if pause:
            self._delays[host] = max(self._delays[host], min(float(pause), _LONGEST_PAUSE))


class Robots:
    """The rules of each site, asked for once a run. `ask` gets a robots.txt by its address."""

    def __init__(self, agent: str, hosts: Hosts) -> None:
        self._agent, self._hosts = agent, hosts
        self._rules: dict[str, Protego | str] = {}
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    def check(self, url: str, site: str, host: str, ask: Callable[[str], Answer]) -> None:
        """Raises `FetchError` when the rules of `site` (`https://host:port`) keep this program from `url`."""
        with self._guard:
            lock = self._locks[site]
        with lock:
            if site not in self._rules:
                self._rules[site] = self._read(site, host, ask)
        rules = self._rules[site]
        if isinstance(rules, str):
            raise FetchError(rules)
        if not rules.can_fetch(url, self._agent):
            raise FetchError(f"the robots.txt of {host} asks programs not to take {url}")

    def _read(self, site: str, host: str, ask: Callable[[str], Answer]) -> Protego | str:
        """The rules, or why there are none. As RFC 9309 has it, 4xx allows everything and 5xx nothing."""
        from protego import Protego

        try:
            answer = ask(f"{site}/robots.txt")
        except FetchError as error:
            return str(error)
        if answer.status >= 500 or answer.status == 429:
            return f"{host} does not give its robots.txt (status {answer.status}), so nothing is taken there"
        text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
        rules = Protego.parse(text)
        self._hosts.slow_down(host, rules.crawl_delay(self._agent))
        return rules

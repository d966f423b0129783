"""Fetching addresses for sources: redirects judged one by one, manners kept, faults that pass tried again."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from briefing import __version__
from briefing.collect.manners import Hosts, Robots
from briefing.collect.request import Answer, Reach, UnansweredError, ask, parts_of
from briefing.collect.sources import Collecting, Source
from briefing.errors import FetchError

USER_AGENT = f"briefing/{__version__} (collects news for a brief; keeps to robots.txt)"
_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 5
_PASSING = {429, 500, 502, 503, 504}
_LONGEST_WAIT = 30.0
_MOST_SILENCES = 2  # requests in vain, tries counted as one, after which a host is left for the rest of the run
_ROBOTS_BYTES = 512_000


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask with again: "has it changed since?"."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The request headers that make a request conditional."""
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return {name: value for name, value in pairs if value}


class Fetcher:
    """Fetches for all sources of one run; safe to share between threads."""

    def __init__(self, collecting: Collecting) -> None:
        self._collecting = collecting
        self._agent = collecting.user_agent or USER_AGENT
        self._hosts = Hosts(collecting.delay)
        self._silences: Counter[str] = Counter()
        self._robots = Robots(self._agent.partition("/")[0].strip(), self._hosts)

    def fetch(self, url: str, source: Source, validators: Validators | None = None) -> Answer:
        """The answer behind `url`: status 200, or 304 where nothing changed since `validators`.

        Raises `FetchError` with the reason in words. `Answer.url` is where the redirects led.
        """
        reach = Reach(self._collecting.timeout, self._collecting.max_bytes, source.allow, source.ca_file)
        headers = validators.headers() if validators else {}
        for _ in range(_MOST_REDIRECTS + 1):
            self._check_robots(url, source)
            answer = self._patiently(url, headers, reach)
            if answer.status not in _REDIRECTS:
                return _sound(answer)
            if not answer.headers.get("location"):
                raise FetchError(f"{url} leads elsewhere without saying where")
            url = _target(url, answer.headers["location"])
        raise FetchError(f"more than {_MOST_REDIRECTS} redirects, the last to {url}")

    def _check_robots(self, url: str, source: Source) -> None:
        parts = parts_of(url)
        reach = Reach(self._collecting.timeout, _ROBOTS_BYTES, source.allow, source.ca_file)
        site = f"{parts.scheme}://{parts.netloc}"

        def ask_robots(address: str) -> Answer:
            for _ in range(_MOST_REDIRECTS + 1):
                answer = self._patiently(address, {}, reach)
                if answer.status not in _REDIRECTS:
                    return answer
                address = _target(address, answer.headers.get("location", ""))
            raise FetchError("too many redirects")

        self._robots.check(url, site, str(parts.hostname), ask_robots)

    def _patiently(self, url: str, headers: Mapping[str, str], reach: Reach) -> Answer:
        """Ask, and ask again after a growing pause where the fault may pass."""
        host = str(parts_of(url).hostname)
        sent = {"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*", **headers}
        if self._silences[host] >= _MOST_SILENCES:
            raise FetchError(f"{host} is left alone for now: it did not answer {_MOST_SILENCES} requests before")
        tries = self._collecting.retries + 1
        for attempt in range(1, tries + 1):
            wait = max(self._collecting.delay, 0.1) * 2**attempt
            try:
                with self._hosts.turn(host):
                    answer = ask(url, sent, reach)
            except UnansweredError:
                if attempt == tries:
                    self._silences[host] += 1
                    raise
            else:
                if answer.status not in _PASSING or attempt == tries:
                    return answer
                wait = max(wait, _seconds(answer.headers.get("retry-after")))
            time.sleep(min(wait, _LONGEST_WAIT))
        raise AssertionError("the last try returns or raises")


def validators_of(answer: Answer) -> Validators:
    """What to ask with the next time."""
    return Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))


def _target(url: str, location: str) -> str:
    """Where a redirect leads."""
    try:
        return urldefrag(urljoin(url, location)).url
    except ValueError as error:
        raise FetchError(f"{url} leads to {location}, which is no address") from error


def _sound(answer: Answer) -> Answer:
    if answer.status in (200, 304):
        return answer
    meaning = {401: "it asks for a password", 403: "it is forbidden", 404: "it is not there", 410: "it is gone"}
    said = meaning.get(answer.status, "the server does not give it")
    raise FetchError(f"{answer.url}: {said} (status {answer.status})")


def _seconds(value: str | None) -> float:
    return float(value) if value and value.isdecimal() else 0.0

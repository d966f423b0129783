"""Mornings in a world of one's own: three feeds, a mail server, a clock, and the one command that cron calls."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.collect.servers import ADDRESS, Page, Site, article_page, rss
from tests.conftest import Result, Runner
from tests.mail_server import HOST, MailServer

ANNA = "anna@example.org"
THURSDAY, FRIDAY, SATURDAY = "2024-05-30T16:30", "2024-05-31T16:30", "2024-06-01T16:30"  # 18:30 in Brussels
FEEDS = ("prague", "kyiv", "moscow")
# Which seed stands in which feed, and when it was published: two days of one story.
FIRST_DAY = {"prague": (("001", "2024-05-30T09:00"),), "kyiv": (), "moscow": ()}
SECOND_DAY = {
    "prague": (("001", "2024-05-30T09:00"), ("000", "2024-05-31T08:00")),
    "kyiv": (("002", "2024-05-31T09:00"), ("003", "2024-05-31T10:00")),
    "moscow": (("004", "2024-05-31T10:50"),),
}


@dataclass
class World:
    """Where the run happens. `schedule`, `mail` and `generate` are more keys of those tables, as TOML values."""

    runner: Runner
    site: Site
    seeds: Path
    port: int
    schedule: dict[str, Any] = field(default_factory=dict)
    mail: dict[str, Any] = field(default_factory=dict)
    generate: dict[str, Any] = field(default_factory=dict)
    collect: dict[str, Any] = field(default_factory=dict)
    now: datetime = datetime(2024, 5, 30, tzinfo=UTC)

    @property
    def folder(self) -> Path:
        """Where `briefing.toml` lies."""
        return self.runner.folder

    def publish(self, day: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Put the seeds of a day into the feeds, and their pages onto the site."""
        self.site.pages["/robots.txt"] = Page(b"", status=404)
        for feed, items in day.items():
            entries = []
            for number, published in items:
                title, text = self._seed(number)
                link, when = f"{self.site.url}/{feed}/{number}", datetime.fromisoformat(published).replace(tzinfo=UTC)
                self.site.pages[f"/{feed}/{number}"] = article_page(title, text, when.isoformat())
                entries.append((title, link, when, title))
            self.site.pages[f"/{feed}.xml"] = rss(feed.title(), *entries)

    def configure(self) -> None:
        """Write `briefing.toml`."""
        tables: dict[str, dict[str, Any]] = {
            "generate": {"output": "reports", "format": ["md"], **self.generate},
            "collect": {"delay": 0, "timeout": 2, "retries": 0, **self.collect},
            "mail": {
                "host": HOST,
                "port": self.port,
                "security": "none",
                "from": "Morning brief <brief@example.org>",
                "to": [ANNA],
                "attach": ["md"],
                "timeout": 5,
                **self.mail,
            },
            "schedule": {"at": ["18:30"], "tz": "Europe/Brussels", **self.schedule},
        }
        text = "".join(f"[{name}]\n{_lines(table)}\n" for name, table in tables.items())
        for feed in FEEDS:
            source = {"name": feed.title(), "url": f"{self.site.url}/{feed}.xml", "outlet": f"{feed.title()} Post"}
            text += f"[[source]]\n{_lines({**source, 'allow': [ADDRESS]})}\n"
        (self.folder / "briefing.toml").write_text(text, "utf-8")

    def run(self, now: str, *arguments: str) -> Result:
        """What cron does at that time (UTC)."""
        self.now = datetime.fromisoformat(now).replace(tzinfo=UTC)
        return self.runner("run", "--if-due", *arguments)

    def process(self, *arguments: str) -> subprocess.Popen[str]:
        """`briefing run` as a process of its own, by the real clock."""
        command = [sys.executable, "-m", "briefing", "run", *arguments]
        return subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def outbox(self) -> list[dict[str, str]]:
        """What `briefing outbox` knows, the newest mail first."""
        rows: list[dict[str, str]] = json.loads(self.runner("outbox", "--json").stdout)
        return rows

    def _seed(self, number: str) -> tuple[str, str]:
        """The first words of a seed as its title, and its text without what stands before it."""
        [path] = self.seeds.glob(f"{number}_*.txt")
        text = re.sub(r"^\s*date \d{4}-\d\d-\d\d ", "", path.read_text("utf-8"))
        return " ".join(text.split()[:10]), text


def subjects(server: MailServer) -> list[str]:
    """The subjects of the mails that the server took, without the day before the title."""
    return [str(mail.message["Subject"]) for mail in server.taken]


def pdf_text(content: bytes) -> str:
    """The words of a PDF, white space evened out."""
    from io import BytesIO

    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def _lines(table: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())

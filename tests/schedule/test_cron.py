"""Real cron: a job is installed, fires, and the mail arrives. In a mount namespace, so that none here is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.collect import servers
from tests.conftest import Runner
from tests.mail_server import HOST, running
from tests.run.world import ANNA, SECOND_DAY, World

pytestmark = [
    pytest.mark.allow_hosts([HOST]),
    pytest.mark.skipif(shutil.which("cron") is None or shutil.which("crontab") is None, reason="cron is not installed"),
    pytest.mark.skipif(os.geteuid() != 0, reason="a cron of one's own needs root"),
]
SPOOL = "/var/spool/cron/crontabs"
HIDDEN = f"mount -t tmpfs tmpfs {SPOOL} && chmod 1730 {SPOOL} && chgrp crontab {SPOOL} && mount -t tmpfs tmpfs /run"


class Crons:
    """A shell in a mount namespace with an empty crontab of its own, in which cron runs when it is told to."""

    def __init__(self, folder: Path) -> None:
        self._shell = subprocess.Popen(
            ["unshare", "--mount", "sh", "-c", f"{HIDDEN} && echo ready && exec sleep 600"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._shell.stdout is not None
        if self._shell.stdout.readline() != "ready\n":
            pytest.skip("a mount namespace cannot be made here")
        self._folder = folder
        self._cron: subprocess.Popen[bytes] | None = None

    def __call__(self, *command: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command in it."""
        at = ["sh", "-c", 'cd "$0" && exec "$@"', str(self._folder)]
        inside = ["nsenter", "--mount", f"--target={self._shell.pid}", *at, *command]
        return subprocess.run(inside, capture_output=True, text=True, input=given, timeout=60)

    def briefing(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `briefing` in it."""
        return self(sys.executable, "-m", "briefing", *arguments)

    def start(self) -> None:
        """Start cron."""
        inside = ["nsenter", "--mount", f"--target={self._shell.pid}", "cron", "-f"]
        self._cron = subprocess.Popen(inside, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})

    def stop(self) -> None:
        """End cron and the namespace."""
        for process in (self._cron, self._shell):
            if process is not None:
                process.terminate()
                process.wait()
        assert self._shell.stdout is not None
        self._shell.stdout.close()


@pytest.fixture
def crons(tmp_path: Path) -> Iterator[Crons]:
    """A cron of one's own."""
    made = Crons(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def world(tmp_path: Path, seeds: Path) -> Iterator[World]:
    """Both days' news, and a mail server on a port that `world.port` names."""
    with servers.running() as site:
        found = World(Runner(tmp_path), site, seeds, 1)
        found.publish(SECOND_DAY)
        yield found


def test_the_crontab_is_changed_in_its_block_alone(crons: Crons, world: World) -> None:
    world.configure()
    mine = "MAILTO=me@example.org\n# mine\n5 4 * * * echo 100\\%\n"
    crons("crontab", "-", given=mine)
    first = crons.briefing("schedule", "add", "--at", "06:30", "--weekdays", "--tz", "Europe/Brussels", "--to", ANNA)
    installed = crons("crontab", "-l").stdout
    again = crons.briefing("schedule", "add", "--at", "06:30", "--weekdays", "--tz", "Europe/Brussels", "--to", ANNA)

    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("Scheduled: 06:30 Europe/Brussels, Monday to Friday; next on ")
    assert again.stdout.startswith("Scheduled already: ")
    assert installed == crons("crontab", "-l").stdout
    assert installed.startswith(mine)
    settings = world.folder / "briefing.toml"
    assert crons.briefing("schedule", "list").stdout == f"06:30 Europe/Brussels, Monday to Friday: {settings}\n"
    assert crons.briefing("schedule", "remove").stdout == f"Removed: {settings}\n"
    assert crons("crontab", "-l").stdout == mine
    assert crons.briefing("schedule", "remove").returncode == 2


def test_a_time_that_clocks_skip_is_said_when_it_is_scheduled(crons: Crons, world: World) -> None:
    world.configure()
    done = crons.briefing("schedule", "add", "--at", "02:30", "--tz", "Europe/Brussels")

    assert done.returncode == 0
    assert "Note: 02:30 does not exist on " in done.stderr
    assert "Note: 02:30 comes twice on " in done.stderr


@pytest.mark.slow
def test_cron_fires_the_mail_arrives_and_nobody_gets_two(crons: Crons, world: World) -> None:
    with running() as server:
        world.port = server.port
        world.schedule = {"at": ["00:00"], "tz": "UTC"}
        world.configure()
        soon = datetime.now(UTC) + timedelta(seconds=70)
        added = crons.briefing("schedule", "add", "--at", f"{soon:%H:%M}", "--tz", "UTC", "--to", ANNA)
        assert added.returncode == 0, added.stderr
        crons.start()
        until = time.monotonic() + 150
        while not server.taken and time.monotonic() < until:
            time.sleep(0.5)
        time.sleep(3)

        log = (world.folder / "briefing.log").read_text("utf-8")
        assert server.received() == {ANNA: 1}, log
        [mail] = server.taken
        assert list(mail.attachments) == ["nato-ukraine-2024-05-31.md"]
        assert "reports/nato-ukraine-2024-05-31.md" in log
        assert f"{ANNA}: sent (250 Taken)" in log
        assert crons.briefing("run", "--if-due", "--at", f"{soon:%H:%M}", "--tz", "UTC").returncode == 0
        assert server.received() == {ANNA: 1}

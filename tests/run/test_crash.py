"""Runs that are killed, overlap, or meet a full disk: the next run completes them, and nobody gets two mails."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.collect import servers
from tests.collect.servers import Page
from tests.conftest import Runner
from tests.mail_server import HOST, MailServer, running
from tests.run.world import ANNA, SECOND_DAY, World

pytestmark = pytest.mark.allow_hosts([HOST])
ROUNDS = 40


@dataclass
class Killer(MailServer):
    """A server that kills its client: at its first recipient, or when it has the mail and has not said so yet."""

    moment: str = ""
    victims: list[subprocess.Popen[str]] = field(default_factory=list)

    def strike(self, moment: str) -> None:
        """Kill the victim once, at this moment."""
        if moment == self.moment and self.victims:
            os.kill(self.victims.pop().pid, signal.SIGKILL)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.strike("recipient")
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        self.strike("content")
        return answer


@pytest.fixture
def killer() -> Iterator[Killer]:
    """A mail server that can kill."""
    handler = Killer()
    with running(handler):
        yield handler


@pytest.fixture
def stage(tmp_path: Path, seeds: Path, killer: Killer) -> Iterator[World]:
    """Feeds with both days' news, settings for them, and the real clock; a run is for the day."""
    with servers.running() as site:
        found = World(Runner(tmp_path), site, seeds, killer.port)
        found.publish(SECOND_DAY)
        found.configure()
        settings = tmp_path / "briefing.toml"
        settings.write_text(settings.read_text("utf-8").replace('at = ["18:30"]\n', ""), "utf-8")
        yield found


def complete(stage: World) -> subprocess.CompletedProcess[str]:
    """The next run, to its end."""
    process = stage.process()
    stdout, stderr = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def killed(stage: World, killer: Killer) -> int:
    """The exit code of a run that is to be killed by the mail server."""
    process = stage.process()
    killer.victims.append(process)
    process.communicate(timeout=120)
    return process.returncode


def test_killed_while_collecting(stage: World, killer: Killer) -> None:
    feed = stage.site.pages["/kyiv.xml"]
    process: list[subprocess.Popen[str]] = []

    def kill(_: object) -> None:
        while not process:
            time.sleep(0.01)
        process[0].kill()

    stage.site.pages["/kyiv.xml"] = Page(act=kill)
    process.append(stage.process())
    process[0].communicate(timeout=60)
    stage.site.pages["/kyiv.xml"] = feed

    assert process[0].returncode == -signal.SIGKILL
    assert complete(stage).returncode == 0
    assert killer.received() == {ANNA: 1}


def test_killed_before_the_mail_was_taken_it_is_sent_by_the_next_run(stage: World, killer: Killer) -> None:
    killer.moment = "recipient"
    assert killed(stage, killer) == -signal.SIGKILL
    assert killer.taken == []

    assert complete(stage).returncode == 0
    assert complete(stage).returncode == 0
    assert killer.received() == {ANNA: 1}


def test_killed_before_the_answer_it_is_unknown_and_not_sent_again(stage: World, killer: Killer) -> None:
    killer.moment = "content"
    assert killed(stage, killer) == -signal.SIGKILL
    after = complete(stage)

    assert (after.returncode, killer.received()) == (3, {ANNA: 1})
    assert "anna@example.org: unknown, the run ended before the server's answer was known" in after.stderr
    assert complete(stage).returncode == 0
    assert [row["state"] for row in stage.outbox()] == ["unknown"]
    assert killer.received() == {ANNA: 1}


def test_a_second_run_is_refused_while_the_first_hangs(stage: World, killer: Killer) -> None:
    reached: list[bool] = []
    go_on: list[bool] = []

    def hang(_: object) -> None:
        reached.append(True)
        while not go_on:
            time.sleep(0.01)

    stage.site.pages["/kyiv.xml"] = Page(act=hang)
    first = stage.process()
    while not reached:
        time.sleep(0.01)
    second = complete(stage)
    go_on.append(True)
    first.communicate(timeout=60)

    assert (second.returncode, second.stdout) == (75, "")
    assert second.stderr.startswith("Error: Another run is at work")
    assert (first.returncode, killer.received()) == (0, {ANNA: 1})


@pytest.mark.slow
def test_killed_at_any_point_the_next_run_completes_and_nobody_gets_two(tmp_path: Path, seeds: Path) -> None:
    chance = random.Random(6)
    outcomes: dict[str, int] = {}
    for number in range(ROUNDS):
        (tmp_path / str(number)).mkdir()
        with running(Killer()) as server, servers.running() as site:
            world = World(
                Runner(tmp_path / str(number)), site, seeds, server.port, schedule={"at": ["00:00"], "tz": "UTC"}
            )
            world.publish(SECOND_DAY)
            world.configure()
            process = world.process()
            time.sleep(chance.uniform(0.2, 3.0))
            process.kill()
            process.communicate()
            for _ in range(3):
                if complete(world).returncode == 0:
                    break
            [state] = [row["state"] for row in world.outbox()]
            outcomes[state] = outcomes.get(state, 0) + 1
            assert server.received() == {ANNA: 1} or (state, server.received()) == ("unknown", {}), number
    assert outcomes.get("sent", 0) > ROUNDS // 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system that holds little."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small file system needs root")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip(f"a small file system cannot be mounted here: {mounted.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("room", [0, 8_192, 300_000], ids=["for nothing", "for a lock", "for the archive"])
def test_a_full_disk_stops_the_run_and_is_said(stage: World, killer: Killer, small_disk: Path, room: int) -> None:
    stage.generate["output"] = str(small_disk / "reports")
    stage.configure()
    settings = stage.folder / "briefing.toml"
    settings.write_text(settings.read_text("utf-8").replace('at = ["18:30"]\n', ""), "utf-8")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(2 * 1024 * 1024 - room))

    full = complete(stage)
    assert full.returncode == 1
    assert "No space left" in full.stderr or "disk" in full.stderr.splitlines()[-1]
    assert [str(mail.message["Subject"])[:12] for mail in killer.taken] == ["No brief for"]
    assert list((small_disk / "reports").glob("*.part")) == []

    ballast.unlink()
    assert complete(stage).returncode == 0
    assert complete(stage).returncode == 0
    assert [list(mail.attachments) for mail in killer.taken[1:]] == [["nato-ukraine-2024-05-31.md"]]

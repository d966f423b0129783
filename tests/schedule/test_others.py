"""What systemd and launchd are given, checked by systemd itself where it is there; and the log that does not grow."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefing.schedule.due import Timetable
from briefing.schedule.launchd import agent_for
from briefing.schedule.log import rotate
from briefing.schedule.systemd import units_for
from tests.schedule.jobs import MORNING, job


def test_the_timer_knows_days_and_zone() -> None:
    units = units_for(job())

    assert "OnCalendar=Mon..Fri *-*-* 06:30:00 Europe/Brussels\n" in units["briefing.timer"]
    assert "Persistent=true\n" in units["briefing.timer"]
    daily = units_for(job(timetable=Timetable((time(6), time(18)), "UTC")))["briefing.timer"]
    assert "OnCalendar=*-*-* 06:00:00 UTC\nOnCalendar=*-*-* 18:00:00 UTC\n" in daily


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    true = shutil.which("true") or "/bin/true"
    asked = job()
    asked = type(asked)(
        asked.settings, asked.folder, (true, *asked.arguments[1:]), asked.environment, asked.log, MORNING
    )
    for name, text in units_for(asked).items():
        (tmp_path / name).write_text(text, "utf-8")

    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(str(path) for path in sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        env={"XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    said = [line for line in done.stderr.splitlines() if "briefing." in line]
    assert (done.returncode, said) == (0, [])


def test_the_agent_is_a_property_list_with_the_arguments_as_they_are() -> None:
    asked = job()
    agent = plistlib.loads(agent_for(asked, ZoneInfo("UTC"), date(2026, 5, 1)).encode())

    assert agent["ProgramArguments"] == list(asked.arguments)
    assert agent["EnvironmentVariables"] == dict(asked.environment)
    assert (agent["StartCalendarInterval"], agent["RunAtLoad"]) == ([{"Minute": 30}], True)


def test_a_log_is_turned_over_and_whoever_writes_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "briefing.log"
    with log.open("a") as stream:
        for turn in range(4):
            stream.write(f"{turn}" * 10)
            stream.flush()
            assert rotate(log, largest=5, kept=2)
        stream.write("last")

    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "briefing.log": "last",
        "briefing.log.1": "3" * 10,
        "briefing.log.2": "2" * 10,
    }
    assert not rotate(log, largest=5)
    assert not rotate(tmp_path / "none")

"""The block in a crontab: written and removed without a trace anywhere else, and read by the shell as it was meant."""

from __future__ import annotations

import re
import subprocess
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ScheduleError
from briefing.schedule.crontab import block_for, blocks_in, with_block
from briefing.schedule.due import Timetable
from tests.schedule.jobs import job

UTC, TODAY = ZoneInfo("UTC"), date(2026, 5, 1)
OTHERS = "MAILTO=me@example.org\n# mine\n\n5 4 * * * echo 100\\% >/dev/null\n"


def block(settings: str = "/srv/briefing.toml") -> str:
    return block_for(job(settings), UTC, TODAY)


def test_the_block_says_what_it_is_and_calls_every_hour() -> None:
    lines = block().splitlines()

    assert lines[0] == "# >>> briefing /srv/briefing.toml >>>"
    assert lines[1].startswith("# 06:30 Europe/Brussels, Monday to Friday. Written by briefing schedule")
    assert lines[3].startswith("30 * * * * cd /srv && LANG=C.UTF-8 PATH=/usr/bin:/bin /opt/venv/bin/python -m ")
    assert lines[4].startswith("@reboot cd /srv && ")
    assert lines[3].endswith(" >>/srv/briefing.log 2>&1")
    assert lines[5] == "# <<< briefing /srv/briefing.toml <<<"


def test_the_shell_reads_each_word_as_it_was_meant(tmp_path: Path) -> None:
    folder = tmp_path / "a brief, 100% $HOME `x` 'it'"
    folder.mkdir()
    script = tmp_path / "show"
    script.write_text('#!/bin/sh\npwd\nprintf "%s\\n" "$LANG" "$@"\n')
    script.chmod(0o755)
    asked = job(str(folder / "briefing.toml"))
    asked = type(asked)(asked.settings, asked.folder, (str(script), *asked.arguments[1:]), asked.environment, asked.log,
                        asked.timetable)  # fmt: skip
    line = block_for(asked, UTC, TODAY).splitlines()[3].removeprefix("30 * * * * ")

    assert re.search(r"(?<!\\)%", line) is None
    subprocess.run(["/bin/sh", "-c", line.replace(r"\%", "%")], check=True, env={})
    assert (folder / "briefing.log").read_text().splitlines() == [str(folder), "C.UTF-8", *asked.arguments[1:]]


def test_other_lines_stay_byte_for_byte() -> None:
    one = with_block(OTHERS, "/srv/briefing.toml", block())
    two = with_block(one, "/srv/other.toml", block("/srv/other.toml"))

    assert one == OTHERS + block()
    assert with_block(one, "/srv/briefing.toml", block()) == one
    assert [found.settings for found in blocks_in(two)] == ["/srv/briefing.toml", "/srv/other.toml"]
    assert blocks_in(two)[0].when == "06:30 Europe/Brussels, Monday to Friday"
    assert with_block(with_block(two, "/srv/briefing.toml", ""), "/srv/other.toml", "") == OTHERS


def test_a_change_replaces_the_block_where_it_stands() -> None:
    later = block_for(job("/srv/briefing.toml", Timetable((time(7, 45),), "UTC")), UTC, TODAY)
    before = with_block(OTHERS, "/srv/briefing.toml", block()) + "# the end\n"

    assert with_block(before, "/srv/briefing.toml", later) == OTHERS + later + "# the end\n"


@given(st.text().map(lambda text: text.replace("\r", "")).filter(lambda text: "briefing" not in text))
def test_what_was_put_in_can_be_taken_out_of_any_crontab(crontab: str) -> None:
    whole = crontab if not crontab or crontab.endswith("\n") else f"{crontab}\n"

    assert with_block(with_block(crontab, "/srv/briefing.toml", block()), "/srv/briefing.toml", "") == whole


def test_a_block_without_its_end_is_left_alone() -> None:
    broken = block().rsplit("# <<<", 1)[0] + OTHERS
    for crontab in (broken, broken + block()):
        with pytest.raises(ScheduleError, match="has lost its end"):
            with_block(crontab, "/srv/briefing.toml", "")


def test_what_cron_cannot_hold_is_refused() -> None:
    with pytest.raises(ScheduleError, match="line break"):
        block("/srv/a\nb/briefing.toml")
    with pytest.raises(ScheduleError, match="more than cron takes"):
        block(f"/srv/{'x' * 500}/briefing.toml")

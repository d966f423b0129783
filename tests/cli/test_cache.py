"""`briefing cache`, and what the settings say of it."""

from __future__ import annotations

import json
import re

from briefing.archive.cache import Cache
from tests.conftest import Runner


def test_info_counts_and_clear_removes(runner: Runner) -> None:
    path = runner.folder / "reports" / ".cache.sqlite"
    assert runner("cache").stdout == "reports/.cache.sqlite: 0 readings in 0 bytes, of at most 1,000,000,000\n"
    Cache(path, 10_000_000).keep("1", [], [(bytes(16), b"x"), (b"y" * 16, b"z")])
    shown = runner("cache", "info")
    assert re.fullmatch(
        r"reports/\.cache\.sqlite: 2 readings in [\d,]{5,} bytes, of at most 1,000,000,000\n", shown.stdout
    )
    info = json.loads(runner("cache", "info", "--json", "--output", "reports").stdout)
    assert info == {"path": "reports/.cache.sqlite", "entries": 2, "size": path.stat().st_size, "most": 1_000_000_000}
    assert runner("cache", "clear").stdout == f"reports/.cache.sqlite: {info['size']:,} bytes removed\n"
    assert not path.exists()


def test_the_cache_lies_beside_the_archive_and_has_the_size_of_the_settings(runner: Runner) -> None:
    settings = runner.folder / "briefing.toml"
    settings.write_text('[archive]\npath = "kept/briefs.sqlite"\ncache_bytes = 5000\n')
    assert json.loads(runner("cache", "info", "--json").stdout) == {
        "path": "kept/.cache.sqlite",
        "entries": 0,
        "size": 0,
        "most": 5000,
    }
    settings.write_text("[archive]\ncache_bytes = 0\ncache = 1\n")
    assert runner("cache", "info").stderr == (
        "Error: 2 settings do not hold:\n"
        "  - briefing.toml [archive] cache_bytes: a whole number of 1 or more is wanted, not 0\n"
        "  - briefing.toml [archive] cache: no such key; did you mean cache_bytes?\n"
    )


def test_a_damaged_cache_is_said_and_cleared(runner: Runner) -> None:
    path = runner.folder / "reports" / ".cache.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"this is no database" * 100)
    assert runner("cache", "info").stderr == (
        "Error: The cache reports/.cache.sqlite cannot be read: file is not a database; "
        "briefing cache clear begins it anew.\n"
    )
    assert runner("cache", "clear").code == 0
    assert runner("cache", "info").code == 0

"""`briefing preview`: each save of a template is rendered, mistakes are told, and the loopback alone is served."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_socket

from briefing.cli.workbench import Workbench, server_of
from briefing.interfaces import Presentation
from briefing.render.templates import export_template
from tests import briefings
from tests.conftest import Runner


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """A brief of nothing in a template of one's own, rendered once."""
    made = Workbench(briefings.minimal(), export_template("executive", tmp_path / "mine"), Presentation())
    made.refresh()
    return made


@pytest.fixture
def address(bench: Workbench) -> Iterator[tuple[str, int]]:
    """Where the bench is served, on the loopback, with sockets let through to it and nowhere else."""
    pytest_socket.socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    server = server_of(bench, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield "127.0.0.1", server.server_address[1]
    server.shutdown()
    server.server_close()
    pytest_socket._remove_restrictions()


def change(bench: Workbench, old: str, new: str) -> None:
    path = bench.template / "report.html.j2"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_save_is_rendered_and_nothing_else_is(bench: Workbench) -> None:
    assert set(bench.reports) == {"html", "pdf"}
    assert (bench.refresh(), bench.version) == (False, 1)
    change(bench, "{{ kicker }}", "Ministry of {{ profile }}")
    assert (bench.refresh(), bench.version) == (True, 2)
    assert b"Ministry of general" in bench.reports["html"]
    assert bench.reports["pdf"].startswith(b"%PDF-")


def test_a_mistake_is_told_and_the_last_good_report_stays(bench: Workbench) -> None:
    good = dict(bench.reports)
    change(bench, "{{ kicker }}", "{{ kikcer }}")
    assert bench.refresh()
    assert "mine/report.html.j2, line" in (bench.problem or "")
    assert "'kikcer' is undefined" in (bench.problem or "")
    assert (bench.reports, bench.version) == (good, 1)
    change(bench, "{{ kikcer }}", "{{ kicker }}")
    assert bench.refresh()
    assert (bench.problem, bench.reports, bench.version) == (None, good, 2)


@pytest.mark.enable_socket
def test_frame_state_and_reports_are_served(bench: Workbench, address: tuple[str, int]) -> None:
    base = f"http://{address[0]}:{address[1]}"
    with urllib.request.urlopen(f"{base}/") as answer:
        assert b'<iframe id="pdf"' in answer.read()
    with urllib.request.urlopen(f"{base}/state") as answer:
        assert json.load(answer) == {"version": 1, "problem": None, "folder": str(bench.template)}
    for kind in ("html", "pdf"):
        with urllib.request.urlopen(f"{base}/report.{kind}?1") as answer:
            assert answer.read() == bench.reports[kind]
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("localhost:80", "/", 200),
        ("evil.example:80", "/report.html", 404),
        ("evil.example", "/state", 404),
        ("127.0.0.1:1", "/../secret", 404),
        ("127.0.0.1:1", "/report.docx", 404),
    ],
)
def test_other_names_and_paths_get_nothing(host: str, path: str, status: int, address: tuple[str, int]) -> None:
    connection = http.client.HTTPConnection(*address)
    connection.request("GET", path, headers={"Host": host})
    assert connection.getresponse().status == status
    connection.close()


@pytest.mark.enable_socket
def test_a_taken_port_is_told(runner: Runner, seeds: Path, address: tuple[str, int]) -> None:
    done = runner("preview", seeds, "--port", str(address[1]))
    assert done.code == 1
    assert f"Port {address[1]} cannot be used" in done.stderr


def test_the_command_prints_its_address_and_ends_on_ctrl_c(tmp_path: Path, seeds: Path) -> None:
    command = [sys.executable, "-m", "briefing", "preview", str(seeds), "--template", "one-page", "--port", "0"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in said

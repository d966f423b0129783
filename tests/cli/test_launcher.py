"""`brief`, the launcher: set up once, then get out of the way.

Real environments take half a minute and the network: `tests/fresh/` makes them. Here a stand-in for Python records what
the launcher asks of it, so that each decision can be seen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ("brief", "pyproject.toml", "requirements.lock", "requirements-dev.lock", "requirements-build.lock")

PYTHON = r"""#!/bin/sh
case "$1 $2" in
    "-c "*) exit 0 ;;
    "-m venv")
        echo venv >>"$LOG"
        mkdir -p "$3/bin"
        cp "$0" "$3/bin/python"
        printf '#!/bin/sh\necho briefing "$@"\n' >"$3/bin/briefing"
        chmod +x "$3/bin/briefing" ;;
    "-m pip") echo pip >>"$LOG"; sleep 0.1; [ ! -e "$LOG.offline" ] ;;
    "-m pytest") shift 2; echo "pytest $* in $(pwd)" ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A checkout with the launcher, and a machine whose Python is the stand-in."""

    folder: Path
    machine: Path

    def start(self, *arguments: str, launcher: Path | None = None) -> subprocess.Popen[str]:
        path = f"{self.machine / 'bin'}:/usr/bin:/bin"
        environment = {"PATH": path, "HOME": str(self.machine), "LOG": str(self.machine / "log")}
        command = [str(launcher or self.folder / "brief"), *arguments]
        return subprocess.Popen(
            command, env=environment, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str, launcher: Path | None = None) -> tuple[int, str, str]:
        process = self.start(*arguments, launcher=launcher)
        stdout, stderr = process.communicate(timeout=60)
        return process.returncode, stdout, stderr

    def stub(self, name: str, script: str) -> None:
        path = self.machine / "bin" / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    @property
    def steps(self) -> list[str]:
        """What the stand-in was asked to do so far."""
        log = self.machine / "log"
        return log.read_text().split() if log.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path / "the check out", tmp_path / "machine")
    (made.machine / "bin").mkdir(parents=True)
    (made.machine / ".fonts").mkdir()
    (made.machine / ".fonts" / "LiberationSerif-Regular.ttf").touch()
    made.folder.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, made.folder / name)
    made.stub("python3", PYTHON.removeprefix("#!/bin/sh\n"))
    return made


SET_UP = ["venv", "pip", "pip", "pip"]


def test_the_first_call_sets_up_and_passes_everything_on(checkout: Checkout) -> None:
    code, stdout, stderr = checkout.run("generate", "--title", "two  words")

    assert (code, stdout) == (0, "briefing generate --title two  words\n")
    assert "first use" in stderr
    assert checkout.steps == SET_UP


def test_a_second_call_starts_nothing_but_briefing(checkout: Checkout) -> None:
    checkout.run("--version")

    assert checkout.run("--version") == (0, "briefing --version\n", "")
    assert checkout.steps == SET_UP


def test_a_second_call_adds_less_than_50_ms(checkout: Checkout) -> None:
    checkout.run("--version")
    direct = _best(
        lambda: subprocess.run([checkout.folder / ".venv/bin/briefing"], stdout=subprocess.DEVNULL, check=True)
    )
    through = _best(checkout.run)

    assert through - direct < 0.05


def _best(call: object) -> float:
    assert callable(call)
    times = []
    for _ in range(10):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return min(times)


def test_it_is_found_through_links(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "one").symlink_to("../the check out/brief")
    (tmp_path / "links" / "two").symlink_to(tmp_path / "links" / "one")

    assert checkout.run("x", launcher=tmp_path / "links" / "two")[:2] == (0, "briefing x\n")
    assert (checkout.folder / ".venv").is_dir()


def test_tests_run_from_anywhere_with_their_own_packages(checkout: Checkout) -> None:
    checkout.run("--version")

    code, stdout, _ = checkout.run("test", "-k", "a or b")

    at_once = "--numprocesses=2 --dist=worksteal"
    assert (code, stdout) == (0, f"pytest {at_once} -k a or b in {checkout.folder}\n")
    assert checkout.steps == [*SET_UP, "pip", "pip", "pip"]
    assert checkout.run("test")[1] == f"pytest {at_once} in {checkout.folder}\n"
    assert checkout.steps == [*SET_UP, "pip", "pip", "pip"]


def test_a_new_lock_is_followed_in_the_environment_that_there_is(checkout: Checkout) -> None:
    checkout.run()
    with (checkout.folder / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")

    checkout.run()

    assert checkout.steps == [*SET_UP, "pip", "pip", "pip"]


def test_a_checkout_that_moved_is_set_up_again(checkout: Checkout) -> None:
    checkout.run()
    moved = Checkout(checkout.folder.rename(checkout.folder.with_name("moved")), checkout.machine)

    assert moved.run("x")[:2] == (0, "briefing x\n")
    assert moved.steps == [*SET_UP, "pip", "pip", "pip"]


@pytest.mark.parametrize("damage", ["half-made", "no python"])
def test_a_broken_environment_is_made_anew(checkout: Checkout, damage: str) -> None:
    checkout.run()
    venv = checkout.folder / ".venv"
    if damage == "half-made":
        (venv / ".brief-run").unlink()
        (venv / ".brief-unfinished").touch()
    else:
        (venv / "bin" / "python").unlink()

    assert checkout.run("x")[:2] == (0, "briefing x\n")
    assert checkout.steps == SET_UP + SET_UP


def test_somebodys_own_environment_is_completed_not_removed(checkout: Checkout) -> None:
    (checkout.folder / ".venv" / "bin").mkdir(parents=True)
    for name in ("python", "briefing"):
        shutil.copy(checkout.machine / "bin" / "python3", checkout.folder / ".venv" / "bin" / name)

    checkout.run()

    assert checkout.steps == ["pip", "pip", "pip"]


def test_a_failed_installation_is_said_and_tried_anew(checkout: Checkout) -> None:
    (checkout.machine / "log.offline").touch()
    code, stdout, stderr = checkout.run("x")
    assert (code, stdout) == (69, "")
    assert stderr.splitlines()[-1].startswith("Error: Cannot install the Python packages; ")

    (checkout.machine / "log.offline").unlink()
    assert checkout.run("x")[:2] == (0, "briefing x\n")


def test_calls_at_once_set_up_once(checkout: Checkout) -> None:
    calls = [checkout.start(str(number)) for number in range(4)]
    answers = [call.communicate(timeout=60)[0] for call in calls]

    assert answers == [f"briefing {number}\n" for number in range(4)]
    assert checkout.steps == SET_UP
    assert not (checkout.folder / ".brief" / "setup.lock").exists()


def test_the_turn_of_a_call_that_died_is_taken(checkout: Checkout) -> None:
    turn = checkout.folder / ".brief" / "setup.lock"
    turn.mkdir(parents=True)
    with subprocess.Popen(["/bin/true"]) as dead:
        dead.wait()
    (turn / "holder").write_text(f"{dead.pid}\n")

    assert checkout.run("x")[:2] == (0, "briefing x\n")


def test_who_may_not_install_is_told_the_one_command(checkout: Checkout) -> None:
    (checkout.machine / ".fonts" / "LiberationSerif-Regular.ttf").unlink()
    for name in ("python3", "python3.11", "python3.12", "python3.13", "uv", "sudo"):
        checkout.stub(name, "exit 1")
    checkout.stub("id", "echo 1000")
    checkout.stub("apt-get", f"echo apt-get >>{checkout.machine / 'log'!s}")
    checkout.stub("apt-cache", "echo python3.10-venv; echo python3.11-venv")
    checkout.stub("ldconfig", "exit 1")

    code, stdout, stderr = checkout.run("generate")

    assert (code, stdout) == (69, "")
    first, command = stderr.splitlines()
    lacks = "Error: This machine lacks Python 3.11 to 3.13 with venv (BRIEF_PYTHON may name one), Pango"
    assert first.startswith(lacks)
    assert command.startswith("sudo apt-get install -y --no-install-recommends python3.11 python3.11-venv libpango")
    assert checkout.steps == []
    assert not (checkout.folder / ".venv").exists()


def test_who_may_install_gets_what_is_missing(checkout: Checkout) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "uv"):
        checkout.stub(name, "exit 1")
    hidden = checkout.machine / "python"
    hidden.write_text(PYTHON)
    hidden.chmod(0o755)
    checkout.stub("id", "echo 0")
    checkout.stub("apt-cache", "exit 1")
    checkout.stub("apt-get", f'[ "$1" != install ] || cp {hidden} {checkout.machine}/bin/python3; echo "$*" >>"$LOG"')

    assert checkout.run("x")[:2] == (0, "briefing x\n")
    update, install, *rest = (checkout.machine / "log").read_text().splitlines()
    assert (update, rest) == ("update -qq", SET_UP)
    assert install.startswith("install -qq -y --no-install-recommends python3 python3-venv")


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_the_scripts_pass_shellcheck() -> None:
    scripts = ["brief", ".ci/run", ".ci/lock", "tests/fresh/run.sh"]
    done = subprocess.run(["shellcheck", *scripts], cwd=ROOT, capture_output=True, text=True, env=dict(os.environ))
    assert done.stdout == ""

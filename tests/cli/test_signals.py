"""A signal ends a run, also where a library swallows what it raises."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator

import pytest

from briefing.cli import signals
from briefing.cli.progress import Progress


@pytest.fixture
def handled() -> Iterator[None]:
    """With the handlers of a run, and afterwards with those that were there and nothing received."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    signals.handle()
    yield
    signals.handle()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("handled")
@pytest.mark.parametrize(("number", "error"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)])
def test_what_a_library_swallowed_is_raised_at_the_next_stage(
    number: signal.Signals, error: type[BaseException]
) -> None:
    progress = Progress(3, quiet=True, verbose=False)
    progress.stage("reading")

    with contextlib.suppress(BaseException):  # as a bare `except` around an import does
        os.kill(os.getpid(), number)

    with pytest.raises(error):
        progress.stage("composing")


def test_a_signal_that_the_caller_ignores_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        signals.handle()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)

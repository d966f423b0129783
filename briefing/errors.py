"""Every error that briefing raises on purpose, as one tree.

    BriefingError                 exit 1   something failed; the message says what and what to do next
    ├── UsageError                exit 2   the command line or the configuration is wrong
    │   ├── ConfigError                    a key of briefing.toml, the environment or a flag
    │   ├── ProfileError                   a profile that does not exist or does not hold
    │   └── TemplateError                  a template that does not exist, or names what is not there
    ├── NothingToBriefError       exit 1   no usable article
    ├── StrictError               exit 1   --strict, and some input could not be read
    ├── OutputError               exit 1   a report could not be written
    ├── ArchiveError              exit 1   the archive cannot be read or written
    ├── MailError                 exit 1   a mail could not be made or handed over, and trying again would not help
    ├── ScheduleError             exit 1   the crontab cannot be read or written
    ├── WorkerError               exit 1   worker processes or a cluster of them cannot be used
    ├── MissingNeedError          exit 69  a system library or font that has to be installed
    └── LockedError               exit 75  another run is writing the same reports

    UnreadableError                    never leaves corpus/: becomes a Skipped with its reason
    FetchError                         never leaves collect/: becomes the reason that an Outcome carries

Nothing here inherits from click: the command line translates at its one border, `briefing/cli/border.py`.
"""

from __future__ import annotations

from typing import Any


class BriefingError(Exception):
    """Base of all; `str(error)` is one sentence that says what went wrong and what to do next."""

    exit_code = 1


class UsageError(BriefingError):
    """The caller asked for something that cannot be."""

    exit_code = 2


class ConfigError(UsageError):
    """One or more settings do not hold; `problems` lists every one of them."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class ProfileError(UsageError):
    """A profile that does not exist or does not hold."""


class TemplateError(UsageError):
    """A template that does not exist, does not parse, or names what the briefing does not have."""


class NothingToBriefError(BriefingError):
    """No usable article among the sources."""


class StrictError(BriefingError):
    """`--strict` was given and some input could not be read."""


class OutputError(BriefingError):
    """A report could not be written."""


class ArchiveError(BriefingError):
    """The archive of past briefs cannot be read or written."""


class MailError(BriefingError):
    """A mail could not be made or handed over, and another attempt would meet the same."""


class ScheduleError(BriefingError):
    """The crontab cannot be read or written."""


class WorkerError(BriefingError):
    """Worker processes were ended again and again, or a cluster of them does not answer."""


class MissingNeedError(BriefingError):
    """Something outside Python has to be installed first."""

    exit_code = 69


class LockedError(BriefingError):
    """Another run holds the lock on the output folder."""

    exit_code = 75


class UnreadableError(BriefingError):
    """One input could not be read; its argument, a Note or words, is the reason that its Skipped carries."""

    @property
    def reason(self) -> Any:
        """The Note or the words that it was raised with."""
        return self.args[0] if self.args else type(self).__name__


class FetchError(BriefingError):
    """One address, mailbox or file could not be collected; the message is the reason that its Outcome carries."""

"""Errors that a user can meet: each has a code, its words and its remedy in one place.

Each package has its table in a module ``errors``: constants of `ErrorKind`, read by the page of
errors. No message holds a secret.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import click


@dataclass(frozen=True)
class ErrorKind:
    """One thing that can go wrong.

    Attributes:
        code: What the line ends with, once and for ever; to be searched for.
        words: What happened: a format string of the error's facts.
        remedy: What to check, or to do; a format string as well.
    """

    code: str
    words: str
    remedy: str = ""


class PluginError(click.ClickException):
    """Something that a user can do something about.

    Wherever it escapes, the command line ends with its line and with status 1.

    Attributes:
        kind: What went wrong.
        facts: What the words and the remedy speak of, by name.
    """

    def __init__(self, kind: ErrorKind, /, **facts: object) -> None:
        self.kind = kind
        self.facts = facts
        words = kind.words.format(**facts)
        if kind.remedy:
            words = f"{words.rstrip('.')}. {kind.remedy.format(**facts)}"
        super().__init__(f"{words} [{kind.code}]")


class SettingError(PluginError):
    """A setting that cannot work.

    Attributes:
        setting: Its name, which leads the line.
    """

    def __init__(self, kind: ErrorKind, setting: str, /, **facts: object) -> None:
        kind = replace(kind, words=f"{{setting}}: {kind.words}")
        super().__init__(kind, setting=setting, **facts)
        self.setting = setting


NOT_VALID = ErrorKind("SET-01", "{problem}.")
NOT_READABLE = ErrorKind("SET-02", "the environment variable is not {expected}.")
NOT_A_ZONE = ErrorKind(
    "SET-03", "{value!r} is not an IANA zone name.", "Such a name is UTC or America/Chicago."
)
NOT_A_TIME = ErrorKind(
    "SET-04",
    "{value!r} is not a date or time.",
    "Write it like 2025-01-31 or 2025-01-31T06:00:00Z.",
)
NOT_A_URL = ErrorKind("SET-05", "{value!r} is not an https URL.", "It is like https://example.com.")
NOT_ENCRYPTED = ErrorKind(
    "SET-06", "must be https, or {secret} would cross the network unread.", "Write https."
)
MISSING = ErrorKind("SET-07", "is needed.")
ONE_TOO_MANY = ErrorKind("SET-08", "is set, and {other} too; keep one.")

# The run of a tap
STREAMS_FAILED = ErrorKind(
    "RUN-01",
    "{failed} of {count} streams failed: {names}.",
    "Their bookmarks did not move past what was read; the next run goes on there.",
)
STREAM_BROKE = ErrorKind("RUN-02", "{stream} cannot go on: {problem}.")
RECORDS_REJECTED = ErrorKind(
    "RUN-03",
    "{count} records were rejected: {names}.",
    "All others went on. See the stream rejected_records for what is wrong with them.",
)
TOO_MANY_REJECTED = ErrorKind(
    "RUN-04",
    "more than {most} records were rejected, the last one since {reason}.",
    "See the stream rejected_records; or raise max_rejected_records.",
)

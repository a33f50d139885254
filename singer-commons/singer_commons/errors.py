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
        hint: The same for the page of errors alone, where the line says it itself, or is but a part
            of another error's.
    """

    code: str
    words: str
    remedy: str = ""
    hint: str = ""

    @property
    def what_to_do(self) -> str:
        """What the page of errors says."""
        return self.remedy or self.hint


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
    """A setting that cannot work; its name leads the line."""

    def __init__(self, kind: ErrorKind, setting: str, /, **facts: object) -> None:
        kind = replace(kind, words=f"{{setting}}: {kind.words}")
        super().__init__(kind, setting=setting, **facts)


NOT_VALID = ErrorKind(
    "SET-01",
    "{problem}.",
    hint="Correct the setting that the words name; each plugin's README lists what it takes.",
)
NOT_READABLE = ErrorKind(
    "SET-02",
    "the environment variable is not {expected}.",
    hint="Set the variable again, as what the words name; in Meltano, settings in "
    "meltano.yml need no variable.",
)
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
MISSING = ErrorKind("SET-07", "is needed.", hint="Set it; the line begins with its name.")
ONE_TOO_MANY = ErrorKind(
    "SET-08",
    "is set, and {other} too; keep one.",
    hint="Take one of the two away, in meltano.yml and in the environment.",
)

# A loader's tables

OTHER_SOURCE = ErrorKind(
    "LOAD-01",
    "{table} holds rows of {known}, and the stream {stream} brings those of {now}.",
    "Nothing of them is written: keys are unique within one source only. Give each a schema of "
    "its own (in Meltano, load_schema of an extractor of its own by inherit_from). If both are "
    "one, take the mark away: comment on table {table} is null;",
)
NO_SCHEMA = ErrorKind(
    "LOAD-02",
    "a message {type} of the stream {stream} came before its SCHEMA.",
    "Nothing of it is written; the tap has to send the schema first.",
)
NOT_A_MESSAGE = ErrorKind(
    "LOAD-03",
    "line {line} of the input is no Singer message: {problem}.",
    "Nothing that follows is written; see what the tap, or what stands before the loader, prints.",
)
BATCH_FILE = ErrorKind(
    "LOAD-04",
    "{file}, a BATCH file of the stream {stream}, cannot be read: {problem}.",
    "Its state is not out: put the file there whole, or let the tap make it again.",
)
NOT_AS_SAID = ErrorKind(
    "LOAD-05",
    "a record of the stream {stream} is not what its schema says: {field} breaks {rule}.",
    "Correct the schema (in Meltano, by the extractor's extra schema), or change or leave out the "
    "field by stream_maps.",
)

# The state and the catalog of a tap

STATE_FOREIGN = ErrorKind(
    "STATE-01",
    "the state is none that this tap wrote: {problem}.",
    "Pass the value of one of its STATE messages; or none, to read everything.",
)
STATE_OF_ANOTHER = ErrorKind(
    "STATE-02",
    "the state was written for the {name} {known}, and this run is for {now}.",
    "Give each a state of its own (in Meltano, an extractor of its own by inherit_from). If it is "
    "the same, correct written_for in the state; adopt_state takes another pipeline's over.",
)
NOT_A_METHOD = ErrorKind(
    "STATE-03",
    "{stream}: the catalog asks for the replication method {method}.",
    "This stream can be read {methods}.",
)
SCHEMA_OVERRIDDEN = ErrorKind(
    "STATE-04",
    "{stream}: the catalog gives the field {field} another schema than its records have.",
    "Remove it there (in Meltano, from the extra schema) and discover the catalog again; a stream "
    "map can change a field.",
)
UNREADABLE_FILE = ErrorKind(
    "STATE-05",
    "{file} is not JSON, or no state or catalog: {problem}.",
    "A run that failed may have left it empty: pass the one before it; or none, to read all.",
)

# The run of a tap
STREAMS_FAILED = ErrorKind(
    "RUN-01",
    "{failed} of {count} streams failed: {names}. The first of them: {first}",
    "Their bookmarks did not move past what was read; the next run goes on there.",
)
STREAM_BROKE = ErrorKind(
    "RUN-02",
    "{stream} cannot go on: {problem}.",
    hint="Nothing of it is lost: the bookmark stays. If the problem says nothing to "
    "you, report the line, with the log before it.",
)
RECORDS_REJECTED = ErrorKind(
    "RUN-03",
    "{count} records were rejected: {names}.",
    "All others went on. Where it is selected, the stream rejected_records holds them.",
)
TOO_MANY_REJECTED = ErrorKind(
    "RUN-04",
    "more than {most} records were rejected, the last one since {reason}.",
    "See the stream rejected_records; or raise max_rejected_records.",
)

# Whose state and catalog they are
ALONE = (
    "Start it again when no other runs. What may run at the same time needs an extractor of its"
    " own, by inherit_from."
)
NEWER_FILE = ErrorKind(
    "OWN-01", "{file} was written after this process began, so perhaps for another run.", ALONE
)
BESIDE_ANOTHER = ErrorKind(
    "OWN-02",
    "Another run of this plugin began meanwhile, and both share one state and one catalog file.",
    f"{ALONE} If none runs, remove {{file}}.",
)
NOT_OF_THIS_RUN = ErrorKind(
    "OWN-03",
    "The state or the catalog was written or removed for another run of this plugin.",
    ALONE,
)

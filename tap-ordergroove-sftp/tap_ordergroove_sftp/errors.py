"""What can go wrong with report files, beside what the SFTP server says."""

from __future__ import annotations

from singer_commons.errors import ErrorKind, PluginError


class ReportFileError(PluginError):
    """A file cannot be read; all others can."""


# Settings
STREAM_TAKEN = ErrorKind(
    "RPT-01", "there is a stream {names} already.", hint="Give the report another name."
)
NO_SUCH_REPORT = ErrorKind(
    "RPT-02",
    "no such report: {name!r}.",
    hint="Name a report of the README's list, or describe your own in reports.",
)
NOT_A_STREAM_NAME = ErrorKind(
    "RPT-03", "{name!r} must be lower case with underscores.", hint="Write it so."
)
NOT_A_PATTERN = ErrorKind(
    "RPT-04",
    "the pattern of {name} must end in {suffix}: {pattern!r}.",
    hint="End the pattern so; a pattern that matches other files would read them as this report.",
)
NOT_A_COLUMN = ErrorKind(
    "RPT-05",
    "not a column: {column!r}.",
    hint="Name a column as the file's header has it, in lower case with underscores.",
)
NOT_AN_ENCODING = ErrorKind(
    "RPT-06",
    "{name!r} is not an encoding that has ASCII in it.",
    "Such encodings are utf-8, cp1252 and latin-1.",
)

# Files
STAMP_UNREADABLE = ErrorKind(
    "RPT-10", "{digits} is no date when it is read as {order}.", "See the setting date_order."
)
HEADER_UNREADABLE = ErrorKind(
    "RPT-11", "its header cannot be read: {reason}.", "Ask Ordergroove to correct it."
)
HEADER_UNDECODABLE = ErrorKind(
    "RPT-12", "its header has a byte that is in no encoding.", "Ask Ordergroove for UTF-8."
)
COLUMN_TWICE = ErrorKind(
    "RPT-13",
    "its header names {columns} more than once, so nobody can tell which is which.",
    "Ask Ordergroove to send every column once.",
)
KEY_LACKING = ErrorKind(
    "RPT-14",
    "its header lacks {labels}, without which rows cannot be told apart; it names {columns}.",
    "Ask Ordergroove to add {labels} to the report.{way_out}",
)
HEADER_LACKING = ErrorKind(
    "RPT-15",
    "its header names no column of {report}: {columns}.",
    "Ask Ordergroove for files with a header row.",
)
LINE_TOO_LONG = ErrorKind(
    "RPT-16", "a line of more than {size} MiB: this is no CSV file.", "Ask Ordergroove."
)
TOO_MANY_REJECTED = ErrorKind(
    "RPT-17",
    "more than {most} rows were rejected, such as line {line}: {reason}.",
    "See the stream rejected_rows, and ask Ordergroove to correct the report; or raise "
    "max_rejected_rows.",
)
MOSTLY_REJECTED = ErrorKind(
    "RPT-18",
    "{rejected} of its {rows} rows were rejected, such as line {line}: {reason}.",
    "See the stream rejected_rows. The file is read again by every run until at least half of its "
    "rows can be taken.",
)
NEVER_READ = ErrorKind(
    "RPT-19",
    "{runs} runs have left it for the next one, though the server lists it unchanged. {error}",
    "It is tried again by every run.",
)

NOT_CSV = ErrorKind(
    "RPT-21", "it is {what}, not comma-separated text.", "Ask Ordergroove for CSV in UTF-8."
)

# The run
FILES_FAILED = ErrorKind(
    "RPT-20",
    "{count} files could not be read, and are tried again by every run. {reasons}",
    hint="Read the reasons: each names a file and its own code. Once the files are "
    "right, the next run reads them.",
)

"""Errors of files, of the streams that they come from, and of the folders that keep them."""

from __future__ import annotations

from singer_commons.errors import ErrorKind, PluginError


class NameTakenError(PluginError):
    """The destination has a file of this name."""


class DeliveryError(PluginError):
    """A file could not be delivered, and no second try now would change that."""


_TAP = "Report it to the maker of the tap; no file was sent."
_ROOM = "Check the folder, who may write there, and the room on its disk."

# What comes in
NOT_A_MESSAGE = ErrorKind(
    "CSV-01",
    "line {number} of the input is not a Singer message ({size} bytes).",
    "The tap must write Singer messages only.",
)
WRONG_SCHEMA_MESSAGE = ErrorKind(
    "CSV-02", "a SCHEMA message of the stream {stream!r} has a wrong {field}.", _TAP
)
NO_RECORD = ErrorKind("CSV-03", "a RECORD message of the stream {stream!r} holds no record.", _TAP)
NOT_FOLLOWED = ErrorKind("CSV-04", "The input cannot be followed: {kind}: {cause}", _TAP)
NOT_MAPPED = ErrorKind(
    "CSV-05",
    "stream_maps: the stream {stream!r} cannot be mapped: {problem}.",
    "Correct the expression.",
)
OTHER_COLUMNS = ErrorKind(
    "CSV-07",
    "the stream {stream!r} brings {columns}, which the file of {type} does not have: an earlier "
    "schema began it.",
    "Name its columns in the settings.",
)
BATCH_UNKNOWN = ErrorKind(
    "CSV-08", "a BATCH message of the stream {stream!r} does not say what its files are.", _TAP
)
BATCH_FORMAT = ErrorKind(
    "CSV-09",
    "{stream}: batches of the format {format} are not read, only jsonl.",
    "Let the tap write jsonl.",
)
BATCH_EMPTY = ErrorKind("CSV-10", "a BATCH message of the stream {stream!r} names no files.", _TAP)
BATCH_LINE = ErrorKind(
    "CSV-11", "line {number} of the batch file {url} is no JSON ({size} bytes).", _TAP
)
BATCH_UNREADABLE = ErrorKind(
    "CSV-12",
    "{stream}: the batch file {url!r} cannot be read: {error}.",
    "Check that it is there and whole; and the library, if such an address needs one.",
)
REF_TO_NOWHERE = ErrorKind(
    "CSV-15",
    "the schema of the stream {stream!r} is broken: its property {property!r} refers to {ref}, "
    "which is not in it.",
    _TAP,
)
SCHEMA_UNUSABLE = ErrorKind(
    "CSV-16",
    "the schema of the stream {stream!r} cannot be used (property {property!r}): {problem}.",
    "Set flattening_separator where flattened names are the same; else tell the maker of the tap.",
)
NO_COLUMN_FITS = ErrorKind(
    "CSV-13",
    "no column of {type} takes any field that records of the stream {stream!r} have ({fields}).",
    "Map them to columns with stream_maps.",
)
NOT_WITH_ORIGINS = ErrorKind(
    "CSV-14",
    "line {number} of the rejects does not say what the record was before stream maps; an earlier "
    "version wrote it.",
    "Leave --remap out, and put the records right.",
)

# Settings
NOT_IN_FILE_TYPES = ErrorKind(
    "CSV-21",
    "does not say what the stream {stream!r} is for.",
    "Name a type of file for it, or null to leave it out.",
)
NO_SUCH_TYPE = ErrorKind(
    "CSV-22",
    "{service} has no type {name}; its types are {types}.",
    hint="Name one of these types.",
)
OTHERS_HAVE_A_TYPE = ErrorKind(
    "CSV-23",
    "all other streams (*) can only be left out: null.",
    hint="Name each stream that is to become a file.",
)
BLANKS_WOULD_RESET = ErrorKind(
    "CSV-24",
    "the stream {stream!r} has no {columns}, and a blank cell would reset what {type} rows hold "
    "there.",
    "Let the stream have them (null resets on purpose), or set absent_columns to blank.",
)
WRONG_COLUMNS = ErrorKind(
    "CSV-25",
    "{problem}.",
    hint="Correct the entry that the words name; the README lists the columns.",
)
NOWHERE_TO_GO = ErrorKind(
    "CSV-26", "is needed, or output_dir to write files to.", hint="Set one of the two."
)
NOT_A_FOLDER = ErrorKind(
    "CSV-27", "is a file.", hint="Name a folder; it is made where there is none."
)

# Delivery
NAME_TAKEN = ErrorKind(
    "CSV-31",
    "{path} is there already.",
    hint="Nothing: the target takes another name by itself. Where it ends a run, "
    "something else writes there under the same names; find it, or give one of "
    "the two a folder of its own.",
)
NO_NAME_FREE = ErrorKind(
    "CSV-32", "{where}: no name of the next while is free.", "Remove old files there."
)
NOT_WRITTEN = ErrorKind("CSV-33", "{path} cannot be written: {error}.", _ROOM)
NOT_DELIVERED = ErrorKind(
    "CSV-34",
    "{error} {outlook}",
    hint="The words name the cause, with its own code, and what became of the file.",
)
TOO_MANY_REJECTS = ErrorKind(
    "CSV-35",
    "{count} records are held back, more than max_rejects allows ({limit}): nothing was sent. They "
    "are in {place}. {reasons}.",
    "Correct the map or the source, or raise max_rejects.",
)
SLIP_IN_A_MAP = ErrorKind(
    "CSV-36",
    "{count} records are held back for {column}, as a slip in a map would do: nothing was sent. "
    "They are in {place}. {reasons}.",
    "Correct stream_maps and run again, or send these alone: --replay {place} --remap.",
)

# Files of this machine
OUTPUT_DIR = ErrorKind("CSV-41", "output_dir: {folder} cannot be written: {error}.", _ROOM)
REJECTS_PATH = ErrorKind("CSV-42", "rejects_path: {path} cannot be written: {error}.", _ROOM)
PENDING_UNREADABLE = ErrorKind("CSV-43", "{path} cannot be read: {error}.", _ROOM)
PENDING_CHANGED = ErrorKind(
    "CSV-44",
    "{path} is not what was written there; it was changed or cut off.",
    "Remove it; send its rows again.",
)
PENDING_UNKNOWN = ErrorKind(
    "CSV-45", "{path} cannot be read ({error});", "see to it, or move it and its file away."
)
PENDING_UNLOCKED = ErrorKind("CSV-46", "{path} cannot be locked: {error}.", _ROOM)
STATE_UNWRITTEN = ErrorKind(
    "CSV-48",
    "All files are delivered, but the state cannot be written to the standard output: {error}.",
    "Keep it open; the next run sends the same again.",
)
THIS_MACHINE = ErrorKind(
    "CSV-47", "Files of this machine cannot be written or read: {error}.", _ROOM
)

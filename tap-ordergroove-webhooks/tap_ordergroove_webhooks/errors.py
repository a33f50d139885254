"""Errors of the receiver, its log and its tap: each with its code, its words and its remedy."""

from __future__ import annotations

from singer_commons.errors import ErrorKind, PluginError


class StoreError(PluginError):
    """The event log is not there, or its store fails; no value of an event is in the message."""


# The setting `store`, of receiver and tap.
NOT_A_STORE = ErrorKind(
    "HOOK-01",
    "is not a URL of a database.",
    "Such are sqlite:////var/lib/events.db and postgresql://host/name.",
)
NOT_SUPPORTED = ErrorKind(
    "HOOK-02",
    "must be sqlite or postgresql, not {backend}.",
    hint="Name a database of one of the two.",
)
NOT_A_FILE = ErrorKind(
    "HOOK-03",
    "needs the path of a file: sqlite:////var/lib/events.db.",
    hint="Give the path; four slashes begin an absolute one.",
)

# The log.
NO_LOG = ErrorKind(
    "HOOK-10",
    "there is no event log {place}.",
    "The receiver makes it when it starts; the setting store says where.",
)
FOREIGN_LOG = ErrorKind(
    "HOOK-11",
    "the event log in the store was not made by the receiver.",
    "Name the receiver's own.",
)
STORE_FAILS = ErrorKind(
    "HOOK-12",
    "The event log cannot be used: {reason}.",
    "Check the setting store, and whether what it names can be reached.",
)
EXISTS = ErrorKind("HOOK-13", "{file} is there already.", "Name another file, or move it away.")
HOLDS_A_LOG = ErrorKind(
    "HOOK-14", "the store holds events already.", "Restore into one that is empty, and start there."
)
COPY_FAILS = ErrorKind(
    "HOOK-15",
    "The log cannot be copied between the store and {file}: {reason}.",
    "Check both: whether FILE is a backup, or its folder is there and has room; the setting store.",
)

# The tap.
BAD_BOOKMARK = ErrorKind(
    "HOOK-20",
    "{stream}: the state's replication_key_value is not a sequence number: {value!r}.",
    "Correct it, or remove the stream from the state to read it from its beginning.",
)

# The receiver's settings, and where they come from.
UNKNOWN = ErrorKind(
    "HOOK-30",
    "is not a setting; there are {names}.",
    hint="Take it away, or write it as the list has it.",
)
CONFIG_UNREADABLE = ErrorKind("HOOK-31", "{path} cannot be read: {reason}.", "Check the path.")
CONFIG_NOT_OBJECT = ErrorKind(
    "HOOK-33",
    "{path} holds no JSON object of settings.",
    hint="Let the file hold one object, its names those of the settings.",
)
ROUTES_NOT_JSON = ErrorKind(
    "HOOK-34",
    "the environment variable {variable} is not JSON.",
    hint="Write the value as JSON: texts in quotes, lists in brackets.",
)
NOT_TEXT = ErrorKind("HOOK-35", "must be text.", hint="Put it in quotes.")
NOT_WHOLE = ErrorKind(
    "HOOK-36", "must be a whole number.", hint="Write it in digits, without quotes."
)
OUT_OF_RANGE = ErrorKind(
    "HOOK-37", "must be {bounds}.", hint="Choose a number within these bounds."
)
NOT_A_LIST = ErrorKind(
    "HOOK-38", "must be a list.", hint="Put it in brackets, also where it has one entry."
)
ROUTE_TWICE = ErrorKind(
    "HOOK-39",
    "{path} is there twice; each webhook needs its own.",
    hint="Give one of the two another path, in Ordergroove too.",
)
ROUTE_PARTS = ErrorKind(
    "HOOK-40",
    "must have {parts}, and nothing else.",
    hint="Add what is missing, and take away what is not named.",
)
BAD_PATH = ErrorKind(
    "HOOK-41",
    "must be like /ordergroove/acme: letters, digits and ._~- in parts.",
    hint="Change the path, in Ordergroove too.",
)
OWN_PATH = ErrorKind("HOOK-42", "{path} is the receiver's own.", "Choose another one.")
BAD_MERCHANT = ErrorKind(
    "HOOK-43", "must be text: the merchant's id or name.", hint="Put it in quotes."
)
NO_KEYS = ErrorKind(
    "HOOK-44",
    "must be a list of keys; one is empty, or holds characters that none has, or there is none.",
    "Copy them from Ordergroove.",
)
NO_ROUTES = ErrorKind(
    "HOOK-46",
    "there is no webhook to receive.",
    hint="Add a webhook to webhooks: its path and its key.",
)

# The receiver's commands.
NO_SUCH_ROUTE = ErrorKind(
    "HOOK-50", "does not have {path}, so there is no key to sign with.", "Add it, or name another."
)
NO_SUCH_TYPE = ErrorKind("HOOK-51", "there is no type {types}.", "Leave --type out to see all.")
NOT_SENT = ErrorKind(
    "HOOK-52",
    "{event}: {reason}; {sent} events were sent before it.",
    hint="Correct what the reason names, and run the command again with the events that are left.",
)
NOT_TAKEN = ErrorKind("HOOK-53", "{count} events were not taken.", "See the receiver's log.")

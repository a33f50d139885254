"""Errors of the target: its settings, and what its streams declare."""

from __future__ import annotations

from singer_commons.errors import ErrorKind

NO_SLASH = ErrorKind(
    "DOT-01",
    "{path!r} does not begin with a slash.",
    hint="Begin it with a slash: paths are absolute.",
)
NO_FOLDER = ErrorKind("DOT-02", "{path!r} is no folder.", "Name a folder, such as /pending.")
COLUMN_NAME = ErrorKind(
    "DOT-03", "{name!r} is no column's name.", hint="Write the name as the column's head is to be."
)
WHO_IT_IS = ErrorKind(
    "DOT-04",
    "customers has no column from {source}, which tells who it is;",
    'if it is called otherwise there, write {{"name": "…", "from": "{source}"}}.',
)
DOCUMENTED = ErrorKind(
    "DOT-05",
    "customers: {source} has its documented format, and one column.",
    hint="Take its format away, and name it once.",
)
ONLY_FROM_PRIVACY = ErrorKind(
    "DOT-06",
    "customers: {name} can only come from PRIVACY (or subscribed).",
    hint="Let it come from one of these: consent is not taken from anything else.",
)
SUBSCRIBED_IS_NO_COLUMN = ErrorKind(
    "DOT-07",
    "customers: subscribed is what PRIVACY is made of, and no column.",
    hint="Map PRIVACY, or leave the map away.",
)
NO_COLUMNS = ErrorKind(
    "DOT-08", "a stream for {type} declares no columns;", "name them in the setting columns."
)
TEMPORARY_NAME = ErrorKind(
    "DOT-09",
    "{name!r} is no temporary name.",
    "It holds {{id}} once, no slash, no digit, and none of {types}: importers look for these.",
)

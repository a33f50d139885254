"""Errors of the loader: what DuckDB or another program stands in the way with."""

from __future__ import annotations

from singer_commons.errors import ErrorKind

IN_USE = ErrorKind(
    "DUCK-01",
    "another program has {file} open{holder}.",
    "DuckDB lets one program at a time write to a file, and nobody read it meanwhile; "
    "close it there, or let this run begin when the other has ended.",
)
CANNOT_OPEN = ErrorKind(
    "DUCK-02",
    "{file} cannot be opened: {problem}.",
    "Its folder must be there, and a file that a newer DuckDB made needs that version here, too.",
)
CANNOT_WRITE = ErrorKind(
    "DUCK-03",
    "DuckDB cannot write {table}: {problem}.",
    "Nothing of the batch is written; make room, and run again.",
)
UNFIT = ErrorKind(
    "DUCK-04",
    "{table}: {column} is {type}, and a value of the stream does not fit in.",
    "Nothing of the batch is written; a wider type takes it: "
    "alter table {table} alter {column} type varchar (or hugeint, double).",
)
REFUSED = ErrorKind(
    "DUCK-05",
    "DuckDB refuses what is to be done to {table}: {problem}.",
    "Nothing of the batch is written.",
)
SAME_NAME = ErrorKind(
    "DUCK-07",
    "{place} cannot hold both {first} and {second}: to DuckDB, they have one name.",
    "Nothing is written; leave one out, or give it another name with stream_maps.",
)
KEY_TYPE = ErrorKind(
    "DUCK-08",
    "the key {column} of {table} is {type}, and a value of the stream does not fit in.",
    "Nothing of the batch is written. DuckDB changes no key's type: rename the table or drop it, "
    "and load the stream again from its beginning (meltano run --full-refresh).",
)
OTHER_KEY = ErrorKind(
    "DUCK-09",
    "the key of {table} is {known}, and the stream's is {now}.",
    "Nothing is written. Rename the table or drop it, and load the stream again from its "
    "beginning (meltano run --full-refresh).",
)
NO_TEMP = ErrorKind(
    "DUCK-10",
    "a batch of {table} cannot be written to {folder}: {problem}.",
    "Nothing of the batch is in the table; make room there, or name another folder in temp_dir.",
)
NO_KEY = ErrorKind(
    "DUCK-06",
    "the stream {stream} has no primary key.",
    "Its rows would be doubled by each run; with primary_key_required off, they are appended.",
)

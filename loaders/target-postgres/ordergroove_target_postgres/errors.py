"""Errors of the loader: what PostgreSQL or another program stands in the way with."""

from __future__ import annotations

from singer_commons.errors import ErrorKind

LOCKED = ErrorKind(
    "PG-01",
    "{table} was locked for {minutes}{holders}.",
    "Nothing of the batch is written; end the transaction that holds the lock, and run again.",
)
GONE = ErrorKind(
    "PG-02",
    "PostgreSQL ended the connection while {table} was written: {problem}.",
    "Nothing of the batch is written; the next run goes on from the last state.",
)
FULL = ErrorKind(
    "PG-03",
    "PostgreSQL has no room for {table}: {problem}.",
    "Nothing of the batch is written; make room, and run again.",
)
BESIDE_ANOTHER = ErrorKind(
    "PG-04",
    "another run loads into {table}{holders}, and both wait for each other.",
    "What may run at the same time needs tables of its own (a load_schema, or other streams).",
)
UNREACHABLE = ErrorKind(
    "PG-06",
    "PostgreSQL cannot be reached: {problem}.",
    "Nothing of the batch is written; check host, port, user, password and database, the "
    "certificate, and whether the server runs.",
)
LONG_NAME = ErrorKind(
    "PG-05",
    "{table} cannot have the column {column}: PostgreSQL's names end after {most} bytes.",
    "Nothing is written; deselect the field, or give it a shorter name with stream_maps.",
)

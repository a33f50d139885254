"""The stock loader's way of writing rows, with every digit, and each row once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects.postgresql import JSONB
from target_postgres.sinks import PostgresSink as StockSink
from typing_extensions import override

from ordergroove_target_postgres import tables
from ordergroove_target_postgres.connector import PostgresConnector
from ordergroove_target_postgres.locks import cursor_of
from singer_commons.sql_target.csv_cells import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import psycopg
    import sqlalchemy

    from singer_commons.sql_target.tables import Table


class ExactSink(StockSink):
    """Inserts records into a temporary table, and merges that.

    Attributes:
        wants_copy: Whether COPY is allowed; the stock loader's own goes through binary floats.
        table: The table, once it is set up.
    """

    connector_class = PostgresConnector
    table: Table

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wants_copy = bool(self.config["use_copy"])
        self._config["use_copy"] = False

    def insert_records(self, records: list[dict[str, Any]]) -> None:
        """Write records in one transaction."""
        StockSink.process_batch(self, {"records": records})

    def merge(
        self, cursor: psycopg.Cursor[Any], staged: str, columns: list[str], times: set[str]
    ) -> None:
        """Bring a temporary table's rows into the table."""
        keys = [] if self.append_only else list(self.key_properties)
        for statement in tables.merge(staged, self.table, columns, keys, times):
            cursor.execute(statement.encode())

    @override
    def column_representation(self, schema: dict[str, Any]) -> list[sqlalchemy.Column[Any]]:
        """Return the columns; a document that is not there is SQL's NULL."""
        columns = super().column_representation(schema)
        for column in columns:
            if isinstance(column.type, JSONB):
                column.type.none_as_null = True
        return columns

    @override
    def bulk_insert_records(
        self,
        table: sqlalchemy.Table,
        schema: dict[str, Any],
        records: Iterable[dict[str, Any]],
        primary_keys: Sequence[str],
        connection: sqlalchemy.Connection,
    ) -> int | None:
        """Insert records; NUL and half surrogate pairs are replaced, before keys are compared."""
        records = [storable(each) for each in records]
        if self.connector.sanitize_null_text_characters:
            records = [_without_nul(each) for each in records]
        return super().bulk_insert_records(table, schema, records, primary_keys, connection)

    @override
    def upsert(
        self,
        from_table: sqlalchemy.Table,
        to_table: sqlalchemy.Table,
        schema: dict[str, Any],
        join_keys: Sequence[str],
        connection: sqlalchemy.Connection,
    ) -> int | None:
        """Merge, each row once."""
        self.merge(cursor_of(connection), from_table.name, list(schema["properties"]), set())
        return None


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, list):
        return [_without_nul(each) for each in value]
    if isinstance(value, dict):
        return {_without_nul(name): _without_nul(each) for name, each in value.items()}
    return value

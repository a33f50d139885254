"""Loads messages in this process, and reads tables back as text, to the last digit."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from secrets import token_hex
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.sql import SQL, Identifier
from target_postgres.target import TargetPostgres as Stock

from ordergroove_target_postgres.target import TargetPostgres

if TYPE_CHECKING:
    from collections.abc import Iterable

METADATA_CHANGES = ("_sdc_received_at", "_sdc_batched_at", "_sdc_sequence", "_sdc_sync_started_at")
"""Columns that differ between two runs."""

__all__ = ["Database", "Stock", "TargetPostgres", "record", "schema", "state"]


def schema(properties: dict[str, Any], keys: Iterable[str] = ("id",), stream: str = "s") -> str:
    """Return a SCHEMA message."""
    return json.dumps(
        {
            "type": "SCHEMA",
            "stream": stream,
            "schema": {"type": "object", "properties": properties},
            "key_properties": list(keys),
        }
    )


def record(values: str | dict[str, Any], stream: str = "s", **others: Any) -> str:
    """Return a RECORD message; text is taken for the record's JSON as it stands."""
    raw = values if isinstance(values, str) else json.dumps(values)
    more = "".join(f",{json.dumps(name)}:{json.dumps(value)}" for name, value in others.items())
    return f'{{"type":"RECORD","stream":"{stream}","record":{raw}{more}}}'


def state(value: Any) -> str:
    """Return a STATE message."""
    return json.dumps({"type": "STATE", "value": value})


@dataclass
class Database:
    """An empty schema of a PostgreSQL database."""

    url: str
    schema: str = field(default_factory=lambda: f"s_{token_hex(4)}")

    def config(self, **others: Any) -> dict[str, Any]:
        """Return the settings that meltano.yml gives the loader, with others."""
        return {
            "sqlalchemy_url": self.url.replace("postgresql://", "postgresql+psycopg://"),
            "default_target_schema": self.schema,
            "sanitize_null_text_characters": True,
            "use_copy": True,
            "validate_records": False,
            **others,
        }

    def load(self, *lines: str, by: type[Stock] = TargetPostgres, **others: Any) -> Stock:
        """Load messages, and return the target."""
        target = by(config=self.config(**others))
        try:
            target.listen(io.StringIO("".join(f"{line}\n" for line in lines)))
        finally:
            if isinstance(target, TargetPostgres):
                target.close()  # the claims' connection, too, wherever the load ended
                target.background.join()
            target.target_connector._engine.dispose()
        return target

    def query(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query; ``{}`` in it is the schema."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(SQL(query).format(Identifier(self.schema)), values)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []

    def columns(self, table: str = "s") -> list[tuple[Any, ...]]:
        """Return the columns in their order: name, type, whether null is allowed."""
        return self.query(
            "select attname, format_type(atttypid, atttypmod), attnotnull from pg_attribute "
            "where attrelid = format('%%I.%%I', %s::text, %s::text)::regclass and attnum > 0 "
            "and not attisdropped order by attnum",
            self.schema,
            table,
        )

    def rows(self, table: str = "s", *, of: Iterable[str] | None = None) -> list[tuple[Any, ...]]:
        """Return the rows as text, sorted, without the columns that differ between two runs."""
        names = of or [each[0] for each in self.columns(table) if each[0] not in METADATA_CHANGES]
        listed = SQL(", ").join(SQL("{}::text").format(Identifier(each)) for each in names)
        with psycopg.connect(self.url) as connection:
            found = connection.execute(
                SQL("select {} from {}").format(listed, Identifier(self.schema, table))
            )
            return sorted(found.fetchall(), key=repr)

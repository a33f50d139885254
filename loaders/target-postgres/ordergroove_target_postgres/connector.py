"""Connections whose transactions take times for UTC, and do not wait for ever."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError, ProgrammingError
from target_postgres.connector import PostgresConnector as StockConnector
from target_postgres.driver import PSYCOPG3
from typing_extensions import override

from ordergroove_target_postgres.locks import Claims, begin_transactions

if TYPE_CHECKING:
    import sqlalchemy


class PostgresConnector(StockConnector):
    """Makes connections, schemas and tables."""

    @cached_property
    def claims(self) -> Claims:
        """The tables that this run loads into."""
        return Claims(self._engine, self.logger)

    @property
    def engine(self) -> sqlalchemy.Engine:
        """The engine that connections come from."""
        return self._engine

    @property
    def can_copy(self) -> bool:
        """Whether the driver is the one whose COPY the fast way uses."""
        dialect = self._engine.dialect
        return f"{dialect.name}+{dialect.driver}" == PSYCOPG3

    def close(self) -> None:
        """Let go of what this run has claimed, and of its connections."""
        self.claims.release()
        self._engine.dispose()

    @override
    def create_engine(self) -> sqlalchemy.Engine:
        engine = super().create_engine()
        begin_transactions(engine)
        return engine

    @override
    def prepare_schema(self, schema_name: str) -> None:
        """Create a schema, unless it is there, or another run is faster."""
        try:
            super().prepare_schema(schema_name)
        except (IntegrityError, ProgrammingError):
            if not self.schema_exists(schema_name):
                raise

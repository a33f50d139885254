"""Connections whose transactions take times for UTC, and do not wait for ever."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import make_url
from sqlalchemy.exc import IntegrityError, ProgrammingError
from target_postgres.connector import PostgresConnector as StockConnector
from target_postgres.driver import PSYCOPG3
from typing_extensions import override

from ordergroove_target_postgres.locks import Claims, begin_transactions

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    def close(self) -> None:
        """Let go of what this run has claimed, and of its connections."""
        self.claims.release()
        self._engine.dispose()

    @override
    def get_sqlalchemy_url(self, config: Mapping[str, Any]) -> str:
        """Return the URL, with the driver that the fast way, locks and errors are made for."""
        url = make_url(super().get_sqlalchemy_url(config)).set(drivername=PSYCOPG3)
        return url.render_as_string(hide_password=False)

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

"""The target: the stock loader's settings and messages, with a fast way for plain records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from target_postgres.target import TargetPostgres as StockTarget
from typing_extensions import override

from ordergroove_target_postgres.connector import PostgresConnector
from ordergroove_target_postgres.sink import PostgresSink
from singer_commons.sql_target.target import LineTarget

if TYPE_CHECKING:
    from singer_sdk.sql import SQLConnector


class TargetPostgres(LineTarget, StockTarget):
    """Loads Singer messages into PostgreSQL."""

    package_name = "ordergroove-target-postgres"
    default_sink_class = PostgresSink

    @property
    @override
    def target_connector(self) -> SQLConnector:
        is_new = self._target_connector is None
        connector = super().target_connector
        if is_new:
            self._setup_signal_handlers()  # with an SSH tunnel, the stock loader sets its own
        return connector

    @override
    def close(self) -> None:
        connector = self._target_connector
        if isinstance(connector, PostgresConnector):
            self.background.close(connector.close)

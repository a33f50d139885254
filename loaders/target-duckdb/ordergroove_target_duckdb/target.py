"""The target: its settings, and what is shared with other loaders into databases."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from singer_sdk import typing as th
from singer_sdk.helpers.capabilities import PluginCapabilities
from typing_extensions import override

from ordergroove_target_duckdb.file import DuckDBFile
from ordergroove_target_duckdb.sink import DuckDBSink
from singer_commons.settings import setting
from singer_commons.sql_target.target import LineTarget


class TargetDuckDB(LineTarget):
    """Loads Singer messages into a DuckDB file."""

    name = "target-duckdb"
    package_name = "ordergroove-target-duckdb"
    default_sink_class = DuckDBSink
    capabilities = [*LineTarget.capabilities, PluginCapabilities.BATCH]  # noqa: RUF012 - as the SDK has it
    config_jsonschema = th.PropertiesList(
        setting(
            "filepath",
            "File Path",
            "The database file (or md:... for MotherDuck).",
            required=True,
        ),
        setting("token", "MotherDuck Token", "Access token for MotherDuck.", secret=True),
        setting("temp_dir", "Temporary Directory", "Folder for temporary files."),
        setting(
            "primary_key_required",
            "Primary Key Required",
            "Refuse streams without a primary key.",
            th.BooleanType,
            default=False,
        ),
        setting(
            "add_metadata_columns",
            "Add Metadata Columns",
            "Another name for add_record_metadata.",
            th.BooleanType,
        ),
        setting(
            "load_method",
            "Load Method",
            "upsert: a row takes the place of the one with its key; append-only: it does not, and "
            "tables have no key; overwrite: each run makes its tables anew.",
            th.StringType(allowed_values=["upsert", "append-only", "overwrite"]),
            default="upsert",  # the SDK's is append-only
        ),
        setting(
            "data_flattening_max_level",
            "Data Flattening Max Level",
            "How many levels of nested objects become columns; 0 keeps them as JSON.",
            th.IntegerType,
        ),
    ).to_dict()

    @override
    def setup_mapper(self) -> None:
        self._config = with_old_names(self._config)
        super().setup_mapper()

    @override
    def close(self) -> None:
        # A batch at hand is ended: a file is not closed beneath it.
        with suppress(BaseException):
            self.background.wait()
        if isinstance(self._target_connector, DuckDBFile):
            self.background.close(self._target_connector.close)


def with_old_names(config: dict[str, Any]) -> dict[str, Any]:
    """Return settings by the SDK's names, also where they have those of earlier loaders."""
    config = dict(config)
    if config.get("add_metadata_columns"):
        config["add_record_metadata"] = True
    if levels := config.get("data_flattening_max_level"):
        config |= {"flattening_enabled": True, "flattening_max_depth": levels}
    return config

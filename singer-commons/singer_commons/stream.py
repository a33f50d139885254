"""The promise that no row is lost: a state speaks only of records that are out.

The SDK writes a record before it asks for the next one, so what follows a ``yield`` in
`get_records` runs when the record is out. In BATCH mode it is out once its file is announced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from singer_sdk import Stream
from singer_sdk.helpers.conform import TypeConformanceLevel
from typing_extensions import override

from singer_commons.errors import NOT_A_METHOD, SCHEMA_OVERRIDDEN, PluginError
from singer_commons.state_owner import mark
from singer_commons.sync import Sync

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from singer_sdk import Tap
    from singer_sdk.helpers._batch import BaseBatchFileEncoding, BatchConfig
    from singer_sdk.helpers.types import Context, Record
    from singer_sdk.singerlib import Catalog

INCREMENTAL = "INCREMENTAL"
FULL_TABLE = "FULL_TABLE"
SHAPING = ("format", "anyOf", "oneOf", "allOf")

R = TypeVar("R", bound=Sync[Any])


class CommonStream(Stream, Generic[R]):
    """A stream whose state is set by `commit` alone."""

    TYPE_CONFORMANCE_LEVEL = TypeConformanceLevel.NONE
    """Records are made as their schema says; a second pass would cost half the speed."""

    state_keys: ClassVar[Collection[str]] = ()
    """Of these, a bookmark of this stream has at least one."""

    def __init__(self, tap: Tap, sync: R, **kwargs: Any) -> None:
        """Make a stream.

        Args:
            tap: The tap.
            sync: The run; all that the stream shares with others.
            kwargs: As for the SDK's class.
        """
        self.run = sync
        super().__init__(tap, **kwargs)
        self._uncommitted: dict[str, Any] = {}
        sync.begin(self.name)

    @override
    def apply_catalog(self, catalog: Catalog) -> None:
        """Take what a catalog selects, and the replication method that it asks for.

        Raises:
            PluginError: If a selected stream cannot be read, or its records would not be, as the
                catalog says.
        """
        key = self.replication_key
        super().apply_catalog(catalog)
        self.replication_key = key  # what a source can be asked by is not for a catalog to say
        entry = catalog.get_stream(self.name)
        if entry is None:
            return
        forced = entry.metadata.root.forced_replication_method or entry.replication_method
        self.forced_replication_method = forced
        if not self.selected:
            return
        methods = [INCREMENTAL, FULL_TABLE] if key else [FULL_TABLE]
        if self.replication_method not in methods:
            raise PluginError(
                NOT_A_METHOD, stream=self.name, method=forced, methods=" or ".join(methods)
            )
        for field in overridden_fields(self.schema, entry.schema.to_dict()):
            raise PluginError(SCHEMA_OVERRIDDEN, stream=self.name, field=field)

    @property
    def in_batches(self) -> bool:
        """Whether records leave in batch files, which carry no version of their table."""
        return self.get_batch_config(self.config) is not None

    @property
    def announces_versions(self) -> bool:
        """Whether to say when a table is complete; for batches that would delete their rows."""
        return bool(self.config.get("emit_activate_version_messages")) and not self.in_batches

    def commit(self, state: dict[str, Any]) -> None:
        """Put something in the state, once all records that it speaks of are out."""
        if self.in_batches:
            self._uncommitted.update(state)
        else:
            self._apply(state)
            self._write_state_message()

    def report_field(self, field: str, what: str) -> None:
        """Warn of a field; to be called once a field and run."""
        self.logger.warning(
            "%s: field %s %s; kept in _unknown_fields (said once a run).", self.name, field, what
        )

    def _apply(self, state: dict[str, Any]) -> None:
        self.stream_state.update(state)
        mark(self.tap_state, self.run.written_for)
        self.state_manager.is_flushed = False

    @override
    def get_batches(
        self, batch_config: BatchConfig, context: Context | None = None
    ) -> Iterable[tuple[BaseBatchFileEncoding, list[str]]]:
        """Yield batch files; what a file makes true goes into the state once it is announced."""
        for batch in super().get_batches(batch_config, context):
            announced = dict(self._uncommitted)
            yield batch
            self._apply(announced)
        self._apply(self._uncommitted)

    @override
    def log_sync_costs(self) -> None:
        """Count the stream out: the SDK calls this for each one after the last record of all."""
        super().log_sync_costs()
        self.run.end(self.name)

    @property
    @override
    def emit_activate_version_messages(self) -> bool:
        """Never before the records, as the SDK would: a load that fails would leave no table."""
        return False

    @override
    def get_replication_key_signpost(self, context: Context | None = None) -> None:
        """The state is set by `commit` alone."""

    @override
    def _write_starting_replication_value(self, context: Context | None) -> None:
        """The state is set by `commit` alone."""

    @override
    def _increment_stream_state(
        self, latest_record: Record, *, context: Context | None = None
    ) -> None:
        """The state is set by `commit` alone."""


def overridden_fields(own: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields that another schema gives another type, and those that it makes up.

    Fields of ours, which begin with an underscore, come and go with a stream's way of reading.
    """
    for name, definition in given.get("properties", {}).items():
        mine = own["properties"].get(name)
        if mine is None:
            if not name.startswith("_"):
                yield name
        elif _types(mine) != _types(definition) or any(
            mine.get(key) != definition.get(key) for key in SHAPING
        ):
            yield name


def _types(definition: Mapping[str, Any]) -> set[str]:
    types = definition.get("type", ())
    return {types} if isinstance(types, str) else set(types)

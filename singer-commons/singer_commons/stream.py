"""The promise that no row is lost: a state speaks only of records that are out.

What `get_records` has yielded is out before a state that is committed after it. In BATCH mode it
is out once its file is announced.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from singer_sdk import typing as th
from singer_sdk.helpers.conform import TypeConformanceLevel
from singer_sdk.singerlib import Metadata
from typing_extensions import override

from singer_commons.errors import (
    NOT_A_METHOD,
    SCHEMA_OVERRIDDEN,
    STREAM_BROKE,
    TOO_MANY_REJECTED,
    PluginError,
)
from singer_commons.exact_json import to_ascii
from singer_commons.many_records import ManyRecordsStream
from singer_commons.message_writer import SourcedSchema
from singer_commons.settings import setting
from singer_commons.state_owner import mark
from singer_commons.sync import Sync
from singer_commons.values import UNKNOWN_FIELDS, format_time

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Mapping

    from singer_sdk import Tap
    from singer_sdk.helpers._batch import BaseBatchFileEncoding, BatchConfig
    from singer_sdk.helpers.types import Context, Record
    from singer_sdk.singerlib import Catalog, SchemaMessage

INCREMENTAL = "INCREMENTAL"
FULL_TABLE = "FULL_TABLE"
SHAPING = ("format", "anyOf", "oneOf", "allOf", "enum", "maxLength", "maximum", "minimum")
"""What else than its type says which values a field may have."""

MAX_REJECTED = setting(
    "max_rejected_records",
    "Rejected records",
    "A stream fails once more of its records cannot be taken; see the stream rejected_records.",
    th.IntegerType(minimum=0),
    default=100,
)

R = TypeVar("R", bound=Sync[Any])


class CommonStream(ManyRecordsStream, Generic[R]):
    """A stream whose state is set by `commit` alone."""

    TYPE_CONFORMANCE_LEVEL = TypeConformanceLevel.NONE
    """Records are made as their schema says; a second pass would cost half the speed."""

    place: ClassVar[int] = 0
    """Streams are emitted by their places, and by their names where these are the same."""
    counts: ClassVar[bool] = True
    """Whether it counts among the streams that were read."""
    state_keys: ClassVar[Collection[str]] = ()
    """Of these, a bookmark of this stream has at least one."""

    def __init__(self, tap: Tap, sync: R, **kwargs: Any) -> None:
        """Make a stream; `sync` is the run, and all that the stream shares with others."""
        self.run = sync
        super().__init__(tap, **kwargs)
        self._uncommitted: dict[str, Any] = {}
        self._reports: Counter[str] = Counter()

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
        given = entry.schema.to_dict().get("properties", {})
        for field in self.schema["properties"].keys() - given.keys():
            entry.metadata["properties", field] = Metadata(selected=False)
        if not self.selected:
            return
        methods = [INCREMENTAL, FULL_TABLE] if key else [FULL_TABLE]
        if self.replication_method not in methods:
            raise PluginError(
                NOT_A_METHOD, stream=self.name, method=forced, methods=" or ".join(methods)
            )
        without = [name for name in self.primary_keys if name not in given]
        for field in [*without, *overridden_fields(self.schema["properties"], given)]:
            raise PluginError(SCHEMA_OVERRIDDEN, stream=self.name, field=field)

    @property
    def sources(self) -> list[str]:
        """Whose rows these are, by the names that they go by; none where nobody can tell."""
        return []

    @override
    def _generate_schema_messages(self) -> Generator[SchemaMessage, None, None]:
        for each in super()._generate_schema_messages():
            keys, bookmarks = each.key_properties, each.bookmark_properties
            source = self.sources or None
            yield SourcedSchema(each.stream, each.schema, keys, bookmarks, source)

    @property
    def announces_versions(self) -> bool:
        """Whether to say when a table is complete; for batches that would delete their rows."""
        return bool(self.config.get("emit_activate_version_messages")) and not self.in_batches

    def commit(self, state: dict[str, Any]) -> None:
        """Put something in the state, once all records that it speaks of are out."""
        if self.in_batches:
            self._uncommitted.update(state)
        else:
            self.send()
            self._apply(state)
            self._write_state_message()

    def report_field(self, field: str, what: str) -> None:
        """Warn of a value: the first of a field at once, and of all at the end of the stream."""
        field = field.encode("ascii", "backslashreplace").decode().replace("\0", "\\x00")
        if field not in self._reports:
            self.logger.warning(
                "%s: field %s %s; kept in _unknown_fields (said once a run).",
                *(self.name, field, what),
            )
        self._reports[field] += 1

    def has_key(self, record: Record) -> bool:
        """Whether a cleaned record has its key, as it came."""
        unknown = record.get(UNKNOWN_FIELDS) or {}
        keys = self.primary_keys
        return all(map(record.get, keys)) and unknown.keys().isdisjoint(keys)

    def reject(self, reason: str, original: Any) -> None:
        """Put a record aside, as it was decoded from JSON, that cannot be taken for a reason.

        Raises:
            PluginError: If that is one too many.
        """
        most, number = self.config.get(MAX_REJECTED.name, 100), self.run.rejected[self.name] + 1
        if number > most:
            raise PluginError(TOO_MANY_REJECTED, most=most, reason=reason)
        if number == 1:
            self.logger.warning("%s: a record is rejected: %s (said once).", self.name, reason)
        self.run.rejected[self.name] = number
        row = {"stream": self.name, "run": format_time(self.run.started), "number": number}
        self.run.write_rejected({**row, "reason": reason, "record": to_ascii(original)})

    # Final in the SDK, which has no other place that all of a stream's work goes through.
    @override  # type: ignore[misc]
    def sync(self, context: Context | None = None) -> None:
        """Read the stream; whatever goes wrong in it fails it alone, by name."""
        self.run.read += self.counts
        self.run.send = self.send
        try:
            super().sync(context)
        except Exception as error:
            if self.ABORT_AT_RECORD_COUNT is not None:
                raise
            self.run.fail(self.name, self.as_failure(error))
        if self._reports:
            counts = ", ".join(f"{field} {count}" for field, count in self._reports.items())
            self.logger.warning("%s: values in _unknown_fields: %s.", self.name, counts)

    def as_failure(self, error: Exception) -> PluginError:
        """Return the error that a user can read; one that must end the run is raised again."""
        if self.run.is_fatal(error):
            raise error
        if isinstance(error, PluginError):
            return error
        self.logger.debug("%s", self.name, exc_info=error)
        problem = f"{type(error).__name__}: {error}"
        return PluginError(STREAM_BROKE, stream=self.name, problem=problem)

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

    @property
    @override
    def emit_activate_version_messages(self) -> bool:
        """Never before the records, as the SDK would: a load that fails would leave no table."""
        return False

    def _leave_the_state(self, *_: Any, **__: Any) -> None:
        """Do nothing: the state is set by `commit` alone."""

    get_replication_key_signpost = _leave_the_state
    _write_starting_replication_value = _leave_the_state
    _increment_stream_state = _leave_the_state


class RunStream(CommonStream[R]):
    """A stream about the run: it comes first, and its rows among those of the others."""

    place = -2
    counts = False

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        return ()

    def write(self, row: Record) -> None:
        """Write a row now, behind the records that it may speak of."""
        if self.selected and self.ABORT_AT_RECORD_COUNT is None:
            self.run.send()
            self._write_record_message(row)


class RejectedRecords(RunStream[Sync[Any]]):
    """Records that cannot be taken, with their reasons."""

    name = "rejected_records"
    primary_keys = ("stream", "run", "number")
    schema: ClassVar = {
        "type": "object",
        "description": "Records that cannot be taken: their key is missing or unfit.",
        "properties": {
            "stream": {"type": "string", "description": "Its stream."},
            "run": {
                "type": "string",
                "format": "date-time",
                "description": "When the run began that read it, in UTC.",
            },
            "number": {"type": "integer", "description": "Counts those of a stream and a run."},
            "reason": {"type": ["string", "null"], "description": "What is wrong with it."},
            "record": {
                "type": ["string", "null"],
                "description": "The record as it came, as JSON text in ASCII.",
            },
        },
        "required": ["stream", "run", "number"],
    }

    def __init__(self, tap: Tap, sync: Sync[Any]) -> None:
        super().__init__(tap, sync)
        sync.write_rejected = self.write


def overridden_fields(own: Mapping[str, Any], given: Mapping[str, Any]) -> list[str]:
    """Return the fields that another schema gives another type, and those that it makes up.

    Fields of ours, which begin with an underscore, come and go with a stream's way of reading.
    """
    return [
        name
        for name, definition in given.items()
        if (_shape(own[name]) != _shape(definition) if name in own else name[:1] != "_")
    ]


def _shape(definition: Mapping[str, Any]) -> list[Any]:
    types = definition.get("type", ())
    types = {types} if isinstance(types, str) else set(types)
    return [types, *(definition.get(key) for key in SHAPING)]

"""The SDK's sinks. They hold no rows: one file collects the rows of all sinks of a type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from singer_sdk.sinks import RecordSink
from typing_extensions import override

from singer_commons.csv_target.errors import TWO_OF_ONE_NAME
from singer_commons.csv_target.sdk.validator import CompiledValidator
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from singer_sdk import Target

    from singer_commons.csv_target.record_intake import Take, Validate
    from singer_commons.csv_target.row_store import Origin


class OpensStreams(Protocol):
    """A target, as its sinks see it."""

    @property
    def origin(self) -> Origin:
        """What the record at hand was before stream maps."""

    def takes(self, stream_name: str) -> bool:
        """Whether the record at hand is for a stream."""

    def open_stream(
        self,
        name: str,
        schema: Mapping[str, Any],
        key_properties: Sequence[str],
        validate: Validate,
    ) -> Take:
        """Return what takes a stream's records; ask again when its schema changes."""


class IgnoringSink(RecordSink):
    """Takes the records of a stream that nobody wants."""

    @override
    def get_validator(self) -> CompiledValidator | None:
        return None

    # The SDK has no public way to hold an invalid record back: it stops the run, or takes it all
    # the same. It also turns text into times, which a file would have to turn back. So these two
    # steps are left out; `process_record` does what they are for.
    @override
    def _validate_and_parse(self, record: dict[str, Any]) -> dict[str, Any]:
        return record

    @override
    def _singer_validate_message(self, record: dict[str, Any]) -> None:
        pass

    @override
    def process_record(self, record: dict[str, Any], context: dict[str, Any]) -> None:
        pass


class RemovedSink(IgnoringSink):
    """Stands for a stream that stream maps leave out: no record comes here."""

    @override
    def process_record(self, record: dict[str, Any], context: dict[str, Any]) -> None:
        raise PluginError(TWO_OF_ONE_NAME, stream=self.stream_name)


class FileSink(IgnoringSink):
    """Hands a stream's records to the run; the stream is what it is after stream maps."""

    def __init__(
        self,
        target: OpensStreams,
        stream_name: str,
        schema: dict[str, Any],
        key_properties: Sequence[str] | None,
    ) -> None:
        super().__init__(cast("Target", target), stream_name, schema, key_properties)
        validator = self._validator
        self._opener = target
        self._take = target.open_stream(
            stream_name,
            self.original_schema,
            self.key_properties,
            validator.reasons if isinstance(validator, CompiledValidator) else _accept,
        )
        self._straight = 0

    @override
    def get_validator(self) -> CompiledValidator | None:
        return CompiledValidator(self.schema) if self.validate_schema else None

    @override
    def process_record(self, record: dict[str, Any], context: dict[str, Any]) -> None:
        if self._opener.takes(self.stream_name):
            self._take(record, self._opener.origin)

    def take(self, record: dict[str, Any], origin: Origin) -> None:
        """Take a record that comes straight from the input, and count it."""
        self._straight += 1
        self._take(record, origin)

    @override
    def clean_up(self) -> None:
        """End; the SDK's counter is told what came straight."""
        self.record_counter_metric.increment(self._straight)
        super().clean_up()


def _accept(_: object) -> tuple[()]:
    return ()

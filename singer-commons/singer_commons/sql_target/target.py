"""A target whose plain records take a fast way, and whose states wait for commits."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any

import msgspec
from singer_sdk.exceptions import RecordsWithoutSchemaException
from singer_sdk.mapper import SameRecordTransform
from singer_sdk.sql import SQLTarget
from typing_extensions import override

from singer_commons.errors import NO_SCHEMA, PluginError
from singer_commons.plugin import SIGNALLED
from singer_commons.sql_target.background import Background
from singer_commons.sql_target.batch import METADATA, Message
from singer_commons.sql_target.messages import version_of, with_objects
from singer_commons.sql_target.reader import LineReader
from singer_commons.sql_target.sink import LineSink

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from singer_sdk.sinks import Sink

    from singer_commons.sql_target.tables import Table


class NoSchemaError(PluginError, RecordsWithoutSchemaException):
    """The SDK's own error, in a line."""


class LineTarget(SQLTarget):
    """Offers each line to the sink of its stream before it is decoded; sinks see it as a `Run`."""

    _reader: LineReader
    _signal = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_parallelism = 1  # the SDK's default is 8
        self.background = Background()
        self._reader = self.message_reader = LineReader(self._take, self.close)
        self._decode = msgspec.json.Decoder(Message).decode
        self._ways: dict[str, LineSink] = {}
        self._bookmarks: dict[str, Any] = {}
        self._seen: set[str] = set()
        self.streams_of_files: set[str] = set()
        self.versions: dict[str, int] = {}
        self.sources: Sequence[str] = ()

    @property
    def replaced_sinks(self) -> Sequence[Sink]:
        """Sinks that a changed schema has replaced; they may hold rows."""
        return self._sinks_to_clear

    def close(self) -> None:
        """Let go of the database; a loader says how."""

    def _take(self, line: bytes) -> bool:
        """Take a line the fast way, if it is a RECORD that can go it."""
        try:
            message = self._decode(line)
        except msgspec.DecodeError:
            return False
        if message.type != "RECORD":
            return False
        sink = self._ways.get(message.stream)
        if sink is None or not sink.take(message):
            return False
        if time.time() - self._last_full_drain_at > self._MAX_RECORD_AGE_IN_MINUTES * 60:
            self._handle_max_record_age()
        return True

    def look_for_gaps(self, stream: str, before: Table | None, after: Table) -> None:
        """Warn if a table lacks rows or columns that a stream's bookmark takes for loaded."""
        bookmark = self._bookmarks.get(stream)
        if stream in self._seen or not isinstance(bookmark, dict):
            return
        self._seen.add(stream)
        new = after.columns.keys() - before.columns.keys() if before else set()
        missing = sorted(new - {*METADATA, "_sdc_deleted_at"})
        parts = [bookmark, *(bookmark.get("partitions") or ())]
        goes_on = any(isinstance(each, dict) and "replication_key_value" in each for each in parts)
        if not goes_on or not (after.is_empty or missing):
            return
        what = f"{after.name} has no rows" if after.is_empty else f"{after.name}: {missing} are new"
        extractor = os.environ.get("MELTANO_EXTRACTOR_NAME", "the tap")
        loader = os.environ.get("MELTANO_LOADER_NAME", self.name)
        self.logger.warning(
            "%s, but the stream goes on from its bookmark: what came before is not there. "
            "To load it: meltano run --full-refresh %s %s",
            *(what, extractor, loader),
        )

    @override
    def _process_state_message(self, message_dict: dict[str, Any]) -> None:
        super()._process_state_message(message_dict)
        value = message_dict["value"]
        bookmarks = value.get("bookmarks") if isinstance(value, dict) else None
        if isinstance(bookmarks, dict):
            self._bookmarks = bookmarks

    @override
    def _process_schema_message(self, message_dict: dict[str, Any]) -> None:
        self.sources = message_dict.get("source") or ()
        schema = message_dict.get("schema")
        if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
            properties = {each: with_objects(it) for each, it in schema["properties"].items()}
            message_dict = {**message_dict, "schema": {**schema, "properties": properties}}
        super()._process_schema_message(message_dict)
        stream = message_dict["stream"]
        maps = self.mapper.stream_maps[stream]
        self._ways.pop(stream, None)
        if len(maps) == 1 and type(maps[0]) is SameRecordTransform:
            sink = self._sinks_active.get(stream)
            if not maps[0].flattening_enabled and isinstance(sink, LineSink):
                self._ways[stream] = sink

    @override
    def _process_record_message(self, message_dict: dict[str, Any]) -> None:
        if not isinstance(message_dict.get("record", {}), dict):  # the SDK drops null in silence
            self._reader.refuse("its record is no object")
        self._check_order(message_dict, "record")
        super()._process_record_message(message_dict)

    @override
    def _process_activate_version_message(self, message_dict: dict[str, Any]) -> None:
        self._check_order(message_dict, "version")
        try:
            version = version_of(message_dict["version"])
        except ValueError:
            self._reader.refuse("its version is no whole number")
        super()._process_activate_version_message({**message_dict, "version": version})

    @override
    def _process_batch_message(self, message_dict: dict[str, Any]) -> None:
        self._check_order(message_dict, "encoding", "manifest")
        super()._process_batch_message(message_dict)

    def _check_order(self, message: dict[str, Any], *requires: str) -> None:
        """Refuse a message that lacks something, or comes before its stream's SCHEMA.

        Raises:
            NoSchemaError: If it comes before.
        """
        self._assert_line_requires(message, requires={"stream", *requires})
        if message["stream"] not in self.mapper.stream_maps:
            raise NoSchemaError(NO_SCHEMA, type=message["type"], stream=message["stream"])

    @override
    def _write_state_message(self, state: dict[str, Any]) -> None:
        """Write a state once all that it speaks of is committed."""
        self.background.wait()
        super()._write_state_message(state)

    @override
    def process_endofpipe(self) -> None:
        """Write all that is left.

        Raises:
            SystemExit: If a signal ended the input.
        """
        try:
            super().process_endofpipe()
            self.background.wait()
        finally:
            self.close()
        if self._signal:
            sys.exit(SIGNALLED + self._signal)

    @override
    def _handle_termination(self, signum: int, frame: FrameType | None) -> None:
        """End after the message at hand; at once, if the signal comes again."""
        if self._signal or not hasattr(self, "_reader"):
            sys.exit(SIGNALLED + signum)
        self._signal = signum
        self.logger.info("Signal %d: what was read is written, and then the program ends", signum)
        self._reader.stop()

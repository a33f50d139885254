"""Records leave many at a time: to encode and write them one by one takes twice as long."""

from __future__ import annotations

import functools
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from singer_sdk import Stream
from singer_sdk.mapper import SameRecordTransform
from typing_extensions import override

from singer_commons.message_writer import RecordLines

if TYPE_CHECKING:
    from collections.abc import Collection, Generator

    from singer_sdk.helpers.types import Context
    from singer_sdk.metrics import Counter

MANY = 100


class ManyRecordsStream(Stream):
    """A stream of the SDK that gathers its records; its other messages never overtake them.

    In batches and in dry runs, the SDK's own way is gone.
    """

    _counter: Counter | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gathered: list[Any] = []

    @property
    def in_batches(self) -> bool:
        """Whether records leave in batch files, which carry no version of their table."""
        return self.get_batch_config(self.config) is not None

    @functools.cached_property
    def _left_out(self) -> list[str]:
        """The fields that are not selected."""
        return [place[1] for place, chosen in self.mask.items() if len(place) > 1 and not chosen]

    @functools.cached_property
    def _is_gathered(self) -> bool:
        is_deep = any(len(place) > 2 for place in self.mask)  # noqa: PLR2004 - ("properties", name)
        return not is_deep and not self.in_batches and self.ABORT_AT_RECORD_COUNT is None

    @functools.cached_property
    def _is_mapped(self) -> bool:
        maps = self.stream_maps
        return (
            len(maps) > 1 or type(maps[0]) is not SameRecordTransform or maps[0].flattening_enabled
        )

    @property
    def is_plain(self) -> bool:
        """Whether nothing at all is to be done to records on their way out."""
        return self._is_gathered and not self._is_mapped and not self._left_out

    @override
    def _sync_records(
        self, context: Context | None = None, *, write_messages: bool = True
    ) -> Generator[dict[str, Any], Any, Any]:
        if not (self._is_gathered and write_messages):
            yield from super()._sync_records(context, write_messages=write_messages)
            return
        with self.get_record_counter() as self._counter, self.get_sync_timer():
            try:
                for record in self.get_records(context):
                    self._gathered.append(record)
                    if len(self._gathered) >= MANY:
                        self.send()
            finally:
                self.send()
        self._write_state_message()

    def send(self) -> None:
        """Write the records that were gathered."""
        gathered, self._gathered = self._gathered, []
        for name in self._left_out:
            for record in gathered:
                record.pop(name, None)
        if not self._is_mapped:
            self.write_many(gathered)
            return
        for stream_map in self.stream_maps:
            mapped = map(stream_map.transform, gathered)
            self.write_many([each for each in mapped if each is not None], stream_map.stream_alias)

    def write_many(self, records: Collection[Any], alias: str | None = None) -> None:
        """Write records as they are, under an alias, or the stream's own."""
        if not records:
            return
        alias, now = alias or self.stream_maps[0].stream_alias, datetime.now(timezone.utc)
        self._tap.write_message(RecordLines.of(alias, records, self._stream_version, now))
        self.state_manager.is_flushed = False
        if self._counter is not None:
            self._counter.increment(len(records))

    @override
    def _write_activate_version_message(self, full_table_version: int) -> None:
        self.send()
        super()._write_activate_version_message(full_table_version)

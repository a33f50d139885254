"""The tap: its settings, its streams and their order."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import override

from singer_commons.settings import with_defaults
from singer_commons.stream import RejectedRecords
from singer_commons.tap import CommonTap
from tap_ordergroove.base import OrdergrooveStream
from tap_ordergroove.connection_test import try_streams
from tap_ordergroove.settings import DECLARATION, Settings
from tap_ordergroove.streams import (
    STREAMS,
    IncrementalOneTimeIncentives,
    OneTimeIncentives,
    Snapshots,
)
from tap_ordergroove.sync import OrdergrooveSync

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from singer_sdk import Stream

    from tap_ordergroove.readahead import Job


class TapOrdergroove(CommonTap):
    """Singer tap for Ordergroove: subscriptions, orders, items, customers and the rest."""

    name = "tap-ordergroove"
    config_jsonschema: ClassVar[dict[str, Any]] = DECLARATION

    @functools.cached_property
    @override
    def settings(self) -> Settings:
        return Settings.from_config(self.config)

    @functools.cached_property
    @override
    def run(self) -> OrdergrooveSync:
        return OrdergrooveSync(lambda: self.settings, self.logger, self._jobs)

    @property
    @override
    def marks(self) -> Mapping[str, str]:
        return {"environment": with_defaults(DECLARATION, self.config)["environment"]}

    @override
    def discover_streams(self) -> Sequence[Stream]:
        instead: dict[type[Stream], type[OrdergrooveStream]] = {}
        if self.config.get("incremental_one_time_incentives"):
            instead = {OneTimeIncentives: IncrementalOneTimeIncentives}
        streams = [instead.get(stream, stream)(self, self.run) for stream in STREAMS]
        return [*streams, Snapshots(self, self.run), RejectedRecords(self, self.run)]

    @property
    @override
    def streams(self) -> dict[str, Stream]:
        """The streams in the order of emission, which differs from the SDK's alphabetical one.

        What is upcoming comes before the orders and items themselves: an order that is sent in
        between then counts as sent, not as missing. Rejected records, which come among those of
        the others, are announced first; the snapshots come last.
        """
        streams = super().streams

        def place(name: str) -> tuple[bool, bool, bool, str]:
            first = name != RejectedRecords.name
            return name == Snapshots.name, first, not name.startswith("upcoming_"), name

        return {name: streams[name] for name in sorted(streams, key=place)}

    def list_streams(self) -> list[OrdergrooveStream]:
        """Return the streams that are read from the API, in the order of emission."""
        return [each for each in self.streams.values() if isinstance(each, OrdergrooveStream)]

    @override
    def test_connection(self) -> bool:
        """Try one page of every stream and say whether the key may read it."""
        return try_streams(self.list_streams(), self.settings, self.logger)

    def _jobs(self) -> Iterator[Job]:
        """Yield the readings of the streams that are going to be emitted; none in a dry run."""
        if self.state:
            self.run.meet_shop()
        for stream in self.list_streams():
            # A stream that cannot be read says so itself, when its turn comes.
            with contextlib.suppress(Exception):
                if stream.selected and stream.ABORT_AT_RECORD_COUNT is None:
                    yield stream.make_job()

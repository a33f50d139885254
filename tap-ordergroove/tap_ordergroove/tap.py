"""The tap: its settings, its streams and their order."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import override

from singer_commons.settings import with_defaults
from singer_commons.stream import CommonStream, RejectedRecords
from singer_commons.tap import CommonTap
from tap_ordergroove.base import OrdergrooveStream
from tap_ordergroove.connection_test import try_streams
from tap_ordergroove.settings import DECLARATION, Settings
from tap_ordergroove.streams import (
    STREAMS,
    Entitlements,
    IncrementalOneTimeIncentives,
    OneTimeIncentives,
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
        return Settings(self.config)

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
        by_change = self.config.get("incremental_one_time_incentives")
        incentives = IncrementalOneTimeIncentives if by_change else OneTimeIncentives
        streams: list[type[CommonStream[OrdergrooveSync]]] = [*STREAMS, incentives]
        return [*(each(self, self.run) for each in streams), RejectedRecords(self, self.run)]

    @property
    @override
    def catalog_dict(self) -> dict[str, Any]:
        """The catalog; it has entitlements once `merchant_id` is set.

        Where nobody says what to select, Meltano selects all that is there.
        """
        found = super().catalog_dict
        if not self.config.get("merchant_id"):
            left_out = Entitlements.name
            found["streams"] = [x for x in found["streams"] if x["tap_stream_id"] != left_out]
        return found

    def list_streams(self) -> list[OrdergrooveStream]:
        """Return the streams that are read from the API, in the order of emission."""
        return [each for each in self.streams.values() if isinstance(each, OrdergrooveStream)]

    @override
    def test_connection(self) -> bool:
        """Try one page of every stream and say whether the key may read it."""
        return try_streams(self.list_streams())

    def _jobs(self) -> Iterator[Job]:
        """Yield the readings of the streams that are going to be emitted; none in a dry run."""
        self.run.meet_shop()
        for stream in self.list_streams():
            # A stream that cannot be read says so itself, when its turn comes.
            with contextlib.suppress(Exception):
                if stream.selected and stream.ABORT_AT_RECORD_COUNT is None:
                    yield stream.make_job()

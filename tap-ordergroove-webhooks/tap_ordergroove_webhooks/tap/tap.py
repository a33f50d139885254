"""The tap: its setting and its streams."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, ClassVar

import click
from typing_extensions import override

from singer_commons.settings import with_defaults
from singer_commons.tap import CommonTap
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.tap.base import LogStream
from tap_ordergroove_webhooks.tap.settings import DECLARATION
from tap_ordergroove_webhooks.tap.streams import make_streams
from tap_ordergroove_webhooks.tap.sync import LogSync

if TYPE_CHECKING:
    from collections.abc import Sequence

    from singer_sdk import Stream
    from sqlalchemy import URL


class TapOrdergrooveWebhooks(CommonTap):
    """Singer tap for the event log of Ordergroove's webhooks: events, and what they deleted."""

    name = "tap-ordergroove-webhooks"
    config_jsonschema: ClassVar[dict[str, Any]] = DECLARATION

    @functools.cached_property
    @override
    def settings(self) -> URL:
        return parse_store(with_defaults(DECLARATION, self.config)["store"])

    @functools.cached_property
    @override
    def run(self) -> LogSync:
        return LogSync(lambda: self.settings, self.logger)

    @override
    def discover_streams(self) -> Sequence[Stream]:
        return make_streams(self, self.run)

    @override
    def test_connection(self) -> bool:
        """Open the log and say what is there; nothing is emitted."""
        identity, reader = self.run.identity, self.run.reader
        click.echo(f"{'event log':<20} {identity.id}, up to number {identity.highest}")
        for stream in self.streams.values():
            if not isinstance(stream, LogStream):
                continue
            count = reader.count(stream.selection, identity.highest)
            click.echo(f"{stream.name:<20} {count} events")
        return True

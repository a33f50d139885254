"""The tap: settings, streams, and how a run begins and ends."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Any, ClassVar

import click
from singer_sdk import Tap
from singer_sdk.exceptions import ConfigValidationError
from singer_sdk.tap_base import CliTestOptionValue
from typing_extensions import override

from tap_ordergroove.base import OrdergrooveStream
from tap_ordergroove.check import check_streams
from tap_ordergroove.run import Run
from tap_ordergroove.settings import DECLARATION, SettingError, Settings
from tap_ordergroove.streams import (
    STREAMS,
    Entitlements,
    IncrementalOneTimeIncentives,
    OneTimeIncentives,
    Snapshots,
)
from tap_ordergroove.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from singer_sdk import Stream

    from tap_ordergroove.readahead import Job


SIGNALLED = 128
"""Added to a signal's number, it is the exit code of a program that the signal ended."""


class StreamsFailedError(click.ClickException):
    """Some streams could not be read; the command line ends with the message and status 1."""


class TapOrdergroove(Tap):
    """Singer tap for Ordergroove: subscriptions, orders, items, customers and the rest."""

    name = "tap-ordergroove"
    config_jsonschema: ClassVar[dict[str, Any]] = DECLARATION
    message_writer_class = Writer

    def __init__(self, **kwargs: Any) -> None:
        """Make the tap.

        Args:
            kwargs: As for `singer_sdk.Tap`.

        Raises:
            ConfigValidationError: If a setting cannot work; unless `validate_config` is false.
        """
        try:
            super().__init__(**kwargs)
        except ConfigValidationError as error:
            # Its messages quote the values that do not fit.
            key = str(self._config.get("api_key") or "***")
            errors = [message.replace(key, "***") for message in error.errors]
            raise ConfigValidationError(str(error), errors=errors) from None
        if kwargs.get("validate_config", True):
            self._check_settings()

    @functools.cached_property
    def settings(self) -> Settings:
        """The checked settings."""
        return Settings.from_config(self.config)

    @functools.cached_property
    def run(self) -> Run:
        """This run; it starts when this is first asked for."""
        return Run(self.settings, self.logger)

    @override
    def discover_streams(self) -> Sequence[Stream]:
        streams: list[Stream] = [stream(self) for stream in STREAMS]
        if self.config.get("incremental_one_time_incentives"):
            streams = [each for each in streams if each.name != OneTimeIncentives.name]
            streams.append(IncrementalOneTimeIncentives(self))
        return [*streams, Snapshots(self)]

    @property
    @override
    def streams(self) -> dict[str, Stream]:
        """The streams in the order of emission, which differs from the SDK's alphabetical one.

        What is upcoming comes before the orders and items themselves: an order that is sent in
        between then counts as sent, not as missing. The snapshots come last.
        """
        streams = super().streams
        return {
            stream.name: stream
            for stream in sorted(
                streams.values(),
                key=lambda stream: (
                    isinstance(stream, Snapshots),
                    not stream.name.startswith("upcoming_"),
                    stream.name,
                ),
            )
        }

    def list_streams(self) -> list[OrdergrooveStream]:
        """Return the streams that are read from the API, in the order of emission."""
        return [each for each in self.streams.values() if isinstance(each, OrdergrooveStream)]

    def job(self, stream: OrdergrooveStream) -> Job:
        """Return the reading of a stream; the first call starts that of all selected ones."""
        whole = stream.ABORT_AT_RECORD_COUNT is None
        selected = [each for each in self.list_streams() if each.selected] if whole else []
        return self.run.job(stream, selected)

    def finish(self) -> None:
        """Sum up the run.

        Raises:
            StreamsFailedError: If a stream failed.
        """
        self.run.close()
        results = self.run.results
        for summary in results.summaries:
            self.logger.info("Summary: %s", summary)
        if results.failures:
            names = ", ".join(results.failures)
            msg = (
                f"{len(results.failures)} of {len(results.summaries)} streams failed: {names}. "
                "Their bookmarks did not move past what was read; the next run goes on there."
            )
            self.logger.error("%s", msg)
            raise StreamsFailedError(msg)

    @override
    def _handle_termination(self, signum: int, frame: FrameType | None) -> None:
        """Write the state, as the SDK does, but do not say that all went well."""

        def end() -> None:
            try:
                super(TapOrdergroove, self)._handle_termination(signum, frame)
            finally:
                sys.exit(SIGNALLED + signum)

        if isinstance(self.message_writer, Writer):
            self.message_writer.after_message(end)
        else:
            end()

    def _check_settings(self) -> None:
        problem = None
        try:
            _ = self.settings
        except SettingError as error:
            problem = str(error)
        else:
            for stream in self.list_streams():
                if isinstance(stream, Entitlements) and stream.selected and stream.missing_setting:
                    problem = f"the stream entitlements needs the setting {stream.missing_setting}"
        if problem:
            msg = "A setting cannot work"
            raise ConfigValidationError(msg, errors=[problem])

    @classmethod
    @override
    def cb_test(cls, ctx: click.Context, param: click.Option, value: str) -> None:
        """Try one page of every stream and say whether the key may read it."""
        if value != CliTestOptionValue.All.value:
            super().cb_test(ctx, param, value)
            return
        given = ctx.params["config"]
        try:
            tap = cls(config=given.config, parse_env_config=given.parse_env)
        except ConfigValidationError as error:
            raise click.ClickException("; ".join(error.errors)) from None
        ctx.exit(0 if check_streams(tap, click.echo) else 1)

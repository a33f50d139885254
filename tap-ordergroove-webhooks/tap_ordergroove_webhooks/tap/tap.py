"""The tap: its setting and its streams."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Any, ClassVar

import click
from singer_sdk import Tap
from singer_sdk.exceptions import ConfigValidationError
from singer_sdk.tap_base import CliTestOptionValue
from typing_extensions import override

from tap_ordergroove_webhooks.log.store import StoreError, parse_store
from tap_ordergroove_webhooks.tap.base import LogStream
from tap_ordergroove_webhooks.tap.check import check_log
from tap_ordergroove_webhooks.tap.run import Run
from tap_ordergroove_webhooks.tap.settings import DECLARATION, DEFAULT_STORE
from tap_ordergroove_webhooks.tap.streams import STREAMS
from tap_ordergroove_webhooks.tap.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from singer_sdk import Stream

SIGNALLED = 128
"""Added to a signal's number, it is the exit code of a program that the signal ended."""


class TapOrdergrooveWebhooks(Tap):
    """Singer tap for the event log of Ordergroove's webhooks: events, and what they deleted."""

    name = "tap-ordergroove-webhooks"
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
            # Its messages quote the values that do not fit, and a URL may hold a password.
            store = str(self._config.get("store") or "***")
            errors = [message.replace(store, "***") for message in error.errors]
            raise ConfigValidationError(str(error), errors=errors) from None
        if kwargs.get("validate_config", True):
            try:
                _ = self.run
            except StoreError as error:
                msg = "A setting cannot work"
                raise ConfigValidationError(msg, errors=[str(error)]) from None

    @functools.cached_property
    def run(self) -> Run:
        """This run.

        Raises:
            StoreError: If the setting cannot work.
        """
        return Run(parse_store(self.config.get("store") or DEFAULT_STORE))

    @override
    def discover_streams(self) -> Sequence[Stream]:
        return [stream(self) for stream in STREAMS]

    def log_streams(self) -> list[LogStream]:
        """Return the streams."""
        return [each for each in self.streams.values() if isinstance(each, LogStream)]

    @override
    def _handle_termination(self, signum: int, frame: FrameType | None) -> None:
        """Write the state, as the SDK does, but do not say that all went well."""

        def end() -> None:
            try:
                super(TapOrdergrooveWebhooks, self)._handle_termination(signum, frame)
            finally:
                sys.exit(SIGNALLED + signum)

        if isinstance(self.message_writer, Writer):
            self.message_writer.after_message(end)
        else:
            end()

    @classmethod
    @override
    def cb_test(cls, ctx: click.Context, param: click.Option, value: str) -> None:
        """Open the log and say what is there; nothing is emitted."""
        if value != CliTestOptionValue.All.value:
            super().cb_test(ctx, param, value)
            return
        given = ctx.params["config"]
        try:
            tap = cls(config=given.config, parse_env_config=given.parse_env)
        except ConfigValidationError as error:
            raise click.ClickException("; ".join(error.errors)) from None
        check_log(tap, click.echo)
        ctx.exit(0)

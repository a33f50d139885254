"""The tap: settings, streams, and how a run ends."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Any, ClassVar

import click
from singer_sdk import Tap
from singer_sdk.exceptions import ConfigValidationError
from singer_sdk.tap_base import CliTestOptionValue
from typing_extensions import override

from singer_commons.errors import PluginError, SettingError
from tap_ordergroove_sftp.bookkeeping import ExportFiles, RejectedRows
from tap_ordergroove_sftp.check import check_drop
from tap_ordergroove_sftp.errors import FilesFailedError
from tap_ordergroove_sftp.run import Run
from tap_ordergroove_sftp.settings import DECLARATION, RUN_STREAMS, SECRETS, Settings
from tap_ordergroove_sftp.streams import ReportStream
from tap_ordergroove_sftp.values import format_utc
from tap_ordergroove_sftp.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from types import FrameType

    from singer_sdk import Stream

    from singer_commons.sftp import Entry

SIGNALLED = 128
"""Added to a signal's number, it is the exit code of a program that the signal ended."""


class TapOrdergrooveSftp(Tap):
    """Singer tap for Ordergroove's daily report files: orders, subscriptions and the rest."""

    name = "tap-ordergroove-sftp"
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
            secrets = [str(self._config[name]) for name in SECRETS if self._config.get(name)]
            errors = error.errors
            for secret in secrets:
                errors = [message.replace(secret, "***") for message in errors]
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

    @functools.cached_property
    def export_files(self) -> ExportFiles:
        """The stream that tells what became of files."""
        return ExportFiles(self)

    @functools.cached_property
    def rejected_rows(self) -> RejectedRows:
        """The stream that tells of rejected rows."""
        return RejectedRows(self)

    @override
    def discover_streams(self) -> Sequence[Stream]:
        try:
            reports = self.settings.reports
        except SettingError:  # told by `_check_settings`
            return []
        streams = [ReportStream(self, report) for report in reports]
        return [*streams, self.export_files, self.rejected_rows]

    @property
    @override
    def streams(self) -> dict[str, Stream]:
        """The streams in the order of emission: those about the run come first.

        Their rows follow among those of the reports, which a loader can only take when it knows
        their schemas.
        """
        streams = super().streams.values()
        ordered = sorted(streams, key=lambda each: (each.name not in RUN_STREAMS, each.name))
        return {stream.name: stream for stream in ordered}

    def expected(self) -> list[list[Entry]]:
        """Return the files that this run will read in any case, by stream."""
        return [
            stream.expected()
            for stream in self.streams.values()
            if isinstance(stream, ReportStream) and stream.selected
        ]

    def instant(self, wall: datetime) -> str:
        """Return the UTC time, ISO 8601, of a wall time in the zone of the files."""
        return format_utc(wall.replace(tzinfo=self.settings.zone))

    def finish_with(self, stream: Stream) -> None:
        """Sum up the run once its last stream is done.

        Raises:
            FilesFailedError: If a file could not be read.
        """
        if stream.name != list(self.streams)[-1]:
            return
        self.run.close()
        results = self.run.results
        self.logger.info(
            "Summary: %d files read, %d rows, %d rows rejected, %d files failed.",
            *(results.files, results.rows, results.rejected, len(results.failures)),
        )
        if results.failures:
            reasons = "; ".join(f"{name}: {reason}" for name, reason in results.failures.items())
            msg = (
                f"{len(results.failures)} files could not be read, and are tried again by every "
                f"run. {reasons}"
            )
            raise FilesFailedError(msg)

    @override
    def _handle_termination(self, signum: int, frame: FrameType | None) -> None:
        """Write the state, as the SDK does, but do not say that all went well."""

        def end() -> None:
            try:
                super(TapOrdergrooveSftp, self)._handle_termination(signum, frame)
            finally:
                sys.exit(SIGNALLED + signum)

        if isinstance(self.message_writer, Writer):
            self.message_writer.after_message(end)
        else:
            end()

    def _check_settings(self) -> None:
        try:
            _ = self.settings
        except SettingError as error:
            msg = "A setting cannot work"
            raise ConfigValidationError(msg, errors=[str(error)]) from None

    @classmethod
    @override
    def cb_test(cls, ctx: click.Context, param: click.Option, value: str) -> None:
        """Look into the folder and say what is there; no file is opened."""
        if value != CliTestOptionValue.All.value:
            super().cb_test(ctx, param, value)
            return
        given = ctx.params["config"]
        try:
            tap = cls(config=given.config, parse_env_config=given.parse_env)
        except ConfigValidationError as error:
            raise click.ClickException("; ".join(error.errors)) from None
        try:
            check_drop(tap.settings, tap.logger, click.echo)
        except PluginError as error:
            raise click.ClickException(str(error)) from None
        ctx.exit(0)

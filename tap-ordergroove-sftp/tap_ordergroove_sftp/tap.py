"""The tap: its settings, and its streams in their order."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, ClassVar

import click
from typing_extensions import override

from singer_commons.errors import SettingError
from singer_commons.tap import CommonTap
from tap_ordergroove_sftp.connection_test import describe_folder
from tap_ordergroove_sftp.run_streams import ExportFiles, RejectedRows, Snapshots
from tap_ordergroove_sftp.settings import DECLARATION, Settings
from tap_ordergroove_sftp.streams import ReportStream
from tap_ordergroove_sftp.sync import ReportSync

if TYPE_CHECKING:
    from collections.abc import Sequence

    from singer_sdk import Stream


class TapOrdergrooveSftp(CommonTap):
    """Singer tap for Ordergroove's daily report files: orders, subscriptions and the rest."""

    name = "tap-ordergroove-sftp"
    config_jsonschema: ClassVar[dict[str, Any]] = DECLARATION

    @functools.cached_property
    @override
    def settings(self) -> Settings:
        return Settings.from_config(self.config)

    @functools.cached_property
    @override
    def run(self) -> ReportSync:
        return ReportSync(lambda: self.settings, self.logger)

    @override
    def discover_streams(self) -> Sequence[Stream]:
        try:
            reports = self.settings.reports
        except SettingError:  # raised again by `check_settings`
            return []
        run = self.run
        about = ExportFiles(self, run), RejectedRows(self, run), Snapshots(self, run)
        return [*(ReportStream(self, run, each, about) for each in reports), *about]

    @override
    def test_connection(self) -> bool:
        describe_folder(self.settings, self.logger, click.echo)
        return True

"""The tap: its settings, and its streams in their order."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import click
from typing_extensions import override

from singer_commons.errors import SettingError
from singer_commons.tap import CommonTap
from tap_ordergroove_sftp.reports import REPORTS
from tap_ordergroove_sftp.run_streams import ExportFiles, RejectedRows, Snapshots
from tap_ordergroove_sftp.settings import DECLARATION, Settings
from tap_ordergroove_sftp.streams import ReportStream
from tap_ordergroove_sftp.sync import ReportSync

if TYPE_CHECKING:
    from collections.abc import Sequence

    from singer_sdk import Stream


LONGEST_TEST = 5.0
"""Seconds for which ``--test`` tries again: somebody is waiting for the answer."""


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
        except SettingError:  # raised again where they are checked; --discover needs none
            reports = REPORTS
        run = self.run
        about = ExportFiles(self, run), RejectedRows(self, run), Snapshots(self, run)
        return [*(ReportStream(self, run, each, about) for each in reports), *about]

    @override
    def test_connection(self) -> bool:
        """Log in, list the folder, and print what is there; no file is opened."""
        settings = self.settings
        budget = min(settings.sftp.retry_budget, LONGEST_TEST)
        hasty = replace(settings, sftp=replace(settings.sftp, retry_budget=budget))
        sync = ReportSync(lambda: hasty, self.logger)
        try:
            listing = sync.listing
            click.echo(f"{sync.folder} on {settings.sftp.host}:")
        finally:
            sync.close()
        for report in settings.reports:
            files = listing.files.get(report.name, [])
            newest = f", the newest is {files[-1].name} of {files[-1].stamp}" if files else ""
            click.echo(f"{report.name:<32} {len(files):>5} files{newest}")
        click.echo(f"{'(too young, left for later)':<32} {len(listing.waiting):>5} files")
        click.echo(f"{'(not a report, never opened)':<32} {listing.others:>5} entries")
        return True

"""What ``--test`` does: log in, list the folder, and print what is there. No file is opened."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from tap_ordergroove_sftp.sync import ReportSync

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

    from tap_ordergroove_sftp.settings import Settings

LONGEST_RETRIES = 5.0
"""Seconds of retries: somebody is waiting for the answer."""


def describe_folder(
    settings: Settings, logger: logging.Logger, echo: Callable[[str], None]
) -> None:
    """Look into the folder.

    Args:
        settings: Where it is.
        logger: Where warnings go.
        echo: Called with one line a report, and one for all else.

    Raises:
        PluginError: If the folder cannot be listed.
    """
    budget = min(settings.sftp.retry_budget, LONGEST_RETRIES)
    sftp = dataclasses.replace(settings.sftp, retry_budget=budget)
    sync = ReportSync(lambda: dataclasses.replace(settings, sftp=sftp), logger)
    try:
        listing = sync.listing
        echo(f"{sync.folder} on {settings.sftp.host}:")
    finally:
        sync.close()
    for report in settings.reports:
        files = listing.files.get(report.name, [])
        newest = f", the newest is {files[-1].name} of {files[-1].stamp}" if files else ""
        echo(f"{report.name:<32} {len(files):>5} files{newest}")
    echo(f"{'(too young, left for later)':<32} {len(listing.waiting):>5} files")
    echo(f"{'(not a report, never opened)':<32} {listing.others:>5} entries")

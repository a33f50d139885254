"""What ``--test`` does: log in, list the folder, and say what is there."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from tap_ordergroove_sftp.run import Run

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

    from tap_ordergroove_sftp.settings import Settings

PATIENCE = 5.0
"""Seconds of retries: somebody is waiting for the answer."""


def check_drop(settings: Settings, logger: logging.Logger, say: Callable[[str], None]) -> None:
    """Look into the folder. No file is opened.

    Args:
        settings: Where it is.
        logger: Where warnings go.
        say: Called with one line a report, and one for all else.

    Raises:
        PluginError: If the folder cannot be listed.
    """
    patient = min(settings.sftp.retry_budget, PATIENCE)
    sftp = dataclasses.replace(settings.sftp, retry_budget=patient)
    run = Run(dataclasses.replace(settings, sftp=sftp), logger)
    try:
        listing = run.listing
        say(f"{run.folder} on {settings.sftp.host}:")
    finally:
        run.close()
    for report in settings.reports:
        files = listing.files.get(report.name, [])
        newest = f", the newest is {files[-1].name} of {files[-1].stamp}" if files else ""
        say(f"{report.name:<32} {len(files):>5} files{newest}")
    say(f"{'(too young, left for later)':<32} {len(listing.waiting):>5} files")
    say(f"{'(not a report, never opened)':<32} {listing.others:>5} entries")

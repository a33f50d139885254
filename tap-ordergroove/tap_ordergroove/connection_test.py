"""What ``--test`` does: one page of every stream, and a line that says whether it may be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click
import msgspec

from tap_ordergroove.errors import OrdergrooveError
from tap_ordergroove.sync import RETRY_BUDGET, OrdergrooveSync
from tap_ordergroove.windows import Window

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterable

    from tap_ordergroove.base import OrdergrooveStream
    from tap_ordergroove.settings import Settings


def try_streams(
    streams: Iterable[OrdergrooveStream], settings: Settings, logger: logging.Logger
) -> bool:
    """Try every stream once, and print a line for each.

    Returns:
        Whether all streams that are selected by default can be read.
    """
    hasty = replace(settings, retry_budget=min(settings.retry_budget, RETRY_BUDGET))
    sync = OrdergrooveSync(lambda: hasty, logger)
    good = True
    for stream in streams:
        missing = stream.missing_setting
        well, verdict = False, f"not tried, needs the setting {missing}"
        if not missing:
            well, verdict = _try(sync, stream)
        if not well:
            good = good and not stream.selected_by_default
            verdict += "" if stream.selected_by_default else " (off unless selected)"
        click.echo(f"{stream.name:<22} {verdict}")
    return good


def _try(sync: OrdergrooveSync, stream: OrdergrooveStream) -> tuple[bool, str]:
    client = sync.client(stream.base_url)
    listing = stream.listing()
    params = listing.params
    if listing.slices is not None:
        latest = Window(listing.slices.range.until - listing.slices.size, None)
        params = {**params, **listing.slices.params(latest)}
    try:
        page = next(client.pages(listing.path, params))
    except OrdergrooveError as error:
        return False, f"FAILED  {error}"
    finally:
        client.close()
    count = len(msgspec.json.decode(page.results, type=list[msgspec.Raw]))
    return True, f"ok      {count} records on the first page"

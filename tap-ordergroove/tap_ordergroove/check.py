"""What ``--test`` does: one page of every stream, and a line that says whether it may be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from tap_ordergroove.errors import OrdergrooveError
from tap_ordergroove.run import Run
from tap_ordergroove.streams import Entitlements
from tap_ordergroove.windows import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from tap_ordergroove.base import OrdergrooveStream
    from tap_ordergroove.tap import TapOrdergroove

PATIENCE = 5.0
"""Seconds of retries for each stream: somebody is waiting for the answer."""


def check_streams(tap: TapOrdergroove, say: Callable[[str], None]) -> bool:
    """Try every stream once.

    Args:
        tap: The tap, with its settings.
        say: Called with one line a stream.

    Returns:
        Whether all streams that are selected by default can be read.
    """
    good = True
    settings = tap.settings
    run = Run(replace(settings, retry_budget=min(settings.retry_budget, PATIENCE)), tap.logger)
    for stream in tap.list_streams():
        problem = stream.missing_setting if isinstance(stream, Entitlements) else None
        if problem:
            verdict = f"not tried, needs the setting {problem}"
        else:
            problem, verdict = _try(run, stream)
        if problem and not stream.selected_by_default:
            verdict += " (off unless selected)"
        elif problem:
            good = False
        say(f"{stream.name:<22} {verdict}")
    return good


def _try(run: Run, stream: OrdergrooveStream) -> tuple[str | None, str]:
    client = run.client(stream.base_url)
    listing = stream.listing()
    params = listing.params
    if listing.slices is not None:
        latest = Window(listing.slices.range.until - listing.slices.size, None)
        params = {**params, **listing.slices.params(latest)}
    try:
        page = next(client.pages(listing.path, params))
    except OrdergrooveError as error:
        return str(error), f"FAILED  {error}"
    finally:
        client.close()
    count = len(msgspec.json.decode(page.results, type=list[msgspec.Raw]))
    return None, f"ok      {count} records on the first page"

"""Reading one stream's list, window by window and page by page.

A generator of what was read, in the order in which it has to be emitted. It runs in the stream's
reader thread and knows neither Singer nor threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tap_ordergroove.clock import wall_at_or_after, wall_at_or_before
from tap_ordergroove.errors import TimedOutError
from tap_ordergroove.pages import Item, WindowDone
from tap_ordergroove.windows import SMALLEST, Range, Window, narrow, widen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import timedelta

    from tap_ordergroove.client import Client

SLOW_PAGE_SECONDS = 20.0
"""Ordergroove's guide advises smaller date ranges where a response takes longer than this."""


@dataclass(frozen=True)
class Filter:
    """The query parameters of a stream's time filters, and how their wall-clock values look."""

    start: str
    end: str
    time_format: str = "%Y-%m-%dT%H:%M:%S"


@dataclass(frozen=True)
class Slices:
    """How an incremental stream is cut; `size` is the usual one, also where rows are dense."""

    filter: Filter
    range: Range
    size: timedelta

    def params(self, window: Window) -> dict[str, str]:
        """Return the query parameters that select a window."""
        params = {}
        if window.start is not None:
            wall = wall_at_or_before(window.start, self.range.zone)
            params[self.filter.start] = wall.strftime(self.filter.time_format)
        if window.end is not None:
            wall = wall_at_or_after(window.end, self.range.zone)
            params[self.filter.end] = wall.strftime(self.filter.time_format)
        return params


@dataclass(frozen=True)
class Listing:
    """What a stream asks an endpoint for at first; a full table has no slices."""

    path: str
    params: Mapping[str, str]
    slices: Slices | None = None


def read_list(listing: Listing, client: Client) -> Iterator[Item]:
    """Read a stream to its end, by one request at a time.

    Yields:
        Pages in order, and each window's end after its last page. A window that proves too large
        is begun again in a smaller size: some pages may come twice, never not at all.

    Raises:
        OrdergrooveError: If it cannot be read on.
    """
    if listing.slices is None:
        yield from client.pages(listing.path, listing.params)
    else:
        yield from _read_windows(listing, listing.slices, client)


def _read_windows(listing: Listing, slices: Slices, client: Client) -> Iterator[Item]:
    until, usual = slices.range.until, slices.size
    start, size = slices.range.start, usual
    if slices.range.bounded and start is not None and start >= until:
        return
    while True:
        window = slices.range.window(start, size)
        end = window.end or until
        length = min(size, end - (start or end - size))  # shorter at the range's end
        params = {**listing.params, **slices.params(window)}
        # A time-out calls for a smaller window while there is one, and then for patience.
        retry_timeouts = start is None or size <= SMALLEST
        sparse, slow = False, False
        try:
            pages = client.pages(listing.path, params, retry_timeouts=retry_timeouts)
            for number, page in enumerate(pages):
                sparse = number == 0 and page.next is None
                slow = slow or page.seconds > SLOW_PAGE_SECONDS
                if size > usual and not sparse:
                    break
                page.window = window
                yield page
        except TimedOutError:
            size = narrow(length)
            continue
        if size > usual and not sparse:
            # It was widened over quiet times and meets dense ones: back to the usual size, so
            # that a crash never costs more than a usual window.
            size = usual
            continue
        size = narrow(length) if slow else widen(size) if sparse else size
        yield WindowDone(window, end)
        if end >= until:
            return
        start = end

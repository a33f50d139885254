"""What a stream's reader passes on to the emitter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from tap_ordergroove.windows import Window


@dataclass(slots=True)
class Page:
    """One page of a list: made of the server's answer, and the same until it is emitted.

    Attributes:
        results: The JSON array of raw records, as received; empty while the page waits on disk.
        next: The URL of the page that follows, or None at the end.
        seconds: How long the server took to deliver it.
        is_first: Whether its list begins with it; one that is begun again does so twice.
        window: What it was asked for; None for a full table.
        on_disk: The size of the results, while the spool's file holds them.
    """

    results: bytes
    next: str | None
    seconds: float
    is_first: bool = False
    window: Window | None = None
    on_disk: int | None = None


@dataclass(frozen=True)
class WindowDone:
    """All pages of a window were read; nothing up to `covered` (UTC) is still to come."""

    window: Window
    covered: datetime


Item = Page | WindowDone

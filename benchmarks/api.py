"""The API that everything is measured against, in a process of its own."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from benchmarks.servers import serving_program
from benchmarks.shop import MAKERS

if TYPE_CHECKING:
    from collections.abc import Iterator

STREAMS = tuple(MAKERS)


@contextlib.contextmanager
def serving(rows: int, latency: float = 0.0) -> Iterator[str]:
    """Serve the five streams.

    Args:
        rows: Records of each stream.
        latency: Seconds before each answer.

    Yields:
        The API's URL.
    """
    lists = (f"{stream}={rows}" for stream in STREAMS)
    with serving_program("benchmarks.server", f"--latency={latency}", *lists) as url:
        yield url

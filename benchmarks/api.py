"""Starts and stops the API that everything is measured against."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.children import ROOT, BenchmarkError, environment
from benchmarks.shop import MAKERS

if TYPE_CHECKING:
    from collections.abc import Iterator

STREAMS = tuple(MAKERS)
SECONDS_TO_STOP = 20


@contextlib.contextmanager
def serving(rows: int, latency: float = 0.0) -> Iterator[str]:
    """Serve the five streams.

    Args:
        rows: Records of each stream.
        latency: Seconds before each answer.

    Yields:
        The API's URL.
    """
    command = [sys.executable, "-m", "benchmarks.server", f"--latency={latency}"]
    with subprocess.Popen(  # noqa: S603 - our own command
        [*command, *(f"{stream}={rows}" for stream in STREAMS)],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            url = server.stdout.readline().strip() if server.stdout else ""
            if not url:
                msg = "the API did not start"
                raise BenchmarkError(msg)
            yield url
        finally:
            if server.stdin:
                server.stdin.close()
            try:
                server.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                server.kill()

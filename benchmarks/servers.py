"""Starts and stops the servers that are programs of this folder."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.children import ROOT, BenchmarkError, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS_TO_STOP = 20


@contextlib.contextmanager
def serving_program(module: str, *arguments: str) -> Iterator[str]:
    """Run a module that prints its URL once it listens, and ends when its standard input does.

    Args:
        module: Its name.
        arguments: What it is given.

    Yields:
        The URL.

    Raises:
        BenchmarkError: If it ends without one.
    """
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            url = server.stdout.readline().strip() if server.stdout else ""
            if not url:
                msg = f"{module} did not start"
                raise BenchmarkError(msg)
            yield url
        finally:
            if server.stdin:
                server.stdin.close()
            try:
                server.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                server.kill()

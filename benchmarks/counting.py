"""Checks that a program read every row: who leaves some out is faster."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from benchmarks.children import BenchmarkError, Ran, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def run_counting(command: Sequence[str | Path], rows: int, **options: Any) -> Ran:
    """Run a program that prints how many rows it read.

    Args:
        command: The program and its arguments.
        rows: How many there are.
        options: More arguments of `run`.

    Returns:
        What it took.

    Raises:
        BenchmarkError: If it read another number of rows.
    """
    printed = []
    ran = run(command, consume=lambda stdout: printed.append(stdout.read()), **options)
    if printed[0].split()[-1:] != [b"%d" % rows]:
        msg = f"{command} should have read {rows} rows: {printed[0]!r}"
        raise BenchmarkError(msg)
    return ran


def check_records(command: Sequence[str], stream: str, rows: int, **options: Any) -> Ran:
    """Run a tap and count its records; beside, it warms up.

    Args:
        command: The tap.
        stream: Whose records to count.
        rows: How many there are.
        options: More arguments of `run`.

    Returns:
        What it took.

    Raises:
        BenchmarkError: If it emitted another number.
    """
    beginning = f'{{"type":"RECORD","stream":"{stream}",'
    # The SDK's default writer puts spaces, its msgspec writer none.
    beginnings = (beginning.encode(), beginning.replace(":", ": ").replace(",", ", ").encode())
    found = 0

    def count(stdout: IO[bytes]) -> None:
        nonlocal found
        found = sum(line.startswith(beginnings) for line in stdout)

    ran = run(command, consume=count, **options)
    if found != rows:
        msg = f"{command} should have emitted {rows} records of {stream}: {found}"
        raise BenchmarkError(msg)
    return ran

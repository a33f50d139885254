"""Records a second where the API takes no time at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.ab_rounds import in_turn
from benchmarks.api import STREAMS, serving
from benchmarks.children import run
from benchmarks.report import Section, verdict

if TYPE_CHECKING:
    from benchmarks.taps import TapCommands

ROWS = 40_000
WANTED = 2.0


def measure(taps: TapCommands, repetitions: int) -> Section:
    """Compare with a plain SDK tap."""
    with serving(ROWS) as url:
        tap, plain = taps.tap(url), taps.plain_tap(url)
        seconds = in_turn(
            {"tap-ordergroove": lambda: run(tap), "plain SDK tap": lambda: run(plain)},
            repetitions,
        )
    records = ROWS * len(STREAMS)
    ratio = seconds["plain SDK tap"] / seconds["tap-ordergroove"]
    return Section(
        "CPU-bound",
        f"No latency; {records:,} records of five streams to /dev/null, start-up included. The "
        "plain tap is a `RESTStream` as the SDK's template begins one, with the same schemas.",
        ["", "seconds", "records/s"],
        [[name, f"{value:.1f}", f"{records / value:,.0f}"] for name, value in seconds.items()],
        [verdict("times the plain tap's records/s:", ratio, at_least=WANTED)],
    )

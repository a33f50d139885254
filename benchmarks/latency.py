"""Five large streams from an API that takes its time: does parallel reading pay off?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.ab_rounds import in_turn
from benchmarks.api import serving
from benchmarks.children import run
from benchmarks.peer_environment import peer
from benchmarks.report import Section, verdict
from benchmarks.shop import PAGE_SIZE

if TYPE_CHECKING:
    from benchmarks.taps import TapCommands

LATENCY = 0.1
PAGES = 100
LARGEST = "orders"
WANTED = 1.15


def measure(taps: TapCommands, repetitions: int) -> Section:
    """Compare the whole sync with its largest stream alone, with one reader, and with dlt."""
    with serving(PAGES * PAGE_SIZE, LATENCY) as url:
        whole, alone = taps.tap(url), taps.tap(url, [LARGEST])
        single = taps.tap(url, max_parallel_streams=1)
        extract = [*peer("dlt_pipeline"), "extract", "--url", url]
        seconds = in_turn(
            {
                "one stream alone": lambda: run(alone),
                "five streams": lambda: run(whole),
                "dlt rest_api, five streams": lambda: run(extract),
                "five streams, max_parallel_streams 1": lambda: run(single),
            },
            repetitions,
        )
    base = seconds["one stream alone"]
    return Section(
        "Latency-bound",
        f"{LATENCY * 1000:.0f} ms a request; five streams of {PAGES} pages each: as every stream "
        "is the largest, this is the hardest case. The taps write to /dev/null; dlt does its "
        "first step, extract, which leaves the records in local files.",
        ["", "seconds", "against one stream alone"],
        [[name, f"{value:.1f}", f"{value / base:.2f}"] for name, value in seconds.items()],
        [verdict("five streams against one:", seconds["five streams"] / base, at_most=WANTED)],
    )

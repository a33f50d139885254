"""tap-ordergroove: how fast from an API without latency, and from one with; how much memory."""

from __future__ import annotations

import contextlib
import sys
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from benchmarks import memory, programs
from benchmarks.api_server import PAGE_SIZE
from benchmarks.peer_environment import peer
from benchmarks.programs import BIN, run
from benchmarks.report import Section, verdict
from benchmarks.shop import STREAMS
from benchmarks.taps import tap_command

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from benchmarks.ab_rounds import Bench
    from benchmarks.memory import Measures
    from benchmarks.programs import Command

TAP = (BIN / "tap-ordergroove",)
PLAIN_TAP = (sys.executable, "-m", "benchmarks.peers.sdk_tap")
SERVER = (
    *("uvicorn", "--factory", "benchmarks.api_server:make_app", "--loop=uvloop"),
    *("--http=httptools", "--lifespan=off", "--log-level=warning", "--no-access-log"),
)
UNLIMITED = 10_000_000
"""Requests a minute. The default, below Ordergroove's own limit, would be what is measured."""

ROWS, WANTED = 40_000, 2
RECORDS = (50_000, 200_000, 500_000)
LATENCY, PAGES, WANTED_AGAINST_ONE = 0.1, 100, 1.15


@contextlib.contextmanager
def serving(bench: Bench, rows: int, latency: float = 0.0) -> Iterator[str]:
    """Serve so many records of each of the five streams, and yield the API's URL."""
    settings = {"ROWS": str(rows), "LATENCY": str(latency)}
    with programs.serving(
        lambda port: [BIN / SERVER[0], *SERVER[1:], "--port", str(port)],
        bench.folder / "api.log",
        settings,
        core=None,
    ) as port:
        yield f"http://127.0.0.1:{port}"


def config(url: str, **others: Any) -> dict[str, Any]:
    """Return the tap's configuration, with settings added."""
    # So recent that a stream is read in one window: all tools ask alike.
    start = datetime.now(timezone.utc) - timedelta(days=20)
    limits = {"start_date": f"{start:%Y-%m-%dT%H:%M:%SZ}", "requests_per_minute": UNLIMITED}
    return {"api_key": "bench", "api_url": url, **limits, **others}


def tap(bench: Bench, url: str, streams: Collection[str] = STREAMS, **others: Any) -> Command:
    """Return the command for tap-ordergroove, with settings added."""
    return tap_command(bench, TAP, config(url, **others), streams)


def throughput(bench: Bench) -> Section:
    """Compare with a plain SDK tap."""
    rows = bench.size(ROWS)
    with serving(bench, rows) as url:
        ours = tap(bench, url)
        plain = tap_command(bench, PLAIN_TAP, config(url), STREAMS)
        runs = bench.compare(
            {"tap-ordergroove": lambda: run(ours), "plain SDK tap": lambda: run(plain)}
        )
    records = rows * len(STREAMS)
    return Section(
        "CPU-bound",
        f"No latency; {records:,} records of five streams to /dev/null.",
        runs.table("records", records),
        runs.ahead(at_least=WANTED),
    )


def throughput_memory(bench: Bench) -> Section:
    """Measure the tap's memory."""

    @contextlib.contextmanager
    def measures(records: int) -> Iterator[Measures]:
        with serving(bench, -(-records // len(STREAMS))) as url:
            yield memory.of_tap(tap(bench, url))

    return memory.growth(
        bench, "Memory of the tap", "for records of five streams.", RECORDS, measures
    )


def latency(bench: Bench) -> Section:
    """Compare the whole sync with one stream alone, with one reader, and with dlt."""
    pages = bench.size(PAGES)
    with serving(bench, pages * PAGE_SIZE, LATENCY) as url:
        whole, alone = tap(bench, url), tap(bench, url, ["orders"])
        single = tap(bench, url, max_parallel_streams=1)
        extract = [*peer("dlt_reads"), "extract", "api", "--url", url]
        runs = bench.compare(
            {
                "one stream alone": lambda: run(alone),
                "five streams": lambda: run(whole),
                "dlt rest_api, five streams": lambda: run(extract),
                "five streams, max_parallel_streams 1": lambda: run(single),
            }
        )
    against = runs.ratio("five streams", "one stream alone")
    return Section(
        "Latency-bound",
        f"{LATENCY * 1000:.0f} ms a request; {pages} pages of each stream: as every stream is the "
        "largest, this is the hardest case. dlt does its first step, extract.",
        runs.table(),
        [verdict("five streams against one:", against, at_most=WANTED_AGAINST_ONE)],
    )

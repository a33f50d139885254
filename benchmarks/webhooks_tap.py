"""tap-ordergroove-webhooks: events a second and memory, from a full log through all streams."""

from __future__ import annotations

import itertools
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.ab_rounds import runs_in_turn, say
from benchmarks.children import MEGABYTE, run
from benchmarks.counting import check_records
from benchmarks.report import Section
from benchmarks.webhook_bodies import PATH, events
from benchmarks.webhook_receivers import sqlite

from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.log.event_log import EventLog

if TYPE_CHECKING:
    from benchmarks.taps import TapCommands

TAP = str(Path(sys.executable).parent / "tap-ordergroove-webhooks")
EVENTS = 100_000
GROUP = 1000
RECEIVED = datetime(2025, 10, 14, 14, 0, tzinfo=timezone.utc)


def measure(taps: TapCommands, folder: Path, repetitions: int) -> Section:
    """Read one log again and again, each time from its beginning."""
    say(f"storing {EVENTS:,} events")
    store = sqlite(folder)
    _fill(store)
    command = [TAP, "--config", taps.keep({"store": store})]
    check_records(command, "events", EVENTS)
    ran = runs_in_turn({"the tap": lambda: run(command)}, repetitions)["the tap"]
    return Section(
        "Webhook events through the tap",
        f"{EVENTS:,} events of all types from a log in SQLite "
        f"({(folder / 'events.db').stat().st_size / MEGABYTE:.0f} MB) to /dev/null, start-up "
        "included. All streams are on: each event goes out in `events` and in its family's "
        "stream, removals also as tombstones.",
        ["", "seconds", "events/s", "peak MB"],
        [
            [
                "tap-ordergroove-webhooks",
                f"{ran.seconds:.1f}",
                f"{EVENTS / ran.seconds:,.0f}",
                f"{ran.peak_mb:.0f}",
            ]
        ],
    )


def _fill(store: str) -> None:
    log = EventLog(parse_store(store))
    bodies = itertools.islice(events("tap"), EVENTS)
    try:
        while group := list(itertools.islice(bodies, GROUP)):
            log.append([make_events(PATH, "bench", each.body, RECEIVED)[0] for each in group])
    finally:
        log.close()

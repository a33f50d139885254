"""The webhook receiver under load, and the tap on its log."""

from __future__ import annotations

import itertools
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import database, webhook_receivers
from benchmarks.ab_rounds import say, take_turns
from benchmarks.programs import (
    BIN,
    CLIENTS_CORE,
    MEGABYTE,
    BenchmarkError,
    keep,
    records_of,
    run,
    run_counting,
    serving,
)
from benchmarks.report import Section, verdict
from benchmarks.webhook_bodies import LARGEST, PATH, REPEATED, SMALLEST, events
from benchmarks.webhook_receivers import Receiver, sqlite

from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.log.event_log import EventLog

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from benchmarks.ab_rounds import Bench

RATE, RATE_SECONDS = 200, 30
CONNECTIONS, FULL_SPEED_SECONDS = 32, 15
WANTED_P99 = 100  # milliseconds
SYNCS, BLOCK = 100, 4096  # bytes, as SQLite's pages
EVENTS, GROUP = 100_000, 1000
RECEIVED = datetime(2025, 10, 14, 14, 0, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Answers:
    """How a receiver answered; times in milliseconds.

    Attributes:
        a_second: Answers with 2xx a second.
        busy: What part of a processor the client used.
        acknowledged: Ids of the events that were answered with 2xx.
        refused: Ids of those that were not, each with what came instead.
    """

    a_second: float
    p50: float
    p99: float
    most: float
    busy: float
    acknowledged: Collection[str] = field(repr=False)
    refused: Collection[tuple[str, str]] = field(repr=False)


@dataclass(frozen=True)
class Trial:
    """A receiver's life: on schedule, then at full speed."""

    on_schedule: Answers
    at_full_speed: Answers


def receiver(bench: Bench) -> Section:
    """Compare SQLite, PostgreSQL, and a receiver that stores each request by itself."""
    with database.running(bench.folder) as server:
        ours = webhook_receivers.ours("SQLite", sqlite)
        postgresql = webhook_receivers.ours("PostgreSQL", server.new_database)
        plain = webhook_receivers.plain()
        receivers = [ours, postgresql, plain]
        trials = take_turns(
            {each.name: partial(_try, each, bench) for each in receivers}, bench.repetitions
        )
        version = server.version()
    first = trials[ours.name]
    busiest = max(trial.at_full_speed.busy for taken in trials.values() for trial in taken)
    seconds, full_seconds = bench.size(RATE_SECONDS), bench.size(FULL_SPEED_SECONDS)
    header = ["", f"p50 at {RATE}/s", "p99", "longest", "deliveries/s at full speed", "p99"]
    return Section(
        "Webhooks received",
        f"{RATE} deliveries a second on schedule for {seconds} s, then as many as "
        f"{CONNECTIONS} connections can for {full_seconds} s; bodies of {SMALLEST:,} to "
        f"{LARGEST:,} bytes, one delivery in {REPEATED} a duplicate. SQLite "
        f"{sqlite3.sqlite_version} and PostgreSQL {version}, both durable, on a disk where writing "
        f"{BLOCK:,} bytes and fsync take {_sync_milliseconds(bench.folder):.1f} ms. The client "
        f"used {busiest:.0%} of its core at most. Times in milliseconds.",
        [
            [*header, "not 2xx", "against the first"],
            *(_row(name, taken, first) for name, taken in trials.items()),
        ],
        [
            verdict(
                f"milliseconds, p99 at {RATE}/s with SQLite, the worst repetition:",
                max(trial.on_schedule.p99 for trial in first),
                at_most=WANTED_P99,
            ),
            verdict(
                f"times the deliveries/s of {plain.name}:",
                1 / _ratio(trials[plain.name], first),
                at_least=1,
            ),
        ],
    )


def tap(bench: Bench) -> Section:
    """Read one log again and again, each time from its beginning, through all streams."""
    wanted = bench.size(EVENTS)
    say(f"storing {wanted:,} events")
    store = sqlite(bench.folder)
    log = EventLog(parse_store(store))
    bodies = itertools.islice(events("tap"), wanted)
    while group := list(itertools.islice(bodies, GROUP)):
        log.append([make_events(PATH, "bench", each.body, RECEIVED)[0] for each in group])
    log.close()
    command = [BIN / "tap-ordergroove-webhooks", "--config", keep(bench.folder, {"store": store})]
    run_counting(command, records_of("events"), wanted)
    runs = bench.compare({"tap-ordergroove-webhooks": lambda: run(command)})
    size = (bench.folder / "events.db").stat().st_size
    return Section(
        "Webhook events through the tap",
        f"{wanted:,} events of all types from a log in SQLite ({size / MEGABYTE:.0f} MB) to "
        "/dev/null. All streams are on: each event goes out in `events` and in its family's "
        "stream, removals also as tombstones.",
        runs.table("events", wanted),
    )


def _try(receiver: Receiver, bench: Bench) -> Trial:
    with tempfile.TemporaryDirectory(dir=bench.folder) as temporary:
        own = Path(temporary)
        store = receiver.new_store(own)
        with serving(
            lambda port: receiver.command(own, store, port), own / "log", receiver.settings(store)
        ) as port:
            url = f"http://127.0.0.1:{port}{PATH}"
            seconds = bench.size(RATE_SECONDS)
            on_schedule = _send(url, f"--rate={RATE}", f"--seconds={seconds}", "--run=slow")
            if on_schedule.refused:
                refusals = Counter(answer for _, answer in on_schedule.refused)
                msg = f"{receiver.name} refused some at {RATE}/s: {dict(refusals)}"
                raise BenchmarkError(msg)
            seconds = bench.size(FULL_SPEED_SECONDS)
            many = f"--connections={CONNECTIONS}"
            at_full_speed = _send(url, many, f"--seconds={seconds}", "--run=fast")
        _check(receiver.name, receiver.stored(store), [on_schedule, at_full_speed])
    return Trial(on_schedule, at_full_speed)


def _send(url: str, *arguments: str) -> Answers:
    command = [sys.executable, "-m", "benchmarks.webhook_client", url, *arguments]
    answers: dict[str, Any] = {}
    ran = run(command, consume=lambda out: answers.update(json.load(out)), core=CLIENTS_CORE)
    return Answers(busy=ran.cpu_seconds / ran.seconds, **answers)


def _check(name: str, stored: Sequence[str], sent: Sequence[Answers]) -> None:
    """Compare a store with the answers: each acknowledged event once, and nothing else.

    What was refused may be there: an answer can come too late, or get lost.
    """
    acknowledged = {id_ for answers in sent for id_ in answers.acknowledged}
    refused = {id_ for answers in sent for id_, _ in answers.refused}
    lost = acknowledged - set(stored)
    odd = set(stored) - acknowledged - refused
    doubled = len(stored) - len(set(stored))
    if lost or odd or doubled:
        msg = f"{name}: {len(lost)} lost, {doubled} doubled, {len(odd)} that nobody sent"
        raise BenchmarkError(msg)


def _row(name: str, trials: Sequence[Trial], first: Sequence[Trial]) -> list[str]:
    slow = [trial.on_schedule for trial in trials]
    fast = [trial.at_full_speed for trial in trials]
    return [
        name,
        f"{statistics.median(each.p50 for each in slow):,.1f}",
        f"{statistics.median(each.p99 for each in slow):,.1f}",
        f"{max(each.most for each in slow):,.0f}",
        f"{statistics.median(each.a_second for each in fast):,.0f}",
        f"{statistics.median(each.p99 for each in fast):,.1f}",
        f"{sum(len(each.refused) for each in fast):,}",
        f"{_ratio(trials, first):.2f}",
    ]


def _ratio(trials: Sequence[Trial], others: Sequence[Trial]) -> float:
    """Return how many times the others' deliveries a second: the median of the rounds."""
    return statistics.median(
        trial.at_full_speed.a_second / other.at_full_speed.a_second
        for trial, other in zip(trials, others, strict=True)
    )


def _sync_milliseconds(folder: Path) -> float:
    """Return what the disk takes to keep a block: the median, in milliseconds."""
    taken = []
    with (folder / "synced").open("wb", buffering=0) as file:
        for _ in range(SYNCS):
            began = time.perf_counter()
            file.write(os.urandom(BLOCK))
            os.fsync(file.fileno())
            taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)

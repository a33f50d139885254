"""The webhook receiver under load: deliveries a second, and how long an answer takes."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import database, webhook_receivers
from benchmarks.ab_rounds import say
from benchmarks.children import BenchmarkError, run
from benchmarks.cpu_pinning import CLIENTS_CORE
from benchmarks.report import Section, verdict
from benchmarks.webhook_bodies import LARGEST, REPEATED, SMALLEST

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from benchmarks.webhook_receivers import Receiver

RATE, RATE_SECONDS = 200, 30
CONNECTIONS, FULL_SPEED_SECONDS = 32, 15
WANTED_P99 = 100  # milliseconds
WANTED_TIMES = 1
SYNCS = 100
BLOCK = 4096  # bytes, as SQLite's pages


@dataclass(frozen=True)
class Answers:
    """How a receiver answered.

    Attributes:
        a_second: Answers with 2xx a second.
        p50: The median time to an answer, in milliseconds.
        p99: The time that 99 % of answers took at most, in milliseconds.
        most: The longest time, in milliseconds.
        busy: What part of a processor the client used.
        acknowledged: Ids of the events that were answered with 2xx.
        refused: Ids of those that were not, each with what came instead.
    """

    a_second: float
    p50: float
    p99: float
    most: float
    busy: float
    acknowledged: Collection[str]
    refused: Collection[tuple[str, str]]


@dataclass(frozen=True)
class Trial:
    """A receiver's life: on schedule, then at full speed."""

    on_schedule: Answers
    at_full_speed: Answers


def measure(folder: Path, repetitions: int) -> Section:
    """Compare SQLite, PostgreSQL, and a receiver that stores each request by itself."""
    with database.running(folder) as server:
        postgresql = webhook_receivers.postgresql(server)
        sqlite_, postgres_, plain = receivers = [
            webhook_receivers.ours("SQLite", webhook_receivers.sqlite),
            webhook_receivers.ours("PostgreSQL", postgresql),
            webhook_receivers.plain(),
        ]
        versions = [
            webhook_receivers.version(each.new_store(folder)) for each in (sqlite_, postgres_)
        ]
        trials: dict[str, list[Trial]] = {each.name: [] for each in receivers}
        for number in range(repetitions):
            for each in receivers if number % 2 == 0 else receivers[::-1]:
                trial = _try(each, folder)
                trials[each.name].append(trial)
                say(
                    f"{each.name}, {number + 1} of {repetitions}: "
                    f"p99 {trial.on_schedule.p99:.1f} ms at {RATE}/s; "
                    f"{trial.at_full_speed.a_second:,.0f}/s"
                )
    ours, others = trials[sqlite_.name], trials[plain.name]
    busiest = max(trial.at_full_speed.busy for taken in trials.values() for trial in taken)
    return Section(
        "Webhooks received",
        f"First {RATE} deliveries a second on schedule for {RATE_SECONDS} s, each timed from when "
        f"it was due, all answered with 2xx; then as many as {CONNECTIONS} connections can for "
        f"{FULL_SPEED_SECONDS} s. Bodies of {SMALLEST:,} to {LARGEST:,} bytes, one delivery in "
        f"{REPEATED} a duplicate. {' and '.join(versions)}, both durable, on a disk where writing "
        f"{BLOCK:,} bytes and fsync take {_sync_milliseconds(folder):.1f} ms. The receiver has the "
        "first core, the client the last one, of which it used "
        f"{busiest:.0%} at most. Times in milliseconds.",
        [
            "",
            f"p50 at {RATE}/s",
            "p99",
            "longest",
            "deliveries/s at full speed",
            "p99",
            "not 2xx",
            "against the first",
        ],
        [_row(name, taken, ours) for name, taken in trials.items()],
        [
            verdict(
                f"milliseconds, p99 at {RATE}/s with SQLite, the worst repetition:",
                max(trial.on_schedule.p99 for trial in ours),
                at_most=WANTED_P99,
            ),
            verdict(
                f"times the deliveries/s of {plain.name}:",
                1 / _ratio(others, ours),
                at_least=WANTED_TIMES,
            ),
        ],
    )


def _try(receiver: Receiver, folder: Path) -> Trial:
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        own = Path(temporary)
        store = receiver.new_store(own)
        with receiver.running(own, store) as url:
            schedule = [f"--rate={RATE}", f"--seconds={RATE_SECONDS}", "--run=schedule"]
            on_schedule = _send(url, own, schedule)
            if on_schedule.refused:
                refusals = Counter(answer for _, answer in on_schedule.refused)
                msg = f"{receiver.name} refused some at {RATE}/s: {dict(refusals)}"
                raise BenchmarkError(msg)
            at_full_speed = _send(
                url,
                own,
                [f"--connections={CONNECTIONS}", f"--seconds={FULL_SPEED_SECONDS}", "--run=speed"],
            )
        _check(receiver.name, receiver.stored(store), [on_schedule, at_full_speed])
    return Trial(on_schedule, at_full_speed)


def _send(url: str, folder: Path, arguments: Sequence[str]) -> Answers:
    result = folder / "answers.json"
    program = [sys.executable, "-m", "benchmarks.webhook_client"]
    ran = run([*program, url, str(result), *arguments], core=CLIENTS_CORE)
    answers: dict[str, Any] = json.loads(result.read_text())
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
    def median(values: Sequence[float]) -> str:
        middle = statistics.median(values)
        return f"{middle:,.0f}" if middle >= WANTED_P99 else f"{middle:.1f}"

    fast = [trial.at_full_speed for trial in trials]
    return [
        name,
        median([trial.on_schedule.p50 for trial in trials]),
        median([trial.on_schedule.p99 for trial in trials]),
        f"{max(trial.on_schedule.most for trial in trials):.0f}",
        f"{statistics.median(each.a_second for each in fast):,.0f}",
        median([each.p99 for each in fast]),
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

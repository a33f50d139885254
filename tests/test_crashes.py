"""The tap is killed in the middle of a first sync, and the next run goes on from there."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox import Fault

from .support.books import INCREMENTAL, TABLES, by_key, differences, lower_bounds, truth, utc
from .support.journey import BIN, KEY, PATIENCE, child_of, clean_environment
from .support.warehouse import assert_read_on, compare

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ordergroove_sandbox import Server

    from .support.books import Row, Table

PAGE_SIZE = 3
WINDOW_DAYS = 14
NAMES = {table.name for table in INCREMENTAL}


class Tap:
    """The tap alone, with a loader that confirms whatever it receives."""

    def __init__(self, folder: Path, url: str) -> None:
        """Write the tap's settings to a folder."""
        self.received: list[dict[str, Any]] = []
        self.state: dict[str, Any] = {}
        self._folder = folder
        config = {
            "api_key": KEY,
            "api_url": url,
            "page_size": PAGE_SIZE,
            "window_days": WINDOW_DAYS,
        }
        (folder / "config.json").write_text(json.dumps(config))

    def run(self, kill_after: int) -> tuple[int, list[dict[str, Any]]]:
        """Run it, and kill it once it has sent so many records of incremental streams.

        Returns:
            Its exit code, and the messages that it sent.
        """
        (self._folder / "state.json").write_text(json.dumps(self.state))
        command = [str(BIN / "tap-ordergroove"), "--config=config.json", "--state=state.json"]
        messages = []
        sent = 0
        with (
            (self._folder / "tap.log").open("w") as log,
            subprocess.Popen(
                command,
                cwd=self._folder,
                env=clean_environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                pipesize=4096,  # or the tap would be far ahead of us
                text=True,
            ) as process,
        ):
            for line in process.stdout or ():
                if not line.endswith("\n"):  # the last one, cut off
                    break
                message = json.loads(line, parse_float=Decimal)
                messages.append(message)
                sent += message["type"] == "RECORD" and message["stream"] in NAMES
                if sent >= kill_after:
                    process.kill()
            code = process.wait(timeout=PATIENCE)
        for message in messages:
            if message["type"] == "STATE":
                self.state = message["value"]
        self.received += messages
        return code, messages

    @property
    def bookmarks(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = self.state.get("bookmarks", {})
        return found


def records(messages: list[dict[str, Any]], table: Table) -> list[Row]:
    return [
        message["record"]
        for message in messages
        if message["type"] == "RECORD" and message["stream"] == table.name
    ]


def unconfirmed(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what came after the last STATE."""
    states = [number for number, each in enumerate(messages) if each["type"] == "STATE"]
    return messages[states[-1] + 1 :] if states else messages


def assert_resumed(server: Server, bookmarks: Mapping[str, Mapping[str, str]]) -> int:
    """Check that a run asked for nothing behind the bookmarks, and return how many it had."""
    resumed = 0
    for table in INCREMENTAL:
        bookmark = bookmarks.get(table.name, {}).get("replication_key_value")
        if bookmark and lower_bounds(server, table):
            assert_read_on(server, table, bookmark)
            resumed += 1
    return resumed


def assert_little_to_repeat(tap: Tap, messages: list[dict[str, Any]]) -> int:
    """Check that what no STATE covers lies in one window; return the number of those records.

    A window longer than the usual ones is allowed if it fits on one page.
    """
    total = 0
    for table in INCREMENTAL:
        again = records(unconfirmed(messages), table)
        total += len(again)
        if len(again) > PAGE_SIZE:
            closed = utc(tap.bookmarks[table.name]["replication_key_value"])
            latest = max(utc(record[table.changed]) for record in again)
            assert latest <= closed + timedelta(days=WINDOW_DAYS + 1)
    return total


def test_a_tap_killed_again_and_again_loses_nothing_and_repeats_little(server, merchant, tmp_path):
    server.sandbox.faults.add(Fault.of("latency", times=None, seconds=0.003))
    moments = random.Random(20)  # noqa: S311 - to be the same each time
    tap = Tap(tmp_path, server.url)
    killed = resumed = repeated = 0
    while True:
        bookmarks = tap.bookmarks
        server.sandbox.requests.clear()
        code, messages = tap.run(kill_after=moments.randrange(1, 20))
        resumed += assert_resumed(server, bookmarks)
        repeated += assert_little_to_repeat(tap, messages)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        killed += 1
    assert killed >= 5
    assert resumed
    assert repeated
    for table in TABLES:
        source = tap.received if table in INCREMENTAL else messages
        loaded = by_key(table, records(source, table))
        assert differences(table, truth(merchant, table), loaded) == []


def test_a_tap_killed_under_meltano_is_resumed_by_the_next_run(meltano, server, merchant, postgres):
    server.sandbox.faults.add(Fault.of("latency", times=None, seconds=0.03))
    settings = {
        "TAP_ORDERGROOVE_PAGE_SIZE": str(PAGE_SIZE),
        "TAP_ORDERGROOVE_WINDOW_DAYS": str(WINDOW_DAYS),
    }
    with meltano.start("run", "tap-ordergroove", "target-postgres", **settings) as running:
        while len(lower_bounds(server, INCREMENTAL[0])) < 30:
            assert running.process.poll() is None, running.log.read_text()
            time.sleep(0.01)
        tap = child_of(running.process.pid, "tap-ordergroove")
        assert tap
        os.kill(tap, signal.SIGKILL)
        killed = running.finish()
    assert killed.code != 0
    bookmarks = meltano.bookmarks("dev:tap-ordergroove-to-target-postgres")

    server.sandbox.faults.clear()
    server.sandbox.requests.clear()
    done = meltano.run("tap-ordergroove", "target-postgres", **settings)
    assert done.code == 0, done.log
    assert assert_resumed(server, bookmarks)
    assert compare(merchant, postgres) == []

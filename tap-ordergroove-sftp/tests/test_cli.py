"""The command line: ``--test``, ``--discover``, exit codes, signals, and what is never printed."""

from __future__ import annotations

import fcntl
import json
import os
import random
import re
import signal
import subprocess
import sys
import termios
import time
from array import array
from datetime import timedelta
from decimal import Decimal

import pytest
from tests.support.sftp_tap import (
    EVERYTHING,
    NOW,
    STREAMS,
    Loader,
    differences,
    expected_book,
    expected_records,
    settings_for,
    without_added,
)

from ordergroove_sandbox import Merchant
from ordergroove_sandbox.drop import Defect, Drop, SftpFault, Style, serving
from singer_commons.testing import run_command
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

PASSWORD = "a-password-that-must-never-be-printed"  # noqa: S105
COMMAND = [sys.executable, "-m", "tap_ordergroove_sftp"]
ENVIRONMENT = {"TAP_ORDERGROOVE_SFTP_LOGLEVEL": "DEBUG", "PATH": ""} | {
    name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ
}
DAY = timedelta(days=1)


@pytest.fixture
def drop(tmp_path):
    style = Style(reports=("orders", "subscription"))
    return Drop(Merchant(customers=25, days=120, now=NOW), tmp_path / "drop", style)


@pytest.fixture
def server(drop):
    with serving(drop, password=PASSWORD) as running:
        yield running


def write_config(tmp_path, server, **config):
    path = tmp_path / "config.json"
    path.write_text(json.dumps(settings_for(server, **config)))
    return str(path)


def tap(tmp_path, server, *arguments, **config):
    path = write_config(tmp_path, server, **config)
    return run_command(TapOrdergrooveSftp, "--config", path, *arguments, environment=ENVIRONMENT)


def messages_of(text):
    return [json.loads(line, parse_float=Decimal) for line in text.splitlines()]


def test_a_run_prints_messages_and_a_summary_and_no_secret(tmp_path, server, drop):
    drop.clutter()
    files = drop.deliver_days(2)
    done = tap(tmp_path, server)
    assert done.code == 0, done.log
    loader = Loader().take(messages_of(done.out))
    for token in ("orders", "subscription"):
        mine = [file for file in files if file.report == token]
        stream = STREAMS[token]
        assert differences(stream, expected_book(mine), loader.book(stream)) == []
    rows = sum(len(file.rows) for file in files)
    assert f"4 files read, {rows} rows, 0 rows rejected, 0 files failed" in done.log
    for text in (done.out, done.log):
        assert PASSWORD not in text
        assert "not-a-secret" not in text
    assert "@example.com" not in done.log


def test_test_says_what_is_there_and_opens_nothing(tmp_path, server, drop):
    drop.clutter()
    files = drop.deliver_days(3)
    drop.deliver(drop.latest_day() + DAY, [Defect("young")], reports=["orders"])
    done = tap(tmp_path, server, "--test")
    assert done.code == 0, done.log
    said = {line.split()[0]: line for line in done.out.splitlines()}
    newest = max((file for file in files if file.report == "orders"), key=lambda each: each.stamp)
    assert f" 3 files, the newest is {newest.name} of {newest.stamp}" in said["orders_report"]
    assert " 0 files" in said["inventory_report"]
    assert " 1 files" in said["(too"]
    assert " 4 entries" in said["(not"]
    assert (server.log.opened, server.log.listed) == ([], ["/outgoing"])


@pytest.mark.parametrize(
    ("arguments", "fault", "config", "words"),
    [
        ((), None, {"password": "wrong-but-secret"}, "password"),
        (("--test",), None, {"password": "wrong-but-secret"}, "password"),
        (("--test",), None, {"host_key": "SHA256:" + "A" * 43}, "host_key"),
        (("--test",), None, {"path": "/nowhere"}, "no such folder"),
        ((), SftpFault.of("deny", "outgoing", times=None), {}, "permission denied"),
    ],
    ids=["password", "password-test", "host-key-test", "folder-test", "denied"],
)
def test_what_ends_a_run_is_said_in_one_line(  # noqa: PLR0913, PLR0917
    tmp_path, server, fault, config, words, arguments
):
    if fault:
        server.faults.add(fault)
    done = tap(tmp_path, server, *arguments, **config)
    assert done.code == 1
    last = done.log.splitlines()[-1]
    assert last.startswith("Error: ")
    assert words.split("_")[0] in last
    assert re.search(r" \[[A-Z]+-\d\d\]$", last)
    assert "Traceback" not in done.log
    for secret in (PASSWORD, "wrong-but-secret"):
        assert secret not in done.out + done.log


def test_a_failed_file_makes_the_exit_code_1_and_the_last_line_names_it(tmp_path, server, drop):
    drop.deliver(drop.latest_day() - DAY)
    [bad] = drop.deliver(defects=[Defect("duplicate_header")], reports=["orders"])
    done = tap(tmp_path, server)
    assert done.code == 1
    last = done.log.splitlines()[-1]
    assert bad.name in last
    assert last.endswith("[RPT-13] [RPT-20]")
    assert "Traceback" not in done.log
    loader = Loader().take(messages_of(done.out))
    assert bad.name not in json.dumps(loader.state)


@pytest.mark.parametrize("arguments", [(), ("--test",)], ids=["sync", "test"])
def test_a_setting_that_cannot_work_ends_with_one_line_and_nothing_asked(
    tmp_path, server, arguments
):
    done = tap(tmp_path, server, *arguments, timezone="Chicago")
    assert (done.code, done.out) == (1, "")
    assert "timezone" in done.log
    assert "Traceback" not in done.log
    assert server.log.connections == 0


def test_about_and_discover_need_no_server(tmp_path):
    done = run_command(TapOrdergrooveSftp, "--about", "--format=json")
    about = json.loads(done.out)
    assert {"host_key", "date_order", "expect_daily"} <= about["settings"]["properties"].keys()
    assert {"state", "catalog", "discover", "activate-version", "batch"} <= set(
        about["capabilities"]
    )
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"username": "x", "password": "x", "host": "host.invalid"}))
    done = run_command(TapOrdergrooveSftp, "--config", str(config), "--discover")
    assert {each["tap_stream_id"] for each in json.loads(done.out)["streams"]} == set(EVERYTHING)


def test_settings_may_come_from_the_environment(server, drop):
    [file] = drop.deliver(reports=["orders"])
    given = {"host": server.host, "port": str(server.port), "username": server.username,
             "password": PASSWORD, "host_key": server.host_key, "min_age_seconds": "0",
             "expect_daily": '["orders_report"]',
             "reports": '[{"name": "loyalty", "pattern": "l_*.csv"}]'}  # fmt: skip
    environment = {f"TAP_ORDERGROOVE_SFTP_{name.upper()}": each for name, each in given.items()}
    done = run_command(TapOrdergrooveSftp, "--config=ENV", environment=environment)
    assert done.code == 0, done.log
    loader = Loader().take(messages_of(done.out))
    assert set(loader.keys) == {*EVERYTHING, "loyalty"}
    # The days since then, up to yesterday, have none.
    rows = [row for row in loader.rows("export_files") if row["status"] != "missing"]
    assert {row["name"] for row in rows} == {file.name}


class Running:
    """The tap as a process that we read from as slowly as we like."""

    def __init__(self, tmp_path, server, state, **config):
        (tmp_path / "state.json").write_text(json.dumps(state))
        command = [*COMMAND, "--config", write_config(tmp_path, server, **config),
                   "--state", str(tmp_path / "state.json")]  # fmt: skip
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            pipesize=4096,  # or the tap would be far ahead of us
        )
        self.messages = []

    def read(self, until=lambda _messages: False):
        """Take messages as they come, to the end or until told to stop; a last half one is none."""
        for line in self.process.stdout:
            if not line.endswith(b"\n"):
                break
            self.messages.append(json.loads(line, parse_float=Decimal))
            if until(self.messages):
                break

    def finish(self):
        self.read()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code


def complete(tmp_path, server, state):
    """Return the messages of a run that comes to its end."""
    path = tmp_path / "state.json"
    path.write_text(json.dumps(state))
    done = tap(tmp_path, server, "--state", str(path))
    assert done.code == 0, done.log
    return messages_of(done.out)


def write_many(drop, days=4, rows=400):
    """Drop files with many rows, of which the newer ones change what the older ones said."""
    expected = {}
    for day in range(days):
        # From day to day half the keys are others.
        body = {f"{day * rows // 2 + row:05}": f"day {day}" for row in range(rows)}
        expected |= body
        path = drop.outgoing / f"acme_subscription_0{day + 1}152026000000.csv"
        path.write_text(
            "Subscription ID,Status,SKU\n"
            + "".join(f'{key},{value},"{"x" * 30}"\n' for key, value in body.items())
        )
        os.utime(path, ((NOW - (days - day) * 30 * DAY).timestamp(),) * 2)
    return expected


def test_a_terminated_run_does_not_claim_success_and_loses_nothing(tmp_path, server, drop):
    expected = write_many(drop)
    stalled = "acme_subscription_03152026000000.csv"
    server.faults.add(SftpFault.of("stall", stalled, after_bytes=0, seconds=60))
    running = Running(tmp_path, server, {})
    # Until the second file is in the state, and the tap waits for the third.
    running.read(lambda messages: len(known_files(messages[-1])) == 2)
    running.process.send_signal(signal.SIGTERM)
    assert running.finish() == 128 + signal.SIGTERM
    server.faults.clear()
    loader = Loader().take(running.messages)
    again = complete(tmp_path, server, loader.state)
    loader.take(again)
    assert statuses(loader) == expected
    read = {row["name"] for row in Loader().take(again).rows("export_files")}
    assert read == {stalled, "acme_subscription_04152026000000.csv"}


def known_files(message):
    """The files of the Subscription report that a STATE knows."""
    bookmarks = message["value"]["bookmarks"] if message["type"] == "STATE" else {}
    return bookmarks.get("subscriptions_report", {}).get("files", [])


def bytes_waiting(pipe):
    count = array("i", [0])
    fcntl.ioctl(pipe.fileno(), termios.FIONREAD, count)
    return count[0]


def test_a_run_terminated_while_it_writes_leaves_no_broken_line(tmp_path, server, drop):
    write_many(drop, days=1, rows=20_000)
    running = Running(tmp_path, server, {})
    running.read(lambda messages: len(messages) > 100)
    deadline = time.monotonic() + 30
    while bytes_waiting(running.process.stdout) < 4096 and time.monotonic() < deadline:
        time.sleep(0.01)  # until the pipe is full, and the tap stands still in the middle of it
    running.process.send_signal(signal.SIGTERM)
    rest = running.process.stdout.read()
    assert running.finish() == 128 + signal.SIGTERM
    assert rest.endswith(b"\n")
    for line in rest.splitlines():
        json.loads(line)


def statuses(loader):
    rows = loader.rows("subscriptions_report")
    return {row["ordergroove_subscription_id"]: row["subscription_status"] for row in rows}


def test_killed_again_and_again_nothing_is_lost_and_old_rows_do_not_come_back(
    tmp_path, server, drop
):
    expected = write_many(drop)
    files = drop.deliver(reports=["orders"])
    moments = random.Random(7)  # noqa: S311 - to be the same each time
    loader, repeated = Loader(), 0
    for after in [moments.randrange(5, 900) for _ in range(3)]:
        running = Running(tmp_path, server, loader.state)
        running.read(lambda messages, after=after: len(messages) >= after)
        running.process.kill()
        assert running.finish() == -signal.SIGKILL
        loader.take(running.messages)
        repeated += len(running.messages)
    last = complete(tmp_path, server, loader.state)
    loader.take(last)
    repeated += len(last)
    assert statuses(loader) == expected
    orders = {
        record["order_item_id"]: record for file in files for record in expected_records(file)
    }
    found = [without_added(row) for row in loader.rows("orders_report")]
    assert {row["order_item_id"]: row for row in found} == orders
    complete(tmp_path, server, loader.state)
    assert repeated > 1600


def test_a_late_file_and_a_kill_do_not_leave_older_rows(tmp_path, server, drop):
    expected = write_many(drop)
    loader = Loader().take(complete(tmp_path, server, {}))
    # The second file comes again.
    path = drop.outgoing / "acme_subscription_02152026000000.csv"
    path.write_bytes(path.read_bytes() + b"late,late,x\n")
    os.utime(path, (NOW.timestamp(),) * 2)
    running = Running(tmp_path, server, loader.state)
    running.read(lambda messages: sum(message["type"] == "RECORD" for message in messages) > 500)
    running.process.kill()
    running.finish()
    loader.take(running.messages)
    last = complete(tmp_path, server, loader.state)
    assert statuses(loader.take(last)) == {**expected, "late": "late"}

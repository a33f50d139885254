"""Runs that end while orders wait, and those after them: nothing is lost, nothing comes early."""

from __future__ import annotations

import json
import random
import re
import signal
import time as real_time
from datetime import timedelta

import pytest
from tests.support.dotapparel_target import (
    NOON,
    Time,
    orders,
    pending,
    people,
    record,
    run_program,
    schema,
    start_program,
    state,
    sync,
    to_inbox,
)
from tests.support.target_runs import as_lines, rejects

from ordergroove_sandbox.dotapparel import Inbox, SftpFault
from singer_commons.csv_target.errors import DeliveryError

DELAY = 30 * 60
REWARDS = [schema("rewards", {"id": {}, "PERIDX": {}}, ["id"]), record("rewards", id=1, PERIDX="1")]


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def waiting(inbox, **changes):
    return to_inbox(inbox, **changes) | {"orders_delay_minutes": 30}


def trade(*numbers):
    return [*orders(*((number, number) for number in numbers)), *people(*numbers), state()]


def arrived(inbox):
    return [each.type for each in inbox.files]


def start_waiting(tmp_path, messages, config):
    """Start a program, and return it once its orders wait."""
    program = start_program(tmp_path, config)
    program.stdin.write(as_lines(messages))
    program.stdin.close()
    program.stdin = None
    while b"Waiting until " not in (line := program.stderr.readline()):
        assert line, "the log ended"
    return program


def test_customers_that_waited_go_first_and_each_runs_orders_wait_for_its_own(inbox, out):
    config = waiting(inbox, output_dir=str(out))
    inbox.faults.add(SftpFault.of("deny", "*", operation="rename", times=None))
    time = Time()
    with pytest.raises(DeliveryError):
        sync([*trade(1), *REWARDS], time, **config)
    assert (pending(out), time.waits) == (["customers", "orders", "rewards"], [])
    inbox.faults.clear()
    assert sync(trade(2), time, **config) == [state()["value"]]
    assert arrived(inbox) == ["customers", "rewards", "orders", "customers", "orders"]
    assert time.waits == [DELAY, DELAY]
    assert set(inbox.table("orders")) == {"1", "2"}
    assert (inbox.refused, inbox.warnings) == ([], [])


def test_orders_that_waited_go_before_the_next_customers_and_in_the_rest_of_their_time(inbox, out):
    config = waiting(inbox, output_dir=str(out))
    time = Time(end_after=10 * 60)
    with pytest.raises(SystemExit):
        sync(trade(1), time, **config)
    time.end_after = None
    sync(trade(2), time, **config)
    assert arrived(inbox) == ["customers", "orders", "customers", "orders"]
    assert time.waits == [20 * 60, DELAY]


def test_orders_in_several_files_are_all_kept_and_sent_in_their_order(inbox, out):
    config = waiting(inbox, output_dir=str(out), max_rows_per_file=2)
    time = Time(end_after=60)
    with pytest.raises(SystemExit):
        sync(trade(*range(7)), time, **config)
    assert pending(out) == ["orders"] * 4
    time.end_after = None
    time.now -= timedelta(hours=1)
    sync([], time, **config)
    assert time.waits == [DELAY]  # the clock was put back: no longer than that
    files = [each for each in inbox.files if each.type == "orders"]
    assert [each.rows for each in files] == [2, 2, 2, 1]
    assert [each.name for each in files] == sorted({each.name for each in files})
    assert list(inbox.table("orders")) == [str(number) for number in range(7)]


@pytest.mark.parametrize("shift", [-3600, 0])
@pytest.mark.parametrize("keeps", [True, False])
def test_a_clock_that_is_off_uses_no_name_twice(inbox, out, shift, keeps):
    config = to_inbox(inbox, max_rows_per_file=3, **({"output_dir": str(out)} if keeps else {}))
    for number in range(2):
        time = Time(NOON + timedelta(seconds=shift * number))
        sync(trade(*range(10 * number, 10 * number + 5)), time, **config)
    names = [each.name for each in inbox.files]
    assert len(set(names)) == len(names) == 8
    assert set(inbox.table("orders")) == {str(n) for n in (*range(5), *range(10, 15))}
    assert inbox.warnings == []


def test_many_small_files_of_runs_soon_after_each_other_all_have_names(out):
    """Each run takes the seconds of minutes to come."""
    for first in (0, 130, 260):
        messages = [*orders(*((number, 1) for number in range(first, first + 130))), state()]
        assert sync(messages, Time(), output_dir=str(out), max_rows_per_file=1)
    assert len(list(out.glob("orders_*.csv"))) == 390
    assert pending(out) == []


def test_a_run_that_only_validates_leaves_what_waits(inbox, out):
    config = waiting(inbox, output_dir=str(out))
    with pytest.raises(SystemExit):
        sync(trade(1), Time(end_after=60), **config)
    before = sorted((out / "pending").iterdir())
    time = Time()
    assert sync(trade(2), time, **config, validate_only=True) == []
    assert time.waits == []
    assert sorted((out / "pending").iterdir()) == before
    assert arrived(inbox) == ["customers"]


def test_a_delay_of_nothing_lets_everything_go(inbox, out):
    config = waiting(inbox, output_dir=str(out))
    with pytest.raises(SystemExit):
        sync(trade(1), Time(end_after=60), **config)
    time = Time()
    sync(trade(2), time, **config | {"orders_delay_minutes": 0})
    assert time.waits == []
    assert arrived(inbox) == ["customers", "orders", "customers", "orders"]


def test_what_is_held_back_is_replayed_in_the_same_order(inbox, out):
    config = waiting(inbox, output_dir=str(out))
    messages = [*people(1, PRIVACY=True), *orders((1, 1)), state()]
    messages[0]["schema"]["properties"]["subscribed"] = {}
    assert sync(messages, Time(), **config) == [state()["value"]]
    assert inbox.files == []
    (path,) = (out / "rejects").iterdir()
    assert len(rejects(path)) == 2
    time = Time()
    sync(path.read_bytes().replace(b'"PRIVACY":true', b'"subscribed":true'), time, **config)
    assert time.waits == [DELAY]
    assert inbox.table("customers")["p1@example.com"].subscribed is True
    assert set(inbox.table("orders")) == {"1"}


# As programs


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("keeps", [True, False], ids=["output_dir", "nothing"])
def test_ended_while_orders_wait_and_run_again_the_books_are_right(
    inbox, tmp_path, out, signum, keeps
):
    folder = {"output_dir": str(out)} if keeps else {}
    with start_waiting(tmp_path, trade(1, 2), waiting(inbox, **folder)) as program:
        program.send_signal(signum)
        written, log = program.communicate(timeout=60)
    is_killed = signum == signal.SIGKILL
    assert program.returncode == (-signum if is_killed else 128 + signum)
    assert written == b""
    assert b"Traceback" not in log
    assert arrived(inbox) == ["customers"]
    kept = keeps and not is_killed
    if keeps:
        assert pending(out) == (["orders"] if kept else [])
    time = Time(NOON.now(NOON.tzinfo))
    assert sync(trade(1, 2), time, **waiting(inbox, **folder)) == [state()["value"]]
    # Orders that were kept go once: the same ones, read again, do not wait for another half hour.
    assert [round(wait, -2) for wait in time.waits] == [DELAY]
    assert set(inbox.table("customers")) == {"p1@example.com", "p2@example.com"}
    assert {key: len(rows) for key, rows in inbox.table("orders").items()} == {"1": 1, "2": 1}
    assert inbox.refused == []
    assert inbox.ignored == []


def test_two_runs_that_wait_at_once_are_ended_and_a_third_sends_for_both(inbox, tmp_path, out):
    config = waiting(inbox, output_dir=str(out))
    programs = [start_waiting(tmp_path, trade(number), config) for number in (1, 2)]
    for program in programs:
        with program:
            program.send_signal(signal.SIGTERM)
            program.communicate(timeout=60)
        assert program.returncode == 128 + signal.SIGTERM
    assert pending(out) == ["orders", "orders"]
    time = Time(NOON.now(NOON.tzinfo) + timedelta(hours=1))
    assert sync([state()], time, **config) == [state()["value"]]
    assert time.waits == []
    assert set(inbox.table("orders")) == {"1", "2"}
    assert (pending(out), inbox.warnings) == ([], [])


@pytest.mark.parametrize(
    "changes",
    [
        {"password": "not-that-one"},
        {"host_key": "SHA256:" + "A" * 43},
        {"path": "/pending/xx"},
    ],
    ids=["password", "host-key", "path"],
)
def test_a_wrong_setting_is_named_nothing_is_sent_and_nothing_lost(
    inbox, tmp_path, out, monkeypatch, changes
):
    monkeypatch.setenv("TARGET_DOTAPPAREL_SFTP_LOGLEVEL", "DEBUG")
    config = to_inbox(inbox, output_dir=str(out))
    code, written, log = run_program(tmp_path, trade(1), config | changes)
    assert (code, written) == (1, "")
    last = log.strip().splitlines()[-1]
    assert next(iter(changes)) in last
    assert "not-that-one" not in log
    assert inbox.password not in log
    assert "Traceback" not in log
    assert "p1@example.com" not in log
    assert inbox.files == []
    assert pending(out) == ["customers", "orders"]
    code, written, log = run_program(tmp_path, trade(1), config)
    assert code == 0, log
    assert json.loads(written) == state()["value"]
    assert set(inbox.table("orders")) == {"1"}


def test_killed_behind_openssh_without_a_folder_the_books_are_right(sshd, tmp_path):
    dice = random.Random(11)  # noqa: S311 - the same moments each time
    inbox = Inbox(tmp_path / "root")
    config = {
        "host": "127.0.0.1",
        "port": sshd.port,
        "username": sshd.user,
        "private_key_path": str(sshd.keys["ed25519"]),
        "host_key": sshd.host_keys["ed25519"],
        "path": str(tmp_path / "root" / "pending"),
        "orders_delay_minutes": 0,
    }
    messages = trade(*range(300))
    with inbox.sweeping(0.02):
        for _ in range(3):
            with start_program(tmp_path, config) as program:
                program.stdin.write(as_lines(messages))
                program.stdin.close()
                program.stdin = None
                while b"Files go to" not in (line := program.stderr.readline()):
                    assert line, "the log ended"
                real_time.sleep(dice.uniform(0, 0.6))
                program.kill()
                program.communicate(timeout=60)
        code, written, log = run_program(tmp_path, messages, config)
        assert code == 0, log
        assert json.loads(written) == state()["value"]
    assert len(inbox.table("customers")) == len(inbox.table("orders")) == 300
    assert all(len(rows) == 1 for rows in inbox.table("orders").values())
    assert inbox.refused == []
    assert all(re.fullmatch(r"\.[a-p]+\.part", name) for name in inbox.ignored)

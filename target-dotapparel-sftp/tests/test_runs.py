"""Whole runs as programs: two at once, told to end, killed at any moment, and what a log holds."""

from __future__ import annotations

import json
import random
import signal
import time
from collections import Counter
from datetime import timedelta

import paramiko
import pytest
from tests.support.dotapparel_target import (
    Time,
    orders,
    pending,
    people,
    run_program,
    start_program,
    state,
    sync,
    to_inbox,
)
from tests.support.target_runs import as_lines, rejects

from ordergroove_sandbox.dotapparel import SftpFault

SECRET = "a-password-that-must-never-be-printed"  # noqa: S105


def trade(*numbers, **changes):
    """Return orders, and then the customers who placed them."""
    return [
        *orders(*((number, number) for number in numbers)),
        *people(*numbers, **changes),
        state(),
    ]


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def wait_for(program, words):
    """Read a program's log up to a line with these words."""
    while words not in (line := program.stderr.readline()):
        assert line, "the log ended"


def test_a_good_run_ends_with_0_and_its_state_after_the_last_file(inbox, tmp_path, out):
    config = to_inbox(inbox, output_dir=str(out))
    code, written, log = run_program(tmp_path, trade(1, 2), config)
    assert code == 0
    assert json.loads(written) == state()["value"]
    assert "Traceback" not in log
    (path,) = (out / "manifests").iterdir()
    manifest = json.loads(path.read_text())
    files = {each.name: each for each in inbox.files}
    assert [each["type"] for each in manifest["files"]] == ["customers", "orders"]
    for each in manifest["files"]:
        arrived = files[each["key"].removeprefix("/pending/")]
        assert (each["rows"], each["bytes"]) == (2, arrived.size)
        assert each["sha256"] == arrived.sha256
    assert '"run": ' in log  # logged as well


def test_two_runs_at_once_lose_nothing_and_take_no_name_twice(inbox, tmp_path, out):
    for base, folder in ((100, {"output_dir": str(out)}), (300, {})):
        programs = [start_program(tmp_path, to_inbox(inbox, **folder)) for _ in "ab"]
        for number, program in enumerate(programs):
            first = base + 100 * number
            program.stdin.write(as_lines(trade(*range(first, first + 50))))
        for program in programs:
            program.stdin.close()
        for program in programs:
            with program:
                log = program.stderr.read().decode()
                assert program.stdout.read()
            assert program.returncode == 0, log
    assert len(inbox.table("customers")) == 200
    assert len(inbox.table("orders")) == 200
    assert max(Counter(each.name for each in inbox.files).values()) == 1
    assert (inbox.refused, inbox.warnings, inbox.ignored) == ([], [], [])


@pytest.mark.parametrize("folders", [(), ("one", "two"), ("one", "one")], ids=str)
def test_a_run_between_anothers_look_and_its_renaming_takes_the_next_name(
    inbox, tmp_path, monkeypatch, folders
):
    first, second = (
        to_inbox(inbox, **({"output_dir": str(tmp_path / each)} if each else {}))
        for each in folders or ("", "")
    )
    rename = paramiko.SFTPClient.rename

    def late(self, old, new):
        monkeypatch.setattr(paramiko.SFTPClient, "rename", rename)
        sync(trade(2), Time(), **second)
        return rename(self, old, new)

    monkeypatch.setattr(paramiko.SFTPClient, "rename", late)
    sync(trade(1), Time(), **first)
    assert set(inbox.table("customers")) == {"p1@example.com", "p2@example.com"}
    assert set(inbox.table("orders")) == {"1", "2"}
    assert max(Counter(each.name for each in inbox.files).values()) == 1
    assert (inbox.refused, inbox.warnings, inbox.ignored) == ([], [], [])


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_while_reading_nothing_is_sent(inbox, tmp_path, signum):
    with start_program(tmp_path, to_inbox(inbox)) as program:
        program.stdin.write(as_lines(trade(1)))
        program.stdin.flush()
        wait_for(program, b"Files go to")
        program.send_signal(signum)
        out, log = program.communicate(timeout=60)
    assert program.returncode == 128 + signum
    assert out == b""
    assert b"no state is written" in log
    assert b"Traceback" not in log
    assert inbox.files == []


def test_told_to_end_while_orders_wait_they_are_kept(inbox, tmp_path, out):
    config = to_inbox(inbox, output_dir=str(out)) | {"orders_delay_minutes": 30}
    with start_program(tmp_path, config) as program:
        program.stdin.write(as_lines(trade(1)))
        program.stdin.close()
        program.stdin = None
        wait_for(program, b"Waiting until ")
        program.send_signal(signal.SIGTERM)
        written, log = program.communicate(timeout=60)
    assert program.returncode == 128 + signal.SIGTERM
    assert written == b""
    assert b"1 files wait in the folder pending" in log
    assert b"Traceback" not in log
    assert pending(out) == ["orders"]
    assert [each.type for each in inbox.files] == ["customers"]
    landed = inbox.files[0].arrived_at
    moment = Time(landed + timedelta(minutes=12))
    sync([], moment, **config)
    (waited,) = moment.waits
    assert 18 * 60 <= waited < 18 * 60 + 30  # the customers landed a little before it was noted
    assert set(inbox.table("orders")) == {"1"}


def test_told_to_end_while_sending_nothing_half_sent_stays(inbox, tmp_path, out):
    config = to_inbox(inbox, output_dir=str(out))
    slow = SftpFault.of("slow", times=None, bytes_per_second=20_000)
    inbox.faults.add(slow)
    with start_program(tmp_path, config) as program:
        program.stdin.write(as_lines(trade(*range(5000))))
        program.stdin.close()
        program.stdin = None
        while not inbox.ignored:  # the temporary name
            time.sleep(0.01)
        program.send_signal(signal.SIGTERM)
        written, log = program.communicate(timeout=60)
    assert program.returncode == 128 + signal.SIGTERM, log
    assert written == b""
    assert inbox.ignored == []
    assert inbox.files == []
    assert pending(out) == ["customers", "orders"]
    inbox.faults.clear()
    code, _, log = run_program(tmp_path, [state()], config)
    assert code == 0, log
    assert len(inbox.table("customers")) == len(inbox.table("orders")) == 5000


def test_killed_at_any_moment_and_run_again_the_books_are_right(inbox, tmp_path, out):
    dice = random.Random(7)  # noqa: S311 - the same moments each time
    config = to_inbox(inbox, output_dir=str(out))
    inbox.faults.add(SftpFault.of("latency", times=None, seconds=0.02))
    killed = 0
    for turn in range(4):
        numbers = range(turn * 20, turn * 20 + 20)
        privacy = "Yes" if turn % 2 else "No"
        given = as_lines(trade(*numbers, 1000, PRIVACY=privacy))
        last = 0.8
        while True:
            with start_program(tmp_path, config) as program:
                program.stdin.write(given)
                program.stdin.close()
                program.stdin = None
                if last:
                    wait_for(program, b"Files go to")
                    time.sleep(dice.uniform(0, last))
                    program.send_signal(dice.choice((signal.SIGKILL, signal.SIGTERM)))
                written, _ = program.communicate(timeout=60)
            if json.loads(written or "null"):
                break
            killed += 1
            last = 0 if killed % 2 else last
        books = inbox.table("customers")
        for number in numbers:
            assert books[f"p{number}@example.com"].subscribed is (privacy == "No")
            assert str(number) in inbox.table("orders")
        assert books["p1000@example.com"].subscribed is (privacy == "No")
    assert killed
    assert len(books) == len(inbox.table("orders")) == 81
    assert all(len(rows) == 1 for rows in inbox.table("orders").values())
    assert max(Counter(each.name for each in inbox.files).values()) == 1
    assert inbox.refused == []
    assert {each.line for each in inbox.warnings} <= set(range(1, 30))  # rows again, and no file
    assert all(each.complete for each in inbox.files)


def test_what_was_held_back_can_be_sent_again(inbox, tmp_path, out):
    config = to_inbox(inbox, output_dir=str(out))
    declared = {"PERIDX": {}, "EMAIL": {}, "PRIVACY": {}}
    bad = people(1, EMAIL="p1@example")
    bad[0]["schema"]["properties"] = declared
    code, _, _ = run_program(tmp_path, [*bad, *people(2), *orders((1, 1), (2, 2))], config)
    assert code == 0
    assert set(inbox.table("orders")) == {"2"}
    (path,) = (out / "rejects").iterdir()
    assert [each["key"] for each in rejects(path)] == [{"PERIDX": "1"}, {"ORDER_ID": "1"}]
    path.write_text(path.read_text().replace('p1@example"', 'p1@example.com"'))
    code, _, log = run_program(tmp_path, b"", config, "--replay", str(path))
    assert code == 0, log
    assert set(inbox.table("orders")) == {"1", "2"}
    assert set(inbox.table("customers")) == {"p1@example.com", "p2@example.com"}


def test_no_secret_is_in_any_log(inbox, tmp_path, out, monkeypatch):
    monkeypatch.setenv("TARGET_DOTAPPAREL_SFTP_LOGLEVEL", "DEBUG")
    config = to_inbox(inbox, output_dir=str(out))
    logs = [run_program(tmp_path, trade(1), config)]
    logs.append(run_program(tmp_path, trade(1), config | {"password": SECRET}))
    logs.append(run_program(tmp_path, trade(1), config | {"password": [SECRET]}))
    logs.append(run_program(tmp_path, trade(1), config | {"private_key": SECRET}))
    assert [code for code, *_ in logs] == [0, 1, 1, 1]
    for _, written, log in logs:
        assert inbox.password not in written + log
        assert SECRET not in written + log
    kept = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    assert kept
    assert not any(secret.encode() in data for data in kept for secret in (SECRET, inbox.password))


def test_no_customers_data_is_in_the_log_of_a_bad_run(tmp_path, out):
    given = trade(1, FIRSTNAME={"jane": "jane@example.com"}, EMAIL="jane doe", PRIVACY="jane")
    code, _, log = run_program(tmp_path, given, {"output_dir": str(out)})
    assert code == 0
    assert "2 records are held back" in log
    assert "jane" not in log


def test_a_setting_that_cannot_work_ends_with_one_line(tmp_path):
    code, written, log = run_program(tmp_path, trade(1), {"host": "localhost", "path": "in"})
    assert (code, written) == (1, "")
    assert "path: " in log
    assert "Traceback" not in log


def test_a_server_that_cannot_be_reached_ends_with_one_line(tmp_path):
    config = {"host": "127.0.0.1", "port": 1, "username": "u", "password": SECRET}
    with start_program(tmp_path, config) as program:
        program.stdin.write(as_lines(trade(1)))
        program.stdin.close()
        program.stdin = None
        wait_for(program, b"connecting again in")
        program.send_signal(signal.SIGTERM)
        _, log = program.communicate(timeout=60)
    assert program.returncode == 128 + signal.SIGTERM
    assert b"Traceback" not in log


def test_about_names_every_setting(tmp_path):
    code, written, _ = run_program(tmp_path, b"", {}, "--about", "--format=json")
    assert code == 0
    about = json.loads(written)
    assert {"host", "file_types", "columns"} <= about["settings"]["properties"].keys()
    assert "3.14" in about["supported_python_versions"]

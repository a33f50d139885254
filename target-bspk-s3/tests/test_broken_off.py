"""Runs that are broken off, or meet a full disk: run again, BSPK's books equal the source."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from tests.support.bspk_books import (
    KINDS,
    SAMPLES,
    as_book,
    held_back,
    ordered,
    settings_for,
    special,
)
from tests.support.bspk_target import orders, run_program, start_program, state, sync
from tests.support.target_runs import as_lines

from ordergroove_sandbox.bspk import BspkFault

ORDERS, ITEMS, EVENTS = KINDS


def source(turn, count=15):
    """Return what a tap sends in a turn, and the books that it makes."""
    refs = [f"{turn}-{n}" for n in range(count)]
    lines = [{"order_ref": ref, "line_item_ref": f"{ref}-1"} for ref in refs]
    changes = {
        EVENTS: lines,
        ITEMS: lines,
        ORDERS: [
            *({"order_ref": ref} for ref in refs),
            {"order_ref": "every", "description": str(turn)},
        ],
    }
    messages = [line for name, each in changes.items() for line in special(name, *each)]
    records = {name: [SAMPLES[name] | change for change in each] for name, each in changes.items()}
    return [*messages, state(turn)], records


def feed(program, given):
    """Write the input as far as the program takes it."""
    with contextlib.suppress(BrokenPipeError):
        program.stdin.write(given)
    with contextlib.suppress(BrokenPipeError):
        program.stdin.close()
    program.stdin = None


@pytest.mark.parametrize(
    ("signum", "can_read"),
    [(signal.SIGTERM, True), (signal.SIGKILL, False)],
    ids=["told", "killed"],
)
def test_broken_off_at_random_moments_and_run_again_the_books_equal_the_source(
    bspk, tmp_path, signum, can_read
):
    dice = random.Random(f"{signum}-{can_read}")  # noqa: S311 - the same moments each time
    config = settings_for(bspk, output_dir=str(tmp_path / "out"))
    if not can_read:
        bspk.faults.add(BspkFault.of("put_only", times=None))
    bspk.faults.add(BspkFault.of("latency", times=None, seconds=0.02))
    wanted, broken_off = {name: {} for name in KINDS}, 0
    for turn in range(2):
        messages, records = source(turn)
        given = as_lines(messages)
        for attempt in range(4):
            with start_program(tmp_path, config) as program:
                feed(program, given)
                if attempt < 3:
                    # It has begun: until then Python itself would answer the signal.
                    while b"Files go to" not in program.stderr.readline():
                        pass
                    time.sleep(dice.uniform(0, 0.15))
                    program.send_signal(signum)
                out, log = program.communicate(timeout=60)
            assert b"Traceback" not in log
            if out:
                break
            broken_off += 1
            assert program.returncode in {-signal.SIGKILL, 128 + signal.SIGTERM}
        assert json.loads(out) == state(turn)["value"]
        for name, each in records.items():
            key = "order_ref" if name == ORDERS else "line_item_ref"
            wanted[name].update({record[key]: as_book(record) for record in each})
        assert bspk.refused == []
        for name, rows in wanted.items():
            assert ordered(bspk.table(KINDS[name])) == ordered(rows)
    assert broken_off
    keys = bspk.keys()
    assert len(keys) == len(bspk.files)
    assert list((tmp_path / "out" / "pending").glob("*.csv.json")) == []


LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv[:] = ["target-bspk-s3", *sys.argv[2:]]
runpy.run_module("target_bspk_s3", run_name="__main__", alter_sys=True)
"""


def run_limited(tmp_path, given, config, most):
    """Run the target where no file can have more than so many bytes."""
    path = tmp_path / "limited.json"
    path.write_text(json.dumps({"company_name": "NiceCo", **config}))
    with subprocess.Popen(
        [sys.executable, "-c", LIMITED, str(most), "--config", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as program:
        feed(program, given)
        out, log = program.communicate(timeout=60)
    return program.returncode, out, log.decode()


@pytest.mark.parametrize("most", [5_000, 400_000, 1_500_000])
def test_a_disk_that_is_full_at_any_point_is_said_and_loses_nothing(bspk, tmp_path, most):
    out = tmp_path / "out"
    config = settings_for(bspk, output_dir=str(out), max_rejects=5000)
    refs = [f"10{number:04}" for number in range(2500)]
    given = as_lines(
        [
            *special(ORDERS, *({"order_ref": ref, "description": "x" * 250} for ref in refs)),
            *orders(*(f"bad-{ref}" for ref in refs[:450]), status="lost"),
            *orders(*(f"bad-{ref}" for ref in refs[450:900]), type="lost"),
            state(),
        ]
    )
    code, written, log = run_limited(tmp_path, given, config, most)
    assert "Exception ignored" not in log
    if code:
        assert (code, written) == (1, b"")
        assert log.splitlines()[-1].startswith("Error: ")
    else:
        assert json.loads(written) == state()["value"]
        assert sorted(bspk.table("SPECIAL-ORDERS")) == refs
    for path in (out / "rejects").glob("*") if (out / "rejects").exists() else ():
        assert path.read_bytes()[-1:] in {b"\n", b""}
    code, written, log = run_program(tmp_path, given, config)
    assert code == 0, log
    assert sorted(bspk.table("SPECIAL-ORDERS")) == refs
    assert bspk.refused == []
    kept = {each["key"]["order_ref"] for each in held_back(out / "rejects")}
    assert kept == {f"bad-{ref}" for ref in refs[:900]}


def test_a_file_that_cannot_wait_for_want_of_room_is_said_and_read_again(bspk, tmp_path):
    bspk.faults.add(BspkFault.of("access_denied", times=None))
    config = settings_for(bspk, output_dir=str(tmp_path / "out"))
    given = as_lines([*orders(*(f"10{n:03}" for n in range(900)), description="x" * 900), state()])
    # Temporary files are elsewhere, where there is room: only pending is on the full disk.
    (tmp_path / "out" / "pending").mkdir(parents=True)
    (tmp_path / "out" / "pending").rmdir()
    (tmp_path / "out" / "pending").write_text("no folder")
    code, written, log = run_program(tmp_path, given, config)
    assert (code, written) == (1, "")
    last = log.splitlines()[-1]
    assert "AccessDenied" in last
    assert "could not be kept" in last
    assert "Traceback" not in log


def test_what_waits_behind_a_lock_that_cannot_be_had_is_an_error_not_a_wait_for_ever(
    bspk, tmp_path
):
    config = settings_for(bspk, output_dir=str(tmp_path / "out"))
    (tmp_path / "out" / "pending" / ".lock.sqlite3").mkdir(parents=True)
    code, written, log = run_program(tmp_path, as_lines([*orders("100"), state()]), config)
    assert (code, written) == (1, "")
    assert ".lock.sqlite3" in log.splitlines()[-1]
    assert "Traceback" not in log
    (tmp_path / "out" / "pending" / ".lock.sqlite3").rmdir()
    sync([], **config)
    assert list(bspk.table("SPECIAL-ORDERS")) == ["100"]


def test_no_file_or_socket_is_left_open_however_a_run_ends(bspk, tmp_path):
    # The collector may find what was left in any thread: nothing may be left to find.
    program = """
import contextlib, gc, io, json, pathlib, sys, threading, warnings
sys.unraisablehook = lambda found: print("left:", found.exc_value, found.err_msg)
warnings.simplefilter("error", ResourceWarning)
from target_bspk_s3.target import TargetBspkS3
config, given = json.loads(pathlib.Path(sys.argv[1]).read_text())
for turn in range(3):
    for lines in given:
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                target = TargetBspkS3(config=config | {"max_rows_per_file": 1 + turn % 3})
                target.process_lines(io.BytesIO(lines.encode()))
                target.process_endofpipe()
        except Exception as error:
            error.itself = error  # a cycle, with all frames in it
    thread = threading.Thread(target=gc.collect)
    thread.start()
    thread.join()
print("done")
"""
    good = as_lines([*special(ORDERS, *({"order_ref": f"10{n}"} for n in range(5)))]).decode()
    bad = as_lines(orders(*(f"10{n}" for n in range(5)), status="lost")).decode()
    late = as_lines([*special(ITEMS, {}), *orders("103495", status="lost")]).decode()
    config = settings_for(bspk, company_name="NiceCo", rejects_path=str(tmp_path / "rejects"))
    path = tmp_path / "given.json"
    path.write_text(
        json.dumps([config, [good, bad, late, good[:-40], good + '{"type":"RECORD"}\n']])
    )
    (tmp_path / "leak.py").write_text(program)
    found = subprocess.run(
        [sys.executable, "-X", "dev", str(tmp_path / "leak.py"), str(path)],
        env=os.environ | {"AWS_MAX_ATTEMPTS": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = [line for line in found.stdout.splitlines() if line]
    assert told == ["done"], found.stdout + found.stderr
    assert "ResourceWarning" not in found.stderr

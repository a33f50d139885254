"""Whole runs as programs: two at once, told to end, killed at any moment, and what a log holds."""

from __future__ import annotations

import hashlib
import json
import random
import signal
import time

import pytest
from tests.support.bspk_target import (
    EVENT,
    ITEM,
    KEY_ID,
    ORDER,
    SECRET,
    orders,
    record,
    run_program,
    schema,
    start_program,
    state,
)
from tests.support.target_runs import as_lines

TYPES = ("SPECIAL-ORDERS", "SPECIAL-ORDER-LINE-ITEMS", "SPECIAL-ORDER-EVENTS")


def whole_orders(*refs, **changes):
    """Return orders with an item and an event each, children first."""
    return [
        schema("special_order_events"),
        *(record("special_order_events", order_ref=ref, line_item_ref=f"{ref}-1") for ref in refs),
        schema("special_order_line_items"),
        *(
            record("special_order_line_items", order_ref=ref, line_item_ref=f"{ref}-1")
            for ref in refs
        ),
        *orders(*refs, **changes),
        state(),
    ]


def pending(folder):
    return sorted(path.name for path in (folder / "pending").glob("*.csv"))


def test_a_good_run_ends_with_0_and_its_state_after_the_last_file(bucket, tmp_path):
    out = tmp_path / "out"
    code, written, log = run_program(
        tmp_path, whole_orders("103"), bucket.config | {"output_dir": str(out), "prefix": "in"}
    )
    assert code == 0
    assert json.loads(written) == state()["value"]
    assert "Traceback" not in log
    assert [key.split("_")[0].removeprefix("in/") for key in bucket.list()] == sorted(TYPES)
    (path,) = (out / "manifests").iterdir()
    manifest = json.loads(path.read_text())
    assert [each["type"] for each in manifest["files"]] == list(TYPES)
    for each in manifest["files"]:
        key = each["key"].removeprefix(f"s3://{bucket.name}/")
        data = bucket.read(key)
        assert (each["rows"], each["bytes"], each["status"]) == (1, len(data), "delivered")
        assert each["sha256"] == hashlib.sha256(data).hexdigest()
    assert manifest["error"] is None
    assert '"run": ' in log  # logged as well


def test_files_go_parents_first_whatever_order_streams_come_in(behind, proxy, tmp_path):
    code, _, _ = run_program(tmp_path, whole_orders("103"), behind)
    assert code == 0
    assert [each.name.split("_")[0] for each in proxy.requests] == list(TYPES)


def test_a_parent_that_cannot_be_delivered_keeps_its_children_back(bucket, behind, proxy, tmp_path):
    proxy.fault("put", ("answer", 403, "AccessDenied"), name="SPECIAL-ORDER-LINE-ITEMS")
    out = tmp_path / "out"
    config = behind | {"output_dir": str(out)}
    code, written, log = run_program(tmp_path, whole_orders("103"), config)
    assert (code, written) == (1, "")
    assert "AccessDenied" in log.splitlines()[-1]
    assert "Traceback" not in log
    assert [key.split("_")[0] for key in bucket.list()] == ["SPECIAL-ORDERS"]
    assert [name.split("_")[0] for name in pending(out)] == sorted(TYPES[1:])
    proxy.functions.clear()
    proxy.requests.clear()
    code, _, _ = run_program(tmp_path, whole_orders("104"), config)
    assert code == 0
    assert [each.name.split("_")[0] for each in proxy.requests] == [*TYPES[1:], *TYPES]
    assert pending(out) == []


def test_two_runs_at_once_lose_nothing_and_take_no_name_twice(bucket, tmp_path):
    given = {name: whole_orders(*(f"{name}-{n}" for n in range(50))) for name in ("one", "two")}
    for has_folder in (True, False):
        folder = {"output_dir": str(tmp_path / "out")} if has_folder else {}
        programs = [start_program(tmp_path, bucket.config | folder) for _ in given]
        for program, messages in zip(programs, given.values(), strict=True):
            program.stdin.write(as_lines(messages))
        for program in programs:
            program.stdin.close()
        for program in programs:
            with program:
                log = program.stderr.read().decode()
                assert program.stdout.read()
            assert program.returncode == 0, log
    assert len(bucket.list()) == 4 * len(TYPES)
    for kind in TYPES:
        refs = sorted(row[0] for row in bucket.all_rows(kind))
        assert refs == sorted(f"{name}-{n}" for name in given for n in range(50) for _ in "ab")


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_while_reading_nothing_is_sent(bucket, tmp_path, signum):
    with start_program(tmp_path, bucket.config) as program:
        program.stdin.write(as_lines(whole_orders("103")))
        program.stdin.flush()
        while b"Files go to" not in program.stderr.readline():
            pass
        program.send_signal(signum)
        out, log = program.communicate(timeout=60)
    assert program.returncode == 128 + signum
    assert out == b""
    assert b"no state is written" in log
    assert b"Traceback" not in log
    assert bucket.list() == []


def test_told_to_end_while_sending_the_rest_is_kept_and_sent_next(bucket, behind, proxy, tmp_path):
    out = tmp_path / "out"
    config = behind | {"output_dir": str(out)}
    reached = []

    def slow(request):
        if request.name.startswith("SPECIAL-ORDER-LINE-ITEMS"):
            reached.append(request)
            time.sleep(1)

    proxy.functions.append(slow)
    with start_program(tmp_path, config) as program:
        program.stdin.write(as_lines(whole_orders("103")))
        program.stdin.close()
        program.stdin = None
        while not reached:
            time.sleep(0.01)
        program.send_signal(signal.SIGTERM)
        written, log = program.communicate(timeout=60)
    assert program.returncode == 128 + signal.SIGTERM, log
    assert written == b""
    assert [name.split("_")[0] for name in pending(out)] == sorted(TYPES[1:])
    proxy.functions.clear()
    code, _, log = run_program(tmp_path, [], config)
    assert code == 0, log
    assert sorted(key.split("_")[0] for key in bucket.list()) == sorted(TYPES)
    assert "had arrived before" in log or len(proxy.steps("put")) == 4


def books(bucket):
    """Return what an importer that reads the files in order has in its books."""
    found = {kind: {} for kind in TYPES}
    names = {
        "SPECIAL-ORDERS": ORDER,
        "SPECIAL-ORDER-LINE-ITEMS": ITEM,
        "SPECIAL-ORDER-EVENTS": EVENT,
    }
    for kind in TYPES:
        for row in bucket.all_rows(kind):
            cells = dict(zip(names[kind], row, strict=True))
            if kind == "SPECIAL-ORDER-EVENTS":
                found[kind].setdefault((cells["order_ref"], cells["sequence"]), cells)
            else:
                key = cells["order_ref"] if kind == "SPECIAL-ORDERS" else cells["line_item_ref"]
                found[kind][key] = cells
    return found


def test_killed_at_any_moment_and_run_again_nothing_is_missing(bucket, proxy, tmp_path):
    dice = random.Random(7)  # noqa: S311 - the same moments each time
    config = bucket.config | {"endpoint_url": proxy.url, "output_dir": str(tmp_path / "out")}
    proxy.functions.append(lambda _: time.sleep(0.03))
    confirmed, killed = 0, 0
    for turn in range(4):
        refs = [f"{turn}-{n}" for n in range(20)]
        given = as_lines(whole_orders(*refs, "every-turn", description=str(turn)))
        last = 0.6
        while True:
            with start_program(tmp_path, config) as program:
                program.stdin.write(given)
                program.stdin.close()
                program.stdin = None
                if last:
                    while b"Files go to" not in program.stderr.readline():
                        pass
                    time.sleep(dice.uniform(0, last))
                    program.kill()
                written, _ = program.communicate(timeout=60)
            if json.loads(written or "null"):
                break
            killed += 1
            last = 0 if killed % 2 else last
        confirmed += 1
        found = books(bucket)
        for kind in TYPES:
            missing = [ref for ref in refs if ref not in str(found[kind].keys())]
            assert missing == []
    assert confirmed == 4
    assert killed
    assert books(bucket)["SPECIAL-ORDERS"]["every-turn"]["description"] == "3"
    assert len({key.rpartition("/")[2] for key in bucket.list()}) == len(bucket.list())


def test_no_secret_is_in_any_log(bucket, behind, proxy, tmp_path, monkeypatch):
    monkeypatch.setenv("TARGET_BSPK_S3_LOGLEVEL", "DEBUG")
    token = "a-token-that-must-never-be-printed"  # noqa: S105
    config = behind | {"aws_session_token": token, "output_dir": str(tmp_path / "out")}
    logs = [run_program(tmp_path, orders("103"), config)]
    proxy.fault("put", ("answer", 403, "SignatureDoesNotMatch"))
    logs.append(run_program(tmp_path, orders("103"), config))
    logs.append(run_program(tmp_path, orders("103"), config | {"max_rejects": SECRET}))
    logs.append(run_program(tmp_path, orders("103"), config | {"aws_access_key_id": [SECRET]}))
    assert [code for code, *_ in logs] == [0, 1, 1, 1]
    for _, written, log in logs[:2]:
        assert KEY_ID not in written + log
    for _, written, log in logs:
        assert SECRET not in written + log or "max_rejects" in log
        assert token not in written + log
    kept = [path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert kept
    assert not any(secret.encode() in data for data in kept for secret in (SECRET, token))


def test_no_customers_data_is_in_the_log_of_a_bad_run(tmp_path):
    given = orders("103", description="Jane Doe's ring", shopper_id=["jane@example.com"])
    given += [schema("special_orders", {name: {"type": "string"} for name in ORDER})]
    given += [record("special_orders", total_amount={"jane": "jane@example.com"})]
    code, _, log = run_program(tmp_path, given, {"output_dir": str(tmp_path / "out")})
    assert code == 0
    assert "2 records are held back" in log
    assert "ane" not in log.replace("Meltano", "")


def test_a_setting_that_cannot_work_ends_with_one_line(tmp_path):
    code, written, log = run_program(tmp_path, orders("103"), {"bucket": "drop", "prefix": "\n"})
    assert (code, written) == (1, "")
    assert "prefix: " in log
    assert "Traceback" not in log


def test_about_names_every_setting(tmp_path):
    code, written, _ = run_program(tmp_path, b"", {}, "--about", "--format=json")
    assert code == 0
    about = json.loads(written)
    assert {"bucket", "file_types", "absent_columns"} <= about["settings"]["properties"].keys()
    assert "3.14" in about["supported_python_versions"]

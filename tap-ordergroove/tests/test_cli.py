"""The command line: ``--test``, exit codes, and what must never be printed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from ordergroove_sandbox import Fault, Merchant, Sandbox, running
from singer_commons.testing import run_command
from tap_ordergroove.tap import TapOrdergroove

KEY = "a-key-that-must-never-be-printed"


@pytest.fixture
def server():
    with running(Sandbox(Merchant(customers=10, days=60), api_key=KEY)) as running_:
        yield running_


def tap(tmp_path, server, *arguments, environment=(), **config):
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"api_key": KEY, "api_url": server.url, **config}))
    given = {"TAP_ORDERGROOVE_LOGLEVEL": "DEBUG", **dict(environment)}
    return run_command(TapOrdergroove, "--config", str(path), *arguments, environment=given)


def test_test_says_of_every_stream_whether_it_can_be_read(tmp_path, server):
    done = tap(tmp_path, server, "--test", merchant_id=server.sandbox.merchant.public_id)
    assert done.code == 0
    lines = done.out.splitlines()
    assert len(lines) == 16
    assert all(line.split()[1] == "ok" for line in lines)
    asked = [entry["path"] for entry in server.sandbox.requests.report()["requests"]]
    assert len({*asked}) == 14  # two streams share a path with another, each


@pytest.mark.parametrize(
    ("environment", "words"),
    [({}, "name not known"), ({"REQUESTS_CA_BUNDLE": "/nowhere.pem"}, "/nowhere.pem")],
    ids=["no such host", "no such certificates"],
)
def test_test_stops_after_a_host_that_cannot_be_reached(tmp_path, server, environment, words):
    config = {"api_url": "https://shop.invalid", "environment": environment}
    done = tap(tmp_path, server, "--test", retry_budget_seconds=0, **config)
    assert done.code == 1
    first, *rest = done.out.splitlines()
    assert all(each in first for each in ("FAILED", "shop.invalid", words))
    assert rest == ["The other streams were not tried."]
    assert "Traceback" not in done.log


def test_test_looks_at_the_newest_rows_there_are(tmp_path, server):
    server.sandbox.merchant.pass_time(timedelta(days=100))  # nothing happens
    lines = tap(tmp_path, server, "--test").out.splitlines()
    verdicts = {line.split()[0]: line for line in lines}
    for stream in ("customers", "orders", "items", "addresses"):
        count = len(server.sandbox.merchant.truth(stream))
        assert f"ok      {count} records" in verdicts[stream]


def test_test_says_that_a_key_sees_one_customer_only(tmp_path, server):
    order = {"public_id": "a", "customer": "000417"}
    page = {"next": None, "results": [order, {**order, "public_id": "b"}]}
    server.sandbox.faults.add(Fault.of("status", "/orders/", times=None, status=200, body=page))
    lines = tap(tmp_path, server, "--test").out.splitlines()
    verdicts = {line.split()[0]: line for line in lines}
    assert "2 records, all of one customer" in verdicts["orders"]
    assert "Bulk Operations" in verdicts["orders"]
    assert "Bulk Operations" not in verdicts["addresses"]


def test_test_reads_what_it_gets(tmp_path, server):
    page = {"next": None, "results": [17]}
    server.sandbox.faults.add(Fault.of("status", "/payments/", status=200, body=page))
    done = tap(tmp_path, server, "--test")
    assert done.code == 1
    verdict = next(line for line in done.out.splitlines() if line.startswith("payments"))
    assert "FAILED" in verdict
    assert "not all are objects" in verdict


def test_test_fails_when_a_default_stream_is_refused(tmp_path, server):
    server.sandbox.faults.add(
        Fault.of("status", "/customers/", times=None, status=403),
        Fault.of("status", "/resources/", times=None, status=403),
    )
    done = tap(tmp_path, server, "--test")
    assert done.code == 1
    verdicts = {line.split()[0]: line for line in done.out.splitlines()}
    assert "FAILED" in verdicts["customers"]
    assert "Bulk Operations" in verdicts["customers"]
    assert "off unless selected" in verdicts["resources"]
    assert "merchant_id" in verdicts["entitlements"]
    assert " ok " in verdicts["orders"]


def test_test_passes_when_only_an_optional_stream_is_refused(tmp_path, server):
    server.sandbox.faults.add(Fault.of("status", "/resources/", times=None, status=403))
    assert tap(tmp_path, server, "--test").code == 0


def test_a_failed_stream_makes_the_exit_code_1_and_the_last_line_names_it(tmp_path, server):
    server.sandbox.faults.add(Fault.of("status", "/payments/", times=None, status=403))
    done = tap(tmp_path, server)
    assert done.code == 1
    assert "payments" in done.log.splitlines()[-1]
    assert "Traceback" not in done.log


def test_a_setting_that_cannot_work_ends_with_one_line_and_nothing_read(tmp_path, server):
    done = tap(tmp_path, server, timezone="Chicago")
    assert done.code == 1
    assert done.out == ""
    assert "timezone" in done.log
    assert "Traceback" not in done.log
    assert server.sandbox.requests.report()["requests"] == []


@pytest.mark.parametrize(
    "fault",
    [
        Fault.of("status", times=3, status=403, body=f"your key {KEY} may not read this"),
        Fault.of("status", times=3, status=400, body=json.dumps({"x-api-key": KEY})),
        Fault.of("status", times=3, status=500, retry_after=0, body=KEY),
        Fault.of("drop", times=1),
        Fault.of("hostile_next", times=3, host="203.0.113.7"),
        Fault.of("redirect", times=3, location="https://203.0.113.7/customers/"),
    ],
    ids=["refused", "bad-request", "failing", "dropped", "hostile-next", "hostile-redirect"],
)
@pytest.mark.parametrize("arguments", [(), ("--test",)], ids=["sync", "test"])
def test_the_key_is_never_printed(tmp_path, server, fault, arguments):
    server.sandbox.faults.add(fault)
    done = tap(tmp_path, server, *arguments, page_size=5)
    assert KEY not in done.out
    assert KEY not in done.log
    assert done.out


def test_about_names_every_setting(tmp_path, server):
    done = tap(tmp_path, server, "--about", "--format=json")
    about = json.loads(done.out)
    assert {"api_key", "lookback_minutes", "read_ahead_mb"} <= about["settings"][
        "properties"
    ].keys()
    assert {"state", "activate-version", "batch"} <= set(about["capabilities"])


def test_a_terminated_run_writes_its_state_and_does_not_claim_success(tmp_path, server):
    server.sandbox.faults.add(Fault.of("latency", "/orders/", times=None, seconds=0.3))
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"api_key": KEY, "api_url": server.url}))
    with subprocess.Popen(
        [sys.executable, "-m", "tap_ordergroove", "--config", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        lines = [process.stdout.readline()]
        while '"SCHEMA","stream":"orders"' not in lines[-1]:
            lines.append(process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        lines += process.stdout.readlines()
        assert process.wait(timeout=60) == 128 + signal.SIGTERM
    state = [json.loads(line) for line in lines if '"STATE"' in line[:20]][-1]
    assert "replication_key_value" in state["value"]["bookmarks"]["customers"]


def test_test_does_not_keep_anybody_waiting_for_a_server_that_is_away(tmp_path, server):
    server.sandbox.faults.add(Fault.of("drop", "/customers/", times=None))
    done = tap(tmp_path, server, "--test")
    assert done.code == 1
    assert "FAILED" in next(line for line in done.out.splitlines() if "customers" in line)

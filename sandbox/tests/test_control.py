from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest
import requests

from ordergroove_sandbox.cli import main


def test_advance_and_state(client):
    before = client.control("GET", "state").json()
    after = client.control("POST", "advance", {"days": 2}).json()
    assert (before["now_wall"], after["now_wall"]) == ("2025-06-15 12:00:00", "2025-06-17 12:00:00")
    assert after["rows"]["customers"] > before["rows"]["customers"]
    assert after == client.control("GET", "state").json()


def test_touch_and_truth(client):
    touched = client.control("POST", "touch", {"table": "orders", "n": 3}).json()
    truth = client.control("GET", "truth/orders").json()
    assert len(touched) == 3
    assert all(row in truth for row in touched)
    assert truth == client.rows("/orders/", page_size=100)


def test_faults(client):
    fault = {"kind": "status", "path": "/orders/", "status": 500}
    assert client.control("POST", "faults", [fault]).json()[0]["used"] == 0
    assert client.get("/orders/").status_code == 500
    assert client.control("GET", "faults").json()[0]["used"] == 1
    assert client.control("DELETE", "faults").json() == []


def test_the_log_tells_what_was_asked_but_not_the_key(client):
    client.get("/orders/", status=5)
    client.get("/items/", versioned=False)
    report = client.control("GET", "requests")
    first, second = report.json()["requests"]
    assert (first["path"], first["query"], first["status"]) == ("/orders/", "status=5", 200)
    assert (first["key_ok"], first["versioned"], second["versioned"]) == (True, True, False)
    assert client.sandbox.api_key not in report.text
    assert client.control("DELETE", "requests").json() == {"max_in_flight": {}, "requests": []}


def test_the_merchant_lives_on_in_the_middle_of_a_sync(client):
    before = client.merchant.counts()["orders"]
    client.control("POST", "hooks", {"after_requests": 2, "advance_hours": 48})
    client.get("/orders/")
    assert client.merchant.counts()["orders"] == before
    client.get("/orders/")
    assert client.merchant.counts()["orders"] != before


def test_rows_are_touched_in_the_middle_of_a_sync(client):
    client.sandbox.add_hook(1, touch={"table": "customers", "n": 2})
    client.get("/customers/")
    names = [row["last_name"] for row in client.merchant.truth("customers")]
    assert sum(name.startswith("touched") for name in names) == 2


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("advance", {"days": 0}),
        ("advance", {}),
        ("touch", {"table": "nothing"}),
        ("touch", {"table": "cancel_reasons"}),
        ("hooks", {"after_requests": 1}),
        ("hooks", {"after_requests": 1, "touch": {"table": "cancel_reasons"}}),
        ("hooks", {"surprise": 1}),
        ("faults", [1]),
        ("faults", {}),
        ("faults", {"kind": "earthquake"}),
    ],
)
def test_wrong_controls_are_refused(client, path, data):
    assert client.control("POST", path, data).status_code == 400


@pytest.mark.parametrize("service", ["webhooks", "bspk/files", "dotapparel/files", "drop/log"])
def test_services_that_are_not_there_have_no_controls(client, service):
    answer = client.control("GET", service)
    assert (answer.status_code, "no control" in answer.text) == (400, True)


def test_serve_from_the_command_line():
    command = [sys.executable, "-m", "ordergroove_sandbox", "serve", "--customers", "3",
               "--days", "30", "--now", "2025-06-15T12:00:00"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("Listening on http://127.0.0.1:")
        state = requests.get(f"{line.split()[-1]}/_sandbox/state", timeout=10)
        process.send_signal(signal.SIGTERM)
        assert process.stdout.read() == ""
    assert process.returncode == 0
    assert json.loads(state.text)["rows"]["customers"] == 3


def test_a_present_in_the_future_is_refused(capsys):
    assert main(["serve", "--now", "2999-01-01T00:00:00"]) == 1
    assert "earlier than the real time" in capsys.readouterr().err

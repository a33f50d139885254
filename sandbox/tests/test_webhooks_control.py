"""The webhook sender from another process: its controls over HTTP, and the command line."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest
import requests

from ordergroove_sandbox import Merchant, Sandbox, running
from ordergroove_sandbox.cli import main
from ordergroove_sandbox.webhooks import controls, sending

KEY = "sandbox-verification-key"
PATIENCE = 200  # seconds; what was not answered in time comes again after a minute


@pytest.fixture
def control(receiver):
    """Asks the controls of a sandbox that sends webhooks."""
    merchant = Merchant(customers=10, days=60)
    with (
        sending(merchant, receiver.url, KEY, timeout=60) as sender,
        running(Sandbox(merchant, controls=controls(sender))) as server,
        requests.Session() as http,
    ):
        http.trust_env = False

        def ask(method, path, data=None):
            url = f"{server.url}/_sandbox/{path}"
            return http.request(method, url, json=data, timeout=30)

        yield ask


def test_the_merchant_lives_on_and_its_events_are_delivered(control, receiver):
    control("POST", "advance", {"days": 3})
    before = control("GET", "webhooks").json()
    assert before["waiting"] == before["events"] > 0
    done = control("POST", "webhooks/drain").json()
    assert (done["waiting"], done["success"]) == (0, len(receiver.got))
    assert done["success"] == before["events"]
    log = control("GET", "webhooks/log").json()
    assert [(entry["id"], entry["status"]) for entry in log] == [(id_, 200) for id_ in receiver.ids]
    assert control("DELETE", "webhooks/log").json() == []


def test_the_ids_that_the_merchant_deleted(control, receiver):
    before = {row["public_id"] for row in control("GET", "truth/orders").json()}
    control("POST", "advance", {"days": 10})
    after = {row["public_id"] for row in control("GET", "truth/orders").json()}
    deleted = {
        row["public_id"]: row["deleted_at"] for row in control("GET", "deleted/orders").json()
    }
    assert before - after
    assert before - after <= deleted.keys()
    assert all(when.endswith("+00:00") for when in deleted.values())
    assert control("GET", "deleted/customers").status_code == 400


def test_faults(control, receiver):
    control("POST", "webhooks/faults", {"kind": "lost_answer", "times": 1})
    control("POST", "touch", {"table": "items"})
    assert control("POST", "webhooks/drain", {"later": False}).json()["waiting"] == 1
    assert control("GET", "webhooks/faults").json()[0]["used"] == 1
    assert control("DELETE", "webhooks/faults").json() == []
    assert control("POST", "webhooks/drain").json()["success"] == 1
    assert receiver.ids[0] == receiver.ids[1]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("faults", {"kind": "earthquake"}),
        ("faults", [1]),
        ("faults", {"kind": "lose", "surprise": 1}),
        ("drain", {"surprise": 1}),
    ],
)
def test_wrong_controls_are_refused(control, path, data):
    assert control("POST", f"webhooks/{path}", data).status_code == 400


def test_an_address_that_cannot_be_is_said(capsys):
    assert main(["serve", "--webhooks", "ftp://127.0.0.1/", "--customers", "1"]) == 1
    assert "http or https" in capsys.readouterr().err


def test_webhooks_from_the_command_line(receiver):
    receiver.key = "my-key"
    line = [sys.executable, "-m", "ordergroove_sandbox", "serve", "--customers", "5",
            "--days", "60", "--now", "2025-06-15T12:00:00", "--webhooks", receiver.url,
            "--webhook-key", "my-key"]  # fmt: skip
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline()
        assert address.startswith("Listening on http://127.0.0.1:")
        url = f"{address.split()[-1]}/_sandbox/"
        with requests.Session() as http:
            http.trust_env = False
            http.post(f"{url}advance", json={"days": 2}, timeout=30)
            # Nobody asks for a delivery: the events come by themselves.
            until = time.monotonic() + PATIENCE
            state = {"success": 0, "events": 1}
            while state["success"] < state["events"]:
                assert time.monotonic() < until
                time.sleep(0.05)
                state = http.get(f"{url}webhooks", timeout=30).json()
        process.send_signal(signal.SIGTERM)
        assert process.stdout.read() == ""
    assert process.returncode == 0
    assert len({*receiver.ids}) == state["events"] > 0

"""BSPK's side from another process: its controls over HTTP, and the command line."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
import requests

from ordergroove_sandbox import Merchant, Sandbox, running
from ordergroove_sandbox.bspk import controls

NAME = "STORE-REGION_V2_NiceCo_202209231455.csv"
BODY = b"store_region_ref,name,privacy_policy_link,privacy_policy_email\nEU,Europe,,\nEU,,\n"
EVENTS = "SPECIAL-ORDER-EVENTS"


@pytest.fixture
def control(sender):
    """Asks the controls of a sandbox that has BSPK's side."""
    sandbox = Sandbox(Merchant(customers=1, days=1), controls=controls(sender.bspk))
    with running(sandbox) as server, requests.Session() as http:
        http.trust_env = False

        def ask(method, path, data=None):
            url = f"{server.url}/_sandbox/bspk{path}"
            return http.request(method, url, json=data, timeout=10)

        yield ask


def test_the_books_and_all_beside_them(control, sender):
    sender.put(f"in/{NAME}", BODY)
    row = {
        "store_region_ref": "EU",
        "name": "Europe",
        "privacy_policy_link": "",
        "privacy_policy_email": "",
    }
    assert control("GET", "/tables/STORE-REGION").json() == [row]
    assert control("GET", f"/tables/{EVENTS}").json() == []
    assert control("GET", "/refused").json() == [
        {"file": NAME, "line": 3, "reason": "has 3 values for 4 columns"}
    ]
    assert control("GET", "/warnings").json() == []
    (file,) = control("GET", "/files").json()
    received = file.pop("received")
    assert received.endswith("+00:00")
    assert file == {
        "name": NAME, "key": f"in/{NAME}", "type": "STORE-REGION",
        "rows": 2, "imported": 1, "ignored": 0, "refused": 1,
    }  # fmt: skip
    state = control("GET", "").json()
    assert (state["endpoint_url"], state["bucket"]) == (
        sender.bspk.endpoint_url,
        sender.bspk.bucket,
    )
    assert (state["keys"], state["rows"]["STORE-REGION"]) == ([f"in/{NAME}"], 1)
    state = control("DELETE", "").json()
    assert (state["keys"], state["rows"]["STORE-REGION"]) == ([], 0)
    assert [control("GET", f"/{what}").json() for what in ("files", "refused", "log")] == [[]] * 3
    # A name that was used before is free again.
    sender.put(f"in/{NAME}", BODY)
    assert len(control("GET", "/files").json()) == 1


def test_the_log_and_the_faults(control, sender):
    fault = {"kind": "slow_down", "key": "STORE-*", "operation": "PutObject", "retry_after": 1}
    (told,) = control("POST", "/faults", fault).json()
    assert (told["operation"], told["retry_after"], told["used"]) == ("PutObject", 1, 0)
    with pytest.raises(sender.client.exceptions.ClientError):
        sender.put(NAME, BODY)
    assert control("GET", "/faults").json()[0]["used"] == 1
    (entry,) = control("GET", "/log").json()
    assert (entry["operation"], entry["status"], entry["faults"]) == (
        "PutObject",
        503,
        ["slow_down"],
    )
    assert control("DELETE", "/log").json() == []
    assert control("DELETE", "/faults").json() == []
    assert len(control("POST", "/faults", [fault, fault]).json()) == 2


@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("GET", "/tables/NOTHING", None),
        ("POST", "/faults", {"kind": "earthquake"}),
        ("POST", "/faults", {"key": "*"}),
        ("POST", "/faults", [1]),
    ],
)
def test_wrong_controls_are_refused(control, method, path, data):
    assert control(method, path, data).status_code == 400


def test_bspk_from_the_command_line():
    line = [sys.executable, "-m", "ordergroove_sandbox", "serve", "--customers", "3",
            "--days", "30", "--now", "2025-06-15T12:00:00", "--bspk"]  # fmt: skip
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        api = process.stdout.readline().split()[-1]
        _, _, url, word, bucket = process.stdout.readline().split()
        state = requests.get(f"{api}/_sandbox/bspk", timeout=10).json()
        process.send_signal(signal.SIGTERM)
        assert process.stdout.read() == ""
    assert process.returncode == 0
    assert (state["endpoint_url"], word, bucket) == (url, "bucket", "bspk-sandbox")
    assert url.startswith("http://127.0.0.1:")


def test_moto_is_imported_where_it_is_needed_only():
    code = (
        "import sys, ordergroove_sandbox.cli, ordergroove_sandbox.bspk; "
        "sys.exit(bool({'moto', 'flask', 'boto3'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

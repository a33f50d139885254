"""DotApparel's side from another process: its controls over HTTP, and the command line."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
import requests

from ordergroove_sandbox import Merchant, Sandbox, running
from ordergroove_sandbox.dotapparel import controls

NAME = "customers_20230424T201230Z.csv"
BODY = b"PERIDX,EMAIL,PRIVACY\r\n1,ann@example.com,No\r\n2,bo@example.com\r\n"


@pytest.fixture
def control(exporter):
    """Asks the controls of a sandbox that has DotApparel's side."""
    sandbox = Sandbox(Merchant(customers=1, days=1), controls=controls(exporter.inbox))
    with running(sandbox) as server, requests.Session() as http:
        http.trust_env = False

        def ask(method, path, data=None):
            url = f"{server.url}/_sandbox/dotapparel{path}"
            return http.request(method, url, json=data, timeout=20)

        yield ask


def test_the_books_and_all_beside_them(control, exporter):
    exporter.put(f"/pending/au/{NAME}", BODY)
    exporter.write("/pending/note", b"")
    row = {"PERIDX": "1", "EMAIL": "ann@example.com", "PRIVACY": "No"}
    assert control("GET", "/tables/customers?account=au").json() == [
        {"email": "ann@example.com", "primary_key": "1", "subscribed": True, "columns": row}
    ]
    order = {"ORDER": "O-1", "EMAIL": "ann@example.com"}
    exporter.drop("orders", order, order, account="au")
    exporter.drop("rewards", order, account="au")
    for kind in ("orders", "rewards"):
        assert control("GET", f"/tables/{kind}?account=au").json() == [order]
        assert control("GET", f"/tables/{kind}").json() == []
    assert control("GET", "/refused").json() == [
        {"file": f"au/{NAME}", "line": 3, "reason": "has 2 values for 3 columns"}
    ]
    assert [note["line"] for note in control("GET", "/warnings").json()] == [3]
    assert control("GET", "/ignored").json() == ["/pending/note"]
    file = control("GET", "/files").json()[0]
    assert file.pop("arrived_at").endswith("+00:00")
    assert len(file.pop("sha256")) == 64
    assert file == {
        "folder": "/pending/au", "name": NAME, "type": "customers", "account": "au",
        "complete": True, "processed": f"/processed/au/{NAME}", "size": len(BODY),
        "rows": 2, "imported": 1, "repeated": 0, "refused": 1,
    }  # fmt: skip


def test_the_state_and_a_reset(control, exporter):
    exporter.put(f"/pending/{NAME}", BODY)
    state, inbox = control("GET", "").json(), exporter.inbox
    assert (state["url"], state["username"]) == (inbox.url, inbox.username)
    assert (state["host_key"], state["fingerprint"]) == (inbox.host_key, inbox.fingerprint)
    assert (state["folders"]["/processed"], state["rows"][""]["customers"]) == ([NAME], 1)
    state = control("DELETE", "").json()
    assert (state["folders"]["/processed"], state["rows"][""]["customers"]) == ([], 0)
    assert control("GET", "/files").json() == []


def test_the_log_and_the_faults(control, exporter):
    fault = {"kind": "disk_full", "name": "*.part", "after_bytes": 3, "times": 1}
    (told,) = control("POST", "/faults", fault).json()
    assert (told["name"], told["after_bytes"], told["used"]) == ("*.part", 3, 0)
    with pytest.raises(OSError, match="No space"):
        exporter.put(f"/pending/{NAME}", BODY)
    assert control("GET", "/faults").json()[0]["used"] == 1
    log = control("GET", "/log").json()
    opened = log["calls"][0]
    assert (opened["operation"], opened["received"], opened["faults"]) == ("open", 3, ["disk_full"])
    assert control("DELETE", "/log").json() == {"connections": 0, "auth": [], "calls": []}
    assert control("DELETE", "/faults").json() == []
    assert len(control("POST", "/faults", [fault, fault]).json()) == 2


@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("GET", "/tables/customer", None),
        ("GET", "/tables/customers?account=uk", None),
        ("POST", "/faults", {"kind": "earthquake"}),
        ("POST", "/faults", {"name": "*"}),
        ("POST", "/faults", [1]),
    ],
)
def test_wrong_controls_are_refused(control, method, path, data):
    assert control(method, path, data).status_code == 400


def test_dotapparel_from_the_command_line(tmp_path):
    (tmp_path / "pending").mkdir()
    (tmp_path / "pending" / NAME).write_bytes(BODY)
    line = [sys.executable, "-m", "ordergroove_sandbox", "serve", "--customers", "3",
            "--days", "30", "--now", "2025-06-15T12:00:00", "--sftp", "--dotapparel",
            "--dotapparel-folder", str(tmp_path)]  # fmt: skip
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        api = process.stdout.readline().split()[-1]
        assert process.stdout.readline().startswith("Listening on sftp://127.0.0.1:")
        said = process.stdout.readline()
        state = requests.get(f"{api}/_sandbox/dotapparel", timeout=20).json()
        process.send_signal(signal.SIGTERM)
        assert process.stdout.read() == ""
    assert process.returncode == 0
    key, user = state["fingerprint"], state["username"]
    assert said == f"Listening on {state['url']} host key {key} user {user} inbox /pending\n"
    assert state["rows"]["au"] == {"customers": 0, "orders": 0, "rewards": 0}
    assert (tmp_path / "processed" / NAME).read_bytes() == BODY

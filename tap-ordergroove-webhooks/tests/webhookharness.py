"""Runs the receiver as users do, sends to it as Ordergroove does, and reads what came of it.

Signatures are made here once more, from the documentation: the receiver's own are what is tested.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import itertools
import json
import logging
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import requests
from singer_sdk.contrib.msgspec import MsgSpecWriter
from typing_extensions import Self

from singer_commons.message_writer import RecordLines
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import LogReader, Selection
from tap_ordergroove_webhooks.receiver.server import Server
from tap_ordergroove_webhooks.receiver.settings import Settings
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks

if TYPE_CHECKING:
    from pathlib import Path

KEY = "og-test-verification-key-0001"
OTHER_KEY = "og-test-verification-key-0002"
PATH = "/ordergroove/acme"
ROUTE = {"path": PATH, "merchant": "acme", "verification_keys": [KEY]}
NOW = 1_760_450_400
RECEIVED = datetime(2025, 10, 14, 14, 0, tzinfo=timezone.utc)
PATIENCE = 60.0
"""Seconds to wait for something that takes far less, on a machine that is busy."""


def sign(body: bytes, key: str = KEY, ts: int | None = None) -> str:
    """The header's value, by the documentation."""
    stamp = str(int(time.time()) if ts is None else ts)
    digest = hmac.new(key.encode("ascii"), stamp.encode() + b"." + body, hashlib.sha256)
    return f"ts={stamp},sig={digest.hexdigest()}"


def event(id_: str, type_: str = "order.delete", created: int = NOW, **object_: Any) -> dict:
    """A small event."""
    object_ = {"type": type_.partition(".")[0], "public_id": "a" * 32, **object_}
    return {"id": id_, "type": type_, "created": created, "data": {"object": object_}}


def encode(value: Any) -> bytes:
    return json.dumps(value).encode()


def until(condition: Any, what: str) -> Any:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(what)


class Client:
    """Sends as Ordergroove does."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()

    def post(
        self, body: Any, key: str = KEY, path: str = PATH, header: str | None = None
    ) -> requests.Response:
        data = body if isinstance(body, bytes) else encode(body)
        headers = {"Ordergroove-Signature": sign(data, key) if header is None else header}
        return self.session.post(
            self.url + path, data=data, headers=headers, timeout=PATIENCE, allow_redirects=False
        )

    def deliver(self, body: Any) -> None:
        """Post until it is taken, as Ordergroove does."""
        until(lambda: self.post(body).status_code == 204, "it was never taken")

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.url + path, timeout=PATIENCE)

    def metric(self, name: str, **labels: str) -> float:
        """The sum of a metric's values with these labels."""
        total = 0.0
        for line in self.get("/metrics").text.splitlines():
            metric, _, value = line.rpartition(" ")
            if metric.partition("{")[0] == name and all(
                f'{label}="{text}"' in metric for label, text in labels.items()
            ):
                total += float(value)
        return total


class Process(Client):
    """The receiver as a process of its own."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.settings = {"port": 0, "routes": [ROUTE], **settings}
        self.config = folder / f"receiver-{len(list(folder.iterdir()))}.json"
        self.config.write_text(json.dumps(self.settings))
        command = [sys.executable, "-m", "tap_ordergroove_webhooks.receiver", "serve"]
        self.process = subprocess.Popen(
            [*command, "--config", str(self.config)], stderr=subprocess.PIPE, text=True
        )
        self.lines: list[dict[str, Any]] = []
        self._reading = threading.Thread(target=self._read)
        self._reading.start()
        self.listening = until(lambda: self.logged("listening") or self._ended(), "no start")[0]
        super().__init__(f"http://127.0.0.1:{self.listening['port']}")

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        self.stop()

    def logged(self, message: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["message"] == message]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        self._reading.join(PATIENCE)
        self.process.stderr.close()

    def _ended(self) -> None:
        if self.process.poll() is not None:
            raise AssertionError(self.lines)

    def _read(self) -> None:
        for line in self.process.stderr:
            self.lines.append(json.loads(line))


@contextlib.contextmanager
def serving(store: str, **settings: Any):
    """The receiver in a thread, for tests that reach into it."""
    logger = logging.getLogger("receiver-in-a-thread")
    config = {"store": store, "port": 0, "routes": [ROUTE], **settings}
    server = Server(Settings.from_config(config), logger)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        until(lambda: server.started, "the server did not start")
        port = server.servers[0].sockets[0].getsockname()[1]
        with Client(f"http://127.0.0.1:{port}") as client:
            yield client
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


def store_of(folder: Path) -> str:
    return f"sqlite:///{folder / 'events.db'}"


def rows(store: str) -> list[dict[str, Any]]:
    """All events of a log."""
    reader = LogReader(parse_store(store))
    batches = reader.batches(Selection(), 0, 1 << 60)
    return [dict(row) for row in itertools.chain.from_iterable(batches)]


def fill(store: str, bodies: Any, path: str = PATH, received: Any = None) -> None:
    """Put bodies into a log, one after the other."""
    at = received or RECEIVED
    log = EventLog(parse_store(store))
    try:
        log.probe()
        for body in bodies:
            data = body if isinstance(body, bytes) else encode(body)
            log.append(make_events(path, "acme", data, at))
    finally:
        log.close()


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run ``ordergroove-webhooks`` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "tap_ordergroove_webhooks.receiver", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE * 2,
        env={
            **{name: each for name, each in os.environ.items() if "ORDERGROOVE" not in name},
            **environment,
        },
    )


class Listener(MsgSpecWriter):
    """Keeps every message as a loader would read it."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[dict[str, Any]] = []

    def write_message(self, message: Any) -> None:
        is_many = isinstance(message, RecordLines)
        text = message.lines if is_many else bytes(self.format_message(message))
        self.messages += [json.loads(line, parse_float=Decimal) for line in text.splitlines()]


@dataclass
class Outcome:
    """What a run of the tap said."""

    messages: list[dict[str, Any]] = field(default_factory=list)

    def records(self, stream: str) -> list[dict[str, Any]]:
        return [
            each["record"]
            for each in self.messages
            if each["type"] == "RECORD" and each["stream"] == stream
        ]

    @property
    def state(self) -> dict[str, Any]:
        return [each["value"] for each in self.messages if each["type"] == "STATE"][-1]

    def bookmark(self, stream: str) -> int:
        return self.state["bookmarks"][stream]["replication_key_value"]


def make_tap(
    store: str, state: dict | None = None, select: tuple[str, ...] | None = None, **config: Any
) -> tuple[TapOrdergrooveWebhooks, Outcome]:
    listener = Listener()
    tap = TapOrdergrooveWebhooks(
        config={"store": store, **config}, state=state or {}, message_writer=listener
    )
    for stream in tap.streams.values():
        stream.selected = select is None or stream.name in select
    return tap, Outcome(listener.messages)


def run_tap(
    store: str, state: dict | None = None, select: tuple[str, ...] | None = None, **config: Any
) -> Outcome:
    """Sync once."""
    tap, outcome = make_tap(store, state, select, **config)
    tap.sync_all()
    return outcome

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
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import requests
from click.testing import CliRunner
from typing_extensions import Self

from singer_commons import testing
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import LogReader, Selection
from tap_ordergroove_webhooks.receiver.cli import main
from tap_ordergroove_webhooks.receiver.logs import LOGGER, JsonFormatter
from tap_ordergroove_webhooks.receiver.server import Server
from tap_ordergroove_webhooks.receiver.settings import Settings
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

KEY = "og-test-verification-key-0001"
OTHER_KEY = "og-test-verification-key-0002"
PATH = "/ordergroove/acme"
ROUTE = {"path": PATH, "merchant": "acme", "verification_keys": [KEY]}
NOW = 1_760_450_400
RECEIVED = datetime(2025, 10, 14, 14, 0, tzinfo=timezone.utc)
PROGRAM = [sys.executable, "-m", "tap_ordergroove_webhooks.receiver"]
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


class Receiver(Client):
    """A receiver that runs, and the lines of its log."""

    def __init__(self, lines: list[dict[str, Any]], ended: Callable[[], bool]) -> None:
        def listening() -> Any:
            found = self.logged("listening")
            assert found or not ended(), lines
            return found

        self.lines = lines
        self.listening = until(listening, "no start")[0]
        super().__init__(f"http://127.0.0.1:{self.listening['port']}")

    def logged(self, message: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["message"] == message]


class Process(Receiver):
    """The receiver as a process of its own, for tests of its start, its end and what it may use."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        config = folder / f"receiver-{len(list(folder.iterdir()))}.json"
        config.write_text(json.dumps({"port": 0, "routes": [ROUTE], **settings}))
        command = [*PROGRAM, "serve", "--config", str(config)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        lines: list[dict[str, Any]] = []
        self._reading = threading.Thread(target=self._read, args=(lines,))
        self._reading.start()
        super().__init__(lines, lambda: self.process.poll() is not None)

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        self.stop()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        self._reading.join(PATIENCE)
        self.process.stderr.close()

    def _read(self, lines: list[dict[str, Any]]) -> None:
        for line in self.process.stderr:
            lines.append(json.loads(line))  # noqa: PERF401 - each as it comes


class Lines(logging.Handler):
    """Keeps what the receiver's log would show."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(self.format(record)))


@contextlib.contextmanager
def serving(store: str, **settings: Any):
    """The receiver in a thread, which starts fast, and which tests can reach into."""
    logger, told = logging.getLogger(LOGGER), Lines()
    logger.setLevel(logging.INFO)
    logger.addHandler(told)
    config = {"store": store, "port": 0, "routes": [ROUTE], **settings}
    server = Server(Settings.from_config(config), logger)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with Receiver(told.lines, lambda: not thread.is_alive()) as receiver:
            yield receiver
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        logger.removeHandler(told)


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


def command(*arguments: str, **environment: str) -> Result:
    """Run ``ordergroove-webhooks`` in this process, to its end."""
    inherited = dict.fromkeys(name for name in os.environ if "ORDERGROOVE" in name)
    return CliRunner().invoke(
        main, arguments, env={**inherited, **environment}, catch_exceptions=False
    )


class Outcome(testing.Outcome):
    """What a run of this tap said."""

    def bookmark(self, stream: str) -> int:
        return super().bookmark(stream)["replication_key_value"]


def make_tap(
    store: str, state: dict | None = None, select: tuple[str, ...] | None = None, **config: Any
) -> tuple[TapOrdergrooveWebhooks, Outcome]:
    listener = testing.Listener()
    tap = TapOrdergrooveWebhooks(
        config={"store": store, **config}, state=state or {}, message_writer=listener
    )
    for stream in tap.streams.values():
        stream.selected = select is None or stream.name in select
    return tap, Outcome(listener.lines)


def run_tap(
    store: str, state: dict | None = None, select: tuple[str, ...] | None = None, **config: Any
) -> Outcome:
    """Sync once."""
    tap, outcome = make_tap(store, state, select, **config)
    tap.sync_all()
    return outcome

"""The receiver of webhooks as a program of its own."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo.paths import BIN, DEMO, DemoError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATH = "/ordergroove/demo"
KEY = "a-verification-key-for-the-demo"


@dataclass(frozen=True)
class Receiver:
    """Where webhooks go, the key that they are signed with, and the log that they end up in."""

    url: str
    key: str
    store: str


@contextmanager
def open_receiver() -> Iterator[Receiver]:
    """Start the receiver on a free port, and stop it whatever happens."""
    store = f"sqlite:///{DEMO / 'webhooks.db'}"
    config = DEMO / "receiver.json"
    route = {"path": PATH, "merchant": "demo", "verification_keys": [KEY]}
    config.write_text(json.dumps({"store": store, "port": 0, "routes": [route]}))
    command = [str(BIN / "ordergroove-webhooks"), "serve", "--config", str(config)]
    path = DEMO / "receiver.log"
    with (
        path.open("w") as log,
        subprocess.Popen(command, stderr=log) as process,  # noqa: S603
    ):
        try:
            yield Receiver(f"http://127.0.0.1:{_port(process, path)}{PATH}", KEY, store)
        finally:
            process.terminate()


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    """Wait until the receiver says that it listens, and return where."""
    while process.poll() is None:
        for line in log.read_text().splitlines(keepends=True):
            said = json.loads(line) if line.endswith("\n") else {}
            if said.get("message") == "listening":
                return int(said["port"])
        try:
            process.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    message = f"the receiver of webhooks did not start, see {log}"
    raise DemoError(message)

"""The receiver of webhooks, as a user would start it."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .journey import BIN, PATIENCE, clean_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = "a-verification-key-of-the-tests"
PATH = "/ordergroove/journey"


@dataclass(frozen=True)
class Receiver:
    """Where webhooks go, and the log that they end up in."""

    url: str
    store: str


@contextmanager
def receiving(folder: Path) -> Iterator[Receiver]:
    """Run the receiver until the block ends; its log of events is in `folder`."""
    store = f"sqlite:///{folder / 'webhooks.db'}"
    route = {"path": PATH, "merchant": "journey", "verification_keys": [KEY]}
    config, log = folder / "receiver.json", folder / "receiver.log"
    config.write_text(json.dumps({"store": store, "port": 0, "routes": [route]}))
    with (
        log.open("w") as output,
        subprocess.Popen(
            [str(BIN / "ordergroove-webhooks"), "serve", "--config", str(config)],
            env=clean_environment(),
            stderr=output,
        ) as process,
    ):
        try:
            yield Receiver(f"http://127.0.0.1:{_port(process, log)}{PATH}", store)
        finally:
            process.terminate()
            assert process.wait(PATIENCE) in (0, 143, -15)


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        for line in log.read_text().splitlines(keepends=True):
            if line.endswith("\n") and json.loads(line).get("message") == "listening":
                return int(json.loads(line)["port"])
        time.sleep(0.02)
    raise TimeoutError

"""The sandbox as a program of its own: the shop, its books, and the services that files go to."""

from __future__ import annotations

import http.client
import json
import subprocess
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from demo.paths import BIN, DEMO, DemoError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from demo.receiver import Receiver


SEED, CUSTOMERS, DAYS = 7, 60, 400


@dataclass(frozen=True)
class SftpServer:
    """The address of an SFTP server, and its host key's fingerprint."""

    port: int
    host_key: str


@dataclass(frozen=True)
class Bucket:
    """The address of BSPK's bucket, and its name."""

    endpoint: str
    name: str


class Shop:
    """The sandbox, and what it knows of itself."""

    def __init__(
        self, port: int, drop: SftpServer, bucket: Bucket, inbox: SftpServer, receiver: Receiver
    ) -> None:
        """Talk to the sandbox on a port of this machine.

        Args:
            port: The API's.
            drop: Where the shop's report files are.
            bucket: BSPK's.
            inbox: DotApparel's.
            receiver: Where the shop's webhooks go.
        """
        self.receiver = receiver
        self.drop = drop
        self.bucket = bucket
        self.inbox = inbox
        self._port = port
        self.url = f"http://127.0.0.1:{port}"

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Use one of the sandbox's own controls."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request(method, f"/_sandbox/{path}", json.dumps(body) if body else None)
            answer = connection.getresponse()
            text = answer.read()
            if answer.status != http.client.OK:
                message = f"{method} {path}: {answer.status} {text[:200]!r}"
                raise DemoError(message)
            return json.loads(text)
        finally:
            connection.close()

    def truth(self, table: str) -> list[dict[str, Any]]:
        """Return all rows of a table that exist now."""
        return list(self.ask("GET", f"truth/{table}"))

    def deleted(self, table: str) -> set[str]:
        """Return the ids of all rows of a table that were ever deleted."""
        return {row["public_id"] for row in self.ask("GET", f"deleted/{table}")}

    def advance(self, days: int) -> None:
        """Let days go by."""
        self.ask("POST", "advance", {"days": days})

    def pages_since_last_asked(self) -> Counter[str]:
        """Return how many pages each endpoint served."""
        log = self.ask("GET", "requests")["requests"]
        self.ask("DELETE", "requests")
        return Counter(entry["path"] for entry in log if entry["status"] == http.client.OK)


@contextmanager
def open_shop(receiver: Receiver, now: str) -> Iterator[Shop]:
    """Start the sandbox on free ports, and stop it whatever happens.

    Args:
        receiver: Where the shop's webhooks go.
        now: The shop's present in Chicago wall time; with the seed it decides the whole story.
    """
    command = [
        str(BIN / "ordergroove-sandbox"),
        "serve",
        "--port",
        "0",
        "--sftp",
        "--bspk",
        "--dotapparel",
    ]
    command += ["--now", now, "--seed", str(SEED), "--customers", str(CUSTOMERS)]
    command += ["--days", str(DAYS), "--history", "5", "--clutter"]
    command += ["--webhooks", receiver.url, "--webhook-key", receiver.key]
    with (DEMO / "sandbox.log").open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)  # noqa: S603
        try:
            api, drop, bspk, inbox = (_addresses(process.stdout) for _ in range(4))
            if not (api and drop and bspk and inbox):
                message = f"the sandbox did not start, see {log.name}"
                raise DemoError(message)
            yield Shop(
                _port(api[0]),
                _sftp_server(drop),
                Bucket(bspk[0], bspk[-1]),
                _sftp_server(inbox),
                receiver,
            )
        finally:
            process.terminate()
            process.wait(timeout=20)


def _addresses(output: IO[str] | None) -> list[str]:
    """Return what follows ``Listening on``: the address, and what else there is to say."""
    words = output.readline().split() if output else []
    return words[2:] if words[:2] == ["Listening", "on"] else []


def _sftp_server(address: list[str]) -> SftpServer:
    [fingerprint] = [word for word in address if word.startswith("SHA256:")]
    return SftpServer(_port(address[0]), fingerprint)


def _port(url: str) -> int:
    return int(url.rpartition(":")[2])

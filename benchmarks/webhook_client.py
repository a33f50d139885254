"""Sends webhooks over HTTP and notes how long each answer took. A program of its own.

With ``--rate``, deliveries go out on a schedule, whether earlier ones are answered or not, and each
one's time counts from when it was due: a receiver that stalls is charged for all that waits. With
``--connections``, each connection sends its next delivery once the last one is answered.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httptools
from benchmarks.webhook_bodies import deliveries
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.webhook_bodies import Delivery

IDLE_SECONDS = 2.0
"""A connection idle for longer is not used again: uvicorn closes its own after five."""
PATIENCE = 60.0
"""Seconds to wait for the last answers."""
SUCCESS = range(200, 300)


class Connection(asyncio.Protocol):
    """An HTTP connection that takes one request at a time."""

    _transport: asyncio.Transport

    def __init__(self) -> None:
        """Wait to be connected."""
        self._parser = httptools.HttpResponseParser(self)
        self._answer: asyncio.Future[int] | None = None
        self.used_at = 0.0
        self.is_open = True

    async def send(self, request: bytes) -> int:
        """Send a request and return its answer's status.

        Raises:
            ConnectionError: If the connection ends without one.
        """
        if not self.is_open:
            msg = "closed already"
            raise ConnectionError(msg)
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        status = await self._answer
        self.used_at = time.monotonic()
        return status

    def close(self) -> None:
        """End it."""
        self.is_open = False
        self._transport.close()

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # TCP is one
        self._transport = transport

    @override
    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        if self._answer and not self._answer.done():
            self._answer.set_exception(ConnectionError("closed without an answer"))

    def on_message_complete(self) -> None:
        """Hear from the parser that the answer is whole."""
        parser, self._parser = self._parser, httptools.HttpResponseParser(self)
        if not parser.should_keep_alive():
            self.close()
        if self._answer and not self._answer.done():
            self._answer.set_result(parser.get_status_code())


@dataclass
class Sender:
    """Sends deliveries to one address, and remembers the answers."""

    url: str
    latencies: list[float] = field(default_factory=list)
    successes: int = 0
    acknowledged: set[str] = field(default_factory=set)
    refused: list[tuple[str, str]] = field(default_factory=list)
    _idle: list[Connection] = field(default_factory=list)

    async def at_rate(self, sent: Iterator[Delivery], rate: float, seconds: float) -> None:
        """Send on schedule."""
        began = time.monotonic()
        tasks = []
        for number in range(round(rate * seconds)):
            delivery, due = next(sent), began + number / rate
            await asyncio.sleep(due - time.monotonic())
            tasks.append(asyncio.create_task(self._deliver(delivery, due)))
        await asyncio.gather(*tasks)

    async def at_full_speed(
        self, sent: Iterator[Delivery], connections: int, seconds: float
    ) -> None:
        """Send as fast as answers come."""
        end = time.monotonic() + seconds

        async def keep_sending() -> None:
            while time.monotonic() < end:
                await self._deliver(next(sent), time.monotonic())

        await asyncio.gather(*(keep_sending() for _ in range(connections)))

    def close(self) -> None:
        """End all connections."""
        for connection in self._idle:
            connection.close()

    async def _deliver(self, delivery: Delivery, due: float) -> None:
        parts = urlsplit(self.url)
        try:
            connection = await self._connection(parts.hostname or "", parts.port or 80)
            status = await connection.send(delivery.request(parts.netloc, parts.path))
        except OSError as error:
            self.refused.append((delivery.id, type(error).__name__))
            return
        self.latencies.append(time.monotonic() - due)
        if status in SUCCESS:
            self.successes += 1
            self.acknowledged.add(delivery.id)
        else:
            self.refused.append((delivery.id, str(status)))
        if connection.is_open:
            self._idle.append(connection)

    async def _connection(self, host: str, port: int) -> Connection:
        """Return the connection that was used last, or a new one."""
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and time.monotonic() - connection.used_at < IDLE_SECONDS:
                return connection
            connection.close()
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(Connection, host, port)
        return connection


def percentile(ordered: Sequence[float], percent: float) -> float:
    """Return the smallest value that so many percent of all do not exceed."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


async def send(arguments: argparse.Namespace) -> dict[str, object]:
    """Send, and return what came of it; times in milliseconds."""
    sender = Sender(arguments.url)
    sent = deliveries(arguments.run)
    began = time.monotonic()
    if arguments.rate:
        await sender.at_rate(sent, arguments.rate, arguments.seconds)
    else:
        await sender.at_full_speed(sent, arguments.connections, arguments.seconds)
    seconds = time.monotonic() - began
    sender.close()
    if not sender.latencies:
        sys.exit(f"nothing was answered: {sender.refused[:5]}")
    milliseconds = sorted(1000 * latency for latency in sender.latencies)
    return {
        "a_second": sender.successes / seconds,
        "p50": percentile(milliseconds, 50),
        "p99": percentile(milliseconds, 99),
        "most": milliseconds[-1],
        "acknowledged": sorted(sender.acknowledged),
        "refused": sender.refused,
    }


def main() -> None:
    """Send, and write what came of it to a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url")
    parser.add_argument("result", type=Path, help="the file to write")
    parser.add_argument("--run", required=True, help="decides the events' ids")
    parser.add_argument("--seconds", type=float, required=True)
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--rate", type=float, help="deliveries a second, on schedule")
    how.add_argument("--connections", type=int, help="as fast as so many of them can")
    arguments = parser.parse_args()
    patient = asyncio.wait_for(send(arguments), arguments.seconds + PATIENCE)
    arguments.result.write_text(json.dumps(asyncio.run(patient)))


if __name__ == "__main__":
    main()

"""Sends webhooks over HTTP and notes how long each answer took. A program of its own.

With ``--rate``, deliveries go out on a schedule, whether earlier ones are answered or not, and each
one's time counts from when it was due: a receiver that stalls is charged for all that waits. With
``--connections``, each connection sends its next delivery once the last one is answered.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import statistics
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.webhook_bodies import deliveries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.webhook_bodies import Delivery

IDLE_SECONDS = 2.0
"""A connection idle for longer is not used again: uvicorn closes its own after five."""
PATIENCE = 60.0
"""Seconds to wait for the last answers."""
SUCCESS = range(200, 300)
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CLOSING = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)


class Connection:
    """An HTTP connection that takes one request at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak through what asyncio opened."""
        self._reader, self._writer = reader, writer
        self._used_at = 0.0
        self._is_open = True

    @property
    def is_usable(self) -> bool:
        """Whether it may take one more request."""
        return self._is_open and time.monotonic() - self._used_at < IDLE_SECONDS

    async def send(self, request: bytes) -> int:
        """Send a request and return its answer's status.

        Raises:
            OSError: If the connection ends without one.
            EOFError: The same.
        """
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)  # an answer without one, 204, has no body
        await self._reader.readexactly(int(length[1]) if length else 0)
        self._used_at = time.monotonic()
        self._is_open = not CLOSING.search(head)
        return int(head.split(maxsplit=2)[1])

    def close(self) -> None:
        """End it."""
        self._writer.close()


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

    async def _deliver(self, delivery: Delivery, due: float) -> None:
        parts = urlsplit(self.url)
        connection = None
        try:
            connection = await self._connection(parts.hostname or "", parts.port or 80)
            status = await connection.send(delivery.request(parts.netloc, parts.path))
        except (OSError, EOFError) as error:
            self.refused.append((delivery.id, type(error).__name__))
            if connection:
                connection.close()
            return
        self.latencies.append(time.monotonic() - due)
        if status in SUCCESS:
            self.successes += 1
            self.acknowledged.add(delivery.id)
        else:
            self.refused.append((delivery.id, str(status)))
        self._idle.append(connection)

    async def _connection(self, host: str, port: int) -> Connection:
        """Return the connection that was used last, or a new one."""
        while self._idle:
            connection = self._idle.pop()
            if connection.is_usable:
                return connection
            connection.close()
        return Connection(*await asyncio.open_connection(host, port))


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
    if not sender.latencies:
        sys.exit(f"nothing was answered: {sender.refused[:5]}")
    milliseconds = [1000 * latency for latency in sender.latencies]
    return {
        "a_second": sender.successes / seconds,
        "p50": statistics.median(milliseconds),
        "p99": statistics.quantiles(milliseconds, n=100)[-1],
        "most": max(milliseconds),
        "acknowledged": sorted(sender.acknowledged),
        "refused": sender.refused,
    }


def main() -> None:
    """Send, and print what came of it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url")
    parser.add_argument("--run", required=True, help="decides the events' ids")
    parser.add_argument("--seconds", type=float, required=True)
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--rate", type=float, help="deliveries a second, on schedule")
    how.add_argument("--connections", type=int, help="as fast as so many of them can")
    arguments = parser.parse_args()
    patient = asyncio.wait_for(send(arguments), arguments.seconds + PATIENCE)
    print(json.dumps(asyncio.run(patient)))


if __name__ == "__main__":
    main()

"""Receivers of webhooks, each a process of its own with a fresh store, and what they stored."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.children import ROOT, BenchmarkError, environment
from benchmarks.cpu_pinning import SERVERS_CORE
from benchmarks.webhook_bodies import KEY, PATH
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.tables import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from benchmarks.database import Database

RECEIVER = str(Path(sys.executable).parent / "ordergroove-webhooks")
SECONDS_TO_START = 60
SECONDS_TO_STOP = 30
PORT = re.compile(
    rb'"message":\s*"listening".*"port":\s*(\d+)|running on http://127\.0\.0\.1:(\d+)'
)
"""How the two receivers say, in their logs, where they listen."""


@dataclass(frozen=True)
class Receiver:
    """A way to receive webhooks.

    Attributes:
        name: What it is called in tables.
        new_store: Returns the SQLAlchemy URL of a store that holds nothing, given a folder.
        command: The program, given the folder and the store.
        table: Where it keeps events; the column `event_id` has their ids.
        settings: Variables of its environment, given the store.
    """

    name: str
    new_store: Callable[[Path], str]
    command: Callable[[Path, str], Sequence[str]]
    table: str
    settings: Callable[[str], Mapping[str, str]] = field(default=lambda _: {})

    @contextlib.contextmanager
    def running(self, folder: Path, store: str) -> Iterator[str]:
        """Run it on the servers' core.

        Args:
            folder: Its own; its log goes there.
            store: The URL of its store.

        Yields:
            The URL for deliveries.
        """
        log = folder / "log"
        with (
            log.open("wb") as output,
            subprocess.Popen(  # noqa: S603 - our own command
                self.command(folder, store),
                cwd=ROOT,
                env=environment(**self.settings(store)),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            ) as process,
        ):
            # Threads and processes to come will be held to it too.
            os.sched_setaffinity(process.pid, {SERVERS_CORE})
            try:
                yield f"http://127.0.0.1:{_port(process, log)}{PATH}"
            finally:
                process.terminate()
                try:
                    process.wait(SECONDS_TO_STOP)
                except subprocess.TimeoutExpired:
                    process.kill()

    def stored(self, store: str) -> list[str]:
        """Return the ids of all events in its store."""
        engine = create_engine(store, poolclass=NullPool)
        with engine.connect() as connection:
            query = text(f"select event_id from {self.table}")  # noqa: S608 - our own name
            return [id_ for (id_,) in connection.execute(query)]


def ours(name: str, new_store: Callable[[Path], str]) -> Receiver:
    """Return ordergroove-webhooks with a store."""

    def command(folder: Path, store: str) -> list[str]:
        route = {"path": PATH, "merchant": "bench", "verification_keys": [KEY]}
        config = folder / "receiver.json"
        config.write_text(json.dumps({"store": store, "port": 0, "routes": [route]}))
        return [RECEIVER, "serve", "--config", str(config)]

    return Receiver(f"ordergroove-webhooks, {name}", new_store, command, events.name)


def plain() -> Receiver:
    """Return the receiver that tutorials show, with SQLite."""
    app = "benchmarks.peers.webhook_app:make_app"
    return Receiver(
        "Starlette, a transaction a request, SQLite",
        sqlite,
        lambda *_: [sys.executable, "-m", "uvicorn", "--factory", app, "--port", "0"],
        "events",
        lambda store: {"STORE": store, "KEY": KEY, "WEBHOOK_PATH": PATH},
    )


def sqlite(folder: Path) -> str:
    """Return the URL of a new SQLite file."""
    return f"sqlite:///{folder / 'events.db'}"


def postgresql(database: Database) -> Callable[[Path], str]:
    """Return what makes new databases on a server.

    Raises:
        BenchmarkError: If the server does not make durable what it commits.
    """
    server = parse_store(database.sqlalchemy_url)

    def new_store(_: Path) -> str:
        name = database.new_schema()
        engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                if connection.scalar(text(f"show {setting}")) != "on":
                    msg = f"PostgreSQL runs without {setting}: it would be too fast"
                    raise BenchmarkError(msg)
            connection.execute(text(f"create database {name}"))
        return server.set(database=name).render_as_string(hide_password=False)

    return new_store


def version(store: str) -> str:
    """Return a store's product and version."""
    dialect = make_url(store).get_backend_name()
    query = "select sqlite_version()" if dialect == "sqlite" else "show server_version"
    with create_engine(store, poolclass=NullPool).connect() as connection:
        return (
            f"{'SQLite' if dialect == 'sqlite' else 'PostgreSQL'} {connection.scalar(text(query))}"
        )


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        if found := PORT.search(log.read_bytes()):
            return int(found[1] or found[2])
        time.sleep(0.02)
    msg = f"{process.args!r} did not start:\n{log.read_text(errors='replace')[-2000:]}"
    raise BenchmarkError(msg)

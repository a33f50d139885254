"""Receivers of webhooks, each with a fresh store, and what they stored."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.programs import BIN, keep
from benchmarks.webhook_bodies import KEY, PATH
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tap_ordergroove_webhooks.log.tables import events

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from benchmarks.programs import Command


@dataclass(frozen=True)
class Receiver:
    """A way to receive webhooks.

    Attributes:
        name: What it is called in tables.
        new_store: Returns the SQLAlchemy URL of a store that holds nothing, given a folder.
        command: The program, given a folder, the store and the port.
        table: Where it keeps events; the column `event_id` has their ids.
        settings: Variables of its environment, given the store.
    """

    name: str
    new_store: Callable[[Path], str]
    command: Callable[[Path, str, int], Command]
    table: str
    settings: Callable[[str], Mapping[str, str]] = field(default=lambda _: {})

    def stored(self, store: str) -> list[str]:
        """Return the ids of all events in its store."""
        with create_engine(store, poolclass=NullPool).connect() as connection:
            query = text(f"select event_id from {self.table}")  # noqa: S608 - our own name
            return [id_ for (id_,) in connection.execute(query)]


def ours(name: str, new_store: Callable[[Path], str]) -> Receiver:
    """Return ordergroove-webhooks with a store."""

    def command(folder: Path, store: str, port: int) -> Command:
        route = {"path": PATH, "merchant": "bench", "verification_keys": [KEY]}
        config = {"store": store, "port": port, "routes": [route]}
        return [BIN / "ordergroove-webhooks", "serve", "--config", keep(folder, config)]

    return Receiver(f"ordergroove-webhooks, {name}", new_store, command, events.name)


def plain() -> Receiver:
    """Return the receiver that tutorials show, with SQLite."""
    program = [
        sys.executable,
        "-m",
        "uvicorn",
        "--factory",
        "benchmarks.peers.webhook_app:make_app",
    ]
    return Receiver(
        "Starlette, a transaction a request, SQLite",
        sqlite,
        lambda _, __, port: [*program, "--port", str(port)],
        "events",
        lambda store: {"STORE": store, "KEY": KEY, "WEBHOOK_PATH": PATH},
    )


def sqlite(folder: Path) -> str:
    """Return the URL of a new SQLite file."""
    return f"sqlite:///{folder / 'events.db'}"

"""The tables of the event log, and how many writers share them.

`sequence` is what readers go by, so a number must never become visible after a higher one. That is
so because all writing, of every process, is one transaction at a time, and a number is drawn inside
it: SQLite has a single write lock (BEGIN IMMEDIATE), on PostgreSQL each transaction that writes
first takes an advisory lock, which it holds until after its commit is visible. Numbers may be
skipped, by a transaction that was rolled back; those stay unused for ever.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from tap_ordergroove_webhooks.log.event import LONGEST_TEXT

PREFIX = "ordergroove_webhook"

IN_ASCII = "ordergroove_in_ascii"
"""Of a dialect: whether its database is one in which text is ASCII with escapes."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time. SQLite keeps no zone, so it is UTC there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        instant: datetime = value.astimezone(timezone.utc)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        aware: datetime = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return aware.astimezone(timezone.utc)


class ShortText(TypeDecorator[str]):
    """Text of ids, types and names; in ASCII where a database does not hold every character."""

    impl = String(LONGEST_TEXT)
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not getattr(dialect, IN_ASCII, False):
            return value
        return value.encode("unicode_escape").decode()[:LONGEST_TEXT]

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not getattr(dialect, IN_ASCII, False):
            return value
        return value.encode().decode("unicode_escape", "ignore")


metadata = MetaData()
BigKey = BigInteger().with_variant(Integer, "sqlite")

events = Table(
    f"{PREFIX}_events",
    metadata,
    # AUTOINCREMENT: SQLite would use the highest number again once its row is pruned.
    Column("sequence", BigKey, primary_key=True, autoincrement=True),
    Column("route", ShortText, nullable=False),
    Column("route_merchant", ShortText, nullable=False),
    Column("event_id", ShortText, nullable=False),
    Column("type", ShortText),
    Column("family", ShortText),
    Column("created", BigInteger),
    Column("object_type", ShortText),
    Column("public_id", ShortText),
    Column("merchant", ShortText),
    Column("received_at", UtcDateTime, nullable=False),
    Column("size", Integer, nullable=False),
    Column("encoding", String(8), nullable=False),
    Column("body", Text, nullable=False),
    # The number of the first arrival, where a replay has given the event another one.
    Column("first_sequence", BigInteger),
    UniqueConstraint("route", "event_id", name=f"{PREFIX}_events_once"),
    Index(f"{PREFIX}_events_family", "family", "sequence"),
    Index(f"{PREFIX}_events_object", "public_id", "type"),
    Index(f"{PREFIX}_events_received", "received_at"),
    sqlite_autoincrement=True,
)

log = Table(
    f"{PREFIX}_log",
    metadata,
    # A log of another identity has sequence numbers of its own.
    Column("id", String(36), primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
    # Every number up to this one may have been pruned.
    Column("pruned_through", BigInteger, nullable=False),
    Column("probed_at", UtcDateTime),
)
"""One row, about the log itself."""

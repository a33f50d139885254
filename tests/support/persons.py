"""A person in a shop, and where it is found: in which files, and in which tables."""

from __future__ import annotations

import gzip
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg
from psycopg.sql import SQL, Identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ordergroove_sandbox import Merchant

EMAIL = "wilhelmina.testperson@example.net"
# As no other customer is called, lives, or is reached.
FIRST, LAST, PHONE, STREET = "Wilhelmina", "Unmistakable", "+15550998877", "4711 Needle Lane"
DIRECT = (EMAIL, LAST, PHONE, STREET)


@dataclass(frozen=True)
class Person:
    """A customer of the shop.

    Attributes:
        id: The customer's id.
    """

    id: str
    _merchant: Merchant

    def rewrite(self, email: str, last_name: str, phone: str, street: str) -> None:
        """Change what the shop's books say of the person, now."""
        tables = self._merchant.tables
        with self._merchant.lock:
            row = tables["customers"].get(self.id)
            row |= {"first_name": FIRST, "last_name": last_name, "email": email}
            row |= {"phone_number": phone, "phone_type": 2, "last_updated": tables.stamp}
            for each in self._own("addresses"):
                each |= {"last_name": last_name, "phone": phone, "address": street}
                each["updated"] = tables.stamp
            for each in self._own("payments"):
                each |= {"cc_holder": f"{FIRST} {last_name}", "last_updated": tables.stamp}
            for each in self._own("subscriptions"):
                each |= {"extra_data": {"gift_for": email}, "updated": tables.stamp}

    def _own(self, table: str) -> Iterator[dict[str, Any]]:
        return (row for row in self._merchant.tables[table].rows() if row["customer"] == self.id)

    def event(self) -> bytes:
        """An event of a webhook that tells of the person."""
        object_ = {"type": "subscriber", "merchant": "m", "merchant_user_id": self.id}
        object_ |= {"first_name": FIRST, "last_name": LAST, "email": EMAIL, "phone_number": PHONE}
        event = {"id": "event-of-the-person", "type": "subscriber.update", "created": 1_760_000_000}
        return json.dumps(event | {"data": {"object": object_}}).encode()


def person_of(merchant: Merchant) -> Person:
    """Make a person of a customer who has had orders, and who has an address and a payment."""
    placed = [row["customer"] for row in merchant.truth("orders") if row["status"] == 5]
    live = {row["customer"] for row in merchant.truth("subscriptions") if row["live"]}
    found = Person(next(each for each in placed if each in live), merchant)
    found.rewrite(EMAIL, LAST, PHONE, STREET)
    return found


def files_with(folder: Path, texts: Iterable[str]) -> set[str]:
    """Return the files that hold one of the texts, also those that are compressed."""
    wanted = [each.encode() for each in texts]
    found = set()
    for path, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(path, name)  # noqa: PTH118 - of `os.walk`, which follows no links
            if not os.path.isfile(file) or os.path.islink(file):  # noqa: PTH113, PTH114
                continue
            with open(file, "rb") as content:  # noqa: PTH123
                held = content.read()
            held = gzip.decompress(held) if name.endswith(".gz") else held
            if any(each in held for each in wanted):
                found.add(os.path.relpath(file, folder))
    return found


def cells_with(path: Path, url: str, texts: Iterable[str]) -> set[tuple[str, str, str]]:
    """Return database, table and column of all values that hold one of the texts."""
    found = set()
    for database, table, row in _rows(path, url):
        for column, value in row.items():
            if value is not None and any(each in str(value) for each in texts):
                found.add((database, table, column))
    return found


def _rows(path: Path, url: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    query = (
        "select table_schema, table_name from information_schema.tables "
        "where table_schema not in ('pg_catalog', 'information_schema')"
    )
    with duckdb.connect(str(path), read_only=True) as duck:
        for schema, table in duck.execute(query).fetchall():
            result = duck.execute(f'from "{schema}"."{table}"')
            names = [each[0] for each in result.description]
            for row in result.fetchall():
                yield "duckdb", table, dict(zip(names, row, strict=True))
    with psycopg.connect(url) as postgres:
        for schema, table in postgres.execute(query).fetchall():
            rows = postgres.execute(SQL("select * from {}").format(Identifier(schema, table)))
            names = [each.name for each in rows.description or ()]
            for each in rows:
                yield "postgres", table, dict(zip(names, each, strict=True))

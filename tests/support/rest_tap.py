"""Runs the tap in this process against a server, and compares what it emitted with the truth."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from singer_commons import testing
from tap_ordergroove.tap import TapOrdergroove

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 6, 15, 17, 0, tzinfo=timezone.utc)
WALL_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
KEYS = {
    "customers": ("merchant_user_id",),
    "products": ("external_product_id",),
    "product_groups": ("group_type", "name"),
    "cancel_reasons": ("application", "cancel_reason"),
}
UPDATED = {
    "customers": "last_updated",
    "subscriptions": "updated",
    "orders": "updated",
    "items": "order_updated",
    "addresses": "updated",
}


class Clock:
    """A monotonic clock that is moved by hand."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


class Outcome(testing.Outcome):
    """What a run of this tap said."""

    tap: TapOrdergroove

    def table(self, stream: str) -> dict[tuple, dict[str, Any]]:
        """What an upserting loader would hold."""
        return {key_of(stream, record): record for record in self.records(stream)}

    def bookmark(self, stream: str) -> str | None:
        return super().bookmark(stream).get("replication_key_value")

    def types(self, stream: str) -> list[str]:
        """The kinds of this stream's messages, without repetition."""
        found: list[str] = []
        for message in self.messages:
            if message.get("stream") == stream and found[-1:] != [message["type"]]:
                found.append(message["type"])
        return found


def run_tap(
    url: str,
    *,
    state: dict | None = None,
    select: tuple[str, ...] | None = None,
    catalog: dict | None = None,
    **config: Any,
) -> Outcome:
    """Sync the selected streams (by default those that the tap selects) once."""
    listener = testing.Listener()
    tap = TapOrdergroove(
        config={"api_key": "sandbox-key", "api_url": url, **config},
        state=state or {},
        catalog=catalog,
        message_writer=listener,
    )
    outcome = Outcome(listener.lines)
    outcome.tap = tap
    outcome.error = testing.sync(tap, select)
    return outcome


def key_of(stream: str, row: dict[str, Any]) -> tuple:
    return tuple(str(row[name]) for name in KEYS.get(stream, ("public_id",)))


def utc(text: str) -> datetime:
    """Read an emitted time, or a wall time of the truth."""
    if WALL_TIME.fullmatch(text):
        return datetime.fromisoformat(text).replace(tzinfo=CHICAGO).astimezone(timezone.utc)
    time = datetime.fromisoformat(text.replace("Z", "+00:00"))
    assert time.utcoffset() is not None
    return time


def same(truth: Any, emitted: Any) -> bool:  # noqa: PLR0911 - a line a rule
    """Tell whether an emitted value says what the API's value says."""
    if truth == emitted and type(truth) is type(emitted):
        return True
    if isinstance(emitted, Decimal):
        return isinstance(truth, str) and Decimal(truth) == emitted
    if emitted is None:
        return truth in ("", "null")
    if isinstance(emitted, dict):
        try:
            parsed = json.loads(truth) if isinstance(truth, str) else truth
        except ValueError:
            parsed = truth
        return emitted in (parsed, {"_value": parsed})
    if isinstance(emitted, list):
        return truth is None if not emitted else emitted == truth.split(",")
    if isinstance(emitted, int):
        return str(emitted) == truth or Decimal(truth) == emitted  # a whole sum of money
    if isinstance(truth, int):
        return emitted == str(truth)
    if isinstance(truth, str) and WALL_TIME.fullmatch(truth) and len(emitted) == 10:
        return emitted == truth[:10]
    return utc(truth) == utc(emitted)


def differences(
    stream: str, truth: list[dict[str, Any]], table: dict[tuple, dict[str, Any]]
) -> list[str]:
    """Return what is missing or wrong in a table; rows that it holds beyond the truth are fine."""
    found = []
    for row in truth:
        emitted = table.get(key_of(stream, row))
        if emitted is None:
            found.append(f"{stream} {key_of(stream, row)} is missing")
            continue
        found += [
            f"{stream} {key_of(stream, row)}.{name}: {value!r} became {emitted.get(name)!r}"
            for name, value in row.items()
            if name not in emitted or not same(value, emitted[name])
        ]
    return found

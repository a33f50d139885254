"""Runs the tap in this process, loads what it says as a loader would, and knows what it should say.

What a cell means is written down here once more, by hand, from the help-centre articles: the tap's
own tables and functions are what is tested.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from datetime import datetime, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from singer_commons import testing
from tap_ordergroove_sftp.settings import Settings
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ordergroove_sandbox.drop import Delivered, DropServer

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 6, 15, 17, 0, tzinfo=timezone.utc)
FILE, LINE, EXPORTED, UNKNOWN = (
    "_sdc_source_file",
    "_sdc_source_line",
    "_exported_at",
    "_unknown_columns",
)

STREAMS = {
    "orders": "orders_report",
    "subscription": "subscriptions_report",
    "cancelled_subscriptions": "cancelled_subscriptions_report",
    "crm_subscription": "crm_subscriptions",
    "crm_subscriber_events": "subscriber_events",
    "Inventory_Report": "inventory_report",
    "TotalSubscriberValue_Report": "total_subscriber_value",
}
ABOUT_THE_RUN = ("export_files", "rejected_rows", "snapshots")
EVERYTHING = (*STREAMS.values(), *ABOUT_THE_RUN)
KEYS = {
    "orders_report": ("order_item_id",),
    "subscriptions_report": ("ordergroove_subscription_id",),
    "cancelled_subscriptions_report": ("ordergroove_subscription_id",),
    "crm_subscriptions": ("public_subscription_id",),
    "subscriber_events": (FILE, LINE),
    "inventory_report": (FILE, LINE),
    "total_subscriber_value": (FILE, LINE),
}
BY_LINE = tuple(stream for stream, key in KEYS.items() if LINE in key)

# What a column of the sandbox is called as a field, where that is not its label in snake case.
RENAMED = {
    "customer_email": "email_address",
    "customer_id": "ordergroove_user_id",
    "frequency_days": "frequency",
    "og_order_id": "ordergroove_order_id",
    "og_subscription_id": "public_subscription_id",
    "order_id": "ordergroove_order_id",
    "product_id": "external_product_id",
    "status": "subscription_status",
    "subscription_id": "ordergroove_subscription_id",
    "user_id": "ordergroove_user_id",
}
WHOLE = {"quantity", "frequency", "order_quantity", "subscription_action_event"}
MONEY = {"price", "order_subtotal", "discount_price", "total_subscriber_value"}
DAYS = {"place_date", "create_date", "start_date", "cancel_date", "date_created"}
TIMES = {"create_time", "subscription_create_date"}


def field_of(stream: str, label: str) -> str:
    name = label.lower().replace(" ", "_")
    if (stream, name) == ("subscriber_events", "user_id"):
        return "merchant_user_id"
    return RENAMED.get(name, name)


def meaning(stream: str, name: str, text: str) -> Any:  # noqa: PLR0911 - a line a rule
    """Return what a cell of the sandbox's reports means."""
    if text == "":
        return None
    if name in WHOLE:
        return int(text)
    if name in MONEY:
        return Decimal(text)
    crm = stream == "crm_subscriptions"
    if name == "in_stock" or (crm and name == "subscription_status"):
        return {"1": True, "0": False}[text]
    if name in TIMES or (crm and name == "next_order_date"):
        return utc(wall(text))
    if name in DAYS or name == "next_order_date":
        return f"{wall(text):%Y-%m-%d}"
    return text


def wall(text: str) -> datetime:
    """Read a date or time of the sandbox, in one of its shapes."""
    if text.isdigit():
        return datetime.strptime(text, "%m%d%Y%H%M%S")  # noqa: DTZ007
    date, _, clock = text.partition(" ")
    day = datetime.strptime(date, "%m/%d/%Y" if "/" in date else "%Y-%m-%d")  # noqa: DTZ007
    return datetime.combine(day, datetime.strptime(clock or "00:00:00", "%H:%M:%S").time())  # noqa: DTZ007


def utc(time: datetime) -> str:
    """Write a wall time of Chicago as UTC."""
    return f"{time.replace(tzinfo=CHICAGO).astimezone(timezone.utc):%Y-%m-%dT%H:%M:%SZ}"


def expected_records(file: Delivered) -> list[dict[str, Any]]:
    """Return what a delivered file's good rows mean, without the fields that the tap adds."""
    stream = STREAMS[file.report]
    return [
        {
            (name := field_of(stream, label)): meaning(stream, name, text)
            for label, text in row.items()
        }
        for row in file.rows
    ]


def without_added(record: dict[str, Any]) -> dict[str, Any]:
    added = {FILE, LINE, EXPORTED, UNKNOWN}
    return {name: value for name, value in record.items() if name not in added}


def expected_book(files: Iterable[Delivered]) -> dict[tuple, dict[str, Any]]:
    """Return what an upserting table of one report should hold, by key: the newest row of each.

    Files before the latest full one that has rows do not count.
    """
    ordered = sorted(files, key=lambda file: (file.stamp, file.modified))
    fulls = [place for place, file in enumerate(ordered) if file.full and file.rows]
    book = {}
    for file in ordered[fulls[-1] if fulls else 0 :]:
        key = KEYS[STREAMS[file.report]]
        for record in expected_records(file):
            book[tuple(record[name] for name in key)] = record
    return book


class Loader:
    """A target: upserts by the announced key, and drops the rows of versions that are over."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[tuple, dict[str, Any]]] = {}
        self.versions: dict[str, dict[tuple, Any]] = {}
        self.keys: dict[str, tuple[str, ...]] = {}
        self.state: dict[str, Any] = {}

    def take(self, messages: Iterable[dict[str, Any]]) -> Loader:
        for message in messages:
            kind, stream = message["type"], message.get("stream")
            if kind == "STATE":
                self.state = message["value"]
            elif kind == "SCHEMA":
                self.keys[stream] = tuple(message["key_properties"])
                self.tables.setdefault(stream, {})
                self.versions.setdefault(stream, {})
            elif kind == "RECORD":
                record = message["record"]
                key = tuple(record[name] for name in self.keys[stream])
                assert None not in key, (stream, record)
                self.tables[stream][key] = record
                self.versions[stream][key] = message.get("version")
            elif kind == "ACTIVATE_VERSION":
                for key, version in list(self.versions[stream].items()):
                    if version != message["version"]:
                        del self.tables[stream][key], self.versions[stream][key]
        return self

    def book(self, stream: str) -> dict[tuple, dict[str, Any]]:
        """Return a table without the fields that the tap adds."""
        return {key: without_added(row) for key, row in self.tables.get(stream, {}).items()}

    def rows(self, stream: str) -> list[dict[str, Any]]:
        return list(self.tables.get(stream, {}).values())


class Outcome(testing.Outcome):
    """What a run of this tap said."""

    tap: TapOrdergrooveSftp

    @property
    def loaded(self) -> Loader:
        return Loader().take(self.messages)

    def files(self) -> dict[str, dict[str, Any]]:
        """What became of each file, by its name: what was said last."""
        return {record["name"]: record for record in self.records("export_files")}

    def statuses(self) -> dict[str, str]:
        return {name: record["status"] for name, record in self.files().items()}

    def read(self, stream: str | None = None) -> list[str]:
        """The names of the files that were opened and not left for later, in order."""
        return [
            record["name"]
            for record in self.records("export_files")
            if record["status"] in ("loaded", "empty", "failed")
            and stream in (None, record["report"])
        ]


def settings_for(server: DropServer, **config: Any) -> dict[str, Any]:
    return {
        "host": server.host,
        "port": server.port,
        "username": server.username,
        "password": server.password,
        "host_key": server.host_key,
        "path": f"/{server.drop.style.folder_name}",
        **config,
    }


def sync(
    config: dict[str, Any],
    *,
    state: dict | None = None,
    select: Iterable[str] | None = None,
    catalog: dict | None = None,
    tap_class: type[TapOrdergrooveSftp] = TapOrdergrooveSftp,
) -> Outcome:
    """Sync the selected streams (by default all) once.

    Args:
        config: The tap's settings.
        state: The state of an earlier run.
        select: Names of streams; those about the run come along.
        catalog: A catalog, as JSON.
        tap_class: Makes the tap.
    """
    listener = testing.Listener()
    # As if it came from a file: nothing is shared with what an earlier run said.
    tap = tap_class(
        config=config,
        state=json.loads(json.dumps(state or {})),
        catalog=catalog,
        message_writer=listener,
    )
    outcome = Outcome(listener.lines)
    outcome.tap = tap
    outcome.error = testing.sync(tap, select and {*select, *ABOUT_THE_RUN})
    return outcome


def run_tap(
    server: DropServer,
    *,
    state: dict | None = None,
    select: Iterable[str] | None = None,
    **config: Any,
) -> Outcome:
    """Sync once from a server of the sandbox."""
    return sync(settings_for(server, **config), state=state, select=select)


def hasty(**changes: Any) -> type[TapOrdergrooveSftp]:
    """Return a tap that is less patient; there is no setting for that."""

    class Hasty(TapOrdergrooveSftp):
        @functools.cached_property
        def settings(self) -> Settings:
            settings = Settings.from_config(self.config)
            sftp = dataclasses.replace(settings.sftp, **changes)
            return dataclasses.replace(settings, sftp=sftp)

    return Hasty


def differences(stream: str, expected: dict[tuple, dict], found: dict[tuple, dict]) -> list[str]:
    """Return how two books differ, key by key."""
    said = []
    for key in sorted({*expected, *found}, key=str):
        if key not in found:
            said.append(f"{stream} {key} is missing")
        elif key not in expected:
            said.append(f"{stream} {key} should not be there")
        else:
            said += [
                f"{stream} {key}.{name}: {found[key].get(name)!r}, not {value!r}"
                for name, value in expected[key].items()
                if not same(value, found[key].get(name))
            ]
            said += [
                f"{stream} {key}.{name} should not be there"
                for name in found[key].keys() - expected[key].keys()
            ]
    return said


def same(expected: Any, found: Any) -> bool:
    """Tell whether two values are equal and of one kind; a price to its last digit."""
    if isinstance(expected, Decimal) and isinstance(found, (Decimal, int)):
        return str(expected) == str(found)
    return type(expected) is type(found) and bool(expected == found)

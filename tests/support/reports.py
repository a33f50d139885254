"""What the tables of reports should hold, worked out from what was delivered, without the tap."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ordergroove_sandbox.drop import Delivered

    from .books import Row, Rows
    from .stores import Store

CENTRAL = ZoneInfo("America/Chicago")
FILE, LINE = "_sdc_source_file", "_sdc_source_line"

TABLES = {
    "orders": "orders_report",
    "subscription": "subscriptions_report",
    "cancelled_subscriptions": "cancelled_subscriptions_report",
    "Inventory_Report": "inventory_report",
    "crm_subscription": "crm_subscriptions",
    "crm_subscriber_events": "subscriber_events",
    "TotalSubscriberValue_Report": "total_subscriber_value",
}
KEYS = {
    "orders": "order_item_id",
    "subscription": "ordergroove_subscription_id",
    "cancelled_subscriptions": "ordergroove_subscription_id",
    "crm_subscription": "public_subscription_id",
}
SNAPSHOTS = ("Inventory_Report", "TotalSubscriberValue_Report")

# What a column is called in the tables, where it is not its label in lower case.
RENAMED = {
    "Ordergroove User ID": "ordergroove_user_id",
    "User ID": "ordergroove_user_id",
    "customer_id": "ordergroove_user_id",
    "user_id": "merchant_user_id",
    "Ordergroove Order ID": "ordergroove_order_id",
    "OG Order ID": "ordergroove_order_id",
    "Subscription ID": "ordergroove_subscription_id",
    "og_subscription_id": "public_subscription_id",
    "customer_email": "email_address",
    "Status": "subscription_status",
    "Frequency Days": "frequency",
}
WHOLE = {"quantity", "frequency", "order_quantity", "subscription_action_event"}
MONEY = {"price", "order_subtotal", "discount_price", "total_subscriber_value"}
DATES = {"place_date", "create_date", "start_date", "cancel_date", "date_created"}


def value(report: str, field: str, text: str) -> Any:  # noqa: PLR0911 - a line a rule
    """Return what a cell means, as a database hands it out."""
    if text == "":
        return None
    if field in WHOLE:
        return int(text)
    if field in MONEY:
        return Decimal(text)
    if field == "in_stock" or (field == "subscription_status" and report == "crm_subscription"):
        return text == "1"
    if field in DATES or (field == "next_order_date" and report == "subscription"):
        return _wall(text).date().isoformat()
    if field in {"create_time", "subscription_create_date", "next_order_date"}:
        return _wall(text).replace(tzinfo=CENTRAL).astimezone(timezone.utc)
    return text


def _wall(text: str) -> datetime:
    if text.isdigit():
        form = "%m%d%Y%H%M%S"
    else:
        form = "%m/%d/%Y" if "/" in text else "%Y-%m-%d"
        form += " %H:%M:%S" if ":" in text else ""
    return datetime.strptime(text, form)  # noqa: DTZ007 - a wall time


def field_of(label: str) -> str:
    return RENAMED.get(label) or re.sub(r"\W+", "_", label).lower()


def rows_of(file: Delivered) -> list[Row]:
    """Return a file's rows as the table should have them, but for their lines."""
    exported_at = file.stamp.replace(tzinfo=CENTRAL).astimezone(timezone.utc)
    added = {FILE: file.name, "_exported_at": exported_at, "_unknown_columns": None}
    return [
        {field_of(name): value(file.report, field_of(name), cell) for name, cell in row.items()}
        | added
        for row in file.rows
    ]


def expected(files: Iterable[Delivered], report: str) -> Rows:
    """Return the table of a report that has a key, after some files; the newest row counts."""
    rows = [
        row
        for file in sorted(files, key=lambda each: (each.stamp, each.modified))
        if file.report == report
        for row in rows_of(file)
    ]
    return {row[KEYS[report]]: row for row in rows}


def differences(store: Store, files: Iterable[Delivered]) -> list[str]:
    """Return how tables differ from what was delivered.

    Args:
        store: The database.
        files: What was delivered; of files of one name, the last.
    """
    wrong: list[str] = []
    files = list({file.name: file for file in files}.values())
    for report, table in TABLES.items():
        found = store.read(table)
        if report in KEYS:
            wrong += _compare_by_key(table, expected(files, report), found, KEYS[report])
        else:
            latest = max(file.stamp for file in files if file.report == report)
            current = [
                file
                for file in files
                if file.report == report and (report not in SNAPSHOTS or file.stamp == latest)
            ]
            if report in SNAPSHOTS:
                found = [row for row in found if row[FILE] == current[0].name]
            wrong += _compare_by_line(table, current, found)
    return wrong


def _compare_by_key(table: str, truth: Rows, found: list[Row], key: str) -> list[str]:
    rows = {row[key]: row for row in found}
    wrong = [f"{table}: {len(found) - len(rows)} rows twice"] if len(rows) < len(found) else []
    wrong += [f"{table} {name}: missing" for name in truth.keys() - rows.keys()]
    wrong += [f"{table} {name}: too much" for name in rows.keys() - truth.keys()]
    for name in truth.keys() & rows.keys():
        wrong += _compare_rows(f"{table} {name}", truth[name], rows[name])
    return wrong


def _compare_by_line(table: str, files: list[Delivered], found: list[Row]) -> list[str]:
    wrong = []
    for file in files:
        rows = sorted((row for row in found if row[FILE] == file.name), key=lambda row: row[LINE])
        truth = rows_of(file)
        if len(rows) != len(truth):
            wrong.append(f"{table} {file.name}: {len(rows)} rows, should be {len(truth)}")
        for wanted, row in zip(truth, rows, strict=False):
            wrong += _compare_rows(f"{table} {file.name}:{row[LINE]}", wanted, row)
    extra = {row[FILE] for row in found} - {file.name for file in files}
    return wrong + [f"{table}: rows of {name}" for name in extra]


def _compare_rows(name: str, wanted: Row, row: Row) -> list[str]:
    return [
        f"{name}: {field} is {row.get(field, 'not there')!r}, should be {cell!r}"
        for field, cell in wanted.items()
        if type(row.get(field)) is not type(cell) or row[field] != cell
    ]

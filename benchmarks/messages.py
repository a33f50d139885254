"""Files of Singer messages for file targets, and whether a target delivered what is in them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any
from zlib import crc32

from benchmarks.programs import BenchmarkError
from benchmarks.shop import sales

from target_dotapparel_sftp.layouts import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.shop import Sale

EXTRACTED = "2026-03-01T09:30:00.000000Z"
STATE_EVERY = 10_000
"""Records between two STATE messages: what the SDK's taps send by default."""
SEPARATOR = "\x1f"  # of fields; in no text

TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
TIME = {"type": "string", "format": "date-time"}
TYPES: dict[str, dict[str, Any]] = {
    "person": {"type": "string", "minLength": 1, "maxLength": 20},
    "email": {"type": "string", "maxLength": 254},
    "text": MAYBE,
    "date": {"type": ["string", "null"], "format": "date"},
    "privacy": {"type": "string", "enum": ["Yes", "No"]},
    "boolean": {"type": "boolean"},
    "datetime": TIME,
}
"""JSON Schemas of what DotApparel's columns hold."""


@dataclass
class Fingerprint:
    """What rows come to, in whatever order: how many there are, and the sum of their checksums."""

    rows: int = 0
    cells: int = 0

    def add(self, cells: Iterable[str]) -> None:
        """Count a row."""
        self.rows += 1
        self.cells += crc32(SEPARATOR.join(cells).encode())


@dataclass(frozen=True)
class Kind:
    """A stream that a file target takes.

    Attributes:
        stream: Its name.
        key: Its key property.
        properties: Its columns and their JSON Schemas.
        record: Makes a record.
        forms: Columns that targets write in forms of their own, each with the function that makes
            one form of all of them. Other columns arrive unchanged; null is empty there.
        not_compared: Columns whose form says nothing.
    """

    stream: str
    key: str
    properties: Mapping[str, Any]
    record: Callable[[Sale], dict[str, Any]]
    forms: Mapping[str, Callable[[str], str]]
    not_compared: Sequence[str] = field(default=())

    @property
    def compared(self) -> list[str]:
        """The columns that are compared."""
        return [name for name in self.properties if name not in self.not_compared]

    def cells(self, row: Mapping[str, Any]) -> list[str]:
        """Return what is compared of a row, a target's or a record."""
        texts = {name: "" if row[name] is None else str(row[name]) for name in self.compared}
        return [self.forms.get(name, str)(text) for name, text in texts.items()]

    def write(self, path: Path, records: int) -> Messages:
        """Write messages: one SCHEMA, records, and a STATE now and then."""
        wanted = Fingerprint()
        schema = {"type": "object", "required": [self.key], "properties": self.properties}
        head = {"type": "SCHEMA", "stream": self.stream, "key_properties": [self.key]}
        with path.open("w", encoding="utf-8") as file:
            print(_json({**head, "schema": schema}), file=file)
            for record in map(self.record, islice(sales(), records)):
                wanted.add(self.cells(record))
                message = {"type": "RECORD", "stream": self.stream, "record": record}
                print(_json({**message, "time_extracted": EXTRACTED}), file=file)
                if wanted.rows % STATE_EVERY == 0 or wanted.rows == records:
                    marks = {self.stream: {"replication_key_value": wanted.rows}}
                    print(_json({"type": "STATE", "value": {"bookmarks": marks}}), file=file)
        return Messages(path, self, wanted)


@dataclass(frozen=True)
class Messages:
    """A file of messages, their kind, and what the rows of a right CSV file come to."""

    path: Path
    kind: Kind
    wanted: Fingerprint

    def check(self, name: str, files: Sequence[Path]) -> None:
        """Check that one file was delivered, with all rows and all cells.

        Raises:
            BenchmarkError: If there is another number of files, or other rows.
        """
        if len(files) != 1:
            msg = f"{name} should have delivered one file: {[file.name for file in files]}"
            raise BenchmarkError(msg)
        found = Fingerprint()
        with files[0].open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            if missing := set(self.kind.compared).difference(rows.fieldnames or ()):
                msg = f"{name} left out columns: {sorted(missing)}"
                raise BenchmarkError(msg)
            for row in rows:
                if None in row or None in row.values():
                    msg = f"{name} delivered a row of another length: {row}"
                    raise BenchmarkError(msg)
                found.add(self.kind.cells(row))
        if found != self.wanted:
            msg = f"{name} should have delivered {self.wanted}, not {found}"
            raise BenchmarkError(msg)


def _special_order(sale: Sale) -> dict[str, Any]:
    order, customer, number = sale.order, sale.customer, int(sale.order["public_id"][:8], 16)
    where = sale.address["company_name"] or f"{customer['first_name']} {customer['last_name']}"
    return {
        "order_ref": order["public_id"],
        "shopper_id": order["customer"],
        "store_id": f"STORE-{number % 60:03d}",
        "sales_associate_id": f"SA-{number % 720:03d}",
        "description": f"{sale.product['name']}, for {where}" if number % 10 else None,
        "total_amount": float(order["total"]),
        "currency_code": order["currency_code"],
        "created_at": _with_zone(order["created"]),
        "type": ("back_order", "custom", "repair")[number % 3],
        "status": {5: "closed", 3: "cancelled"}.get(order["status"], "open"),
    }


def _customer(sale: Sale) -> dict[str, Any]:
    customer, address = sale.customer, sale.address
    number = int(customer["merchant_user_id"])
    group = f"{number % 12:02d}" if number % 2 else None
    return {
        "PERIDX": customer["merchant_user_id"],
        "PERSON_CODE": f"P{number:09d}",
        "FIRSTNAME": customer["first_name"],
        "SURNAME": customer["last_name"],
        "ADRS1": address["address"],
        "ADRS2": address["company_name"] or address["address2"],
        "CITY": address["city"],
        "STATE": address["state_province_code"],
        "POSTCODE": address["zip_postal_code"],
        "COUNTRY": address["country_code"],
        "MOBILE": customer["phone_number"],
        "EMAIL": customer["email"],
        "DOB": str(date(1940, 1, 1) + timedelta(days=number % 24_000)) if number % 5 > 1 else None,
        "PRIVACY": "No" if customer["live"] else "Yes",
        "RETAIL_REP": number % 100 == 0,
        "LAST_UPDATED": _with_zone(customer["last_updated"]),
        "CREATED_DATE": _with_zone(customer["created"]),
        **dict.fromkeys(("JOINED_STORE_ID", "STORE_ID", "STORE_NUMBER"), f"{number % 61:04d}"),
        **dict.fromkeys(("JOINED_STORE_CODE", "STORE_CODE"), f"S{number % 61:03d}"),
        "REF1_GROUP": 'Style, "fit" and size' if group else None,
        "REF1_ID": group,
        "REF1_CODE": group and f"R{group}",
        "LOYALTY_CODE": group and f"LOY-{number:08d}",
    }


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _with_zone(wall: str) -> str:
    return f"{wall.replace(' ', 'T')}Z"


def _utc(text: str) -> str:
    """Return a time in UTC as ``2024-03-01T09:31:41``, whether or not it says that it is in UTC."""
    return text.removesuffix("Z").removesuffix("+00:00").replace(" ", "T")


def _yes_or_no(text: str) -> str:
    return {"True": "Yes", "False": "No"}.get(text, text)


SPECIAL_ORDERS = Kind(
    "special_orders",
    "order_ref",
    {
        "order_ref": {"type": "string", "minLength": 3, "maxLength": 255},
        **dict.fromkeys(("shopper_id", "store_id", "sales_associate_id"), TEXT),
        "description": MAYBE,
        "total_amount": {"type": ["number", "null"]},
        "currency_code": {"type": ["string", "null"], "maxLength": 3},
        "created_at": TIME,
        "type": {"type": "string", "enum": ["back_order", "custom", "repair"]},
        "status": {"type": "string", "enum": ["open", "closed", "partial", "cancelled"]},
    },
    _special_order,
    {"total_amount": lambda text: f"{Decimal(text):.2f}"},
    not_compared=["created_at"],
)
CUSTOMERS = Kind(
    "customers",
    "PERIDX",
    {name: TYPES[holds] for name, holds in TEMPLATE.items()},
    _customer,
    {"RETAIL_REP": _yes_or_no, "LAST_UPDATED": _utc, "CREATED_DATE": _utc},
)

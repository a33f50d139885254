"""Customers as DotApparel's template has them: made-up records, as many as are wanted.

All 26 columns; no two people alike, and no two with one address. What repeats is what repeats in
a shop: first names, streets, cities, stores. The same number makes the same messages.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING, Any

from benchmarks.singer_file import Stream, to_json, write_messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from benchmarks.delivered import Messages

    Customer = dict[str, str | bool | None]

TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
TIME = {"type": "string", "format": "date-time"}
COLUMNS: dict[str, dict[str, Any]] = {
    "PERIDX": {"type": "string", "minLength": 1, "maxLength": 20},
    "PERSON_CODE": TEXT,
    "FIRSTNAME": TEXT,
    "SURNAME": TEXT,
    "ADRS1": MAYBE,
    "ADRS2": MAYBE,
    "CITY": MAYBE,
    "STATE": MAYBE,
    "POSTCODE": MAYBE,
    "COUNTRY": {"type": "string", "maxLength": 2},
    "MOBILE": MAYBE,
    "EMAIL": {"type": "string", "maxLength": 254},
    "DOB": {"type": ["string", "null"], "format": "date"},
    "PRIVACY": {"type": "string", "enum": ["Yes", "No"]},
    "RETAIL_REP": {"type": "boolean"},
    "LAST_UPDATED": TIME,
    "CREATED_DATE": TIME,
    "JOINED_STORE_ID": TEXT,
    "JOINED_STORE_CODE": TEXT,
    "STORE_ID": TEXT,
    "STORE_CODE": TEXT,
    "STORE_NUMBER": TEXT,
    "REF1_GROUP": MAYBE,
    "REF1_ID": MAYBE,
    "REF1_CODE": MAYBE,
    "LOYALTY_CODE": MAYBE,
}
SCHEMA = {"type": "object", "required": ["PERIDX", "EMAIL"], "properties": COLUMNS}
BOOLEAN, TIMES = "RETAIL_REP", ("LAST_UPDATED", "CREATED_DATE")
TEXTS = tuple(name for name in COLUMNS if name not in (BOOLEAN, *TIMES))

WORDS = {"True": "Yes", "False": "No"}
UTC_MARKS = ("+00:00", "Z")

BEGAN = datetime(2014, 2, 3, 8, 0, tzinfo=timezone.utc)
OLDEST = date(1940, 1, 1)
FIRST_NAMES = ("Ada", "Zoë", "Siobhán", "Minh", "Priya", "Jun", "Renée", "Jack", "Matilda", "Søren")
SURNAMES = (
    "O\u2019Brien",
    "Nguyễn",
    "Smith",
    "Müller",
    "van der Berg",
    "Papadopoulos",
    "Lee",
    "Singh",
)
STREETS = (
    "George St",
    "King William Rd",
    "Rue de l\u2019Église",
    "Queen's Parade",
    "The Esplanade",
)
PLACES = (
    ("Sydney", "NSW", "2000", "AU"),
    ("Darwin", "NT", "0800", "AU"),
    ("Melbourne", "VIC", "3000", "AU"),
    ("Perth", "WA", "6000", "AU"),
    ("Māngere", None, "2022", "NZ"),
    ("Montréal", "QC", "H2Y 1C6", "CA"),
)
NO_ADDRESS, NO_MOBILE, NO_BIRTHDAY, NO_GROUP = 0.3, 0.2, 0.4, 0.5
FLAT, UNSUBSCRIBED, STAFF, MOVED, MEMBER = 0.25, 0.3, 0.01, 0.2, 0.6
"""Parts of all customers."""


def write(path: Path, records: int) -> Messages:
    """Write a Singer message file.

    Args:
        path: The file.
        records: How many records.

    Returns:
        The file, and what a right CSV file made of it holds.
    """
    forms = {BOOLEAN: _yes_or_no, **dict.fromkeys(TIMES, _utc)}
    stream = Stream("customers", SCHEMA, ["PERIDX"], TEXTS, forms)
    people = islice(_people(random.Random(1)), records)  # noqa: S311 - nothing secret
    return write_messages(
        path,
        stream,
        ((to_json(person), _cells(person, stream)) for person in people),
    )


def _cells(person: Customer, stream: Stream) -> Iterator[str]:
    for name in stream.texts:
        yield str(person[name] or "")
    for name, form in stream.forms.items():
        yield form(str(person[name]))


def _yes_or_no(text: str) -> str:
    return WORDS.get(text, text)


def _utc(text: str) -> str:
    """Return a time in UTC as ``2024-03-01T09:31:41``, whether or not it says that it is in UTC."""
    for mark in UTC_MARKS:
        text = text.removesuffix(mark)
    return text.replace(" ", "T")


def _people(chance: random.Random) -> Iterator[Customer]:
    """Yield customers without end."""
    part, created, number = chance.random, BEGAN, 100_000
    while True:
        number += 1 + int(part() * 5)
        created += timedelta(seconds=int(part() * 300))
        updated = created + timedelta(seconds=int(part() ** 3 * 60_000_000))
        first, last = (names[int(part() * len(names))] for names in (FIRST_NAMES, SURNAMES))
        joined = int(part() * 60)
        store = int(part() * 60) if part() < MOVED else joined
        born = OLDEST + timedelta(days=int(part() * 24_000))
        group = None if part() < NO_GROUP else int(part() * 12)
        yield {
            "PERIDX": str(number),
            "PERSON_CODE": f"P{number:09d}",
            "FIRSTNAME": first,
            "SURNAME": last,
            **_address(part),
            "MOBILE": None if part() < NO_MOBILE else f"04{int(part() * 100_000_000):08d}",
            "EMAIL": f"customer.{number}@example.com",
            "DOB": None if part() < NO_BIRTHDAY else born.isoformat(),
            "PRIVACY": "Yes" if part() < UNSUBSCRIBED else "No",
            "RETAIL_REP": part() < STAFF,
            "LAST_UPDATED": f"{updated:%Y-%m-%dT%H:%M:%SZ}",
            "CREATED_DATE": f"{created:%Y-%m-%dT%H:%M:%SZ}",
            "JOINED_STORE_ID": str(7_000 + joined),
            "JOINED_STORE_CODE": f"S{joined:03d}",
            "STORE_ID": str(7_000 + store),
            "STORE_CODE": f"S{store:03d}",
            "STORE_NUMBER": f"{store:04d}",
            "REF1_GROUP": None if group is None else 'Style, "fit" and size',
            "REF1_ID": None if group is None else str(300 + group),
            "REF1_CODE": None if group is None else f"R{group:02d}",
            "LOYALTY_CODE": f"LOY-{number:08d}" if part() < MEMBER else None,
        }


def _address(part: Callable[[], float]) -> dict[str, str | None]:
    """Return a whole address, or none but the country."""
    city, state, postcode, country = PLACES[int(part() * len(PLACES))]
    if part() < NO_ADDRESS:
        nothing = dict.fromkeys(("ADRS1", "ADRS2", "CITY", "STATE", "POSTCODE"))
        return {**nothing, "COUNTRY": country}
    street = STREETS[int(part() * len(STREETS))]
    flat = f"Unit {1 + int(part() * 90)}, Level {1 + int(part() * 9)}" if part() < FLAT else None
    return {
        "ADRS1": f"{1 + int(part() * 900)} {street}",
        "ADRS2": flat,
        "CITY": city,
        "STATE": state,
        "POSTCODE": postcode,
        "COUNTRY": country,
    }

"""A small shop to try the files part on: layouts, a destination with faults, a clock by hand."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import logging
from datetime import datetime, timedelta, timezone

from singer_commons.csv_target.deliver import Clock
from singer_commons.csv_target.errors import NAME_TAKEN, DeliveryError, NameTakenError
from singer_commons.csv_target.formats import Integer, Number, Text
from singer_commons.csv_target.layout import Column, Layout, Parent, UniquePer
from singer_commons.csv_target.names import Names
from singer_commons.csv_target.rejects import local_rejects
from singer_commons.csv_target.settings import TargetSettings
from singer_commons.csv_target.target_run import TargetRun
from singer_commons.errors import ErrorKind

NOON = datetime(2026, 3, 1, 12, 0, 30, tzinfo=timezone.utc)


def columns(*names, **formats):
    return tuple(
        Column(name.rstrip("*"), formats.get(name.rstrip("*"), Text()), required=name.endswith("*"))
        for name in names
    )


ORDERS = Layout("ORDERS", columns("order*", "total", total=Number()), key=("order",))
ITEMS = Layout(
    "ITEMS",
    columns("order*", "item*", "name"),
    key=("order", "item"),
    parents=(Parent("ORDERS", ("order",), ("order",), warn=True),),
    unique=(UniquePer("item", "order"),),
)
EVENTS = Layout(
    "EVENTS",
    columns("order*", "item*", "sequence*", "text", sequence=Integer(0, 999)),
    key=("order", "sequence"),
    parents=(
        Parent("ORDERS", ("order",), ("order",)),
        Parent("ITEMS", ("order", "item"), ("order", "item")),
    ),
    append_only=True,
)
IMAGES = Layout(
    "IMAGES",
    (
        Column("product", required=True, fold=True),
        *columns("position*", "url*", position=Integer()),
    ),
    key=("product", "position"),
    all_or_none=("product",),
)
LINES = Layout("LINES", columns("sale*", "sku*"))
SHOP = {each.type: each for each in (ORDERS, ITEMS, EVENTS, IMAGES, LINES)}


class Time:
    """A clock that moves when it is told to, or waited on."""

    def __init__(self, now=NOON):
        self.now = now
        self.waits = []

    def wait(self, seconds):
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)

    @property
    def clock(self):
        return Clock(lambda: self.now, self.seconds, self.wait)

    def seconds(self):
        return self.now.timestamp()


class Shelf:
    """A destination in memory that fails as it is told."""

    def __init__(self, where="shelf://one"):
        self.where = where
        self.files = {}
        self.tried = []
        self.fail = no_fault

    def key(self, name):
        return f"{self.where}/{name}"

    def put(self, name, file):
        self.tried.append(name)
        error = self.fail(name)
        if error is not None:
            raise error
        if name in self.files:
            raise NameTakenError(NAME_TAKEN, path=name)
        self.files[name] = b"".join(file.blocks())

    def rows(self, kind):
        return {name: rows(data) for name, data in self.files.items() if name.startswith(kind)}

    def all_rows(self, kind):
        return [row for name in sorted(self.rows(kind)) for row in self.rows(kind)[name]]


def no_fault(_name):
    return None


def rows(data):
    text = io.StringIO(data.decode(), newline="")
    return list(csv.reader(text))[1:]


def broken(message="the line is dead"):
    return DeliveryError(ErrorKind("SHELF-01", message))


def make_name(layout, moment):
    return f"{layout.type}_{moment:%Y%m%d%H%M}.csv"


SETTINGS = {field.name for field in dataclasses.fields(TargetSettings)}


def start(tmp_path, shelf, time=None, **changes):
    """Begin a run; changes are settings, or parts of the run."""
    settings = {"layouts": SHOP, "file_types": {}, "max_rejects": 100, "blank_absent": True}
    settings |= {name: changes.pop(name) for name in SETTINGS & set(changes)}
    parts = {
        "rejects": local_rejects(tmp_path / "rejects.jsonl"),
        "names": Names(make_name, timedelta(minutes=1)),
    }
    return TargetRun(
        settings=TargetSettings(**settings),
        destination=shelf,
        logger=logging.getLogger("files"),
        clock=(time or Time()).clock,
        **(parts | changes),
    )


def take(run, kind, *records, keys=(), stream=None):
    """Hand records to a run; ``ORDERS`` comes from the stream ``orders``."""
    names = SHOP[kind].header
    schema = {"properties": {name: {} for name in names}}
    take_one = run.open_stream(kind, stream or kind.lower(), schema, keys, lambda _: ())
    for record in records:
        take_one(record if isinstance(record, dict) else dict(zip(names, record, strict=False)))


def rejects(tmp_path):
    """Return stream, key and rules of each reject."""
    path = tmp_path / "rejects.jsonl"
    lines = path.read_text().splitlines() if path.exists() else []
    return [
        (each["stream"], each["key"], [reason["rule"] for reason in each["reasons"]])
        for each in map(json.loads, lines)
        if each["type"] == "RECORD"
    ]

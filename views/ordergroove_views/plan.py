"""From the tables that there are to the views that there can be. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from ordergroove_views.errors import NO_ORDERS
from ordergroove_views.sources import ADDED, OF_WEBHOOKS, TABLES, VIEWS
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    # table: its columns, in their order
    Columns = Mapping[str, Sequence[str]]

_QUERIES = resources.files("ordergroove_views") / "sql"


@dataclass(frozen=True)
class Plan:
    """What is to be made.

    Attributes:
        schema: Where.
        queries: By the views' names; each after those that it reads.
        remarks: What a user should know, a line each.
    """

    schema: str
    queries: Mapping[str, str]
    remarks: Sequence[str]


def quote(name: str) -> str:
    """Write an identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def qualified(schema: str, name: str) -> str:
    """Write the name of a table or view in SQL."""
    return f"{quote(schema)}.{quote(name)}"


def make_plan(schema: str, columns: Columns) -> Plan:
    """Decide which views there can be, and how they read."""
    views = [view for view, needs in VIEWS.items() if all(table in columns for table in needs)]
    if not views:
        raise PluginError(NO_ORDERS, schema=schema)
    queries = {view: _query(view, schema, columns) for view in views}
    return Plan(schema, queries, _remarks(views, columns))


def _query(view: str, schema: str, columns: Columns) -> str:
    parts = {name: _relation(schema, name, columns.get(name)) for name in TABLES}
    parts |= {each: qualified(schema, each) for each in VIEWS}
    for name in ("orders", "items"):
        own = _output_names(columns.get(name, ()))
        # Inside a query they are called by numbers, so that none is called like one of the query's.
        inner = {column: quote(f"column {n}") for n, column in enumerate(own)}
        lists = {
            "inputs": [f"{name[0]}.{quote(each)} as {inner[each]}" for each in own],
            "columns": [f"j.{inner[each]} as {quote(out)}" for each, out in own.items()],
            "outputs": [f"v.{quote(out)}" for out in own.values()],
        }
        parts |= {f"{name}_{what}": ",\n    ".join(each) for what, each in lists.items()}
    query = (_QUERIES / f"{view}.sql").read_text(encoding="utf-8")
    return re.sub(r"\{(\w+)\}", lambda found: parts[found[1]], query).strip()


def _output_names(columns: Sequence[str]) -> dict[str, str]:
    """Return the names in the views: the columns' own, but for those that the views add."""
    names: dict[str, str] = {}
    taken = {*ADDED, *(column.lower() for column in columns if column.lower() not in ADDED)}
    for column in columns:
        name = column
        while column.lower() in ADDED and name.lower() in taken:
            name = f"own_{name}"
        taken.add(name.lower())
        names[column] = name
    return names


def _relation(schema: str, name: str, there: Sequence[str] | None) -> str:
    """Write a table as the queries expect it: with all columns that they name."""
    nulls = ", ".join(
        f"cast(null as {kind}) as {quote(each)}"
        for each, kind in TABLES[name].items()
        if each not in (there or ())
    )
    if there is None:
        return f"(select {nulls} where false)"
    table = qualified(schema, name)
    return f"(select t.*, {nulls} from {table} as t)" if nulls else table  # noqa: S608 - quoted


def _remarks(views: Sequence[str], columns: Columns) -> list[str]:
    remarks = [
        f"{name} has a column {column} of its own: it is {output} in the views"
        for name in ("orders", "items")
        for column, output in _output_names(columns.get(name, ())).items()
        if column != output
    ]
    left_out = [view for view in VIEWS if view not in views]
    if left_out:
        remarks.append(f"{', '.join(left_out)}: not made, because there is no table items")
    has_snapshots = "snapshots" in columns and columns.keys() & {
        "upcoming_orders",
        "upcoming_items",
    }
    if not has_snapshots and not columns.keys() & {"deleted_orders", "deleted_items"}:
        remarks.append(
            "deletions are not known at all: there are neither tombstones "
            "(tap-ordergroove-webhooks) nor snapshots (upcoming_orders, upcoming_items, snapshots "
            "of tap-ordergroove)"
        )
        return remarks
    for name, known in TABLES.items():
        if name in columns:
            remarks += [
                f"{name} has no column {column}: taken as NULL"
                for column in known
                if column not in columns[name] and not column.startswith("_sdc_")
            ]
        elif name not in {"orders", "items"}:
            tap = "tap-ordergroove-webhooks" if name in OF_WEBHOOKS else "tap-ordergroove"
            remarks.append(f"{name}: not there ({tap} loads it), taken as empty")
    return remarks

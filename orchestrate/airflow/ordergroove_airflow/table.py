"""The table of merchants: what a row may say, in a project that has names of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.options import options
from ordergroove_airflow.plugins import OF_THE_RUN, REST, Plugins
from ordergroove_airflow.project import load
from ordergroove_airflow.shapes import (
    INTERVAL,
    ZONE,
    Rule,
    check,
    is_list,
    is_mapping,
    list_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ordergroove_airflow.project import Json

MARK = "ordergroove-merchant"
"""The annotation of what belongs to a merchant of the table."""

TABLE = {
    "defaults": Rule(is_mapping, "mapping"),
    "merchants": Rule(is_list, "list of rows; [] takes all merchants away", needed=True),
}
"""What the table may say; one that was cut off must not take everybody's DAGs away."""


@dataclass(frozen=True)
class Merchant:
    """A row of the table.

    Attributes:
        name: What plugins, job and schedule are called after.
        secret: The environment variable that holds the key; never the key.
        schema: Where the tables are.
        schedule: A cron expression.
        streams: What is read; empty: what tap-ordergroove reads.
        timezone: The zone of the cron expression, for Airflow; empty: the project's.
        loader: The loader that the merchant's own inherits from.
        address: The IP address of `annotations: airflow: addresses`; empty: the default one.
    """

    name: str
    secret: str
    schema: str
    schedule: str
    streams: tuple[str, ...] = ()
    timezone: str = ""
    loader: str = "target-postgres"
    address: str = ""

    @property
    def extractor(self) -> str:
        """The merchant's own extractor."""
        return f"{REST}-{self.name}"

    @property
    def own_loader(self) -> str:
        """The merchant's own loader."""
        return f"{self.loader}-{self.name}"

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        """What is written for the merchant: each part of the project, and the name there."""
        yield "extractors", self.extractor
        yield "loaders", self.own_loader
        yield from (("jobs", self.name), ("schedules", self.name), ("backfills", self.name))


def merchants(table: Path, content: Json, environment: str = "prod") -> list[Merchant]:
    """Read the table.

    Args:
        table: YAML with `merchants`, a list of rows, and perhaps `defaults` for all of them.
        content: The project's files, which may have merchants of the table already.
        environment: Meltano's environment.

    Raises:
        ProjectError: With a line for each row that cannot be, or that would mix with another.
    """
    said = load(table)
    check(said, TABLE, str(table))
    project = _Project(content, environment)
    found: list[Merchant] = []
    refused: list[str] = []
    for place, row in enumerate(said["merchants"], 1):
        name = row.get("name") if is_mapping(row) else None
        where = f"{table}: merchant {name}" if name else f"{table}: row {place}"
        try:
            found.append(project.merchant(row, said.get("defaults", {}), where))
        except ProjectError as error:
            refused.append(str(error))
    for word in ("name", "secret", "schema"):
        values = [getattr(each, word) for each in found]
        twice = sorted({each for each in values if values.count(each) > 1})
        if twice:
            refused.append(f"{table}: {word} {', '.join(twice)} belongs to more than one merchant")
    if refused:
        raise ProjectError("\n".join(refused))
    return found


class _Project:
    """What is in the project without the table."""

    def __init__(self, content: Json, environment: str) -> None:
        plugins = {
            kind: _others(entries) for kind, entries in (content.get("plugins") or {}).items()
        }
        told = options(content)
        self._extractors = plugins.get("extractors", [])
        self._names = {
            kind: _names(entries)
            for kind, entries in {
                **plugins,
                "jobs": _others(content.get("jobs")),
                "schedules": _others(content.get("schedules")),
                "backfills": told.backfills,
            }.items()
        }
        self._rules = _rules(
            [*self._names.get("loaders", ())],
            [*told.addresses],
            Plugins({**content, "plugins": plugins}, environment).selected(REST),
        )

    def merchant(self, row: Any, defaults: Json, where: str) -> Merchant:
        """Return the merchant of a row."""
        said = {**defaults, **row} if is_mapping(row) else row
        check(said, self._rules, where)
        found = Merchant(**{**said, "streams": tuple(said.get("streams", ()))})
        for part, name in found.names:
            if name in self._names.get(part, ()):
                message = (
                    f"{where}: {name} stands in the files of the project, among the {part}, "
                    "and is no merchant's of the table"
                )
                raise ProjectError(message)
        for each in self._extractors:
            heir = each.get("inherit_from") == found.extractor
            if each.get("load_schema") == found.schema and not heir:
                message = f"{where}: schema {found.schema} is that of {each['name']}"
                raise ProjectError(message)
        return found


def _others(entries: Iterable[Json] | None) -> list[Json]:
    """Return the entries that the table has not written."""
    return [
        each
        for each in entries or ()
        if not (is_mapping(each) and MARK in (each.get("annotations") or {}))
    ]


def _names(entries: Iterable[Json]) -> list[str]:
    return [str(each.get("name")) for each in entries if is_mapping(each)]


def _rules(loaders: list[str], addresses: list[str], streams: list[str]) -> Mapping[str, Rule]:
    """Return what a row may say, in a project that has these."""
    read = sorted({*streams} - {*OF_THE_RUN})
    return {
        "name": Rule(
            text_of("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
            "name of small letters and digits, with '-' between",
            needed=True,
        ),
        "secret": Rule(
            _is_variable,
            "name of a variable, such as SHOP_B_KEY: the key stands there",
            needed=True,
        ),
        "schema": Rule(
            text_of("(?!pg_|information_schema$|public$)[a-z_][a-z0-9_]{0,62}"),
            "schema of small letters, digits and '_', which a merchant can have alone",
            needed=True,
        ),
        "schedule": Rule(INTERVAL.holds, INTERVAL.words, needed=True),
        "streams": Rule(
            list_of(lambda value: value in read),
            f"list of streams that {REST} selects: {', '.join(read)}",
        ),
        "timezone": ZONE,
        "loader": Rule(
            lambda value: value in loaders, f"loader of the project: {', '.join(loaders)}"
        ),
        "address": Rule(
            lambda value: value in addresses, f"address of the project: {', '.join(addresses)}"
        ),
    }


def _is_variable(value: object) -> bool:
    """Say whether it may be a variable's name: a long one without `_` might be the key itself."""
    return (
        isinstance(value, str)
        and bool(re.fullmatch("[A-Z_][A-Z0-9_]*", value))
        and ("_" in value or len(value) < len("A1B2C3D4E5F6A7B8"))
    )

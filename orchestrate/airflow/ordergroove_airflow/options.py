"""What `annotations: airflow:` in meltano.yml says of the whole project.

Meltano keeps annotations for tools like this one, and does nothing with them itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ordergroove_airflow.shapes import (
    ID,
    TEXT,
    ZONE,
    Rule,
    check,
    is_id,
    is_list,
    is_mapping,
    list_of,
    number_from,
    optional,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ordergroove_airflow.project import Json

DEFAULT_ADDRESS = "default"


@dataclass(frozen=True)
class Address:
    """An IP address that runs reach Ordergroove from.

    Attributes:
        at_once: The most runs at once; 0: as many as there are keys and groups.
        requests_per_minute: What all of them may ask together; Ordergroove allows 6000.
        queue: The queue of the workers behind it, where there are several.
    """

    at_once: int = 0
    requests_per_minute: int = 5000
    queue: str | None = None


@dataclass(frozen=True)
class Backfill:
    """A DAG that reads the past in windows.

    Attributes:
        name: The DAG's id, which begins its state ids' suffixes, too.
        extractor: An heir of tap-ordergroove of its own.
        loader: Where to.
        days: The length of a window, unless who starts it says another.
    """

    name: str
    extractor: str
    loader: str
    days: int = 30


@dataclass(frozen=True)
class Options:
    """The project's options.

    Attributes:
        timezone: The zone that schedules mean; to Meltano they have none, and are run in UTC.
        groups: Streams that are read by a task of their own, by the group's name.
        addresses: By their names; extractors choose by an annotation, `address`.
        backfills: DAGs that read the past, as the file has them; see `backfill`.
    """

    timezone: str = "UTC"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    addresses: Mapping[str, Address] = field(default_factory=lambda: {DEFAULT_ADDRESS: Address()})
    backfills: tuple[Json, ...] = ()


OPTIONS = {
    "timezone": ZONE,
    "groups": Rule(is_mapping, "mapping"),
    "addresses": Rule(is_mapping, "mapping"),
    "backfills": Rule(is_list, "list"),
}
ADDRESS = {
    "at_once": Rule(number_from(0), "whole number, positive or 0"),
    "requests_per_minute": Rule(number_from(1), "positive whole number"),
    "queue": Rule(optional(TEXT.holds), TEXT.words),
}
BACKFILL = {
    "name": Rule(is_id, ID, needed=True),
    "extractor": Rule(TEXT.holds, TEXT.words, needed=True),
    "loader": Rule(TEXT.holds, TEXT.words, needed=True),
    "days": Rule(number_from(1), "positive whole number"),
}
STREAMS = Rule(list_of(TEXT.holds), "list of streams")


def options(content: Json) -> Options:
    """Return a project's options.

    Raises:
        ProjectError: If there is a word that means nothing, or a wrong value.
    """
    said = (content.get("annotations") or {}).get("airflow") or {}
    where = "annotations: airflow"
    check(said, OPTIONS, where)
    groups, addresses = said.get("groups", {}), said.get("addresses", {})
    check(groups, dict.fromkeys(groups, STREAMS), f"{where}: groups")
    for name, each in addresses.items():
        check(each or {}, ADDRESS, f"{where}: addresses: {name}")
    return Options(
        timezone=said.get("timezone", Options.timezone),
        groups={name: tuple(streams) for name, streams in groups.items()},
        addresses={
            DEFAULT_ADDRESS: Address(),
            **{name: Address(**(each or {})) for name, each in addresses.items()},
        },
        backfills=tuple(said.get("backfills", ())),
    )


def backfill(said: Json) -> Backfill:
    """Return a backfill of what the file says.

    Raises:
        ProjectError: If there is a word that means nothing, or a wrong value.
    """
    name = said.get("name") if isinstance(said, dict) else said
    check(said, BACKFILL, f"backfill {name}")
    return Backfill(**said)

"""What `annotations: airflow:` in meltano.yml says of the whole project.

Meltano keeps annotations for tools like this one, and does nothing with them itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from ordergroove_airflow.errors import ProjectError

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
        backfills: DAGs that read the past.
    """

    timezone: str = "UTC"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    addresses: Mapping[str, Address] = field(default_factory=lambda: {DEFAULT_ADDRESS: Address()})
    backfills: tuple[Backfill, ...] = ()


def options(content: Json) -> Options:
    """Return a project's options.

    Raises:
        ProjectError: If there is a word that means nothing, or a wrong value.
    """
    said = (content.get("annotations") or {}).get("airflow") or {}
    found = _made(Options, said, "annotations: airflow")
    addresses = {
        name: _made(Address, each or {}, f"airflow: addresses: {name}")
        for name, each in found.addresses.items()
        if not isinstance(each, Address)
    }
    for name, each in addresses.items():
        if each.at_once < 0 or each.requests_per_minute < 1:
            message = f"airflow: addresses: {name}: numbers are positive"
            raise ProjectError(message)
    backfills = [_made(Backfill, each, "airflow: backfills") for each in found.backfills]
    if any(each.days < 1 for each in backfills):
        message = "airflow: backfills: days is at least 1"
        raise ProjectError(message)
    groups = {name: tuple(streams) for name, streams in found.groups.items()}
    return Options(
        timezone=found.timezone,
        groups=groups,
        addresses={DEFAULT_ADDRESS: Address(), **addresses},
        backfills=tuple(backfills),
    )


def _made(kind: type[Any], said: Json, where: str) -> Any:
    """Make an object of what is said, whose words are its fields."""
    known = {each.name for each in fields(kind)}
    unknown = sorted({*said} - known)
    if unknown:
        message = f"{where}: {', '.join(unknown)} is none of {', '.join(sorted(known))}"
        raise ProjectError(message)
    try:
        return kind(**said)
    except TypeError as error:
        message = f"{where}: {error}"
        raise ProjectError(message) from error

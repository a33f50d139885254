"""Many merchants from one table: an heir, a loader, a job and a schedule of each.

They are written into one file that meltano.yml includes. What the table says is put right there;
what else stands in the file stays as it is: settings that `meltano config set` wrote, comments,
plugins that somebody added. A merchant who is no longer in the table goes.
"""

from __future__ import annotations

import io
import re
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.plugins import OF_THE_RUN, REST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ordergroove_airflow.project import Json

MARK = "ordergroove-merchant"
"""The annotation of what belongs to a merchant of the table."""

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")
HEADER = (
    "# Merchants of the table: `ordergroove-airflow merchants` puts right what the table says.\n"
)


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


def merchants(table: Path) -> list[Merchant]:
    """Read the table.

    Args:
        table: YAML with `merchants`, a list of rows, and perhaps `defaults` for all of them.

    Raises:
        ProjectError: If a row cannot be, or two merchants would mix.
    """
    try:
        content = YAML(typ="safe", pure=True).load(table.read_text("utf-8")) or {}
    except (OSError, UnicodeError, YAMLError) as error:
        message = f"{table}: {' '.join(str(error).split())}"
        raise ProjectError(message) from error
    defaults = content.get("defaults") or {}
    found = [_merchant({**defaults, **row}, table) for row in content.get("merchants") or []]
    for word in ("name", "secret", "schema"):
        values = [getattr(each, word) for each in found]
        twice = sorted({each for each in values if values.count(each) > 1})
        if twice:
            message = f"{table}: {word} {', '.join(twice)} belongs to more than one merchant"
            raise ProjectError(message)
    return found


def _merchant(row: Json, table: Path) -> Merchant:
    where = f"{table}: merchant {row.get('name')}"
    known = {each.name: each.default is MISSING for each in fields(Merchant)}
    unknown = sorted({*row} - {*known})
    missing = sorted(each for each, needed in known.items() if needed and each not in row)
    if unknown or missing:
        told = [f"{each} means nothing" for each in unknown] + [f"no {each}" for each in missing]
        message = f"{where}: {'; '.join(told)}"
        raise ProjectError(message)
    found = Merchant(**{**row, "streams": tuple(row.get("streams") or ())})
    for word, rule in (("name", NAME), ("secret", VARIABLE), ("schema", SCHEMA)):
        if not rule.fullmatch(str(getattr(found, word))):
            # Not the value: a key might stand where the name of its variable belongs.
            message = f"{where}: {word} is no {rule.pattern}"
            raise ProjectError(message)
    return found


def written(text: str, found: Sequence[Merchant]) -> str:
    """Return the file as it should be.

    Args:
        text: The file as it is; empty if there is none.
        found: The merchants.
    """
    yaml = YAML()
    yaml.width = 120
    yaml.preserve_quotes = True
    content = yaml.load(text) if text.strip() else CommentedMap()
    parts = {part: list(_entries(found, part)) for part in PARTS}
    for part, entries in parts.items():
        _put(content, part, entries)
    out = io.StringIO()
    yaml.dump(content, out)
    made = out.getvalue()
    if not text.strip():
        return HEADER + made
    # Meltano writes the file in a form of its own; that alone is no difference.
    return text if _plain(text) == _plain(made) else made


def _plain(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


PARTS = (("plugins", "extractors"), ("plugins", "loaders"), ("jobs",), ("schedules",))


def _entries(found: Sequence[Merchant], part: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield what the table says of a part of the file."""
    for each in found:
        if part[-1] == "extractors":
            entry: dict[str, Any] = {
                "name": each.extractor,
                "inherit_from": REST,
                "load_schema": each.schema,
            }
            if each.streams:
                entry["select_filter"] = [*dict.fromkeys((*each.streams, *OF_THE_RUN))]
            # Its own key or none: without this line, an heir would use its parent's.
            entry["config"] = {"api_key": f"${each.secret}"}
            airflow = {"address": each.address} if each.address else {}
        elif part[-1] == "loaders":
            entry, airflow = {"name": each.own_loader, "inherit_from": each.loader}, {}
        elif part[-1] == "jobs":
            tasks = [f"{each.extractor} {each.own_loader}"]
            entry, airflow = {"name": each.name, "tasks": tasks}, {}
        else:
            entry = {"name": each.name, "interval": each.schedule, "job": each.name}
            airflow = {"timezone": each.timezone} if each.timezone else {}
        marks = {MARK: {"name": each.name}}
        yield {**entry, "annotations": {**marks, **({"airflow": airflow} if airflow else {})}}


def _put(content: Any, part: tuple[str, ...], entries: Sequence[dict[str, Any]]) -> None:
    """Put a part's entries right, and leave those of others alone."""
    for name in part[:-1]:
        content = content.setdefault(name, CommentedMap())
    there = content.setdefault(part[-1], CommentedSeq())
    names = {each["name"] for each in entries}
    for place in reversed(range(len(there))):
        marked = MARK in (there[place].get("annotations") or {})
        if there[place]["name"] not in names and marked:
            del there[place]
        elif there[place]["name"] in names and not marked:
            message = (
                f"{there[place]['name']} stands in the file, and is no merchant's of the table"
            )
            raise ProjectError(message)
    known = {each["name"]: each for each in there}
    for entry in entries:
        if entry["name"] not in known:
            there.append(CommentedMap(entry))
            continue
        _update(known[entry["name"]], entry)


OWN = ("select_filter",)
"""What the table leaves out of an entry, if it says nothing of it."""


def _update(there: Any, entry: Json) -> None:
    for name in OWN:
        if name in there and name not in entry:
            del there[name]
    for name, value in entry.items():
        if isinstance(value, dict) and isinstance(there.get(name), dict):
            if name == "annotations":
                there[name].pop("airflow", None)
            _update(there[name], value)
        elif there.get(name) != value:
            there[name] = value

"""Many merchants from one table: an heir, a loader, a job and a schedule of each.

They are written into one file that meltano.yml includes. What the table says is put right there;
what else stands in the file stays as it is: settings that `meltano config set` wrote, comments,
plugins that somebody added. A merchant who is no longer in the table goes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.plugins import OF_THE_RUN, REST
from ordergroove_airflow.project import check_parts
from ordergroove_airflow.table import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ordergroove_airflow.project import Json
    from ordergroove_airflow.table import Merchant

HEADER = (
    "# Merchants of the table: `ordergroove-airflow merchants` puts right what the table says.\n"
)


def written(text: str, found: Sequence[Merchant]) -> str:
    """Return the file as it should be.

    Args:
        text: The file as it is; empty if there is none.
        found: The merchants.

    Raises:
        ProjectError: If the file is none of Meltano's, or somebody else's names are in the way.
    """
    yaml = YAML()
    yaml.width = 120
    yaml.preserve_quotes = True
    try:
        content = yaml.load(text) or CommentedMap()
    except YAMLError as error:
        message = f"The merchants' file is no YAML: {' '.join(str(error).split())}"
        raise ProjectError(message) from error
    check_parts(content, "The merchants' file")
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


def names(text: str) -> set[str]:
    """Return the merchants that a file has, by the schedules of the table."""
    schedules = (_plain(text) or {}).get("schedules") or ()
    return {each["name"] for each in schedules if MARK in (each.get("annotations") or {})}


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
        content = _there(content, name, CommentedMap)
    there = _there(content, part[-1], CommentedSeq)
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


def _there(content: Any, name: str, kind: type[Any]) -> Any:
    """Return a part of the file, made if there is none."""
    if content.get(name) is None:
        content[name] = kind()
    return content[name]


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

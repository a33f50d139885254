"""Check the project's files, without the network: Meltano's own schema, and what may run at once.

Meltano keeps a run's catalog and state in one folder per plugin name, so schedules that can overlap
share no extractor and no loader. How long a run takes is not known: any two can overlap, but those
that are started by hand (``@once``).
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, time, timezone
from importlib.resources import files
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Json = Mapping[str, Any]

ROOT = Path(__file__).resolve().parent.parent
BY_HAND = "@once"
DAILY = {"@daily": "0 0 * * *", "@midnight": "0 0 * * *"}
# When Ordergroove recommends to fetch data; cron means UTC.
CENTRAL, FROM, UNTIL = ZoneInfo("America/Chicago"), time(12), time(20)
WINTER, SUMMER = (
    datetime(2026, 1, 15, tzinfo=timezone.utc),
    datetime(2026, 7, 15, tzinfo=timezone.utc),
)
SCHEMA, FOLLOWS = "default_target_schema", "$MELTANO_EXTRACT__LOAD_SCHEMA"


class Project:
    """What the project's files say together.

    Attributes:
        plugins: Extractors and loaders by name.
        schedules: The schedules.
        tasks: Each job's blocks, as lists of plugins' names; Meltano joins all tasks of a job.
    """

    def __init__(self, contents: list[Json]) -> None:
        self.plugins = {
            plugin["name"]: plugin
            for content in contents
            for kind in ("extractors", "loaders")
            for plugin in content.get("plugins", {}).get(kind, [])
        }
        self.schedules: list[Json] = [
            each for content in contents for each in content.get("schedules", [])
        ]
        self.tasks = {
            job["name"]: [_names(job["tasks"])]
            for content in contents
            for job in content.get("jobs", [])
        }

    def blocks(self, schedule: Json) -> list[list[str]]:
        """Return what a schedule runs."""
        if "job" in schedule:
            return self.tasks.get(schedule["job"], [])
        return [[schedule["extractor"], schedule["loader"]]]

    def lineage(self, name: str) -> Iterator[Json]:
        """Yield a plugin, and the ones that it inherits from."""
        while plugin := self.plugins.get(name):
            yield plugin
            name = plugin.get("inherit_from", "")

    def root(self, name: str) -> str:
        """Return the plugin that others inherit from in the end."""
        found: str = [*self.lineage(name)][-1]["name"]
        return found

    def config(self, name: str) -> dict[str, Any]:
        """Return what the files say of a plugin's settings."""
        found: dict[str, Any] = {}
        for each in self.lineage(name):
            found = {**each.get("config", {}), **found}
        return found

    def load_schema(self, extractor: str, loader: str) -> str | None:
        """Return the schema that an extractor's rows go to; None if the loader has none."""
        declared = [each for plugin in self.lineage(loader) for each in plugin.get("settings", [])]
        if not any(each["name"] == SCHEMA for each in declared):
            return None
        schema = self.config(loader).get(SCHEMA, FOLLOWS)
        given = (each.get("load_schema") for each in self.lineage(extractor))
        found = schema if schema != FOLLOWS else next(filter(None, given), extractor)
        return str(found)


def shared_plugins(project: Project) -> Iterator[str]:
    """Yield schedules that can overlap and share an extractor or a loader."""
    regular = [each for each in project.schedules if each["interval"] != BY_HAND]
    for one, other in combinations(regular, 2):
        used = [{name for block in project.blocks(each) for name in block} for each in (one, other)]
        for name in sorted(used[0] & used[1] & project.plugins.keys()):
            yield f"{one['name']} and {other['name']} can overlap and share {name}: inherit_from"


def shared_tables(project: Project) -> Iterator[str]:
    """Yield heirs of one extractor that write to the same tables."""
    blocks = [*project.tasks.values(), *map(project.blocks, project.schedules)]
    pairs = {pair for tasks in blocks for block in tasks for pair in pairwise(block)}
    known = sorted(pair for pair in pairs if project.plugins.keys() >= {*pair})
    for (one, to), (other, also_to) in combinations(known, 2):
        if one == other or project.root(one) != project.root(other):
            continue
        schema = project.load_schema(one, to)
        same = project.root(to) == project.root(also_to)
        same = same and project.config(to) == project.config(also_to)
        if same and schema and schema == project.load_schema(other, also_to):
            yield f"{one} and {other} write to {project.root(to)}'s schema {schema}: load_schema"


def odd_hours(project: Project) -> Iterator[str]:
    """Yield schedules that run at certain hours, and outside of those that Ordergroove names."""
    for schedule in project.schedules:
        interval = str(DAILY.get(schedule["interval"], schedule["interval"]))
        if interval.startswith("@"):
            continue
        minutes, hours = interval.split()[:2]
        if "*" in hours:
            continue
        for day in (WINTER, SUMMER):
            for hour in _numbers(hours):
                for minute in _numbers(minutes):
                    at = day.replace(hour=hour, minute=minute).astimezone(CENTRAL).time()
                    if not FROM <= at <= UNTIL:
                        yield f"{schedule['name']}: {at:%H:%M} Central is outside of 12:00-20:00"


def _names(tasks: str | list[Any]) -> list[str]:
    """Return the names in a task, which may be a list of tasks."""
    return tasks.split() if isinstance(tasks, str) else [n for each in tasks for n in _names(each)]


def _numbers(field: str) -> Iterator[int]:
    for part in field.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def main() -> int:
    """Print every finding.

    Returns:
        The exit code: 0 without findings, else 1.
    """
    schema = json.loads(files("meltano.schemas").joinpath("meltano.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    main_file = ROOT / "meltano.yml"
    patterns = yaml.safe_load(main_file.read_text("utf-8"))["include_paths"]
    findings, contents = [], []
    for path in [main_file, *sorted(each for pattern in patterns for each in ROOT.glob(pattern))]:
        name = path.relative_to(ROOT)
        content = yaml.safe_load(path.read_text("utf-8"))
        contents.append(content)
        findings += [
            f"{name}: {error.json_path}: {error.message}"
            for error in validator.iter_errors(content)
        ]
        # A plugin without a namespace is not a custom one: Meltano would ask MeltanoHub for it.
        findings += [
            f"{name}: {plugin['name']}: neither namespace nor inherit_from"
            for plugins in content.get("plugins", {}).values()
            for plugin in plugins
            if not plugin.keys() & {"namespace", "inherit_from"}
        ]
    project = Project(contents)
    for check in (shared_plugins, shared_tables, odd_hours):
        findings += [*check(project)]
    for finding in findings:
        print(finding)
    if not findings:
        print("meltano.yml: no findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

"""Plugins of a project: what an heir says itself, and what it has from its parents."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from ordergroove_airflow.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ordergroove_airflow.project import Json

REST = "tap-ordergroove"
"""The extractor that reads Ordergroove's API; its heirs do, too."""

ENDPOINTS = {"upcoming_orders": "orders", "upcoming_items": "items"}
"""Streams that are read from an endpoint of another name. Ordergroove wants one reader each."""

OF_THE_RUN = ("rejected_records", "snapshots")
"""Streams that no endpoint has: they tell of the run, so each run has its own."""


class Plugins:
    """The extractors, loaders and utilities of a project, in one of its environments."""

    def __init__(self, content: Json, environment: str) -> None:
        self.environment = environment
        self._kinds = {
            plugin["name"]: kind
            for kind, plugins in (content.get("plugins") or {}).items()
            for plugin in plugins
        }
        self._plugins = {
            plugin["name"]: plugin
            for plugins in (content.get("plugins") or {}).values()
            for plugin in plugins
        }
        names = [each["name"] for each in content.get("environments") or []]
        if names and environment not in names:
            message = f"meltano.yml has no environment {environment}, but {', '.join(names)}"
            raise ProjectError(message)
        self._overlays: dict[str, Json] = {
            plugin["name"]: plugin
            for each in content.get("environments") or []
            if each["name"] == environment
            for plugins in ((each.get("config") or {}).get("plugins") or {}).values()
            for plugin in plugins
        }

    def kind(self, name: str) -> str:
        """Return `extractors`, `loaders`, `utilities` …; a command's suffix does not count."""
        return str(self._kinds.get(name.partition(":")[0], ""))

    def lineage(self, name: str) -> Iterator[Json]:
        """Yield what is said of a plugin: in the environment, itself, and by its parents."""
        seen = set()
        while name in self._plugins and name not in seen:
            seen.add(name)
            yield self._overlays.get(name, {})
            yield self._plugins[name]
            name = self._plugins[name].get("inherit_from", "")

    def root(self, name: str) -> str:
        """Return the plugin that others inherit from in the end."""
        found = [each["name"] for each in self.lineage(name) if each]
        return str(found[-1]) if found else name

    def value(self, name: str, extra: str) -> Any:
        """Return an extra such as `select` or `load_schema`: the first that is said."""
        return next((each[extra] for each in self.lineage(name) if extra in each), None)

    def config(self, name: str, setting: str) -> Any:
        """Return what the files say of a setting, unresolved: `$NAME` stays as it is."""
        said = (each.get("config") or {} for each in self.lineage(name))
        return next((each[setting] for each in said if setting in each), None)

    def annotation(self, name: str, key: str) -> Any:
        """Return what a plugin's annotation for Airflow says."""
        said = ((each.get("annotations") or {}).get("airflow") or {} for each in self.lineage(name))
        return next((each[key] for each in said if key in each), None)

    def reads_the_api(self, name: str) -> bool:
        """Say whether a plugin reads Ordergroove's REST API."""
        return self.kind(name) == "extractors" and self.root(name) == REST

    def key(self, name: str) -> str:
        """Return what tells an extractor's account from others.

        For the REST API that is the variable in its `api_key`, such as `SHOP_B_KEY`; heirs that
        say none are taken to use their parent's. Of all others it is the plugin that they are of.
        """
        if self.reads_the_api(name):
            return str(self.config(name, "api_key") or self.root(name)).strip("${}")
        return self.root(name)

    def streams(self, name: str, env: Mapping[str, str] | None = None) -> list[str]:
        """Return the streams that a run reads, as far as the files name them one by one."""
        env = env or {}
        select = _rules(env.get(f"{variable(name)}__SELECT")) or self.value(name, "select") or []
        left_out = {each[1:].removesuffix(".*") for each in select if each.startswith("!")}
        chosen = [each.partition(".")[0] for each in select if not each.startswith("!")]
        named = dict.fromkeys(each for each in chosen if re.fullmatch(r"\w+", each))
        known = [each for each in named if each not in left_out]
        filters = _rules(env.get(f"{variable(name)}__SELECT_FILTER"))
        return _filtered(known, filters or self.value(name, "select_filter") or [])


def variable(name: str) -> str:
    """Return what a plugin's environment variables begin with.

    >>> variable("tap-ordergroove-shop-b")
    'TAP_ORDERGROOVE_SHOP_B'
    """
    return re.sub(r"\W", "_", name).upper()


def endpoint(stream: str) -> str:
    """Return the endpoint that a stream is read from."""
    return ENDPOINTS.get(stream, stream)


def _rules(text: str | None) -> list[str]:
    return json.loads(text) if text else []


def _filtered(streams: list[str], rules: list[str]) -> list[str]:
    """Return the streams that `select_filter` leaves, as Meltano understands it."""
    wanted = [each for each in rules if not each.startswith("!")]
    unwanted = [each[1:] for each in rules if each.startswith("!")]
    return [
        each
        for each in streams
        if (not wanted or any(fnmatchcase(each, rule) for rule in wanted))
        and not any(fnmatchcase(each, rule) for rule in unwanted)
    ]

"""Plugins of a project: what an heir says itself, and what it has from its parents."""

from __future__ import annotations

import hashlib
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


STREAMS = (
    "addresses",
    "cancel_reasons",
    "customers",
    "entitlements",
    "items",
    "offer_profiles",
    "one_time_incentives",
    "orders",
    "payments",
    "placement_responses",
    "product_groups",
    "products",
    "rejected_records",
    "resources",
    "snapshots",
    "subscriptions",
    "upcoming_items",
    "upcoming_orders",
)
"""All streams of tap-ordergroove: what `*` means in its `select`."""

EVERYTHING = ("*.*",)
"""What Meltano selects where nobody says."""


class Plugins:
    """The extractors, loaders and utilities of a project, in one of its environments."""

    def __init__(self, content: Json, environment: str) -> None:
        self.environment = environment
        self._kinds: dict[str, str] = {}
        self._plugins: dict[str, Json] = {}
        for kind, plugins in (content.get("plugins") or {}).items():
            for plugin in plugins or []:
                name = plugin["name"]
                if self._kinds.setdefault(name, kind) == kind and name in self._plugins:
                    message = f"There are two {kind} {name}, of which Meltano wants one"
                    raise ProjectError(message)
                self._plugins[name] = plugin
                # A job names a mapper by one of its mappings.
                self._kinds |= dict.fromkeys(
                    (each["name"] for each in plugin.get("mappings") or []), kind
                )
        names = [each["name"] for each in content.get("environments") or []]
        if names and environment not in names:
            message = f"meltano.yml has no environment {environment}, but {', '.join(names)}"
            raise ProjectError(message)
        self.suffix = self._suffix(content)
        self._overlays: dict[str, Json] = {
            plugin["name"]: plugin
            for each in content.get("environments") or []
            if each["name"] == environment
            for plugins in ((each.get("config") or {}).get("plugins") or {}).values()
            for plugin in plugins
        }

    def _suffix(self, content: Json) -> str:
        """Return the environment's `state_id_suffix`."""
        said = (
            each.get("state_id_suffix")
            for each in content.get("environments") or []
            if each["name"] == self.environment
        )
        found = str(next(said, None) or "")
        if "$" in found:
            message = (
                f"environment {self.environment}: state_id_suffix has a variable, "
                "which Meltano alone can resolve; write what it is"
            )
            raise ProjectError(message)
        return found

    def names(self, kind: str) -> list[str]:
        """Return the plugins of a kind."""
        return [name for name, each in self._kinds.items() if each == kind]

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
        if not self.reads_the_api(name):
            return self.root(name)
        said = self.config(name, "api_key")
        if not said:
            return self.root(name)
        if variable_ := re.fullmatch(r"\$\{?(\w+)\}?", str(said)):
            return variable_[1]
        # The key itself: a pool is called after this, and everybody sees its name.
        return f"key-{hashlib.sha256(str(said).encode()).hexdigest()[:12]}"

    def requests_per_minute(self, name: str) -> int | None:
        """Return the limit that an extractor's configuration has, if that is a number."""
        said = self.config(name, "requests_per_minute")
        return int(said) if str(said).isdecimal() else None

    def selected(self, name: str, env: Mapping[str, str] | None = None) -> list[str]:
        """Return the streams that `select` names: one by one, or, of the REST API, by a pattern."""
        rules = _rules(env or {}, f"{variable(name)}__SELECT") or self.value(name, "select")
        select = rules or EVERYTHING
        known = STREAMS if self.reads_the_api(name) else ()
        left_out = [each[1:].removesuffix(".*") for each in select if each.startswith("!")]
        found: list[str] = []
        for chosen in (each.partition(".")[0] for each in select if not each.startswith("!")):
            literal = re.fullmatch(r"\w+", chosen)
            found += [chosen] if literal else [one for one in known if fnmatchcase(one, chosen)]
        return [
            each
            for each in dict.fromkeys(found)
            if not any(fnmatchcase(each, rule) for rule in left_out)
        ]

    def streams(self, name: str, env: Mapping[str, str] | None = None) -> list[str]:
        """Return the streams that a run reads, as far as they are known."""
        filters = _rules(env or {}, f"{variable(name)}__SELECT_FILTER")
        filters = filters or self.value(name, "select_filter") or []
        return _filtered(self.selected(name, env), filters)


def variable(name: str) -> str:
    """Return what a plugin's environment variables begin with.

    >>> variable("tap-ordergroove-shop-b")
    'TAP_ORDERGROOVE_SHOP_B'
    """
    return re.sub(r"\W", "_", name).upper()


def endpoint(stream: str) -> str:
    """Return the endpoint that a stream is read from."""
    return ENDPOINTS.get(stream, stream)


def _rules(env: Mapping[str, str], name: str) -> list[str]:
    """Return the rules that a variable holds."""
    try:
        rules = json.loads(env.get(name) or "[]")
    except ValueError:
        rules = None
    if not isinstance(rules, list) or not all(isinstance(each, str) for each in rules):
        message = f"env: {name} is no JSON list of texts"
        raise ProjectError(message)
    return rules


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

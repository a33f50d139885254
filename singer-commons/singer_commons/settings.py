"""What checking settings has in common, beyond what a JSON Schema says."""

from __future__ import annotations

import json
from datetime import datetime, timezone, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from singer_sdk import typing as th

from singer_commons.errors import NOT_A_TIME, NOT_A_ZONE, NOT_READABLE, SettingError
from singer_commons.values import parse_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

BOOLEANS = ("true", "1", "yes", "on", "false", "0", "no", "off")
"""The SDK's words for true, and their opposites."""
READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "integer": (int, "a whole number"),
    "boolean": (lambda word: BOOLEANS.index(word.lower()), f"one of {', '.join(BOOLEANS)}"),
    "object": (json.loads, "an object in JSON"),
}
"""By the type of a setting: what reads its environment variable, and what that should be."""
LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


def setting(
    name: str, title: str, description: str, type_: Any = th.StringType, **options: Any
) -> th.Property[Any]:
    """Declare a setting, of text if nothing else is said; options are those of `th.Property`."""
    return th.Property(name, type_, title=title, description=description, **options)


ADOPT_STATE = setting(
    "adopt_state",
    "Adopt the state",
    "Take over the state of another pipeline; to be set for one run.",
    th.BooleanType,
    default=False,
)


def with_defaults(declaration: Mapping[str, Any], config: Mapping[str, Any]) -> dict[str, Any]:
    """Return a configuration with the declared defaults; null and "" count as not set."""
    defaults = {
        name: definition["default"]
        for name, definition in declaration["properties"].items()
        if "default" in definition
    }
    return defaults | {name: value for name, value in config.items() if value not in (None, "")}


def read_zone(config: Mapping[str, Any], name: str) -> tzinfo:
    """Return the time zone that a setting names, or raise `SettingError`."""
    try:
        return ZoneInfo(config[name])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingError(NOT_A_ZONE, name, value=config[name]) from None


def read_time(config: Mapping[str, Any], name: str, zone: tzinfo = timezone.utc) -> datetime | None:
    """Return the time, in UTC, of a setting; None if it is not set; or raise `SettingError`."""
    value = config.get(name)
    if not value:
        return None
    try:
        return parse_time(value, zone)
    except (ValueError, OverflowError):
        raise SettingError(NOT_A_TIME, name, value=value) from None


def without_secrets(
    texts: list[str], declaration: Mapping[str, Any], config: Mapping[str, Any]
) -> list[str]:
    """Return texts in which no value of a secret setting stands."""
    for name, definition in declaration["properties"].items():
        if definition.get("secret") and (value := config.get(name)):
            for form in (repr(value), str(value)):
                texts = [text.replace(form, "***") for text in texts]
    return texts


def unreadable(
    declaration: Mapping[str, Any], prefix: str, given: Mapping[str, str]
) -> Iterator[str]:
    """Yield a line for each setting whose environment variable cannot be read; no value is in it.

    The SDK takes any word for false that it does not know for true, and says of a number that is
    none only what Python says. The variables' names begin with `prefix`.
    """
    for name, definition in declaration["properties"].items():
        value = given.get(f"{prefix}{name.upper().replace('-', '_')}")
        types = definition.get("type", ())
        for type_, (read, expected) in READERS.items():
            if value is not None and type_ in types and "string" not in types:
                try:
                    read(value)
                except ValueError:
                    yield str(SettingError(NOT_READABLE, name, expected=expected))

"""The receiver's settings: from a JSON file, from the environment, and checked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from singer_commons.errors import SettingError
from tap_ordergroove_webhooks import errors
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy import URL

PREFIX = "ORDERGROOVE_WEBHOOKS_"


def _setting(type_: str, title: str, description: str, **options: Any) -> dict[str, Any]:
    return {"type": [type_], "title": title, "description": description, **options}


DECLARATION: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "store": _setting(
            "string",
            "Store",
            "SQLAlchemy URL of the event log: a SQLite file, or a PostgreSQL database.",
            default="sqlite:///ordergroove-webhooks.db",
            secret=True,
        ),
        "host": _setting(
            "string",
            "Host",
            "Address to listen on; the default is reached from the same machine only.",
            default="127.0.0.1",
        ),
        "port": _setting(
            "integer",
            "Port",
            "Port to listen on; 0 takes any that is free, and the log tells which.",
            default=8080,
        ),
        # Without a default: Meltano puts defaults into the environment, which goes before --config.
        "routes": _setting(
            "array",
            "Routes",
            "Webhooks to receive, each with path, merchant and verification_keys.",
            secret=True,
            examples=[
                [{"path": "/ordergroove/acme", "merchant": "acme", "verification_keys": ["..."]}]
            ],
        ),
        "max_age_seconds": _setting(
            "integer",
            "Maximum age",
            "Seconds since it was signed after which a request is refused; 0 for never.",
            default=86400,
        ),
        "max_body_bytes": _setting(
            "integer", "Maximum body", "Bytes that a body may have.", default=1_048_576
        ),
    },
}
DEFAULTS: Mapping[str, Any] = {
    name: each.get("default", []) for name, each in DECLARATION["properties"].items()
}
ROUTE_PARTS = ("path", "merchant", "verification_keys")
OWN_PATHS = ("/healthz", "/readyz", "/metrics")
PATH = re.compile(r"(/[A-Za-z0-9._~-]+)+/?")
LARGEST_PORT = 65535


@dataclass(frozen=True)
class Route:
    """A webhook: where it comes, whose it is, and the keys that it may be signed with."""

    path: str
    merchant: str
    keys: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class Settings:
    """Checked settings."""

    store: URL
    host: str
    port: int
    routes: tuple[Route, ...]
    max_age_seconds: int
    max_body_bytes: int

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Settings:
        """Check a configuration; null and empty text count as not set."""
        unknown = sorted(set(config) - set(DEFAULTS))
        if unknown:
            raise SettingError(errors.UNKNOWN, unknown[0], names=", ".join(DEFAULTS))
        given = {name: value for name, value in config.items() if value not in (None, "")}
        config = {**DEFAULTS, **given}
        return cls(
            store=parse_store(_text(config, "store")),
            host=_text(config, "host"),
            port=_number(config, "port", 0, LARGEST_PORT),
            routes=_routes(config["routes"]),
            max_age_seconds=_number(config, "max_age_seconds", 0),
            max_body_bytes=_number(config, "max_body_bytes", 1),
        )


def read_config(path: Path | None, environment: Mapping[str, str]) -> dict[str, Any]:
    """Return what a file and the environment say; the environment counts where both do.

    Args:
        path: A JSON file with an object of settings, if there is one.
        environment: Variables such as ``ORDERGROOVE_WEBHOOKS_STORE``; `routes` as JSON.

    Raises:
        SettingError: If the file or the routes cannot be read; no message shows a key.
    """
    config = {} if path is None else _read_file(path)
    for name in DEFAULTS:
        variable = PREFIX + name.upper()
        text = environment.get(variable)
        if text and name == "routes":
            try:
                config[name] = json.loads(text)
            except ValueError:
                raise SettingError(errors.ROUTES_NOT_JSON, name, variable=variable) from None
        elif text:
            config[name] = text
    return config


def _read_file(path: Path) -> dict[str, Any]:
    config = None
    try:
        config = json.loads(path.read_text("utf-8"))
    except OSError as error:
        reason = error.strerror
        raise SettingError(errors.CONFIG_UNREADABLE, "--config", path=path, reason=reason) from None
    except ValueError:
        pass
    if not isinstance(config, dict):
        raise SettingError(errors.CONFIG_NOT_OBJECT, "--config", path=path)
    return config


def _text(config: Mapping[str, Any], name: str) -> str:
    value = config[name]
    if not isinstance(value, str) or not value.strip():
        raise SettingError(errors.NOT_TEXT, name)
    return value.strip()


def _number(config: Mapping[str, Any], name: str, lowest: int, highest: int | None = None) -> int:
    value = config[name]
    if isinstance(value, str) and re.fullmatch(r"\s*\d{1,18}\s*", value):
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise SettingError(errors.NOT_WHOLE, name)
    if value < lowest or (highest is not None and value > highest):
        up_to = "" if highest is None else f" and at most {highest}"
        raise SettingError(errors.OUT_OF_RANGE, name, bounds=f"at least {lowest}{up_to}")
    return value


def _routes(value: Any) -> tuple[Route, ...]:
    if not isinstance(value, list):
        raise SettingError(errors.NOT_A_LIST, "routes")
    routes = tuple(_route(each, f"routes[{index}]") for index, each in enumerate(value))
    paths = [route.path for route in routes]
    for path in paths:
        if paths.count(path) > 1:
            raise SettingError(errors.ROUTE_TWICE, "routes", path=path)
    return routes


def _route(value: Any, where: str) -> Route:
    if not isinstance(value, dict) or set(value) != set(ROUTE_PARTS):
        raise SettingError(errors.ROUTE_PARTS, where, parts=", ".join(ROUTE_PARTS))
    path, merchant, keys = (value[part] for part in ROUTE_PARTS)
    if not isinstance(path, str) or not PATH.fullmatch(path) or len(path) > LONGEST_TEXT:
        raise SettingError(errors.BAD_PATH, f"{where}.path")
    if path in OWN_PATHS:
        raise SettingError(errors.OWN_PATH, f"{where}.path", path=path)
    if not isinstance(merchant, str) or not 0 < len(merchant.strip()) <= LONGEST_TEXT:
        raise SettingError(errors.BAD_MERCHANT, f"{where}.merchant")
    # An empty key would make everybody's signature good.
    are_keys = isinstance(keys, list) and all(
        isinstance(key, str) and key.strip() and key.strip().isascii() for key in keys
    )
    if not keys or not are_keys:
        raise SettingError(errors.NO_KEYS, f"{where}.verification_keys")
    return Route(path, merchant.strip(), tuple(key.strip() for key in keys))

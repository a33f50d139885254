"""Where the databases are: from the environment, by the names that the loaders use.

The settings of this program, ``ORDERGROOVE_VIEWS_…``, come before the loaders', ``TARGET_…``: so
one .env serves both, and each can differ. Empty is as good as not there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from ordergroove_views.errors import NO_DUCKDB, NO_POSTGRES, NOT_POSTGRES, NOT_SECONDS
from singer_commons.errors import PluginError, SettingError

if TYPE_CHECKING:
    from collections.abc import Mapping

    Environment = Mapping[str, str]

DEFAULT_SCHEMA = "ordergroove"
DEFAULT_FILE = Path("output", "warehouse.duckdb")
DEFAULT_WAIT = 60
_OWN = "ORDERGROOVE_VIEWS_"


def _setting(type_: str, title: str, description: str, **options: Any) -> dict[str, Any]:
    return {"type": [type_], "title": title, "description": description, **options}


DECLARATION: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "duckdb_filepath": _setting(
            "string",
            "DuckDB file path",
            "File of the database, instead of target-duckdb's.",
            examples=["output/warehouse.duckdb"],
        ),
        "postgres_sqlalchemy_url": _setting(
            "string",
            "PostgreSQL URL",
            "SQLAlchemy URL of the database, instead of target-postgres'.",
            secret=True,
            examples=["postgresql://user@host/database"],
        ),
        "schema": _setting("string", "Schema", "Schema of the tables, instead of the loader's."),
        "wait": _setting(
            "integer",
            "Wait",
            "Seconds to wait for others who use the database.",
            default=DEFAULT_WAIT,
        ),
    },
}


def duckdb_file(environment: Environment) -> str:
    """Return the file, or ``md:…``, that target-duckdb writes to."""
    file = environment.get(f"{_OWN}DUCKDB_FILEPATH") or environment.get("TARGET_DUCKDB_FILEPATH")
    root = environment.get("MELTANO_PROJECT_ROOT")
    if not file and not root:
        raise PluginError(NO_DUCKDB)
    return file or str(Path(root or "", DEFAULT_FILE))


def postgres_parameters(environment: Environment) -> dict[str, str]:
    """Return what libpq needs to connect to where target-postgres writes to.

    Raises:
        PluginError: Nothing names the database, or its URL is none of PostgreSQL's.
    """
    own = environment.get(f"{_OWN}POSTGRES_SQLALCHEMY_URL")
    url = own or environment.get("TARGET_POSTGRES_SQLALCHEMY_URL")
    return _from_url(url) if url else _from_parts(environment)


def schema_from(environment: Environment, database: str) -> str:
    """Return the schema that the loader of a database, ``duckdb`` or ``postgres``, writes to."""
    loaders = f"TARGET_{database.upper()}_DEFAULT_TARGET_SCHEMA"
    return environment.get(f"{_OWN}SCHEMA") or environment.get(loaders) or DEFAULT_SCHEMA


def wait_from(environment: Environment) -> float:
    """Return how long to wait for a database that others use, in seconds."""
    try:
        return float(environment.get(f"{_OWN}WAIT") or DEFAULT_WAIT)
    except ValueError:
        raise SettingError(NOT_SECONDS, f"{_OWN}WAIT") from None


def _from_url(url: str) -> dict[str, str]:
    """Read a URL as SQLAlchemy writes them, with or without a driver's name.

    Not left to libpq: its messages quote what it cannot read, and there may be a password in it.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme.partition("+")[0] not in {"postgresql", "postgres"}:
        raise PluginError(NOT_POSTGRES)
    named = {
        "host": unquote(parts.hostname or ""),
        "port": str(port or ""),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "dbname": unquote(parts.path.lstrip("/")),
    }
    return {**{key: value for key, value in named.items() if value}, **dict(parse_qsl(parts.query))}


def _from_parts(environment: Environment) -> dict[str, str]:
    names = {
        "host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "DATABASE"
    }  # fmt: skip
    found = {
        key: value
        for key, name in names.items()
        if (value := environment.get(f"TARGET_POSTGRES_{name}"))
    }
    if "dbname" not in found and "host" not in found:
        raise PluginError(NO_POSTGRES)
    return found

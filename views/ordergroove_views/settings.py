"""Where the databases are: from the environment, by the names that the loaders use.

The settings of this program, ``ORDERGROOVE_VIEWS_…``, come before the loaders', ``TARGET_…``: so
one .env serves both, and each can differ. Empty is as good as not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from ordergroove_views.errors import NO_DUCKDB, NO_POSTGRES, NOT_POSTGRES, NOT_SECONDS
from singer_commons.errors import PluginError, SettingError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_SCHEMA = "ordergroove"
DEFAULT_FILE = Path("output", "warehouse.duckdb")
DEFAULT_WAIT = 60.0
_OWN = "ORDERGROOVE_VIEWS_"
DECLARATION: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "duckdb_filepath": {
            "type": ["string"],
            "title": "DuckDB file path",
            "description": "File of the database, instead of target-duckdb's.",
        },
        "postgres_sqlalchemy_url": {
            "type": ["string"],
            "title": "PostgreSQL URL",
            "description": "SQLAlchemy URL of the database, instead of target-postgres'.",
            "secret": True,
        },
        "schema": {
            "type": ["string"],
            "title": "Schema",
            "description": "Schema of the tables, instead of the loader's.",
        },
        "wait": {
            "type": ["integer"],
            "title": "Wait",
            "default": 60,
            "description": "Seconds to wait for others who use the database.",
        },
    },
}


@dataclass(frozen=True)
class DuckDBAddress:
    """A DuckDB database.

    Attributes:
        file: Its file, or ``md:…``.
        schema: The schema that target-duckdb writes to.
    """

    file: str
    schema: str


@dataclass(frozen=True)
class PostgresAddress:
    """A PostgreSQL database.

    Attributes:
        parameters: What libpq needs to connect.
        schema: The schema that target-postgres writes to.
    """

    parameters: Mapping[str, str]
    schema: str

    def without_password(self, text: str) -> str:
        """Return a text that does not show the password."""
        password = self.parameters.get("password")
        return text.replace(password, "***") if password else text


def duckdb_address(environment: Mapping[str, str], schema: str | None = None) -> DuckDBAddress:
    """Return where target-duckdb writes to.

    Args:
        environment: The environment variables.
        schema: The schema, if it is given otherwise.

    Raises:
        PluginError: Nothing names the file.
    """
    file = environment.get(f"{_OWN}DUCKDB_FILEPATH") or environment.get("TARGET_DUCKDB_FILEPATH")
    root = environment.get("MELTANO_PROJECT_ROOT")
    if not file and not root:
        raise PluginError(NO_DUCKDB)
    return DuckDBAddress(
        file or str(Path(root or "", DEFAULT_FILE)), _schema(environment, schema, "TARGET_DUCKDB_")
    )


def postgres_address(environment: Mapping[str, str], schema: str | None = None) -> PostgresAddress:
    """Return where target-postgres writes to.

    Args:
        environment: The environment variables.
        schema: The schema, if it is given otherwise.

    Raises:
        PluginError: Nothing names the database, or its URL is none of PostgreSQL's.
    """
    own = environment.get(f"{_OWN}POSTGRES_SQLALCHEMY_URL")
    url = own or environment.get("TARGET_POSTGRES_SQLALCHEMY_URL")
    found = _from_url(url) if url else _from_parts(environment)
    return PostgresAddress(found, _schema(environment, schema, "TARGET_POSTGRES_"))


def wait_from(environment: Mapping[str, str]) -> float:
    """Return how long to wait for a database that others use, in seconds.

    Raises:
        SettingError: That is no number.
    """
    text = environment.get(f"{_OWN}WAIT")
    try:
        return float(text) if text else DEFAULT_WAIT
    except ValueError:
        raise SettingError(NOT_SECONDS, f"{_OWN}WAIT") from None


def _schema(environment: Mapping[str, str], given: str | None, target: str) -> str:
    return (
        given
        or environment.get(f"{_OWN}SCHEMA")
        or environment.get(f"{target}DEFAULT_TARGET_SCHEMA")
        or DEFAULT_SCHEMA
    )


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


def _from_parts(environment: Mapping[str, str]) -> dict[str, str]:
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

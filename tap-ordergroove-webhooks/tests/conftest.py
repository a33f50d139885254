"""Stores for the event log, and a receiver in front of one."""

from __future__ import annotations

import psycopg
import pytest
from tests.support.webhooks import serving, store_of


@pytest.fixture
def admin(_postgres_server):
    """A connection to the server, but to no log."""
    with psycopg.connect(_postgres_server.get_uri(), autocommit=True) as connection:
        yield connection


@pytest.fixture
def postgres_store(new_database):
    """The URL of an empty database."""
    return new_database()


@pytest.fixture
def sqlite_store(tmp_path):
    return store_of(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def store(request):
    """Each kind of store in turn."""
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture
def receiver(sqlite_store):
    """A receiver with one route."""
    with serving(sqlite_store) as running:
        yield running

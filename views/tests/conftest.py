"""Two real databases, each with the tables that its loader would make."""

from __future__ import annotations

import pytest
from tests.support.view_tables import DuckDBTables, OldDuckDBTables, PostgresTables


@pytest.fixture
def postgres(new_database):
    """An empty PostgreSQL database."""
    with PostgresTables(new_database()) as tables:
        yield tables


@pytest.fixture
def duck(tmp_path):
    """An empty DuckDB file."""
    with DuckDBTables(tmp_path / "warehouse.duckdb") as tables:
        yield tables


@pytest.fixture
def old_duck(tmp_path):
    """An empty DuckDB file with the types of old."""
    with OldDuckDBTables(tmp_path / "warehouse.duckdb") as tables:
        yield tables


@pytest.fixture(params=["duck", "old_duck", "postgres"])
def db(request):
    """Any of them."""
    return request.getfixturevalue(request.param)

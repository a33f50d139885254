"""Two real databases, each with the tables that its loader would make."""

from __future__ import annotations

import pytest
from tests.support.view_tables import DuckDBTables, PostgresTables


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


@pytest.fixture(params=["duckdb", "postgres"])
def db(request):
    """Either of them."""
    return request.getfixturevalue("duck" if request.param == "duckdb" else "postgres")

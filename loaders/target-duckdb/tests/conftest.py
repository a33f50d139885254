"""What the tests of the loader share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.duckdb_loader import Database

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A file that is not there yet."""
    return Database(tmp_path / "shop.duckdb")

"""What the tests of the loader share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.postgres_loader import Database

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def url(new_database: Callable[[], str]) -> str:
    """The URL of a database."""
    return new_database()


@pytest.fixture
def database(url: str) -> Database:
    """An empty schema."""
    return Database(url)

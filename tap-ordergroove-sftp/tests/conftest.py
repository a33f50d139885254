"""A drop for each test that asks for one."""

from __future__ import annotations

import pytest
from tests.support.sftp_tap import NOW

from ordergroove_sandbox import Merchant
from ordergroove_sandbox.drop import Drop, serving
from tap_ordergroove_sftp.prefetch import Fetcher


@pytest.fixture
def merchant():
    """A small merchant, whose time stands still unless it is moved."""
    return Merchant(customers=25, days=120, now=NOW)


@pytest.fixture
def drop(merchant, tmp_path):
    return Drop(merchant, tmp_path / "drop")


@pytest.fixture
def server(drop):
    """The drop on a real socket."""
    with serving(drop) as running:
        yield running


@pytest.fixture
def waits(monkeypatch):
    """How long a run waited between its tries to connect; it does not really wait."""
    asked = []
    monkeypatch.setattr(Fetcher, "_pause", lambda _self, seconds: asked.append(seconds))
    return asked

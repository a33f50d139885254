"""An old version's remains, and the shop that went on living."""

from __future__ import annotations

import pytest

from ordergroove_sandbox import Sandbox, running

from . import world
from .remains import Remains


@pytest.fixture(params=world.VERSIONS)
def old(request, tmp_path):
    """What an old version left behind."""
    return Remains(world.FIXTURES / request.param, tmp_path)


@pytest.fixture
def merchant():
    """The shop as it was when the old version loaded it; a test lets it live on."""
    merchant = world.begin()
    world.live_until_the_load(merchant)
    return merchant


@pytest.fixture
def server(merchant):
    """That shop behind the API; its present is what the tests say."""
    with running(Sandbox(merchant, api_key=world.API_KEY)) as running_:
        yield running_

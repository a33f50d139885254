"""S3 for the tests: the sandbox's, one for all; a bucket, and a proxy, for each that asks."""

from __future__ import annotations

import contextlib
import functools
import os
import uuid

import botocore.session
import pytest
from botocore.loaders import create_loader
from tests.support.bspk_target import REGION, Bucket, Proxy

from ordergroove_sandbox.bspk import Rules, serving
from ordergroove_sandbox.bspk.store import Store
from ordergroove_sandbox.server import listening


@contextlib.contextmanager
def proxying():
    # A signed request is all that is needed. All stores of a process know the same buckets.
    with contextlib.closing(Store(f"store-{uuid.uuid4().hex}", REGION)) as store:
        made = Proxy(store)
        with listening(made, made.connections, "127.0.0.1", 0) as made.url:
            yield made


@pytest.fixture(scope="session")
def _s3():
    with proxying() as made:
        yield made.url


@pytest.fixture(scope="session", autouse=True)
def _models():
    """Let all clients share what botocore reads of S3's model: 0.1 s for each otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(botocore.session, "create_loader", functools.cache(create_loader))
        yield


@pytest.fixture(autouse=True)
def _quiet(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(("AWS_", "TARGET_BSPK_S3_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "no-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "no-credentials"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def _bspk():
    # A process has one bucket of a name: the sandbox's own tests take the usual one.
    with serving(bucket="bspk-of-target-tests", rules=Rules(company="NiceCo")) as made:
        yield made


@pytest.fixture
def bspk(_bspk):
    """BSPK's stand-in: a bucket, and an importer that knows BSPK's rules from elsewhere."""
    _bspk.reset()
    return _bspk


@pytest.fixture
def bucket(_s3):
    made = Bucket(f"drop-{uuid.uuid4().hex}", _s3)
    made.client.create_bucket(Bucket=made.name)
    return made


@pytest.fixture
def proxy():
    with proxying() as made:
        yield made


@pytest.fixture
def behind(bucket, proxy, monkeypatch):
    """The settings for the bucket through the proxy; what is given up on is given up soon."""
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "2")
    return bucket.config | {"endpoint_url": proxy.url}

"""Two real servers: OpenSSH's sshd, and asyncssh for passwords and faults."""

from __future__ import annotations

import threading

import pytest
from tests.support.sftp_servers import Fake, Sshd, serve
from tests.support.uploads import paramiko_server

from ordergroove_sandbox.dotapparel import serving
from ordergroove_sandbox.openssh import running_openssh


@pytest.fixture(scope="session")
def sshd(tmp_path_factory):
    with running_openssh(tmp_path_factory.mktemp("sshd")) as server:
        yield Sshd(server)


@pytest.fixture
def fake(tmp_path):
    folder = tmp_path / "drop"
    folder.mkdir()
    server = Fake(folder)
    ready, stop = threading.Event(), threading.Event()
    thread = threading.Thread(target=serve, args=(server, ready, stop))
    thread.start()
    assert ready.wait(10)
    yield server
    stop.set()
    thread.join()


@pytest.fixture
def inbox():
    """Serve DotApparel's inbox: what is renamed in /pending is taken away at once."""
    with serving() as server:
        yield server


@pytest.fixture
def odd_server(tmp_path):
    with paramiko_server(tmp_path) as (settings, odd):
        yield settings, odd

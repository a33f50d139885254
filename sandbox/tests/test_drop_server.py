from __future__ import annotations

import asyncio
import io
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import asyncssh
import paramiko
import pytest
import requests

from ordergroove_sandbox import Merchant, Sandbox, running
from ordergroove_sandbox.drop import (
    SECRET_NAME,
    Defect,
    Drop,
    SftpFault,
    controls,
    new_host_key,
    serving,
)
from ordergroove_sandbox.sftp.server import DEFAULT_PASSWORD


@pytest.fixture
def server(tmp_path):
    with serving(Drop(Merchant(customers=20, days=200), tmp_path)) as running_server:
        yield running_server


@contextmanager
def signed_in(server, password=DEFAULT_PASSWORD, key=None):
    transport = paramiko.Transport(socket.create_connection((server.host, server.port), 10))
    try:
        transport.start_client(timeout=10)
        if key:
            transport.auth_publickey("sandbox", key)
        else:
            transport.auth_password("sandbox", password)
        client = paramiko.SFTPClient.from_transport(transport)
        assert client
        client.get_channel().settimeout(10)
        yield client
    finally:
        transport.close()


def read_into(got, file):
    while piece := file.read(32768):
        got.extend(piece)


def path_of(file):
    return f"/outgoing/{file.name}"


def test_files_arrive_whole_and_are_logged(server):
    files = server.drop.deliver()
    server.drop.clutter()
    with signed_in(server) as client:
        listed = {entry.filename: entry for entry in client.listdir_attr("outgoing")}
        for file in files:
            entry = listed[file.name]
            assert (entry.st_size, entry.st_mtime) == (file.size, file.modified.timestamp())
            with client.open(path_of(file)) as opened:
                assert opened.read() == (server.drop.outgoing / file.name).read_bytes()
    assert SECRET_NAME in listed
    assert server.log.opened == [path_of(file) for file in files]
    assert [call.sent for call in server.log.entries("open")] == [file.size for file in files]
    assert server.log.listed == ["/outgoing"]
    assert server.log.connections == 1
    assert all(call.done for call in server.log.entries())
    assert server.log.report()["auth"] == [
        {"username": "sandbox", "method": "password", "accepted": True}
    ]
    server.log.clear()
    assert not any(server.log.report().values())


def test_other_clients_can_fetch_a_file(server, tmp_path_factory):
    file = server.drop.deliver_full("orders")
    got = tmp_path_factory.mktemp("got") / "orders.csv"

    async def fetch():
        async with (
            asyncssh.connect(
                server.host, server.port, username=server.username, password=server.password,
                known_hosts=asyncssh.import_known_hosts(f"* {server.host_key}\n"), config=(),
            ) as connection,
            connection.start_sftp_client() as client,
        ):  # fmt: skip
            await client.get(path_of(file), got)

    asyncio.run(fetch())
    assert got.read_bytes() == (server.drop.outgoing / file.name).read_bytes()


def test_nothing_can_be_changed(server):
    file = server.drop.deliver()[0]
    before = (server.drop.outgoing / file.name).read_bytes()
    with signed_in(server) as client:
        for change in (
            lambda: client.open(path_of(file), "w"),
            lambda: client.open(path_of(file), "a"),
            lambda: client.open("/outgoing/new", "x"),
            lambda: client.remove(path_of(file)),
            lambda: client.rename(path_of(file), "/outgoing/other"),
            lambda: client.posix_rename(path_of(file), "/outgoing/other"),
            lambda: client.mkdir("/outgoing/new"),
            lambda: client.rmdir("/outgoing"),
            lambda: client.chmod(path_of(file), 0o600),
            lambda: client.utime(path_of(file), (1, 1)),
            lambda: client.symlink("/outgoing", "/other"),
        ):
            with pytest.raises(OSError, match="not allowed"):
                change()
        with client.open(path_of(file)) as opened, pytest.raises(OSError, match="not allowed"):
            opened.chmod(0o600)
        with pytest.raises(FileNotFoundError):
            client.open("/../../etc/hostname")
    refused = [call.operation for call in server.log.entries() if call.error == "not allowed here"]
    assert refused == [
        "open", "open", "open", "remove", "rename", "posix_rename", "setstat", "setstat", "fsetstat"
    ]  # fmt: skip
    assert (server.drop.outgoing / file.name).read_bytes() == before


def test_only_the_right_proof_opens_the_door(server):
    with pytest.raises(paramiko.AuthenticationException), signed_in(server, "wrong"):
        pass
    server.faults.add(SftpFault.of("refuse_auth"))
    with pytest.raises(paramiko.AuthenticationException), signed_in(server):
        pass
    with signed_in(server):
        pass
    assert [attempt.accepted for attempt in server.log.auth] == [False, False, True]
    assert "wrong" not in str(server.log.report())


def test_keys(tmp_path):
    text = new_host_key()
    key = paramiko.Ed25519Key.from_private_key(io.StringIO(text))
    public = f"{key.get_name()} {key.get_base64()}"
    other = paramiko.Ed25519Key.from_private_key(io.StringIO(new_host_key()))
    drop = Drop(Merchant(customers=3, days=30), tmp_path)
    with serving(drop, authorized_keys=[public], host_keys=[text]) as server:
        assert server.host_key == public
        assert server.fingerprint == key.fingerprint
        with signed_in(server, key=key) as client:
            assert client.listdir("/") == ["outgoing"]
        with pytest.raises(paramiko.AuthenticationException), signed_in(server, key=other):
            pass
    with serving(drop, port=server.port, host_keys=[new_host_key("rsa")]) as changed:
        assert changed.host_key.startswith("ssh-rsa ")
        assert (changed.port, changed.log.connections) == (server.port, 0)
        with signed_in(changed):
            pass
    with pytest.raises(ValueError, match="no such kind"):
        new_host_key("dsa")


def test_a_connection_drops_in_the_middle_of_a_file(server):
    content = bytes(range(256)) * 4096
    (server.drop.outgoing / "big.csv").write_bytes(content)
    server.faults.add(SftpFault.of("drop", "big.*", times=1, after_bytes=300_000))
    got = bytearray()
    with signed_in(server) as client, pytest.raises((OSError, EOFError, paramiko.SSHException)):
        read_into(got, client.open("/outgoing/big.csv"))
    assert 300_000 <= len(got) < 400_000
    assert got == content[: len(got)]
    with signed_in(server) as client, client.open("/outgoing/big.csv") as file:
        file.prefetch(len(content))
        assert file.read() == content
    assert server.faults.report()[0]["used"] == 1


def test_files_may_stall_and_be_slow_and_denied(server):
    file = server.drop.deliver_full("orders")
    server.faults.add(
        SftpFault.of("stall", seconds=0.3),
        SftpFault.of("slow", bytes_per_second=100_000),
        SftpFault.of("deny", "nothing*"),
    )
    with signed_in(server) as client:
        started = time.monotonic()
        with client.open(path_of(file)) as opened:
            assert len(opened.read()) == file.size
        assert time.monotonic() - started > 0.5
        server.faults.clear()
        server.faults.add(SftpFault.of("deny", file.name), SftpFault.of("deny", "outgoing"))
        with pytest.raises(PermissionError):
            client.open(path_of(file))
        with pytest.raises(PermissionError):
            client.listdir("/outgoing")
        assert client.listdir("/outgoing") == [file.name]


def test_a_file_that_nobody_may_read(server):
    file = server.drop.deliver_full("orders", defects=[Defect("unreadable")])
    with signed_in(server) as client:
        assert client.stat(path_of(file)).st_size == file.size
        with pytest.raises(PermissionError):
            client.open(path_of(file))


def test_a_file_grows_while_it_is_listed(server):
    file = server.drop.deliver_full("orders", defects=[Defect.of("growing", steps=3)])
    with signed_in(server) as client:
        seen = [client.listdir_attr("/outgoing")[0] for _ in range(4)]
    sizes = [entry.st_size for entry in seen]
    assert sizes[0] < sizes[1] < sizes[2] == sizes[3] == file.size
    assert seen[0].st_mtime < seen[2].st_mtime == seen[3].st_mtime


def test_one_merchant_behind_both(tmp_path):
    merchant = Merchant(customers=20, days=100)
    with (
        serving(Drop(merchant, tmp_path)) as drop,
        running(Sandbox(merchant, controls=controls(drop))) as api,
        requests.Session() as http,
    ):
        http.trust_env = False
        url = f"{api.url}/_sandbox"
        http.post(f"{url}/advance", json={"days": 2}, timeout=10)
        body = {"days": 2, "defects": [{"kind": "crlf", "report": "orders"}]}
        delivered = http.post(f"{url}/deliver", json=body, timeout=10).json()
        full = http.post(f"{url}/deliver", json={"full": "subscription"}, timeout=10).json()
        assert (len(delivered), len(full)) == (14, 1)
        assert len(full[0]["rows"]) == merchant.counts()["subscriptions"]
        for wrong in ({"days": 0}, {"full": "x"}, {"defects": [{"kind": "x"}]}):
            assert http.post(f"{url}/deliver", json=wrong, timeout=10).status_code == 400
        fault = {"kind": "deny", "name": "x"}
        assert http.post(f"{url}/drop/faults", json=fault, timeout=10).json()[0]["used"] == 0
        assert http.delete(f"{url}/drop/faults", timeout=10).json() == []
        with signed_in(drop) as client:
            assert len(client.listdir("/outgoing")) == 15
        assert http.get(f"{url}/drop/log", timeout=10).json()["connections"] == 1
        assert http.delete(f"{url}/drop/log", timeout=10).json()["connections"] == 0


def test_the_drop_from_the_command_line(tmp_path):
    line = [sys.executable, "-m", "ordergroove_sandbox", "serve", "--sftp", "--customers", "3",
            "--days", "30", "--now", "2025-06-15T12:00:00", "--folder", str(tmp_path),
            "--names", "N2", "--history", "2", "--clutter"]  # fmt: skip
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("Listening on http://127.0.0.1:")
        said = process.stdout.readline()
        assert said.startswith("Listening on sftp://127.0.0.1:")
        assert " host key SHA256:" in said
        process.send_signal(signal.SIGTERM)
        assert process.stdout.read() == ""
    assert process.returncode == 0
    names = {path.name for path in (tmp_path / "outgoing").iterdir()}
    assert {"acme_orders_20250614_delta.csv", "acme_orders_20250615_delta.csv"} < names

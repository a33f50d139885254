"""Two real servers: OpenSSH's sshd, and asyncssh for passwords and faults."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
import pytest

from filedrop.sftp import SftpSettings

CONFIG = """
Port {port}
ListenAddress 127.0.0.1
{host_keys}
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PidFile none
Subsystem sftp internal-sftp
"""


def find_sshd():
    return shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")


def pytest_collection_modifyitems(config, items):
    """Leave out what needs OpenSSH's server, a system package, where it is missing.

    asyncssh, a package like any other, stands for SFTP there. With OPENSSH=required, as in CI,
    nothing is left out.
    """
    if find_sshd() or os.environ.get("OPENSSH") == "required":
        return
    left_out = [item for item in items if "sshd" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def make_key(path, kind, passphrase="", *options):
    subprocess.run(
        ["ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-C", "", "-f", str(path), *options],
        check=True,
    )
    return path


@dataclass
class Sshd:
    folder: Path
    port: int
    user: str
    host_keys: dict = field(default_factory=dict)
    keys: dict = field(default_factory=dict)

    def settings(self, kind="ed25519", **changes):
        given = {
            "host": "127.0.0.1",
            "port": self.port,
            "username": self.user,
            "private_key_path": str(self.keys[kind]),
            "host_key": self.host_keys["ed25519"],
            "timeout": 10,
            "retry_budget": 0,
        }
        return SftpSettings(**(given | changes))


@pytest.fixture(scope="session")
def sshd(tmp_path_factory):
    program = find_sshd()
    if program is None:
        pytest.fail("OpenSSH's sshd is needed: install the package openssh-server.")
    folder = tmp_path_factory.mktemp("sshd")
    if os.geteuid() == 0:  # sshd, as root, wants its privilege separation folder
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    server = Sshd(folder, free_port(), pwd.getpwuid(os.geteuid()).pw_name)
    lines, authorized = [], []
    for kind in ("ed25519", "ecdsa", "rsa"):
        path = make_key(folder / f"host_{kind}", kind)
        lines.append(f"HostKey {path}")
        server.host_keys[kind] = path.with_suffix(".pub").read_text()
        server.keys[kind] = make_key(folder / f"user_{kind}", kind)
        authorized.append(Path(f"{server.keys[kind]}.pub").read_text())
    server.keys["stranger"] = make_key(folder / "stranger", "ed25519")
    (folder / "authorized_keys").write_text("".join(authorized))
    config = folder / "config"
    config.write_text(CONFIG.format(port=server.port, folder=folder, host_keys="\n".join(lines)))
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([program, "-D", "-e", "-f", str(config)], stderr=log)
        try:
            wait_for(server.port, process, folder / "log")
            yield server
        finally:
            process.terminate()
            process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, log):
    for _ in range(100):
        if process.poll() is not None:
            pytest.fail(f"sshd did not start: {log.read_text()}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("sshd does not listen")


@dataclass
class Fake:
    """An asyncssh server, its faults, and what it saw."""

    folder: Path
    port: int = 0
    password: str = "open sesame"  # noqa: S105
    offers: str = "password"
    host_key: str = ""
    drop_at: list = field(default_factory=list)
    stall_at: int | None = None
    most: int | None = None
    before_drop: object = None
    refuse: bool = False
    logins: list = field(default_factory=list)
    connections: int = 0
    reads: list = field(default_factory=list)
    open_files: list = field(default_factory=list)
    open_connections: list = field(default_factory=list)

    def settings(self, **changes):
        given = {
            "host": "127.0.0.1",
            "port": self.port,
            "username": "merchant",
            "password": self.password,
            "host_key": self.host_key,
            "timeout": 5,
            "retry_budget": 60,
        }
        return SftpSettings(**(given | changes))


def serve(fake, ready, stop):  # noqa: C901 - a server and its faults
    class Server(asyncssh.SSHServer):
        def connection_made(self, conn):
            fake.connections += 1
            self.conn = conn
            fake.open_connections.append(conn)
            if fake.refuse:
                conn.abort()

        def begin_auth(self, username):
            fake.logins.append(("begin", username))
            return True

        def password_auth_supported(self):
            return fake.offers == "password"

        def validate_password(self, username, password):
            fake.logins.append(("password", username))
            return password == fake.password

        def kbdint_auth_supported(self):
            return fake.offers == "interactive"

        def get_kbdint_challenge(self, username, lang, submethods):
            return "", "", "", [("Password:", False)]

        def validate_kbdint_response(self, username, responses):
            fake.logins.append(("interactive", username))
            return list(responses) == [fake.password]

        def public_key_auth_supported(self):
            return False

    class Files(asyncssh.SFTPServer):
        def __init__(self, chan):
            super().__init__(chan, chroot=os.fsencode(fake.folder))

        def open(self, path, pflags, attrs):
            # asyncssh leaves them open when a connection is aborted.
            fake.open_files.append(super().open(path, pflags, attrs))
            return fake.open_files[-1]

        async def read(self, file_obj, offset, size):
            end = offset + size
            if fake.stall_at is not None and end > fake.stall_at:
                await asyncio.sleep(60)
            if fake.drop_at and end > fake.drop_at[0]:
                fake.drop_at.pop(0)
                if fake.before_drop:
                    fake.before_drop()
                self.channel.get_connection().abort()
                await asyncio.sleep(60)
            fake.reads.append((offset, size))
            return super().read(file_obj, offset, min(size, fake.most or size))

    async def main():
        key = asyncssh.generate_private_key("ssh-ed25519")
        fake.host_key = key.export_public_key().decode()
        server = await asyncssh.create_server(
            Server, "127.0.0.1", 0, server_host_keys=[key], sftp_factory=Files, gss_host=None
        )
        fake.port = server.get_port()
        ready.set()
        while not stop.is_set():  # noqa: ASYNC110 - another thread sets it
            await asyncio.sleep(0.02)
        for connection in fake.open_connections:
            connection.abort()
        for file in fake.open_files:
            file.close()
        server.close()
        await server.wait_closed()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    asyncio.run(main())


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

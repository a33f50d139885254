"""OpenSSH's sshd with the settings that lead to it, and asyncssh for passwords and faults."""

from __future__ import annotations

import asyncio
import os
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import asyncssh

from singer_commons.sftp import SftpSettings

if TYPE_CHECKING:
    from pathlib import Path

    from ordergroove_sandbox.openssh import OpenSsh


def make_key(path, kind, passphrase="", *options):
    subprocess.run(
        ["ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-C", "", "-f", str(path), *options],
        check=True,
    )
    return path


@dataclass
class Sshd:
    server: OpenSsh

    def __getattr__(self, name):
        return getattr(self.server, name)

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


@dataclass
class Fake:
    """An asyncssh server, its faults, and what it saw."""

    folder: Path
    port: int = 0
    password: str = "open sesame"  # noqa: S105
    host_key: str = ""
    drop_at: list = field(default_factory=list)
    stall_at: int | None = None
    most: int | None = None
    before_drop: object = None
    refuse: bool = False
    takes_keys: bool = False
    refusals: int = 0
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
            return True

        def validate_password(self, username, password):
            fake.logins.append(("password", username))
            return password == fake.password

        def public_key_auth_supported(self):
            return fake.takes_keys

    class Files(asyncssh.SFTPServer):
        def __init__(self, chan):
            super().__init__(chan, chroot=os.fsencode(fake.folder))

        def open(self, path, pflags, attrs):
            # asyncssh leaves them open when a connection is aborted.
            fake.open_files.append(super().open(path, pflags, attrs))
            return fake.open_files[-1]

        async def write(self, file_obj, offset, data):
            await self.fail_at(offset + len(data))
            return super().write(file_obj, offset, data)

        async def fail_at(self, end):
            if fake.stall_at is not None and end > fake.stall_at:
                await asyncio.sleep(60)
            if fake.drop_at and end > fake.drop_at[0]:
                fake.drop_at.pop(0)
                if fake.before_drop:
                    fake.before_drop()
                self.channel.get_connection().abort()
                await asyncio.sleep(60)

        async def read(self, file_obj, offset, size):
            await self.fail_at(offset + size)
            if fake.refusals and offset:
                fake.refusals -= 1
                raise asyncssh.SFTPFailure(reason="too many")
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

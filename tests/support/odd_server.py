"""SFTP servers with a habit that OpenSSH does not have, on asyncssh and a real socket."""

from __future__ import annotations

import asyncio
import os
import threading
from contextlib import contextmanager
from pathlib import Path

import asyncssh

HOUR_AGO = 1_760_000_000
"""9 October 2025: the time of the files below, to an odd second."""


class Plain(asyncssh.SFTPServer):
    """Serves a folder as it is."""

    def __init__(self, chan, folder):
        super().__init__(chan, chroot=str(folder))


class Visitors(asyncssh.SSHServer):
    """Lets in who has the password, while there are not too many."""

    def __init__(self, present, most):
        self.present, self.most = present, most

    def connection_made(self, conn):
        self.conn = conn

    def connection_lost(self, exc):
        self.present.discard(self)

    def password_auth_supported(self):
        return True

    def validate_password(self, username, password):
        if len(self.present) >= self.most:
            return False
        self.present.add(self)
        return password == "x"  # noqa: S105


@contextmanager
def odd_server(folder, session=Plain, most=99):
    """Serve a folder, at most `most` log-ins at a time; yield a tap's settings."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    present = set()

    async def start():
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_factory=lambda: Visitors(present, most),
            server_host_keys=[key],
            sftp_factory=lambda chan: session(chan, folder),
            config=(),
            gss_host=None,
        )

    listener = asyncio.run_coroutine_threadsafe(start(), loop).result(30)
    try:
        yield {
            "host": "127.0.0.1",
            "port": listener.get_port(),
            "username": "acme",
            "password": "x",
            "host_key": key.export_public_key().decode().strip(),
            "path": "/",
        }
    finally:
        asyncio.run_coroutine_threadsafe(stop(listener, present), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()


async def stop(listener, present):
    listener.close()
    for each in list(present):
        each.conn.abort()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def put(folder, name, content, modified=HOUR_AGO):
    path = Path(folder, os.fsdecode(name))
    path.write_bytes(content.encode())
    os.utime(path, (modified, modified))
    return name

"""The drop on a real socket: an SFTP server in a thread of its own, on asyncssh."""

from __future__ import annotations

import asyncio
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hmac import compare_digest
from threading import Thread
from typing import TYPE_CHECKING, Any

import asyncssh

from ordergroove_sandbox.drop.access import AccessLog, AuthAttempt
from ordergroove_sandbox.drop.faults import DropFault, DropFaults
from ordergroove_sandbox.drop.sftp import Behind, DropSession

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ordergroove_sandbox.drop.writer import Drop

DEFAULT_USERNAME = "sandbox"
DEFAULT_PASSWORD = "sandbox-password"  # noqa: S105 - of a stand-in, no secret
_ALGORITHMS = {"ed25519": "ssh-ed25519", "rsa": "ssh-rsa", "ecdsa": "ecdsa-sha2-nistp256"}
_START = 30  # seconds


@dataclass(frozen=True, slots=True)
class DropServer:
    """A running server.

    Attributes:
        host: Its address.
        port: Its port.
        host_keys: Its public keys, ``ssh-ed25519 AAAA…``.
        fingerprints: The same as ``SHA256:…``.
        username: The name that may sign in.
        password: That name's password.
        drop: What it serves.
        log: What clients did.
        faults: What goes wrong.
    """

    host: str
    port: int
    host_keys: tuple[str, ...]
    fingerprints: tuple[str, ...]
    username: str
    password: str
    drop: Drop
    log: AccessLog
    faults: DropFaults

    @property
    def url(self) -> str:
        """The address, ``sftp://host:port``."""
        return f"sftp://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def host_key(self) -> str:
        """The first public key, ``ssh-ed25519 AAAA…``."""
        return self.host_keys[0]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the first key, ``SHA256:…``."""
        return self.fingerprints[0]


def new_host_key(kind: str = "ed25519") -> str:
    """Make a private key as OpenSSH writes it.

    Args:
        kind: ``ed25519``, ``rsa`` or ``ecdsa``.

    Raises:
        ValueError: Another kind.
    """
    if kind not in _ALGORITHMS:
        msg = f"no such kind of key: {kind}; one of {', '.join(_ALGORITHMS)}"
        raise ValueError(msg)
    return asyncssh.generate_private_key(_ALGORITHMS[kind], "sandbox").export_private_key().decode()


@contextmanager
def serving(  # noqa: PLR0913 - every one is a setting by name
    drop: Drop,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    username: str = DEFAULT_USERNAME,
    password: str = DEFAULT_PASSWORD,
    authorized_keys: Iterable[str] = (),
    host_keys: Sequence[str] = (),
    faults: Iterable[DropFault] = (),
) -> Iterator[DropServer]:
    """Serve a drop until the block ends.

    Args:
        drop: What is served, read-only.
        host: An address of this machine.
        port: The port; 0 takes a free one.
        username: The name that may sign in.
        password: That name's password.
        authorized_keys: Public keys, ``ssh-ed25519 AAAA…``, that may sign in under that name too.
        host_keys: Private keys of the server, as from ``new_host_key``; by default a new one.
        faults: Faults in force from the start.

    Yields:
        The running server.

    Raises:
        OSError: The address cannot be had.
        ValueError: A key that cannot be read.
    """
    keys = [asyncssh.import_private_key(text) for text in host_keys or [new_host_key()]]
    behind = Behind(drop, AccessLog(), DropFaults(faults))
    allowed = {asyncssh.import_public_key(text).public_data for text in authorized_keys}
    door = _Door(behind, username, password, allowed)
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        starting = asyncio.run_coroutine_threadsafe(door.open(host, port, keys), loop)
        taken = starting.result(_START)
        yield DropServer(
            host,
            taken,
            tuple(" ".join(key.export_public_key().decode().split()[:2]) for key in keys),
            tuple(key.get_fingerprint() for key in keys),
            username,
            password,
            drop,
            behind.log,
            behind.faults,
        )
    finally:
        asyncio.run_coroutine_threadsafe(door.shut(), loop).result(_START)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class _Door:
    """The listening socket and the connections made through it; lives in the event loop."""

    def __init__(self, behind: Behind, username: str, password: str, keys: set[bytes]) -> None:
        self.behind = behind
        self.username = username
        self.password = password
        self.keys = keys
        self.connections: set[asyncssh.SSHServerConnection] = set()
        self._listener: asyncssh.SSHAcceptor | None = None

    async def open(self, host: str, port: int, keys: Sequence[asyncssh.SSHKey]) -> int:
        """Listen, and return the port."""
        self._listener = await asyncssh.listen(
            host,
            port,
            server_factory=partial(_Visitor, self),
            server_host_keys=keys,
            sftp_factory=partial(DropSession, behind=self.behind),
            config=(),
            gss_host=None,
            agent_forwarding=False,
        )
        return self._listener.get_port()

    async def shut(self) -> None:
        """Stop listening and cut every connection."""
        if self._listener is not None:
            self._listener.close()
        for connection in list(self.connections):
            connection.abort()
        if self._listener is not None:  # since Python 3.12 it waits for connections
            await self._listener.wait_closed()
        others: set[asyncio.Task[Any]] = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for opened in self.behind.files:
            opened.file.close()


class _Visitor(asyncssh.SSHServer):
    """One connection, and whether it may come in."""

    def __init__(self, door: _Door) -> None:
        self._door = door
        self._connection: asyncssh.SSHServerConnection | None = None

    @override
    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn
        self._door.connections.add(conn)
        self._door.behind.log.connected()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if self._connection is not None:
            self._door.connections.discard(self._connection)

    @override
    def password_auth_supported(self) -> bool:
        return True

    @override
    def public_key_auth_supported(self) -> bool:
        return bool(self._door.keys)

    @override
    def validate_password(self, username: str, password: str) -> bool:
        right = compare_digest(password.encode(), self._door.password.encode())
        return self._decide("password", username, right=right)

    @override
    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return self._decide("publickey", username, right=key.public_data in self._door.keys)

    def _decide(self, method: str, username: str, *, right: bool) -> bool:
        behind = self._door.behind
        right = right and username == self._door.username
        accepted = right and not behind.faults.take("", "refuse_auth")
        behind.log.add(AuthAttempt(username, method, accepted))
        return accepted

"""An SFTP server on a real socket, in a thread of its own, on asyncssh: who may come in."""

from __future__ import annotations

import asyncio
import sys
from contextlib import contextmanager
from functools import partial
from hmac import compare_digest
from threading import Thread
from typing import TYPE_CHECKING, Any

import asyncssh

from ordergroove_sandbox.sftp.folder import Served
from ordergroove_sandbox.sftp.log import AuthAttempt
from ordergroove_sandbox.sftp.session import SftpSession

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ordergroove_sandbox.sftp.faults import SftpFault

DEFAULT_USERNAME = "sandbox"
DEFAULT_PASSWORD = "sandbox-password"  # noqa: S105 - of a stand-in, no secret
_ALGORITHMS = {"ed25519": "ssh-ed25519", "rsa": "ssh-rsa", "ecdsa": "ecdsa-sha2-nistp256"}
_START = 30  # seconds


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


class SftpServer(Served):
    """A server, and who may come in by password or by key.

    Attributes:
        host: Its address.
        port: Its port.
        host_keys: Its public keys, ``ssh-ed25519 AAAA…``.
        fingerprints: The same as ``SHA256:…``.
        username: The name that may sign in.
        password: That name's password.
        authorized_keys: The public keys that may sign in under it as well.
        connections: The connections that are open.
    """

    def __init__(
        self,
        folder: Path,
        *,
        username: str = DEFAULT_USERNAME,
        password: str = DEFAULT_PASSWORD,
        authorized_keys: Iterable[str] = (),
        faults: Iterable[SftpFault] = (),
    ) -> None:
        """Set up a server; see ``listening``.

        Args:
            folder: The local folder that clients see as ``/``.
            username: The name that may sign in.
            password: That name's password.
            authorized_keys: Public keys, ``ssh-ed25519 AAAA…``, that may sign in under it, too.
            faults: Faults in force from the start.

        Raises:
            ValueError: A key that cannot be read.
        """
        super().__init__(folder, faults)
        self.host, self.port = "", 0
        self.host_keys: tuple[str, ...] = ()
        self.fingerprints: tuple[str, ...] = ()
        self.username, self.password = username, password
        self.authorized_keys = {
            asyncssh.import_public_key(text).public_data for text in authorized_keys
        }
        self.connections: set[asyncssh.SSHServerConnection] = set()

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

    @contextmanager
    def listening(
        self, host: str = "127.0.0.1", port: int = 0, host_keys: Sequence[str] = ()
    ) -> Iterator[None]:
        """Serve until the block ends.

        Args:
            host: An address of this machine.
            port: The port; 0 takes a free one.
            host_keys: Private keys of the server, as from ``new_host_key``; if none, a new one.

        Raises:
            OSError: The address cannot be had.
            ValueError: A key that cannot be read.
        """
        keys = [asyncssh.import_private_key(text) for text in host_keys or [new_host_key()]]
        shown = (key.export_public_key().decode().split()[:2] for key in keys)
        self.host_keys = tuple(map(" ".join, shown))
        self.fingerprints = tuple(key.get_fingerprint() for key in keys)
        loop = asyncio.new_event_loop()
        thread = Thread(target=loop.run_forever, daemon=True)
        thread.start()
        listener: asyncssh.SSHAcceptor | None = None
        try:
            opening = asyncio.run_coroutine_threadsafe(self._open(host, port, keys), loop)
            listener = opening.result(_START)
            self.host, self.port = host, listener.get_port()
            yield
        finally:
            asyncio.run_coroutine_threadsafe(self._shut(listener), loop).result(_START)
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()
            for opened in self.open_files:
                opened.file.close()

    def lets_in(self, method: str, username: str, *, right: bool) -> bool:
        """Decide on somebody with a right or wrong proof, and log it."""
        accepted = right and username == self.username
        accepted = accepted and not self.faults.take(["refuse_auth"])
        self.log.auth.append(AuthAttempt(username, method, accepted))
        return accepted

    async def _open(
        self, host: str, port: int, keys: Sequence[asyncssh.SSHKey]
    ) -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            host,
            port,
            server_factory=partial(_Connection, self),
            server_host_keys=keys,
            sftp_factory=partial(SftpSession, served=self),
            config=(),
            gss_host=None,
            agent_forwarding=False,
        )

    async def _shut(self, listener: asyncssh.SSHAcceptor | None) -> None:
        """Stop listening and cut every connection."""
        if listener is not None:
            listener.close()
        for connection in list(self.connections):
            connection.abort()
        if listener is not None:  # since Python 3.12 it waits for connections
            await listener.wait_closed()
        others: set[asyncio.Task[Any]] = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)


class _Connection(asyncssh.SSHServer):
    """One connection, and whether it may come in."""

    def __init__(self, server: SftpServer) -> None:
        self._server = server
        self._connection: asyncssh.SSHServerConnection | None = None

    @override
    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn
        self._server.connections.add(conn)
        self._server.log.connections += 1

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if self._connection is not None:
            self._server.connections.discard(self._connection)

    @override
    def password_auth_supported(self) -> bool:
        # Asked after each refusal. paramiko asks for the log-in service before each method, which
        # OpenSSH grants every time, and asyncssh once; it has no public way to be told otherwise.
        if self._connection is not None:
            self._connection._next_service = b"ssh-userauth"  # noqa: SLF001 - see above
        return True

    @override
    def public_key_auth_supported(self) -> bool:
        return bool(self._server.authorized_keys)

    @override
    def validate_password(self, username: str, password: str) -> bool:
        right = compare_digest(password.encode(), self._server.password.encode())
        return self._server.lets_in("password", username, right=right)

    @override
    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        right = key.public_data in self._server.authorized_keys
        return self._server.lets_in("publickey", username, right=right)
